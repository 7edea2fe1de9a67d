"""Placeholders: which words in braces are filled in."""

import pytest

from founders_timeline.prose.placeholders import PLACEHOLDERS, fill, placeholders_in, wrong_forms_in


def test_placeholders_are_filled_in() -> None:
    assert fill("{remaining} of {founders}", {"remaining": "2", "founders": "11"}) == "2 of 11"


def test_other_braces_stay_as_they_are_written() -> None:
    assert fill("{other} {{ 7*7 }} { remaining } {}", dict.fromkeys(PLACEHOLDERS, "2")) == "{other} {{ 7*7 }} { remaining } {}"


def test_every_word_in_braces_is_found() -> None:
    assert placeholders_in("{remaining} {Remaining} { remaining } {7}") == ["remaining", "Remaining", " remaining "]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "0 people stay"),
        ("1", "one person stays"),
        ("2", "2 people stay"),
        ("0–1", "0–1 people stay"),
        ("10", "10 people stay"),
    ],
)
def test_of_two_forms_the_first_is_for_one(number: str, said: str) -> None:
    text = "{remaining | one person stays | {remaining} people stay}"
    assert fill(text, {"remaining": number}) == said


@pytest.mark.parametrize(("number", "said"), [("0", "Nobody stays."), ("1", "One of 11 stays."), ("7–9", "7–9 stay.")])
def test_of_three_forms_the_first_is_for_none(number: str, said: str) -> None:
    text = "{remaining|Nobody stays|One of {founders} stays|{remaining} stay}."
    assert fill(text, {"remaining": number, "founders": "11"}) == said


def test_words_inside_of_forms_are_found_too() -> None:
    assert placeholders_in("{remaining | {a} | {founders}} and {other|x}") == ["remaining", "a", "founders", "other"]


@pytest.mark.parametrize("text", ["{remaining|}", "{remaining | stay}", "{remaining|a|b|c|d}"])
def test_one_form_or_four_are_wrong(text: str) -> None:
    assert wrong_forms_in(f"Of them {text}.") == [text]


@pytest.mark.parametrize("text", ["{remaining}", "{remaining|a|b}", "{remaining | | one | {remaining}}"])
def test_none_two_or_three_forms_are_right(text: str) -> None:
    assert wrong_forms_in(text) == []
