"""Which histories cannot be, and how that is told."""

import pytest

from founders_timeline.loader import histories
from founders_timeline.loader.histories import impossible_histories
from founders_timeline.model import Event, Place
from founders_timeline.problems import Problem
from tests.timelines import event, is_possible, team


def told(*events: Event) -> list[str]:
    return [problem.message for problem in impossible_histories(team(*events))]


NARROW = "Their dates overlap: narrow them until only one order is possible."

POSSIBLE = {
    "leave, return, departure": ["leave 2020-01-01", "return 2020-06-01", "departure 2021-01-01"],
    "transfer, return": ["transfer 2020-01-01", "return 2020-06-01"],
    "departure and reinstatement within one month": ["departure 2020-05-01", "reinstatement 2020-05-31"],
    "departure in a month, return on its last day": ["departure 2020-05", "return 2020-05-31"],
    "leave and departure in one year": ["leave 2020", "departure 2020"],
    "months that touch": ["departure 2020-05", "return 2020-06"],
    "death after a departure": ["departure 2020-01-01", "death 2021-01-01"],
    "milestone after death": ["death 2020-01-01", "milestone 2021-01-01"],
    "move on the day of death": ["death 2020-01-01", "move 2020-01-01"],
    "role in the year of death": ["role 2020", "death 2020-03"],
    "departure on the day of the founding": ["departure 2015-12-11"],
    "departure in the year of the founding": ["departure 2015"],
    "move before the founding": ["move 2010"],
}
IMPOSSIBLE = {
    "departure twice": ["departure 2020-01-01", "departure 2021-01-01"],
    "departure and ouster": ["departure 2020-01-01", "ouster 2021-01-01"],
    "return while there": ["return 2020-01-01"],
    "return twice": ["departure 2019", "return 2020-01-01", "return 2021-01-01"],
    "leave while on leave": ["leave 2020-01-01", "leave 2021-01-01"],
    "leave after departure": ["departure 2020-01-01", "leave 2021-01-01"],
    "transfer after departure": ["departure 2020-01-01", "transfer 2021-01-01"],
    "departure before the founding": ["departure 2015-12-10"],
    "return after death": ["death 2020-01-01", "return 2021-01-01"],
    "return after death within its month": ["death 2020-05", "return 2020-05-31"],
    "role after death": ["death 2020-01-01", "role 2021-01-01"],
    "move after death": ["death 2020-01-01", "move 2021-01-01"],
    "death twice": ["death 2020-01-01", "death 2021-01-01"],
    "two changes on one day": ["departure 2020-01-01", "return 2020-01-01"],
    "two changes on one day in the other order": ["return 2020-01-01", "departure 2020-01-01"],
    "dates that allow either order": ["leave 2020", "return 2020", "departure 2020"],
    "return between two departures, all in one year": ["departure 2020", "return 2020", "departure 2020"],
}


def events_of(texts: list[str]) -> list[Event]:
    pairs = [text.split() for text in texts]
    return [event("ada", event_type, when, f"event-{number}") for number, (event_type, when) in enumerate(pairs)]


@pytest.mark.parametrize("name", POSSIBLE)
def test_a_history_that_can_be_is_accepted(name: str) -> None:
    assert is_possible(team(*events_of(POSSIBLE[name])))


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_history_that_cannot_be_is_refused_once(name: str) -> None:
    assert len(told(*events_of(IMPOSSIBLE[name]))) == 1


def test_a_problem_stands_at_the_place_of_the_event_that_cannot_be() -> None:
    second = event("ada", "departure", "2021-01-01")
    (problem,) = impossible_histories(team(event("ada", "departure", "2020-01-01"), second))
    assert (problem.path, problem.line, problem.column) == (second.place.path, second.place.line, second.place.column)


def test_what_is_vague_stands_at_the_last_of_the_first_dates_that_allow_a_second_order() -> None:
    texts = ["leave 2016-01-01", "return 2017-01-01", "leave 2020", "return 2020", "departure 2020", "return 2022-01-01"]
    events = events_of(texts)
    (problem,) = impossible_histories(team(*events))
    assert problem.line == events[4].place.line


MESSAGES = {
    (
        "departure 2020-01-01",
        "departure 2021-01-01",
    ): "Ada leaves on 2021-01-01, but was gone already since 2020-01-01 ({first}).",
    ("ouster 2020-01", "leave 2021"): "Ada goes on leave in 2021, but was gone already since 2020-01 ({first}).",
    (
        "leave 2020-01-01",
        "leave 2021-01-01",
    ): "Ada goes on leave on 2021-01-01, but was on leave already since 2020-01-01 ({first}).",
    ("transfer 2020-01-01", "leave 2021-01-01"): (
        "Ada goes on leave on 2021-01-01, but was at a body tied to the team already since 2020-01-01 ({first})."
    ),
    ("departure 2020-01-01", "transfer 2021-01-01"): (
        "Ada is transferred on 2021-01-01, but was gone already since 2020-01-01 ({first})."
    ),
    ("departure 2020-01-01", "ouster 2021-01-01"): (
        "Ada is removed on 2021-01-01, but was gone already since 2020-01-01 ({first})."
    ),
    ("return 2020-01-01",): "Ada returns on 2020-01-01, but was at work since the founding.",
    ("reinstatement 2020-01-01",): "Ada is reinstated on 2020-01-01, but was at work since the founding.",
    ("death 2020-01-01", "return 2021-01-01"): "Ada returns on 2021-01-01, after dying on 2020-01-01 ({first}).",
    ("death 2020-01-01", "death 2021"): "Ada dies in 2021, after dying on 2020-01-01 ({first}).",
    ("death 2020-01", "role 2021-01-01"): "Ada takes a role on 2021-01-01, after dying in 2020-01 ({first}).",
    ("death 2020-01-01", "move 2021-01-01"): "Ada moves on 2021-01-01, after dying on 2020-01-01 ({first}).",
    ("departure 2020-01-01", "return 2020-01-01"): "Ada leaves and returns on 2020-01-01: the order is not clear.",
    ("departure 2015-12-10",): "Ada leaves on 2015-12-10, before the founding on 2015-12-11.",
    ("leave 2020", "return 2020", "departure 2020"): "This and another event of Ada could have come in either order.",
}
HINTS = {
    ("departure 2020-01-01", "departure 2021-01-01"): "",
    ("return 2020-01-01",): "",
    ("departure 2020", "leave 2020-06"): NARROW,
    ("departure 2020", "leave 2020-12-31"): NARROW,
    ("departure 2020", "leave 2021-01-01"): "",
    ("death 2020-05", "return 2020-05-31"): NARROW,
    ("death 2020-05", "return 2020-06-01"): "",
    ("death 2020-01-01", "move 2021-01-01"): "",
    ("departure 2020-01-01", "return 2020-01-01"): "The other event is at {first}.",
    ("departure 2015-12-10",): "Correct one of the two dates.",
    ("leave 2020", "return 2020", "departure 2020"): NARROW,
}


