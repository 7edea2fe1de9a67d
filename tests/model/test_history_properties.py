"""What holds for every history that the loader accepts, whatever its events.

Histories are made by walking through the state machine with dates a few days wide, which often overlap; those that the loader
refuses are thrown away. Where that is affordable, an oracle tries every day that every event may mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from founders_timeline.loader.team import with_events
from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, parse_edtf
from founders_timeline.model.effects import effects_of
from founders_timeline.model.history import History, changes_of, history_of
from founders_timeline.model.status import EventType, Status, changes_status, may_follow, status_after
from founders_timeline.model.team import Team
from tests.timelines import event, is_possible, team

FOUNDERS = ("ada", "ben")
FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(30)]
CHANGING = [event_type for event_type in EventType if changes_status(event_type)]
NOT_FOUNDED = None


def span(first: int, last: int) -> str:
    return str(DAYS[first]) if first == last else f"[{DAYS[first]}..{DAYS[last]}]"


@st.composite
def changes(draw: DrawFn, founder: str) -> list[Event]:
    """Draw events of one founder that each may follow the one before."""
    made: list[Event] = []
    status, first = Status.ACTIVE, draw(st.integers(0, 4))
    for number in range(draw(st.integers(0, 4))):
        event_type = draw(st.sampled_from([each for each in CHANGING if may_follow(each, status)]))
        made.append(event(founder, event_type, span(first, first + draw(st.integers(0, 4))), f"{founder}-{number}"))
        if event_type is EventType.DEATH:
            break
        status, first = status_after(event_type), first + draw(st.integers(0, 5))
    return made


@st.composite
def teams(draw: DrawFn) -> Team:
    """Draw a team whose history the loader accepts."""
    first = draw(st.integers(0, 3))
    events = [each for founder in FOUNDERS for each in draw(changes(founder))]
    events += draw(
        st.lists(st.builds(event, st.just("ada zoe"), st.sampled_from(["role", "move"]), st.just("2020-01-03")), max_size=1)
    )
    drawn = team(
        *events,
        founders=" ".join(FOUNDERS),
        founded=span(first, first + draw(st.sampled_from([0, 0, 0, 1, 3]))),
        counts=draw(st.sets(st.sampled_from([Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED]), min_size=1)),
    )
    assume(is_possible(drawn))
    return drawn


@st.composite
def wild_teams(draw: DrawFn) -> Team:
    """Draw a team of one founder with up to four changes in any order, most of them impossible."""
    kinds = draw(st.lists(st.sampled_from(CHANGING), min_size=1, max_size=4))
    firsts = [draw(st.integers(0, 6)) for _ in kinds]
    events = [
        event("ada", kind, span(first, first + draw(st.integers(0, 4))), f"event-{number}")
        for number, (kind, first) in enumerate(zip(kinds, firsts, strict=True))
    ]
    return team(*events, founders="ada", founded=str(FIRST))


def days_of(history: History) -> list[date]:
    return [day for day in DAYS if day >= history.team.founded.earliest]


def outlook(history: History, founder: str, day: date) -> set[Status | None]:
    """Return the possible statuses; NOT_FOUNDED is among them where the team may not have existed yet."""
    tenure = history.tenure_on(founder, day)
    return {*tenure.statuses, *({NOT_FOUNDED} if tenure.may_precede_founding else ())}


# The oracle.


def all_days(when: EdtfDate) -> list[date]:
    return [when.earliest + timedelta(days=number) for number in range((when.latest - when.earliest).days + 1)]


def is_path(events: Sequence[Event]) -> bool:
    status = Status.ACTIVE
    for number, each in enumerate(events):
        if not may_follow(each.type, status) or (each.type is EventType.DEATH and number < len(events) - 1):
            return False
        status = status_after(each.type)
    return True


def courses(subject: Team, founder: str) -> Iterator[tuple[date, list[tuple[date, Event]]]]:
    """Yield each day of founding with each course of events, days included, that the dates and the state machine allow."""
    own = [each for each in subject.events if founder in each.people and changes_status(each.type)]
    paths = [path for path in permutations(own) if is_path(path)]
    for path in paths:
        for founded, *days in product(all_days(subject.founded), *(all_days(each.date) for each in path)):
            if all(one <= other for one, other in zip([founded, *days], days, strict=False)):
                yield founded, list(zip(days, path, strict=True))


def status_in(course: tuple[date, list[tuple[date, Event]]], day: date) -> Status | None:
    founded, steps = course
    done = [status_after(each.type) for when, each in steps if when <= day]
    return NOT_FOUNDED if day < founded else (done or [Status.ACTIVE])[-1]


def orders(subject: Team) -> set[tuple[str, ...]]:
    return {tuple(each.id for _, each in steps) for _, steps in courses(subject, "ada")}


@given(teams())
def test_the_possible_statuses_are_those_of_the_courses_that_the_dates_allow(subject: Team) -> None:
    history = history_of(subject)
    found = {(who, day): outlook(history, who, day) for who in FOUNDERS for day in days_of(history)}
    every = {who: list(courses(subject, who)) for who in FOUNDERS}
    foundings = set.intersection(*({founded for founded, _ in every[who]} for who in FOUNDERS))
    possible = {who: [course for course in every[who] if course[0] in foundings] for who in FOUNDERS}
    assert found == {(who, day): {status_in(course, day) for course in possible[who]} for who, day in found}


@settings(max_examples=300)
@given(wild_teams())
def test_a_history_is_accepted_exactly_where_it_has_one_order(subject: Team) -> None:
    exact = [each.date.earliest for each in subject.events if each.date.is_day]
    assume(len(set(exact)) == len(exact))
    assert is_possible(subject) == (len(orders(subject)) == 1)


@given(wild_teams())
def test_the_order_of_an_accepted_history_is_its_only_one(subject: Team) -> None:
    assume(is_possible(subject))
    assert {tuple(change.event.id for change in changes_of(subject, "ada"))} == orders(subject)


@given(wild_teams())
def test_the_days_of_a_change_are_those_on_which_it_can_have_happened(subject: Team) -> None:
    assume(is_possible(subject))
    days = [(each.id, when) for _, steps in courses(subject, "ada") for when, each in steps]
    found = {change.event.id: (change.first, change.last) for change in changes_of(subject, "ada")}
    possible = {name: [when for other, when in days if other == name] for name in found}
    assert found == {name: (min(possible[name]), max(possible[name])) for name in found}


# The invariants.


@given(teams())
def test_every_founder_stands_in_exactly_one_group_on_every_day(subject: Team) -> None:
    history = history_of(subject)
    rosters = [history.roster_on(day) for day in days_of(history)]
    groups = [sorted((*each.active, *each.on_leave, *each.affiliated, *each.departed, *each.uncertain)) for each in rosters]
    assert groups == [sorted(FOUNDERS)] * len(rosters)


@given(teams())
def test_the_count_lies_between_nobody_and_everybody(subject: Team) -> None:
    history = history_of(subject)
    counts = [history.count_on(day) for day in days_of(history)]
    assert all(0 <= count.low <= count.high <= len(FOUNDERS) for count in counts)


@given(teams())
def test_the_width_of_the_range_is_at_most_the_number_of_the_uncertain(subject: Team) -> None:
    history = history_of(subject)
    rosters = [history.roster_on(day) for day in days_of(history)]
    assert all(each.remaining.high - each.remaining.low <= len(each.uncertain) for each in rosters)


@given(teams())
def test_tenures_follow_each_other_without_gaps_and_each_differs_from_the_last(subject: Team) -> None:
    for _, tenures in history_of(subject).tenures:
        for one, other in pairwise(tenures):
            assert one.last == other.first - timedelta(days=1)
            assert (one.statuses, one.may_precede_founding) != (other.statuses, other.may_precede_founding)


@given(teams())
def test_after_the_last_possible_day_of_the_last_event_everything_is_certain(subject: Team) -> None:
    last = max([subject.founded.latest, *(each.date.latest for each in subject.events)])
    assert history_of(subject).roster_on(last).uncertain == ()


@given(teams(), st.data())
def test_the_order_in_which_events_are_read_changes_nothing(subject: Team, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(subject.events))
    read, problems = with_events(replace(subject, events=()), shuffled, frozenset())
    assert ([getattr(read, field.name) for field in fields(Team)], problems) == (
        [getattr(subject, field.name) for field in fields(Team)],
        (),
    )


@given(teams(), st.sampled_from(DAYS))
def test_events_after_a_day_make_no_new_status_possible_on_it(subject: Team, day: date) -> None:
    """They can rule one out: who goes on leave in June has not left before, though the departure is known to the year only."""
    earlier = replace(subject, events=tuple(each for each in subject.events if each.date.earliest <= day))
    assume(is_possible(earlier) and day >= subject.founded.earliest)
    early, late = history_of(earlier), history_of(subject)
    assert all(outlook(late, who, day) <= outlook(early, who, day) for who in FOUNDERS)


@st.composite
def narrowings(draw: DrawFn) -> tuple[Team, Team]:
    """Draw an accepted team, and the same with one date narrowed."""
    subject = draw(teams())
    wide = [each for each in subject.events if not each.date.is_day]
    assume(wide)
    chosen = draw(st.sampled_from(wide))
    days = all_days(chosen.date)
    first = draw(st.sampled_from(days))
    last = draw(st.sampled_from([day for day in days if day >= first]))
    narrow = replace(chosen, date=parse_edtf(f"[{first}..{last}]"))
    events = [narrow if each is chosen else each for each in subject.events]
    narrowed, problems = with_events(replace(subject, events=()), events, frozenset())
    assume(not problems)
    return subject, narrowed


@given(narrowings())
def test_narrowing_a_date_makes_no_new_status_possible(pair: tuple[Team, Team]) -> None:
    wide, narrow = map(history_of, pair)
    assert all(outlook(narrow, who, day) <= outlook(wide, who, day) for who in FOUNDERS for day in days_of(wide))


@given(narrowings())
def test_narrowing_a_date_never_widens_the_range(pair: tuple[Team, Team]) -> None:
    wide, narrow = map(history_of, pair)
    counts = [(wide.count_on(day), narrow.count_on(day)) for day in days_of(wide)]
    assert all(before.low <= after.low and after.high <= before.high for before, after in counts)


@given(teams(), st.sampled_from(DAYS))
def test_the_effects_of_what_has_happened_lead_from_everybody_to_the_count(subject: Team, day: date) -> None:
    assume(day >= subject.founded.latest)
    count, effects = history_of(subject).count_on(day), effects_of(subject, day)
    past = [effects[each.id] for each in subject.events if each.date.earliest <= day]
    everybody = len(FOUNDERS) if Status.ACTIVE in subject.counts_as_remaining else 0
    lowest, highest = everybody + sum(each.low for each in past), everybody + sum(each.high for each in past)
    assert lowest <= count.low <= count.high <= highest
    assert lowest == highest or any(each.date.earliest <= day < each.date.latest for each in subject.events)
