"""Rows as CSV (RFC 4180): UTF-8, and no cell that a spreadsheet would take for a formula."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from founders_timeline.exports.columns import Table
from founders_timeline.exports.rows import Cell, Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell may begin with that spreadsheets run (OWASP, "CSV Injection")."""


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """Write a table; a row that lacks a column or has another one is a KeyError or a ValueError."""
    text = StringIO(newline="")
    names = [column.name for column in table.columns]
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"{table.name}: {sorted(set(row).symmetric_difference(names))}")
        writer.writerow([cell_text(row[name]) for name in names])
    return text.getvalue().encode()


def cell_text(cell: Cell) -> str:
    """Write a value; None is an empty cell, and a text that could be a formula gets an apostrophe before it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | date():
            return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
