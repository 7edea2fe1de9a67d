"""Dates of other programs' files. None is guessed: what can be read in two ways is asked for, what cannot be read is told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from dateutil import parser

from founders_timeline.authoring.importing.imported import ImportFailure, Notes
from founders_timeline.authoring.importing.records import is_text, text_from
from founders_timeline.model.edtf import EARLIEST_YEAR, LATEST_YEAR, EdtfDate, EdtfError, parse_edtf

_PARTS = ("year", "month", "day")
_YEAR_FIRST = re.compile(r"(-?\d+)(?:[-/.,](\d{1,2})(?:[-/.,](\d{1,2}))?)?((?:[T ,].*)?)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2\d{4}", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d\d", re.ASCII)
_ZEROS = re.compile(r"\.0+(?=\Z)", re.ASCII)
_TIME = re.compile(r"\d{1,2}:\d\d", re.ASCII)
_EMPTY_TIME = re.compile(r"[\s,T0:.Z+-]*", re.ASCII)

_DEFAULTS = (datetime(1904, 1, 1), datetime(1943, 12, 31))
"""What dateutil fills in for whatever a text does not say; what differs between the two was not said."""


@dataclass(frozen=True, kw_only=True)
class ReadDate:
    """A date as the file wrote it, and what it means: `date` is None where it cannot be read, and `reason` says why.

    `reason` goes on from "The date …". `time` is a time of day that stood beside it.
    """

    written: str
    date: EdtfDate | None = None
    reason: str = ""
    time: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """Whether 3/4/2014 is 3 April; None where the file has no such date. `witness` is the date that showed it, if one did."""

    day_first: bool | None
    witness: str = ""
    example: str = ""


def order_of(texts: Iterable[str], wish: bool | None) -> Order:
    """Find out how dates such as 3/4/2014 are meant: as wished, or as one like 25/12/2013 in the same file shows.

    Raises ImportFailure if nothing shows it.
    """
    numbers = [(match[0], int(match[1]), int(match[3])) for text in texts if (match := _YEAR_LAST.match(text.strip()))]
    doubtful = [text for text, first, second in numbers if first <= 12 and second <= 12 and first != second]
    if wish is not None or not doubtful:
        return Order(day_first=wish)
    day_first = [text for text, first, _ in numbers if first > 12]
    month_first = [text for text, _, second in numbers if second > 12]
    if bool(day_first) == bool(month_first):
        raise ImportFailure(f"{doubtful[0]} can be read in two ways: say --day-first or --month-first.")
    return Order(day_first=bool(day_first), witness=(day_first or month_first)[0], example=doubtful[0])


def read_date_of(value: object, order: Order) -> ReadDate | None:
    """Read a date that a file has as a text, as a number, or as a mapping of year, month and day; None if there is nothing."""
    if isinstance(value, Mapping):
        parts = [text_from(part) if is_text(part := value.get(name)) else "" for name in _PARTS]
        named = ", ".join(f"{name} {part}" for name, part in zip(_PARTS, parts, strict=True) if part)
        written = "-".join(filter(None, parts)) if parts[0] else named
        return _from_parts(written, *parts) if written else None
    if not is_text(value) or not text_from(value):
        return None
    return _from_text(" ".join(text_from(value).split()), order)


def tell_date(read: ReadDate | None, where: str, notes: Notes) -> None:
    """Note why a date could not be read, and what was not kept of it."""
    if read is None or read.date is None:
        reason = f"the date {read.written} {read.reason}" if read else "it has no year."
        notes.add(where, f"{reason} It stands as a comment at the end of team.yaml.")
    elif read.time:
        notes.add(where, f"dates have no time of day here: {read.time}")


def tell_order(order: Order, notes: Notes) -> None:
    """Note how a date in the file showed the order of day and month."""
    if order.witness:
        first, other = ("day", "--month-first") if order.day_first else ("month", "--day-first")
        how = f"with the {first} first, as {order.witness} must be"
        notes.add("dates", f"such as {order.example} are read {how}; else say {other}.")


def _from_text(text: str, order: Order) -> ReadDate:
    try:
        return ReadDate(written=text, date=parse_edtf(text))
    except EdtfError as error:
        reason = error.message
    plain = _ZEROS.sub("", re.sub(r"\A(\d{1,2}),(\d{3})\Z", r"\1\2", text))
    year_first = _YEAR_FIRST.fullmatch(plain)
    if year_first and len(year_first[1].lstrip("-")) > 2:
        read = _from_parts(text, *(part or "" for part in year_first.groups()[:3]))
        return read if _EMPTY_TIME.fullmatch(year_first[4]) else _with_time(read, year_first[4].strip(" ,T"))
    if _SHORT_YEAR.fullmatch(text):
        return ReadDate(written=text, reason="has a year of two digits.")
    return _from_words(text, reason, order)


def _with_time(read: ReadDate, time: str) -> ReadDate:
    return ReadDate(written=read.written, date=read.date, reason=read.reason, time=time)


def _from_parts(written: str, year: str, month: str, day: str) -> ReadDate:
    """Read a year, a month and a day; empty and zero mean that it is not known, as TimelineJS has it."""
    numbers = [_number(year), _month(month) if month[:1].isalpha() else _number(month), _number(day)]
    if None in numbers:
        return ReadDate(written=written, reason="is not a date.")
    if not numbers[0]:
        return ReadDate(written=written, reason="has no year.")
    if 0 < numbers[0] < 100 and len(year) < 4:
        return ReadDate(written=written, reason="has a year of two digits.")
    if not EARLIEST_YEAR <= numbers[0] <= LATEST_YEAR:
        return ReadDate(written=written, reason=f"lies outside the years {EARLIEST_YEAR} to {LATEST_YEAR}.")
    if numbers[2] and not numbers[1]:
        return ReadDate(written=written, reason="has a day and no month.")
    known = [number for number in numbers if number]
    text = "-".join(f"{number:0{4 if place == 0 else 2}}" for place, number in enumerate(known))
    try:
        return ReadDate(written=written, date=parse_edtf(text))
    except EdtfError as error:
        return ReadDate(written=written, reason=error.message)


def _number(word: str) -> int | None:
    """Read a whole number, as in 2012, 2,012 or 2012.0; 0 for an empty word, None for what is no number."""
    plain = _ZEROS.sub("", "".join(word.split()).replace(",", ""))
    return int(plain or 0) if re.fullmatch(r"-?\d{0,9}", plain, re.ASCII) and plain != "-" else None


def _month(word: str) -> int | None:
    """Read a month's English name or its short form, as dateutil knows them."""
    return _words().month(word.strip(" ."))


