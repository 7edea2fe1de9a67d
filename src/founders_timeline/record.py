"""What the last build of a site was made from and what it made, kept in the user's cache: a build of the same does nothing.

A record is only ever a help: one that is missing, damaged or of another version of the program is passed over.
"""

import marshal
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from founders_timeline import __version__
from founders_timeline.cache_entry import make_room, read_entry, write_entry
from founders_timeline.places import MARKER, installed_packages, theme_folders, user_cache
from founders_timeline.stamps import NO_STAMP, Stamp, is_settled, stamps_under

if TYPE_CHECKING:
    from founders_timeline.loader.kept import KeptFile

MOST_KEPT = 100
"""How many outputs are remembered; then those built longest ago make room."""

_RECORD, _RESULTS, _PARTS = "record", "results", "parts"
_FILES_IN_A_PACK = 50
_PACKS_WORTH_SHARING = 50
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_PACKAGES = "*.dist-info"  # Stands for the names of all packages installed; no path looks like it.
_NEVER = (0, 0, -2, 0)


class MadeFile(NamedTuple):
    """A file of the output: the key of what it was made from, its SHA-256 in hexadecimal, and how it looks from outside.

    The time is in nanoseconds since 1970. When a file was last changed is not there: another link to it changes that.
    """

    key: bytes
    digest: str
    modified: int
    size: int
    inode: int


class Record(NamedTuple):
    """What came of a build: its warnings, what it said in the end, and the files of the output."""

    warnings: str
    words: str
    files: Mapping[str, MadeFile]


class _Circumstances(NamedTuple):
    """What a build was asked for, and what all the files that it is made from looked like."""

    asked: tuple[str, ...]
    inputs: Mapping[str, Stamp]


class Records:
    """The record of the builds of one site into one output folder; `asked` is all that was asked for beside these two."""

    def __init__(self, root: Path, output: Path, asked: tuple[str, ...]) -> None:
        self._root, self._output = root, output
        asked = (*asked, __version__, sys.version)
        self._began = time.time_ns()
        place = "\0".join(map(os.path.realpath, (root, output)))
        self._all = user_cache("builds")
        self._folder = self._all / sha256(os.fsencode(place)).hexdigest()[:32] if self._all else None
        self._content = str(root / "content")
        self._now = _Circumstances(asked, dict(self._looked()))
        self._then, self._last = self._read()

    @property
    def unchanged(self) -> Record | None:
        """Return the last build's record if another build would make the same; None if not, or if nobody can know."""
        last = self._last
        if last is None or self._then != self._now:
            return None
        found = {path: (stamp.modified, stamp.size, stamp.inode) for path, stamp in _look(str(self._output))}
        prefix = f"{self._output}/"
        if found.pop(f"{prefix}{MARKER}", None) is None:
            return None
        return last if found == {f"{prefix}{name}": tuple(file[2:]) for name, file in last.files.items()} else None

    @property
    def content_files(self) -> int:
        """Return how many files there are to read."""
        return sum(path.startswith(f"{self._content}/") for path in self._now.inputs)

    @property
    def files(self) -> Mapping[str, MadeFile]:
        """Return the files that the last build made."""
        return self._last.files if self._last else {}

    @property
    def around(self) -> bytes:
        """Return a digest of all that a build is made from, but for the content."""
        return _digest(self._now.asked, self._besides(self._content))

    def parts_folder(self) -> Path | None:
        """Return a folder of the user's, made if need be, for what is known of the parts of the output's files."""
        own = self._own_folder()
        if own is None:
            return None
        try:
            (own / _PARTS).mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
        return own / _PARTS

    def results(self) -> "Mapping[str, KeptFile] | None":
        """Return what the site's files of events came to in the last build; None if nobody knows."""
        packs = self._packs()
        if packs is None:
            return None
        import pickle  # noqa: PLC0415  (10 ms, and not needed where nothing has changed)

        results: dict[str, KeptFile] = {}
        for pack in packs.values():
            results.update(pickle.loads(pack))
        return results

    def keep_results(self, results: "Mapping[str, KeptFile]") -> None:
        """Keep what the site's files of events came to for the next build, whatever becomes of this one."""
        folder = self._own_folder()
        if folder is not None:
            write_entry(folder / _RESULTS, self._program() + marshal.dumps(_packed(results, self._packs() or {})))

    def keep(self, record: Record) -> None:
        """Keep a build for the next one."""
        folder = self._own_folder()
        if folder is None or self._all is None:
            return
        inputs = {path: tuple(stamp) if is_settled(stamp, self._began) else _NEVER for path, stamp in self._now.inputs.items()}
        files = {name: tuple(file) for name, file in record.files.items()}
        write_entry(folder / _RECORD, marshal.dumps((self._now.asked, inputs, record.warnings, record.words, files)))
        with suppress(OSError):  # Another build may be making room as well.
            make_room(self._all, MOST_KEPT)

    def _own_folder(self) -> Path | None:
        """Return the folder that holds all of this, made if need be; None if there can be none."""
        try:
            if self._folder is not None:
                self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
        return self._folder

    def _packs(self) -> dict[bytes, bytes] | None:
        """Return the pickled results of the last build, as `_packed` makes them; None if there are none of this program."""
        data, digest = read_entry(self._folder / _RESULTS) if self._folder else None, self._program()
        if data is None or data[: len(digest)] != digest:
            return None
        packs: dict[bytes, bytes] = marshal.loads(memoryview(data)[len(digest) :])
        return packs

    def _looked(self) -> Iterator[tuple[str, Stamp]]:
        """Look at every file that a build of this site is made from, the program's own and its libraries' names included."""
        for folder in dict.fromkeys([self._content, *map(str, theme_folders(self._root)), _PACKAGE]):
            yield from _look(folder)
        packages = sorted(installed_packages())
        yield _PACKAGES, Stamp(0, 0, len(packages), int.from_bytes(_digest(packages)[:7]))

    def _besides(self, folder: str) -> list[tuple[str, Stamp]]:
        return sorted((path, stamp) for path, stamp in self._now.inputs.items() if not path.startswith(f"{folder}/"))

    def _program(self) -> bytes:
        own = (f"{_PACKAGE}/", _PACKAGES)
        return _digest(self._now.asked[-2:], sorted(item for item in self._now.inputs.items() if item[0].startswith(own)))

    def _read(self) -> tuple[_Circumstances | None, Record | None]:
        data = read_entry(self._folder / _RECORD) if self._folder else None
        try:
            asked, inputs, warnings, words, files = marshal.loads(data or b"")
        except (EOFError, ValueError, TypeError):
            return None, None
        files = {name: MadeFile(*file) for name, file in files.items()}
        return _Circumstances(asked, inputs), Record(warnings, words, files)


