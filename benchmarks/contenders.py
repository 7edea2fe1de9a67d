"""Who is measured: our program in four ways, and the peers, each with its own format, command and layout of the output."""

import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from benchmarks import formats
from benchmarks.checking import Layout
from benchmarks.formats import Format
from benchmarks.installing import program_of

DAY = "2026-01-01"
"""The day that our counts are for; all synthetic events lie before it."""

_OURS = Layout(("index.html", "lab/years/*.html"), "lab/events/{id}.html")
_OURS_IN_FRENCH = Layout(("fr/index.html", "fr/lab/years/*.html"), "fr/lab/events/{id}.html", has_titles=False)
_PEER = Layout(("index.html",), "events/{id}/index.html")


class Place(NamedTuple):
    """The folders of one contender at one size: what it reads, what it writes, what it keeps for the next time."""

    site: Path
    output: Path
    cache: Path


class Start(Enum):
    """What there is before a run that is timed."""

    COLD = "no output and no caches"
    UNCHANGED = "the output and the caches of a build of the same files"
    CHANGED = "the same, and one event has changed since"


Command = Callable[[Place], list[str]]


class Contender(NamedTuple):
    """A program and a way to run it; `kept` are the folders in the cache that a cold start leaves there."""

    key: str
    name: str
    format: Format
    command: Command
    layouts: tuple[Layout, ...]
    start: Start = Start.COLD
    kept: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Tell whether it is our program."""
        return not self.format.peer


def _pages_only(place: Place) -> list[str]:
    script = str(Path(__file__).with_name("pages_only.py"))
    return [sys.executable, script, str(place.site), str(place.output), DAY]


def _build(place: Place) -> list[str]:
    program = str(Path(sys.executable).with_name("founders-timeline"))
    return [program, "build", str(place.site), "-o", str(place.output), "--as-of", DAY]


def _hugo(place: Place) -> list[str]:
    return [str(program_of("hugo")), "--quiet", "--destination", str(place.output)]


def _eleventy(place: Place) -> list[str]:
    return [str(program_of("eleventy")), "--quiet", "--output", str(place.output)]


def _pelican(place: Place) -> list[str]:
    return [str(program_of("pelican")), "--quiet", "--output", str(place.output)]


def _mkdocs(place: Place) -> list[str]:
    return [str(program_of("mkdocs")), "--quiet", "build", "--site-dir", str(place.output)]


LIKE_FOR_LIKE = "like-for-like"
EVERYTHING = "everything"

_CARDS, _COMPILED = "founders-timeline/cards", "founders-timeline/templates"
"""Templates are compiled once for all sites, as Python's modules are, whose bytecode every Python program here keeps."""

_SMALL = formats.ours()
_WHOLE = formats.ours(("en", "fr"), "https://timeline.example")

CONTENDERS = (
    Contender(LIKE_FOR_LIKE, "ours, like for like", _SMALL, _pages_only, (_OURS,), kept=(_COMPILED,)),
    Contender(EVERYTHING, "ours, everything", _WHOLE, _build, (_OURS, _OURS_IN_FRENCH), kept=(_COMPILED, _CARDS)),
    Contender("unchanged", "ours, nothing changed", _SMALL, _build, (_OURS,), Start.UNCHANGED),
    Contender("changed", "ours, one event changed", _SMALL, _build, (_OURS,), Start.CHANGED),
    Contender("hugo", "Hugo", formats.HUGO, _hugo, (_PEER,)),
    Contender("hugo-unchanged", "Hugo, nothing changed", formats.HUGO, _hugo, (_PEER,), Start.UNCHANGED),
    Contender("hugo-changed", "Hugo, one event changed", formats.HUGO, _hugo, (_PEER,), Start.CHANGED),
    Contender("eleventy", "Eleventy", formats.ELEVENTY, _eleventy, (_PEER,)),
    Contender("pelican", "Pelican", formats.PELICAN, _pelican, (_PEER,)),
    Contender("mkdocs", "MkDocs", formats.MKDOCS, _mkdocs, (_PEER,)),
)
