"""A git revision's content in a folder of its own: plain files only, read with git, never checked out."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from founders_timeline.problems import one_line, quoted

FOLDERS = ("content", "templates")
"""What of a site the loader reads; templates/ for the languages that a site adds."""

_REVISION = re.compile(r"[A-Za-z0-9_@][^\x00-\x20\x7f:?*\[\\]*")
"""What a revision's name can look like: no option, no path inside it, no pattern."""

_FILE = re.compile(rb"100[0-7]{3} blob ([0-9a-f]+)\t(.+)", re.DOTALL)


class RevisionError(Exception):
    """A revision cannot be read; the message is one sentence."""


@contextmanager
def revision_folder(name: str, root: Path) -> Iterator[Path]:
    """Write the content that a site at `root` had in a revision into a temporary folder, and return that.

    Links and submodules are left out. Raises RevisionError if git or the revision is not there, or the revision has no content.
    """
    commit = _commit(name, root)
    blobs = _blobs(commit, name, root)
    with TemporaryDirectory(prefix="founders-timeline-") as folder:
        for path, data in zip(blobs, _contents(list(blobs.values()), root), strict=True):
            target = Path(folder, *path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield Path(folder)


def _commit(name: str, root: Path) -> str:
    if not _REVISION.fullmatch(name):
        raise RevisionError(f"{quoted(name)} is neither a folder nor the name of a git revision.")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", may_fail=True)
    if not found:
        raise RevisionError(f"{quoted(name)} is neither a folder nor a git revision here.")
    return found.decode().strip()


def _blobs(commit: str, name: str, root: Path) -> dict[str, str]:
    """Return the ids of the site's files by their paths from the site's folder."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS).split(b"\0")
    matches = [match for entry in listed if (match := _FILE.fullmatch(entry))]
    blobs = {os.fsdecode(match[2]): match[1].decode() for match in matches}
    blobs = {path: blob for path, blob in blobs.items() if not {"..", ".", ""}.intersection(path.split("/"))}
    if not any(path.startswith("content/") for path in blobs):
        raise RevisionError(f"The revision {quoted(name)} has no content/ here.")
    return blobs


def _contents(blobs: list[str], root: Path) -> Iterator[bytes]:
    output = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    position = 0
    for _ in blobs:
        header_end = output.index(b"\n", position)
        size = int(output[position:header_end].split(b" ")[2])
        yield output[header_end + 1 : header_end + 1 + size]
        position = header_end + 1 + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"", may_fail: bool = False) -> bytes:
    # No setting of the repository may start another program.
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", "--no-pager", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, so only folders can be compared.") from error
    if done.returncode and not may_fail:
        raise RevisionError(f"git says: {one_line(done.stderr.decode(errors='replace').strip(), longest=400)}")
    return b"" if done.returncode else done.stdout
