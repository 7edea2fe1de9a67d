"""The timeline's entries: what changes the count stands out, events of one day together; the rest is a line each."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event
from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.effect import change_view, changes_count, companions
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import ChangeView, EventView
from founders_timeline.views.words import date_html


class EntryView(NamedTuple):
    """An event that changes the count, several that do so on one day, or another event.

    Of several, `date`, `people_words` and `change` are what they have in common.
    """

    events: tuple[EventView, ...]
    is_large: bool
    date: Markup = Markup("")
    people_words: str = ""
    change: ChangeView | None = None


def entries_of(context: Context, events: Sequence[Event]) -> tuple[EntryView, ...]:
    """Make the entries of events, in their order; those that change the count on one day stand where the first of them does."""
    entries: list[EntryView] = []
    told: set[str] = set()
    for event in events:
        if event.id in told:
            continue
        is_large = event.date.earliest <= context.as_of and changes_count(context, event)
        together = [other for other in events if other in companions(context, event)] if is_large else [event]
        told.update(other.id for other in together)
        own = tuple(event_view(context, other) for other in together)
        entries.append(EntryView(own, is_large) if len(own) == 1 else _day(context, together, own))
    return tuple(entries)


def last_seen(context: Context) -> tuple[Event, ...]:
    """Return the events that only say where a founder was last seen, the newest first.

    They are a founder's last ones, as long as they are about nobody else and no change.
    """
    traces: list[Event] = []
    for founder in context.team.founders:
        own = [event for event in context.history.events_of(founder.id) if event.date.latest <= context.as_of]
        traces += takewhile(_is_trace, reversed(own))
    return tuple(sorted(traces, key=lambda event: context.team.positions[event.id], reverse=True))


def _is_trace(event: Event) -> bool:
    return event.type is EventType.MILESTONE and len(event.people) == 1


def _day(context: Context, events: Sequence[Event], views: tuple[EventView, ...]) -> EntryView:
    change = change_view(context, events[0])
    people = {person for event in events for person in event.people} & context.team.founder_ids
    return EntryView(
        views,
        is_large=True,
        date=date_html(context.language, events[0].date),
        people_words=context.language.say("change.day", count=len(people)),
        change=change._replace(note="") if change else None,
    )
