"""Dates as editors know them: a day, a month, a year or a span, sure or not (a subset of EDTF, ISO 8601-2:2019)."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

EARLIEST_YEAR = 1
LATEST_YEAR = 2199

PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
"""What a date without qualifiers, and each end of a span, looks like."""

_SPAN = re.compile(r"\[([^\[\]]*?)\.\.([^\[\]]*?)\]")
_QUALIFIERS = {"?": (True, False), "~": (False, True), "%": (True, True)}
FORMS = "Write 2024-08-05, 2024-08, 2024 or [2016..2018]; ?, ~ or % may follow a single date."


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


class EdtfError(ValueError):
    """A text that is no date of the subset; `message` goes on from "The text …", `hint` says what to write instead."""

    def __init__(self, message: str, hint: str = FORMS) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, kw_only=True, slots=True)
class EdtfDate:
    """A date and all that is known of it.

    It means one unknown day from `earliest` to `latest`, both included; they are equal when the day is known. `uncertain`
    (EDTF `?`) and `approximate` (`~`) change how the date is worded, never the span: nobody can say how wide "about" is.
    `text` is the date as EDTF; `ends` are the two dates that a span is written with, none for other dates.
    """

    text: str
    earliest: date
    latest: date
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    ends: tuple["EdtfDate", ...] = ()

    @property
    def is_day(self) -> bool:
        """Tell whether the exact day is known."""
        return self.earliest == self.latest

    @property
    def unqualified(self) -> str:
        """Return the date as EDTF without `?`, `~` or `%`: a date of ISO 8601, unless it is a span."""
        return self.text.rstrip("?~%")

    @property
    def reduced(self) -> str:
        """Return the date in ISO 8601's reduced precision: a year, month or day. A span is the year or month that it lies in.

        A span that lies in no year is empty: nothing is made up.
        """
        if self.precision is not Precision.SPAN:
            return self.unqualified
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if first.year != last.year:
            return ""
        return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"

    @property
    def interval(self) -> str:
        """Return the date as ISO 8601, a span as an interval of its first and its last possible day."""
        return self.reduced if self.precision is not Precision.SPAN else f"{self.earliest}/{self.latest}"

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> EdtfDate:
    """Read one date.

    Accepts `YYYY-MM-DD`, `YYYY-MM` and `YYYY`, each with `?`, `~` or `%` at the end (EDTF levels 0 and 1), and
    `[A..B]`, "one of the days from A to B" (level 2), where A and B are unqualified dates of any precision. Years are 0001 to
    2199. Raises EdtfError for anything else.
    """
    span = _SPAN.fullmatch(text)
    if span:
        return _parse_span(text, span[1], span[2])
    flags = _QUALIFIERS.get(text[-1:])
    if flags is None:
        return _parse_part(text)
    return replace(_parse_part(text[:-1]), text=text, uncertain=flags[0], approximate=flags[1])


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has, 1 to 12 of a year from 1 to 9998."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def day(moment: date) -> EdtfDate:
    """Make the date that is exactly one day."""
    return EdtfDate(text=moment.isoformat(), earliest=moment, latest=moment, precision=Precision.DAY)


def span(first: date, last: date) -> EdtfDate:
    """Make the date that is one of the days from `first` to `last`, which is not before it."""
    return day(first) if first == last else _parse_span(f"[{first}..{last}]", str(first), str(last))


def month(moment: date) -> EdtfDate:
    """Make the date that is the month of a day."""
    return _parse_part(f"{moment.year:04}-{moment.month:02}")


def year(moment: date) -> EdtfDate:
    """Make the date that is the year of a day."""
    return _parse_part(f"{moment.year:04}")


def _parse_span(text: str, first: str, last: str) -> EdtfDate:
    for written in (first, last):
        if written[-1:] in _QUALIFIERS:
            raise EdtfError("has ?, ~ or % inside a span.", "The ends of a span are plain dates: [2016..2018].")
    if not (first and last):
        raise EdtfError("lacks one end of the span.", "Write both ends: [2016..2018].")
    start, end = _parse_part(first), _parse_part(last)
    if end.latest < start.earliest:
        raise EdtfError("ends before it begins.", "Put the earlier date first.")
    return EdtfDate(text=text, earliest=start.earliest, latest=end.latest, precision=Precision.SPAN, ends=(start, end))


def _parse_part(text: str) -> EdtfDate:
    match = PART.fullmatch(text)
    if match is None:
        raise _not_a_date(text)
    year, month, number = (int(part) if part else 0 for part in match.groups())
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise _far_off()
    if match[2] is None:
        return EdtfDate(text=text, earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=Precision.YEAR)
    if not 1 <= month <= 12:
        raise EdtfError("names a month that is not in the calendar.", "Months are 01 to 12.")
    days = days_in_month(year, month)
    if match[3] is None:
        return EdtfDate(text=text, earliest=date(year, month, 1), latest=date(year, month, days), precision=Precision.MONTH)
    if not 1 <= number <= days:
        raise EdtfError("is not a day in the calendar.", f"{year:04}-{month:02} has {days} days.")
    return day(date(year, month, number))


def _not_a_date(text: str) -> EdtfError:
    if re.match(r"\d{4}-\d\d-\d\d[T ]\d", text, re.ASCII):
        return EdtfError("holds a time of day.", f"Write the day alone, {text[:10]}, as it was where the team works.")
    if re.match(r"-\d{4}(?:-|\Z)|Y-?\d", text, re.ASCII):
        return _far_off()
    if re.fullmatch(r"\d{4}-\d{1,2}(?:-\d{1,2})?", text, re.ASCII):
        return EdtfError("is not a date: months and days have two digits.")
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        return EdtfError("is not a date: the hyphens are missing.")
    if re.fullmatch(r"(?:\d{4}[-\d]*|\.\.|)/(?:\d{4}[-\d]*|\.\.|)", text, re.ASCII):
        return EdtfError("is an interval: it stands for all of its days, not for one of them.")
    if "/" in text:
        return EdtfError("has slashes, which are read differently from country to country.")
    return EdtfError("is not a date.")


def _far_off() -> EdtfError:
    return EdtfError(f"lies outside the years {EARLIEST_YEAR:04} to {LATEST_YEAR}.", "")
