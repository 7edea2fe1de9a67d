"""Making the files of a site and writing them into a folder."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from founders_timeline.model.maker import Plan
from founders_timeline.site.processes import cores, map_in_processes
from founders_timeline.site.swap import write_file

WORTH_SHARING = 1_000
"""Files from which on several processes make them: a site of a few hundred takes about a second in one."""

_FILES_IN_A_TASK = 100

OnProgress = Callable[[int, int], None]
"""Called with the number of files made so far, and of all files."""


def write_site(plan: Plan, folder: Path, progress: OnProgress | None = None) -> Mapping[str, str]:
    """Make all files of a plan and write them into a folder that has their parents; return their SHA-256 by path.

    Raises ProcessError if a process that makes some of them is killed, and whatever making a file raises.
    """

    def write(paths: Sequence[str]) -> dict[str, str]:
        return {path: _write(folder / path, plan[path]()) for path in paths}

    paths = list(plan)
    tasks = [paths[start : start + _FILES_IN_A_TASK] for start in range(0, len(paths), _FILES_IN_A_TASK)]
    hashes: dict[str, str] = {}
    for written in map_in_processes(write, tasks, cores() if len(paths) >= WORTH_SHARING else 1):
        hashes.update(written)
        if progress:
            progress(len(hashes), len(paths))
    return hashes


def _write(path: Path, data: bytes) -> str:
    write_file(path, data)
    return sha256(data).hexdigest()
