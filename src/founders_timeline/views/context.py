"""What every view is made from: a team on a day, told in a language, seen from a page."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from founders_timeline.history import History, Roster
from founders_timeline.language import Language
from founders_timeline.model import Event, LocalText, Site, Team
from founders_timeline.views.chapters import cover_of
from founders_timeline.views.links import chapter_path, event_path, folder_of, founder_path, timeline_path

KEPT_CONTEXTS = 16
"""How many contexts the views that all pages share are remembered for; contexts are compared by identity."""


@dataclass(frozen=True, eq=False)
class Context:
    """A team's history as of a day, in a language; `as_of` is never before the founding's first day.

    Addresses in views are paths from the output's root: templates put the page's own way up before them.
    """

    site: Site
    history: History
    language: Language
    as_of: date

    def at(self, day: date) -> "Context":
        """Return the same team in the same language on another day."""
        return replace(self, as_of=day)

    @property
    def team(self) -> Team:
        """Return the team."""
        return self.history.team

    @cached_property
    def roster(self) -> Roster:
        """Return everybody's status on the page's day."""
        return self.history.roster_on(self.as_of)

    @property
    def folder(self) -> str:
        """Return the folder of the language's pages."""
        return folder_of(self.site, self.language.code)

    def timeline_url(self, event: Event | None = None) -> str:
        """Return the address of the team's timeline, or of an event on it: in its chapter, where the timeline is long."""
        cover = cover_of(self.team, event) if event else None
        page = chapter_path(self.team, cover.name) if cover else timeline_path(self.site, self.team)
        return self.folder + page + (f"#{event.id}" if event else "")

    def event_url(self, event: Event) -> str:
        """Return the address of an event's page."""
        return self.folder + event_path(self.team, event)

    def founder_url(self, founder: str) -> str:
        """Return the address of a founder's page, by the founder's id."""
        return self.folder + founder_path(self.team, founder)

    def text(self, local: LocalText) -> str:
        """Return a reader text in the page's language, or in the site's first one where it is not translated."""
        return local.in_language(self.language.code)[0]
