"""What has changed on the disk: a look at every file, and the wait until an editor has finished saving."""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

STEP = 0.005
"""Seconds between two looks while an editor saves."""

QUIET = 0.02
"""Seconds without a change after which a save is complete."""

PATIENCE = 0.3
"""Seconds that a file may be gone or empty: many editors delete or empty a file before they write it anew."""

LONGEST_SAVE = 2.0
"""Seconds after which a change counts even if something keeps writing."""


class Stamp(NamedTuple):
    """What is different about a file once it has been written or replaced."""

    modified: int
    size: int
    inode: int


Look = dict[str, Stamp]


class Watch:
    """The files under some folders; a folder that is missing, or goes away for a while, is an empty one.

    We look instead of being told (inotify, FSEvents): a look at the hundred files of a site takes a millisecond, it also works on
    network drives and mounted folders, it needs no library, and what is gone for a moment is never a special case.
    """

    def __init__(self, folders: Iterable[Path], patience: float = PATIENCE) -> None:
        self._folders = tuple(dict.fromkeys(Path(os.path.realpath(folder)) for folder in folders))
        self._patience = patience
        self._known = look(self._folders)

    def has_changed(self) -> bool:
        """Look once, and if something is different, until it is complete; tell whether there is a change in the end."""
        seen = look(self._folders)
        if seen == self._known:
            return False
        before, self._known = self._known, self._settled(seen)
        return self._known != before

    def _settled(self, seen: Look) -> Look:
        began = last_change = time.monotonic()
        while True:
            now = time.monotonic()
            wait = self._patience if self._is_halfway(seen) else QUIET
            if now - last_change >= wait or now - began >= LONGEST_SAVE:
                return seen
            time.sleep(STEP)
            later = look(self._folders)
            if later != seen:
                seen, last_change = later, time.monotonic()

    def _is_halfway(self, seen: Look) -> bool:
        """Tell whether a file is gone that was there, or one has become empty."""
        return not self._known.keys() <= seen.keys() or any(
            stamp.size == 0 and self._known.get(path) != stamp for path, stamp in seen.items()
        )


def look(folders: Iterable[Path]) -> Look:
    """Return a stamp for every file under the folders, by path; hidden files and editors' leftovers are not looked at."""
    return {path: stamp for folder in folders for path, stamp in _files(str(folder))}


def _files(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Find the files under a folder; links are followed, as templates are read through them, but into no folder twice."""
    waiting, seen = [folder], {os.path.realpath(folder)}
    while waiting:
        for entry in _entries(waiting.pop()):
            if not entry.is_dir():
                if stamp := _stamp(entry.path):
                    yield entry.path, stamp
            elif (real := os.path.realpath(entry.path) if entry.is_symlink() else entry.path) not in seen:
                seen.add(real)
                waiting.append(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not _is_leftover(entry.name)]
    except OSError:  # Not there, or not now.
        return []


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def _is_leftover(name: str) -> bool:
    """Tell whether a name is hidden, as Vim's swap files and Emacs's locks are, or a backup's; the loader ignores them too."""
    return name[0] in ".#" or name[-1] in "~#"
