"""An event's page: the event, the count then and now, and its neighbours."""

from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event
from founders_timeline.model.history import day_of
from founders_timeline.theme.language import capitalized
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, TokenView, counter_view, past_counter
from founders_timeline.views.day import day_url
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from founders_timeline.views.links import absolute_url
from founders_timeline.views.words import headline


class NeighbourView(NamedTuple):
    """The event before or after."""

    title: str
    date: str
    url: str


class DifferenceView(NamedTuple):
    """A founder who stands otherwise now than then."""

    then: TokenView
    now: TokenView


class EventPageView(NamedTuple):
    """An event's page; `then` is the counter on the day whose numbers belong to the event, None while the event lies ahead.

    `differences` are those who stand otherwise now; `day_url` leads to the page of the event's day, where it changes the count.
    """

    event: EventView
    then: CounterView | None
    now: CounterView
    differences: tuple[DifferenceView, ...]
    day_url: str
    earlier: NeighbourView | None
    later: NeighbourView | None
    timeline_url: str
    description: str


def event_page_view(context: Context, event: Event) -> EventPageView:
    """Make the view of an event's page."""
    events = context.team.events
    place = context.team.positions[event.id]
    day = day_of(context.team, event, context.as_of)
    then = None if event.date.earliest > context.as_of else past_counter(context.at(day))
    now = counter_view(context)
    view = event_view(context, event)
    return EventPageView(
        event=view,
        then=then,
        now=now,
        differences=_differences(then, now) if then else (),
        day_url=day_url(context, day) if view.change else "",
        earlier=_neighbour(context, events[place - 1]) if place else None,
        later=_neighbour(context, events[place + 1]) if place + 1 < len(events) else None,
        timeline_url=context.timeline_url(event),
        description=_description(context, view),
    )


def _differences(then: CounterView, now: CounterView) -> tuple[DifferenceView, ...]:
    before = {token.founder: token for token in then.tokens}
    pairs = (DifferenceView(before[token.founder], token) for token in now.tokens)
    return tuple(pair for pair in pairs if pair.then.status != pair.now.status)


class MovedView(NamedTuple):
    """Where an event's page stands now; `url` begins at the output's root, `canonical` is empty without a base URL."""

    title: str
    title_lang: str
    date: Markup
    url: str
    canonical: str


def moved_view(context: Context, event: Event) -> MovedView:
    """Make the view of the page that leads from an event's old address to its page."""
    view = event_view(context, event)
    return MovedView(view.title, view.title_lang, view.date, view.url, absolute_url(context.site, view.url))


def _neighbour(context: Context, event: Event) -> NeighbourView:
    return NeighbourView(headline(context, event).text, context.language.date(event.date), context.event_url(event))


def _description(context: Context, event: EventView) -> str:
    """Say the event in one line: what, when, and what became of the count."""
    parts = [f"{event.title}.", f"{capitalized(event.date_text)}."]
    if event.change:
        parts.append(event.change.words + ".")
    return " ".join(parts)
