"""A team's folder: team.yaml, sources.yaml and events/, put together."""

from datetime import date
from functools import partial
from hashlib import sha256

from founders_timeline.loader.events import EventContext, EventEntry, read_events_file
from founders_timeline.loader.kept import FileResult
from founders_timeline.loader.people import Directory
from founders_timeline.loader.reading import Reading
from founders_timeline.loader.report import Report
from founders_timeline.loader.sources import read_sources_file, source_reader
from founders_timeline.loader.team import TeamContext, read_team_file, with_events
from founders_timeline.loader.values import Reader
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.model import Source, Team

_TEAM, _SOURCES, _EVENTS = "team.yaml", "sources.yaml", "events"


def load_team(reading: Reading, folder: str, languages: tuple[str, ...], today: date) -> Team | None:
    """Load one team; its problems go into `reading`."""
    read_source = _load_sources(reading, f"{folder}/{_SOURCES}")
    team, directory = _load_team_file(reading, folder, TeamContext(languages, read_source, today))
    context = EventContext(languages, directory, read_source, today)
    entries = _load_events(reading, f"{folder}/{_EVENTS}", context, _basis(reading, folder, languages, today))
    reading.warn_ignored(folder, (_TEAM, _SOURCES, _EVENTS))
    if team is None:
        return None
    doubtful = frozenset[str]().union(*(entry.doubtful for entry in entries))
    complete, problems = with_events(team, (entry.event for entry in entries if entry.event), doubtful)
    reading.problems.extend(problems)
    return complete


def _load_team_file(reading: Reading, folder: str, context: TeamContext) -> tuple[Team | None, Directory]:
    report, node = reading.yaml(f"{folder}/{_TEAM}")
    if node is None:
        return None, Directory((), is_complete=False)
    team, directory = read_team_file(report, node, folder.rpartition("/")[2], context)
    reading.finish(report)
    return team, directory


def _load_sources(reading: Reading, path: str) -> Reader[Source]:
    if not reading.exists(path):
        return source_reader({})
    report, node = reading.yaml(path)
    sources = None if node is None else read_sources_file(report, node)
    reading.finish(report)
    return source_reader(sources)


def _load_events(reading: Reading, folder: str, context: EventContext, basis: bytes) -> tuple[EventEntry, ...]:
    results = reading.event_files(reading.yaml_files(folder), partial(_read_events, context=context), basis)
    lost = EventEntry(None, context.everybody)
    return tuple(entry for result in results for entry in (result.entries if result else (lost,)))


def _read_events(path: str, data: bytes, context: EventContext) -> FileResult:
    node, problems = read_yaml(path, data)
    if node is None:
        return FileResult((EventEntry(None, context.everybody),), problems)
    report = Report(path)
    stem = path.rpartition("/")[2].rpartition(".")[0]
    entries = read_events_file(report, node, stem, context)
    return FileResult(entries, (*problems, *report.problems))


def _basis(reading: Reading, folder: str, languages: tuple[str, ...], today: date) -> bytes:
    """Return a digest of all that what an event means depends on, beside its own file."""
    digests = [reading.kept.digests.get(f"{folder}/{name}", b"") for name in (_TEAM, _SOURCES)]
    return sha256(b"\0".join([",".join(languages).encode(), today.isoformat().encode(), *digests])).digest()
