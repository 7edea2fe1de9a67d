"""An event's page: the event, the count then and now, and its neighbours."""

from typing import NamedTuple

from founders_timeline.history import day_of
from founders_timeline.model import Event
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.words import headline


class NeighbourView(NamedTuple):
    """The event before or after."""

    title: str
    date: str
    url: str


class EventPageView(NamedTuple):
    """An event's page; `then` is the counter on the day whose numbers belong to the event, None while the event lies ahead."""

    event: EventView
    then: CounterView | None
    now: CounterView
    earlier: NeighbourView | None
    later: NeighbourView | None
    timeline_url: str
    description: str


def event_page_view(context: Context, event: Event) -> EventPageView:
    """Make the view of an event's page."""
    events = context.team.events
    place = context.team.positions[event.id]
    day = day_of(context.team, event, context.as_of)
    then = None if event.date.earliest > context.as_of else Context(context.site, context.history, context.language, day)
    view = event_views(context)[event.id]
    return EventPageView(
        event=view,
        then=counter_view(then) if then else None,
        now=counter_view(context),
        earlier=_neighbour(context, events[place - 1]) if place else None,
        later=_neighbour(context, events[place + 1]) if place + 1 < len(events) else None,
        timeline_url=context.timeline_url(event),
        description=_description(context, view),
    )


def _neighbour(context: Context, event: Event) -> NeighbourView:
    return NeighbourView(headline(context, event)[0], context.language.date(event.date), context.event_url(event))


def _description(context: Context, event: EventView) -> str:
    """Say the event in one line: what, when, and what became of the count."""
    parts = [f"{event.title}.", event.date_text[:1].upper() + event.date_text[1:] + "."]
    if event.change:
        parts.append(event.change.words + ".")
    return " ".join(parts)
