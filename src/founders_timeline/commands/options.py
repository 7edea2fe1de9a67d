"""What several commands take: a site, a day, the form of a report; and how their help shows examples."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from founders_timeline.commands.clock import now
from founders_timeline.model.edtf import EdtfError, Precision, parse_edtf
from founders_timeline.model.moment import Moment
from founders_timeline.model.problems import one_line, quoted

Command = TypeVar("Command", bound=Callable[..., Any])

NAME = "founders-timeline"
"""The command's name."""


def site_argument(command: Command) -> Command:
    """Give a command its argument SITE, the folder that holds content/, or any folder inside the site, as git takes one."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("site", type=folder, default=".", callback=_find_site)(command)


def site_around(folder: Path) -> Path:
    """Return the site that a folder is in, as a path from here, and say so; the folder itself if it is a site or in none."""
    from founders_timeline.loader.site import CONTENT  # Not above: help would wait for it.

    if (folder / CONTENT).is_dir():
        return folder
    found = next((parent for parent in folder.resolve().parents if (parent / CONTENT / "site.yaml").is_file()), None)
    if found is None:
        return folder
    click.echo(f"Working on the site in {one_line(str(found), longest=400)}.", err=True)
    return Path(os.path.relpath(found))


def day_option(name: str, words: str) -> Callable[[Command], Command]:
    """Make an option for one day, written YYYY-MM-DD. Without it the value is this instant, whose day depends on the team."""
    words = f"{words}  [default: today in the team's time zone, or SOURCE_DATE_EPOCH]"
    return click.option(name, metavar="DATE", callback=_read_day, help=words)


def format_option(*names: str) -> Callable[[Command], Command]:
    """Make the option for the form of a report, the first one by default."""
    words = f"The form of the report.  [default: {names[0]}]"
    return click.option("--format", "form", type=click.Choice(names), default=names[0], help=words)


def examples(*lines: str) -> str:
    """Make the end of a help text; a line is a command without the program's name, and may go on with what it does."""
    keep_lines = "\b"  # click fills paragraphs otherwise
    return "\n".join([keep_lines, "Examples:", *(f"  {NAME} {line}" for line in lines)])


def _find_site(context: click.Context, _argument: click.Parameter, folder: Path) -> Path:
    return folder if context.resilient_parsing else site_around(folder)


def _read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> Moment:
    if text is None:
        return now()
    try:
        when = parse_edtf(text)
    except EdtfError as error:
        raise click.BadParameter(f"{quoted(text)} {error.message} Write one day, as in 2024-08-06.") from error
    if when.precision is not Precision.DAY or when.uncertain or when.approximate:
        raise click.BadParameter(f"{quoted(text)} is not one day. Write one, as in 2024-08-06.")
    return when.earliest
