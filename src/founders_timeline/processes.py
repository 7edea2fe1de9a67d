"""Work for all cores of a machine: forked processes that take their tasks from one queue, or do one thing beside another."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple, TypeVar

R = TypeVar("R")
Work = Callable[[Iterator[int]], R]
"""Does the tasks whose numbers its iterator gives, and returns what came of them; other processes do the others."""

MOST_PROCESSES = 4
"""More would wait for the disk, and each holds what it has made so far."""

MOST_TASKS = 2_000
"""As many as a pipe holds on every system."""

_BYTES = 4


class ProcessError(RuntimeError):
    """A process ended before its work was done: the system killed it, for want of memory perhaps."""


class _Child(NamedTuple):
    pid: int
    results: int


def cores() -> int:
    """Return how many processes can work at once; 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_PROCESSES)


def shared(work: Work[R], tasks: int, processes: int, homes: Sequence[int] = ()) -> list[R]:
    """Do the tasks 0 to `tasks` - 1, each once, in so many processes; return what each returns, this one's first.

    `homes`, if not empty, says for each task which process had best do it, 0 being this one. Whoever is free takes the next of
    its own tasks, then one of the others'. The others are forked, so they know all that this one knows; what they return is
    pickled, and what one of them raises is raised here. At most MOST_TASKS, and nothing that has other threads.
    """
    processes = min(processes, tasks)
    if processes < 2:
        return [work(iter(range(tasks)))]
    queues = [_queue([n for n in range(tasks) if (homes[n] if homes else n) % processes == own]) for own in range(processes)]
    parent = os.getpid()

    def work_of(own: int) -> R:
        return work(_while_alive(parent, _taken_from(queues[own:] + queues[:own])))

    children: list[_Child] = []
    try:
        children.extend(_start(partial(work_of, own)) for own in range(1, processes))
        done = work(_taken_from(queues))
        return [done, *(_result_of(work_of, child) for child in children)]
    finally:
        for queue in queues:
            os.close(queue)
        for child in children:
            _end(child)


def beside(work: Callable[[], R], meanwhile: Callable[[], object]) -> R:
    """Do `work` in a forked process and `meanwhile` in this one; return what the work returns, and raise what it raises.

    What it returns is pickled. Where only one process can work, it does the work alone.
    """
    if cores() < 2:
        return work()
    child = _start(work)
    try:
        meanwhile()
        return _result_of(work, child)
    finally:
        _end(child)


def _queue(tasks: Sequence[int]) -> int:
    """Put tasks into a pipe; return the end that they are taken from."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_BYTES) for number in tasks))
    os.close(writing)
    return reading


def _taken_from(queues: Sequence[int]) -> Iterator[int]:
    for queue in queues:
        while packed := os.read(queue, _BYTES):
            yield int.from_bytes(packed)


def _start(work: Callable[[], object]) -> _Child:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Child(pid, reading)
    try:  # Whatever happens, this copy of the program must never go on with what its parent does.
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _end_with_parent()
        with os.fdopen(writing, "wb") as stream:
            stream.write(_done(work))
    finally:
        os._exit(0)


def _end(child: _Child) -> None:
    """Wait for the end of a process that is done, or whose work is not wanted any more."""
    os.close(child.results)
    with suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGKILL)
    os.waitpid(child.pid, 0)


def _end_with_parent() -> None:
    """Let Linux kill this process as soon as its parent is dead; elsewhere it ends with its task (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError):  # Some Pythons are built without it.
        import ctypes  # noqa: PLC0415  (2 ms)

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _while_alive(parent: int, tasks: Iterator[int]) -> Iterator[int]:
    """Take tasks as long as there is somebody to do them for."""
    for task in tasks:
        if os.getppid() != parent:
            return
        yield task


def _done(work: Callable[[], object]) -> bytes:
    """Return the pickled result of the work, or what it raised."""
    try:
        return pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        try:
            failure = pickle.dumps((None, error))
            pickle.loads(failure)  # Many errors can be written, but not read.
        except Exception:
            return pickle.dumps((None, ProcessError(f"{type(error).__name__}: {error}")))
        return failure


def _result_of(_work: Callable[..., R], child: _Child) -> R:
    with os.fdopen(os.dup(child.results), "rb") as stream:
        data = stream.read()
    if not data:
        raise ProcessError("A process of the build was ended from outside, for want of memory perhaps.")
    outcome: tuple[R, Exception | None] = pickle.loads(data)
    if outcome[1] is not None:
        raise outcome[1]
    return outcome[0]
