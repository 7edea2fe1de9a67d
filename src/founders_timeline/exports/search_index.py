"""The search index of a long timeline: a script with everything about all events, as small as can be.

Words are kept once, each with the positions of the events that hold it. Numbers are written in letters: digits to the base of
32, of which all but the last stand 32 higher, so that most numbers take one. Whatever only rises is written as steps.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import sub
from typing import Any

from founders_timeline.model.content import Event, Person, Source
from founders_timeline.model.edtf import Precision
from founders_timeline.model.folding import words_in
from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.effect import change_view
from founders_timeline.views.event import filled_summary
from founders_timeline.views.words import headline

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

DAY, PERSON, PLACE = "\x01", "\x02", "\x03"
"""Placeholders for an event's day, its first person and its destination in ids and titles: with them many are the same."""

_KINDS = {kind: number for number, kind in enumerate(EventType)}
_TARGET = re.compile(r"\]\([^()\s]*[^)]*\)|<[^<>\s]+>")

Entry = str | tuple[str, ...]


def search_file(context: Context) -> bytes:
    """Write the search index of a long timeline, in a language."""
    text = json.dumps(_index(context), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.searchIndex = {text};\n".encode()


def words_of(context: Context, event: Event) -> set[str]:
    """Return the words of what an event's entry on the timeline says, but for title, type, people and destination."""
    return words_in(" ".join(_texts(context, event)))


def _index(context: Context) -> dict[str, Any]:
    """Gather what is searched and shown; lists and strings of numbers have something for each event, in the order of time.

    `pages` holds [name, number of events] of the chapters in turn. `first` is the first day, `days` are the steps from there to
    each event's first possible day; `dates` holds the words of dates that are no exact day, by the event's position. `kind` is
    twice the type's number, and one more where a founder's status changes. `who` is how many people, and then each one's number.
    """
    events, language = context.team.events, context.language
    people = {person.id: number for number, person in enumerate(_named(context))}
    places, ids, titles, changes = (_Entries() for _ in range(4))
    return {
        "pages": [[chapter.cover.name, len(chapter.events)] for chapter in context.chapters if chapter.events],
        "first": events[0].date.earliest.isoformat(),
        "days": _steps([event.date.earliest.toordinal() for event in events], events[0].date.earliest.toordinal()),
        "dates": {position: language.date(event.date) for position, event in enumerate(events) if not _is_plain(event)},
        "months": list(language.months),
        "day": language.forms("date.day")["other"],
        "first_day": language.forms("date.first_day")["other"],
        "kind": "".join(map(_number, (_kind(context, event) for event in events))),
        "who": "".join(_number(n) for event in events for n in (len(event.people), *map(people.__getitem__, event.people))),
        "to": "".join(_number(places.number_of(_destination(context, event))) for event in events),
        "id": "".join(_number(ids.number_of(_short_id(event))) for event in events),
        "title": "".join(_number(titles.number_of(_short_title(context, event))) for event in events),
        "change": "".join(_number(changes.number_of(_change(context, event))) for event in events),
        "kinds": [[str(kind), language.say(f"type.{kind}")] for kind in EventType],
        "people": [[person, context.team.person(person).name] for person in people],
        "places": list(places),
        "ids": list(ids),
        "titles": list(titles),
        "changes": list(changes),
        **_words([words_of(context, event) for event in events]),
    }


class _Entries(dict[Entry, int]):
    """Entries with their numbers, in the order in which they first occur; number 0 is the empty one."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def number_of(self, entry: Entry) -> int:
        return self.setdefault(entry, len(self))


def _named(context: Context) -> list[Person]:
    """Return the people whom events name, the founders first."""
    return [person for person in context.team.founders + context.team.people if context.team.events_of(person.id)]


def _words(of_events: Sequence[set[str]]) -> dict[str, str]:
    """Return the words in order, and for each the steps between the positions of the events that hold it."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for position, own in enumerate(of_events):
        for word in own:
            held[word].append(position)
    words = sorted(held)
    return {"words": " ".join(words), "at": " ".join(_steps(held[word]) for word in words)}


def _kind(context: Context, event: Event) -> int:
    return 2 * _KINDS[event.type] + context.team.changes_founders(event)


def _destination(context: Context, event: Event) -> Entry:
    """Return a destination's name in the site's first language and in the page's."""
    name = event.destination.name if event.destination else None
    return (name.first, context.text(name)) if name else ""


def _change(context: Context, event: Event) -> Entry:
    """Return what an event does to the count as a figure and in words, nothing where it does nothing or lies ahead."""
    change = None if event.date.earliest > context.as_of else change_view(context, event)
    return (change.figure, change.words) if change else ""


def _short_id(event: Event) -> str:
    short = event.id.replace(event.date.earliest.isoformat(), DAY)
    return short.replace(event.people[0], PERSON) if event.people else short


def _short_title(context: Context, event: Event) -> Entry:
    """Return a title and its language, which is empty where it is the page's."""
    title, lang = headline(context, event)
    if event.people:
        title = title.replace(context.team.person(event.people[0]).name, PERSON)
    if event.destination and event.destination.name:
        title = title.replace(context.text(event.destination.name), PLACE)
    return (title, context.language.foreign(lang))


def _is_plain(event: Event) -> bool:
    return event.date.precision is Precision.DAY and not (event.date.uncertain or event.date.approximate)


def _steps(rising: Sequence[int], start: int = 0) -> str:
    return "".join(map(_number, map(sub, rising, (start, *rising))))


def _number(number: int) -> str:
    letters = DIGITS[number % 32]
    while number >= 32:
        number //= 32
        letters = DIGITS[32 + number % 32] + letters
    return letters


def _texts(context: Context, event: Event) -> Iterator[str]:
    """Yield the texts of an event; the targets of links are no words."""
    code, say = context.language.code, context.language.say
    yield context.language.date(event.date)
    if event.destination and event.destination.role:
        yield context.text(event.destination.role)
    yield _TARGET.sub(" ", filled_summary(context, event)[0])
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
