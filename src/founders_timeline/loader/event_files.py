"""Files of events, read; `serve` reads again only those that have changed."""

from collections.abc import Hashable
from dataclasses import dataclass

from founders_timeline.loader.events import EventContext, EventEntry, read_events_file
from founders_timeline.loader.report import Report
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.model.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class EventFile:
    """What a file of events holds, and what is wrong with it."""

    entries: tuple[EventEntry, ...]
    problems: tuple[Problem, ...]


class EventFiles:
    """The files of events that this process has read."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Hashable, EventFile]] = {}

    def read(self, path: str, data: bytes, context: EventContext, basis: Hashable) -> EventFile:
        """Read a file, unless it was read before with the same bytes; `basis` is all else that its meaning depends on."""
        known, file = self._read.get(path, (None, None))
        if file is None or known != (data, basis):
            file = _read(path, data, context)
            self._read[path] = ((data, basis), file)
        return file


def _read(path: str, data: bytes, context: EventContext) -> EventFile:
    node, problems = read_yaml(path, data)
    if node is None:
        return EventFile(entries=(EventEntry(doubtful=context.everybody),), problems=problems)
    report = Report(path)
    entries = read_events_file(report, node, path.rpartition("/")[2].rpartition(".")[0], context)
    return EventFile(entries=entries, problems=(*problems, *report.problems))
