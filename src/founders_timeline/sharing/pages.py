"""The two pages that stand alone: the counter in a frame, and the whole timeline in one file."""

from typing import NamedTuple

from founders_timeline.sharing.inline import InlineStyle
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.links import Links, absolute_url, embed_path, timeline_path
from founders_timeline.views.timeline import TimelineView, timeline_view

EMBED_STYLES = ("tokens.css", "embed.css")
SINGLE_STYLES = tuple(f"{name}.css" for name in "main tokens base page counter chart event single print".split())


class EmbedView(NamedTuple):
    """The counter in a frame."""

    title: str
    counter: CounterView
    timeline_url: str
    style: InlineStyle


class SingleView(NamedTuple):
    """The timeline in one file; `note` says from which day it is, `online_url` where a newer one is, empty if nobody knows."""

    title: str
    note: str
    online_url: str
    timeline: TimelineView
    style: InlineStyle


def embed_view(context: Context, style: InlineStyle) -> EmbedView:
    """Make the counter for a frame."""
    links = Links(context.site, context.language.code, embed_path(context.team))
    title = context.language.say("share.frame_title", team=context.team.name)
    return EmbedView(title, counter_view(context), links.to(timeline_path(context.site, context.team)), style)


def single_view(context: Context, style: InlineStyle) -> SingleView:
    """Make the timeline in one file, newest first."""
    say = context.language.say
    title = context.text(context.site.title)
    return SingleView(
        title=title if len(context.site.teams) == 1 else f"{context.team.name} · {title}",
        note=say("single.note", date=context.language.day(context.as_of)),
        online_url=absolute_url(context.site, context.timeline_url()),
        timeline=timeline_view(context, newest_first=True),
        style=style,
    )
