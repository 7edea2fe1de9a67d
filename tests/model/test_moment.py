"""Which day it is in a team's time zone."""

from datetime import UTC, date, datetime

import pytest

from founders_timeline.model.moment import day_in

LATE = datetime(2026, 11, 27, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("timezone", "expected"),
    [("", "2026-11-27"), ("UTC", "2026-11-27"), ("Pacific/Auckland", "2026-11-28"), ("America/Los_Angeles", "2026-11-27")],
)
def test_an_instant_falls_on_the_day_of_the_time_zone(timezone: str, expected: str) -> None:
    assert day_in(LATE, timezone) == date.fromisoformat(expected)


def test_in_the_west_the_day_begins_later() -> None:
    assert day_in(datetime(2026, 11, 27, 3, tzinfo=UTC), "America/Los_Angeles") == date(2026, 11, 26)


def test_a_day_that_was_asked_for_is_the_same_everywhere() -> None:
    assert day_in(date(2026, 11, 27), "Pacific/Auckland") == date(2026, 11, 27)
