"""How long it takes from saving an event's file until a development server shows the new text: on its page and on the index."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks import measuring
from benchmarks.generators import Generator, Place, save
from benchmarks.measuring import FailedError, Job
from benchmarks.synthetic import Event, events

STEP = 0.005
"""Seconds between an answer and the next question."""

PATIENCE = 300.0
"""Seconds until a server must answer at first, and until a change must be seen."""


def saves(generator: Generator, number: int, times: int, folder: Path) -> Iterator[float]:
    """Save an event of `number` so many times under a server; yield how many seconds each took until it was served.

    `folder` is one that is not there yet. Raises FailedError if the server does not answer or does not show the change,
    NotInstalledError if it cannot be had.
    """
    assert generator.serve
    port, made = _free_port(), list(events(number))
    place = Place(folder / "site", folder / "output", folder / "cache")
    generator.write_site(place.site, made)
    place.cache.mkdir()
    environment = {**os.environ, "XDG_CACHE_HOME": str(place.cache)}
    event = made[number // 2]
    page = generator.page.format(id=event.id).removesuffix("index.html")
    with _running(Job(generator.serve(place, port), place.site, environment)):
        _wait_for(event.quotes[0].text.encode(), port, page)
        index = next(path for path in _indexes(event) if event.quotes[0].text.encode() in _ask(port, path))
        for turn in range(1, times + 1):
            changed = replace(event, summary=f"{event.summary} Revision {turn}.")
            files = list(generator.format.files([changed if each is event else each for each in made], changed))
            measuring.wait_until_idle()
            start = time.perf_counter()
            save(place.site, files)
            for path in (page, index):
                _wait_for(f"Revision {turn}.".encode(), port, path)
            yield time.perf_counter() - start


def _indexes(event: Event) -> Iterator[str]:
    """Name the pages that may be the index with an event on it; ours is cut by years and months where it is long."""
    yield from ("", f"lab/years/{event.day.year}.html", f"lab/years/{event.day.isoformat()[:7]}.html")


@contextmanager
def _running(job: Job) -> Iterator[None]:
    """Run a server until the end of the block, and then end it and all that it has started."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        job.command, cwd=job.folder, env=dict(job.environment), stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _ask(port: int, path: str) -> bytes:
    """Return what stands at a path, nothing while the server has nothing there."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"/{path}")
        return connection.getresponse().read()
    except (OSError, HTTPException):
        return b""
    finally:
        connection.close()


def _wait_for(text: bytes, port: int, path: str) -> None:
    end = time.monotonic() + PATIENCE
    while text not in _ask(port, path):
        if time.monotonic() > end:
            raise FailedError(f"/{path} does not show {text.decode()}")
        time.sleep(STEP)
