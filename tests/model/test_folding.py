"""How search compares texts: the program and the script that runs in the browser fold the same letters."""

import re
from pathlib import Path

import pytest

from founders_timeline.model.folding import fold, folded_letters, is_letter_or_digit, words_in
from founders_timeline.model.slug import slug_of

SCRIPT = Path(__file__).resolve().parents[2] / "templates/assets/fold.js"


@pytest.mark.parametrize(
    ("text", "written"),
    [("Été À", "ete a"), ("e\u0301", "e"), ("हिन्दी", "हनद"), ("ŻÓŁĆ", "zolc"), ("Straße", "strasse"), ("ΟΔΟΣ", "οδοσ")],
)
def test_a_text_is_compared_in_small_letters_without_marks_or_strokes(text: str, written: str) -> None:
    assert fold(text) == written


@pytest.mark.parametrize("name", ["Łukasz", "Søren", "Ægir", "Groß", "Đorđe", "Œuvre", "Þór", "Ħal", "Işık", "Ŋaren", "Ðan"])
def test_a_name_is_found_by_its_id(name: str) -> None:
    assert fold(name) == slug_of(name)


def test_the_script_folds_the_letters_that_the_program_folds() -> None:
    pairs = re.search(r'new Map\("([^"]*)"', SCRIPT.read_text("utf-8"))
    assert pairs
    assert {pair[0]: pair[1:] for pair in pairs[1].split(" ")} == folded_letters()


def test_the_script_looks_at_every_letter_that_it_can_fold() -> None:
    looked_for = re.search(r"replace\(/(\[ß-[^/]*\])/g", SCRIPT.read_text("utf-8"))
    assert looked_for
    assert [letter for letter in folded_letters() if not re.fullmatch(looked_for[1], letter)] == []


def test_words_are_letters_digits_and_low_lines_in_a_row() -> None:
    assert words_in("Zoë’s “GPT-4”, a_b & été!") == {"zoe", "s", "gpt", "4", "a_b", "ete"}


@pytest.mark.parametrize(("character", "is_word"), [("\U00031350", True), ("ℵ", True), ("👩", False), ("’", False)])
def test_letters_that_only_newer_tables_know_are_letters_in_every_python(character: str, is_word: bool) -> None:
    assert is_letter_or_digit(character) is is_word
