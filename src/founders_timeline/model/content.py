"""The checked content of a site: frozen, complete, and free of anything that YAML has to do with."""

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum

from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.status import EventType


class Confidence(StrEnum):
    """How well a fact is known."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"


class Verification(StrEnum):
    """What a quotation was compared with: the speaker's own words, or a report of them."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something is written: a path relative to the site, a line and a column, both from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalText:
    """A text for readers in one language or several; `texts` holds (language, text) pairs, at least one."""

    texts: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        """Return the text in the first language that it is written in: names are told apart by it."""
        _, text = self.texts[0]
        return text

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the text and its language: the one asked for if there is one, else the first."""
        by_language = dict(self.texts)
        code = language if language in by_language else next(iter(by_language))
        return by_language[code], code


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A name with an address, either of which may be missing where the field allows it."""

    title: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """Where somebody went: the organisation's name, the role there, its address. `name` is empty only for a new role."""

    name: LocalText | None = None
    role: LocalText | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What was wrong in an entry, and the day it was mended."""

    date: Day
    text: LocalText


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A founder, or somebody else whom the events name."""

    id: str
    name: str
    monogram: str
    role: LocalText | None = None
    other_names: tuple[str, ...] = ()
    wikidata: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened. `people` holds ids, none for a milestone without a subject; `place` is its date's place.

    `added` is the day on which it came into the content, None where the editors have not noted it. `aliases` are ids that it
    had before, the oldest first.
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
    aliases: tuple[str, ...] = ()

    @property
    def first_id(self) -> str:
        """Return the id that the event had first: feeds and calendars know its entry by that."""
        return self.aliases[0] if self.aliases else self.id

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """Return the sources of the event and of its quotes, each once."""
        return tuple(dict.fromkeys([*self.sources, *(quote.source for quote in self.quotes if quote.source)]))
