"""Histories that cannot be: what no order of a person's events allows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from founders_timeline.model.content import Event, Person
from founders_timeline.model.edtf import EdtfDate, parse_edtf
from founders_timeline.model.history import ONE_DAY
from founders_timeline.model.order import Orders, TooVagueError, by_date, effect_of, find_orders
from founders_timeline.model.problems import Problem, one_line
from founders_timeline.model.status import EventType, Status, changes_status, may_follow, status_after
from founders_timeline.model.team import Team

_DEEDS = {
    EventType.DEPARTURE: "leaves",
    EventType.OUSTER: "is removed",
    EventType.DEATH: "dies",
    EventType.LEAVE: "goes on leave",
    EventType.RETURN: "returns",
    EventType.REINSTATEMENT: "is reinstated",
    EventType.TRANSFER: "is transferred",
    EventType.MOVE: "moves",
    EventType.ROLE: "takes a role",
}
_STATES = {
    Status.ACTIVE: "at work",
    Status.ON_LEAVE: "on leave",
    Status.AFFILIATED: "at a body tied to the team",
    Status.DEPARTED: "gone",
}
_TWICE = "If both are the same, delete one."


def impossible_histories(team: Team, doubtful: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Find what cannot be in the histories of a team's founders and other people.

    Those whose ids are `doubtful`, because their events could not all be read, are passed over. After a history that is too
    vague to be put in order nobody else's is looked at: that takes long.
    """
    for person in team.founders + team.people:
        if person.id in doubtful:
            continue
        events = team.events_of(person.id)
        changes = [event for event in events if changes_status(event.type)]
        try:
            yield from _problems(team, person, changes)
        except TooVagueError:
            yield _too_vague(person, changes)
            return
        yield from _deeds_after_death(person, events)


