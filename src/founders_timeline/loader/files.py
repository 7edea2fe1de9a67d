"""Which files content/ holds, and their bytes: nothing is followed out of it, waited for, or passed over in silence."""

import errno
import os
import re
import stat
import unicodedata
from pathlib import Path

from founders_timeline.model.problems import Problem, Severity, quoted

LARGEST_FILE = 256 * 1024
"""Bytes that one file may have."""

# A named pipe must not make the build wait, and a link must not bring in a file from elsewhere. Windows has none of the flags.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_REFUSES_LINKS = hasattr(os, "O_NOFOLLOW")  # Then nobody need look for one before the file is opened.
_YAML = re.compile(r"\.ya?ml\Z", re.IGNORECASE)
_LEFTOVER = re.compile(r"\.#|#.*#\Z|.*~\Z|\..*\.sw[a-p]\Z", re.DOTALL)
"""What Emacs and Vim leave beside a file that is open."""


def read_bytes(root: Path, path: str, real: set[str] | None = None) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read one file of the site; `path` is relative to `root`, with `/`.

    The bytes are None if the file cannot be used: the problem then says why. `real` remembers the folders in which no symbolic
    link lies, so that the way to a folder of ten thousand files is walked once.
    """
    file = os.path.join(root, path)
    link = _link_above(root, path, set() if real is None else real)
    if link is None and not _REFUSES_LINKS and os.path.islink(file):
        link = path
    if link is not None:
        return None, (_link_problem(link),)
    try:
        data = _read(file)
    except OSError as error:
        is_link = error.errno == errno.ELOOP or os.path.islink(file)  # Not every system calls it ELOOP.
        return None, (_link_problem(path) if is_link else _unopened(path, error),)
    if data is None:
        return None, (_not_a_file(path),)
    return (data, ()) if len(data) <= LARGEST_FILE else (None, (_too_big(path),))


def list_yaml_files(root: Path, folder: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """List the YAML files that stand directly in a folder, sorted, as paths relative to `root`.

    Whatever else stands there is named in a warning, but for hidden files and editors' leftovers. Of two files whose names
    are one to some file systems, only the first is listed.
    """
    link = _link_on(root, folder, set())
    if link is not None:
        return (), (_link_problem(link),)
    try:
        names = sorted(os.listdir(root / folder))
    except OSError as error:
        return (), (_unlisted(folder, error),)
    unreadable = [_not_utf8(folder, name) for name in names if not is_utf8(name)]
    names = [name for name in names if is_utf8(name)]
    yaml_names = [name for name in names if _YAML.search(name) and not name.startswith(".") and not _LEFTOVER.match(name)]
    taken = set(yaml_names)
    kept, problems = _without_clashes(folder, yaml_names)
    ignored = [_ignored(folder, name) for name in names if name not in taken and _is_worth_a_word(name)]
    return tuple(f"{folder}/{name}" for name in kept), (*unreadable, *problems, *ignored)


def is_utf8(name: str) -> bool:
    """Tell whether a file's name is UTF-8; bytes that are not stand in it as lone surrogates (PEP 383)."""
    return not any("\udc80" <= character <= "\udcff" for character in name)


def _read(file: str) -> bytes | None:
    """Return at most one byte more than a file may have, or None for what is no regular file."""
    descriptor = os.open(file, _FLAGS)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            return None
        # Memory for as much as a file may have takes longer to get than the file.
        data = os.read(descriptor, min(found.st_size, LARGEST_FILE) + 1)
        if len(data) == found.st_size:
            return data
        with open(descriptor, "rb", closefd=False) as stream:  # It is too large, or being written just now.
            return data + stream.read(LARGEST_FILE + 1 - len(data))
    finally:
        os.close(descriptor)


def _link_on(root: Path, path: str, real: set[str]) -> str | None:
    """Find the first symbolic link on the way from the root to a file or folder, itself included."""
    link = _link_above(root, path, real)
    if link is None and os.path.islink(os.path.join(root, path)):
        return path
    return link


def _link_above(root: Path, path: str, real: set[str]) -> str | None:
    """Find the first symbolic link among the folders that a file stands in; those of `real` have been looked at."""
    folder = path.rpartition("/")[0]
    if not folder or folder in real:
        return None
    link = _link_on(root, folder, real)
    if link is None:
        real.add(folder)
    return link


def _without_clashes(folder: str, names: list[str]) -> tuple[list[str], list[Problem]]:
    first: dict[str, str] = {}
    problems = []
    for name in names:
        other = first.setdefault(_sameness(name), name)
        if other != name:
            problems.append(_clash(folder, name, other))
    return list(first.values()), problems


def _sameness(name: str) -> str:
    """Give one text for all names that macOS and Windows take for one, and for all endings (Unicode 3.13, D145)."""
    decomposed = unicodedata.normalize("NFD", _YAML.sub("", name))
    return unicodedata.normalize("NFD", decomposed.casefold())


def _is_worth_a_word(name: str) -> bool:
    if _LEFTOVER.match(name):
        return False
    # .gitkeep and .DS_Store come by themselves; a hidden YAML file was written by somebody.
    return not name.startswith(".") or _YAML.search(name) is not None


def _problem(path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path=path, line=1, column=1, code=code, message=message, hint=hint, severity=severity)


def _unopened(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _problem(path, "missing-file", "The file is missing.", "Check its name, capital letters included.")
    if error.errno == errno.ENXIO:  # A socket cannot even be opened.
        return _not_a_file(path)
    return _unreadable(path, error)


def _unlisted(folder: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _problem(folder, "missing-file", "The folder is missing.", "Check its name, capital letters included.")
    if isinstance(error, NotADirectoryError):
        return _problem(folder, "not-a-folder", "A folder is expected here, but this is a file.", "Move it into a folder.")
    return _unreadable(folder, error)


def _not_utf8(folder: str, name: str) -> Problem:
    return _problem(f"{folder}/{name}", "encoding", "The file's name is not UTF-8.", "Rename it with plain letters and digits.")


def _unreadable(path: str, error: OSError) -> Problem:
    reason = error.strerror or "unknown reason"
    return _problem(path, "unreadable", f"It cannot be read: {reason}.", "Check its permissions.")


def _link_problem(path: str) -> Problem:
    return _problem(path, "symlink", "Symbolic links are not followed.", "Put the file itself in its place.")


def _not_a_file(path: str) -> Problem:
    return _problem(path, "not-a-file", "A file is expected here, but this is none.", "Rename it or move it away.")


def _too_big(path: str) -> Problem:
    message = f"The file is larger than {LARGEST_FILE // 1024} KiB."
    return _problem(path, "file-too-big", message, "Split it into several files.")


def _clash(folder: str, name: str, other: str) -> Problem:
    message = f"{quoted(other)} stands beside it, and some computers take the two names for one."
    return _problem(f"{folder}/{name}", "duplicate-file", message, "Rename one of them.")


def _ignored(folder: str, name: str) -> Problem:
    why = "Its name begins with a dot" if name.startswith(".") else "Only files that end in .yaml or .yml are read here"
    hint = "Rename it, or move it out of this folder."
    return _problem(f"{folder}/{name}", "ignored-file", f"It is ignored. {why}.", hint, Severity.WARNING)
