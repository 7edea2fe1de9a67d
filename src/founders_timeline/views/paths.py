"""Where people went: a person's stops in order, and the destinations with those who passed through."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model import Event, Person
from founders_timeline.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.words import date_html

ELSEWHERE = ""
"""A stop that nobody has named."""
_BACK = {EventType.RETURN, EventType.REINSTATEMENT}
_LEAVES = {EventType.DEPARTURE, EventType.OUSTER, EventType.TRANSFER, EventType.MOVE}


class StopView(NamedTuple):
    """A place on somebody's path; `is_team` tells the team itself from other places, `url` links to the event that led there."""

    name: str
    is_team: bool
    url: str
    date: Markup


class PassageView(NamedTuple):
    """Somebody's time at a destination: when it began, what it was, where it led next."""

    name: str
    url: str
    is_founder: bool
    date: Markup
    role: str
    event_url: str
    next: str


class DestinationView(NamedTuple):
    """A destination and everybody who went there, in order."""

    name: str
    url: str
    count_words: str
    passages: tuple[PassageView, ...]


class TravellerView(NamedTuple):
    """A founder's whole path in one line."""

    name: str
    url: str
    path: tuple[StopView, ...]


class DestinationsView(NamedTuple):
    """The page that says where everybody went."""

    travellers: tuple[TravellerView, ...]
    destinations: tuple[DestinationView, ...]


class _Stop(NamedTuple):
    name: str
    event: Event | None


def destinations_view(context: Context) -> DestinationsView:
    """Make the page of a team's destinations, those with most people first."""
    people = context.team.founders + context.team.people
    passages: dict[str, list[tuple[date, DestinationStop]]] = {}
    for person in people:
        stops = _stops(context, person.id)
        following = [stop.name for stop in stops[1:]] + [""]
        for stop, after in zip(stops, following, strict=True):
            if stop.event is not None and stop.name not in {context.team.name, ELSEWHERE}:
                key = stop.name
                passages.setdefault(key, []).append((stop.event.date.earliest, DestinationStop(person, stop.event, after)))
    ordered = sorted(passages.items(), key=lambda item: (-len(item[1]), min(day for day, _ in item[1]), item[0]))
    return DestinationsView(
        travellers=tuple(
            TravellerView(person.name, context.founder_url(person.id), path_of(context, person.id))
            for person in context.team.founders
        ),
        destinations=tuple(_destination(context, name, group) for name, group in ordered),
    )


class DestinationStop(NamedTuple):
    """One person's arrival at a destination, and the name of the next stop, empty if there is none."""

    person: Person
    event: Event
    after: str


def path_of(context: Context, person: str) -> tuple[StopView, ...]:
    """Return a person's stops up to the page's day, the team first."""
    return tuple(
        StopView(
            name=stop.name,
            is_team=stop.name == context.team.name,
            url=context.event_url(stop.event) if stop.event else "",
            date=date_html(context.language, stop.event.date) if stop.event else Markup(""),
        )
        for stop in _stops(context, person)
    )


def _stops(context: Context, person: str) -> list[_Stop]:
    stops = [_Stop(context.team.name, None)]
    own = (event for event in context.team.events if person in event.people and event.date.earliest <= context.as_of)
    for stop in _raw_stops(context, own):
        if stop.name == stops[-1].name:
            continue
        if stop.name == ELSEWHERE and stops[-1].name != context.team.name:
            continue
        if stops[-1].name == ELSEWHERE and stop.name != context.team.name:
            stops.pop()
        stops.append(stop)
    return stops


def _raw_stops(context: Context, events: Iterable[Event]) -> Iterator[_Stop]:
    for event in events:
        if event.type in _BACK:
            yield _Stop(context.team.name, event)
        elif event.type in _LEAVES:
            destination = event.destination
            yield _Stop(context.text(destination.name) if destination and destination.name else ELSEWHERE, event)


def _destination(context: Context, name: str, group: list[tuple[date, DestinationStop]]) -> DestinationView:
    group.sort(key=lambda item: (item[0], item[1].person.id))
    addresses = [stop.event.destination.url for _, stop in group if stop.event.destination and stop.event.destination.url]
    return DestinationView(
        name=name,
        url=addresses[0] if addresses else "",
        count_words=context.language.say("destinations.people", count=len(group)),
        passages=tuple(_passage(context, stop) for _, stop in group),
    )


def _passage(context: Context, stop: DestinationStop) -> PassageView:
    is_founder = stop.person in context.team.founders
    role = stop.event.destination.role if stop.event.destination else None
    return PassageView(
        name=stop.person.name,
        url=context.founder_url(stop.person.id) if is_founder else "",
        is_founder=is_founder,
        date=date_html(context.language, stop.event.date),
        role=context.text(role) if role else "",
        event_url=context.event_url(stop.event),
        next=context.language.say("destinations.next", name=stop.after) if stop.after != ELSEWHERE else "",
    )
