"""What every page has around its content: title, description, links to the other pages, languages and teams."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from founders_timeline.language import Language
from founders_timeline.model import Link, Site, Team
from founders_timeline.views.changes import last_change
from founders_timeline.views.context import Context
from founders_timeline.views.links import (
    ABOUT,
    COMPARE,
    DATA,
    Links,
    absolute_url,
    chapters_folder,
    destinations_path,
    folder_of,
    oldest_path,
    table_path,
    timeline_path,
)
from founders_timeline.views.report_link import report_url
from founders_timeline.views.subscriptions import SubscriptionView, subscriptions_of

KEPT_FRAMES = 64
"""How many frames are remembered: a team in a language has about eight."""


class NavigationView(NamedTuple):
    """A link to another page; `is_here` marks the page itself."""

    title: str
    url: str
    is_here: bool = False


class LanguageLinkView(NamedTuple):
    """The same page in another language; `absolute_url` is empty without a base URL."""

    code: str
    name: str
    url: str
    absolute_url: str
    is_here: bool


class FrameView(NamedTuple):
    """What is the same around all pages of a team in one folder: the head without the languages, and the foot."""

    site_title: str
    site_title_lang: str
    home_url: str
    root: str
    sections: tuple[NavigationView, ...]
    teams: tuple[NavigationView, ...]
    licence: Link | None
    publisher: Link | None
    checked: str
    changed: str
    timezone: str
    data_url: str
    subscriptions: tuple[SubscriptionView, ...]


class PageView(NamedTuple):
    """Everything around a page's content. `kind` names the kind of page for styles; `canonical` is empty without a base URL.

    `heading` is the title without the site's name; `og_type` and `og_locale` are what link previews want, `card` is the address
    of a picture for them, empty if there is none.
    """

    kind: str
    lang: str
    dir: str
    title: str
    heading: str
    site_title: str
    description: str
    canonical: str
    og_type: str
    og_locale: str
    card: str
    root: str
    frame: FrameView
    languages: tuple[LanguageLinkView, ...]
    report_url: str


class Topic(NamedTuple):
    """What a page is about; one without a `title` of its own bears the site's.

    `subject` is the id of the event or the founder that the page is about, if it is about one; `file` is the content that it is
    made from, or most of it, the team's own file if not named.
    """

    kind: str
    title: str = ""
    description: str = ""
    subject: str = ""
    file: str = ""


_OG_TYPES = {"event-page": "article", "founder-page": "profile"}


def page_view(context: Context, languages: Mapping[str, Language], links: Links, topic: Topic, card: str = "") -> PageView:
    """Make what surrounds a page; `card` is the address of its picture, empty if there is none."""
    site, team, language = context.site, context.team, context.language
    site_title = context.text(site.title)
    fallback = context.text(site.description) if site.description else site_title
    title = f"{topic.title} · {site_title}" if topic.title else site_title
    canonical = _absolute(site, language.code, links.here)
    file = topic.file or f"content/{team.id}/team.yaml"
    return PageView(
        kind=topic.kind,
        lang=language.code,
        dir=language.direction,
        title=title,
        heading=topic.title or site_title,
        site_title=site_title,
        description=topic.description or fallback,
        canonical=canonical,
        og_type=_OG_TYPES.get(topic.kind, "website"),
        og_locale=language.territory,
        card=card,
        root=links.root,
        frame=_frame(context, links.root, _place_of(context, links)),
        languages=tuple(_language_link(site, languages[code], links, language) for code in site.languages),
        report_url=report_url(site.repository, language, title, file, canonical) if site.repository else "",
    )


def _place_of(context: Context, links: Links) -> str:
    """Return the section that a page is one of, empty if none: pages of one folder differ in nothing else around them."""
    return next((key for key, _, own in _section_pages(context.site, context.team) if links.here.startswith(own)), "")


@lru_cache(maxsize=KEPT_FRAMES)
def _frame(context: Context, root: str, section: str) -> FrameView:
    """Make the frame of the pages of a section that lie as deep as `root` says; of no section if that is empty."""
    site, team, language = context.site, context.team, context.language
    site_title, site_title_lang = site.title.in_language(language.code)
    changed = last_change(team)
    home = root + context.folder
    return FrameView(
        site_title=site_title,
        site_title_lang="" if site_title_lang == language.code else site_title_lang,
        home_url=f"{home}index.html",
        root=root,
        sections=tuple(
            NavigationView(language.say(key), home + path, key == section) for key, path, _ in _section_pages(site, team)
        ),
        teams=tuple(
            NavigationView(other.name, home + timeline_path(site, other), other.id == team.id)
            for other in site.teams
            if len(site.teams) > 1
        ),
        licence=site.licence,
        publisher=site.publisher,
        checked=language.say("site.checked", date=language.day(team.checked)) if team.checked else "",
        changed=language.say("site.changed", date=language.day(changed)) if changed else "",
        timezone=language.say("site.dates_in", timezone=team.timezone) if team.timezone else "",
        data_url=home + DATA,
        subscriptions=subscriptions_of(context),
    )


def _section_pages(site: Site, team: Team) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the sections: the key of the name, the page it leads to, and how the paths of its pages begin."""
    timeline = timeline_path(site, team)
    return (
        ("site.home", timeline, (timeline, oldest_path(team), chapters_folder(team))),
        ("site.destinations", destinations_path(team), (destinations_path(team).removesuffix(".html"),)),
        ("site.table", table_path(team), (table_path(team).removesuffix(".html"),)),
        *([("site.compare", COMPARE, (COMPARE,))] if len(site.teams) > 1 else []),
        ("site.about", ABOUT, (ABOUT,)),
    )


def _language_link(site: Site, other: Language, links: Links, language: Language) -> LanguageLinkView:
    url = links.to(links.here, other.code)
    return LanguageLinkView(other.code, other.name, url, _absolute(site, other.code, links.here), other.code == language.code)


def _absolute(site: Site, language: str, path: str) -> str:
    return absolute_url(site, folder_of(site, language) + path)
