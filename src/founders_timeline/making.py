"""A planned site on its way into an output folder: made by several processes, but for what the last build made already."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from founders_timeline.exchange import link_file, write_file
from founders_timeline.parts import Parts
from founders_timeline.processes import MOST_TASKS, cores, shared
from founders_timeline.record import MadeFile
from founders_timeline.steps import Joined, Maker, Step

WORTH_SHARING = 150
"""Files from which on several processes make them: one takes as long to start as making ten."""

WORTH_SHARING_BYTES = 1_000_000
"""So do they if the files had so many bytes when they were last made: a long timeline's data are few files, and large."""

Told = Callable[[int, int], None]
"""Is told how many tasks of how many are taken."""


class Making:
    """The files of a plan, by path; `keys` say what each is made from, and `known` are those of the last build.

    A file with the same key that looks as it was left is linked, not made; of one that is joined, the same goes for its `parts`.
    `files` holds what came of all of them.
    """

    def __init__(
        self,
        plan: Mapping[str, Maker],
        keys: Mapping[str, bytes],
        known: Mapping[str, MadeFile],
        parts: Parts | None = None,
        told: Told | None = None,
    ) -> None:
        self._plan, self._keys, self._known, self._parts, self._told = plan, keys, known, parts, told
        self.files: dict[str, MadeFile] = {}

    @property
    def names(self) -> Collection[str]:
        """Return the paths of all files."""
        return self._plan.keys()

    def write(self, stage: Path, old: Path) -> dict[str, str]:
        """Write all files into a stage; return their SHA-256 in hexadecimal. See output.Writer."""
        into, out_of = str(stage), str(old)
        self.files = {name: file for name, file in self._known.items() if self._stays(name, file, out_of)}
        for name in self.files:
            link_file(f"{out_of}/{name}", f"{into}/{name}")
        sizes = {name: self._known[name].size if name in self._known else 0 for name in self._plan if name not in self.files}
        is_much = len(sizes) >= WORTH_SHARING or sum(sizes.values()) >= WORTH_SHARING_BYTES
        tasks = _tasks(self._plan, sizes)

        def work(numbers: Iterator[int]) -> dict[str, MadeFile]:
            made: dict[str, MadeFile] = {}
            for number in numbers:
                if self._told:
                    self._told(number, len(tasks))
                for name in tasks[number]:
                    made[name] = self._made(name, into, out_of)
            return made

        processes = cores() if is_much else 1
        for made in shared(work, len(tasks), processes, _homes(tasks, processes)):
            self.files.update(made)
        if self._parts:
            self._parts.forget_all_but([name for name, step in self._plan.items() if isinstance(step, Joined)])
        return {name: file.digest for name, file in self.files.items()}

    def _stays(self, name: str, file: MadeFile, folder: str) -> bool:
        if self._keys.get(name) != file.key:
            return False
        try:
            found = os.lstat(f"{folder}/{name}")
        except OSError:
            return False
        return (found.st_mtime_ns, found.st_size, found.st_ino) == file[2:]

    def _made(self, name: str, folder: str, old: str) -> MadeFile:
        step = self._plan[name]
        if not isinstance(step, Joined) or self._parts is None:
            return self._written(name, folder, step())[0]
        joined = self._parts.join(name, step, f"{old}/{name}")
        file, found = self._written(name, folder, joined.data)
        self._parts.keep(name, joined, found)
        return file

    def _written(self, name: str, folder: str, data: bytes | bytearray) -> tuple[MadeFile, os.stat_result]:
        found = write_file(f"{folder}/{name}", data)
        digest = sha256(data).hexdigest()
        return MadeFile(self._keys[name], digest, found.st_mtime_ns, found.st_size, found.st_ino), found


def _tasks(plan: Mapping[str, Maker], sizes: Mapping[str, int]) -> list[list[str]]:
    """Part the files of `sizes` into tasks, those that have most of their work in common into one.

    The large ones come first, so that the processes end together: what is joined from the parts of all events, then by the bytes
    that the files had when they were last made, and by how many they are.
    """

    def weight(names: list[str]) -> tuple[bool, int, int]:
        return isinstance(plan[names[0]], Joined), sum(map(sizes.__getitem__, names)), len(names)

    groups: dict[str, list[str]] = {}
    for name in sizes:
        step = plan[name]
        groups.setdefault(step.group if isinstance(step, Step) and step.group else name, []).append(name)
    tasks = sorted(groups.values(), key=weight, reverse=True)
    rest = tasks[MOST_TASKS - 1 :]
    return tasks if len(rest) < 2 else [*tasks[: MOST_TASKS - 1], [name for names in rest for name in names]]


def _homes(tasks: Sequence[Sequence[str]], processes: int) -> list[int]:
    """Say which process had best do each task: one does what stands in the same folder, since a language's pages share views."""
    folders = [names[0].partition("/")[0] for names in tasks]
    files: Counter[str] = Counter()
    for folder, names in zip(folders, tasks, strict=True):
        files[folder] += len(names)
    loads, homes = [0] * processes, {}
    for folder, number in files.most_common():
        homes[folder] = loads.index(min(loads))
        loads[homes[folder]] += number
    return [homes[folder] for folder in folders]
