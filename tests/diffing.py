"""Two states of a small site, and what `diff` says of them."""

from pathlib import Path

from click.testing import CliRunner, Result

from founders_timeline.commands.cli import main
from tests.sites import EVENTS, TEAM_FILE, write_site

TEAM = "name: Acme\nfounded: 2015-12-11\nfounders: [Ada Byron, Ben Holt, Cleo Marsh]\npeople: [Zoe Lane]\n"
BEN = "name: Ben Holt\ndate: 2024-05-15\nsources: [ada-leaves]\n"
BEN_FILE = f"{EVENTS}/ben.yaml"


def site(folder: Path, **events: str) -> Path:
    """Write a site with these events, each in a file of its name, and return its folder."""
    return write_site(folder, {TEAM_FILE: TEAM, **{f"{EVENTS}/{name}.yaml": text for name, text in events.items()}})


def run(*arguments: object) -> Result:
    """Run the command with these arguments."""
    return CliRunner().invoke(main, ["diff", "--as-of", "2026-11-23", *map(str, arguments)], catch_exceptions=False)


def lines_of(old: Path, new: Path, *options: str) -> list[str]:
    """Return the lines of the difference between two folders."""
    done = run(old, new, *options)
    assert done.exit_code == 0
    return [line.strip() for line in done.stdout.splitlines()]


def changes(tmp_path: Path, old: dict[str, str], new: dict[str, str], *options: str) -> list[str]:
    """Return the lines of the difference between two sites with these events."""
    return lines_of(site(tmp_path / "old", **old), site(tmp_path / "new", **new), *options)
