"""Where a long timeline is cut: its chapters are years, the months of a full year, and parts of a full month.

An event stands in the chapter of its first possible day, so that it does not move when the day of a build does. Parts are filled
from the oldest event on: a new event changes the last one only.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from founders_timeline.model import Event, Team

MOST_EVENTS = 300
"""How many events a page holds at most; a timeline that has more is cut."""

_KEPT_TEAMS = 64


class Cover(NamedTuple):
    """What names a chapter: its page, its year or month as EDTF, its part from 1 where a month has several, else 0."""

    name: str
    date: str
    part: int
    size: int


class Chapter(NamedTuple):
    """A chapter of a timeline and its events, the oldest first.

    A year that is cut into months has none itself: it has their covers in `months`. `year` is the cover of a month's year, None
    for a year. `earlier` and `later` are the neighbours: of a year that is cut among the years, else among the pages with events.
    """

    cover: Cover
    events: tuple[Event, ...]
    year: Cover | None = None
    months: tuple[Cover, ...] = ()
    earlier: Cover | None = None
    later: Cover | None = None


def is_long(team: Team) -> bool:
    """Tell whether a team's timeline is cut into chapters."""
    return len(team.events) > MOST_EVENTS


@lru_cache(maxsize=_KEPT_TEAMS)
def chapters_of(team: Team) -> tuple[Chapter, ...]:
    """Return the chapters of a long timeline in the order of time, a year before its months; none if it is not long."""
    if not is_long(team):
        return ()
    whole = [chapter for year, events in groupby(team.events, _year) for chapter in _cut(year, tuple(events))]
    return tuple(_with_neighbours(whole))


@lru_cache(maxsize=_KEPT_TEAMS)
def years_of(team: Team) -> tuple[Cover, ...]:
    """Return the covers of the years that have events, in order; none if the timeline is not long."""
    return tuple(chapter.cover for chapter in chapters_of(team) if chapter.year is None)


def cover_of(team: Team, event: Event) -> Cover | None:
    """Return the cover of the chapter that holds an event, None if the timeline is not long."""
    return _covers(team).get(event.id)


@lru_cache(maxsize=_KEPT_TEAMS)
def _covers(team: Team) -> dict[str, Cover]:
    return {event.id: chapter.cover for chapter in chapters_of(team) for event in chapter.events}


def _cut(year: str, events: tuple[Event, ...]) -> Iterator[Chapter]:
    cover = Cover(year, year, 0, len(events))
    if len(events) <= MOST_EVENTS:
        yield Chapter(cover, events)
        return
    months = [part for month, own in groupby(events, _month) for part in _parts(month, tuple(own))]
    yield Chapter(cover, (), months=tuple(month for month, _ in months))
    for month, own in months:
        yield Chapter(month, own, year=cover)


def _parts(month: str, events: tuple[Event, ...]) -> Iterator[tuple[Cover, tuple[Event, ...]]]:
    if len(events) <= MOST_EVENTS:
        yield Cover(month, month, 0, len(events)), events
        return
    for part, start in enumerate(range(0, len(events), MOST_EVENTS), start=1):
        own = events[start : start + MOST_EVENTS]
        yield Cover(month if part == 1 else f"{month}-{part}", month, part, len(own)), own


def _with_neighbours(chapters: list[Chapter]) -> Iterator[Chapter]:
    """Let each chapter know its neighbours: among the years for a year that is cut, else among the pages with events."""
    years = [chapter.cover for chapter in chapters if chapter.year is None]
    pages = [chapter.cover for chapter in chapters if chapter.events]
    of_years, of_pages = _neighbours(years), _neighbours(pages)
    for chapter in chapters:
        earlier, later = (of_pages if chapter.events else of_years)[chapter.cover]
        yield chapter._replace(earlier=earlier, later=later)


def _neighbours(covers: list[Cover]) -> dict[Cover, tuple[Cover | None, Cover | None]]:
    return {
        cover: (earlier, later) for earlier, cover, later in zip([None, *covers[:-1]], covers, [*covers[1:], None], strict=True)
    }


def _year(event: Event) -> str:
    return f"{event.date.earliest.year:04}"


def _month(event: Event) -> str:
    return f"{event.date.earliest:%Y-%m}"
