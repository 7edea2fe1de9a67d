"""What to write instead of a text that is no date here: what its author can have meant, as EDTF.

A hint never decides what content means. It names one reading, or all of them where there are several.
"""

import re
import unicodedata
from calendar import month_name
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from founders_timeline.model.date_words import dates_in_words
from founders_timeline.model.edtf import EdtfError, parse_edtf

LONGEST_WORDS = 60
"""Characters of a text that is looked at for a date."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = "\"'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\xab\xbb "
_ABOUT = r"(?:about|around|approx(?:imately|\.)?|circa|ca?\.?|roughly|vers|environ|um|etwa|gegen)"
_PERHAPS = r"(?:maybe|perhaps|probably|possibly|presumably|peut-être|vielleicht)"
_TO = r"(?:\s*(?:/|\.\.+|…)\s*|\s+(?:-|to|and|or|until|till|through|à|au|et|ou|bis|und|oder)\s+)"
_BETWEEN = r"(?:between|from|either|entre|de|du|von|zwischen)"
_UP_TO_NOW = r"(?: to | ?- ?|/)(?:present|now|today|date)"
_SEASONS = {
    **{21: (3, 5, "spring"), 22: (6, 8, "summer"), 23: (9, 11, "autumn")},
    **{33: (1, 3, ""), 34: (4, 6, ""), 35: (7, 9, ""), 36: (10, 12, "")},
    **{37: (1, 4, ""), 38: (5, 8, ""), 39: (9, 12, ""), 40: (1, 6, ""), 41: (7, 12, "")},
}
"""Parts of a year by the number that stands for them in EDTF (level 2), as first and last month; seasons of the north."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """The first and the last day that a date can mean here, as EDTF or empty: the founding and today, for an event."""

    first: str = ""
    last: str = ""


ANY_TIME = Bounds()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A date that a text may mean, and in which case it does."""

    text: str
    case: str = ""


def hint_for(text: str, error: EdtfError, bounds: Bounds = Bounds()) -> str:
    """Return what to write instead of a text that `parse_edtf` refuses, as sentences."""
    found = _readings(text, bounds) if error.hint else []
    if not found:
        return error.hint
    if len(found) == 1:
        return f"Write {found[0].text}."
    return f"Write {', '.join(f'{each.text} {each.case}'.strip() for each in found)}."


