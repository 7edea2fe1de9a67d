"""Tables of figures: on the terminal in columns, in docs/performance.md between the two comments that name them."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


class Table(NamedTuple):
    """A name for the page, the heads of the columns, and the rows; the first column is text, all others are figures."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str

    def as_text(self) -> str:
        """Set the table in columns of one width."""
        lines = [self.heads, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join([*("  ".join(self._cells(line, widths)).rstrip() for line in lines), self.caption])

    def as_markdown(self) -> str:
        """Set the table as Markdown, the caption above it."""
        rule = ["---", *("---:" for _ in self.heads[1:])]
        return "\n".join([self.caption, "", *(f"| {' | '.join(line)} |" for line in (self.heads, rule, *self.rows))])

    @staticmethod
    def _cells(line: Sequence[str], widths: Sequence[int]) -> list[str]:
        first, *others = zip(line, widths, strict=True)
        return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]


def write_into(page: Path, table: Table) -> None:
    """Put a table between its two comments on a page; ValueError if the page has no such place."""
    text = page.read_text("utf-8")
    place = re.compile(rf"(?<=<!-- {re.escape(table.name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not place.search(text):
        raise ValueError(f"{page} has no place for {table.name}: <!-- {table.name} --> and, below it, <!-- end -->.")
    page.write_text(place.sub(lambda _: f"\n{table.as_markdown()}\n\n", text, count=1), "utf-8")


def figure(value: float) -> str:
    """Write a number with three digits or so."""
    return f"{value:,.{2 if value < 10 else 1 if value < 100 else 0}f}"


def machine() -> str:
    """Say when and on what was measured."""
    models = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    model = models[0].strip() if models else platform.machine()
    return f"{date.today()}, {os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}"
