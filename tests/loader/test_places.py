"""Destinations that are almost a team's: the warning comes where a team may be meant, and only there."""

from pathlib import Path

import pytest

from tests.sites import EVENTS, TEAM_FILE, problems_of, write_site


def codes(root: Path, team: str, destination: str) -> list[str]:
    event = f"name: Ada\ndate: 2024-08-05\ndestination: {destination}\nsources: [ada-leaves]\n"
    team_file = f"name: {team}\nfounded: 2015\nfounders: [Ada]\n"
    other = "name: Elsewhere\nfounded: 2015\nfounders: [Ben]\n"
    files = {TEAM_FILE: team_file, "content/other/team.yaml": other, f"{EVENTS}/ada.yaml": event}
    return [problem.code for problem in problems_of(write_site(root, files))]


@pytest.mark.parametrize(
    ("team", "destination"),
    [
        ("OpenAI", "Open AI"),
        ("Mistral AI", "Mistral"),
        ("Mistral", "Mistral AI"),
        ("Fairchild Semiconductor", "Fairchild"),
        ("Thinking Machines Lab", "Thinking Machine Lab"),
        ("xAI", "xAI Corp."),
        ("Character.AI", "CharacterAI"),
    ],
)
def test_a_destination_that_is_almost_a_teams_name_gets_a_warning(team: str, destination: str, tmp_path: Path) -> None:
    assert codes(tmp_path, team, destination) == ["almost-a-team"]


@pytest.mark.parametrize(
    ("team", "destination"),
    [
        ("OpenAI", "OpenAI"),
        ("OpenAI", "openai"),
        ("Acme Rockets", "example"),  # the folder's name, which is the team's id
        ("OpenAI", "OpenAI Foundation"),
        ("Google", "Google Brain"),
        ("Meta", "Beta"),
        ("Adept", "Amazon"),
        ("中文", "中国"),
    ],
)
def test_a_destination_that_is_a_team_or_plainly_another_place_gets_none(team: str, destination: str, tmp_path: Path) -> None:
    assert codes(tmp_path, team, destination) == []
