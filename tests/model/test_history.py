"""Status and counting: the rules of docs/content.md and of the about page, one sentence a test."""

import pytest

from founders_timeline.model.history import Count, changes_of, count_after, count_before, day_of, events_in_order
from founders_timeline.model.status import Status
from tests.timelines import day, event, history, team

ACTIVE, ON_LEAVE, AFFILIATED, DEPARTED = Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED, Status.DEPARTED
LATER = day("2030-01-01")


def test_every_founder_is_at_work_from_the_founding_on() -> None:
    assert history().roster_on(day("2015-12-11")).active == ("ada", "ben", "cleo")


def test_there_is_no_status_before_the_founding() -> None:
    with pytest.raises(ValueError, match="did not exist on 2015-12-10; it was founded on 2015-12-11"):
        history().status_on("ada", day("2015-12-10"))


def test_there_is_no_count_before_the_founding() -> None:
    with pytest.raises(ValueError, match="2015-12-10"):
        history().count_on(day("2015-12-10"))


def test_nobody_has_a_status_who_is_no_founder() -> None:
    with pytest.raises(KeyError):
        history().status_on("zoe", day("2020-01-01"))


@pytest.mark.parametrize(
    ("event_type", "status"),
    [("departure", DEPARTED), ("ouster", DEPARTED), ("death", DEPARTED), ("leave", ON_LEAVE), ("transfer", AFFILIATED)],
)
def test_a_change_takes_effect_on_its_day(event_type: str, status: Status) -> None:
    past = history(event("ada", event_type, "2020-06-15"))
    assert (past.status_on("ada", day("2020-06-14")), past.status_on("ada", day("2020-06-15"))) == (ACTIVE, status)


def test_on_the_day_of_leaving_the_counter_already_shows_the_new_number() -> None:
    past = history(event("ada", "departure", "2020-06-15"))
    assert (past.count_on(day("2020-06-14")), past.count_on(day("2020-06-15"))) == (Count(low=3, high=3), Count(low=2, high=2))


def test_a_founder_who_left_stays_departed() -> None:
    assert history(event("ada", "departure", "2020-06-15")).status_on("ada", day("2190-01-01")) is DEPARTED


def test_a_founder_may_leave_on_the_day_of_the_founding() -> None:
    past = history(event("ada", "departure", "2015-12-11"))
    assert past.count_on(day("2015-12-11")) == Count(low=2, high=2)


def test_a_founder_on_leave_is_not_counted() -> None:
    assert history(event("ada", "leave", "2020-06-15")).count_on(day("2020-06-15")) == Count(low=2, high=2)


def test_a_founder_on_leave_is_not_departed() -> None:
    roster = history(event("ada", "leave", "2020-06-15")).roster_on(day("2020-06-15"))
    assert (roster.on_leave, roster.departed) == (("ada",), ())


def test_the_end_of_a_leave_must_be_an_event_of_its_own() -> None:
    past = history(event("ada", "leave", "2020-06-15"), event("ada", "return", "2020-12-01"))
    assert (past.status_on("ada", day("2020-11-30")), past.status_on("ada", day("2020-12-01"))) == (ON_LEAVE, ACTIVE)


def test_a_founder_who_was_transferred_is_affiliated_and_not_counted() -> None:
    past = history(event("ada", "transfer", "2020-06-15"))
    assert (past.roster_on(day("2020-06-15")).affiliated, past.count_on(day("2020-06-15"))) == (("ada",), Count(low=2, high=2))


@pytest.mark.parametrize("event_type", ["return", "reinstatement"])
def test_the_count_can_rise(event_type: str) -> None:
    past = history(event("ada", "departure", "2017-06-20"), event("ada", event_type, "2023-02-08"))
    assert [past.count_on(day(text)).low for text in ("2017-06-19", "2023-02-07", "2023-02-08")] == [3, 2, 3]


def test_a_founder_may_leave_twice_with_a_return_between() -> None:
    past = history(event("ada", "departure", "2017"), event("ada", "return", "2020"), event("ada", "departure", "2024-02-13"))
    assert past.status_on("ada", day("2024-02-13")) is DEPARTED


@pytest.mark.parametrize(
    ("counts", "expected"),
    [("active", 1), ("active on_leave", 2), ("active affiliated", 2), ("active on_leave affiliated", 3), ("on_leave", 1)],
)
def test_a_team_says_which_statuses_count_as_remaining(counts: str, expected: int) -> None:
    past = history(event("ada", "leave", "2020"), event("ben", "transfer", "2020"), counts=counts)
    assert past.count_on(day("2021-01-01")) == Count(low=expected, high=expected)


