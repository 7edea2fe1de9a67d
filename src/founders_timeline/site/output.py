"""The output folder: whether it is ours to replace, what stands in it, and how a new site takes its place, whole."""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from founders_timeline.model.maker import Plan
from founders_timeline.model.problems import one_line
from founders_timeline.site.swap import (
    INNER_STAGE,
    AnotherBuildError,
    link_file,
    locked,
    remove_left_over_stages,
    replace_files,
    staged,
    staged_inside,
    swap,
    write_file,
)
from founders_timeline.site.writing import OnProgress, write_site
from founders_timeline.theme.folders import theme_folders

MARKER = ".founders-timeline.json"
"""The file that makes an output folder ours: it lists every file that the last build wrote, with its SHA-256."""

LONGEST_WAIT = 10.0
"""Seconds that a build waits for another one."""

_TOOL = "founders-timeline"
_FORMAT = 1
_RESERVED = ".founders-timeline"
_INTERIM = ".founders-timeline.interim"
_MOST_NAMED = 3
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a system leaves in a folder because somebody looked into it."""


class OutputError(Exception):
    """The site cannot be written; the message is one sentence that names the folder and the reason."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The site cannot be written to {one_line(str(folder), longest=400)}: {reason}")


def publish(plan: Plan, folder: Path, site_root: Path, progress: OnProgress | None = None, *, wait: float = LONGEST_WAIT) -> None:
    """Make the files of a plan, and put them in the place of all that the last build left in `folder`.

    Whoever looks sees the old site or the new one, whole, at any moment and after any crash; only where the system cannot swap
    two folders (a mount point, say) are files replaced one by one. `progress` is told how many files of how many are made; `wait`
    is how many seconds another build may take.
    Raises OutputError if the folder is not ours or cannot be written, ValueError for a path that leads out of it.
    """
    _check_paths(plan)
    try:
        target = _safe_target(folder, site_root)
        if not os.path.lexists(target / MARKER):
            _own_files(target)
        _make_parents(target)
        with locked(target, wait):
            _publish(plan, target, progress)
    except AnotherBuildError as error:
        raise OutputError(folder, "another build is running.") from error
    except OSError as error:
        raise OutputError(folder, f"{_reason(error)}; what was there is unchanged.") from error


def _publish(plan: Plan, target: Path, progress: OnProgress | None) -> None:
    remove_left_over_stages(target)
    _own_files(target)
    with staged(target, plan) as stage:
        hashes = write_site(plan, stage, progress)
        write_file(stage / MARKER, _marker(hashes))
        old = _own_files(target) - {MARKER}  # Again: the last moment to see what somebody has put there meanwhile.
        if not swap(stage, target):
            _replace_one_by_one(stage, target, hashes, old)


def _replace_one_by_one(stage: Path, target: Path, hashes: Mapping[str, str], old: Collection[str]) -> None:
    """Bring the files of a stage into the output where the system cannot swap the two folders."""
    # A build that is killed between two files leaves old and new ones: the interim marker says that all of them are ours.
    interim = {**dict.fromkeys(old, ""), **hashes}
    with staged_inside(target, hashes) as inner:
        for name in (*hashes, MARKER):
            link_file(stage / name, inner / name)
        write_file(inner / _INTERIM, _marker(interim))
        os.replace(inner / _INTERIM, target / MARKER)
        try:
            replace_files(inner, target, hashes.keys(), old)
            os.replace(inner / MARKER, target / MARKER)
        except OSError as error:
            raise OutputError(target, f"{_reason(error)}; it holds parts of two builds now, so build again.") from error


