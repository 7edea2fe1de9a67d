"""Dates in words, as people and other programs write them: read by dateutil, which is never asked for more than a text says."""

import re
from datetime import datetime
from functools import cache

from babel import Locale
from dateutil.parser import parser, parserinfo

from founders_timeline.model.edtf import EARLIEST_YEAR, LATEST_YEAR

# Whoever writes in another language gets the general hint.
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl")
_LINKING_WORDS = ("de", "del", "do", "le", "la", "el", "il", "den", "der", "er")
_DEFAULTS = (datetime(1904, 1, 1), datetime(2011, 12, 22))
"""Where dateutil takes what a text does not say: only what it reads with both is said by the text."""


def dates_in_words(text: str) -> list[str]:
    """Return the days, months or years that a text with a year of four digits may mean, as EDTF.

    There are two where the day and the month could be either way round, none where the text says less than a year.
    """
    if not re.search(r"(?<!\d)\d{4}(?!\d)", text) or re.search(r"\d:\d|\.\.|\A/|/\Z", text):
        return []
    found = (_date_in(text, day_first=day_first) for day_first in (True, False))
    return list(dict.fromkeys(each for each in found if each and EARLIEST_YEAR <= int(each[:4]) <= LATEST_YEAR))


def _date_in(text: str, *, day_first: bool) -> str:
    """Return what a text says, as a day, a month or a year, or nothing."""
    try:
        one, other = (_parser().parse(text, default=default, dayfirst=day_first, ignoretz=True) for default in _DEFAULTS)
    except (ValueError, ArithmeticError):  # OverflowError, and InvalidOperation of its decimals.
        return ""
    said = 0
    for name in ("year", "month", "day"):
        if getattr(one, name) != getattr(other, name):
            break
        said += 1
    # A year of two digits would be one of our century, by dateutil's own clock.
    return one.date().isoformat()[: (0, 4, 7, 10)[said]] if f"{one.year:04}" in text else ""


@cache
def _parser() -> parser:
    """Return dateutil's parser with the names of months and days in some languages."""
    locales = [Locale(code) for code in _LANGUAGES]

    days = [tuple({locale.days["format"]["wide"][number].lower() for locale in locales}) for number in range(7)]
    words = {
        "JUMP": [*parserinfo.JUMP, *_LINKING_WORDS],
        "MONTHS": [_names(locales, number) for number in range(1, 13)],
        "WEEKDAYS": days,
    }
    return parser(type("Names", (parserinfo,), words)())


def _names(locales: list[Locale], month: int) -> tuple[str, ...]:
    """Return what a month is called, in full and short."""
    widths = ("wide", "abbreviated")
    names = [locale.months["format"][width][month].lower().rstrip(".") for locale in locales for width in widths]
    return tuple(dict.fromkeys((*names, *(("sept",) if month == 9 else ()))))
