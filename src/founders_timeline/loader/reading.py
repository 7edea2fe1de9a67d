"""One run over a site's files, and every problem found on the way."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from founders_timeline.loader.characters import decode
from founders_timeline.loader.files import is_utf8, list_yaml_files, read_bytes
from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report, did_you_mean
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.model.problems import Problem, Severity

LARGEST_SITE = 64 * 1024**2
"""Bytes that all files of the content may have together."""


class Reading:
    """The files under `root`, a site's folder; paths are relative to it, with `/`.

    `added` are files that are read as if they stood there, by path: `new` asks so what would become of an event. `files`
    holds the bytes of all that has been read, by path.
    """

    def __init__(self, root: Path, added: Mapping[str, bytes] | None = None) -> None:
        self.root = root
        self.added = added or {}
        self.problems: list[Problem] = []
        self.files: dict[str, bytes] = {}
        self._real_folders: set[str] = set()
        self._size = 0

    def exists(self, path: str) -> bool:
        """Tell whether there is anything of this name, a dangling link included; what the system refuses to say is a problem."""
        try:
            os.lstat(self.root / path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            self.add(path, "unreadable", f"It cannot be read: {error.strerror}.", "Check its permissions.")
            return False
        return True

    def yaml(self, path: str) -> tuple[Report, Node | None]:
        """Read a YAML file; the node is None if it cannot be used. Hand the report back to `finish`."""
        data = self.bytes(path)
        if data is None:
            return Report(path), None
        node, problems = read_yaml(path, data)
        self.problems.extend(problems)
        return Report(path), node

    def yaml_files(self, folder: str) -> tuple[str, ...]:
        """List the YAML files in a folder, none if there is no such folder."""
        paths, problems = list_yaml_files(self.root, folder) if self.exists(folder) else ((), ())
        self.problems.extend(problems)
        return (*paths, *(path for path in self.added if path.rpartition("/")[0] == folder))

    def text(self, path: str) -> str | None:
        """Read a text file; None if it cannot be used."""
        data = self.bytes(path)
        if data is None:
            return None
        text, problems = decode(path, data)
        self.problems.extend(problems)
        return text

    def bytes(self, path: str) -> bytes | None:
        """Read a file; None if it cannot be used."""
        if path in self.added:
            return self.added[path]
        data, problems = read_bytes(self.root, path, self._real_folders)
        self.problems.extend(problems)
        if data is None or self._is_too_much(path, len(data)):
            return None
        self.files[path] = data
        return data

    def _is_too_much(self, path: str, size: int) -> bool:
        """Report, once, the file with which the content becomes larger than LARGEST_SITE."""
        before, self._size = self._size, self._size + size
        if before <= LARGEST_SITE < self._size:
            message = f"With this file the content has more than {LARGEST_SITE // 1024**2} MiB."
            self.add(path, "file-too-big", message, "Make two sites of it.")
        return self._size > LARGEST_SITE

    def names(self, folder: str) -> list[str]:
        """List what stands in a folder, sorted; hidden files and editors' leftovers are left out."""
        try:
            names = sorted(os.listdir(self.root / folder))
        except OSError as error:
            self.add(folder, "unreadable", f"It cannot be read: {error.strerror}.", "Check its permissions.")
            return []
        for name in names:
            if not is_utf8(name):
                self.add(f"{folder}/{name}", "encoding", "The name is not UTF-8.", "Rename it with plain letters and digits.")
        return [name for name in names if is_utf8(name) and name[:1] not in {".", "#"} and name[-1:] not in {"~", "#"}]

    def warn_ignored(self, folder: str, known: Collection[str], hints: Mapping[str, str] | None = None) -> None:
        """Warn about what stands in a folder and is not known; `hints` say, by name, what to do about some of it."""
        for name in self.names(folder):
            if name not in known:
                message = "It is ignored. Nothing of this name is read here."
                hint = (hints or {}).get(name) or did_you_mean(name, sorted(known))
                self.add(f"{folder}/{name}", "ignored-file", message, hint, Severity.WARNING)

    def finish(self, report: Report) -> None:
        """Add the problems of a file that has been read."""
        self.problems.extend(report.problems)

    def add(self, path: str, code: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Add a problem with a file or folder as a whole."""
        problem = Problem(path=path, line=1, column=1, code=code, message=message, hint=hint, severity=severity)
        self.problems.append(problem)
