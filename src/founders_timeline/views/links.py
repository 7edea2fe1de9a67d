"""Where every page stands, and relative links between them that work from disk and from any sub-path."""

from typing import NamedTuple

from founders_timeline.model import Event, Site, Team


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
    return "index.html" if team.id == site.teams[0].id else f"{team.id}/index.html"


def oldest_path(team: Team) -> str:
    """Return where the timeline with the oldest event first stands."""
    return f"{team.id}/oldest.html"


def chapters_folder(team: Team) -> str:
    """Return the folder of a long timeline's chapters, with a slash."""
    return f"{team.id}/years/"


def chapter_path(team: Team, name: str) -> str:
    """Return where a chapter of a long timeline stands: a year, or a month of a full one."""
    return f"{chapters_folder(team)}{name}.html"


def search_path(team: Team) -> str:
    """Return where stands what a long timeline is searched by."""
    return f"{team.id}/search.js"


def table_path(team: Team, chapter: str = "") -> str:
    """Return where the table of all events stands, or that of a chapter's."""
    return f"{team.id}/tables/{chapter}.html" if chapter else f"{team.id}/table.html"


def destinations_path(team: Team, part: int = 1) -> str:
    """Return where the page on the destinations stands, or a further part of it."""
    return f"{team.id}/destinations.html" if part == 1 else f"{team.id}/destinations-{part}.html"


def event_path(team: Team, event: Event) -> str:
    """Return where an event's page stands."""
    return f"{team.id}/events/{event.id}.html"


def founder_path(team: Team, founder: str) -> str:
    """Return where a founder's page stands, by the founder's id."""
    return f"{team.id}/founders/{founder}.html"


def feed_path(team: Team) -> str:
    """Return where a team's Atom feed stands."""
    return f"{team.id}/feed.atom"


def json_feed_path(team: Team) -> str:
    """Return where a team's JSON Feed stands."""
    return f"{team.id}/feed.json"


def calendar_path(team: Team) -> str:
    """Return where a team's calendar stands."""
    return f"{team.id}/calendar.ics"


def card_path(team: Team, name: str) -> str:
    """Return where a picture for link previews stands, by its name: an event's or a founder's id, or the team's own."""
    return f"{team.id}/cards/{name}.png"


def embed_path(team: Team) -> str:
    """Return where a team's counter stands that other sites can show in a frame."""
    return f"{team.id}/embed.html"


def oembed_path(team: Team) -> str:
    """Return where it is said how to embed a team's counter."""
    return f"{team.id}/oembed.json"


def badge_path(team: Team) -> str:
    """Return where a team's badge stands."""
    return f"{team.id}/badge.svg"


def badge_json_path(team: Team) -> str:
    """Return where the words of a team's badge stand."""
    return f"{team.id}/badge.json"


def single_path(team: Team) -> str:
    """Return where a team's timeline stands as one file."""
    return f"{team.id}/timeline.single.html"


def data_path(team: Team, name: str) -> str:
    """Return where a file of a team's data stands."""
    return f"data/{team.id}/{name}"


ABOUT = "about.html"
COMPARE = "compare.html"
DATA = "data/index.html"
NOT_FOUND = "404.html"