def _safe_target(folder: Path, site_root: Path) -> Path:
    """Return the folder's real path; OutputError if replacing it could destroy something."""
    if os.path.islink(folder):
        raise OutputError(folder, "it is a symbolic link; name the folder itself.")
    target = Path(os.path.realpath(folder))
    made_from = tuple(_made_from(site_root))
    for what, place in (*_lived_in(site_root), *made_from):
        if place.is_relative_to(target):
            raise OutputError(folder, f"it {'is' if place == target else 'holds'} {what}; name another folder.")
    for what, place in made_from:
        if target.is_relative_to(place):
            raise OutputError(folder, f"it lies inside {what}; name another folder.")
    if os.path.lexists(target / ".git") or ".git" in target.parts:
        raise OutputError(folder, "it belongs to a git repository; name another folder.")
    if os.path.lexists(target) and not os.path.isdir(target):
        raise OutputError(folder, "it is not a folder; name another one.")
    return target


def _lived_in(site_root: Path) -> Iterator[tuple[str, Path]]:
    yield "the site's folder", Path(os.path.realpath(site_root))
    yield "the folder you are in", Path(os.path.realpath(os.curdir))
    yield "your home folder", Path(os.path.realpath(os.path.expanduser("~")))


def _made_from(site_root: Path) -> Iterator[tuple[str, Path]]:
    yield "the site's content", Path(os.path.realpath(site_root / "content"))
    for folder in (site_root / "templates", *theme_folders(site_root)):
        yield "the templates", Path(os.path.realpath(folder))
    yield "the program", Path(os.path.realpath(Path(__file__).parents[1]))


def _own_files(folder: Path) -> frozenset[str]:
    """Return the paths of the files in the folder; OutputError if anything in it is not ours."""
    listed = _listed(folder)
    found = dict(_walk(folder)) if listed else dict.fromkeys(_names(folder), False)
    foreign = [name for name, is_file in found.items() if not (is_file and name in listed) and not _is_litter(name)]
    if foreign:
        advice = "name another folder, or move that away."
        raise OutputError(folder, f"it holds what {_TOOL} did not make ({_few(sorted(foreign))}); {advice}")
    return frozenset(found)


def _names(folder: Path) -> list[str]:
    return os.listdir(folder) if os.path.lexists(folder) else []


def _walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the path of all that is no folder, and whether it is a regular file; links are not followed."""
    prefixes = [""]
    while prefixes:
        prefix = prefixes.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                name = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield name, entry.is_file(follow_symlinks=False)
                elif name != INNER_STAGE:
                    prefixes.append(f"{name}/")


def _is_litter(path: str) -> bool:
    return path == INNER_STAGE or path.rpartition("/")[2] in _LEFT_BY_SYSTEMS


def _listed(folder: Path) -> frozenset[str]:
    """Return the paths that the marker lists and its own, none if it is not there or not one of ours."""
    path = folder / MARKER
    if path.is_symlink() or not path.is_file():
        return frozenset()
    try:
        match json.loads(path.read_bytes()):
            case {"tool": str(tool), "format": int(number), "files": dict(files)} if (tool, number) == (_TOOL, _FORMAT):
                return frozenset({MARKER, *files})
    except (ValueError, RecursionError):
        pass
    return frozenset()


def _marker(hashes: Mapping[str, str]) -> bytes:
    content = {"tool": _TOOL, "format": _FORMAT, "files": dict(sorted(hashes.items()))}
    return json.dumps(content, indent=1).encode() + b"\n"


def _check_paths(paths: Iterable[str]) -> None:
    for path in paths:
        if path.startswith(_RESERVED) or "\\" in path or "\0" in path or {"", ".", ".."}.intersection(path.split("/")):
            raise ValueError(f"not a path inside the output: {path!r}")


def _make_parents(target: Path) -> None:
    """Make the folders above the output that are missing, readable for everybody whatever the umask is."""
    for parent in reversed(target.parents):
        if not parent.exists():
            parent.mkdir(exist_ok=True)
            parent.chmod(0o755)


def _few(names: list[str]) -> str:
    shown = ", ".join(one_line(name) for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} more"


def _reason(error: OSError) -> str:
    where = f" ({one_line(str(error.filename), longest=400)})" if error.filename else ""
    return f"{(error.strerror or 'unknown reason').lower()}{where}"
