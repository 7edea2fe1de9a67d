"""What every view is made from: a team on a day, in a language."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from founders_timeline.model.content import Event, LocalText
from founders_timeline.model.effects import Effect, effects_of
from founders_timeline.model.history import History, Roster
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.language import NOUN, Language
from founders_timeline.views.chapters import Chapter, Cover, chapters_of
from founders_timeline.views.event_view import EventView
from founders_timeline.views.links import chapter_path, event_path, folder_of, founder_path, team_path, timeline_path


def language_of(team: Team, language: Language) -> Language:
    """Return a language as a team speaks it: with the team's own noun for those whom it counts, if it has one."""
    return language.calling(team.noun.in_language(language.code)) if team.noun else language


def common_language(teams: Sequence[Team], language: Language) -> Language:
    """Return a language as pages about several teams speak it: with their noun if it is the same, else with `people.any_noun`."""
    nouns = [language_of(team, language).forms(NOUN) for team in teams]
    return language.calling(nouns[0] if all(noun == nouns[0] for noun in nouns) else language.forms("people.any_noun"))


@dataclass(frozen=True, eq=False)
class Context:
    """A team's history as of a day, in a language; `as_of` is never before the founding's first day.

    Addresses in views are paths from the output's root; templates put `page.root` before them.
    """

    site: Site
    history: History
    language: Language
    as_of: date
    event_views: dict[str, EventView] = field(default_factory=dict, init=False, repr=False)
    """The views of events made so far, by id; see `event_view`."""

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

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """Return what each event does to the count by itself, by its id."""
        return effects_of(self.team, self.as_of)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the chapters of a long timeline in the order of time, a year before its months; none if it is not long."""
        return chapters_of(self.team)

    @property
    def years(self) -> tuple[Cover, ...]:
        """Return the years that have events, in order; none if the timeline is not long."""
        return tuple(chapter.cover for chapter in self.chapters if chapter.year is None)

    def cover_of(self, event: Event) -> Cover | None:
        """Return the chapter that an event stands in, None if the timeline is not long."""
        return self._covers.get(event.id)

    @cached_property
    def _covers(self) -> dict[str, Cover]:
        return {event.id: chapter.cover for chapter in self.chapters for event in chapter.events}

    @property
    def folder(self) -> str:
        """Return the folder of the language's pages."""
        return folder_of(self.site, self.language.code)

    def timeline_url(self, event: Event | None = None) -> str:
        """Return the address of the team's timeline, or of an event there; a long timeline's events stand in its chapters."""
        cover = self.cover_of(event) if event else None
        page = chapter_path(self.team, cover.name) if cover else timeline_path(self.site, self.team)
        return self.folder + page + (f"#{event.id}" if event else "")

    def team_url(self, name: str) -> str:
        """Return the address of a file of which each team has one, by its name."""
        return self.folder + team_path(self.team, name)

    def event_url(self, event: Event) -> str:
        """Return the address of an event's page."""
        return self.folder + event_path(self.team, event)

    def founder_url(self, founder: str) -> str:
        """Return the address of a founder's page, by the founder's id."""
        return self.folder + founder_path(self.team, founder)

    def text(self, local: LocalText) -> str:
        """Return a text in the page's language, or in the first one that it is written in."""
        return local.in_language(self.language.code)[0]
