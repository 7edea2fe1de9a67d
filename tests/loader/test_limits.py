"""Limits that hold for a team or a whole site, and what the system refuses to say."""

from pathlib import Path

import pytest

from founders_timeline.loader import reading
from founders_timeline.loader.team import MOST_FOUNDERS
from tests.sites import EVENTS, TEAM_FILE, told, write_site


def founders(number: int) -> str:
    return f"name: Example\nfounded: 2015-12-11\nfounders: [{', '.join(f'Founder {n}' for n in range(number))}]\n"


def test_a_team_may_have_as_many_founders_as_a_page_can_show(tmp_path: Path) -> None:
    assert told(write_site(tmp_path, {TEAM_FILE: founders(MOST_FOUNDERS)})) == []


def test_a_team_may_not_have_more_founders_than_that(tmp_path: Path) -> None:
    (line,) = told(write_site(tmp_path, {TEAM_FILE: founders(MOST_FOUNDERS + 1)}))
    assert line.startswith(f"{TEAM_FILE}:3:11: error[too-many]: founders: the list has 201 people")


def test_the_pages_of_all_teams_together_show_founders_so_often_at_most(tmp_path: Path) -> None:
    teams = {f"content/team-{n:02}/team.yaml": founders(MOST_FOUNDERS) for n in range(13)}
    (line,) = [line for line in told(write_site(tmp_path, teams)) if "too-many" in line]
    assert line.startswith(
        "content/team-12/team.yaml:1:1: error[too-many]: With this team the pages show those who are counted 520,016 times"
    )


def test_the_limit_of_the_whole_content_names_the_file_that_goes_beyond_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_SITE", 1024**2)
    files = {f"{EVENTS}/{n:02}.yaml": f"# {'x' * 200_000}\ntype: milestone\ntitle: A\ndate: 2020\n" for n in range(9)}
    (line,) = told(write_site(tmp_path, files))
    assert (
        line
        == f"{EVENTS}/05.yaml:1:1: error[file-too-big]: With this file the content has more than 1 MiB. Make two sites of it."
    )


def test_a_loop_of_links_is_not_taken_for_a_missing_file(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / "content/other").symlink_to("other")
    assert any(line.startswith("content/other/team.yaml:1:1: error[unreadable]") for line in told(root))
