"""What a reader can take away from a team's timeline: a frame to embed, a badge, the timeline as one file."""

from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import absolute_url, badge_path, embed_path, single_path

FRAME_WIDTH = 600
"""The width in CSS pixels that a frame is offered with; it shrinks with the page around it."""

_NARROWEST = 300
_EDGE = 16
_TOKEN = 33
_REST = 182
"""What the narrowest frame needs in height besides its tokens."""


class ShareView(NamedTuple):
    """A team's frame and badge as code to copy; without a base URL the addresses in it are paths from the site's first page."""

    team: str
    frame_code: str
    badge_code: str
    is_absolute: bool
    single_url: str


def share_view(context: Context) -> ShareView:
    """Make what a team's timeline can be shared with."""
    site, folder, team = context.site, context.folder, context.team
    alt = counter_view(context).sentence
    badge, timeline = (_address(context, path) for path in (folder + badge_path(team), context.timeline_url()))
    return ShareView(
        team=team.name,
        frame_code=str(frame(context)),
        badge_code=str(Markup('<a href="{}"><img src="{}" alt="{}" height="20"></a>').format(timeline, badge, alt)),
        is_absolute=bool(site.base_url),
        single_url=folder + single_path(team),
    )


def frame(context: Context) -> Markup:
    """Write the frame that shows a team's counter on another site.

    It runs no script and sends nothing; the sandbox lets its one link open a tab, and nothing else.
    """
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"'
        ' style="border:0;max-width:100%"></iframe>'
    ).format(
        _address(context, context.folder + embed_path(context.team)),
        context.language.say("share.frame_title", team=context.team.name),
        FRAME_WIDTH,
        frame_height(context),
    )


def frame_height(context: Context) -> int:
    """Return the height in CSS pixels that a frame needs where it is narrowest."""
    in_a_row = (_NARROWEST - 2 * _EDGE) // _TOKEN
    rows = -(-len(context.team.founders) // in_a_row)
    return _REST + rows * _TOKEN


def _address(context: Context, path: str) -> str:
    return absolute_url(context.site, path) or path
