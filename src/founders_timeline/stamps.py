"""What a file looks like from outside: enough to tell whether it has been written or replaced since."""

import os
import time
from collections.abc import Iterator
from typing import NamedTuple

_COARSE = 1_000_000_000
"""Nanoseconds: file systems that count in whole seconds, or in two, leave nothing below."""

_JUST_NOW = 50_000_000
"""Nanoseconds within which a file may be written twice and look the same; a clock tick of Linux is at most ten million."""


class Stamp(NamedTuple):
    """When a file was modified and changed (in nanoseconds since 1970), its size in bytes, and its number in the file system."""

    modified: int
    changed: int
    size: int
    inode: int


NO_STAMP = Stamp(0, 0, -1, 0)
"""What no file looks like."""


def stamp_of(found: os.stat_result) -> Stamp:
    """Make the stamp of a file."""
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def is_settled(stamp: Stamp, now: int = 0) -> bool:
    """Tell whether a file that is written once more will have another stamp; `now` is in nanoseconds since 1970.

    Two writes within one tick of the clock look the same from outside, as git found out with its index ("racy git").
    """
    if stamp == NO_STAMP:
        return False
    now = now or time.time_ns()
    last = max(stamp.modified, stamp.changed)
    return now - last > (3 * _COARSE if last % _COARSE == 0 else _JUST_NOW)


def stamps_under(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Yield the path and the stamp of all that is no folder; links are not followed. OSError if something cannot be looked at."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if not entry.is_dir(follow_symlinks=False):
            yield entry.path, stamp_of(entry.stat(follow_symlinks=False))
        elif entry.name != "__pycache__":
            yield from stamps_under(entry.path)
