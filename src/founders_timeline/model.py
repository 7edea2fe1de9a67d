"""The checked content of a site: frozen, complete, and free of anything that YAML has to do with."""

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from founders_timeline.edtf import EdtfDate
from founders_timeline.status import EventType, Status


class Confidence(StrEnum):
    """How well a fact is known."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"


class Verification(StrEnum):
    """What a quotation was compared with: the speaker's own words, or a report of them."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Saves(StrEnum):
    """What becomes of an entry that is saved in the web editor."""

    PULL_REQUEST = "pull-request"
    COMMIT = "commit"


class Place(NamedTuple):
    """Where something is written: a path relative to the site, a line and a column, both from 1."""

    path: str
    line: int = 1
    column: int = 1


class LocalText(NamedTuple):
    """A text for readers in one language or several; `texts` holds (language, text) pairs, at least one."""

    texts: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the text and its language: the one asked for if there is one, else the first."""
        return next((pair[::-1] for pair in self.texts if pair[0] == language), self.texts[0][::-1])


class Link(NamedTuple):
    """A name with an address, either of which may be missing where the field allows it."""

    title: str = ""
    url: str = ""


class Source(NamedTuple):
    """Where a fact can be checked. `key` is its name in sources.yaml, or empty for one written in place."""

    url: str
    key: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    date: EdtfDate | None = None
    accessed: Day | None = None
    lang: str = ""
    archive_url: str = ""
    type: str = ""


class Quote(NamedTuple):
    """Words said, verbatim, in the language they were said in.

    `speaker_id` is the person's id where the speaker is one of the team's people, else empty; `speaker` is the name to show.
    `translations` holds (language, text) pairs.
    """

    text: str
    speaker: LocalText
    speaker_id: str = ""
    lang: str = ""
    date: EdtfDate | None = None
    source: Source | None = None
    translations: tuple[tuple[str, str], ...] = ()
    verified: Verification | None = None


class Destination(NamedTuple):
    """Where somebody went: the organisation's name, the role there, its address. `name` is empty only for a new role."""

    name: LocalText | None = None
    role: LocalText | None = None
    url: str = ""


class Correction(NamedTuple):
    """What was wrong in an entry, and the day it was mended."""

    date: Day
    text: LocalText


class Person(NamedTuple):
    """A founder, or somebody else whom the events name."""

    id: str
    name: str
    monogram: str
    role: LocalText | None = None
    other_names: tuple[str, ...] = ()
    wikidata: str = ""
    links: tuple[Link, ...] = ()


class Event(NamedTuple):
    """Something that happened. `people` holds ids, none for a milestone without a subject; `place` is its date's place.

    `added` is the day on which it came into the content, None where the editors have not noted it.
    """

    id: str
    type: EventType
    date: EdtfDate
    people: tuple[str, ...]
    place: Place
    destination: Destination | None = None
    title: LocalText | None = None
    summary: LocalText | None = None
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.CONFIRMED
    announced: EdtfDate | None = None
    until: EdtfDate | None = None
    added: Day | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Team:
    """A founding team. `events` are sorted by first possible day, last possible day and id.

    Two are equal only if they are the same: nobody need look at ten thousand events to find what is remembered of a team.
    """

    id: str
    name: str
    founded: EdtfDate
    founders: tuple[Person, ...]
    people: tuple[Person, ...] = ()
    timezone: str = ""
    checked: Day | None = None
    counts_as_remaining: tuple[Status, ...] = (Status.ACTIVE,)
    standfirst: LocalText | None = None
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()

    def person(self, person_id: str) -> Person:
        """Return the founder or other person with this id; KeyError if there is none."""
        return self._by_id[person_id]

    @cached_property
    def founder_ids(self) -> frozenset[str]:
        """Return the ids of the founders."""
        return frozenset(founder.id for founder in self.founders)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Return where each event stands among `events`, by its id."""
        return {event.id: position for position, event in enumerate(self.events)}

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people + self.founders}


class Editor(NamedTuple):
    """The web editor: the repository on GitHub, as OWNER/NAME, and its branch, empty for the repository's default."""

    repository: str
    branch: str = ""
    saves: Saves = Saves.PULL_REQUEST
    sign_in_url: str = ""


class Site(NamedTuple):
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
