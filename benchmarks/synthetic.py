"""A made-up site of N events, always the same for a seed: one file an event, eleven founders, some hundred other people.

An event has a summary of four sentences with a link and emphasis, and one or two quotations, each with its source. What other
generators read is made of the same events in generators.py.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

SEED = 20241
FOUNDED = date(2015, 12, 11)
DAYS = 3650
"""The events are spread evenly over so many days from the founding on."""

FOUNDERS = 11
SITE = "Who remains at the lab"
TEAM = "The lab"

_FIRST = (
    "Ada Boris Chloé Daniel Elena Farid Greta Hugo Ines Jan Kenji Lucía Mara Noah Olga Pieter Quinn Rosa Sam Tara Uli Vera Wim "
    "Xenia Yann Zoë"
)
_LAST = (
    "Abadi Brandt Castell Durand Eriksen Fontaine Greene Haddad Ivanov Jansen Kowal Lindqvist Moreau Nakamura Okafor Petrov "
    "Quist Rossi Sato Takeda Ueda Varga Weber Xu Young Zielin"
)
_ROLES = ("Chief scientist", "President", "Head of alignment", "VP of research", "Research scientist", "Policy lead")
_PLACES = ("Northwind Labs", "Harbour Robotics", "Alder Institute", "Fjord Systems", "Quartz Labs", "Cedar Compute", "Tern AI")
_OUTLETS = ("social.example", "gazette.example", "wire.example", "daily.example", "blog.example")
_WORDS = (
    "a short note said that the group goes on with its work on safety and products while a successor is looked for after nine "
    "years of long hours several people inside had expected such a step since the autumn when others went within weeks and "
    "doubts about machines rules and culture came into the open those who know the matter call it personal not sudden the "
    "handover takes about three months the new group answers to the president investors heard of it before the press did"
).split()
_NEXT = {"active": ("departure", "leave"), "departed": ("return",), "on leave": ("return", "departure")}
_TITLES = {"departure": f"leaves {TEAM} for {{place}}", "leave": "goes on leave", "return": f"returns to {TEAM}"}
_AFTER = {"departure": "departed", "leave": "on leave", "return": "active"}


@dataclass(frozen=True, slots=True)
class Quote:
    """What the event's person said, and who published it."""

    text: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """All that is made up about an event.

    `title` is the sentence that our pages make of the facts; elsewhere it is written out, as is how many founders `remain`.
    `place` and `role` are empty where it is no departure.
    """

    id: str
    title: str
    person: str
    kind: str
    day: date
    place: str
    role: str
    remain: int
    summary: str
    quotes: tuple[Quote, ...]


def events(number: int, seed: int = SEED) -> Iterator[Event]:
    """Make the events, the oldest first."""
    chance = random.Random(seed)
    people = names()
    founders = set(people[:FOUNDERS])
    state = dict.fromkeys(people, "active")
    turns = chance.sample(people, len(people))
    for index in range(number):
        person = turns[index % len(turns)]  # Always in the same order, so that nobody has two events on one day.
        kind = chance.choice(_NEXT[state[person]])
        state[person] = _AFTER[kind]
        remain = sum(state[founder] == "active" for founder in founders)
        day = FOUNDED + timedelta(days=1 + index * DAYS // number)
        blank = Event(f"{day}-{slug(person)}-{index:06d}", "", person, kind, day, "", "", remain, "", ())
        yield _filled(chance, blank)


def names() -> list[str]:
    """Return everybody's name, the founders first."""
    every = [f"{first} {last}" for first, last in product(_FIRST.split(), _LAST.split())]
    return random.Random(SEED).sample(every, len(every))


def slug(name: str) -> str:
    """Make an id of a name."""
    return name.lower().translate(str.maketrans("éíüë ", "eiue-"))


def write_site(folder: Path, number: int, languages: Sequence[str] = ("en",), seed: int = SEED, base_url: str = "") -> None:
    """Write a whole site of `number` events into a folder that holds none yet."""
    made = list(events(number, seed))
    for path, text in (*site_files(made, languages, base_url), *(event_file(event, languages) for event in made)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def site_files(made: Iterable[Event], languages: Sequence[str] = ("en",), base_url: str = "") -> Iterator[tuple[str, str]]:
    """Make the files beside the events, as pairs of path and text; people whom no event names are left out."""
    address = {"base_url": base_url} if base_url else {}
    title = SITE if len(languages) == 1 else dict.fromkeys(languages, SITE)
    yield "content/site.yaml", _mapping({"title": title, "languages": list(languages), "teams": ["lab"], **address})
    named = {event.person for event in made}
    founders, others = names()[:FOUNDERS], [name for name in names()[FOUNDERS:] if name in named]
    roster = {"name": TEAM, "founded": str(FOUNDED), "founders": founders, "people": others}
    yield "content/lab/team.yaml", _mapping(roster)


def event_file(event: Event, languages: Sequence[str] = ("en",)) -> tuple[str, str]:
    """Write an event in our format, as path and text; the same words stand for their translation into another language."""
    lines = [f"name: {event.person}", f"date: {event.day}", f"type: {event.kind}"]
    if event.place:
        lines += ["destination:", f"  name: {event.place}", f"  role: {_in(languages, event.role)}"]
    block = "|\n  " if len(languages) == 1 else ""
    lines += [f"summary: {block}{_in(languages, event.summary)}", "quotes:"]
    for quote in event.quotes:
        lines += [f"  - text: {json.dumps(quote.text)}", "    lang: en"]
        if others := [language for language in languages if language != "en"]:
            lines += [f"    translations: {json.dumps(dict.fromkeys(others, quote.text))}"]
        lines += ["    source:", f"      url: {quote.url}", f"      publisher: {quote.publisher}", f"      date: {event.day}"]
    return f"content/lab/events/{event.id}.yaml", "\n".join(lines) + "\n"


def _in(languages: Sequence[str], text: str) -> str:
    """Write a text as it is, or once a language where there are several."""
    return text if len(languages) == 1 else json.dumps(dict.fromkeys(languages, text), ensure_ascii=False)


def _filled(chance: random.Random, event: Event) -> Event:
    """Make up what does not depend on the events before."""
    place, role = chance.choice(_PLACES), chance.choice(_ROLES)
    is_departure = event.kind == "departure"
    return replace(
        event,
        title=f"{event.person} {_TITLES[event.kind]}".format(place=place),
        place=place if is_departure else "",
        role=role if is_departure else "",
        summary=_summary(chance, event.person, event.id),
        quotes=tuple(_quote(chance, event.person) for _ in range(chance.randint(1, 2))),
    )


def _quote(chance: random.Random, person: str) -> Quote:
    publisher = chance.choice(_OUTLETS)
    url = f"https://{publisher}/{slug(person)}/{chance.randrange(10**6, 10**7)}"
    return Quote(_sentence(chance, chance.randint(10, 25)), publisher, url)


def _summary(chance: random.Random, person: str, event_id: str) -> str:
    return " ".join(
        (
            f"{_words(chance, chance.randint(10, 16)).capitalize()}, **{person}** wrote to all.",
            _sentence(chance, chance.randint(8, 12)),
            f"See [the announcement](https://news.example/{event_id}) for {_words(chance, 8)} *{_words(chance, 3)}*.",
            _sentence(chance, chance.randint(12, 18)),
        )
    )


def _sentence(chance: random.Random, length: int) -> str:
    return f"{_words(chance, length).capitalize()}."


def _words(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(_WORDS, k=length))


def _mapping(values: Mapping[str, object]) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
