"""Pages that stand alone, with style and script inside: the counter in a frame on another site, the timeline in one file."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.problems import ContentError, Problem, quoted
from founders_timeline.theme.assets import compact, compact_script, own_style
from founders_timeline.theme.folders import find_file
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.links import EMBED, Links, absolute_url, team_path, timeline_path
from founders_timeline.views.timeline import TimelineView, timeline_view

EMBED_STYLES = ("tokens.css", "embed.css")
SINGLE_STYLES = tuple(
    f"{name}.css"
    for name in "main tokens base page counter bar chart instrument lens story event filters tables single print".split()
)
SINGLE_SCRIPTS = tuple(
    f"{name}.js" for name in "unpack address roster drawing instrument copy entries near story bar fold filters".split()
)


_END = "</"
"""What could end a style or script element (HTML, 13.1.2.6: the end tag of a raw text element begins with it)."""


class Inline(NamedTuple):
    """A style element, a script element, and the Content-Security-Policy that allows these and nothing else.

    `script` is empty where the page has none.
    """

    style: Markup
    script: Markup
    policy: str


class EmbedView(NamedTuple):
    """The counter in a frame."""

    title: str
    counter: CounterView
    timeline_url: str
    inline: Inline


class SingleView(NamedTuple):
    """The timeline in one file; `note` says from which day it is, `online_url` where a newer one is, empty without a base URL."""

    title: str
    note: str
    online_url: str
    timeline: TimelineView
    inline: Inline


def embed_view(context: Context, parts: Inline) -> EmbedView:
    """Make the counter for a frame."""
    links = Links(context.site, context.language.code, team_path(context.team, EMBED))
    title = context.language.say("share.frame_title", team=context.team.name)
    return EmbedView(title, counter_view(context), links.to(timeline_path(context.site, context.team)), parts)


def single_view(context: Context, parts: Inline) -> SingleView:
    """Make the timeline in one file, newest first."""
    title = context.text(context.site.title)
    return SingleView(
        title=title if len(context.site.teams) == 1 else f"{context.team.name} · {title}",
        note=context.language.say("single.note", date=context.language.day(context.as_of)),
        online_url=absolute_url(context.site, context.timeline_url()),
        timeline=timeline_view(context, newest_first=True)._replace(days_url="", newest_url=""),
        inline=parts,
    )


def inline(folders: tuple[Path, ...], styles: Iterable[str], scripts: Iterable[str] = ()) -> Inline:
    """Join files of the theme, and the site's own style, into one style and one script; ContentError if one could end early.

    Font files are left out: the page asks for no other file, and the reader's own fonts stand in.
    """
    css = compact(re.sub(r"@font-face \{[^}]*url\([^}]*\}", "", _joined(folders, (*styles, *own_style(folders)))))
    js = compact_script(_joined(folders, scripts))
    sources = [f"style-src 'sha256-{_digest(css)}'", *([f"script-src 'sha256-{_digest(js)}'"] if js else [])]
    policy = f"default-src 'none'; {'; '.join(sources)}; img-src data:; base-uri 'none'; form-action 'none'"
    script = Markup("<script>") + Markup(js) + Markup("</script>") if js else Markup("")
    return Inline(Markup("<style>") + Markup(css) + Markup("</style>"), script, policy)


def _joined(folders: tuple[Path, ...], names: Iterable[str]) -> str:
    return "\n".join(_read(find_file(folders, f"assets/{name}")) for name in names)


def _read(file: Path) -> str:
    text = file.read_bytes().decode("utf-8", "replace")
    if _END not in text:
        return text
    line = text[: text.index(_END)].count("\n") + 1
    message = f"This file is put into pages too, where {quoted(_END)} would end it early."
    path = f"templates/assets/{file.name}"
    raise ContentError([Problem(path=path, line=line, column=1, code="template", message=message, hint=r"Write <\/ instead.")])


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
