"""The generators that are measured: the same events in the format of each, the command that builds, and the one that serves."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

from benchmarks.installing import PEERS, home_of, program_of
from benchmarks.synthetic import Event, event_file, site_files

DAY = "2026-01-01"
"""The day that our counts are for; all synthetic events lie before it."""

File = tuple[str, str]
"""A path from the site's root, and a text."""


class Format(NamedTuple):
    """What a generator reads: a file an event, a file that holds all events, or both, and what stands beside them."""

    each: Callable[[Event], File] | None = None
    together: Callable[[Iterable[Event]], File] | None = None
    beside: Callable[[Iterable[Event]], Iterable[File]] | None = None

    def files(self, events: Sequence[Event], changed: Event | None = None) -> Iterator[File]:
        """Return the files of a site, or only those that change with one of its events."""
        if self.each:
            yield from map(self.each, [changed] if changed else events)
        if self.together:
            yield self.together(events)
        if self.beside and not changed:
            yield from self.beside(events)


class Place(NamedTuple):
    """The folders of one run: what is read, what is written, and what is kept for the next time."""

    site: Path
    output: Path
    cache: Path


@dataclass(frozen=True)
class Generator:
    """A program that builds a site of events.

    `build` and `serve` make its commands, `serve` None where it has none that is measured. `page` is an event's page with `{id}`
    in it, `overview` are patterns of the pages that are the index together. `peer` is its folder in peers/, `style` where its
    stylesheet belongs; both are empty for us.
    """

    key: str
    name: str
    format: Format
    build: Callable[[Place], list[str]]
    serve: Callable[[Place, int], list[str]] | None
    page: str
    overview: tuple[str, ...]
    peer: str = ""
    style: str = ""

    def write_site(self, folder: Path, events: Sequence[Event]) -> None:
        """Write a site into a folder that is not there yet."""
        folder.mkdir(parents=True)
        if self.peer:
            shutil.copytree(PEERS / self.peer / "site", folder, dirs_exist_ok=True)
            save(folder, [(self.style, (PEERS / "style.css").read_text("utf-8"))])
            packages = home_of(self.peer) / "node_modules"
            if packages.is_dir():
                (folder / "node_modules").symlink_to(packages)  # Node looks for a site's packages beside it.
        save(folder, self.format.files(events))


def save(folder: Path, files: Iterable[File]) -> None:
    """Write the files, over those that are there."""
    for path, text in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _hugo(event: Event) -> File:
    return f"content/events/{event.id}.md", f"---\n{_facts(event)}---\n{event.summary}\n"


def _eleventy(events: Iterable[Event]) -> File:
    entries = (f"id: {event.id}\n{_facts(event)}summary: {_quoted(event.summary)}" for event in events)
    return "src/_data/events.yaml", "".join(indent(entry, "  ").replace(" ", "-", 1) + "\n" for entry in entries)


def _facts(event: Event) -> str:
    """Write the facts as YAML, all but the id and the summary."""
    lines = [f"title: {_quoted(event.title)}", f"person: {_quoted(event.person)}", f"date: {event.day}"]
    lines += [f"change: {event.kind}", f"place: {_quoted(event.place)}", f"role: {_quoted(event.role)}"]
    lines += [f"remain: {event.remain}", "quotes:"]
    for quote in event.quotes:
        lines += [f"  - text: {_quoted(quote.text)}", f"    publisher: {quote.publisher}", f"    url: {quote.url}"]
    return "\n".join(lines) + "\n"


def _pelican(event: Event) -> File:
    facts = {
        "Title": event.title,
        "Date": event.day,
        "Slug": event.id,
        "Change": event.kind,
        "Place": event.place,
        "Role": event.role,
        "Remain": event.remain,
    }
    head = "".join(f"{key}: {value}\n" for key, value in facts.items() if value != "")
    return f"content/{event.id}.md", f"{head}\n{_prose(event)}"


def _mkdocs_page(event: Event) -> File:
    return f"docs/events/{event.id}.md", f"# {event.title}\n\n{_facts_in_words(event)}\n\n{_prose(event)}"


def _mkdocs_index(events: Iterable[Event]) -> File:
    entries = (f"## [{e.title}](events/{e.id}.md)\n\n{_facts_in_words(e)}\n\n{_prose(e)}" for e in events)
    return "docs/index.md", "\n".join(["# Who remains at the lab\n", *entries])


def _facts_in_words(event: Event) -> str:
    facts = [f"{event.day.day} {event.day:%B %Y}", event.kind, event.place, event.role, f"{event.remain} remain"]
    return ", ".join(fact for fact in facts if fact)


def _prose(event: Event) -> str:
    quotes = (f"> {quote.text}\n>\n> {event.person}, [{quote.publisher}]({quote.url})\n" for quote in event.quotes)
    return "\n".join([f"{event.summary}\n", *quotes])


def _quoted(text: str) -> str:
    """Write a text as a YAML scalar in double quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def _ours(languages: Sequence[str] = ("en",), base_url: str = "") -> Format:
    return Format(
        each=partial(event_file, languages=languages), beside=partial(site_files, languages=languages, base_url=base_url)
    )


def _pages_only(place: Place) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("pages_only.py")), str(place.site), str(place.output), DAY]


def _program() -> str:
    return str(Path(sys.executable).with_name("founders-timeline"))


OUR_PAGES = ("lab/events/{id}.html", ("index.html", "lab/years/*.html"))
PEERS_PAGES = ("events/{id}/index.html", ("index.html",))

LIKE_FOR_LIKE = Generator(
    "like-for-like",
    "ours, like for like",
    _ours(),
    _pages_only,
    lambda place, port: [_program(), "serve", str(place.site), "--port", str(port), "--as-of", DAY],
    *OUR_PAGES,
)
EVERYTHING = Generator(
    "everything",
    "ours, everything",
    _ours(("en", "fr"), "https://timeline.example"),
    lambda place: [_program(), "build", str(place.site), "-o", str(place.output), "--as-of", DAY],
    None,
    *OUR_PAGES,
)
HUGO = Generator(
    "hugo",
    "Hugo",
    Format(each=_hugo),
    lambda place: [str(program_of("hugo")), "--quiet", "--destination", str(place.output)],
    lambda _, port: [str(program_of("hugo")), "server", "--bind", "127.0.0.1", "--port", str(port), "--quiet"],
    *PEERS_PAGES,
    peer="hugo",
    style="static/style.css",
)
ELEVENTY = Generator(
    "eleventy",
    "Eleventy",
    Format(together=_eleventy),
    lambda place: [str(program_of("eleventy")), "--quiet", "--output", str(place.output)],
    None,
    *PEERS_PAGES,
    peer="eleventy",
    style="src/style.css",
)
PELICAN = Generator(
    "pelican",
    "Pelican",
    Format(each=_pelican),
    lambda place: [str(program_of("pelican")), "--quiet", "--output", str(place.output)],
    None,
    *PEERS_PAGES,
    peer="pelican",
    style="theme/static/style.css",
)
MKDOCS = Generator(
    "mkdocs",
    "MkDocs",
    Format(each=_mkdocs_page, together=_mkdocs_index),
    lambda place: [str(program_of("mkdocs")), "--quiet", "build", "--site-dir", str(place.output)],
    None,
    *PEERS_PAGES,
    peer="mkdocs",
    style="theme/style.css",
)
GENERATORS = {each.key: each for each in (LIKE_FOR_LIKE, EVERYTHING, HUGO, ELEVENTY, PELICAN, MKDOCS)}
