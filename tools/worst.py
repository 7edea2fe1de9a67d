"""`make worst`: every bad and hostile input of the corpus through the real command, each in a process of its own.

`check` must refuse what is to be refused, let the rest through, print printable lines and never a traceback, and take at most
two seconds of computing and 300 MB for one input. Exit status 1 if it does not; the worst figures are told in any case.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.hostile.test_corpus import DECIDED_DIFFERENTLY, LONGEST_SECONDS, MARKDOWN, MOST_MEMORY, REFUSED, YAML, text_of, written
from tests.sites import EVENTS, TODAY, write_site

ROOT = Path(__file__).resolve().parent.parent

# A process begins with the memory of the one that starts it, so a small one starts them all.
_MEASURE = """
import json, os, subprocess, sys
for line in sys.stdin:
    started = subprocess.Popen(json.loads(line), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = started.stdout.read().decode("utf-8", "backslashreplace")
    _, status, used = os.wait4(started.pid, 0)
    bytes_each = 1 if sys.platform == "darwin" else 1024
    told = [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * bytes_each, said]
    print(json.dumps(told), flush=True)
"""


class Case(NamedTuple):
    """An input: its name, how it is written into a folder, and the exit statuses that are right."""

    name: str
    write: Callable[[Path], object]
    right: frozenset[int]


class Cost(NamedTuple):
    """What one run said and cost."""

    status: int
    seconds: float
    memory: int
    said: str


def main() -> int:
    """Run every case, tell the worst figures, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(_costs(Path(folder)))
    faults = [f"{case.name}: {fault}" for case, cost in found for fault in _faults(case, cost)]
    slowest = max(found, key=lambda pair: pair[1].seconds)
    largest = max(found, key=lambda pair: pair[1].memory)
    refused = sum(cost.status == 1 for _, cost in found)
    print(f"{len(found)} inputs, {refused} refused, {len(found) - refused} read.")
    print(f"Longest: {slowest[1].seconds:.2f} s of computing ({slowest[0].name}); at most {LONGEST_SECONDS:.0f} s.")
    print(f"Largest: {largest[1].memory / 2**20:.0f} MB ({largest[0].name}); at most {MOST_MEMORY // 2**20} MB.")
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return int(bool(faults))


def _cases() -> Iterator[Case]:
    for row in YAML:
        is_refused = row.expect == "reject" and row.file not in DECIDED_DIFFERENTLY
        yield Case(row.file, lambda root, row=row: written(root, row), frozenset({1 if is_refused else 0}))
    for row in MARKDOWN:
        event = f"name: Ada\ndate: 2024-05-14\nsources: [ada-leaves]\nsummary: {json.dumps(text_of(row))}\n"
        yield Case(row.file, lambda root, event=event: write_site(root, {f"{EVENTS}/a.yaml": event}), frozenset({0, 1}))
    for make in REFUSED:
        yield Case(make.__name__, lambda root, make=make: make(write_site(root) / EVENTS), frozenset({1}))


def _costs(folder: Path) -> Iterator[tuple[Case, Cost]]:
    measure = subprocess.Popen(
        [sys.executable, "-S", "-c", _MEASURE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder
    )
    assert measure.stdin
    assert measure.stdout
    for number, case in enumerate(_cases()):
        root = folder / str(number)
        case.write(root)
        command = [sys.executable, "-m", "founders_timeline", "check", str(root), "--as-of", TODAY.isoformat()]
        measure.stdin.write(json.dumps(command) + "\n")
        measure.stdin.flush()
        yield case, Cost(*json.loads(measure.stdout.readline()))
    measure.stdin.close()
    measure.wait()


def _faults(case: Case, cost: Cost) -> Iterator[str]:
    if cost.status not in case.right:
        yield f"exit status {cost.status}"
    if cost.seconds > LONGEST_SECONDS:
        yield f"{cost.seconds:.1f} s"
    if cost.memory > MOST_MEMORY:
        yield f"{cost.memory / 2**20:.0f} MB"
    if "Traceback" in cost.said:
        yield "a traceback"
    if any(not line.isprintable() for line in cost.said.split("\n")):
        yield "a line that cannot be printed"


if __name__ == "__main__":
    sys.exit(main())
