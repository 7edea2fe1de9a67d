"""Whole builds and servers, ours and other generators', of the same events, in turn: medians, and our ratios to theirs.

Builds begin without output and caches, but with warm files and compiled templates and cards; everything is written in memory
where there is such a folder. The first run of each is not timed: it shows the memory, and its output is checked. Then each runs
once, then each again. Usage: python -m benchmarks.compare [--n 50,10000:3] [--only hugo,pelican] [--saves 5] [--write]
"""

import argparse
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import measuring
from benchmarks.generators import GENERATORS, HUGO, LIKE_FOR_LIKE, Generator, Place
from benchmarks.installing import NotInstalledError, version_of
from benchmarks.measuring import FailedError, Job
from benchmarks.serving import saves
from benchmarks.synthetic import Event, events

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
MEMORY = Path("/dev/shm")
MOST_WITH_EVERYTHING = 1_000
"""Above so many events everything is measured only when asked for: the first time, a card is drawn for each."""

CACHES_IN_SITE = ("resources", ".hugo_build.lock", ".cache", "cache", "__pycache__")
"""What peers leave in a site's folder for the next time."""


def main() -> int:
    """Measure what the command line asks for, print the table, and return 1 if a generator failed."""
    asked = _arguments()
    rows: list[list[str]] = []
    for number, runs in _sizes(asked.n):
        keys = asked.only or [key for key in GENERATORS if key != "everything" or number <= MOST_WITH_EVERYTHING]
        with TemporaryDirectory(prefix="founders-timeline-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
            chosen = [GENERATORS[key] for key in keys]
            rows += _rows(number, measure(number, chosen, runs, Path(folder)))
            rows += _server_rows(number, [each for each in chosen if each.serve], asked.saves, Path(folder))
    table = _table(rows)
    print(table)
    if asked.write:
        write_into(PAGE, table)
    return int(any("failed" in row[1] for row in rows))


def measure(number: int, generators: Sequence[Generator], runs: int, folder: Path) -> dict[str, "Figures"]:
    """Build `number` events with each generator in turn, once to look and `runs` times for the clock; return figures by name."""
    made = list(events(number))
    figures: dict[str, Figures] = {}
    for generator in generators:
        try:
            figures[generator.name] = Figures(generator, made, folder)
        except NotInstalledError as error:
            print(error, file=sys.stderr)
    for turn in range(runs + 1):
        for each in figures.values():
            each.take_turn(is_timed=turn > 0)
    return figures


class Figures:
    """What the builds of one generator cost so far: seconds from start to end, and bytes of memory at most."""

    def __init__(self, generator: Generator, made: Sequence[Event], folder: Path) -> None:
        self.generator, self.seconds, self.memory, self.failure = generator, list[float](), 0, ""
        self._events = made
        place = folder / re.sub(r"\W+", "-", generator.name)
        self.place = Place(place / "site", place / "output", place / "cache")
        self.job = job_of(generator, self.place)
        generator.write_site(self.place.site, made)

    def take_turn(self, *, is_timed: bool) -> None:
        """Build once, from a cold start on a machine that has come to rest."""
        if self.failure:
            return
        try:
            self._clear()
            os.sync()  # What has just been written shall not be on its way to the disk while something is timed.
            measuring.wait_until_idle()
            if is_timed:
                self.seconds.append(measuring.run(self.job))
            else:
                measuring.run(self.job)  # so that templates are compiled
                self._clear()
                self.memory = measuring.peak_memory(self.job)
                check_output(self.place.output, self._events, self.generator)
        except FailedError as error:
            self.failure = f"failed: {error}"

    def _clear(self) -> None:
        """Remove the output and the caches, but for our compiled templates and drawn cards."""
        caches = [self.place.cache] if self.generator.peer else []
        for path in (self.place.output, *caches, *(self.place.site / name for name in CACHES_IN_SITE)):
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)
        self.place.cache.mkdir(exist_ok=True)


