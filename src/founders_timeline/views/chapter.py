"""A chapter's page: the events of a year, a month or a part of one, the count at its end, and the way to its neighbours."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from founders_timeline.edtf import EdtfDate, days_in_month, parse_edtf
from founders_timeline.model import Event
from founders_timeline.views.chapters import Chapter, Cover
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.covers import CoverView, cover_view, heading_of
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.links import ABOUT
from founders_timeline.views.moments import MomentsView, moments_between
from founders_timeline.views.words import paragraph

MOST_IN_BATCH = 50
"""How many events a browser lays out at once; sections of about that many scroll smoothly."""


class BatchView(NamedTuple):
    """Events that are laid out together; `size` is few, some or many, by which a browser guesses their height until then."""

    size: str
    events: tuple[EventView, ...]


class SectionView(NamedTuple):
    """Some events of a chapter in batches; `heading` is empty where they need none. `level` is that of the events' headings."""

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


def _cover(context: Context, cover: Cover | None) -> CoverView | None:
    return cover_view(context, cover) if cover else None


def _days(context: Context, cover: Cover) -> tuple[date, date]:
    """Return a chapter's first and last day, as far as the team existed and the page's day reaches."""
    span = parse_edtf(cover.date)
    founded = context.team.founded.earliest
    return max(span.earliest, founded), max(min(span.latest, context.as_of), founded)


def _sections(context: Context, chapter: Chapter) -> tuple[SectionView, ...]:
    """Return the sections of a chapter: what is announced, then the months of a year, then what is known to no month."""
    events = chapter.events[::-1]
    ahead = [event for event in events if event.date.earliest > context.as_of]
    past = events[len(ahead) :]
    sections = [_section(context, "announced", context.language.say("timeline.announced"), ahead)] if ahead else []
    if chapter.year is not None:
        return (*sections, _section(context, "", "", past)) if past else tuple(sections)
    groups: dict[str, list[Event]] = {}
    for event in past:
        groups.setdefault(_month(event.date) or chapter.cover.date, []).append(event)
    vague = groups.pop(chapter.cover.date, [])
    for name, own in (*groups.items(), *([(chapter.cover.date, vague)] if vague else [])):
        heading = heading_of(context.language, Cover(name, name, 0, len(own)))
        sections.append(_section(context, f"m{name}", heading, own))
    return tuple(sections)


def _month(when: EdtfDate) -> str:
    """Return the month that a date lies in, empty if it may lie in several."""
    days = days_in_month(when.earliest.year, when.earliest.month)
    return f"{when.earliest:%Y-%m}" if when.latest <= when.earliest.replace(day=days) else ""


def _section(context: Context, anchor: str, heading: str, events: Sequence[Event]) -> SectionView:
    views = event_views(context)
    batches = (tuple(views[event.id] for event in batch) for batch in _batches(events))
    return SectionView(heading, anchor, 3 if heading else 2, tuple(BatchView(_size(len(batch)), batch) for batch in batches))


def _size(number: int) -> str:
    return next((size for most, size in ((10, "few"), (25, "some")) if number <= most), "many")


def _batches(events: Sequence[Event]) -> list[Sequence[Event]]:
    """Cut events into batches of nearly the same size."""
    number = -(-len(events) // MOST_IN_BATCH)
    ends = [len(events) * index // number for index in range(number + 1)]
    return [events[start:end] for start, end in pairwise(ends)]
