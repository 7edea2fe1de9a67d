"""Processes that share the work of making a long timeline's files."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from typing import Any, TypeVar

R = TypeVar("R")

MOST_PROCESSES = 4
"""More would wait for the disk, and each needs memory of its own."""

_work: Callable[[Sequence[str]], Any] | None = None
"""What the forked processes do: they inherit it, as makers of files cannot be pickled."""


class ProcessError(RuntimeError):
    """A process ended before its work was done: the system killed it, for want of memory perhaps."""


def cores() -> int:
    """Return how many processes can work at once; 1 where the system cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_PROCESSES)


def map_in_processes(work: Callable[[Sequence[str]], R], tasks: Sequence[Sequence[str]], processes: int) -> Iterator[R]:
    """Yield what `work` makes of each task, in their order; what it returns or raises must be picklable.

    Where the system lets no process start, the work is done in this one. Raises ProcessError if a process is killed.
    """
    global _work  # noqa: PLW0603  (inherited by the forked processes)
    if min(processes, len(tasks)) < 2:
        yield from map(work, tasks)
        return
    _work = work
    try:
        with ProcessPoolExecutor(
            min(processes, len(tasks)), mp_context=multiprocessing.get_context("fork"), initializer=_follow_parent
        ) as pool:
            yield from _results(pool, work, tasks)
    except BrokenProcessPool as error:
        raise ProcessError("A process of the build was ended from outside, for want of memory perhaps.") from error
    finally:
        _work = None


def _results(pool: ProcessPoolExecutor, work: Callable[[Sequence[str]], R], tasks: Sequence[Sequence[str]]) -> Iterator[R]:
    try:
        return pool.map(_do, tasks)  # starts the processes
    except OSError:
        for started in multiprocessing.active_children():  # Nothing else would ever end them.
            started.terminate()
        return map(work, tasks)


def _do(task: Sequence[str]) -> Any:  # noqa: ANN401  (whatever the work returns)
    assert _work is not None
    return _work(task)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone: an orphan would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