def _from_words(text: str, reason: str, order: Order) -> ReadDate:
    """Read a date with words, such as August 5, 2024, or with its year at the end, such as 25/12/2013.

    dateutil is asked twice, with different days to fill in; only what both answers say is kept.
    """
    has_month = any(_month(word) for word in re.findall(r"[^\W\d_]+", text))
    plain = text if has_month else text.partition(" ")[0]
    if not has_month and not _YEAR_LAST.fullmatch(plain):
        return ReadDate(written=text, reason=reason)
    numbers = re.findall(r"\d+", _TIME.split(plain)[0], re.ASCII)
    years = [number for number in numbers if len(number) == 4]
    if len(years) != 1 or len(numbers) > (2 if has_month else 3):
        return ReadDate(written=text, reason=reason if years else "has no year of four digits.")
    try:
        first, second = (parser.parse(plain, default=default, dayfirst=bool(order.day_first)) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return ReadDate(written=text, reason="is not in the calendar.")
    if first.year != second.year or f"{first.year:04}" != years[0] or first.month != second.month:
        return ReadDate(written=text, reason=reason)
    read = _from_parts(text, years[0], str(first.month), str(first.day) if first.day == second.day else "")
    time = _TIME.search(text)
    return _with_time(read, time[0]) if time else read


@cache
def _words() -> parser.parserinfo:
    return parser.parserinfo()
