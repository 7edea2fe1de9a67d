"""Values as other programs read them: JSON, CSV, and days as moments."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

Cell = str | int | bool | date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell may begin with that spreadsheets run (OWASP, "CSV Injection")."""


def json_bytes(value: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    """Write a value as JSON: UTF-8, one line, keys in the order they were made in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def present(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields that say something: neither None, nor empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", (), [], {})}


def timestamp(day: date) -> str:
    """Write a day where a format has moments only (RFC 3339): noon, when it is the same day nearly everywhere on earth."""
    return f"{day}T12:00:00Z"


def csv_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Write rows as CSV (RFC 4180) in UTF-8, with a byte order mark: without one Excel takes letters with accents for others."""
    text = StringIO(newline="")
    csv.writer(text).writerows(map(cell_text, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell_text(cell: Cell) -> str:
    """Write a value; None is an empty cell, and a text that could be a formula gets an apostrophe before it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str() if cell.startswith(_FORMULA):
            return f"'{cell}"
    return str(cell)
