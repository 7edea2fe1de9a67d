"""Today is the day in the team's time zone, wherever and for whatever command the program runs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from tests.sites import EVENTS, TEAM, TEAM_FILE, write_site

LATE = "1795816800"  # 2026-11-27T22:00:00Z
EARLY = "1795748400"  # 2026-11-27T03:00:00Z
LEAVES = "name: Ada Example\ndate: {}\nsources: [ada-leaves]\n"


def site(root: Path, timezone: str, day: str) -> Path:
    team = TEAM + (f"timezone: {timezone}\n" if timezone else "")
    return write_site(root, {TEAM_FILE: team, f"{EVENTS}/a.yaml": LEAVES.format(day)})


def run(now: str, *arguments: object) -> tuple[str, str]:
    done = CliRunner(env={"SOURCE_DATE_EPOCH": now}).invoke(main, list(map(str, arguments)), catch_exceptions=False)
    return done.stdout, done.stderr


CASES = [
    ("Pacific/Auckland", "2026-11-28", LATE, 3),
    ("", "2026-11-28", LATE, 4),
    ("America/Los_Angeles", "2026-11-27", EARLY, 4),
    ("", "2026-11-27", EARLY, 3),
]


@pytest.mark.parametrize(("timezone", "day", "now", "remaining"), CASES)
def test_a_change_is_counted_from_its_day_in_the_teams_time_zone_on(
    tmp_path: Path, timezone: str, day: str, now: str, remaining: int
) -> None:
    told, _ = run(now, "count", site(tmp_path, timezone, day), "--format", "json")
    assert json.loads(told)["remaining"] == {"low": remaining, "high": remaining}


@pytest.mark.parametrize(("timezone", "day", "now", "remaining"), CASES)
def test_an_event_is_in_the_future_until_its_day_has_come_in_the_teams_time_zone(
    tmp_path: Path, timezone: str, day: str, now: str, remaining: int
) -> None:
    _, told = run(now, "check", site(tmp_path, timezone, day))
    assert ("warning[future-date]" in told) is (remaining == 4)


def test_each_team_of_a_site_is_counted_on_its_own_day(tmp_path: Path) -> None:
    far = {TEAM_FILE: f"{TEAM}timezone: Pacific/Auckland\n", "content/other/team.yaml": TEAM}
    root = write_site(tmp_path, far)
    run(LATE, "build", root)
    days = [json.loads((root / f"build/data/{team}/team.json").read_text("utf-8"))["as_of"] for team in ("example", "other")]
    assert days == ["2026-11-28", "2026-11-27"]


def test_a_day_that_is_asked_for_goes_before_the_time_zone(tmp_path: Path) -> None:
    told, _ = run(LATE, "count", site(tmp_path, "Pacific/Auckland", "2026-11-28"), "--on", "2026-11-27", "--format", "json")
    assert json.loads(told)["on"] == "2026-11-27"


@pytest.mark.parametrize("seconds", ["yesterday", "1e9", "999999999999999", "253402300799", "-62135596800"])
def test_an_instant_that_no_calendar_has_is_wrong_usage(tmp_path: Path, seconds: str) -> None:
    _, told = run(seconds, "count", site(tmp_path, "Pacific/Auckland", "2026-11-28"))
    assert "SOURCE_DATE_EPOCH" in told
