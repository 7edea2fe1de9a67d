"""What was imported: a team, its events, and what could not be kept; and the content files that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from founders_timeline.edtf import EdtfDate, EdtfError, parse_edtf
from founders_timeline.loader.values import why_not_url
from founders_timeline.problems import one_line
from founders_timeline.prose import placeholders_in, why_not_markdown
from founders_timeline.slug import LONGEST_ID, TAKEN, slug_of, why_not_id
from founders_timeline.yaml_writer import Bare, commented, to_yaml

Fields: TypeAlias = dict[str, object]
"""A mapping of the content, ready to be written."""

LONGEST_NOTE = 300
_LONGEST_STEM = LONGEST_ID - 6  # a number may follow
_UNDATED = (
    "\n# These came without a year, and nothing is dated by guesswork: give each a date, in a file of its own in events/.\n"
)


class ImportFailure(Exception):
    """The file cannot be imported at all; the message is one sentence."""


@dataclass(frozen=True)
class Wishes:
    """What the person who imports says: the team's name, its founding (EDTF), its founders; empty where the file shall tell."""

    name: str = ""
    founded: str = ""
    founders: tuple[str, ...] = ()
    organization: str = ""


@dataclass
class Imported:
    """A team on its way into content: `team` and `events` hold fields, events by the names of their files."""

    team: Fields = field(default_factory=dict)
    events: dict[str, Fields] = field(default_factory=dict)
    undated: list[Fields] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, where: str, what: str) -> None:
        """Tell that something was not kept, or not as it stood."""
        self.notes.append(f"{one_line(where, LONGEST_NOTE)}: {one_line(what, LONGEST_NOTE)}")

    def add(self, event_id: str, event: Fields, where: str) -> None:
        """Add an event under its id, or a name made from it; one without a date waits for one."""
        date = event.get("date")
        if not isinstance(date, str):
            self.undated.append(event)
            self.note(where, "it has no year; it stands as a comment at the end of team.yaml.")
            return
        subject = event.get("name") or event.get("title") or "event"
        made = f"{slug_of(date)}-{slug_of(str(subject[0] if isinstance(subject, list) else subject))}"
        stem = event_id if event_id and why_not_id(event_id) is None and event_id not in TAKEN else made
        stem = stem if stem == event_id else stem[:_LONGEST_STEM].rstrip("-")
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(self.events) + 3)))
        self.events[next(name for name in names if name not in self.events)] = event


def team_files(imported: Imported) -> dict[str, bytes]:
    """Return the files of the team's folder, by their paths in it."""
    undated = commented(to_yaml(list(imported.undated))) if imported.undated else ""
    files = {"team.yaml": to_yaml(imported.team) + (_UNDATED + undated if undated else "")}
    files.update({f"events/{stem}.yaml": to_yaml(event) for stem, event in imported.events.items()})
    return {path: text.encode() for path, text in files.items()}


def site_files(team_id: str, imported: Imported, language: str) -> dict[str, bytes]:
    """Return the files of a new site around the team, by their paths in it."""
    site = {"title": str(imported.team["name"]), "languages": [Bare(language)], "teams": [Bare(team_id)]}
    return {
        "content/site.yaml": to_yaml(site).encode(),
        **{f"content/{team_id}/{path}": data for path, data in team_files(imported).items()},
    }


def read_when(text: object) -> EdtfDate | None:
    """Return a date, or None for what is none."""
    try:
        return parse_edtf(text.strip()) if isinstance(text, str) else None
    except EdtfError:
        return None


def dated(when: EdtfDate | None) -> Bare | None:
    """Return a date as it is written in content."""
    return None if when is None else Bare(when.text)


def source(imported: Imported, where: str, url: object, **more: object) -> list[Fields]:
    """Return a source in a list, or none, with a note, if its address cannot be linked to."""
    if not isinstance(url, str) or not url.strip():
        return []
    reason = why_not_url(url.strip())
    if reason:
        imported.note(where, f"the address {url} {reason}")
        return []
    return [{"url": Bare(url.strip()), **{key: value for key, value in more.items() if value}}]


def prose(imported: Imported, where: str, text: str) -> str:
    """Return a text as Markdown that content may hold; empty, with a note, if it cannot be kept."""
    for word in dict.fromkeys(placeholders_in(text)):
        text = text.replace(f"{{{word}}}", f"({word.strip()})")
        imported.note(where, f"{{{word}}} would be a placeholder here; it is ({word.strip()}) now.")
    reason = why_not_markdown(text) if text else None
    if reason:
        imported.note(where, f"the text {reason} It was left out: {text}")
        return ""
    return text


def names_by_id(people: object) -> dict[str, str]:
    """Return the names of a list of {id, name} by id; whatever has another shape is passed over."""
    known = [each for each in people if isinstance(each, Mapping)] if isinstance(people, list) else []
    pairs = [(each.get("id"), each.get("name")) for each in known]
    return {key: name for key, name in pairs if isinstance(key, str) and isinstance(name, str)}


def call(key: str, names: Mapping[str, str]) -> str:
    """Return what an event calls somebody: the name, or the id where several have that name."""
    name = names.get(key, key)
    return Bare(key) if list(names.values()).count(name) > 1 else name


def person_fields(name: str, person_id: str = "", **more: object) -> Fields | str:
    """Return a person as team.yaml writes one: the name alone where it says it all."""
    fields = {key: value for key, value in more.items() if value}
    needs_id = person_id and person_id != slug_of(name) and why_not_id(person_id) is None and person_id not in TAKEN
    return {"name": name, **({"id": Bare(person_id)} if needs_id else {}), **fields} if needs_id or fields else name
