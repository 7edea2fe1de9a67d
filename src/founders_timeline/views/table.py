"""The table of all events: one row each, plain enough to copy into a spreadsheet."""

from typing import NamedTuple

from founders_timeline.history import count_before
from founders_timeline.model import Event
from founders_timeline.views.context import Context
from founders_timeline.views.event import day_of
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
    """The table page."""

    caption: str
    rows: tuple[EventRowView, ...]


def table_view(context: Context) -> TableView:
    """Make the table of a team's events, the oldest first."""
    rows = tuple(_row(context, order, event) for order, event in enumerate(context.team.events))
    return TableView(context.language.say("table.caption", team=context.team.name, count=len(rows)), rows)


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
        after=language.count(context.history.count_on(day_of(context, event))) if is_past else "",
        confidence=language.say(f"confidence.{event.confidence}"),
        sources=len(dict.fromkeys([*event.sources, *(quote.source for quote in event.quotes if quote.source)])),
    )
