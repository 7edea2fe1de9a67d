"""Which histories cannot be, and how that is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from founders_timeline.loader.histories import impossible_histories
from founders_timeline.model.content import Event, Place
from founders_timeline.model.problems import Problem
from tests.timelines import event, is_possible, team


def told(*events: Event) -> list[str]:
    return [problem.message for problem in impossible_histories(team(*events))]


POSSIBLE = {
    "leave, return, departure": ["leave 2020-01-01", "return 2020-06-01", "departure 2021-01-01"],
    "transfer, return": ["transfer 2020-01-01", "return 2020-06-01"],
    "departure and reinstatement within one month": ["departure 2020-05-01", "reinstatement 2020-05-31"],
    "departure in a month, return on its last day": ["departure 2020-05", "return 2020-05-31"],
    "leave and departure in one year": ["leave 2020", "departure 2020"],
    "departure on a day, return in its year": ["departure 2020-03-10", "return 2020"],
    "departure in a year, leave in a month of it": ["departure 2020", "leave 2020-06"],
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
    "departure or return first, after a leave": ["leave 2019-01-01", "return 2020-03-10", "departure 2020"],
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
    ("departure 2020-01-01", "ouster 2020-01-01"): "Ada is removed on 2020-01-01, and so says {first} already.",
    ("departure 2020", "departure 2020-05-05"): "Ada leaves in 2020, but was gone already since 2020-05-05 ({second}).",
    (
        "leave 2020",
        "return 2020",
        "departure 2020",
    ): ("Ada leaves in 2020, and goes on leave in 2020 ({first}): either could come first."),
    ("leave 2019-01-01", "return 2020-03-10", "departure 2020"): (
        "Ada leaves in 2020, and returns on 2020-03-10 ({second}): either could come first."
    ),
}
HINTS = {
    ("departure 2020-01-01", "departure 2021-01-01"): (
        "For the next place after leaving write type: move. If both are the same, delete one."
    ),
    ("departure 2020-01-01", "ouster 2020-01-01"): "Delete one of the two.",
    ("return 2020-01-01",): "Add the departure or the leave before it, or correct the type.",
    ("leave 2020", "leave 2021"): "Add what happened between the two. If both are the same, delete one.",
    ("transfer 2020", "leave 2021"): "Add what happened between the two, or correct a date or a type.",
    ("departure 2020", "leave 2021-01-01"): "Add the return between the two, or correct a date or a type.",
    ("death 2020-05", "return 2020-05-31"): "",
    ("death 2020-05", "return 2020-06-01"): "",
    ("death 2020-01-01", "move 2021-01-01"): "",
    ("departure 2020-01-01", "return 2020-01-01"): "The other event is at {first}.",
    ("departure 2015-12-10",): "Correct one of the two dates; that of the founding is in content/example/team.yaml.",
    ("leave 2020", "return 2020", "departure 2020"): (
        "Write for each of the two the part of that time in which it happened,"
        " as [2020-01-01..2020-07-01] and [2020-07-02..2020-12-31] would."
    ),
    ("leave 2019-01-01", "return 2020-03-10", "departure 2020"): (
        "Write date: [2020-01-01..2020-03-09] if it came first, date: [2020-03-11..2020-12-31] if it came second."
    ),
    ("leave 2019-01-01", "return 2020-01", "departure 2020"): "Write date: [2020-02-01..2020-12-31] if it came second.",
    ("leave 2020-03-10", "return 2020", "transfer [2020..2021]"): (
        "Write date: [2020-01-01..2020-03-09] if it came first, date: [2020-03-11..2021-12-31] if it came second."
    ),
}


def first_problem(texts: tuple[str, ...]) -> tuple[Problem, dict[str, str]]:
    """Return the first problem of a history, and the places of its first two events as messages name them."""
    events = events_of(list(texts))
    places = [f"{each.place.path}:{each.place.line}" for each in events]
    return next(iter(impossible_histories(team(*events)))), {"first": places[0], "second": places[min(1, len(places) - 1)]}


@pytest.mark.parametrize("texts", MESSAGES, ids=", ".join)
def test_a_message_says_who_does_what_when_and_why_that_cannot_be(texts: tuple[str, ...]) -> None:
    problem, places = first_problem(texts)
    assert (problem.code, problem.message) == ("state", f"date: {MESSAGES[texts].format_map(places)}")


@pytest.mark.parametrize("texts", HINTS, ids=", ".join)
def test_a_hint_says_what_to_do_where_that_is_known(texts: tuple[str, ...]) -> None:
    problem, places = first_problem(texts)
    assert problem.hint == HINTS[texts].format_map(places)


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
    long = replace(first, place=Place(path=f"content/example/events/{'a' * 300}.yaml", line=7, column=1))
    (problem,) = impossible_histories(team(long, second))
    assert problem.message.endswith(f"({long.place.path[:200]}…:7).")


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


@pytest.mark.parametrize("when", ["2020", "[2020-{n:02}..2021-{n:02}]"])
def test_hundreds_of_overlapping_events_are_judged(when: str) -> None:
    """Far more orders exist than can be counted; the first two found are enough."""
    events = [event("ada", ("leave", "return")[n % 2], when.format(n=n // 2 % 12 + 1), f"event-{n:03}") for n in range(300)]
    (message,) = told(*events)
    assert message.endswith("either could come first.")


def test_hundreds_of_overlapping_events_that_have_one_order_are_accepted() -> None:
    days = [date(2020, 1, 1) + timedelta(days=2 * n) for n in range(200)]
    returns = [event("ada", "return", str(day), f"return-{day}") for day in days[1:]]
    leaves = [event("ada", "leave", f"[{day + timedelta(days=1)}..2030-12-31]", f"leave-{day}") for day in days[:-1]]
    assert is_possible(team(*leaves, *returns))


def test_dates_that_overlap_too_much_to_be_put_in_order_are_refused_for_the_first_person_only() -> None:
    """No order exists, since there are more returns than leaves, and nearly all beginnings of one are different."""
    kinds = ["leave"] * 40 + ["return"] * 60 + ["transfer"] * 40
    spans = [(n * 7 % 41, 60 + n * 11 % 43) for n in range(len(kinds))]
    start = date(2020, 1, 1)
    events = [
        event("ada ben", kind, f"[{start + timedelta(days=first)}..{start + timedelta(days=last)}]", f"event-{n}")
        for n, (kind, (first, last)) in enumerate(zip(kinds, spans, strict=True))
    ]
    assert told(*events) == ["date: The dates of Ada's 140 changes overlap too much to be put in order."]


def test_a_long_history_of_exact_days_is_accepted() -> None:
    events = [event("ada", ("leave", "return")[n % 2], f"{1600 + n}-05-05") for n in range(500)]
    assert is_possible(team(*events, founded="1500"))
