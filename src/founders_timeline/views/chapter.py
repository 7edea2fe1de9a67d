"""A chapter of a long timeline: links to it, and its page with its events and the count at its end."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, month
from founders_timeline.theme.language import Language, capitalized
from founders_timeline.views.chapters import Chapter, Cover
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from founders_timeline.views.links import ABOUT, chapter_path, table_path
from founders_timeline.views.on_this_day import MomentsView, moments_between
from founders_timeline.views.words import paragraph

MOST_IN_BATCH = 50
"""How many events a browser lays out at once; sections of about that many scroll smoothly."""


class CoverView(NamedTuple):
    """A link to a chapter: its name, how many events it has, its page and its table."""

    heading: str
    events_words: str
    url: str
    table_url: str


class BatchView(NamedTuple):
    """Events that a browser lays out together; until it does, it guesses their height by `size`: few, some or many."""

    size: str
    events: tuple[EventView, ...]


class SectionView(NamedTuple):
    """Some events of a chapter in batches; `heading` may be empty, `level` is that of the events' headings, 2 or 3."""

    heading: str
    anchor: str
    level: int
    batches: tuple[BatchView, ...]


class ChapterView(NamedTuple):
    """A chapter's page.

    `counter` and `moments` are None for a chapter that lies ahead, `year` is None for a year. A year with too many events for a
    page has `months` and no sections.
    """

    heading: str
    events_words: str
    counter: CounterView | None
    moments: MomentsView | None
    timeline_url: str
    rule_url: str
    year: CoverView | None
    months: tuple[CoverView, ...]
    sections: tuple[SectionView, ...]
    earlier: CoverView | None
    later: CoverView | None
    description: str


def chapter_view(context: Context, chapter: Chapter) -> ChapterView:
    """Make the view of a chapter's page, the newest event first."""
    cover = chapter.cover
    first, last = _days(context, cover)
    then = context.at(last) if first <= context.as_of else None
    events_words = context.language.say("timeline.events", count=cover.size)
    counter = counter_view(then) if then else None
    return ChapterView(
        heading=heading_of(context.language, cover),
        events_words=events_words,
        counter=counter,
        moments=moments_between(context, first, last) if then and chapter.events else None,
        timeline_url=context.timeline_url(),
        rule_url=context.folder + ABOUT + "#rule",
        year=_cover(context, chapter.year),
        months=tuple(cover_view(context, month, within_year=True) for month in chapter.months),
        sections=_sections(context, chapter),
        earlier=_cover(context, chapter.earlier),
        later=_cover(context, chapter.later),
        description=paragraph([events_words, *([counter.sentence, counter.day] if counter else [])]),
    )


def cover_view(context: Context, cover: Cover, *, within_year: bool = False) -> CoverView:
    """Make a link to a chapter; `within_year` leaves out the year of a month."""
    return CoverView(
        heading=heading_of(context.language, cover, within_year=within_year),
        events_words=context.language.say("timeline.events", count=cover.size),
        url=context.folder + chapter_path(context.team, cover.name),
        table_url=context.folder + table_path(context.team, cover.name),
    )


def heading_of(language: Language, cover: Cover, *, within_year: bool = False) -> str:
    """Name a chapter: 2019, March 2019, or March 2019, part 2; `within_year` just March, or March, part 2."""
    words = capitalized(language.months[cover.date.earliest.month - 1] if within_year else language.date(cover.date))
    return language.say("chapter.part", date=words, part=cover.part) if cover.part else words


def _cover(context: Context, cover: Cover | None) -> CoverView | None:
    return cover_view(context, cover) if cover else None


def _days(context: Context, cover: Cover) -> tuple[date, date]:
    """Return a chapter's first and last day, neither before the founding nor after the page's day."""
    founded = context.team.founded.earliest
    return max(cover.date.earliest, founded), max(min(cover.date.latest, context.as_of), founded)


def _sections(context: Context, chapter: Chapter) -> tuple[SectionView, ...]:
    """Return the sections of a chapter: what is announced, then a year's months, then events that may lie in several months."""
    events = chapter.events[::-1]
    ahead = [event for event in events if event.date.earliest > context.as_of]
    past = events[len(ahead) :]
    sections = [_section(context, "announced", context.language.say("timeline.announced"), ahead)] if ahead else []
    if chapter.year is not None:
        return (*sections, _section(context, "", "", past)) if past else tuple(sections)
    groups: dict[EdtfDate, list[Event]] = {}
    for event in past:
        groups.setdefault(_month(event.date) or chapter.cover.date, []).append(event)
    if chapter.cover.date in groups:
        groups[chapter.cover.date] = groups.pop(chapter.cover.date)  # What may lie in several months comes last.
    for when, own in groups.items():
        sections.append(_section(context, f"m{when}", capitalized(context.language.date(when)), own))
    return tuple(sections)


def _month(when: EdtfDate) -> EdtfDate | None:
    """Return the month that a date lies in, None if it may lie in several."""
    first = month(when.earliest)
    return first if when.latest <= first.latest else None


def _section(context: Context, anchor: str, heading: str, events: Sequence[Event]) -> SectionView:
    batches = (tuple(event_view(context, event) for event in batch) for batch in _batches(events))
    return SectionView(heading, anchor, 3 if heading else 2, tuple(BatchView(_size(len(batch)), batch) for batch in batches))


def _size(number: int) -> str:
    return next((size for most, size in ((10, "few"), (25, "some")) if number <= most), "many")


def _batches(events: Sequence[Event]) -> list[Sequence[Event]]:
    """Cut events into batches of nearly the same size."""
    number = -(-len(events) // MOST_IN_BATCH)
    ends = [len(events) * index // number for index in range(number + 1)]
    return [events[start:end] for start, end in pairwise(ends)]