def _readings(text: str, bounds: Bounds) -> list[_Reading]:
    """Return the dates that a text may mean, none if nobody can tell; each is one that `parse_edtf` reads."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip(_QUOTES)
    plain = re.sub(r"\s+", " ", plain)
    if len(plain) > LONGEST_WORDS:
        return []
    for read in _READERS:
        found = list(dict.fromkeys(each for each in read(plain, bounds) if _is_date(each.text)))
        if found:
            return found
    return []


def _is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def _only(text: str, bounds: Bounds) -> str:
    """Return the one date that a part of a text means, without qualifiers; empty if it means none, or several."""
    found = _readings(text, bounds) if re.search(r"\d{4}", text) else []
    return found[0].text.rstrip("?~%") if len(found) == 1 else ""


def _itself(text: str, _: Bounds) -> Iterator[_Reading]:
    yield _Reading(text)


def _digits(text: str, _: Bounds) -> Iterator[_Reading]:
    """Read a year, a month and a day in this order, whatever stands between them and however many digits they have."""
    between = r"[-./_, 年月日]{1,2}"
    match = re.fullmatch(rf"(\d{{4}}){between}(\d{{1,2}})(?:{between}(\d{{1,2}})日?)?", text, re.ASCII)
    match = match or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text, re.ASCII)
    if match:
        yield _Reading("-".join(part.zfill(2) for part in match.groups() if part))
    elif re.fullmatch(r"\d{3}", text, re.ASCII):
        yield _Reading(f"0{text}")


def _unspecified(text: str, _: Bounds) -> Iterator[_Reading]:
    """Read digits that nobody knows: 199X, 199u, 1990s, 2004-XX, 2004-06-XX (EDTF level 1)."""
    if match := re.fullmatch(r"(?:the )?(\d{1,3})(?:([XU]{1,3})|0s)", text, re.ASCII | re.IGNORECASE):
        missing = len(match[2] or "0")
        if len(match[1]) + missing == 4:
            yield _Reading(f"[{match[1]}{'0' * missing}..{match[1]}{'9' * missing}]")
    elif match := re.fullmatch(r"(\d{4}(?:-\d\d)?)(?:-[XU]{2}){1,2}", text, re.ASCII | re.IGNORECASE):
        yield _Reading(match[1])


def _qualified(text: str, bounds: Bounds) -> Iterator[_Reading]:
    """Read signs and words for "about" and "perhaps" in other places than at the end."""
    about = re.fullmatch(rf"{_ABOUT}\s*(.+)", text, re.IGNORECASE)
    perhaps = re.fullmatch(rf"{_PERHAPS}\s+(.+)", text, re.IGNORECASE) or re.fullmatch(r"(.+?)\s*\(\?\)", text)
    if about or perhaps:
        match = about or perhaps
        date_text = _only(match[1], bounds) if match else ""
        yield _Reading(date_text + ("~" if about else "?") * (not date_text.startswith("[")))
    elif (signs := set(text) & set("?~%")) and not text.startswith("["):
        sign = signs.pop() if len(signs) == 1 else "%"
        yield _Reading(_only(re.sub(r"\s*[?~%]", "", text), bounds) + sign)


def _part_of_year(text: str, _: Bounds) -> Iterator[_Reading]:
    """Read quarters, halves and seasons, also by their numbers in EDTF; 2015-21 can be years as well."""
    if match := re.fullmatch(r"(\d{4})[-/](\d\d)", text, re.ASCII):
        year, part = match[1], int(match[2])
    elif match := re.fullmatch(r"(?:(\d{4})\W?)?([QH])([1-4])(?:\W?(\d{4}))?", text, re.ASCII | re.IGNORECASE):
        year, part = match[1] or match[4] or "", int(match[3]) + (32 if match[2] in "qQ" else 39)
    elif match := re.fullmatch(r"(spring|summer|autumn|fall)(?: of)? (\d{4})", text, re.ASCII | re.IGNORECASE):
        year, part = match[2], 21 + ("spring", "summer", "autumn").index(match[1].lower().replace("fall", "autumn"))
    elif match := re.fullmatch(r"(early|mid|late)[ -](?:in )?(\d{4})", text, re.ASCII | re.IGNORECASE):
        first, last = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}[match[1].lower()]
        yield _Reading(f"[{match[2]}-{first:02}..{match[2]}-{last:02}]", "if that is sure")
        yield _Reading(match[2], "if it is not")
        return
    else:
        return
    if part in _SEASONS:
        first, last, season = _SEASONS[part]
        yield _Reading(f"[{year}-{first:02}..{year}-{last:02}]", f"for {season} in the north" if season else "for those months")
    if text == f"{year}{text[4:5]}{part:02}" and int(year[2:]) < part:
        yield _Reading(f"[{year}..{year[:2]}{part:02}]", "for those years")


def _two_ends(text: str, bounds: Bounds) -> Iterator[_Reading]:
    """Read intervals, sets and ranges: 2004-06/2006-08, [2015, 2016], {2015..2017}, 2016-2019, between 2016 and 2019."""
    years = re.fullmatch(r"(\d{4}) ?- ?(\d{4})", text, re.ASCII)
    days = re.fullmatch(r"(.*?)(\d\d?) ?- ?(\d\d?)(\D+\d{4})", text, re.ASCII)
    inside = re.fullmatch(r"[\[{(](.*)[\]})]", text)
    parts = [text]
    if years:
        parts = [years[1], years[2]]
    elif days:
        parts = [f"{days[1]}{day}{days[4]}" for day in (days[2], days[3])]
    elif inside:
        parts = re.split(r"\s*(?:,|\.\.)\s*", inside[1])
    elif re.search(_TO, text, re.IGNORECASE):
        parts = re.split(_TO, re.sub(rf"^{_BETWEEN}\s+", "", text, flags=re.IGNORECASE), maxsplit=1, flags=re.IGNORECASE)
    if len(parts) > 1 and (first := _only(parts[0], bounds)) and (last := _only(parts[-1], bounds)):
        yield _Reading(f"[{first}..{last}]")
    elif inside and len(parts) == 1:
        yield from _readings(parts[0], bounds)


def _one_end(text: str, bounds: Bounds) -> Iterator[_Reading]:
    """Read what is open to one side: [..2015], ../2015, before 2016, since 2015."""
    plain = text.strip("[]")
    words = r"(before|until|till|by|not after|avant|jusqu'en|vor|bis|after|since|from|not before|après|depuis|nach|seit|ab)"
    if match := re.fullmatch(rf"{words} (.+)", plain, re.IGNORECASE):
        word, end = match[1].lower(), _only(match[2], bounds)
    elif match := re.fullmatch(r"(?:\.\.|unknown|)(?:/|(?<=\.))(.+)", plain):
        word, end = "until", _only(match[1], bounds)
    elif match := re.fullmatch(
        r"(.+?)(?:/(?:\.\.|open|unknown|)|\.\.| ?- ?| onwards?|(?: to | ?- ?|/)(?:present|now|today|date))", plain
    ):
        word, end = "since", _only(match[1], bounds)
    else:
        return
    if end.startswith("[") or not end:
        return
    when = parse_edtf(end)
    if word in ("before", "avant", "vor"):
        end = _shorter(when.earliest - timedelta(days=1))
    elif word in ("after", "après", "nach"):
        end = _shorter(when.latest + timedelta(days=1))
    is_first = word in ("after", "since", "from", "not before", "après", "depuis", "nach", "seit", "ab")
    first, last = (end, bounds.last) if is_first else (bounds.first, end)
    if first and last:
        yield _Reading(f"[{first}..{last}]")


def _shorter(day: date) -> str:
    """Write a day, or the month or year that it ends or begins, which is what people see there."""
    if (day.month, day.day) in {(12, 31), (1, 1)}:
        return f"{day.year:04}"
    is_edge = day.day == 1 or (day + timedelta(days=1)).day == 1
    return day.isoformat()[:7] if is_edge else day.isoformat()


def _words(text: str, _: Bounds) -> Iterator[_Reading]:
    """Read names of months, and days before or after months: August 5, 2024; 5 août 2026; 05.08.2026."""
    for each in dates_in_words(text):
        day = parse_edtf(each).earliest
        yield _Reading(each, f"for {day.day} {month_name[day.month]}")


_READERS: tuple[Callable[[str, Bounds], Iterator[_Reading]], ...] = (
    *(_itself, _digits, _unspecified, _part_of_year, _two_ends, _one_end, _qualified, _words),
)
