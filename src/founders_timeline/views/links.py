"""Where every page stands, links between them that work from disk and from any sub-path, and where mistakes are reported."""

from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from founders_timeline.model.content import Event
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.language import Language


class Links(NamedTuple):
    """The links of one page; `here` is its path without the language's folder, `index.html` for example.

    `root` leads from the page to the output's root: a number of `../`, so that links are relative and work from disk and under
    any address. For the page that a server sends for any address, 404.html, it is the path of the base URL if there is one.
    """

    site: Site
    language: str
    here: str
    base: str = ""

    @property
    def root(self) -> str:
        """Return what to put before a path from the output's root."""
        return self.base or "../" * f"{folder_of(self.site, self.language)}{self.here}".count("/")

    def to(self, path: str, language: str = "") -> str:
        """Link to a page by its path without the language's folder."""
        return f"{self.root}{folder_of(self.site, language or self.language)}{path}"


def folder_of(site: Site, language: str) -> str:
    """Return the folder of a language's pages: empty for the first, else the language's code and a slash."""
    return "" if language == site.languages[0] else f"{language}/"


def absolute_url(site: Site, path: str) -> str:
    """Return the address of a path from the output's root; empty without a base URL."""
    return f"{site.base_url.rstrip('/')}/{path}" if site.base_url else ""


def timeline_path(site: Site, team: Team) -> str:
    """Return where a team's timeline stands: the first team's is the front page."""
    return "index.html" if team.id == site.teams[0].id else team_path(team, "index.html")


OLDEST = "oldest.html"
SEARCH = "search.js"
SINGLE = "timeline.single.html"
FEED = "feed.atom"
JSON_FEED = "feed.json"
CALENDAR = "calendar.ics"
EMBED = "embed.html"
OEMBED = "oembed.json"
BADGE = "badge.svg"
BADGE_JSON = "badge.json"
"""Files of which each team has one, by their names in `team_path`: the timeline from its oldest event on, what it is searched by,
all of it in one file, then what other programs and sites take."""


def team_path(team: Team, name: str) -> str:
    """Return where a team's file of this name stands."""
    return f"{team.id}/{name}"


def chapters_folder(team: Team) -> str:
    """Return the folder of a long timeline's chapters, with a slash."""
    return team_path(team, "years/")


def chapter_path(team: Team, name: str) -> str:
    """Return where a chapter of a long timeline stands: a year, or a month of a full one."""
    return f"{chapters_folder(team)}{name}.html"


def table_path(team: Team, chapter: str = "") -> str:
    """Return where the table of all events stands, or that of a chapter's."""
    return team_path(team, f"tables/{chapter}.html" if chapter else "table.html")


def destinations_path(team: Team, part: int = 1) -> str:
    """Return where the page on the destinations stands, or a further part of it."""
    return team_path(team, "destinations.html" if part == 1 else f"destinations-{part}.html")


def event_path(team: Team, event: Event) -> str:
    """Return where an event's page stands."""
    return team_path(team, f"events/{event.id}.html")


def days_folder(team: Team) -> str:
    """Return the folder of the pages on days, with a slash."""
    return f"{team.id}/days/"


def day_path(team: Team, day: date) -> str:
    """Return where the page on a day stands from which the count, or what is known of it, is another."""
    return f"{days_folder(team)}{day.isoformat()}.html"


def old_event_path(team: Team, alias: str) -> str:
    """Return where an event's page stood, by an id that the event had."""
    return team_path(team, f"events/{alias}.html")


def founder_path(team: Team, founder: str) -> str:
    """Return where a founder's page stands, by the founder's id."""
    return team_path(team, f"founders/{founder}.html")


def card_path(team: Team, name: str) -> str:
    """Return where a picture for link previews stands, by its name: the team's id, or a folder and an id."""
    return team_path(team, f"cards/{name}.png")


def data_path(team: Team, name: str) -> str:
    """Return where a file of a team's data stands."""
    return f"data/{team.id}/{name}"


ABOUT = "about.html"
COMPARE = "compare.html"
DATA = "data/index.html"
FLOWS = "flows.html"
NOT_FOUND = "404.html"
TEAMS = "teams.html"


def report_url(repository: str, language: Language, title: str, file: str, address: str) -> str:
    """Return the address of a new issue about a page of this title, made from this file of the content.

    `address` is the page's, or empty. GitHub's and GitLab's forms can be filled in by the address; of any other repository the
    address itself is returned.
    """
    host = urlsplit(repository).hostname or ""
    root = repository.rstrip("/").removesuffix(".git")
    subject = language.say("report.title", title=title)
    body = "\n".join([language.say("report.file", file=file), *([address] if address else []), "", ""])
    if host == "github.com":
        return f"{root}/issues/new?{_query(title=subject, body=body)}"
    if host == "gitlab.com" or host.startswith("gitlab."):
        return f"{root}/-/issues/new?{_query(**{'issue[title]': subject, 'issue[description]': body})}"
    return repository


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote)