def first_problem(texts: tuple[str, ...]) -> tuple[Problem, str]:
    """Return the first problem of a history, and the place of its first event as messages name it."""
    events = events_of(list(texts))
    place = events[0].place
    return next(iter(impossible_histories(team(*events)))), f"{place.path}:{place.line}"


@pytest.mark.parametrize("texts", MESSAGES, ids=", ".join)
def test_a_message_says_who_does_what_when_and_why_that_cannot_be(texts: tuple[str, ...]) -> None:
    problem, first = first_problem(texts)
    assert (problem.code, problem.message) == ("state", f"date: {MESSAGES[texts].format(first=first)}")


@pytest.mark.parametrize("texts", HINTS, ids=", ".join)
def test_a_hint_says_what_to_do_where_that_is_known(texts: tuple[str, ...]) -> None:
    problem, first = first_problem(texts)
    assert problem.hint == HINTS[texts].format(first=first)


def test_where_dates_only_touch_after_a_death_the_next_problem_is_told_as_well() -> None:
    messages = told(*events_of(["death 2020-01-01", "return 2021-01-01", "departure 2022-01-01"]))
    assert [message.partition(", ")[0] for message in messages] == [
        "date: Ada returns on 2021-01-01",
        "date: Ada leaves on 2022-01-01",
    ]


def test_a_founding_known_to_the_year_is_named_as_it_is_written() -> None:
    (problem,) = impossible_histories(team(event("ada", "departure", "2014"), founded="2015"))
    assert problem.message == "date: Ada leaves in 2014, before the founding in 2015."


def test_a_long_path_is_named_up_to_200_characters() -> None:
    first, second = events_of(["departure 2020-01-01", "departure 2021-01-01"])
    long = first._replace(place=Place(f"content/example/events/{'a' * 300}.yaml", 7, 1))
    (problem,) = impossible_histories(team(long, second))
    assert problem.message.endswith(f"({long.place.path[:200]}…:7).")


def test_where_dates_overlap_the_hint_says_to_narrow_them() -> None:
    (problem,) = impossible_histories(team(event("ada", "departure", "2020"), event("ada", "leave", "2020-06")))
    assert problem.hint == NARROW


def test_events_of_different_people_do_not_meet() -> None:
    assert is_possible(team(event("ada", "departure", "2020-01-01"), event("ben", "departure", "2020-01-01")))


def test_somebody_who_is_no_founder_may_return_first() -> None:
    assert is_possible(team(event("zoe", "return", "2020-01-01")))


def test_somebody_who_is_no_founder_cannot_leave_twice_either() -> None:
    assert len(told(event("zoe", "departure", "2020-01-01"), event("zoe", "departure", "2021-01-01"))) == 1


def test_each_person_is_told_of() -> None:
    assert len(told(event("ada ben", "return", "2020-01-01"))) == 2


def test_a_person_whose_events_are_in_doubt_is_passed_over() -> None:
    assert not list(impossible_histories(team(event("ada ben", "return", "2020-01-01")), frozenset({"ada", "ben"})))


def test_many_overlapping_events_are_judged_in_bounded_time() -> None:
    """Two million orders of these exist; the first two found are enough."""
    events = [event("ada", ("leave", "return")[n % 2], "2020", f"event-{n:03}") for n in range(200)]
    assert told(*events) == ["date: This and another event of Ada could have come in either order."]


def test_whoever_has_too_many_overlapping_events_to_try_is_in_the_last_ones_status_after_them() -> None:
    """A leave can follow the last return only, so the search goes on from there and no other event's status."""
    types = ["leave", "transfer", *["return", "leave"] * 50, "return"]
    events = [event("ada", event_type, "2020", f"event-{n:03}") for n, event_type in enumerate(types)]
    assert told(*events, event("ada", "leave", "2025-01-01")) == [
        "date: This and another event of Ada could have come in either order."
    ]


@pytest.mark.parametrize(("most", "is_accepted"), [(0, False), (1, True)])
def test_a_search_may_take_the_most_steps_and_not_one_more(most: int, is_accepted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "MOST_STEPS", most)
    assert is_possible(team(event("ada", "departure", "2020"))) is is_accepted


def test_a_long_history_of_exact_days_is_accepted() -> None:
    events = [event("ada", ("leave", "return")[n % 2], f"{1600 + n}-05-05") for n in range(500)]
    assert is_possible(team(*events, founded="1500"))
