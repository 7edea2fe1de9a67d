"""Work shared by several processes: every task once, in order, and what becomes of a process that fails."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from founders_timeline.site.processes import MOST_PROCESSES, ProcessError, cores, map_in_processes

TASKS = [[f"{task}-{number}" for number in range(3)] for task in range(20)]

ROOT = Path(__file__).resolve().parents[2]


def joined(task: Sequence[str]) -> str:
    """Do little."""
    return " ".join(task)


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 2, 20])
def test_every_task_is_done_once_and_in_order(tasks: int, processes: int) -> None:
    assert list(map_in_processes(joined, TASKS[:tasks], processes)) == [" ".join(task) for task in TASKS[:tasks]]


def test_several_processes_do_the_work_and_this_one_does_not() -> None:
    found = set(map_in_processes(lambda _task: os.getpid(), TASKS, 2))
    assert os.getpid() not in found


def test_one_task_is_done_in_this_process() -> None:
    assert list(map_in_processes(lambda _task: os.getpid(), TASKS[:1], 8)) == [os.getpid()]


def test_there_is_at_least_one_core_and_no_more_than_make_sense() -> None:
    assert 1 <= cores() <= MOST_PROCESSES


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_raised_here_wherever_it_happens(processes: int) -> None:
    def work(_task: Sequence[str]) -> None:
        raise FileNotFoundError(2, "not found", "page.html")

    with pytest.raises(FileNotFoundError) as caught:
        list(map_in_processes(work, TASKS, processes))
    assert caught.value.filename == "page.html"


def test_a_process_that_is_killed_is_noticed() -> None:
    def work(task: Sequence[str]) -> None:
        if task == TASKS[3]:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ProcessError, match="ended from outside"):
        list(map_in_processes(work, TASKS, 2))


def test_no_process_is_left_when_this_one_fails() -> None:
    results = map_in_processes(joined, TASKS, 2)
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012  (the generator is closed by the error)
        for _ in results:
            raise KeyboardInterrupt
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert multiprocessing.active_children() == []


REFUSED = """
import resource
from founders_timeline.site.processes import map_in_processes
resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
print(list(map_in_processes(len, [["a"], ["b", "c"]], 2)))
"""


@pytest.mark.skipif(os.getuid() == 0 and not Path("/usr/bin/setpriv").exists(), reason="root is under no limit of processes")
def test_the_work_is_done_here_where_no_process_may_start() -> None:
    as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*as_nobody, sys.executable, "-c", REFUSED],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
        timeout=60,
    )
    assert done.stdout == "[1, 2]\n", done.stderr


ORPHANS = """
import os, sys, time
from founders_timeline.site.processes import map_in_processes
def work(task):
    print(os.getpid(), flush=True)
    time.sleep(60)
list(map_in_processes(work, [["a"], ["b"]], 2))
"""


def test_the_processes_end_when_this_one_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHANS],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    assert parent.wait() == -signal.SIGKILL
    deadline = time.monotonic() + 60
    while any(is_running(child) for child in children):
        assert time.monotonic() < deadline, "the processes go on"
        time.sleep(0.02)
    parent.stdout.close()


def is_running(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