def test_events_of_somebody_who_is_no_founder_never_change_the_count() -> None:
    past = history(event("zoe", "departure", "2020-06-15"), event("zoe", "return", "2021-06-15"))
    assert past.days_of_change() == (day("2015-12-11"),)


@pytest.mark.parametrize("event_type", ["move", "role", "milestone"])
def test_a_move_a_role_and_a_milestone_change_no_status(event_type: str) -> None:
    assert history(event("ada", event_type, "2020-06-15")).tenure_on("ada", day("2020-06-15")).first == day("2015-12-11")


def test_an_event_of_several_people_changes_the_status_of_each() -> None:
    roster = history(event("ada ben", "ouster", "2020-06-15")).roster_on(day("2020-06-15"))
    assert (roster.departed, roster.active) == (("ada", "ben"), ("cleo",))


def test_an_event_of_a_founder_and_somebody_else_counts_the_founder_only() -> None:
    assert history(event("ada zoe", "departure", "2020-06-15")).count_on(day("2020-06-15")) == Count(low=2, high=2)


def test_an_event_that_lies_in_the_future_is_not_counted_yet() -> None:
    assert history(event("ada", "departure", "2030-01-01")).count_on(day("2029-12-31")) == Count(low=3, high=3)


IN_2017 = event("ada", "departure", "2017")


@pytest.mark.parametrize(
    ("on", "status"),
    [("2016-12-31", ACTIVE), ("2017-01-01", None), ("2017-12-30", None), ("2017-12-31", DEPARTED), ("2018-01-01", DEPARTED)],
)
def test_a_founder_is_uncertain_from_the_first_possible_day_to_the_day_before_the_last(on: str, status: Status | None) -> None:
    assert history(IN_2017).status_on("ada", day(on)) is status


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("2016-12-31", Count(low=3, high=3)),
        ("2017-01-01", Count(low=2, high=3)),
        ("2017-12-30", Count(low=2, high=3)),
        ("2017-12-31", Count(low=2, high=2)),
    ],
)
def test_the_count_is_a_range_while_a_founder_who_may_have_left_is_uncertain(on: str, count: Count) -> None:
    assert history(IN_2017).count_on(day(on)) == count


def test_only_an_exact_count_is_exact() -> None:
    assert (Count(low=2, high=2).is_exact, Count(low=2, high=3).is_exact) == (True, False)


def test_ranges_of_several_founders_add_up() -> None:
    past = history(IN_2017, event("ben", "departure", "[2016..2018]"), event("cleo", "leave", "2017-06-15"))
    assert past.count_on(day("2017-07-01")) == Count(low=0, high=2)


def test_an_uncertain_founder_stands_in_no_other_group() -> None:
    roster = history(IN_2017).roster_on(day("2017-07-01"))
    assert (roster.active, roster.departed, roster.uncertain) == (("ben", "cleo"), (), ("ada",))


def test_a_change_between_two_statuses_that_both_count_leaves_the_count_exact() -> None:
    past = history(event("ada", "leave", "2017"), counts="active on_leave")
    assert past.count_on(day("2017-07-01")) == Count(low=3, high=3)


def test_a_founder_between_two_statuses_that_both_count_is_uncertain_all_the_same() -> None:
    past = history(event("ada", "leave", "2017"), counts="active on_leave")
    assert past.roster_on(day("2017-07-01")).uncertain == ("ada",)


def test_a_tenure_names_the_possible_statuses_in_their_order() -> None:
    past = history(event("ada", "leave", "2017"), event("ada", "departure", "2017"))
    assert past.tenure_on("ada", day("2017-07-01")).statuses == (ACTIVE, ON_LEAVE, DEPARTED)


def test_a_status_that_is_certain_ends_the_uncertainty_before_it() -> None:
    past = history(event("ada", "departure", "[2016..2018]"), event("ada", "return", "2017-06-15"))
    assert past.status_on("ada", day("2017-06-15")) is ACTIVE


def test_before_a_certain_return_a_founder_may_or_may_not_have_left() -> None:
    past = history(event("ada", "departure", "[2016..2018]"), event("ada", "return", "2017-06-15"))
    assert past.tenure_on("ada", day("2017-06-14")).statuses == (ACTIVE, DEPARTED)


@pytest.mark.parametrize("sign", "?~%")
def test_a_qualifier_on_a_day_does_not_make_the_count_a_range(sign: str) -> None:
    assert history(event("ada", "departure", f"2020-06-15{sign}")).count_on(day("2020-06-15")) == Count(low=2, high=2)


def test_an_imprecise_founding_takes_nobody_out_of_the_count() -> None:
    past = history(founded="2015-12")
    assert (past.roster_on(day("2015-12-01")).active, past.count_on(day("2015-12-01"))) == (
        ("ada", "ben", "cleo"),
        Count(low=3, high=3),
    )


