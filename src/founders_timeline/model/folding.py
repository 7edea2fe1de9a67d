"""Texts as search compares them: in small letters without accents or strokes, as ids are made from names."""

import unicodedata
from functools import cache

from slugify import slugify

UNICODE = unicodedata.ucd_3_2_0
"""The tables of Unicode 3.2, which every Python has. Later ones differ between Pythons, and a site's files would with them."""

_LATIN = range(0xDF, 0x250)
_PICTURES = range(0x1F000, 0x20000)


def fold(text: str) -> str:
    """Write a text as search compares it; assets/fold.js does the same."""
    if text.isascii():
        return text.lower()
    return UNICODE.normalize("NFD", text).lower().translate(_FOLDED)


def words_in(text: str) -> set[str]:
    """Return the words of a text, folded: letters, digits and low lines in a row."""
    return set(fold(text).translate(_SPACED).split())


@cache
def folded_letters() -> dict[str, str]:
    """Return the letters that are no plain letter with an accent, and what slugify makes of them: ł is l, ß is ss."""
    own = [letter for letter in map(chr, _LATIN) if UNICODE.category(letter) == "Ll"]
    latin = {letter: slugify(letter) for letter in own if UNICODE.normalize("NFD", letter) == letter}
    sigma = {"ς": "σ"}  # The same letter at a word's end.
    return {letter: plain for letter, plain in latin.items() if plain.isalpha()} | sigma


def is_letter_or_digit(character: str) -> bool:
    """Tell whether words are made of a character; what came after Unicode 3.2 is taken for a letter, but for pictures."""
    category = UNICODE.category(character)
    return category[0] in "LN" or (category == "Cn" and ord(character) not in _PICTURES)


class _Folded(dict[int, str]):
    """What becomes of each character that is small and has been taken apart, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        is_mark = UNICODE.category(letter).startswith("M")
        return self.setdefault(code, "" if is_mark else folded_letters().get(letter, letter))


class _Spaced(dict[int, str]):
    """A blank for each character that is no part of a word, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        return self.setdefault(code, letter if letter == "_" or is_letter_or_digit(letter) else " ")


_FOLDED, _SPACED = _Folded(), _Spaced()
