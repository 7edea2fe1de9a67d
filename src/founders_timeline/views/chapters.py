"""Where a long timeline is cut: its chapters are years, the months of a full year, and parts of a full month.

An event stands in the chapter of its first possible day, so that it does not move when the day of a build does. Parts are filled
from the oldest event on: a new event changes the last one only.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, month, year
from founders_timeline.model.team import Team

MOST_EVENTS = 300
"""How many events a page holds at most; a timeline that has more is cut."""


class Cover(NamedTuple):
    """A chapter without its events: the name of its page, its year or month, its part, its number of events.

    Parts are numbered from 1 where a month has several; `part` is 0 where it has one, and for a year.
    """

    name: str
    date: EdtfDate
    part: int
    size: int


class Chapter(NamedTuple):
    """A chapter of a timeline and its events, the oldest first.

    A year that is cut into months has no events itself, but `months`. `year` is the year of a month, None for a year. `earlier`
    and `later` are the neighbouring years of a year that is cut; of all others, the neighbours among the chapters with events.
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


def chapters_of(team: Team) -> tuple[Chapter, ...]:
    """Return the chapters of a long timeline in the order of time, a year before its months; none if it is not long."""
    if not is_long(team):
        return ()
    whole = [chapter for date, events in groupby(team.events, _year) for chapter in _cut(date, tuple(events))]
    return tuple(_with_neighbours(whole))


def _cut(date: EdtfDate, events: tuple[Event, ...]) -> Iterator[Chapter]:
    cover = Cover(date.text, date, 0, len(events))
    if len(events) <= MOST_EVENTS:
        yield Chapter(cover, events)
        return
    months = [part for date, own in groupby(events, _month) for part in _parts(date, tuple(own))]
    yield Chapter(cover, (), months=tuple(cover for cover, _ in months))
    for each, own in months:
        yield Chapter(each, own, year=cover)


def _parts(date: EdtfDate, events: tuple[Event, ...]) -> Iterator[tuple[Cover, tuple[Event, ...]]]:
    if len(events) <= MOST_EVENTS:
        yield Cover(date.text, date, 0, len(events)), events
        return
    for part, start in enumerate(range(0, len(events), MOST_EVENTS), start=1):
        own = events[start : start + MOST_EVENTS]
        yield Cover(date.text if part == 1 else f"{date.text}-{part}", date, part, len(own)), own


def _with_neighbours(chapters: list[Chapter]) -> Iterator[Chapter]:
    """Give each chapter its neighbours."""
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


def _year(event: Event) -> EdtfDate:
    return year(event.date.earliest)


def _month(event: Event) -> EdtfDate:
    return month(event.date.earliest)
