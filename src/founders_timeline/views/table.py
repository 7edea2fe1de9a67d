"""The table of all events: one row each, plain enough to copy into a spreadsheet."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.views.chapter import CoverView, cover_view, heading_of
from founders_timeline.views.chapters import Chapter, is_long
from founders_timeline.views.context import Context
from founders_timeline.views.counter import founding_note
from founders_timeline.views.effect import change_view
from founders_timeline.views.links import data_path, table_path
from founders_timeline.views.timeline import newest
from founders_timeline.views.words import headline


class EventRowView(NamedTuple):
    """An event in a row; the date column is sorted by `order`."""

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
    change: str
    confidence: str
    sources: int


class TableView(NamedTuple):
    """The table of all events; of a long timeline, the table of its newest events or of a chapter.

    The table of the newest events links to those of the `chapters`, and to all events in one file, `csv_url`. A chapter's has a
    `heading`, and links to the table of the newest events and to its neighbours. `note` says that the team may not exist yet.
    """

    caption: str
    rows: tuple[EventRowView, ...]
    chapters: tuple[CoverView, ...] = ()
    csv_url: str = ""
    heading: str = ""
    all_url: str = ""
    earlier: CoverView | None = None
    later: CoverView | None = None
    note: str = ""


def table_view(context: Context) -> TableView:
    """Make the table of a team's events, the oldest first; of a long timeline those that its first page shows."""
    events = context.team.events
    if not is_long(context.team):
        return _table(context, context.team.name, events)
    view = _table(context, context.team.name, newest(context))
    return view._replace(
        chapters=tuple(cover_view(context, year) for year in reversed(context.years)),
        csv_url=data_path(context.team, "events.csv"),
    )


def chapter_table_view(context: Context, chapter: Chapter) -> TableView:
    """Make the table of a chapter's events, the oldest first; that of a year cut into months links to those of its months."""
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
    caption = context.language.say("table.caption", team=name, count=len(rows))
    return TableView(caption, rows, note=founding_note(context.team, context.roster, context.language))


def _row(context: Context, order: int, event: Event) -> EventRowView:
    language = context.language
    title, lang = headline(context, event)
    destination = event.destination
    change = None if event.date.earliest > context.as_of else change_view(context, event)
    return EventRowView(
        id=event.id,
        order=order,
        iso=event.date.text,
        date=language.date(event.date),
        kind=language.say(f"type.{event.type}"),
        title=title,
        title_lang=language.foreign(lang),
        url=context.event_url(event),
        people=language.names([context.team.person(person).name for person in event.people]),
        destination=context.text(destination.name) if destination and destination.name else "",
        change=change.figure if change else "",
        confidence=language.say(f"confidence.{event.confidence}"),
        sources=len(event.all_sources),
    )
