"""Files that are joined from parts: those that say the same as in the last build are copied from the file that it made."""

import marshal
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from founders_timeline.cache_entry import read_entry, write_entry
from founders_timeline.steps import Finish, Joined, Keys, Part

Spot = tuple[int, int]
"""Where a part of a file begins and ends, in bytes."""


class JoinedFile(NamedTuple):
    """A file that has been joined, and where its parts stand, by their keys: in `parts`, which mostly is the file itself."""

    data: bytes | bytearray
    parts: bytes | bytearray
    spots: dict[bytes, Spot]


NOTHING = JoinedFile(b"", b"", {})


class Parts:
    """The parts of the files of an output folder; `folder`, if not None, holds where they stand in each file.

    Where a file is its pieces, their bytes are nowhere else: what is known of it is true as long as it looks as it was left.
    """

    def __init__(self, keys: Keys, folder: Path | None) -> None:
        self._keys, self._folder = keys, folder

    def join(self, name: str, step: Joined, old: str) -> JoinedFile:
        """Make a file; `old` is the path of the one that the last build made."""
        return joined(step, self._keys.part, self._last(name, old))

    def keep(self, name: str, file: JoinedFile, found: os.stat_result) -> None:
        """Keep for the next build where the parts of a file stand, which was written and then `found` to look so."""
        if self._folder is not None:
            parts = None if file.parts is file.data else bytes(file.parts)
            known = name, self._keys.shared, _looks(found), file.spots, parts
            write_entry(_entry(self._folder, name), marshal.dumps(known))

    def forget_all_but(self, names: Collection[str]) -> None:
        """Forget what is known of files that are no more."""
        if self._folder is None:
            return
        wanted = {_entry(self._folder, name).name for name in names}
        with suppress(OSError):
            for name in set(os.listdir(self._folder)) - wanted:
                os.unlink(self._folder / name)

    def _last(self, name: str, path: str) -> JoinedFile:
        """Return what the last build joined, nothing if it did so from anything else that all parts depend on."""
        data = read_entry(_entry(self._folder, name)) if self._folder else None
        if data is None:
            return NOTHING
        try:
            of, shared, looks, spots, parts = marshal.loads(data)
            if (of, shared) != (name, self._keys.shared):
                return NOTHING
            if parts is not None:
                return JoinedFile(b"", parts, spots)
            with open(path, "rb") as file:
                return JoinedFile(b"", file.read(), spots) if looks == _looks(os.fstat(file.fileno())) else NOTHING
        except (OSError, EOFError, ValueError, TypeError):
            return NOTHING


def joined(step: Joined, key_of: Callable[[Part], bytes], last: JoinedFile) -> JoinedFile:
    """Join a file from its pieces: parts that the last one has are copied from there, the others made."""
    parts, spots = bytearray(), dict[bytes, Spot]()
    with memoryview(last.parts) as old:
        for piece in step.pieces():
            if isinstance(piece, bytes):
                parts += piece
                continue
            key, start = key_of(piece), len(parts)
            spot = last.spots.get(key)
            parts += old[spot[0] : spot[1]] if spot else piece.make()
            spots[key] = start, len(parts)
    return JoinedFile(_finished(step.finish, parts, spots) if step.finish else parts, parts, spots)


def _finished(finish: Finish, parts: bytearray, spots: dict[bytes, Spot]) -> bytes:
    return finish([bytes(parts[start:end]) for start, end in spots.values()])


def _entry(folder: Path, name: str) -> Path:
    return folder / sha256(name.encode()).hexdigest()[:32]


def _looks(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino
