"""TimelineJS's spreadsheet, as CSV: nineteen columns, or those of older sheets, as TimelineJS data."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from founders_timeline.importing.imported import ImportFailure

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

OLD_COLUMNS = ("Start Date", "End Date", "Tag")
"""Columns of sheets from before 2015."""

_MEDIA = {"url": "Media", "credit": "Media Credit", "caption": "Media Caption", "thumbnail": "Media Thumbnail", "alt": "Alt Text"}
_OLD_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def read_sheet(text: str) -> tuple[dict[str, Any], list[str]]:
    """Read a sheet; return it as TimelineJS data, and the names of columns that are unknown. ImportFailure if it is none."""
    rows = list(csv.reader(StringIO(text, newline="")))
    header = [" ".join(cell.split()) for cell in rows[0]] if rows else []
    if "Headline" not in header or not {"Year", "Start Date"}.intersection(header):
        raise ImportFailure("This is no TimelineJS spreadsheet: its first line has no columns Headline and Year.")
    data: dict[str, Any] = {"events": [], "eras": []}
    for cells in rows[1:]:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if row:
            _add_row(data, row)
    return data, [name for name in header if name and name not in {*COLUMNS, *OLD_COLUMNS}]


def _add_row(data: dict[str, Any], row: Mapping[str, str]) -> None:
    slide = _slide(row)
    match row.get("Type", "").lower():
        case "title":
            data["title"] = slide
        case "era":
            data["eras"].append(slide)
        case _:
            data["events"].append(slide)


def _slide(row: Mapping[str, str]) -> dict[str, Any]:
    slide = {
        "start_date": _date(row, ""),
        "end_date": _date(row, "End "),
        "display_date": row.get("Display Date"),
        "text": {"headline": row.get("Headline", ""), "text": row.get("Text", "")},
        "media": {key: row[name] for key, name in _MEDIA.items() if name in row},
        "group": row.get("Group") or row.get("Tag"),
        "background": row.get("Background"),
    }
    return {key: value for key, value in slide.items() if value}


def _date(row: Mapping[str, str], prefix: str) -> dict[str, str]:
    parts = {"year": f"{prefix}Year", "month": f"{prefix}Month", "day": f"{prefix}Day", "hour": f"{prefix}Time"}
    date = {key: row[name] for key, name in parts.items() if name in row}
    old = row.get(f"{prefix or 'Start '}Date", "")
    if date or not old:
        return date
    # Old sheets came with American dates.
    american = _OLD_DATE.fullmatch(old)
    year, month, day = (american[3], american[1], american[2]) if american else (*old.split("-"), "", "")[:3]
    return {key: value for key, value in (("year", year), ("month", month), ("day", day)) if value}