def job_of(generator: Generator, place: Place, command: Sequence[str] = ()) -> Job:
    """Return what is run to build, or the `command`, with an environment in which nothing of ours changes how Python works."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON") or name == "PYTHONPATH"}
    environment = {**kept, "XDG_CACHE_HOME": str(place.cache), "NODE_OPTIONS": "--max-old-space-size=16384"}
    return Job(command or generator.build(place), place.site, environment)


# What a build must have written


def check_output(output: Path, made: Iterable[Event], generator: Generator) -> None:
    """Raise FailedError unless every event stands on the index with its text, and on its own page with its quotations too."""
    pages = [path for pattern in generator.overview for path in sorted(output.glob(pattern))]
    index = frozenset(sentence for page in pages for sentence in sentences(page.read_text("utf-8")))
    for event in made:
        page = output / generator.page.format(id=event.id)
        found = frozenset(sentences(page.read_text("utf-8"))) if page.is_file() else frozenset[str]()
        text = frozenset(_text(event))
        quotations = frozenset(sentence for quote in event.quotes for sentence in _cut(quote.text))
        if lacking := sorted((text - index) | ((text | quotations) - found)):
            raise FailedError(f'the output lacks "{lacking[0]}" of {event.id}')


def sentences(html: str) -> Iterator[str]:
    """Cut the text that a page shows at its tags and full stops."""
    shown = re.sub(r"<!--.*?-->|<(script|style|head)\b.*?</\1>", "", html, flags=re.DOTALL | re.IGNORECASE)
    for text in re.split(r"<[^>]*>", shown):
        yield from _cut(unescape(text))


def _text(event: Event) -> Iterator[str]:
    yield from _cut(event.title)
    # A sentence with markup in it comes out in pieces.
    yield from (sentence for sentence in _cut(event.summary) if not re.search(r"[*\[]", sentence))


def _cut(text: str) -> Iterator[str]:
    for piece in re.split(r"[.]\s+", text):
        if sentence := " ".join(piece.split()).strip(" .“”"):
            yield sentence


# The table


def _rows(number: int, figures: dict[str, Figures]) -> Iterator[list[str]]:
    ours, hugo = figures.get(LIKE_FOR_LIKE.name), figures.get(HUGO.name)
    for name, each in figures.items():
        if each.failure:
            yield [f"build {number:,}: {name}", each.failure, "–", "–", "–"]
            continue
        ratios = [ratio(each.seconds, other.seconds) if other and not other.failure else "–" for other in (hugo, ours)]
        yield [f"build {number:,}: {name}", f"{median(each.seconds):.2f}", *ratios, f"{each.memory / 1e6:,.0f}"]


def _server_rows(number: int, servers: Sequence[Generator], times: int, folder: Path) -> Iterator[list[str]]:
    seconds: dict[str, list[float]] = {}
    for generator in servers if times else ():
        try:
            place = folder / f"serve-{generator.peer or 'ours'}"
            seconds[generator.name] = list(saves(generator, number, times, place))
        except (FailedError, NotInstalledError) as error:
            print(f"{number} events: {error}", file=sys.stderr)
    for name, own in seconds.items():
        ratios = [ratio(own, seconds[other.name]) if other.name in seconds else "–" for other in (HUGO, LIKE_FOR_LIKE)]
        yield [f"save → served {number:,}: {name}", f"{median(own):.2f}", *ratios, "–"]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Return the median of the ratios of runs that followed one another, as text."""
    return f"{median(one / two for one, two in zip(ours, theirs, strict=True)):.2f}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    models = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    peers = ", ".join(f"{each.name} {version_of(each.peer)}" for each in GENERATORS.values() if each.peer)
    machine = models[0] if models else platform.machine()
    on = f"{date.today()}, {os.cpu_count()} cores ({machine}), Python {platform.python_version()}"
    heads = ("", "Seconds", "÷ Hugo", "÷ ours, like for like", "Memory MB")
    lines = (heads, ("---", *["---:"] * 4), *rows)
    return "\n".join([f"{on}; {peers}. Medians.", "", *(f"| {' | '.join(line)} |" for line in lines)])


def write_into(page: Path, table: str) -> None:
    """Put the table between the two comments of a page; ValueError if it has none."""
    text = page.read_text("utf-8")
    place = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not place.search(text):
        raise ValueError(f"{page} has no place for the table: <!-- table --> and, below it, <!-- end -->.")
    page.write_text(place.sub(lambda _: f"\n{table}\n\n", text, count=1), "utf-8")


def _sizes(words: str) -> Iterator[tuple[int, int]]:
    for word in words.split(","):
        number, _, runs = word.partition(":")
        yield int(number), int(runs or 5)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--n", default="50,1000,10000:3", metavar="N[:RUNS],…", help="numbers of events [%(default)s]")
    parser.add_argument("--only", type=lambda words: words.split(","), default=[], metavar="KEY,…", help=", ".join(GENERATORS))
    parser.add_argument("--saves", type=int, default=5, help="how often a file is saved under a server [%(default)s]")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
