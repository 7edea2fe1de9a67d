"""What an import makes: a team with its people and events, on its way into content, and the notes for whoever imports it."""

from dataclasses import dataclass, field

from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.problems import one_line
from founders_timeline.model.status import EventType, Status

LONGEST_NOTE = 1_000
"""Characters that each half of a note may have."""


class ImportFailure(Exception):
    """The file cannot be imported at all; the message is one sentence or two."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the person who imports says; what is empty or None, the file shall tell. `founded` is a date as EDTF.

    `day_first` says how 3/4/2014 is read: True for 3 April, False for March 4.
    """

    name: str = ""
    founded: str = ""
    founders: tuple[str, ...] = ()
    organization: str = ""
    day_first: bool | None = None


@dataclass
class Notes:
    """What was not kept, or not as it stood; each note is told once."""

    lines: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Tell something about a place in the file."""
        line = f"{one_line(where, LONGEST_NOTE)}: {one_line(what, LONGEST_NOTE)}"
        if line not in self._known:
            self._known.add(line)
            self.lines.append(line)

    _known: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class ImportedSource:
    """Where a fact can be checked, or a page of a person: an address that content may hold."""

    url: str
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportedQuote:
    """Words said. `speaker` is empty where the event's only person speaks."""

    text: str
    speaker: str = ""
    lang: str = ""
    date: EdtfDate | None = None
    source: ImportedSource | None = None


@dataclass(frozen=True, kw_only=True)
class ImportedDestination:
    """Where somebody went; `name` is empty for a new role in the team."""

    name: str = ""
    role: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportedPerson:
    """Somebody of the team. `key` is what the file calls the person: an id of its own, or the name."""

    key: str
    name: str
    role: str = ""
    other_names: tuple[str, ...] = ()
    wikidata: str = ""
    links: tuple[ImportedSource, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImportedEvent:
    """Something that happened. `people` holds keys of people; `id` is the file's, if it has one.

    `date` is None where none could be read: `written` is then what the file says.
    """

    type: EventType
    date: EdtfDate | None
    written: str = ""
    id: str = ""
    people: tuple[str, ...] = ()
    destination: ImportedDestination | None = None
    title: str = ""
    summary: str = ""
    quotes: tuple[ImportedQuote, ...] = ()
    sources: tuple[ImportedSource, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImportedTeam:
    """A whole team; `founded` is a date as EDTF, and `people` are others than founders."""

    name: str
    founded: str
    founders: tuple[ImportedPerson, ...]
    people: tuple[ImportedPerson, ...] = ()
    counts_as_remaining: tuple[Status, ...] = ()
    standfirst: str = ""
    sources: tuple[ImportedSource, ...] = ()
    events: tuple[ImportedEvent, ...] = ()
