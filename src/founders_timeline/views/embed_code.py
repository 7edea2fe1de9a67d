"""Code to copy into other sites: a frame with a team's counter, and a badge."""

from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import BADGE, EMBED, SINGLE, absolute_url

IFRAME_WIDTH = 600
"""The width in CSS pixels that a frame is offered with; it shrinks with the page around it."""

_NARROWEST = 300
_EDGE = 16
_TOKEN = 33
_REST = 200
"""What the narrowest frame needs in height besides its tokens and the note."""

_NOTE_EDGE, _NOTE_LINE, _NOTE_LETTERS = 6, 17, 40
"""The note's height: the space above it, a line, and how many letters a line has at least."""


class ShareView(NamedTuple):
    """What can be shared of a team: its frame and badge as code, and the address of the timeline in one file.

    Without a base URL the addresses in the code are paths from the site's first page.
    """

    team: str
    frame_code: str
    badge_code: str
    is_absolute: bool
    single_url: str


def share_view(context: Context) -> ShareView:
    """Make the code to share a team's timeline."""
    site, team = context.site, context.team
    alt = counter_view(context).sentence
    badge, timeline = (_address(context, path) for path in (context.team_url(BADGE), context.timeline_url()))
    return ShareView(
        team=team.name,
        frame_code=str(iframe(context)),
        badge_code=str(Markup('<a href="{}"><img src="{}" alt="{}" height="20"></a>').format(timeline, badge, alt)),
        is_absolute=bool(site.base_url),
        single_url=context.team_url(SINGLE),
    )


def iframe(context: Context) -> Markup:
    """Write the frame that shows a team's counter on another site.

    It runs no script and sends nothing; the sandbox lets its one link open a tab, and nothing else.
    """
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"'
        ' style="border:0;max-width:100%"></iframe>'
    ).format(
        _address(context, context.team_url(EMBED)),
        context.language.say("share.frame_title", team=context.team.name),
        IFRAME_WIDTH,
        iframe_height(context),
    )


def iframe_height(context: Context) -> int:
    """Return the height in CSS pixels that a frame needs where it is narrowest."""
    in_a_row = (_NARROWEST - 2 * _EDGE) // _TOKEN
    rows = -(-len(context.team.founders) // in_a_row)
    lines = -(-len(counter_view(context).note) // _NOTE_LETTERS)
    return _REST + rows * _TOKEN + (_NOTE_EDGE + lines * _NOTE_LINE if lines else 0)


def _address(context: Context, path: str) -> str:
    return absolute_url(context.site, path) or path
