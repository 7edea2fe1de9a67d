"""TimelineJS's spreadsheet, as CSV: nineteen columns, or those of older sheets, as TimelineJS data."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from io import StringIO

from founders_timeline.authoring.importing.imported import ImportFailure, Notes

COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
)
"""The columns, in their order."""

_OLD_COLUMNS = ("Start Date", "End Date", "Tag")
"""Columns of sheets from before 2015."""

_SEPARATORS = (",", ";", "\t", "|")
_MEDIA = {"url": "Media", "credit": "Media Credit", "caption": "Media Caption", "thumbnail": "Media Thumbnail", "alt": "Alt Text"}
_KNOWN = {name.casefold(): name for name in (*COLUMNS, *_OLD_COLUMNS)}

Row = Mapping[str, str]


def read_sheet(text: str, notes: Notes) -> dict[str, object]:
    """Read a sheet as TimelineJS data; ImportFailure if it is none. Columns and cells that have no place are noted."""
    header, *rows = _rows(text)
    for name, number in Counter(filter(None, header)).items():
        if name not in _KNOWN.values():
            notes.add(f"column {name}", "it is none of TimelineJS's.")
        if number > 1:
            raise ImportFailure(f"The column {name} stands {number} times in the first line: rename all but one.")
    titles: list[dict[str, object]] = []
    slides: list[dict[str, object]] = []
    eras: list[dict[str, object]] = []
    by_type = {"title": titles, "start": titles, "era": eras}
    for number, cells in enumerate(rows, start=2):
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
        nameless = [cell for place, cell in enumerate(cells) if cell.strip() and not (place < len(header) and header[place])]
        if nameless:
            notes.add(f"row {number}", f"these cells stand in no column: {', '.join(nameless)}")
        if row:
            by_type.get(row.get("Type", "").casefold(), slides).append(_slide(row))
    for extra in titles[1:]:
        notes.add("title", f"there is one already; this one was left out: {extra}")
    return {"events": slides, "eras": eras, **({"title": titles[0]} if titles else {})}


def _rows(text: str) -> list[list[str]]:
    """Return the rows, the header first, with the separator that makes the first line one."""
    csv.field_size_limit(max(len(text), 1))
    named = re.match(r"sep=(.)\r?\n", text)  # Excel writes it, and reads it.
    text = text[named.end() :] if named else text
    for separator in _SEPARATORS:
        try:
            first = next(csv.reader(StringIO(text, newline=""), delimiter=separator), [])
        except csv.Error:
            continue
        header = [_column(cell) for cell in first]
        if "Headline" in header and {"Year", "Start Date"}.intersection(header):
            reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
            try:
                return [header, *list(reader)[1:]]
            except csv.Error as error:
                raise ImportFailure(f"Line {reader.line_num} is no CSV: {error}. Is a quotation mark missing?") from error
    raise ImportFailure("This is no TimelineJS spreadsheet: its first line has no columns Headline and Year.")


def _column(cell: str) -> str:
    name = " ".join(cell.split())
    return _KNOWN.get(name.casefold(), name)


def _slide(row: Row) -> dict[str, object]:
    kind = row.get("Type", "")
    slide: dict[str, object] = {
        "start_date": _date(row, "", "Start Date"),
        "end_date": _date(row, "End ", "End Date"),
        "display_date": row.get("Display Date"),
        "text": {"headline": row.get("Headline", ""), "text": row.get("Text", "")},
        "media": {key: row[name] for key, name in _MEDIA.items() if name in row},
        "group": row.get("Group") or row.get("Tag"),
        "background": row.get("Background"),
        "type": kind if kind.casefold() not in ("title", "start", "era") else None,
        **{f"column {name}": cell for name, cell in row.items() if name not in _KNOWN.values()},
    }
    if row.get("Group") and row.get("Tag"):
        slide["tag"] = row["Tag"]
    return {key: value for key, value in slide.items() if value}


def _date(row: Row, prefix: str, old: str) -> object:
    parts = {"year": f"{prefix}Year", "month": f"{prefix}Month", "day": f"{prefix}Day", "time": f"{prefix}Time"}
    return {key: row[name] for key, name in parts.items() if name in row} or row.get(old)
