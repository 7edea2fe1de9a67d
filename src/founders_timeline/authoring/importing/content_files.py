"""An imported team as content: the files of its folder, and of a site around it."""

from dataclasses import dataclass, replace

from founders_timeline.authoring.importing.imported import (
    ImportedDestination,
    ImportedEvent,
    ImportedPerson,
    ImportedQuote,
    ImportedSource,
    ImportedTeam,
    ImportFailure,
    Notes,
)
from founders_timeline.authoring.importing.people import calls_of, first_free, ids_of, is_free_id
from founders_timeline.loader.files import LARGEST_FILE
from founders_timeline.loader.yaml_rules import MOST_VALUES
from founders_timeline.model.slug import LONGEST_ID, slug_of
from founders_timeline.model.status import EventType
from founders_timeline.schema.yaml_writer import Bare, commented, to_yaml

_Fields = dict[str, object]
_UNDATED = "\n# The dates of these could not be read, and none is guessed: give each a date, in a file of its own in events/.\n"


@dataclass(frozen=True, kw_only=True)
class TeamFiles:
    """The files of a team's folder, by their paths in it, and how many events there are with and without a date."""

    files: dict[str, bytes]
    events: int
    undated: int


def team_files(team: ImportedTeam, notes: Notes) -> TeamFiles:
    """Write a team's files; ImportFailure if it has more people than one team.yaml can hold."""
    writer = _Writer(team)
    dated = [event for event in team.events if event.date]
    undated = [writer.event(event) for event in team.events if event.date is None]
    comment = _UNDATED + commented(to_yaml(list(undated))) if undated else ""
    files = {"team.yaml": _team_file(team, writer, comment, notes)}
    taken: set[str] = set()
    for event in dated:
        stem = first_free(writer.stem(event), taken)
        taken.add(stem)
        files[f"events/{stem}.yaml"] = to_yaml(writer.event(event)).encode()
    return TeamFiles(files=files, events=len(dated), undated=len(undated))


def site_files(team_id: str, team: ImportedTeam, files: dict[str, bytes], languages: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a new site around a team, by their paths in it."""
    site = {
        "title": " ".join(team.name.split()),
        "languages": [Bare(language) for language in languages],
        "teams": [Bare(team_id)],
    }
    return {"content/site.yaml": to_yaml(site).encode(), **{f"content/{team_id}/{path}": data for path, data in files.items()}}


def _team_file(team: ImportedTeam, writer: "_Writer", comment: str, notes: Notes) -> bytes:
    """Write team.yaml; if it is too large, without people's links, then without their other names, each with a note."""
    for cut in (_everything, _without_links, _without_other_names):
        team = replace(team, founders=cut(team.founders, notes), people=cut(team.people, notes))
        fields = writer.team(team)
        data: bytes = (to_yaml(fields) + comment).encode()
        if len(data) <= LARGEST_FILE and _values_in(fields) <= MOST_VALUES:
            return data
    raise ImportFailure(f"Its people need more than the {LARGEST_FILE // 1024} KiB that a team.yaml can have.")


def _everything(people: tuple[ImportedPerson, ...], _: Notes) -> tuple[ImportedPerson, ...]:
    return people


def _without_links(people: tuple[ImportedPerson, ...], notes: Notes) -> tuple[ImportedPerson, ...]:
    for person in people:
        if person.links:
            urls = ", ".join(link.url for link in person.links)
            notes.add(f"person {person.name} ({person.key})", f"team.yaml would be too large, so the links were left out: {urls}")
    return tuple(replace(person, links=()) for person in people)


def _without_other_names(people: tuple[ImportedPerson, ...], notes: Notes) -> tuple[ImportedPerson, ...]:
    for person in people:
        if person.other_names:
            names = ", ".join(person.other_names)
            what = f"team.yaml would be too large, so these names were left out: {names}"
            notes.add(f"person {person.name} ({person.key})", what)
    return tuple(replace(person, other_names=()) for person in people)


def _values_in(value: object) -> int:
    """Count what the loader counts: texts, lists and mappings, keys included."""
    if isinstance(value, dict):
        return 1 + sum(1 + _values_in(item) for item in value.values() if item not in (None, "", (), [], {}))
    return 1 + sum(map(_values_in, value)) if isinstance(value, list) else 1


class _Writer:
    """Makes the fields of content from what was imported, with the names and ids of one team's people."""

    def __init__(self, team: ImportedTeam) -> None:
        people = (*team.founders, *team.people)
        self._names = {person.key: person.name for person in people}
        self._ids = ids_of(people)
        self._calls = calls_of(people, self._ids)

    def team(self, team: ImportedTeam) -> _Fields:
        """Return the fields of team.yaml."""
        return {
            "name": " ".join(team.name.split()),
            "founded": Bare(team.founded),
            "counts_as_remaining": [Bare(status) for status in team.counts_as_remaining],
            "standfirst": team.standfirst,
            "sources": [_source(source) for source in team.sources],
            "founders": [self._person(person) for person in team.founders],
            "people": [self._person(person) for person in team.people],
        }

    def event(self, event: ImportedEvent) -> _Fields:
        """Return the fields of an event's file."""
        names = [self._call(key) for key in dict.fromkeys(event.people)]
        return {
            "name": names[0] if len(names) == 1 else names,
            "date": Bare(event.date.text) if event.date else event.written,
            "type": Bare(event.type) if event.type is not EventType.DEPARTURE else "",
            "destination": _destination(event.destination) if event.destination else "",
            "title": event.title,
            "summary": event.summary,
            "quotes": [_quote(quote) for quote in event.quotes],
            "sources": [_source(source) for source in dict.fromkeys(event.sources)],
        }

    def stem(self, event: ImportedEvent) -> str:
        """Return the name for an event's file: the id that it has, or its date and whom or what it is about."""
        if is_free_id(event.id):
            return event.id
        subject = next((self._calls[key] for key in event.people), "") or event.title or "event"
        day = event.date.text if event.date else ""
        return f"{slug_of(day)}-{slug_of(subject)}"[:LONGEST_ID].rstrip("-")

    def _call(self, key: str) -> str:
        call = self._calls[key]
        return call if call == self._names[key] else Bare(call)

    def _person(self, person: ImportedPerson) -> _Fields | str:
        person_id = self._ids[person.key]
        fields: _Fields = {
            "name": person.name,
            "id": Bare(person_id) if person_id != slug_of(person.name) else "",
            "role": person.role,
            "other_names": list(person.other_names),
            "wikidata": Bare(person.wikidata),
            "links": [{"url": Bare(link.url), "title": link.title} if link.title else Bare(link.url) for link in person.links],
        }
        return fields if any(value for key, value in fields.items() if key != "name") else person.name


def _destination(destination: ImportedDestination) -> _Fields | str:
    if destination.name and not destination.role and not destination.url:
        return destination.name
    return {"name": destination.name, "role": destination.role, "url": Bare(destination.url)}


def _quote(quote: ImportedQuote) -> _Fields:
    return {
        "text": quote.text,
        "lang": Bare(quote.lang),
        "speaker": quote.speaker,
        "date": Bare(quote.date.text) if quote.date else "",
        "source": _source(quote.source) if quote.source else "",
    }


def _source(source: ImportedSource) -> _Fields:
    return {"url": Bare(source.url), "title": source.title, "publisher": source.publisher}