@pytest.mark.parametrize(("on", "expected"), [("2015-12-01", True), ("2015-12-30", True), ("2015-12-31", False)])
def test_until_its_founding_is_certain_a_team_may_not_exist(on: str, expected: bool) -> None:
    assert history(founded="2015-12").roster_on(day(on)).team_may_not_exist is expected


def test_a_team_founded_on_a_day_exists_from_that_day_on() -> None:
    assert not history().roster_on(day("2015-12-11")).team_may_not_exist


def test_in_the_year_of_an_imprecise_founding_the_count_is_of_those_who_may_have_left_since() -> None:
    past = history(event("ada", "departure", "2015-12"), founded="2015")
    assert [past.count_on(day(text)) for text in ("2015-06-01", "2015-12-01")] == [Count(low=3, high=3), Count(low=2, high=3)]


def test_whoever_has_certainly_left_has_left_a_team_that_exists_for_all() -> None:
    past = history(event("ada", "departure", "2015-12-15"), founded="2015-12")
    assert [past.tenure_on("ben", day(text)).may_precede_founding for text in ("2015-12-14", "2015-12-15")] == [True, False]


def test_there_is_no_status_before_the_first_day_of_an_imprecise_founding() -> None:
    with pytest.raises(ValueError, match="2015-11-30"):
        history(founded="2015-12").status_on("ada", day("2015-11-30"))


def test_whoever_left_on_a_day_was_there_before_although_the_founding_is_imprecise() -> None:
    past = history(event("ada", "departure", "2015-12-15"), founded="2015-12")
    assert [past.status_on("ada", day(text)) for text in ("2015-12-14", "2015-12-15")] == [ACTIVE, DEPARTED]


def test_a_departure_in_the_year_of_the_founding_is_uncertain_from_the_founding_on() -> None:
    past = history(event("ada", "departure", "2015"))
    assert (past.count_on(day("2015-12-11")), past.count_on(day("2015-12-31"))) == (Count(low=2, high=3), Count(low=2, high=2))


def test_tenures_follow_each_other_without_gaps() -> None:
    tenures = history(IN_2017, event("ada", "return", "2020-06-15")).tenures_of("ada")
    assert [(str(tenure.first), tenure.last and str(tenure.last)) for tenure in tenures] == [
        ("2015-12-11", "2016-12-31"),
        ("2017-01-01", "2017-12-30"),
        ("2017-12-31", "2020-06-14"),
        ("2020-06-15", None),
    ]


def test_the_days_of_change_are_those_on_which_possible_statuses_change() -> None:
    assert list(map(str, history(IN_2017).days_of_change())) == ["2015-12-11", "2017-01-01", "2017-12-31"]


def test_the_count_before_an_event_is_that_of_the_day_before_its_first_day() -> None:
    assert count_before(history(IN_2017, event("ben", "departure", "2016-06-15")), IN_2017) == Count(low=2, high=2)


def test_before_an_event_on_the_day_of_the_founding_everybody_counts() -> None:
    left = event("ada", "departure", "2015-12-11")
    assert count_before(history(left), left) == Count(low=3, high=3)


def test_the_count_around_an_event_before_the_founding_is_that_of_the_founding() -> None:
    idea = event("ada", "milestone", "2014")
    assert (count_before(history(idea), idea), count_after(history(idea), idea, LATER)) == (
        Count(low=3, high=3),
        Count(low=3, high=3),
    )


def test_the_count_after_an_event_is_that_of_its_last_day() -> None:
    past = history(IN_2017, event("ben", "departure", "2018-01-01"))
    assert count_after(past, IN_2017, LATER) == Count(low=2, high=2)


def test_after_an_event_in_the_month_of_an_imprecise_founding_the_count_is_that_of_its_last_day() -> None:
    early = event("ada", "milestone", "2015-12-15")
    assert count_after(history(early, founded="2015-12"), early, LATER) == Count(low=3, high=3)


def test_the_count_after_an_event_whose_span_has_not_passed_is_that_of_the_day_it_is_seen_from() -> None:
    assert count_after(history(IN_2017), IN_2017, day("2017-12-30")) == Count(low=2, high=3)


@pytest.mark.parametrize(
    ("when", "as_of", "expected"),
    [
        ("2017", "2018-01-01", "2017-12-31"),
        ("2017", "2017-12-31", "2017-12-31"),
        ("2017", "2017-12-30", "2017-12-30"),
        ("2017", "2017-01-01", "2017-01-01"),
        ("2017", "2016-12-31", "2017-01-01"),
        ("2017-06-20", "2016-12-31", "2017-06-20"),
        ("2014", "2016-12-31", "2015-12-11"),
        ("2015", "2015-12-10", "2015-12-11"),
        ("[2014..2016]", "2015-12-12", "2015-12-12"),
    ],
)
def test_the_day_of_an_event_is_its_last_one_within_what_has_passed(when: str, as_of: str, expected: str) -> None:
    assert day_of(team(), event("ada", "departure", when), day(as_of)) == day(expected)


