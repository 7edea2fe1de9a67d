"""How long it takes from saving an event's file until a development server shows the new text: on its page and on the index.

Ours and the peers' servers run one after the other, each on a free port of this machine, and are ended. Each is asked as fast
as it answers. Where our index is split, it is the page with that event on it. Usage: python -m benchmarks.serving
[--n 50,1000,10000] [--saves 5] [--only ours,hugo]
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import formats, synthetic
from benchmarks.contenders import DAY, Contender, Place
from benchmarks.formats import Format, save
from benchmarks.installing import NotInstalledError, program_of, work_folder
from benchmarks.measuring import FailedError, Job, wait_until_idle
from benchmarks.tables import PAGE, Table, figure, machine, write_into
from benchmarks.trial import Trial

STEP = 0.005
"""Seconds between an answer and the next question."""

PATIENCE = 300.0
"""Seconds until a server must answer at first, and until a change must be seen."""


class Server(NamedTuple):
    """A development server: how it is started on a port, and the paths of an event's page and of what may be its index."""

    key: str
    name: str
    format: Format
    command: Callable[[Place, int], list[str]]
    page: str = "events/{id}/"
    overview: tuple[str, ...] = ("",)


def _ours(place: Place, port: int) -> list[str]:
    program = str(Path(sys.executable).with_name("founders-timeline"))
    return [program, "serve", str(place.site), "--port", str(port), "--as-of", DAY]


def _hugo(_: Place, port: int) -> list[str]:
    return [str(program_of("hugo")), "server", "--bind", "127.0.0.1", "--port", str(port), "--quiet"]


def _eleventy(place: Place, port: int) -> list[str]:
    return [str(program_of("eleventy")), "--serve", "--port", str(port), "--quiet", "--output", str(place.output)]


def _pelican(place: Place, port: int) -> list[str]:
    options = ["--autoreload", "--listen", "--bind", "127.0.0.1", "--port", str(port), "--quiet"]
    return [str(program_of("pelican")), *options, "--output", str(place.output)]


def _mkdocs(_: Place, port: int) -> list[str]:
    return [str(program_of("mkdocs")), "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}", "--quiet"]


OUR_INDEX = ("index.html", "lab/years/{year}.html", "lab/years/{month}.html")

SERVERS = (
    Server("ours", "founders-timeline serve", formats.ours(), _ours, "lab/events/{id}.html", OUR_INDEX),
    Server("hugo", "hugo server", formats.HUGO, _hugo),
    Server("eleventy", "eleventy --serve", formats.ELEVENTY, _eleventy),
    Server("pelican", "pelican --listen", formats.PELICAN, _pelican),
    Server("mkdocs", "mkdocs serve", formats.MKDOCS, _mkdocs),
)


def main() -> int:
    """Measure what the command line asks for, and print the table; return 1 if a server failed."""
    asked = _arguments()
    chosen = [server for server in SERVERS if not asked.only or server.key in asked.only]
    sizes = [int(word) for word in asked.n.split(",")]
    seconds = {(server.key, size): _attempt(server, size, asked) for size in sizes for server in chosen}
    rows = [(server.name, *_cells(server.key, sizes, seconds)) for server in chosen]
    heads = ("Saved to served, s", *(head for size in sizes for head in (f"{size:,} events", "ours ÷ it")))
    table = Table("serving", heads, rows, f"Medians of {asked.saves} saves; {machine()}.")
    print(table.as_text())
    if asked.markdown:
        write_into(asked.markdown, table)
    return int(not all(seconds.values()))


def saves(server: Server, number: int, times: int, folder: Path, patience: float) -> Iterator[float]:
    """Save an event so many times; yield how many seconds each took until it was served.

    Raises FailedError if a server does not answer or does not show the change, NotInstalledError if it cannot be had.
    """
    port = _free_port()
    contender = Contender(server.key, server.name, server.format, partial(_on_port, server, port), ())
    trial = Trial(contender, list(synthetic.events(number)), folder)
    trial.set_up()
    event, ask = trial.event, partial(_ask, port)
    page, said = server.page.format(id=event.id), event.quotes[0].text.encode()
    index = [path.format(year=event.day.year, month=event.day.isoformat()[:7]) for path in server.overview]
    with _running(trial.job):
        _wait_for(said, page, ask)
        index = [path for path in index if said in ask(path)][:1]
        if not index:
            raise FailedError(f"{server.name} has no index with {event.id}")
        for turn in range(1, times + 1):
            files, mark = trial.files_at(turn), f"Revision {turn}.".encode()
            wait_until_idle(patience)
            start = time.perf_counter()
            save(trial.place.site, files)
            for path in (page, *index):
                _wait_for(mark, path, ask)
            yield time.perf_counter() - start


def _on_port(server: Server, port: int, place: Place) -> list[str]:
    return server.command(place, port)


def _attempt(server: Server, number: int, asked: argparse.Namespace) -> float:
    """Return the median, 0 if there is none."""
    try:
        with TemporaryDirectory(prefix="founders-timeline-", dir=asked.folder) as folder:
            return median(saves(server, number, asked.saves, Path(folder), asked.patience))
    except (FailedError, NotInstalledError) as error:
        print(f"{number} events: {error}", file=sys.stderr)
        return 0


def _cells(key: str, sizes: Sequence[int], seconds: dict[tuple[str, int], float]) -> Iterator[str]:
    for size in sizes:
        own, ours = seconds[key, size], seconds.get(("ours", size), 0)
        yield figure(own) if own else "–"
        yield figure(ours / own) if own and ours else "–"


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


def _wait_for(text: bytes, path: str, ask: Callable[[str], bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while text not in ask(path):
        if time.monotonic() > end:
            raise FailedError(f"/{path} does not show {text.decode()}")
        time.sleep(STEP)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.add_argument("--n", default="50,1000,10000", metavar="N,…", help="numbers of events [%(default)s]")
    parser.add_argument("--saves", type=int, default=5, metavar="TIMES", help="how often a file is saved [%(default)s]")
    keys = ", ".join(server.key for server in SERVERS)
    parser.add_argument("--only", type=lambda words: words.split(","), default=[], metavar="KEY,…", help=keys)
    parser.add_argument("--patience", type=float, default=30, metavar="S", help="seconds to wait for rest [%(default)s]")
    parser.add_argument("--folder", type=Path, default=work_folder(), metavar="DIR", help="write sites in there [%(default)s]")
    page = "put the table into this page too [%(const)s]"
    parser.add_argument("--markdown", type=Path, nargs="?", const=PAGE, metavar="FILE", help=page)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
