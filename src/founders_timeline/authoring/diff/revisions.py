"""A git revision's content in a folder of its own: plain files only, read with git, never checked out."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from founders_timeline.authoring.diff.git import GitError, git
from founders_timeline.loader.files import LARGEST_FILE
from founders_timeline.model.problems import quoted

FOLDERS = ("content", "templates")
"""What of a site the loader reads; templates/ for the languages that a site adds."""

_REVISION = re.compile(r"[A-Za-z0-9_@][^\x00-\x20\x7f:?*\[\\]*")
"""What a revision's name can look like: no option, no path inside it, no pattern."""

_RANGE = re.compile(r"([^/.\s]\S*?)?\.{2,3}([^/.\s]\S*)?")
"""A..B and A...B, which other commands of git take; a path such as ../site is none."""

_ENTRY = re.compile(rb"(\d{6}) [a-z]+ ([0-9a-f]+)\t(.+)", re.DOTALL)
_SIZE = re.compile(r"[0-9a-f]+ blob \d+")
_PLAIN_FILE, _SUBMODULE = b"100", b"160000"

_NO_REASON = "Needed a single revision"
"""What git says where it knows no more than that there is no such revision."""

_SHALLOW = "The clone is shallow: run git fetch --unshallow, or in a GitHub workflow give actions/checkout fetch-depth: 0."


class RevisionError(Exception):
    """A revision cannot be read; the message is a sentence or two."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """A file of a revision: its path from the site's folder, the id of its contents, and their size in bytes."""

    path: str
    blob: str
    size: int = 0


@contextmanager
def revision_folder(name: str, root: Path) -> Iterator[Path]:
    """Write the content that a site at `root` had in a revision into a temporary folder, and return that.

    Links are left out. Raises RevisionError if git or the revision is not there, or if its content cannot be had.
    """
    with TemporaryDirectory(prefix="founders-timeline-") as folder:
        try:
            files = _sized(_files(_commit(name, root), name, root), name, root)
            for file, data in zip(files, _contents(files, root), strict=True):
                _write(Path(folder), file, data)
        except FileNotFoundError as error:
            raise RevisionError("git is not installed, so only folders can be compared.") from error
        except GitError as error:
            raise RevisionError(f"{quoted(name)} is not a folder, and as a revision it cannot be read: {error}") from error
        yield Path(folder)


def _commit(name: str, root: Path) -> str:
    ends = _RANGE.fullmatch(name)
    if ends and any(ends.groups()):
        first, last = (end or "HEAD" for end in ends.groups())
        raise RevisionError(f"{quoted(name)} is neither a folder nor one revision, but a range: write diff {first} {last}.")
    if not _REVISION.fullmatch(name):
        raise RevisionError(f"{quoted(name)} is neither a folder nor the name of a git revision.")
    is_shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    try:
        return git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except GitError as error:
        reason = str(error).replace(_NO_REASON, "").strip()
        words = [f"{quoted(name)} is neither a folder nor a git revision here."]
        words += [f"git says: {reason}"] if reason else []
        words += [_SHALLOW] if is_shallow else []
        words += [] if git(root, "rev-list", "--all", "--max-count=1") else ["The repository has no commit yet."]
        raise RevisionError(" ".join(words)) from error


def _files(commit: str, name: str, root: Path) -> list[_File]:
    """List the site's files in a commit."""
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS).split(b"\0")
    entries = [match.groups() for line in listed if (match := _ENTRY.fullmatch(line))]
    for mode, _, path in entries:
        if mode == _SUBMODULE:
            raise RevisionError(
                f"{quoted(os.fsdecode(path))} is a submodule in {quoted(name)}, so its files are not in this repository. "
                "Check the revision out somewhere, with its submodules, and compare the folders."
            )
    files = [_File(path=os.fsdecode(path), blob=blob.decode()) for mode, blob, path in entries if mode.startswith(_PLAIN_FILE)]
    files = [file for file in files if not {"..", ".", ""}.intersection(file.path.split("/"))]
    if not any(file.path.startswith("content/") for file in files):
        is_link = any(path == b"content" for _, _, path in entries)
        reason = "has a link for content/, and links are not followed" if is_link else "has no content/ here"
        raise RevisionError(f"The revision {quoted(name)} {reason}.")
    return files


def _sized(files: list[_File], name: str, root: Path) -> list[_File]:
    """Find the sizes of the files; all of them have to be in the repository, as a partial or damaged clone lacks some."""
    try:
        lines = git(root, "cat-file", "--batch-check", given=_asked(files)).decode().splitlines()
        problem = next((file.path for file, line in zip(files, lines, strict=True) if not _SIZE.fullmatch(line)), "")
    except GitError as error:
        problem = str(error)
    if problem:
        raise RevisionError(f"The clone is partial or damaged and lacks files of {quoted(name)} ({problem}): clone it in full.")
    return [replace(file, size=int(line.rpartition(" ")[2])) for file, line in zip(files, lines, strict=True)]


def _contents(files: list[_File], root: Path) -> Iterator[bytes]:
    """Yield the contents of the files; of one that is too large to be read, as many zeros."""
    output = git(root, "cat-file", "--batch", given=_asked([file for file in files if file.size <= LARGEST_FILE]))
    position = 0
    for file in files:
        if file.size > LARGEST_FILE:
            yield bytes(LARGEST_FILE + 1)
            continue
        start = output.index(b"\n", position) + 1
        position = start + file.size + 1
        yield output[start : start + file.size]


def _asked(files: list[_File]) -> bytes:
    return "".join(f"{file.blob}\n" for file in files).encode()


def _write(folder: Path, file: _File, data: bytes) -> None:
    target = folder.joinpath(*file.path.split("/"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise RevisionError(
            f"{quoted(file.path)} of the revision cannot be a file on this computer: {error.strerror}."
        ) from error
