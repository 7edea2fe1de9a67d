"""Whether an output holds every event: on the index with its text and its quotations, and on a page of its own."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import Event

_NO_TEXT = re.compile(r"<!--.*?-->|<(script|style|head)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"[.]\s+")


class Layout(NamedTuple):
    """Where a generator writes: patterns of the pages that are the index together, and an event's page with `{id}` in it.

    In a language that the titles are not written in, `has_titles` is false.
    """

    overview: tuple[str, ...]
    page: str
    has_titles: bool = True


def faults(output: Path, events: Iterable[Event], layout: Layout) -> Iterator[str]:
    """Find what is missing, one sentence a fault."""
    pages = [path for pattern in layout.overview for path in sorted(output.glob(pattern))]
    if not pages:
        yield f"there is no index ({', '.join(layout.overview)})"
    index = frozenset(sentence for page in pages for sentence in sentences(page.read_text("utf-8")))
    for event in events:
        wanted = frozenset(_wanted(event, with_title=layout.has_titles))
        yield from (f'the index lacks "{sentence}" of {event.id}' for sentence in sorted(wanted - index))
        page = output / layout.page.format(id=event.id)
        if not page.is_file():
            yield f"{event.id} has no page"
            continue
        found = frozenset(sentences(page.read_text("utf-8")))
        yield from (f'the page of {event.id} lacks "{sentence}"' for sentence in sorted(wanted - found))


def sentences(html: str) -> Iterator[str]:
    """Cut the text that a page shows at its tags and full stops."""
    for text in _TAG.split(_NO_TEXT.sub("", html)):
        yield from _cut(unescape(text))


def _wanted(event: Event, *, with_title: bool) -> Iterator[str]:
    if with_title:
        yield from _cut(event.title)
    for quote in event.quotes:
        yield from _cut(quote.text)
    # A sentence with markup in it comes out in pieces.
    yield from (sentence for sentence in _cut(event.summary) if not re.search(r"[*\[]", sentence))


def _cut(text: str) -> Iterator[str]:
    for piece in _END.split(text):
        if sentence := " ".join(piece.split()).strip(" .“”"):
            yield sentence
