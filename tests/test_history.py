"""Status and counting: the rules of docs/content.md and of the about page, one sentence a test."""

import pytest

from founders_timeline.history import Count, count_after, count_before, day_of, status_events
from founders_timeline.status import Status
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
    assert (past.count_on(day("2020-06-14")), past.count_on(day("2020-06-15"))) == (Count(3, 3), Count(2, 2))


def test_a_founder_who_left_stays_departed() -> None:
    assert history(event("ada", "departure", "2020-06-15")).status_on("ada", day("2190-01-01")) is DEPARTED


def test_a_founder_may_leave_on_the_day_of_the_founding() -> None:
    past = history(event("ada", "departure", "2015-12-11"))
    assert past.count_on(day("2015-12-11")) == Count(2, 2)


def test_a_founder_on_leave_is_not_counted() -> None:
    assert history(event("ada", "leave", "2020-06-15")).count_on(day("2020-06-15")) == Count(2, 2)


def test_a_founder_on_leave_is_not_departed() -> None:
    roster = history(event("ada", "leave", "2020-06-15")).roster_on(day("2020-06-15"))
    assert (roster.on_leave, roster.departed) == (("ada",), ())


def test_the_end_of_a_leave_must_be_an_event_of_its_own() -> None:
    past = history(event("ada", "leave", "2020-06-15"), event("ada", "return", "2020-12-01"))
    assert (past.status_on("ada", day("2020-11-30")), past.status_on("ada", day("2020-12-01"))) == (ON_LEAVE, ACTIVE)


def test_a_founder_who_was_transferred_is_affiliated_and_not_counted() -> None:
    past = history(event("ada", "transfer", "2020-06-15"))
    assert (past.roster_on(day("2020-06-15")).affiliated, past.count_on(day("2020-06-15"))) == (("ada",), Count(2, 2))


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
    assert past.count_on(day("2021-01-01")) == Count(expected, expected)


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
    assert history(event("ada zoe", "departure", "2020-06-15")).count_on(day("2020-06-15")) == Count(2, 2)


def test_an_event_that_lies_in_the_future_is_not_counted_yet() -> None:
    assert history(event("ada", "departure", "2030-01-01")).count_on(day("2029-12-31")) == Count(3, 3)


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
        ("2016-12-31", Count(3, 3)),
        ("2017-01-01", Count(2, 3)),
        ("2017-12-30", Count(2, 3)),
        ("2017-12-31", Count(2, 2)),
    ],
)
def test_the_count_is_a_range_while_a_founder_who_may_have_left_is_uncertain(on: str, count: Count) -> None:
    assert history(IN_2017).count_on(day(on)) == count


def test_only_an_exact_count_is_exact() -> None:
    assert (Count(2, 2).is_exact, Count(2, 3).is_exact) == (True, False)


def test_ranges_of_several_founders_add_up() -> None:
    past = history(IN_2017, event("ben", "departure", "[2016..2018]"), event("cleo", "leave", "2017-06-15"))
    assert past.count_on(day("2017-07-01")) == Count(0, 2)


def test_an_uncertain_founder_stands_in_no_other_group() -> None:
    roster = history(IN_2017).roster_on(day("2017-07-01"))
    assert (roster.active, roster.departed, roster.uncertain) == (("ben", "cleo"), (), ("ada",))


def test_a_change_between_two_statuses_that_both_count_leaves_the_count_exact() -> None:
    past = history(event("ada", "leave", "2017"), counts="active on_leave")
    assert past.count_on(day("2017-07-01")) == Count(3, 3)


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
    assert history(event("ada", "departure", f"2020-06-15{sign}")).count_on(day("2020-06-15")) == Count(2, 2)


def test_an_imprecise_founding_makes_every_founder_uncertain() -> None:
    past = history(founded="2015-12")
    assert (past.roster_on(day("2015-12-01")).uncertain, past.count_on(day("2015-12-01"))) == (
        ("ada", "ben", "cleo"),
        Count(0, 3),
    )


def test_from_the_last_day_of_an_imprecise_founding_on_everybody_is_there() -> None:
    assert history(founded="2015-12").count_on(day("2015-12-31")) == Count(3, 3)


def test_there_is_no_status_before_the_first_day_of_an_imprecise_founding() -> None:
    with pytest.raises(ValueError, match="2015-11-30"):
        history(founded="2015-12").status_on("ada", day("2015-11-30"))


def test_whoever_left_on_a_day_was_there_before_although_the_founding_is_imprecise() -> None:
    past = history(event("ada", "departure", "2015-12-15"), founded="2015-12")
    assert [past.status_on("ada", day(text)) for text in ("2015-12-14", "2015-12-15")] == [None, DEPARTED]


def test_a_departure_in_the_year_of_the_founding_is_uncertain_from_the_founding_on() -> None:
    past = history(event("ada", "departure", "2015"))
    assert (past.count_on(day("2015-12-11")), past.count_on(day("2015-12-31"))) == (Count(2, 3), Count(2, 2))


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
    assert count_before(history(IN_2017, event("ben", "departure", "2016-06-15")), IN_2017) == Count(2, 2)


def test_before_an_event_on_the_day_of_the_founding_everybody_counts() -> None:
    left = event("ada", "departure", "2015-12-11")
    assert count_before(history(left), left) == Count(3, 3)


def test_the_count_around_an_event_before_the_founding_is_that_of_the_founding() -> None:
    idea = event("ada", "milestone", "2014")
    assert (count_before(history(idea), idea), count_after(history(idea), idea, LATER)) == (Count(3, 3), Count(3, 3))


def test_the_count_after_an_event_is_that_of_its_last_day() -> None:
    past = history(IN_2017, event("ben", "departure", "2018-01-01"))
    assert count_after(past, IN_2017, LATER) == Count(2, 2)


def test_after_an_event_in_the_month_of_an_imprecise_founding_the_count_is_that_of_its_last_day() -> None:
    early = event("ada", "milestone", "2015-12-15")
    assert count_after(history(early, founded="2015-12"), early, LATER) == Count(0, 3)


def test_the_count_after_an_event_whose_span_has_not_passed_is_that_of_the_day_it_is_seen_from() -> None:
    assert count_after(history(IN_2017), IN_2017, day("2017-12-30")) == Count(2, 3)


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


def test_whoever_nothing_has_happened_to_has_no_events() -> None:
    assert status_events([IN_2017], "zoe") == ()


def test_the_events_of_a_status_come_in_the_order_of_their_first_and_last_days() -> None:
    events = [
        event("ada", "return", "2017", "c"),
        event("ada", "departure", "2017-01", "b"),
        event("ben", "departure", "2017-01-01", "x"),
        event("ada", "role", "2016-01-01", "y"),
        event("ada", "leave", "2016", "a"),
    ]
    assert [each.id for each in status_events(events, "ada")] == ["a", "b", "c"]
