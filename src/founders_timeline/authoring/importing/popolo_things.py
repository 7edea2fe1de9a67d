"""What a Popolo file tells (popoloproject.com): persons, organizations, memberships, events and speeches, by their ids there."""

from dataclasses import dataclass

from founders_timeline.authoring.importing.dates import ReadDate
from founders_timeline.authoring.importing.imported import ImportedQuote, ImportedSource
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.status import Status


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody whom the file names."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    wikidata: str = ""
    links: tuple[ImportedSource, ...] = ()
    death: EdtfDate | None = None


@dataclass(frozen=True, kw_only=True)
class Organization:
    """The team, or a place where somebody went. `founders` is None where the file does not list them; only our own exports do."""

    id: str
    name: str
    founded: EdtfDate | None = None
    dissolved: EdtfDate | None = None
    founders: tuple[str, ...] | None = None
    counts_as_remaining: tuple[Status, ...] = ()
    links: tuple[ImportedSource, ...] = ()
    sources: tuple[ImportedSource, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A stretch of somebody's time at an organization; `start` is None where it is not known, `end` where there is none yet."""

    where: str
    person: str
    organization: str
    role: str = ""
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    sources: tuple[ImportedSource, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event of the file. `says_whom` tells one of our own exports, which name each event's people."""

    where: str
    id: str
    name: str
    classification: str
    start: ReadDate | None
    end: EdtfDate | None
    organization: str
    people: tuple[str, ...]
    says_whom: bool
    description: str
    sources: tuple[ImportedSource, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Speech:
    """Words said at an event; `creator` is a person's id, or empty."""

    where: str
    event: str
    creator: str
    quote: ImportedQuote


@dataclass(frozen=True, kw_only=True)
class PopoloFile:
    """All that a file tells and that has a place in content."""

    persons: dict[str, Person]
    organizations: dict[str, Organization]
    memberships: tuple[Membership, ...]
    happenings: tuple[Happening, ...]
    speeches: tuple[Speech, ...]
