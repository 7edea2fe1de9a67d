"""The words of an event as they are searched: in small letters, without accents, each once."""

import re
import unicodedata
from collections.abc import Iterator

from founders_timeline.model import Event, Source
from founders_timeline.views.context import Context
from founders_timeline.views.event import filled_summary

_TARGET = re.compile(r"\]\([^()\s]*[^)]*\)|<[^<>\s]+>")
_WORD = re.compile(r"\w+")
_SPACED = "".join(character if _WORD.match(character) else " " for character in map(chr, range(128)))


def words_of(context: Context, event: Event) -> set[str]:
    """Return the words of what an event's entry on the timeline says, but for title, type, people and destination."""
    text = plain(" ".join(_texts(context, event)))
    # The words of most languages are ASCII now, and putting spaces between those takes a third of the time.
    return set(text.translate(_SPACED).split()) if text.isascii() else set(_WORD.findall(text))


def plain(text: str) -> str:
    """Write a text in small letters without accents, as assets/search.js does with what is looked for."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFD", text).translate(_MARKS).lower()


def _texts(context: Context, event: Event) -> Iterator[str]:
    """Yield the texts of an event; the targets of links are no words."""
    code, say = context.language.code, context.language.say
    yield context.language.date(event.date)
    if event.destination and event.destination.role:
        yield context.text(event.destination.role)
    if event.summary:
        text = context.text(event.summary)
        yield _TARGET.sub(" ", filled_summary(context, event)[0] if "{" in text else text)
    for quote in event.quotes:
        yield quote.text
        yield dict(quote.translations).get(code, "")
        yield quote.speaker.in_language(code)[0] if not quote.speaker_id else ""
        yield _words_on(quote.source) if quote.source else ""
    yield from map(_words_on, event.sources)
    yield from (context.text(correction.text) for correction in event.corrections)
    if event.confidence != "confirmed":
        yield say(f"event.confidence.{event.confidence}")


def _words_on(source: Source) -> str:
    return f"{source.title} {source.publisher} {source.author}"


class _Marks(dict[int, int | None]):
    """For `translate`: a character that only marks another one is left out. Each is looked up when it first comes."""

    def __missing__(self, number: int) -> int | None:
        self[number] = None if unicodedata.category(chr(number)).startswith("M") else number
        return self[number]


_MARKS = _Marks()
