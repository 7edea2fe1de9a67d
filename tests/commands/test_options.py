"""Which site a command works on: the folder named, or the one that it is in, as git does."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.commands.cli import main
from tests.sites import EVENTS, write_site

ADA = {f"{EVENTS}/ada.yaml": "name: Ada Example\ndate: 2024-08-05\nsources: [ada-leaves]\n"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", ADA)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


@pytest.mark.parametrize("folder", ["content", EVENTS])
def test_from_a_folder_inside_a_site_the_site_is_found(site: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / folder)
    done = run("count", "--on", "2026-11-23")
    assert (done.exit_code, "3 of 4 founders of Example remain." in done.stdout) == (0, True)
    assert done.stderr == f"Working on the site in {site}.\n"


def test_a_folder_inside_a_site_may_be_named(site: Path) -> None:
    done = run("check", site / EVENTS)
    assert (done.exit_code, f"Working on the site in {site}." in done.stderr) == (0, True)


def test_from_inside_a_site_it_is_built_where_it_always_is(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / EVENTS)
    assert run("build", "--as-of", "2026-11-23").exit_code == 0
    assert (site / "build/index.html").is_file()


def test_from_inside_a_site_a_revision_is_that_sites(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (
        ["init", "--quiet"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "Begin"],
    ):
        subprocess.run(["git", "-C", site, *words], check=True)
    (site / EVENTS / "ada.yaml").unlink()
    monkeypatch.chdir(site / EVENTS)
    assert "Ada Example no longer departs" in run("diff", "HEAD").stdout


def test_in_a_site_nobody_is_told_where_it_is(site: Path) -> None:
    assert run("check", site).stderr == ""


def test_around_a_folder_without_a_site_there_is_none(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert (done.exit_code, "content not found" in done.stderr) == (2, True)
