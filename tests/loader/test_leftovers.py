"""What is left of the site that somebody's own began as is told; neither that site nor a fork that keeps it is."""

from collections.abc import Iterable
from pathlib import Path

from founders_timeline.authoring.program_source import program_source
from founders_timeline.authoring.starter_site import example_files
from founders_timeline.loader.leftovers import FLAGSHIP_WORDS, MADE_UP_WORDS
from tests.sites import TODAY, problems_of, write_site

ROOT = Path(__file__).resolve().parents[2]
MADE_UP = {path: data for path, data in example_files(TODAY, program_source()).items() if path.startswith("content/")}
FLAGSHIP = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for path in (*(ROOT / "content").rglob("*.yaml"), *(ROOT / "content").glob("*.md"))
}


def left_in(root: Path) -> list[str]:
    """Return the words that are told as left over."""
    return [problem.message.split('"')[1] for problem in problems_of(root) if problem.code == "leftover"]


def with_team(files: dict[str, bytes], team: str, others: Iterable[str]) -> dict[str, bytes]:
    """Return a site's files without those of some teams, and with the team `example` listed."""
    kept = {path: data for path, data in files.items() if not path.startswith(tuple(f"content/{other}/" for other in others))}
    lines = kept["content/site.yaml"].decode().splitlines()
    listed = [f"teams: [{team}]" if line.startswith("teams:") else line for line in lines]
    return {**kept, "content/site.yaml": "\n".join(listed).encode()}


def test_the_made_up_team_alone_is_no_leftover(tmp_path: Path) -> None:
    for path, data in MADE_UP.items():
        write_site(tmp_path, {path: data})
    assert left_in(tmp_path) == []


def test_beside_ones_own_team_all_of_the_made_up_one_is_told(tmp_path: Path) -> None:
    write_site(tmp_path, with_team(MADE_UP, "example, halcyon", ()))
    assert set(left_in(tmp_path)) == set(MADE_UP_WORDS)


def test_with_another_team_the_texts_of_the_flagship_are_told(tmp_path: Path) -> None:
    write_site(tmp_path, with_team(FLAGSHIP, "example", ["openai"]))
    assert set(left_in(tmp_path)) == set(FLAGSHIP_WORDS)


def test_a_fork_of_the_flagship_that_adds_a_team_has_no_leftover(tmp_path: Path) -> None:
    write_site(tmp_path, with_team(FLAGSHIP, "openai, example", ()))
    assert left_in(tmp_path) == []


def test_where_a_team_cannot_be_read_nobody_knows_what_is_left_over(tmp_path: Path) -> None:
    write_site(tmp_path, {**with_team(FLAGSHIP, "openai, example", ()), "content/openai/team.yaml": b"name: OpenAI\n"})
    assert left_in(tmp_path) == []
