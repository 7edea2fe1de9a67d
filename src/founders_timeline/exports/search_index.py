"""What a long timeline is searched by: a script that hands over everything about all events, as small as can be.

Words are kept once, each with the places of the events that hold it. Numbers are written in letters: digits to the base of 32,
of which all but the last stand 32 higher, so that most numbers take one. Whatever only rises is written as steps.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from operator import sub
from typing import Any

from founders_timeline.edtf import Precision
from founders_timeline.exports.search_words import words_of
from founders_timeline.model import Event, Person
from founders_timeline.status import EventType
from founders_timeline.steps import Joined, Part
from founders_timeline.views.chapters import chapters_of
from founders_timeline.views.context import Context
from founders_timeline.views.event import change_view, concerns_founders
from founders_timeline.views.words import headline

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

DAY, PERSON, PLACE = "\x01", "\x02", "\x03"
"""What stands for an event's day, its first person and its destination in ids and titles: many are then the same."""

_KINDS = {kind: place for place, kind in enumerate(EventType)}

Entry = str | tuple[str, ...]


def search_file(context: Context) -> Joined:
    """Say how to make what a long timeline is searched by, in a language, from the words of each event."""
    return Joined(partial(_pieces, context), partial(_written, context))


def _pieces(context: Context) -> Iterator[Part]:
    for event in context.team.events:
        yield Part(partial(_words_piece, context, event), event)


def _words_piece(context: Context, event: Event) -> bytes:
    return " ".join(sorted(words_of(context, event))).encode()


def _written(context: Context, words: Sequence[bytes]) -> bytes:
    text = json.dumps(_index(context, words), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.searchIndex = {text};\n".encode()


def _index(context: Context, words: Sequence[bytes]) -> dict[str, Any]:
    """Gather what is searched and shown; lists and strings of numbers have something for each event, in the order of time.

    `pages` holds [name, number of events] of the chapters in turn. `first` is the first day, `days` are the steps from there to
    each event's first possible day; `dates` holds the words of dates that are no exact day, by the event's place. `kind` is twice
    the type's place, and one more where a founder's status changes. `who` is how many people, and then each one's place.
    """
    events, language = context.team.events, context.language
    people = {person.id: place for place, person in enumerate(_named(context))}
    places, ids, titles, changes = (_Table() for _ in range(4))
    return {
        "pages": [[chapter.cover.name, len(chapter.events)] for chapter in chapters_of(context.team) if chapter.events],
        "first": events[0].date.earliest.isoformat(),
        "days": _steps([event.date.earliest.toordinal() for event in events], events[0].date.earliest.toordinal()),
        "dates": {place: language.date(event.date) for place, event in enumerate(events) if not _is_plain(event)},
        "months": list(language.months),
        "day": language.forms("date.day")["other"],
        "first_day": language.forms("date.first_day")["other"],
        "kind": "".join(map(_number, (_kind(context, event) for event in events))),
        "who": "".join(_number(n) for event in events for n in (len(event.people), *map(people.__getitem__, event.people))),
        "to": "".join(_number(places.place(_destination(context, event))) for event in events),
        "id": "".join(_number(ids.place(_short_id(event))) for event in events),
        "title": "".join(_number(titles.place(_short_title(context, event))) for event in events),
        "change": "".join(_number(changes.place(_change(context, event))) for event in events),
        "kinds": [[str(kind), language.say(f"type.{kind}")] for kind in EventType],
        "people": [[person, context.team.person(person).name] for person in people],
        "places": list(places),
        "ids": list(ids),
        "titles": list(titles),
        "changes": list(changes),
        **_words(words),
    }


class _Table(dict[Entry, int]):
    """Entries that occur, in the order in which they first do; the first one is always the empty one."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def place(self, entry: Entry) -> int:
        return self.setdefault(entry, len(self))


def _named(context: Context) -> list[Person]:
    """Return the people whom events name, the founders first."""
    named = {person for event in context.team.events for person in event.people}
    return [person for person in context.team.founders + context.team.people if person.id in named]


def _words(of_events: Sequence[bytes]) -> dict[str, str]:
    """Return the words in order, and for each the steps between the places of the events that hold it."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(of_events):
        for word in own.decode().split():
            held[word].append(place)
    words = sorted(held)
    return {"words": " ".join(words), "at": " ".join(_steps(held[word]) for word in words)}


def _kind(context: Context, event: Event) -> int:
    return 2 * _KINDS[event.type] + concerns_founders(context, event)


def _destination(context: Context, event: Event) -> Entry:
    name = event.destination.name if event.destination else None
    return (name.texts[0][1], context.text(name)) if name else ""


def _change(context: Context, event: Event) -> Entry:
    """Return the count before and after and both in words, nothing where it stays."""
    if not concerns_founders(context, event) or event.date.earliest > context.as_of:
        return ""
    change = change_view(context, event)
    return (change.before, change.after, change.words)


def _short_id(event: Event) -> str:
    short = event.id.replace(event.date.earliest.isoformat(), DAY)
    return short.replace(event.people[0], PERSON) if event.people else short


def _short_title(context: Context, event: Event) -> Entry:
    """Return a title and its language, which is empty where it is the page's."""
    title, lang = headline(context, event)
    for mark, name in ((PERSON, _first_name(context, event)), (PLACE, (*_destination(context, event), "", "")[1])):
        title = title.replace(name, mark) if name else title
    return (title, "" if lang == context.language.code else lang)


def _first_name(context: Context, event: Event) -> str:
    return context.team.person(event.people[0]).name if event.people else ""


def _is_plain(event: Event) -> bool:
    return event.date.precision is Precision.DAY and not (event.date.uncertain or event.date.approximate)


def _steps(rising: Sequence[int], start: int = 0) -> str:
    return "".join(map(_NUMBERS.__getitem__, map(sub, rising, (start, *rising))))


class _Numbers(dict[int, str]):
    """Numbers in letters; each is written when it first comes, and a long timeline's index has a million, most of them small."""

    def __missing__(self, number: int) -> str:
        self[number] = _number(number)
        return self[number]


_NUMBERS = _Numbers()


def _number(number: int) -> str:
    letters = DIGITS[number % 32]
    while number >= 32:
        number //= 32
        letters = DIGITS[32 + number % 32] + letters
    return letters
