"""What files of events came to when they were last read, so that only those that have changed are read again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from founders_timeline.loader.events import EventEntry
from founders_timeline.problems import Problem
from founders_timeline.processes import MOST_TASKS, shared
from founders_timeline.stamps import Stamp

WORTH_SHARING = 300
"""Files from which on more than one process reads them: a process takes as long to start as reading thirty."""

_FILES_IN_A_TASK = 20


class FileResult(NamedTuple):
    """What became of a file of events."""

    entries: tuple[EventEntry, ...]
    problems: tuple[Problem, ...]


class KeptFile(NamedTuple):
    """A result, and what it was made from: the file, by its stamp and by its SHA-256, and all that it may refer to, as `basis`.

    The stamp is from before the file was read, None if it was so young then that another version could have the same one.
    """

    stamp: Stamp | None
    digest: bytes
    basis: bytes
    result: FileResult


Read = Callable[[str, bytes], FileResult]
"""Reads one file: its path and its bytes."""


class Kept:
    """The results of one run, for the next: `files` are those of the files that are there, by path.

    `digests` are the SHA-256 of every file that was read, whatever it holds. Many new files are read by `processes` processes;
    `told` is told how many tasks of how many are taken.
    """

    def __init__(
        self, known: Mapping[str, KeptFile] | None = None, processes: int = 1, told: Callable[[int, int], None] | None = None
    ) -> None:
        self.processes = processes
        self.told = told
        self._known = dict(known or {})
        self.files: dict[str, KeptFile] = {}
        self.digests: dict[str, bytes] = {}
        self.has_read = False

    def begin(self) -> None:
        """Begin another run: what is known now is what the last one found out."""
        self._known.update(self.files)
        self.files, self.digests = {}, {}

    def untouched(self, path: str, stamp: Stamp, basis: bytes) -> FileResult | None:
        """Return what a file came to if it looks as it did then; nobody need open it."""
        known = self._known.get(path)
        if known is None or known.stamp != stamp or known.basis != basis:
            return None
        return self._keep(path, known)

    def same(self, path: str, stamp: Stamp | None, digest: bytes, basis: bytes) -> FileResult | None:
        """Return what a file came to if it holds what it did then."""
        known = self._known.get(path)
        if known is None or known.basis != basis or known.digest != digest:
            return None
        return self._keep(path, known._replace(stamp=stamp))

    def put(self, path: str, file: KeptFile) -> None:
        """Keep what a file came to."""
        self.has_read = True
        self._keep(path, file)

    def _keep(self, path: str, file: KeptFile) -> FileResult:
        self.files[path] = file
        self.digests[path] = file.digest
        return file.result

    def read_all(self, files: Sequence[tuple[str, bytes]], read: Read) -> list[FileResult]:
        """Read files, given by path and bytes, in several processes where that is worth it; return the results in their order."""
        size = max(_FILES_IN_A_TASK, -(-len(files) // MOST_TASKS))
        parts = [files[start : start + size] for start in range(0, len(files), size)]

        def work(tasks: Iterator[int]) -> dict[int, list[FileResult]]:
            return {task: [read(path, data) for path, data in parts[task]] for task in self._telling(tasks, len(parts))}

        done: dict[int, list[FileResult]] = {}
        for some in shared(work, len(parts), self.processes if len(files) >= WORTH_SHARING else 1):
            done.update(some)
        return [result for task in range(len(parts)) for result in done[task]]

    def _telling(self, tasks: Iterator[int], number: int) -> Iterator[int]:
        for task in tasks:
            if self.told:
                self.told(task, number)
            yield task
