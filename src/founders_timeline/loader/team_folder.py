"""A team's folder: team.yaml, sources.yaml and events/, put together."""

from founders_timeline.loader.event_files import EventFiles
from founders_timeline.loader.events import EventContext, EventEntry
from founders_timeline.loader.people import Directory
from founders_timeline.loader.reading import Reading
from founders_timeline.loader.sources import read_sources_file, source_reader
from founders_timeline.loader.team import TeamContext, read_team_file, with_events
from founders_timeline.loader.values import Reader
from founders_timeline.model.content import Source
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.team import Team

_TEAM, _SOURCES, _EVENTS = "team.yaml", "sources.yaml", "events"


def load_team(reading: Reading, folder: str, event_files: EventFiles, languages: tuple[str, ...], now: Moment) -> Team | None:
    """Load one team; its problems go into `reading`."""
    read_source = _load_sources(reading, f"{folder}/{_SOURCES}")
    team, directory = _load_team_file(reading, folder, TeamContext(languages=languages, read_source=read_source, now=now))
    context = EventContext(
        languages, directory, read_source, team.founded if team else None, day_in(now, team.timezone if team else "")
    )
    entries = _load_events(reading, folder, event_files, context)
    reading.warn_ignored(folder, (_TEAM, _SOURCES, _EVENTS))
    if team is None:
        return None
    doubtful = frozenset[str]().union(*{entry.doubtful for entry in entries})  # Mostly one and the same set.
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


def _load_events(reading: Reading, folder: str, event_files: EventFiles, context: EventContext) -> tuple[EventEntry, ...]:
    basis = (*(reading.files.get(f"{folder}/{name}") for name in (_TEAM, _SOURCES)), context.languages, context.today)
    lost = EventEntry(doubtful=context.everybody)
    entries: list[EventEntry] = []
    for path in reading.yaml_files(f"{folder}/{_EVENTS}"):
        data = reading.bytes(path)
        file = None if data is None else event_files.read(path, data, context, basis)
        entries.extend(file.entries if file else (lost,))
        reading.problems.extend(file.problems if file else ())
    return tuple(entries)
