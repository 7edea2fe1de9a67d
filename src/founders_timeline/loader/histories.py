"""Histories that cannot be: what no order of a person's events allows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from founders_timeline.edtf import EdtfDate
from founders_timeline.history import status_events_by_person
from founders_timeline.model import Event, Person, Team
from founders_timeline.problems import Problem, one_line
from founders_timeline.status import EventType, Status, may_follow, status_after

MOST_STEPS = 200_000
"""Steps of the search for a second order after which dates are called too vague to tell."""

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
_NARROW = "Their dates overlap: narrow them until only one order is possible."


def impossible_histories(team: Team, doubtful: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Find what cannot be in the histories of a team's founders and other people.

    Those whose ids are `doubtful`, because their events could not all be read, are passed over.
    """
    changes = status_events_by_person(team.events)
    everything = _events_by_person(team.events)
    starts = {person.id: Status.ACTIVE for person in team.founders}
    for person in team.founders + team.people:
        if person.id not in doubtful:
            yield from _problems(team, person, changes.get(person.id, ()), starts.get(person.id))
            yield from _deeds_after_death(person, everything.get(person.id, []))


def _events_by_person(events: Sequence[Event]) -> dict[str, list[Event]]:
    own: dict[str, list[Event]] = {}
    for event in events:
        for person in event.people:
            own.setdefault(person, []).append(event)
    return own


def _problems(team: Team, person: Person, events: Sequence[Event], start: Status | None) -> list[Problem]:
    """Find what is wrong with the events that change a status; vagueness is told only where nothing else is."""
    early = list(_before_founding(team, person, events))
    wrong = list(_same_days(person, events)) or list(_wrong_steps(person, events, start))
    if early or wrong or start is None:
        return early + wrong
    vague = _vague(events, start)
    if vague is None:
        return []
    message = f"This and another event of {_name(person)} could have come in either order."
    return [_problem(vague, message, _NARROW)]


def _before_founding(team: Team, person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    for event in events:
        if event.date.latest < team.founded.earliest:
            message = f"{_deed(person, event)}, before the founding {_on(team.founded)}."
            yield _problem(event, message, "Correct one of the two dates.")


def _same_days(person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    for first, second in pairwise(events):
        if first.date.is_day and second.date.is_day and first.date.earliest == second.date.earliest:
            deeds = f"{_DEEDS[first.type]} and {_DEEDS[second.type]}"
            message = f"{_name(person)} {deeds} {_on(second.date)}: the order is not clear."
            yield _problem(second, message, f"The other event is at {_where(first)}.")


def _wrong_steps(person: Person, events: Sequence[Event], start: Status | None) -> Iterator[Problem]:
    status, previous = start, None
    for event in events:
        hint = _NARROW if previous and event.date.earliest <= previous.date.latest else ""
        if previous and previous.type is EventType.DEATH:
            message = f"{_deed(person, event)}, after dying {_on(previous.date)} ({_where(previous)})."
            yield _problem(event, message, hint)
            continue
        if status is not None and not may_follow(event.type, status):
            yield _problem(event, f"{_deed(person, event)}, but was {_since(status, previous)}.", hint)
        status, previous = status_after(event.type), event


def _since(status: Status, previous: Event | None) -> str:
    if previous is None:
        return f"{_STATES[status]} since the founding"
    return f"{_STATES[status]} already since {previous.date} ({_where(previous)})"


def _deeds_after_death(person: Person, events: Sequence[Event]) -> Iterator[Problem]:
    death = next((event for event in events if event.type is EventType.DEATH), None)
    for event in events if death else ():
        if death and event.type in (EventType.MOVE, EventType.ROLE) and death.date.latest < event.date.earliest:
            yield _problem(event, f"{_deed(person, event)}, after dying {_on(death.date)} ({_where(death)}).")


def _vague(events: Sequence[Event], start: Status) -> Event | None:
    """Return an event whose dates and whose neighbours' allow a second order, or more than can be tried.

    A second order would make a status on a past day depend on how a date is narrowed later; such histories are refused.
    """
    vague: Event | None = None
    orders = Counter({start: 1})
    for group in _overlapping(events):
        following: Counter[Status] = Counter()
        for status, number in orders.items():
            following.update({end: number * more for end, more in _orders(group, status).items()})
        orders = following
        if vague is None and orders.total() > 1:
            vague = group[-1]
    return vague if orders.total() > 1 else None


def _overlapping(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Part events into groups such that every event of a group surely comes before those of the next."""
    group: list[Event] = []
    last = date.min
    for event in events:
        if group and event.date.earliest > last:
            yield group
            group = []
        group.append(event)
        last = max(last, event.date.latest)
    if group:
        yield group


def _orders(events: Sequence[Event], start: Status) -> Counter[Status]:
    """Count the orders in which events can come, by the status that each leads to; two stand for too many to try."""
    found: Counter[Status] = Counter()
    steps = MOST_STEPS
    stack = [(frozenset(range(len(events))), start, date.min)]
    while stack:
        left, status, reached = stack.pop()
        steps -= len(left)
        if steps < 0:
            return Counter({status_after(events[-1].type): 2})
        if not left:
            found[status] += 1
        deadline = min((events[index].date.latest for index in left), default=date.max)
        for index in left:
            event = events[index]
            day = max(reached, event.date.earliest)
            may_be_next = event.type is not EventType.DEATH or len(left) == 1
            if day <= deadline and may_be_next and may_follow(event.type, status):
                stack.append((left - {index}, status_after(event.type), day))
    return found


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
