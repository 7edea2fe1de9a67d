"""One contender at one size: its folders, made ready before every run, and what it wrote, checked."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from benchmarks.checking import faults
from benchmarks.contenders import Contender, Place, Start
from benchmarks.formats import File, save
from benchmarks.installing import CACHE
from benchmarks.measuring import FailedError, Job, run
from benchmarks.synthetic import Event

_CACHES_IN_SITE = ("resources", ".hugo_build.lock", ".cache", "cache", "__pycache__")
"""What peers leave in a site's folder for the next time."""

_MOST_NAMED = 3


@dataclass(frozen=True)
class Trial:
    """A contender, the events that it shows, and the folder in which all of it happens."""

    contender: Contender
    events: Sequence[Event]
    work: Path

    @cached_property
    def place(self) -> Place:
        """Return the trial's own folders."""
        folder = self.work / self.contender.key
        return Place(folder / "site", folder / "output", folder / "cache")

    @cached_property
    def job(self) -> Job:
        """Return what is run."""
        environment = {
            # PYTHONDONTWRITEBYTECODE, for one, would have every Python program compiled anew in every run.
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON") or name == "PYTHONPATH"},
            "XDG_CACHE_HOME": str(self.place.cache),
            "NODE_OPTIONS": "--max-old-space-size=16384",  # Node's own limit is too low for 100 000 events.
        }
        return Job(self.contender.command(self.place), self.place.site, environment)

    def set_up(self) -> None:
        """Write the site anew; build it once where a run that is timed begins with something from before."""
        self.contender.format.write(self.place.site, self.events)
        self._link_packages()
        self.clear()
        if self.contender.kept or self.contender.start is not Start.COLD:
            run(self.job)
        for name in self.contender.kept:
            _copy(self.place.cache / name, self._store / name)

    def get_ready(self, turn: int) -> None:
        """Make everything as it shall be before a run; with an event that changes, it is another text every turn."""
        if self.contender.start is Start.COLD:
            self.clear()
        if self.contender.start is Start.CHANGED:
            save(self.place.site, self.files_at(turn))

    def clear(self) -> None:
        """Remove the output and the caches, but for what a cold start keeps."""
        for path in (self.place.output, self.place.cache, *(self.place.site / name for name in _CACHES_IN_SITE)):
            _remove(path)
        self.place.cache.mkdir(parents=True)
        for name in self.contender.kept:
            _copy(self._store / name, self.place.cache / name)

    def check(self, turn: int) -> None:
        """Raise FailedError if something is missing in the output."""
        found = (fault for layout in self.contender.layouts for fault in faults(self.place.output, self._events_at(turn), layout))
        if named := list(islice(found, _MOST_NAMED)):
            raise FailedError(f"the output is not complete: {'; '.join(named)}")

    @property
    def event(self) -> Event:
        """Return the event that changes, the one in the middle, as it is at first."""
        return self.events[len(self.events) // 2]

    def files_at(self, turn: int) -> tuple[File, ...]:
        """Return the files with that event as they are in a turn, when its text says "Revision" and the turn's number."""
        events = self._changed(turn)
        return self.contender.format.files_of(events[len(events) // 2], events)

    def output_size(self) -> int:
        """Return the bytes of all files in the output."""
        return sum(path.stat().st_size for path in self.place.output.rglob("*") if path.is_file())

    def _events_at(self, turn: int) -> Sequence[Event]:
        return self._changed(turn) if self.contender.start is Start.CHANGED else self.events

    def _changed(self, turn: int) -> Sequence[Event]:
        middle = len(self.events) // 2
        event = replace(self.event, summary=f"{self.event.summary} Revision {turn}.")
        return [*self.events[:middle], event, *self.events[middle + 1 :]]

    @property
    def _store(self) -> Path:
        """Return where lies what is kept from one measurement to the next, since making it takes minutes."""
        return CACHE / "kept" / str(len(self.events)) / self.contender.key

    def _link_packages(self) -> None:
        """Let Node find the packages of a site that lies elsewhere."""
        packages = CACHE / "peers" / self.contender.format.peer / "node_modules"
        if self.contender.format.peer and packages.is_dir():
            (self.place.site / "node_modules").symlink_to(packages)


def _copy(folder: Path, to: Path) -> None:
    if folder.is_dir():
        shutil.copytree(folder, to, dirs_exist_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
