"""The table of all events: one row each, plain enough to copy into a spreadsheet."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.history import count_after, count_before
from founders_timeline.model import Event
from founders_timeline.views.chapters import Chapter, is_long, years_of
from founders_timeline.views.context import Context
from founders_timeline.views.covers import CoverView, cover_view, heading_of
from founders_timeline.views.links import data_path, table_path
from founders_timeline.views.timeline import newest
from founders_timeline.views.words import headline


class EventRowView(NamedTuple):
    """An event in a row. `order` is the event's place in time, by which the date column sorts."""

    id: str
    order: int
    iso: str
    date: str
    kind: str
    title: str
    title_lang: str
    url: str
    people: str
    destination: str
    before: str
    after: str
    confidence: str
    sources: int


class TableView(NamedTuple):
    """The table page: of all events, or where they are many of the newest or of a chapter.

    `chapters` lead to the chapters' tables, `csv_url` to all events in one file, on the table of the newest. `heading` and what
    leads to the neighbours are those of a chapter's table.
    """

    caption: str
    rows: tuple[EventRowView, ...]
    chapters: tuple[CoverView, ...] = ()
    csv_url: str = ""
    heading: str = ""
    all_url: str = ""
    earlier: CoverView | None = None
    later: CoverView | None = None


def table_view(context: Context) -> TableView:
    """Make the table of a team's events, the oldest first; of a long timeline those that its first page shows."""
    events = context.team.events
    if not is_long(context.team):
        return _table(context, context.team.name, events)
    view = _table(context, context.team.name, newest(context))
    return view._replace(
        chapters=tuple(cover_view(context, year) for year in reversed(years_of(context.team))),
        csv_url=data_path(context.team, "events.csv"),
    )


def chapter_table_view(context: Context, chapter: Chapter) -> TableView:
    """Make the table of a chapter's events, the oldest first, or of a year's months where it is full."""
    heading = heading_of(context.language, chapter.cover)
    return _table(context, f"{context.team.name}, {heading}", chapter.events)._replace(
        chapters=tuple(cover_view(context, month, within_year=True) for month in chapter.months),
        heading=heading,
        all_url=context.folder + table_path(context.team),
        earlier=cover_view(context, chapter.earlier) if chapter.earlier else None,
        later=cover_view(context, chapter.later) if chapter.later else None,
    )


def _table(context: Context, name: str, events: Sequence[Event]) -> TableView:
    rows = tuple(_row(context, order, event) for order, event in enumerate(events))
    return TableView(context.language.say("table.caption", team=name, count=len(rows)), rows)


def _row(context: Context, order: int, event: Event) -> EventRowView:
    language = context.language
    title, lang = headline(context, event)
    destination = event.destination
    is_past = event.date.earliest <= context.as_of
    return EventRowView(
        id=event.id,
        order=order,
        iso=event.date.text,
        date=language.date(event.date),
        kind=language.say(f"type.{event.type}"),
        title=title,
        title_lang="" if lang == language.code else lang,
        url=context.event_url(event),
        people=language.names([context.team.person(person).name for person in event.people]),
        destination=context.text(destination.name) if destination and destination.name else "",
        before=language.count(count_before(context.history, event)) if is_past else "",
        after=language.count(count_after(context.history, event, context.as_of)) if is_past else "",
        confidence=language.say(f"confidence.{event.confidence}"),
        sources=len(dict.fromkeys([*event.sources, *(quote.source for quote in event.quotes if quote.source)])),
    )
