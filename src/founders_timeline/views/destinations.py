"""Where people went: a person's path, stop by stop, and the destinations with everybody who went there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event, Person
from founders_timeline.model.status import EventType
from founders_timeline.views.chapters import MOST_EVENTS, is_long
from founders_timeline.views.context import Context
from founders_timeline.views.links import destinations_path
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
    """Somebody's arrival at a destination: when, in which role, and where the person went next."""

    name: str
    url: str
    is_founder: bool
    date: Markup
    role: str
    event_url: str
    next: str


class DestinationView(NamedTuple):
    """A destination and everybody who went there, in order; `start` is the number of the first one here."""

    name: str
    url: str
    count_words: str
    start: int
    passages: tuple[PassageView, ...]


class TravellerView(NamedTuple):
    """A founder's whole path in one line."""

    name: str
    url: str
    path: tuple[StopView, ...]


class PartView(NamedTuple):
    """A link to a part of the page on destinations."""

    words: str
    url: str
    is_here: bool


class DestinationsView(NamedTuple):
    """The page that says where everybody went, or a part of it; `parts` is empty where there is one only.

    Founders' whole paths stand in the first part.
    """

    travellers: tuple[TravellerView, ...]
    destinations: tuple[DestinationView, ...]
    parts: tuple[PartView, ...] = ()


class _Stop(NamedTuple):
    name: str
    event: Event | None


class Arrival(NamedTuple):
    """A person's arrival at a destination: the event, and the name of the next stop, empty if there is none.

    `number` counts the arrivals at the destination from 1, `people` those who went there, each once.
    """

    destination: str
    person: Person
    event: Event
    next: str
    number: int = 1
    people: int = 1


def arrivals_by_part(context: Context) -> tuple[tuple[Arrival, ...], ...]:
    """Return all arrivals, those at the destination with most of them first, in parts that fill a page each.

    There is one part unless the timeline is long. A destination may go on from one part to the next.
    """
    arrivals = [arrival for group in _by_destination(context) for arrival in _numbered(group)]
    size = MOST_EVENTS if is_long(context.team) else len(arrivals)
    return tuple(tuple(arrivals[start : start + size]) for start in range(0, len(arrivals), size or 1)) or ((),)


def destinations_view(context: Context, parts: Sequence[tuple[Arrival, ...]], part: int = 1) -> DestinationsView:
    """Make one part, from 1, of the page of a team's destinations; `parts` are those of `arrivals_by_part`."""
    numbers = range(1, len(parts) + 1)
    people = context.team.founders if part == 1 else ()
    return DestinationsView(
        travellers=tuple(
            TravellerView(person.name, context.founder_url(person.id), path_of(context, person.id)) for person in people
        ),
        destinations=tuple(
            _destination(context, tuple(arrivals)) for _, arrivals in groupby(parts[part - 1], lambda each: each.destination)
        ),
        parts=tuple(_part(context, number, is_here=number == part) for number in numbers) if len(numbers) > 1 else (),
    )


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


def _part(context: Context, number: int, *, is_here: bool) -> PartView:
    url = context.folder + destinations_path(context.team, number)
    return PartView(context.language.say("destinations.part_number", part=number), url, is_here)


def _by_destination(context: Context) -> list[list[Arrival]]:
    """Return the arrivals at each destination in order of time, the destination with most of them first."""
    groups: dict[str, list[Arrival]] = {}
    for person in context.team.founders + context.team.people:
        for arrival in _arrivals(context, person):
            groups.setdefault(arrival.destination, []).append(arrival)
    for group in groups.values():
        group.sort(key=lambda arrival: (arrival.event.date.earliest, arrival.person.id))
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].event.date.earliest, group[0].destination))


def _arrivals(context: Context, person: Person) -> Iterator[Arrival]:
    stops = _stops(context, person.id)
    following = (*(stop.name for stop in stops[1:]), "")
    for stop, after in zip(stops, following, strict=True):
        if stop.event is not None and stop.name not in {context.team.name, ELSEWHERE}:
            yield Arrival(stop.name, person, stop.event, after)


def _numbered(group: Sequence[Arrival]) -> Iterator[Arrival]:
    people = len({arrival.person.id for arrival in group})
    for number, arrival in enumerate(group, start=1):
        yield arrival._replace(number=number, people=people)


def _stops(context: Context, person: str) -> list[_Stop]:
    stops = [_Stop(context.team.name, None)]
    own = (event for event in context.history.events_of(person) if event.date.earliest <= context.as_of)
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


def _destination(context: Context, arrivals: tuple[Arrival, ...]) -> DestinationView:
    first = arrivals[0]
    places = (arrival.event.destination for arrival in arrivals)
    return DestinationView(
        name=first.destination,
        url=next((place.url for place in places if place and place.url), ""),
        count_words=context.language.say("destinations.people", count=first.people),
        start=first.number,
        passages=tuple(_passage(context, arrival) for arrival in arrivals),
    )


def _passage(context: Context, arrival: Arrival) -> PassageView:
    person, event = arrival.person, arrival.event
    is_founder = person.id in context.team.founder_ids
    role = event.destination.role if event.destination else None
    return PassageView(
        name=person.name,
        url=context.founder_url(person.id) if is_founder else "",
        is_founder=is_founder,
        date=date_html(context.language, event.date),
        role=context.text(role) if role else "",
        event_url=context.event_url(event),
        next=context.language.say("destinations.next", name=arrival.next) if arrival.next != ELSEWHERE else "",
    )
