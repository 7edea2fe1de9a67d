"""One small team as the views see it: content as YAML goes in, a context, a view or a built site comes out."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from textwrap import dedent

from lxml import html

from founders_timeline.model.content import Event
from founders_timeline.model.history import history_of
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.language import Language
from founders_timeline.theme.languages import load_language
from founders_timeline.views.context import Context
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from tests.rendering import render_site
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, TODAY, load, write_site

ROOT = Path(__file__).resolve().parent.parent
THEME = theme_folders(ROOT)

SITE = "title: {en: Who is left?, fr: Qui reste-t-il ?}\nlanguages: [en, fr]\n"
TEAM = """\
name: Acme
founded: 2015-12-11
founders: [Ada Byron, Ben Holt, Cleo Marsh]
people: [Zoe Lane]
"""


@lru_cache
def language(code: str) -> Language:
    """Return a language with the interface texts that the repository ships."""
    return load_language(THEME, code)


def context(
    root: Path, events: str = "", *, code: str = "en", as_of: date = TODAY, team: str = TEAM, site: str = SITE
) -> Context:
    """Write a site of one team, load it, and return its context; `events` is a list of events."""
    written = {f"{EVENTS}/events.yaml": dedent(events)} if events else {}
    loaded = load(write_site(root, {SITE_FILE: site, TEAM_FILE: team, **written}))
    return Context(loaded, history_of(loaded.teams[0]), language(code), as_of)


def only_event(subject: Context) -> Event:
    """Return the only event of a context's team."""
    (event,) = subject.team.events
    return event


def last_event(subject: Context) -> Event:
    """Return the latest event of a context's team."""
    return subject.team.events[-1]


def only_view(subject: Context) -> EventView:
    """Return the view of the only event of a context's team."""
    return event_view(subject, only_event(subject))


def last_view(subject: Context) -> EventView:
    """Return the view of the latest event of a context's team."""
    return event_view(subject, last_event(subject))


def built(root: Path, as_of: date = TODAY, base_url: str = "") -> dict[str, bytes]:
    """Load a site that has no error, and return its files by path."""
    return render_site(load(root), as_of, THEME, base_url)


def page(files: dict[str, bytes], path: str) -> html.HtmlElement:
    """Parse one page of a built site."""
    return html.document_fromstring(files[path])