@lru_cache(maxsize=1)
def records_of(root: Path, output: Path, asked: tuple[str, ...]) -> Records:
    """Return the records of one build; whoever asks for the same ones again need not look at all the files again."""
    return Records(root, output, asked)


def _packed(results: "Mapping[str, KeptFile]", last: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Pickle results some files at a time, but for those that `last` has; the key of a pack says what its results are from."""
    import pickle  # noqa: PLC0415

    from founders_timeline.processes import MOST_TASKS, cores, shared  # noqa: PLC0415

    parts = {_digest([(path, results[path][:3]) for path in files]): files for files in _few_at_a_time(results)}
    missing = [key for key in parts if key not in last]
    tasks = min(len(missing), MOST_TASKS)

    def pickled(numbers: Iterator[int]) -> dict[bytes, bytes]:
        some = [key for number in numbers for key in missing[number::tasks]]
        return {key: pickle.dumps({path: results[path] for path in parts[key]}, pickle.HIGHEST_PROTOCOL) for key in some}

    packs = {key: last[key] for key in parts if key in last}
    for some in shared(pickled, tasks, cores() if tasks >= _PACKS_WORTH_SHARING else 1):
        packs.update(some)
    return packs


def _few_at_a_time(paths: Iterable[str]) -> Iterator[list[str]]:
    """Part paths so that one more or one less changes one part only: some end a part by their very name."""
    part: list[str] = []
    for path in sorted(paths):
        part.append(path)
        if crc32(path.encode()) % _FILES_IN_A_PACK == 0:
            yield part
            part = []
    if part:
        yield part


def _look(folder: str) -> Iterable[tuple[str, Stamp]]:
    try:
        return list(stamps_under(folder))
    except OSError:
        return [(folder, NO_STAMP)]


def _digest(*what: object) -> bytes:
    return sha256(repr(what).encode()).digest()
