"""The same events in the format of every generator that is measured, ours among them: each gets a folder that it can build."""

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

from benchmarks.synthetic import Event, event_file, site_files

PEERS = Path(__file__).parent / "peers"

File = tuple[str, str]
"""A path from the site's root, and a text."""


class Format(NamedTuple):
    """What a generator reads: a file an event, a file that holds all events, or both, and what stands beside them.

    `peer` is the folder in peers/ whose site/ is copied, and `style` where its stylesheet belongs; both are empty for us.
    """

    each: Callable[[Event], File] | None = None
    together: Callable[[Iterable[Event]], File] | None = None
    beside: Callable[[Iterable[Event]], Iterable[File]] | None = None
    peer: str = ""
    style: str = ""

    def write(self, folder: Path, events: Sequence[Event]) -> None:
        """Write a site anew; what was in the folder goes."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if self.peer:
            shutil.copytree(PEERS / self.peer / "site", folder, dirs_exist_ok=True)
            save(folder, [(self.style, (PEERS / "style.css").read_text("utf-8"))])
        save(
            folder,
            [
                *(self.beside(events) if self.beside else ()),
                *(map(self.each, events) if self.each else ()),
                *self._together(events),
            ],
        )

    def files_of(self, event: Event, events: Iterable[Event]) -> tuple[File, ...]:
        """Return the files that change with an event; `events` are all of them, with this one as it is now."""
        return (*((self.each(event),) if self.each else ()), *self._together(events))

    def _together(self, events: Iterable[Event]) -> tuple[File, ...]:
        return (self.together(events),) if self.together else ()


def ours(languages: Sequence[str] = ("en",), base_url: str = "") -> Format:
    """Return our own format, for a site in these languages."""
    return Format(
        each=partial(event_file, languages=languages), beside=partial(site_files, languages=languages, base_url=base_url)
    )


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


HUGO = Format(each=_hugo, peer="hugo", style="static/style.css")
ELEVENTY = Format(together=_eleventy, peer="eleventy", style="src/style.css")
PELICAN = Format(each=_pelican, peer="pelican", style="theme/static/style.css")
MKDOCS = Format(each=_mkdocs_page, together=_mkdocs_index, peer="mkdocs", style="theme/style.css")
