"""What a long timeline is searched by: it can be read back to what every event says, in each language."""

import json
import re
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from founders_timeline.exports.search_index import DIGITS, search_file, words_of
from founders_timeline.views.context import Context
from founders_timeline.views.words import headline
from tests.small_site import TEAM, context

EVENTS = """\
- {name: Ada Byron, date: 2018-02-14,
   destination: {name: {en: "Globex", fr: "Globèxe"}, role: {en: "Chair", fr: "Présidente"}},
   summary: {en: "See [the *note*](https://hidden.example/path), {remaining} stay.", fr: "Voir l’été."},
   quotes: [{text: "I’m leaving.", lang: en, translations: {fr: "Je m’en vais."},
   source: {url: "https://b.example/x", publisher: Gazette}}]}
- {id: other, name: [Ben Holt, Cleo Marsh], date: 2019-05?, type: leave,
   title: {en: "Ben Holt &amp; Cleo rest"}, confidence: disputed}
- {name: Zoe Lane, date: 2024-01-31, type: role, destination: {role: chair}}
- {date: 2025-12, type: milestone, id: house, title: {en: "A new house", fr: "Une maison"}}
"""


def subject(root: Path, code: str = "en", as_of: str = "2026-11-23") -> Context:
    return context(root, EVENTS, code=code, team=TEAM, as_of=date.fromisoformat(as_of))


def index_of(context: Context) -> dict[str, Any]:
    text = search_file(context).decode()
    found = re.fullmatch(r"globalThis\.searchIndex = (.*);\n", text)
    assert found
    index = json.loads(found[1])
    assert isinstance(index, dict)
    return index


def numbers(text: str) -> list[int]:
    all_numbers, number = [], 0
    for letter in text:
        digit = DIGITS.index(letter)
        number = number * 32 + digit % 32
        if digit < 32:
            all_numbers.append(number)
            number = 0
    return all_numbers


def holding(index: dict[str, Any], word: str) -> list[int]:
    """Return the places of the events that hold exactly this word."""
    steps = dict(zip(index["words"].split(" "), index["at"].split(" "), strict=True))
    return list(accumulate(numbers(steps[word]))) if word in steps else []


def titles(index: dict[str, Any], subject: Context) -> list[tuple[str, str]]:
    who = iter(numbers(index["who"]))
    people = [[index["people"][next(who)] for _ in range(number)] for number in who]
    places = [index["places"][place] for place in numbers(index["to"])]
    entries = [index["titles"][place] for place in numbers(index["title"])]
    return [
        (
            text.replace("\x02", own[0][1] if own else "").replace("\x03", place[1] if place else ""),
            lang or subject.language.code,
        )
        for (text, lang), own, place in zip(entries, people, places, strict=True)
    ]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_titles_can_be_read_back(code: str, tmp_path: Path) -> None:
    here = subject(tmp_path, code)
    assert titles(index_of(here), here) == [headline(here, event) for event in here.team.events]


def test_ids_can_be_read_back(tmp_path: Path) -> None:
    here = subject(tmp_path)
    index = index_of(here)
    short = [index["ids"][place] for place in numbers(index["id"])]
    assert short == ["\x02-\x01", "other", "\x02-\x01", "house"]


def test_days_are_steps_from_the_first(tmp_path: Path) -> None:
    here = subject(tmp_path)
    index = index_of(here)
    days = [event.date.earliest.toordinal() for event in here.team.events]
    assert (index["first"], [days[0] + step for step in accumulate(numbers(index["days"]))]) == ("2018-02-14", days)


def test_dates_that_are_no_exact_day_bring_their_words(tmp_path: Path) -> None:
    assert index_of(subject(tmp_path))["dates"] == {"1": "May 2019, uncertain", "3": "December 2025"}


def test_founders_changes_are_told_from_the_rest(tmp_path: Path) -> None:
    assert [number % 2 for number in numbers(index_of(subject(tmp_path))["kind"])] == [1, 1, 0, 0]


def test_a_change_is_told_with_its_words_and_nothing_where_the_count_stays_or_lies_ahead(tmp_path: Path) -> None:
    index = index_of(subject(tmp_path, as_of="2019-01-01"))
    changes = [index["changes"][place] for place in numbers(index["change"])]
    assert changes == [["3 → 2", "Founders remaining: 3 before, 2 after"], "", "", ""]


@pytest.mark.parametrize("word", ["14", "february", "2018", "note", "2", "stay", "leaving", "gazette", "chair"])
def test_a_word_of_the_entry_finds_the_event(word: str, tmp_path: Path) -> None:
    assert 0 in holding(index_of(subject(tmp_path)), word)


@pytest.mark.parametrize("word", ["hidden", "https", "remaining", "vais"])
def test_what_the_entry_does_not_say_finds_nothing(word: str, tmp_path: Path) -> None:
    assert holding(index_of(subject(tmp_path)), word) == []


@pytest.mark.parametrize("word", ["presidente", "ete", "vais", "leaving", "fevrier"])
def test_words_have_no_accents_and_are_those_of_the_language(word: str, tmp_path: Path) -> None:
    assert holding(index_of(subject(tmp_path, "fr")), word) == [0]


def test_a_filter_by_destination_has_the_same_value_in_every_language(tmp_path: Path) -> None:
    places = [index_of(subject(tmp_path / code, code))["places"] for code in ("en", "fr")]
    assert places == [["", ["Globex", "Globex"]], ["", ["Globex", "Globèxe"]]]


def test_a_correction_is_found_by_its_words(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-08-05, corrections: [{date: 2024-09-01, text: The wrong Tuesday.}]}\n"
    assert holding(index_of(context(tmp_path, event)), "tuesday") == [0]


def test_a_letter_with_a_stroke_is_found_without_it(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-08-05, summary: Łódź paid in złoty on Größe street.}\n"
    index = index_of(context(tmp_path, event))
    assert [holding(index, word) for word in ("lodz", "zloty", "grosse")] == [[0]] * 3


def test_every_word_stands_once_and_in_order(tmp_path: Path) -> None:
    here = subject(tmp_path)
    words = index_of(here)["words"].split(" ")
    assert words == sorted({word for event in here.team.events for word in words_of(here, event)})
