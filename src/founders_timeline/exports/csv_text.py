"""Rows as CSV (RFC 4180): UTF-8, and no cell that a spreadsheet would take for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from founders_timeline.exports.columns import Table
from founders_timeline.exports.rows import Cell, Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell may begin with that spreadsheets run (OWASP, "CSV Injection")."""


def csv_head(table: Table) -> bytes:
    """Write the first line of a table, the names of its columns."""
    text = StringIO(newline="")
    csv.writer(text).writerow([column.name for column in table.columns])
    return text.getvalue().encode()


def csv_rows(table: Table, rows: Iterable[Row]) -> bytes:
    """Write rows of a table; one that lacks a column or has another one is a KeyError or a ValueError."""
    text = StringIO(newline="")
    names = [column.name for column in table.columns]
    writer = csv.writer(text)
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"{table.name}: {sorted(set(row).symmetric_difference(names))}")
        writer.writerow([cell_text(row[name]) for name in names])
    return text.getvalue().encode()


def cell_text(cell: Cell) -> str:
    """Write a value; None is an empty cell, and a text that could be a formula gets an apostrophe before it."""
    match cell:
        case str():  # Nearly all are: a large table has a million of them.
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
    return str(cell)
