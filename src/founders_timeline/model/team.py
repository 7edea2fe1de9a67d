"""A founding team with its events, and the site of all teams."""

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from functools import cached_property

from founders_timeline.model.content import Event, Link, LocalText, Person, Source
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.status import Status, changes_status


class Saves(StrEnum):
    """What becomes of an entry that is saved in the web editor."""

    PULL_REQUEST = "pull-request"
    COMMIT = "commit"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryStep:
    """One step of a team's story, told over the days from `start` to `end`; `title` and `text` may hold placeholders."""

    start: EdtfDate
    end: EdtfDate
    title: LocalText
    text: LocalText


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """What the counted people are called where it is not "founder".

    `forms` holds, for each language, its code and the (plural category, word) pairs; the category `other` is always there.
    """

    forms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def in_language(self, language: str) -> dict[str, str]:
        """Return the words by plural category (CLDR), in the language asked for if there is one, else in the first."""
        by_language = dict(self.forms)
        return dict(by_language.get(language, self.forms[0][1]))


FOUNDER = Noun(forms=(("en", (("one", "founder"), ("other", "founders"))),))
"""What messages, which are in English, call the counted people of a team without a noun of its own."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Team:
    """A founding team. `events` are sorted by first possible day, last possible day and id. Teams are compared by identity."""

    id: str
    name: str
    founded: EdtfDate
    founders: tuple[Person, ...]
    people: tuple[Person, ...] = ()
    timezone: str = ""
    checked: Day | None = None
    counts_as_remaining: tuple[Status, ...] = (Status.ACTIVE,)
    standfirst: LocalText | None = None
    story: tuple[StoryStep, ...] = ()
    noun: Noun | None = None
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()

    def person(self, person_id: str) -> Person:
        """Return the founder or other person with this id; KeyError if there is none."""
        return self._by_id[person_id]

    def called(self, number: int) -> str:
        """Return what so many of the counted people are called, as messages in English say it."""
        words = (self.noun or FOUNDER).in_language("en")
        return words.get("one", words["other"]) if number == 1 else words["other"]

    def changes_founders(self, event: Event) -> bool:
        """Tell whether an event changes a founder's status."""
        return changes_status(event.type) and not self.founder_ids.isdisjoint(event.people)

    @cached_property
    def all_sources(self) -> tuple[Source, ...]:
        """Return the sources of the team and of its events, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys([*self.sources, *(source for event in self.events for source in event.all_sources)]))

    @cached_property
    def last_change(self) -> Day | None:
        """Return the newest day on which somebody checked, added or corrected something; None if no such day is written."""
        corrected = (correction.date for event in self.events for correction in event.corrections)
        added = (event.added for event in self.events)
        return max(filter(None, [self.checked, *corrected, *added]), default=None)

    @cached_property
    def founder_ids(self) -> frozenset[str]:
        """Return the ids of the founders."""
        return frozenset(founder.id for founder in self.founders)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Return where each event stands among `events`, by its id."""
        return {event.id: position for position, event in enumerate(self.events)}

    @cached_property
    def events_by_day(self) -> dict[Day, tuple[Event, ...]]:
        """Return the events whose day is known, by that day."""
        days: dict[Day, list[Event]] = {}
        for event in self.events:
            if event.date.is_day:
                days.setdefault(event.date.earliest, []).append(event)
        return {day: tuple(events) for day, events in days.items()}

    def events_of(self, person_id: str) -> tuple[Event, ...]:
        """Return the events that name a person, by date."""
        return self._by_person.get(person_id, ())

    @cached_property
    def _by_person(self) -> dict[str, tuple[Event, ...]]:
        own: dict[str, list[Event]] = {}
        for event in self.events:
            for person in dict.fromkeys(event.people):
                own.setdefault(person, []).append(event)
        return {person: tuple(events) for person, events in own.items()}

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people + self.founders}


@dataclass(frozen=True, kw_only=True, slots=True)
class Editor:
    """The web editor: the repository on GitHub, as OWNER/NAME, and its branch, empty for the repository's default."""

    repository: str
    branch: str = ""
    saves: Saves = Saves.PULL_REQUEST
    sign_in_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """All the content. `about` holds (language, Markdown) pairs; the first of `languages` is the default."""

    title: LocalText
    languages: tuple[str, ...]
    teams: tuple[Team, ...]
    description: LocalText | None = None
    base_url: str = ""
    licence: Link | None = None
    publisher: Link | None = None
    repository: str = ""
    editor: Editor | None = None
    about: tuple[tuple[str, str], ...] = ()
