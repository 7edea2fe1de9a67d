"""Ids are safe as file names and addresses on every system, and so are those made from names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from founders_timeline.model.slug import LONGEST_ID, TAKEN, slug_of, why_not_id


@pytest.mark.parametrize("text", ["a", "greg-brockman", "2024-08-05-john", "a" * LONGEST_ID, "console"])
def test_small_letters_digits_and_single_hyphens_make_an_id(text: str) -> None:
    assert why_not_id(text) is None


NO_IDS = [
    *("", "A", "a b", "a_b", "-a", "a-", "a--b", "a.b", ".", "..", "a/b", "..\\a", "jörg", "ａ", "a\n", "a:b"),
    *("con", "nul", "com1", "lpt9", "a" * (LONGEST_ID + 1)),
]


@pytest.mark.parametrize("text", NO_IDS)
def test_anything_else_is_no_id(text: str) -> None:
    assert why_not_id(text)


NAMES = {
    "Greg Brockman": "greg-brockman",
    "Łukasz Żółw": "lukasz-zolw",
    "Jörg Müller": "jorg-muller",
    "Durk P. Kingma": "durk-p-kingma",
    "林士浩": "lin-shi-hao",
    "O’Brien": "obrien",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_gives_a_readable_id(name: str) -> None:
    assert slug_of(name) == NAMES[name]


def test_a_name_without_letters_gets_an_id_that_is_its_own() -> None:
    assert slug_of("???") != slug_of("!!!")


def test_a_name_that_is_no_unicode_text_gets_an_id_too() -> None:
    assert why_not_id(slug_of("\udcff")) is None


@given(st.text(min_size=1) | st.sampled_from(sorted(TAKEN)) | st.sampled_from(["CON", "nul.", "com1"]))
def test_every_name_gives_an_id_that_is_free(name: str) -> None:
    assert (why_not_id(slug_of(name)), slug_of(name) in TAKEN) == (None, False)


@given(st.text())
def test_the_same_name_gives_the_same_id(name: str) -> None:
    assert slug_of(name) == slug_of(name)


def test_words_in_latin_letters_give_what_slugify_makes_of_them() -> None:
    names = [f"Ab{chr(code)}c D" for code in range(0x250)]
    names += [
        f"Ab{chr(code)}c D" for code in (*range(0x300, 0x370), *range(0x1E00, 0x1F00), *range(0xFB00, 0xFB07), 0x212B, 0xFF21)
    ]
    assert [slug_of(name) for name in names] == [slugify(name) for name in names]
