"""The counter as a page that stands alone, in a frame of another site."""

from typing import NamedTuple

from founders_timeline.sharing.inline import InlineStyle
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.links import Links, embed_path, timeline_path

EMBED_STYLES = ("tokens.css", "embed.css")


class EmbedView(NamedTuple):
    """The counter in a frame."""

    title: str
    counter: CounterView
    timeline_url: str
    style: InlineStyle


def embed_view(context: Context, style: InlineStyle) -> EmbedView:
    """Make the counter for a frame."""
    links = Links(context.site, context.language.code, embed_path(context.team))
    title = context.language.say("share.frame_title", team=context.team.name)
    return EmbedView(title, counter_view(context), links.to(timeline_path(context.site, context.team)), style)
