"""Where people went: a person's stops in order, and the destinations with those who passed through."""

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model import Event, Person
from founders_timeline.status import EventType
from founders_timeline.views.chapters import MOST_EVENTS, is_long
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.links import destinations_path
from founders_timeline.views.own_events import own_events
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
    """What leads to a part of the page on destinations."""

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


def destinations_view(context: Context, part: int = 1) -> DestinationsView:
    """Make the page of a team's destinations, those with most people first, or one of its parts."""
    numbers = range(1, number_of_parts(context) + 1)
    people = context.team.founders if part == 1 else ()
    return DestinationsView(
        travellers=tuple(
            TravellerView(person.name, context.founder_url(person.id), path_of(context, person.id)) for person in people
        ),
        destinations=tuple(_destination(context, *shelf) for shelf in _parts(context)[part - 1]),
        parts=tuple(_part(context, number, is_here=number == part) for number in numbers) if len(numbers) > 1 else (),
    )


def number_of_parts(context: Context) -> int:
    """Return how many pages the destinations fill: one, unless the timeline is long."""
    return len(_parts(context)) if is_long(context.team) else 1


def _part(context: Context, number: int, *, is_here: bool) -> PartView:
    url = context.folder + destinations_path(context.team, number)
    return PartView(context.language.say("destinations.part_number", part=number), url, is_here)


@lru_cache(maxsize=KEPT_CONTEXTS)
def _parts(context: Context) -> "tuple[tuple[Shelf, ...], ...]":
    """Cut the passages into pages of MOST_EVENTS; a destination may go on from one page to the next."""
    cut = MOST_EVENTS if is_long(context.team) else sys.maxsize
    pages: list[list[Shelf]] = [[]]
    room = cut
    for name, group in _groups(context):
        start, people = 0, len({stop.person.id for stop in group})
        while start < len(group):
            if not room:
                pages.append([])
                room = cut
            taken = group[start : start + room]
            pages[-1].append(Shelf(name, people, start + 1, tuple(taken)))
            start += len(taken)
            room -= len(taken)
    return tuple(tuple(page) for page in pages)


def _groups(context: Context) -> "list[tuple[str, list[DestinationStop]]]":
    """Return the destinations with those who went there in order, the fullest destination first."""
    stops_at: dict[str, list[DestinationStop]] = {}
    for person in context.team.founders + context.team.people:
        stops = _stops(context, person.id)
        following = [stop.name for stop in stops[1:]] + [""]
        for stop, after in zip(stops, following, strict=True):
            if stop.event is not None and stop.name not in {context.team.name, ELSEWHERE}:
                stops_at.setdefault(stop.name, []).append(DestinationStop(person, stop.event, after))
    for group in stops_at.values():
        group.sort(key=lambda stop: (stop.event.date.earliest, stop.person.id))
    return sorted(stops_at.items(), key=lambda item: (-len(item[1]), item[1][0].event.date.earliest, item[0]))


class Shelf(NamedTuple):
    """Some or all of those who went to a destination: of how many, and from which one on."""

    name: str
    people: int
    start: int
    stops: "tuple[DestinationStop, ...]"


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
    own = (event for event in own_events(context.team, person) if event.date.earliest <= context.as_of)
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


def _destination(context: Context, name: str, people: int, start: int, stops: tuple[DestinationStop, ...]) -> DestinationView:
    addresses = [stop.event.destination.url for stop in stops if stop.event.destination and stop.event.destination.url]
    return DestinationView(
        name=name,
        url=addresses[0] if addresses else "",
        count_words=context.language.say("destinations.people", count=people),
        start=start,
        passages=tuple(_passage(context, stop) for stop in stops),
    )


def _passage(context: Context, stop: DestinationStop) -> PassageView:
    is_founder = stop.person.id in context.team.founder_ids
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
