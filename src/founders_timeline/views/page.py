"""What every page has around its content: title, description, links to the other pages, languages and teams."""

from collections.abc import Mapping
from typing import NamedTuple

from founders_timeline.model.content import Link
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.links import (
    ABOUT,
    CALENDAR,
    COMPARE,
    DATA,
    FEED,
    FLOWS,
    JSON_FEED,
    OLDEST,
    TEAMS,
    Links,
    absolute_url,
    chapters_folder,
    destinations_path,
    folder_of,
    report_url,
    table_path,
    team_path,
    timeline_path,
)

_OF_ALL_TEAMS = frozenset({"teams-page", "flows-page", "compare-page", "about-page", "data-page", "not-found-page"})
"""Kinds of pages that belong to no team."""


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


class SubscriptionView(NamedTuple):
    """Something to subscribe to; `url` begins at the output's root, `title` names the team as well."""

    name: str
    title: str
    url: str
    type: str


class FrameView(NamedTuple):
    """The masthead and the colophon, but for the links to other languages.

    `all_teams` leads to the page of all teams; it is None, and `teams` empty, where there is one team only.
    """

    site_title: str
    site_title_lang: str
    home_url: str
    root: str
    sections: tuple[NavigationView, ...]
    all_teams: NavigationView | None
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
    """What a page is about. `kind` names the kind of page; `title` is empty where the page has the site's.

    `subject` is the id of the event or founder that the page is about, or empty. `file` is the content file that a mistake is
    reported for, empty for the team's own.
    """

    kind: str
    title: str = ""
    description: str = ""
    subject: str = ""
    file: str = ""


_FEEDS = (("atom", "application/atom+xml", FEED), ("json_feed", "application/feed+json", JSON_FEED))
_CALENDAR = ("calendar", "text/calendar", CALENDAR)

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
        frame=_frame(context, links.root, _place_of(context, links), is_of_team=topic.kind not in _OF_ALL_TEAMS),
        languages=tuple(_language_link(site, languages[code], links, language) for code in site.languages),
        report_url=report_url(site.repository, language, title, file, canonical) if site.repository else "",
    )


def _place_of(context: Context, links: Links) -> str:
    """Return the section of the site that a page belongs to, empty if none."""
    if links.here == TEAMS:
        return "site.all_teams"
    return next((key for key, _, own in _section_pages(context.site, context.team) if links.here.startswith(own)), "")


def _frame(context: Context, root: str, section: str, *, is_of_team: bool) -> FrameView:
    """Make the frame of a page of a section, which may be empty; `root` leads from the page to the output's root."""
    site, team, language = context.site, context.team, context.language
    site_title, site_title_lang = site.title.in_language(language.code)
    changed = team.last_change
    home = root + context.folder
    return FrameView(
        site_title=site_title,
        site_title_lang=language.foreign(site_title_lang),
        home_url=f"{home}index.html",
        root=root,
        sections=tuple(
            NavigationView(language.say(key), home + path, key == section) for key, path, _ in _section_pages(site, team)
        ),
        all_teams=_all_teams(language, home, section) if len(site.teams) > 1 else None,
        teams=tuple(
            NavigationView(other.name, home + timeline_path(site, other), is_of_team and other.id == team.id)
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


def _all_teams(language: Language, home: str, section: str) -> NavigationView:
    return NavigationView(language.say("teams.title"), home + TEAMS, section == "site.all_teams")


def _section_pages(site: Site, team: Team) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the sections: the key of the name, the page it leads to, and how the paths of its pages begin."""
    timeline = timeline_path(site, team)
    return (
        ("site.home", timeline, (timeline, team_path(team, OLDEST), chapters_folder(team))),
        ("site.destinations", destinations_path(team), (destinations_path(team).removesuffix(".html"),)),
        ("site.table", table_path(team), (table_path(team).removesuffix(".html"),)),
        *([("site.flows", FLOWS, (FLOWS,)), ("site.compare", COMPARE, (COMPARE,))] if len(site.teams) > 1 else []),
        ("site.about", ABOUT, (ABOUT,)),
    )


def _language_link(site: Site, other: Language, links: Links, language: Language) -> LanguageLinkView:
    url = links.to(links.here, other.code)
    return LanguageLinkView(other.code, other.name, url, _absolute(site, other.code, links.here), other.code == language.code)


def _absolute(site: Site, language: str, path: str) -> str:
    return absolute_url(site, folder_of(site, language) + path)


def subscriptions_of(context: Context) -> tuple[SubscriptionView, ...]:
    """Return what there is for a team; feeds hold absolute addresses, so without a base URL there are none."""
    kinds = (*_FEEDS, _CALENDAR) if context.site.base_url else (_CALENDAR,)
    return tuple(
        SubscriptionView(name, f"{context.team.name} · {name}", context.team_url(file), media_type)
        for key, media_type, file in kinds
        for name in [context.language.say(f"subscription.{key}")]
    )