def test_a_roster_knows_its_day() -> None:
    assert history().roster_on(day("2020-06-15")).on == day("2020-06-15")


# In which order things happened.


def test_nothing_has_changed_for_somebody_whom_no_event_names() -> None:
    assert changes_of(team(IN_2017), "zoe") == ()


def test_changes_come_in_the_order_of_their_first_and_last_days_where_that_is_possible() -> None:
    events = [
        event("ada", "return", "2017", "c"),
        event("ada", "departure", "2017-01", "b"),
        event("ben", "departure", "2017-01-01", "x"),
        event("ada", "role", "2016-01-01", "y"),
        event("ada", "leave", "2016", "a"),
    ]
    assert [change.event.id for change in changes_of(team(*events), "ada")] == ["a", "b", "c"]


ORDERS = {
    "a departure on a day, a return in its year": ["departure 2020-03-10", "return 2020"],
    "a leave in a month, a departure in its year": ["leave 2020-06", "departure 2020"],
    "a leave on the last day of a year, a departure in it": ["leave 2020-12-31", "departure 2020"],
    "a departure in a year, a death in a month of it": ["departure 2020", "death 2020-02"],
    "a transfer on a day, a departure in the year": ["transfer 2020-06-15", "departure 2020"],
    "a leave, a transfer and a departure in one year": ["leave 2020-08", "transfer 2020", "departure 2020"],
    "two absences in one year, each with its days": ["leave 2020-02", "return 2020-03-01", "leave 2020", "return 2020"],
    "a departure before a return on the same day at the latest": ["departure 2020", "return [2019..2020-06-30]"],
    "a return that only the second departure can follow": ["departure 2019-05", "return 2019", "departure [2019-05..2024]"],
}


@pytest.mark.parametrize("name", ORDERS)
def test_the_only_possible_order_is_taken_whatever_the_first_days_are(name: str) -> None:
    events = [event("ada", kind, day, f"{n}") for n, (kind, day) in enumerate(map(str.split, ORDERS[name]))]
    assert [change.event.id for change in changes_of(team(*reversed(events)), "ada")] == [each.id for each in events]


def test_a_change_has_the_days_that_those_before_and_after_leave_to_it() -> None:
    left, back = event("ada", "departure", "2020-03-10"), event("ada", "return", "2020")
    changes = changes_of(team(left, back), "ada")
    assert [(str(change.first), str(change.last)) for change in changes] == [
        ("2020-03-10", "2020-03-10"),
        ("2020-03-10", "2020-12-31"),
    ]


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("2020-03-09", Count(low=3, high=3)),
        ("2020-03-10", Count(low=2, high=3)),
        ("2020-12-30", Count(low=2, high=3)),
        ("2020-12-31", Count(low=3, high=3)),
    ],
)
def test_a_return_in_the_year_of_a_departure_is_counted_from_that_departure_on(on: str, count: Count) -> None:
    past = history(event("ada", "departure", "2020-03-10"), event("ada", "return", "2020"))
    assert past.count_on(day(on)) == count


def test_the_order_of_somebody_who_is_no_founder_may_begin_with_a_return() -> None:
    events = [event("zoe", "departure", "2020-06-01", "b"), event("zoe", "return", "2020-01", "a")]
    assert [change.event.id for change in changes_of(team(*events), "zoe")] == ["a", "b"]


MOVES = {
    "a move in the year of a departure": ["departure 2020-06-15", "move 2020"],
    "a move in a month in which somebody leaves": ["departure 2020-06", "move 2020-06"],
    "a move between two stays": ["departure 2017-06-20", "move 2017", "return 2023-02-08", "departure 2024-02-13"],
    "a move after the second departure": ["departure 2017", "return 2023-02-08", "departure 2024-02-13", "move 2024"],
    "a move before the departure that cannot follow it": ["move 2019", "departure 2020-06-15"],
    "a role in the year of a departure": ["role 2020", "departure 2020-06-15"],
    "a move that follows a move": ["departure 2020-06-15", "move 2020", "move 2020-09"],
}


@pytest.mark.parametrize("name", MOVES)
def test_a_move_follows_the_departure_wherever_its_date_allows(name: str) -> None:
    events = [event("ada", kind, day, f"{n}") for n, (kind, day) in enumerate(map(str.split, MOVES[name]))]
    assert [each.id for each in events_in_order(team(*reversed(events)), "ada")] == [each.id for each in events]
