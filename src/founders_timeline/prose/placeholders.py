"""Placeholders: words in braces inside of prose that the site replaces by numbers, or by words that suit a number.

`{remaining}` stands for the number. `{remaining | one stays | {remaining} stay}` stands for its first form where the number is 1,
else for its second; of three forms the first is for 0. There is neither a colon nor a number sign in it, so that YAML takes it as
a text without quotes.
"""

import re
from collections.abc import Iterator, Mapping

PLACEHOLDERS = ("remaining", "on_leave", "affiliated", "departed", "founders")

_NAME = r" *[A-Za-z_]+ *"
_PLACEHOLDER = re.compile(rf"\{{({_NAME})((?:\|(?:[^{{}}|]|\{{{_NAME}\}})*)*)\}}")
_NUMBERS_OF_FORMS = (2, 3)


def placeholders_in(text: str) -> list[str]:
    """Return the words that stand in braces, in order, those inside of forms after the one whose forms these are."""
    return list(_words_in(text))


def written_in(text: str) -> list[str]:
    """Return the placeholders with their braces and forms, in order."""
    return [match[0] for match in _PLACEHOLDER.finditer(text)]


def wrong_forms_in(text: str) -> list[str]:
    """Return the placeholders, as written, whose forms are neither two nor three."""
    found = ((match[0], _forms(match[2])) for match in _PLACEHOLDER.finditer(text))
    return [written for written, forms in found if forms and len(forms) not in _NUMBERS_OF_FORMS]


def fill(text: str, numbers: Mapping[str, str]) -> str:
    """Replace the placeholders that are in `numbers`, which may be ranges: 7–9. Every other brace stays as written."""

    def words(match: re.Match[str]) -> str:
        forms = _forms(match[2])
        number = numbers.get(match[1].strip() if forms else match[1])
        if number is None:
            return match[0]
        return fill(_form(forms, number), numbers) if forms else number

    return _PLACEHOLDER.sub(words, text)


def _words_in(text: str) -> Iterator[str]:
    for match in _PLACEHOLDER.finditer(text):
        yield match[1].strip() if match[2] else match[1]
        yield from _words_in(match[2])


def _forms(written: str) -> tuple[str, ...]:
    """Part what stands after a placeholder's name: | one stays | {remaining} stay."""
    return tuple(form.strip() for form in written.split("|")[1:])


def _form(forms: tuple[str, ...], number: str) -> str:
    """Choose the form that suits a number; a range takes the last one."""
    if number == "0" and len(forms) > min(_NUMBERS_OF_FORMS):
        return forms[0]
    return forms[-2] if number == "1" and len(forms) > 1 else forms[-1]
