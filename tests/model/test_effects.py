"""What an event does to the count by itself, one sentence a test."""

import pytest

from founders_timeline.model.content import Event
from founders_timeline.model.effects import Effect, effects_of
from founders_timeline.model.status import Status
from founders_timeline.model.team import Team
from tests.timelines import day, event, team

LATER = "2030-01-01"
ADA_LEAVES = event("ada", "departure", "2020-06-15")


def effect(subject: Team, own: Event, as_of: str = LATER) -> tuple[int, int]:
    found = effects_of(subject, day(as_of))[own.id]
    return found.low, found.high


@pytest.mark.parametrize("event_type", ["departure", "ouster", "death", "leave", "transfer"])
def test_whoever_leaves_is_counted_no_longer(event_type: str) -> None:
    leaves = event("ada", event_type, "2020-06-15")
    assert effect(team(leaves), leaves) == (-1, -1)


@pytest.mark.parametrize("event_type", ["return", "reinstatement"])
def test_whoever_comes_back_is_counted_again(event_type: str) -> None:
    back = event("ada", event_type, "2021-01-01")
    assert effect(team(ADA_LEAVES, back), back) == (1, 1)


@pytest.mark.parametrize("event_type", ["move", "role", "milestone"])
def test_what_changes_no_status_changes_no_count(event_type: str) -> None:
    other = event("ada", event_type, "2020-06-15")
    assert effect(team(other, ADA_LEAVES), other) == (0, 0)


def test_whoever_is_no_founder_has_no_effect_on_a_day_on_which_a_founder_leaves() -> None:
    zoe = event("zoe", "departure", "2020-06-15")
    assert effect(team(ADA_LEAVES, zoe), zoe) == (0, 0)


def test_two_departures_of_one_day_have_an_effect_of_one_each() -> None:
    ben = event("ben", "departure", "2020-06-15")
    assert effects_of(team(ADA_LEAVES, ben), day(LATER)) == dict.fromkeys([ADA_LEAVES.id, ben.id], Effect(low=-1, high=-1))


def test_an_event_of_several_founders_and_somebody_else_counts_the_founders() -> None:
    leave = event("ada ben zoe", "departure", "2020-06-15")
    assert effect(team(leave), leave) == (-2, -2)


def test_whoever_was_on_leave_and_departs_was_not_counted_before() -> None:
    leave, departs = event("ada", "leave", "2019"), event("ada", "departure", "2020-06-15")
    assert effect(team(leave, departs), departs) == (0, 0)


def test_a_leave_that_counts_as_remaining_has_no_effect_and_the_departure_after_it_has() -> None:
    leave, departs = event("ada", "leave", "2019"), event("ada", "departure", "2020-06-15")
    both = team(leave, departs, counts=(Status.ACTIVE, Status.ON_LEAVE))
    assert (effect(both, leave), effect(both, departs)) == ((0, 0), (-1, -1))


def test_a_span_that_has_passed_has_a_known_effect_whenever_in_it_the_event_was() -> None:
    vague = event("ada", "departure", "2020")
    assert effect(team(vague), vague, "2020-12-31") == (-1, -1)


def test_within_a_span_the_effect_may_be_none_yet() -> None:
    leaves = event("ada ben", "departure", "2020")
    assert effect(team(leaves), leaves, "2020-12-30") == (-2, 0)


def test_a_return_within_its_span_may_have_no_effect_yet() -> None:
    back = event("ada", "return", "2021")
    assert effect(team(ADA_LEAVES, back), back, "2021-06-01") == (0, 1)


def test_a_later_event_says_that_an_earlier_one_has_happened_within_its_span() -> None:
    leave, back = event("ada", "leave", "[2019..2024]"), event("ada", "return", "2020-06-15")
    assert effect(team(leave, back), leave, "2021-01-01") == (-1, -1)


def test_what_is_announced_for_a_day_is_told_as_on_that_day() -> None:
    assert effect(team(ADA_LEAVES), ADA_LEAVES, "2019-01-01") == (-1, -1)


def test_a_departure_in_the_year_of_the_founding_counts() -> None:
    leaves = event("ada", "departure", "2015-06")
    assert effect(team(leaves, founded="2015"), leaves) == (-1, -1)
