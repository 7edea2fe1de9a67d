"""What the first page asks of a reader's phone, by the number of events: bytes, requests, elements, time to first paint.

The page comes over HTTP from this machine, compressed; the processor is slowed down to a quarter, the network is not. Every
visit is that of a new browser context, so nothing is kept. Usage: python -m benchmarks.pages [--n 50,1000,10000] [--visits 7]
"""

import argparse
import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Request, sync_playwright

from benchmarks.contenders import DAY
from benchmarks.installing import work_folder
from benchmarks.measuring import wait_until_idle
from benchmarks.synthetic import write_site
from benchmarks.tables import PAGE, Table, figure, machine, write_into
from tests.conftest import CHROMIUM_ARGUMENTS

PHONE: dict[str, Any] = {
    "viewport": {"width": 375, "height": 812},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOWER = 4
"""How many times slower the browser computes than this machine."""

REST = 500
"""Milliseconds after the last request in which tasks and shifts may still follow."""

_OBSERVE = """
window.seen = { tasks: [0], shifts: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((e) => seen.tasks.push(e.duration)))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) seen.shifts += e.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
_TELL = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  task: Math.max(...seen.tasks),
  shifts: seen.shifts,
  elements: document.querySelectorAll("*").length,
})"""


class Visit(NamedTuple):
    """What a visit showed: compressed bytes, requests, elements, milliseconds to first paint and of the longest task, shifts.

    A task counts as long from 50 ms on; without one, the longest is 0.
    """

    bytes: int
    requests: int
    elements: int
    paint: float
    task: float
    shifts: float


def main() -> None:
    """Measure what the command line asks for, and print the table."""
    asked = _arguments()
    sizes = [int(word) for word in asked.n.split(",")]
    with TemporaryDirectory(prefix="founders-timeline-", dir=asked.folder) as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM_ARGUMENTS)
        visits = _visits(browser, [_built(Path(folder), size) for size in sizes], asked.visits, asked.patience)
        version = browser.version
        browser.close()
    heads = (
        "First page",
        "KB gzipped",
        "Requests",
        "Elements",
        "First paint ms",
        "÷ first row",
        "Longest task ms",
        "Layout shift",
    )
    rows = [(f"{size:,} events", *_cells(own, visits[0])) for size, own in zip(sizes, visits, strict=True)]
    caption = f"Medians of {asked.visits} visits in turn, processor slowed {SLOWER} times; Chromium {version}; {machine()}."
    table = Table("pages", heads, rows, caption)
    print(table.as_text())
    if asked.markdown:
        write_into(asked.markdown, table)


def _built(folder: Path, number: int) -> Path:
    """Build a site with the command; return the folder with its pages."""
    site, output = folder / f"{number}-site", folder / str(number)
    write_site(site, number)
    program = Path(sys.executable).with_name("founders-timeline")
    command = [str(program), "build", str(site), "-o", str(output), "--as-of", DAY]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return output


def _visits(browser: Browser, sites: Sequence[Path], times: int, patience: float) -> list[list[Visit]]:
    """Visit the sites in turn, once without counting, so that everything has been compressed."""
    visits: list[list[Visit]] = [[] for _ in sites]
    for turn in range(times + 1):
        for site, own in zip(sites, visits, strict=True):
            with _served(site) as address:
                wait_until_idle(patience)
                visit = _visit(browser, address)
            if turn:
                own.append(visit)
    return visits


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    done: list[Request] = []

    def keep(request: Request) -> None:
        done.append(request)

    page.on("requestfinished", keep)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(_PAINTED)
    page.wait_for_timeout(REST)
    told = page.evaluate(_TELL)
    size = sum(request.sizes()["responseBodySize"] for request in done)
    context.close()
    return Visit(size, len(done), told["elements"], told["paint"], told["task"], told["shifts"])


def _cells(own: Sequence[Visit], first: Sequence[Visit]) -> Iterator[str]:
    paint = _middle(own, lambda visit: visit.paint)
    yield figure(_middle(own, lambda visit: visit.bytes) / 1000)
    yield f"{_middle(own, lambda visit: visit.requests):.0f}"
    yield f"{_middle(own, lambda visit: visit.elements):,.0f}"
    yield f"{paint:.0f}"
    yield figure(paint / _middle(first, lambda visit: visit.paint))
    yield f"{_middle(own, lambda visit: visit.task):.0f}"
    yield f"{_middle(own, lambda visit: visit.shifts):.3f}"


def _middle(visits: Sequence[Visit], value: Callable[[Visit], float]) -> float:
    return float(median(map(value, visits)))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield the address of its first page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Answers as web hosts do by default, with everything compressed once, at level 6."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the folder."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the table."""


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--n", default="50,1000,10000", metavar="N,…", help="numbers of events [%(default)s]")
    parser.add_argument("--visits", type=int, default=7, metavar="TIMES", help="how often a page is visited [%(default)s]")
    parser.add_argument("--patience", type=float, default=30, metavar="S", help="seconds to wait for rest [%(default)s]")
    parser.add_argument("--folder", type=Path, default=work_folder(), metavar="DIR", help="build in there [%(default)s]")
    page = "put the table into this page too [%(const)s]"
    parser.add_argument("--markdown", type=Path, nargs="?", const=PAGE, metavar="FILE", help=page)
    return parser.parse_args()


if __name__ == "__main__":
    main()
