"""One folder in the place of another: staged beside it, locked, swapped in one step or, where that cannot be, file by file."""

import errno
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from founders_timeline.theme.caches import user_folder

INNER_STAGE = ".founders-timeline.tmp"
"""The folder inside the output that files wait in where folders cannot be swapped."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = {errno.EXDEV, errno.EBUSY, errno.EINVAL, errno.ENOSYS, errno.EPERM}
"""A lower layer of overlayfs, a mount point, a file system or a kernel without it, a sandbox that forbids it."""

_FOR_EVERYBODY = 0o644
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class AnotherBuildError(Exception):
    """Another build holds the lock."""


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of an output folder; wait up to `wait` seconds for another build of the same user.

    Raises AnotherBuildError after that. The lock is a file among the user's caches, so that nothing stays beside the output;
    where there can be none, builds at once are not kept apart. The system lets go of it when a process dies.
    """
    locks = user_folder("locks")
    lock = FileLock(locks / sha256(os.fsencode(folder)).hexdigest(), timeout=wait) if locks else nullcontext()
    try:
        with lock:
            yield
    except Timeout as error:
        raise AnotherBuildError from error


@contextmanager
def staged(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """Make a new folder beside `folder`, with the folders for files of these names; remove at the end whatever it then holds.

    Its name holds this process's id. Call it under the lock.
    """
    stage = folder.parent / f".{folder.name}.tmp-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        _make_folders(stage, names)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def remove_left_over_stages(folder: Path) -> None:
    """Remove the stages of builds that were killed. Call it under the lock: whoever made a stage that is still there is dead."""
    stage = re.compile(rf"\.{re.escape(folder.name)}\.tmp-\d+-[0-9a-f]+")
    for entry in list(os.scandir(folder.parent)):
        if stage.fullmatch(entry.name):
            shutil.rmtree(entry, ignore_errors=True)  # It leaves files and links alone.


def write_file(path: str | Path, data: bytes | bytearray) -> os.stat_result:
    """Write a new file, readable for everybody whatever the umask is, and look at it; OSError if anything is there."""
    descriptor = os.open(path, _NEW_FILE, _FOR_EVERYBODY)
    try:
        written = 0
        while written < len(data):
            written += os.write(descriptor, data[written:] if written else data)
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if found.st_mode & 0o777 != _FOR_EVERYBODY:
        os.chmod(path, _FOR_EVERYBODY)
    return found


def link_file(old: str | Path, new: str | Path) -> None:
    """Let a new name stand for an old file as well, or copy the file where that cannot be; OSError if anything is there."""
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:
        write_file(new, Path(old).read_bytes())


def swap(stage: Path, folder: Path) -> bool:
    """Swap two folders in one step, or move the stage to where nothing is; return False if this system cannot.

    Raises OSError if it can, but something is in the way. See renameat2(2), RENAME_EXCHANGE.
    """
    if not os.path.lexists(folder):
        os.rename(stage, folder)
        return True
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415  (2 ms, and a first build needs none of it)

    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(stage), _AT_FDCWD, os.fsencode(folder), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(folder))


@contextmanager
def staged_inside(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """Make a stage inside the folder, so that a full disk shows before the first file is replaced.

    A rename never leaves a file system, and the folder may be one of its own. The stage is removed at the end.
    """
    stage = folder / INNER_STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        _make_folders(stage, names)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def replace_files(stage: Path, folder: Path, names: Collection[str], old: Collection[str]) -> None:
    """Move the files of these names from the stage to the folder, then delete those of `old` that are not among them."""
    obstacles = _in_the_way(names, old)
    for name in obstacles:
        _delete(folder, name)
    for parent in _folders_of(names):
        if not (folder / parent).is_dir():
            _make_folder(folder / parent)
    for name in in_order_of_need(names):
        os.replace(stage / name, folder / name)
    for name in set(old).difference(names, obstacles):
        _delete(folder, name)


def in_order_of_need(names: Collection[str]) -> list[str]:
    """Put what pages need first, then the pages, index.html last: no page asks for a file that is not there yet."""
    return sorted(names, key=lambda name: (name == "index.html", name.endswith(".html"), name))


def _in_the_way(names: Collection[str], old: Collection[str]) -> set[str]:
    """Return the old files that stand where a folder must be, or in a folder where a file must be."""
    folders = {str(folder) for folder in _folders_of(names)}
    return {name for name in old if name in folders or any(str(parent) in names for parent in PurePosixPath(name).parents)}


def _folders_of(names: Iterable[str]) -> list[PurePosixPath]:
    """Return the folders that hold these files, those above first."""
    folders = {PurePosixPath(folder) for folder in {name.rpartition("/")[0] for name in names} if folder}
    return sorted({above for folder in folders for above in (folder, *folder.parents[:-1])})


def _delete(folder: Path, name: str) -> None:
    """Delete one file, and the folders that are empty without it."""
    (folder / name).unlink(missing_ok=True)
    for parent in PurePosixPath(name).parents[:-1]:
        with suppress(OSError):
            (folder / parent).rmdir()


def _make_folders(stage: Path, names: Iterable[str]) -> None:
    _make_folder(stage)
    for parent in _folders_of(names):
        _make_folder(stage / parent)


def _make_folder(path: Path) -> None:
    os.mkdir(path)
    os.chmod(path, 0o755)