def _problems(team: Team, person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    """Find what is wrong with the events that change a status; a second order is told only where nothing else is."""
    early = list(_before_founding(team, person, events))
    yield from early
    same_days = list(_same_days(person, events))
    if same_days:
        yield from same_days
        return
    is_founder = person.id in team.founder_ids
    orders = find_orders(events, (Status.ACTIVE,) if is_founder else tuple(Status))
    if not orders.found:
        yield from _wrong_steps(person, orders.longest, Status.ACTIVE if is_founder else None)
    elif is_founder and len(orders.found) > 1 and not early:
        yield _either_order(person, orders)


def _before_founding(team: Team, person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    for event in events:
        if event.date.latest < team.founded.earliest:
            message = f"{_deed(person, event)}, before the founding {_on(team.founded)}."
            hint = f"Correct one of the two dates; that of the founding is in content/{team.id}/team.yaml."
            yield _problem(event, message, hint)


def _same_days(person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    for first, second in pairwise(events):
        if not (first.date.is_day and second.date.is_day and first.date.earliest == second.date.earliest):
            continue
        if effect_of(first) is effect_of(second):
            message = f"{_deed(person, second)}, and so says {_where(first)} already."
            yield _problem(second, message, "Delete one of the two.")
        else:
            deeds = f"{_DEEDS[first.type]} and {_DEEDS[second.type]}"
            message = f"{_name(person)} {deeds} {_on(second.date)}: the order is not clear."
            yield _problem(second, message, f"The other event is at {_where(first)}.")


def _wrong_steps(person: Person, events: Sequence[Event], start: Status | None) -> Iterator[Problem]:
    status, previous = start, None
    for event in events:
        if previous and previous.type is EventType.DEATH:
            yield _problem(event, f"{_deed(person, event)}, after dying {_on(previous.date)} ({_where(previous)}).")
            continue
        if status is not None and not may_follow(event.type, status):
            yield _problem(event, f"{_deed(person, event)}, but was {_since(status, previous)}.", _cure(event, status, previous))
        status, previous = status_after(event.type), event


def _since(status: Status, previous: Event | None) -> str:
    if previous is None:
        return f"{_STATES[status]} since the founding"
    return f"{_STATES[status]} already since {previous.date} ({_where(previous)})"


def _cure(event: Event, status: Status, previous: Event | None) -> str:
    if status is Status.DEPARTED and status_after(event.type) is Status.DEPARTED:
        return f"For the next place after leaving write type: move. {_TWICE}"
    if status is Status.DEPARTED:
        return "Add the return between the two, or correct a date or a type."
    if status is Status.ACTIVE and previous is None:
        return "Add the departure or the leave before it, or correct the type."
    if previous and effect_of(previous) is effect_of(event):
        return f"Add what happened between the two. {_TWICE}"
    return "Add what happened between the two, or correct a date or a type."


def _deeds_after_death(person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    death = next((event for event in events if event.type is EventType.DEATH), None)
    for event in events if death else ():
        if death and event.type in (EventType.MOVE, EventType.ROLE) and death.date.latest < event.date.earliest:
            yield _problem(event, f"{_deed(person, event)}, after dying {_on(death.date)} ({_where(death)}).")


def _either_order(person: Person, orders: Orders) -> Problem:
    """Tell which two events can change places, and which spans to write.

    A second order would make a status on a past day depend on how a date is narrowed later; such histories are refused.
    """
    one, other = next(pair for pair in zip(*orders.found, strict=True) if pair[0] is not pair[1])
    narrow, wide = sorted(by_date((one, other)), key=lambda event: event.date.latest - event.date.earliest)
    message = f"{_deed(person, wide)}, and {_DEEDS[narrow.type]} {_on(narrow.date)} ({_where(narrow)}): either could come first."
    return _problem(wide, message, _spans_to_write(orders.longest, narrow, wide))


def _spans_to_write(events: Sequence[Event], narrow: Event, wide: Event) -> str:
    before = _span(wide.date.earliest, narrow.date.earliest - ONE_DAY) if wide.date.earliest < narrow.date.earliest else ""
    after = _span(narrow.date.latest + ONE_DAY, wide.date.latest) if narrow.date.latest < wide.date.latest else ""
    choices = [
        f"date: {span} if it came {place}"
        for span, place in ((before, "first"), (after, "second"))
        if span and _is_possible(events, wide, span)
    ]
    if choices:
        return f"Write {', '.join(choices)}."
    first, last = max(narrow.date.earliest, wide.date.earliest), min(narrow.date.latest, wide.date.latest)
    middle = first + (last - first) // 2
    parts = f"{_span(first, middle)} and {_span(middle + ONE_DAY, last)}"
    return f"Write for each of the two the part of that time in which it happened, as {parts} would."


def _is_possible(events: Sequence[Event], changed: Event, span: str) -> bool:
    """Tell whether there is an order if an event's date is narrowed to a span."""
    narrowed = replace(changed, date=parse_edtf(span))
    return bool(find_orders([narrowed if event is changed else event for event in events], (Status.ACTIVE,)).found)


def _span(first: date, last: date) -> str:
    return f"[{first}..{last}]"


def _too_vague(person: Person, events: Sequence[Event]) -> Problem:
    message = f"The dates of {_name(person)}'s {len(events)} changes overlap too much to be put in order."
    return _problem(events[0], message, "Narrow them until each comes before the next: [2016-01..2016-06], for example.")


def _problem(event: Event, message: str, hint: str = "") -> Problem:
    place = event.place
    return Problem(path=place.path, line=place.line, column=place.column, code="state", message=f"date: {message}", hint=hint)


def _deed(person: Person, event: Event) -> str:
    return f"{_name(person)} {_DEEDS[event.type]} {_on(event.date)}"


def _name(person: Person) -> str:
    return one_line(person.name)


def _on(when: EdtfDate) -> str:
    return f"{'on' if when.is_day else 'in'} {when}"


def _where(event: Event) -> str:
    return f"{one_line(event.place.path, longest=200)}:{event.place.line}"
