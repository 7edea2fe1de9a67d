"""One run over a site's files, and every problem found on the way."""

import os
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from founders_timeline.loader.characters import decode
from founders_timeline.loader.files import list_yaml_files, read_bytes
from founders_timeline.loader.kept import FileResult, Kept, KeptFile, Read
from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report, did_you_mean
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.problems import Problem, Severity
from founders_timeline.stamps import NO_STAMP, Stamp, is_settled, stamp_of

# `serve` reads a team's people and sources again because of one event. Nodes never change.
_read_yaml = lru_cache(maxsize=64)(read_yaml)


class Reading:
    """The files under `root`, a site's folder; paths are relative to it, with `/`.

    `added` are files that are read as if they stood there, by path: `new` asks so what would become of an event. `kept` is what
    files of events came to in an earlier run.
    """

    def __init__(self, root: Path, added: Mapping[str, bytes] | None = None, kept: Kept | None = None) -> None:
        self.root = root
        self.added = added or {}
        self.kept = Kept() if kept is None else kept
        self.problems: list[Problem] = []
        self._real_folders: set[str] = set()
        self._prefix = os.path.join(root, "")  # So that a path is joined to the root at no cost.

    def exists(self, path: str) -> bool:
        """Tell whether there is anything of this name, a dangling link included."""
        return os.path.lexists(self.root / path)

    def yaml(self, path: str) -> tuple[Report, Node | None]:
        """Read a YAML file; the node is None if it cannot be used. Hand the report back to `finish`."""
        data = self._bytes(path)
        if data is None:
            return Report(path), None
        self.kept.digests[path] = sha256(data).digest()
        node, problems = _read_yaml(path, data)
        self.problems.extend(problems)
        return Report(path), node

    def yaml_files(self, folder: str) -> tuple[str, ...]:
        """List the YAML files in a folder, none if there is no such folder."""
        paths, problems = list_yaml_files(self.root, folder) if self.exists(folder) else ((), ())
        self.problems.extend(problems)
        return (*paths, *(path for path in self.added if path.rpartition("/")[0] == folder))

    def event_files(self, paths: Iterable[str], read: Read, basis: bytes) -> list[FileResult | None]:
        """Read files of events, but for those whose results are kept; None for a file that cannot be used.

        `basis` stands for all that they may refer to: with another one nothing that was kept is true any more.
        """
        results: dict[str, FileResult | None] = {}
        unread: list[tuple[str, bytes, Stamp | None, bytes]] = []
        for path in paths:
            stamp = self._stamp(path)
            results[path] = self.kept.untouched(path, stamp, basis)
            if results[path]:
                continue
            sure = stamp if is_settled(stamp) else None  # Judged before the file is read: later it would look old enough.
            data = self._bytes(path)
            if data is not None:
                digest = sha256(data).digest()
                results[path] = self.kept.same(path, sure, digest, basis)
                unread.extend([] if results[path] else [(path, data, sure, digest)])
        read_now = self.kept.read_all([(path, data) for path, data, _, _ in unread], read)
        for (path, _, sure, digest), fresh in zip(unread, read_now, strict=True):
            self.kept.put(path, KeptFile(sure, digest, basis, fresh))
            results[path] = fresh
        for result in results.values():
            self.problems.extend(result.problems if result else ())
        return list(results.values())

    def text(self, path: str) -> str | None:
        """Read a text file; None if it cannot be used."""
        data = self._bytes(path)
        if data is None:
            return None
        self.kept.digests[path] = sha256(data).digest()
        text, problems = decode(path, data)
        self.problems.extend(problems)
        return text

    def _bytes(self, path: str) -> bytes | None:
        if path in self.added:
            return self.added[path]
        data, problems = read_bytes(self.root, path, self._real_folders)
        self.problems.extend(problems)
        return data

    def _stamp(self, path: str) -> Stamp:
        """Return a file's stamp, one that no file has if there is no such file."""
        try:
            return NO_STAMP if path in self.added else stamp_of(os.lstat(self._prefix + path))
        except OSError:
            return NO_STAMP

    def names(self, folder: str) -> list[str]:
        """List what stands in a folder, sorted; hidden files and editors' leftovers are left out."""
        try:
            names = sorted(os.listdir(self.root / folder))
        except OSError as error:
            self.add(folder, "unreadable", f"It cannot be read: {error.strerror}.", "Check its permissions.")
            return []
        return [name for name in names if name[:1] not in {".", "#"} and name[-1:] not in {"~", "#"}]

    def warn_ignored(self, folder: str, known: Collection[str]) -> None:
        """Warn about what stands in a folder and is not known."""
        for name in self.names(folder):
            if name not in known:
                message = "It is ignored. Nothing of this name is read here."
                self.add(f"{folder}/{name}", "ignored-file", message, did_you_mean(name, sorted(known)), Severity.WARNING)

    def finish(self, report: Report) -> None:
        """Add the problems of a file that has been read."""
        self.problems.extend(report.problems)

    def add(self, path: str, code: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Add a problem with a file or folder as a whole."""
        problem = Problem(path=path, line=1, column=1, code=code, message=message, hint=hint, severity=severity)
        self.problems.append(problem)
