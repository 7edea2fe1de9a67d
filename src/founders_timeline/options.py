"""What several commands take: a site, a day, the form of a report; and how their help shows examples."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_PLAIN_DAY = re.compile(r"(?:1\d|2[01])\d\d-\d\d-\d\d", re.ASCII)
"""A day within the years that dates may have (see edtf.py)."""

NAME = "founders-timeline"
"""The command's name."""


def site_argument(command: Command) -> Command:
    """Give a command its argument SITE, the folder that holds content/."""
    return click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")(command)


def day_option(name: str, today: Callable[[], date], words: str) -> Callable[[Command], Command]:
    """Make an option for one day, written YYYY-MM-DD, with `today` for its default."""
    words = f"{words}  [default: today, or SOURCE_DATE_EPOCH]"
    return click.option(name, metavar="DATE", default=lambda: today().isoformat(), callback=_read_day, help=words)


def format_option(*names: str) -> Callable[[Command], Command]:
    """Make the option for the form of a report, the first one by default."""
    words = f"The form of the report.  [default: {names[0]}]"
    return click.option("--format", "form", type=click.Choice(names), default=names[0], help=words)


def examples(*lines: str) -> str:
    """Make the end of a help text; a line is a command without the program's name, and may go on with what it does."""
    keep_lines = "\b"  # click fills paragraphs otherwise
    return "\n".join([keep_lines, "Examples:", *(f"  {NAME} {line}" for line in lines)])


def _read_day(_context: click.Context, _option: click.Parameter, text: str) -> date:
    if _PLAIN_DAY.fullmatch(text):
        with suppress(ValueError):  # parse_edtf explains it.
            return date.fromisoformat(text)
    from founders_timeline.edtf import EdtfError, Precision, parse_edtf  # noqa: PLC0415  (10 ms, for what is refused)
    from founders_timeline.problems import quoted  # noqa: PLC0415

    try:
        when = parse_edtf(text)
    except EdtfError as error:
        raise click.BadParameter(f"{quoted(text)} {error.message} Write one day, as in 2024-08-06.") from error
    if when.precision is not Precision.DAY or when.uncertain or when.approximate:
        raise click.BadParameter(f"{quoted(text)} is not one day. Write one, as in 2024-08-06.")
    return when.earliest
