"""A site is found from the folders inside of it, as a repository is by git."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from tests.sites import write_site


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    return done.exit_code, done.output


@pytest.mark.parametrize("folder", ["content", "content/example", "content/example/events", "templates/strings"])
def test_a_command_finds_the_site_that_it_is_started_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    root = write_site(tmp_path)
    (root / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / folder)
    above = "/".join(".." for _ in folder.split("/"))
    assert run("check") == (0, f"Working on the site in {root}.\nNo problems in {above}/content/.\n")


def test_a_folder_of_a_site_that_is_named_stands_for_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path)
    monkeypatch.chdir(root / "content")
    assert run("check", "example") == (0, f"Working on the site in {root}.\nNo problems in ../content/.\n")


def test_without_a_site_above_the_folder_itself_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "content not found: SITE is the folder that holds content/." in run("check")[1]
