"""One run of a command: how long it takes, and how much memory it and its children hold at most.

Linux only: /proc says what a process uses.
"""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST = 900.0
"""Seconds after which a run is ended."""

IDLE = 0.08
"""The share of the processors that others may use while the machine counts as idle."""

_LOOK = 0.25
"""Seconds over which that share is taken."""

_STEP = 0.01
"""Seconds between two looks at the memory."""


class FailedError(Exception):
    """A command has failed; the message is the end of what it said."""


class Job(NamedTuple):
    """A command, the folder that it runs in, and its whole environment."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


def run(job: Job) -> float:
    """Run a command to its end; return the seconds. Raises FailedError if it fails."""
    start = time.perf_counter()
    process = _start(job)
    _, said = process.communicate(timeout=LONGEST)
    wall = time.perf_counter() - start
    _refuse_failure(process.returncode, said)
    return wall


def peak_memory(job: Job) -> int:
    """Run a command to its end; return the most bytes that all its processes held at one moment.

    A page that several share is counted once (PSS). Looking slows the command down, so that such a run is not timed.
    """
    process = _start(job)
    assert process.stderr
    os.set_blocking(process.stderr.fileno(), False)
    most, said = 0, b""
    while process.poll() is None:
        most = max(most, sum(_held(pid) for pid in _session(process.pid)))
        said = (said + (process.stderr.read() or b""))[-10_000:]
        time.sleep(_STEP)
    said += process.stderr.read() or b""
    process.stderr.close()
    _refuse_failure(process.returncode, said)
    return most


def wait_until_idle(patience: float = 30) -> None:
    """Wait until others leave the processors alone, for so many seconds at most."""
    end = time.monotonic() + patience
    while True:
        before = _processors()
        time.sleep(_LOOK)
        after = _processors()
        share = (after[0] - before[0]) / max(after[1] - before[1], 1)
        if share < IDLE or time.monotonic() > end:
            return


def _start(job: Job) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        job.command,
        cwd=job.folder,
        env=dict(job.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _refuse_failure(status: int, said: bytes) -> None:
    if status:
        last = said.decode("utf-8", "replace").strip().splitlines()[-3:]
        raise FailedError(f"exit status {status}: {' / '.join(last)}")


def _processors() -> tuple[int, int]:
    """Return how long the processors have been busy, and how long they have been there."""
    user, nice, system, idle, waiting, *rest = map(int, Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9])
    busy = user + nice + system + sum(rest)
    return busy, busy + idle + waiting


def _session(leader: int) -> Iterator[int]:
    """Find the processes of a session, which the children of its leader belong to as well."""
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:  # It has ended.
                continue
            if int(fields[3]) == leader:
                yield int(entry.name)


def _held(pid: int) -> int:
    """Return the bytes that a process holds, of shared pages its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
