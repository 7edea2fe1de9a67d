"""Work shared by forked processes: every task once, what they return, and what becomes of a process that fails."""

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from founders_timeline import processes
from founders_timeline.processes import MOST_PROCESSES, MOST_TASKS, ProcessError, beside, cores, shared


class UnreadableError(Exception):
    """An error that can be pickled, but not read again: it wants two arguments and keeps one."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def collected(tasks: Iterator[int]) -> list[int]:
    """Do little, and say which tasks one was given."""
    done = []
    for task in tasks:
        time.sleep(0.001)
        done.append(task)
    return done


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 2, 100])
def test_every_task_is_done_once(tasks: int, processes: int) -> None:
    results = shared(collected, tasks, processes)
    assert sorted(task for result in results for task in result) == list(range(tasks))


def test_as_many_tasks_as_are_promised_fit_into_the_queue() -> None:
    results = shared(list, MOST_TASKS, 2)
    assert sorted(task for result in results for task in result) == list(range(MOST_TASKS))


def test_a_busy_process_leaves_the_tasks_to_the_others() -> None:
    parent = os.getpid()

    def work(tasks: Iterator[int]) -> int:
        number = 0
        for _ in tasks:
            number += 1
            time.sleep(0.5 if os.getpid() == parent and number == 1 else 0.005)
        return number

    own, other = shared(work, 40, 2)
    assert own + other == 40
    assert other > own


@pytest.mark.parametrize(("homes", "first"), [([0] * 10 + [1] * 30, (0, 10)), ([1] * 30 + [0] * 10, (30, 0))])
def test_a_process_begins_with_its_own_tasks(homes: list[int], first: tuple[int, int], tmp_path: Path) -> None:
    own, other = shared(partial(in_step, tmp_path), len(homes), 2, homes)
    assert (own[0], other[0], sorted(own + other)) == (*first, list(range(len(homes))))


def test_a_process_without_tasks_of_its_own_takes_the_others(tmp_path: Path) -> None:
    own, other = shared(partial(in_step, tmp_path), 30, 2, [1] * 30)
    assert (bool(own), bool(other), sorted(own + other)) == (True, True, list(range(30)))


def in_step(folder: Path, tasks: Iterator[int]) -> list[int]:
    """Take a task, and no second one before two processes have taken one; say which tasks one was given."""
    done = []
    deadline = time.monotonic() + 60
    for task in tasks:
        done.append(task)
        (folder / str(os.getpid())).touch()
        while len(list(folder.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.005)
    return done


def test_no_more_processes_are_started_than_there_are_tasks() -> None:
    assert len(shared(list, 2, 8)) == 2


def test_there_is_at_least_one_core_and_no_more_than_make_sense() -> None:
    assert 1 <= cores() <= MOST_PROCESSES


@pytest.mark.parametrize("where", ["here", "there"])
def test_an_error_is_raised_here_wherever_it_happens(where: str) -> None:
    parent = os.getpid()

    def work(tasks: Iterator[int]) -> None:
        for _ in tasks:
            time.sleep(0.01)
            if (os.getpid() == parent) == (where == "here"):
                raise FileNotFoundError(2, "not found", "page.html")

    with pytest.raises(FileNotFoundError) as caught:
        shared(work, 50, 2)
    assert caught.value.filename == "page.html"


def test_an_error_that_cannot_be_handed_over_is_told_by_its_words() -> None:
    parent = os.getpid()

    def work(tasks: Iterator[int]) -> None:
        for _ in tasks:
            time.sleep(0.01)
            if os.getpid() != parent:
                raise UnreadableError("for ", "want of a nail")

    with pytest.raises(ProcessError, match="UnreadableError: for want of a nail"):
        shared(work, 50, 2)


def test_a_process_that_is_killed_is_noticed() -> None:
    parent = os.getpid()

    def work(tasks: Iterator[int]) -> None:
        for _ in tasks:
            time.sleep(0.01)
            if os.getpid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ProcessError, match="ended from outside"):
        shared(work, 50, 2)


def test_no_process_is_left_and_none_goes_on_when_this_one_fails(tmp_path: Path) -> None:
    parent = os.getpid()

    def work(tasks: Iterator[int]) -> None:
        for task in tasks:
            (tmp_path / f"{os.getpid()}-{task}").touch()
            time.sleep(0.02)
            if os.getpid() == parent:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shared(work, 1000, 3)
    done = len(list(tmp_path.iterdir()))
    time.sleep(0.1)
    assert len(list(tmp_path.iterdir())) == done
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_descriptor_is_left_open() -> None:
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    shared(list, 10, 3)
    assert (len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0) == before


# One thing beside another


@pytest.fixture(params=[1, 2])
def on_cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Pretend that so many processes can work at once."""
    number: int = request.param
    monkeypatch.setattr(processes, "cores", lambda: number)
    return number


def test_what_is_done_beside_is_returned_here(on_cores: int) -> None:
    done: list[int] = []
    process, numbers = beside(lambda: (os.getpid(), list(range(100_000))), lambda: done.append(1))
    assert (process == os.getpid(), numbers[-1], done) == (on_cores == 1, 99_999, [1] * (on_cores - 1))


@pytest.mark.usefixtures("on_cores")
def test_what_is_raised_beside_is_raised_here() -> None:
    def work() -> None:
        raise FileNotFoundError(2, "not found", "page.html")

    with pytest.raises(FileNotFoundError, match=r"page\.html"):
        beside(work, lambda: None)


def test_what_is_done_beside_ends_when_this_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 2)

    def fail() -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        beside(lambda: time.sleep(60), fail)
    assert time.monotonic() - began < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
