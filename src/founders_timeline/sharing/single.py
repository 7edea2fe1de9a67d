"""The whole timeline in one file: a page with a mark for each event, in whose place the event's card is put."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model import Event
from founders_timeline.renderer import Renderer
from founders_timeline.sharing.inline import InlineStyle
from founders_timeline.steps import Maker, Part, Piece
from founders_timeline.views.chart import ChartView, chart_view
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.event import event_views
from founders_timeline.views.links import absolute_url
from founders_timeline.views.timeline import groups_of, standfirst_of

SINGLE_STYLES = tuple(f"{name}.css" for name in "main tokens base page counter chart event single print".split())

_MARK = re.compile(rb"\x02([0-9a-z-]+)\x02")
"""What stands for an event, with its id; content cannot hold it."""


class SingleYearView(NamedTuple):
    """The events of a year, or of a chapter: `events` holds what to write for each, its card."""

    heading: str
    anchor: str
    events: tuple[Markup, ...]


class SingleView(NamedTuple):
    """The timeline in one file; `note` says from which day it is, `online_url` where a newer one is, empty if nobody knows."""

    title: str
    note: str
    online_url: str
    counter: CounterView
    standfirst: Markup
    standfirst_lang: str
    chart: ChartView
    events_words: str
    years: tuple[SingleYearView, ...]
    style: InlineStyle


def single_view(context: Context, style: InlineStyle) -> SingleView:
    """Make the timeline in one file, newest first, with a mark for each event."""
    say, team = context.language.say, context.team
    title = context.text(context.site.title)
    standfirst, standfirst_lang = standfirst_of(context)
    return SingleView(
        title=title if len(context.site.teams) == 1 else f"{team.name} · {title}",
        note=say("single.note", date=context.language.day(context.as_of)),
        online_url=absolute_url(context.site, context.timeline_url()),
        counter=counter_view(context),
        standfirst=standfirst,
        standfirst_lang=standfirst_lang,
        chart=chart_view(context),
        events_words=say("timeline.events", count=len(team.events)),
        years=tuple(
            SingleYearView(group.heading, group.anchor, tuple(map(_mark, group.events)))
            for group in groups_of(context, team.events, newest_first=True)
        ),
        style=style,
    )


def single_pieces(renderer: Renderer, context: Context, page: Maker) -> Iterator[Piece]:
    """Make the file piece by piece: what the page says around its marks, and the cards of the events."""
    team = context.team
    for place, piece in enumerate(_MARK.split(page())):
        if place % 2:
            event = team.events[team.positions[piece.decode()]]
            yield Part(partial(_card, renderer, context, event), event)
        else:
            yield piece


def _mark(event: Event) -> Markup:
    return Markup(f"\x02{event.id}\x02")


def _card(renderer: Renderer, context: Context, event: Event) -> bytes:
    view = event_views(context)[event.id]
    return renderer.component("components/single_event.html.jinja", "single_event", context.language, view)
