"""What the shipped content must say on days whose answer was worked out by hand: the rows of truth_tables.csv.

`remaining_low` and `remaining_high` differ while a date is not known exactly; `on_leave`, `affiliated` and `departed` count those
of whom it is certain.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from founders_timeline.loader.site import load_site
from founders_timeline.model.history import History, history_of
from tests.sites import INTERFACE_LANGUAGES, TODAY
from tests.timelines import day

ROOT = Path(__file__).resolve().parents[2]
TABLES = Path(__file__).with_name("truth_tables.csv")


class Numbers(NamedTuple):
    """What one row says of one team and day."""

    remaining_low: int
    remaining_high: int
    on_leave: int
    affiliated: int
    departed: int


def rows() -> list[dict[str, str]]:
    with TABLES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def histories() -> dict[str, History]:
    site = load_site(ROOT, TODAY, INTERFACE_LANGUAGES)[0]
    return {team.id: history_of(team) for team in site.teams}


def name_of(row: dict[str, str]) -> str:
    return f"{row['team']} on {row['day']}: {row['why']}"


@pytest.mark.parametrize("row", rows(), ids=name_of)
def test_the_history_says_what_the_truth_table_says(histories: dict[str, History], row: dict[str, str]) -> None:
    assert row["team"] in histories, f"content/site.yaml does not name the team {row['team']}."
    roster = histories[row["team"]].roster_on(day(row["day"]))
    said = Numbers(
        roster.remaining.low, roster.remaining.high, len(roster.on_leave), len(roster.affiliated), len(roster.departed)
    )
    assert said == Numbers(*(int(row[field]) for field in Numbers._fields))
