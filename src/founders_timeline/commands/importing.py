"""The command `import`: content from another tool's file."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import read_content, shown, tell
from founders_timeline.options import NAME, day_option, examples

if TYPE_CHECKING:
    from founders_timeline.importing.imported import Imported, Wishes

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


def _shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what all imports take."""
    for option in (
        day_option("--as-of", today, "The day that counts as today."),
        click.option(
            "--lang", default="en", show_default=True, metavar="CODE", help="The language of the texts, for a new site."
        ),
        click.option("--founder", "founders", multiple=True, metavar="NAME", help="A founder; may be given several times."),
        click.option("--founded", default="", metavar="EDTF", help="When the team was founded.", callback=_read_founded),
        click.option("--name", default="", help="The team's name."),
        click.option(
            "-o",
            "--output",
            required=True,
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="A new site, or a new content/TEAM.",
        ),
    ):
        command = option(command)
    return _FILE(command)


def _read_founded(_context: click.Context, _option: click.Parameter, text: str) -> str:
    from founders_timeline.commands.asking import or_nothing, read_date

    return or_nothing(read_date, text)


@click.group("import", epilog=examples("import timelinejs timeline.json -o my-site", "import popolo popolo.json -o content/acme"))
def import_() -> None:
    """Write content from another tool's file.

    DIR is a new folder for a whole site, or, inside an existing site, content/TEAM for one more team. Nothing is ever
    overwritten. Whatever has no place here is listed on stderr.
    """


@import_.command(
    epilog=examples(
        'import timelinejs timeline.json -o my-site --founder "Ada Byron" --founder "Ben Holt"',
        "import timelinejs sheet.csv -o content/acme --name Acme --founded 2015-12-11",
    )
)
@_shared
def timelinejs(file: Path, **rest: Any) -> None:  # noqa: ANN401  (click's values)
    """Import a TimelineJS timeline: its JSON, or its spreadsheet saved as CSV.

    Every slide becomes a milestone, since a slide does not say whose departure it is; change the type of those that are one. A
    file that this program exported says all of it itself. A group is taken for a person.
    """
    from founders_timeline.importing.timelinejs import import_timelinejs
    from founders_timeline.importing.timelinejs_sheet import read_sheet

    def read(wishes: "Wishes") -> "Imported":
        if file.suffix.lower() != ".csv":
            return import_timelinejs(_json(file), wishes)
        data, unknown = read_sheet(_text(file))
        imported = import_timelinejs(data, wishes)
        for column in unknown:
            imported.note(f"column {column}", "it is none of TimelineJS's.")
        return imported

    _import(read, file, **rest)


@import_.command(
    epilog=examples("import popolo popolo.json -o my-site", "import popolo popolo.json -o content/acme --organization Acme")
)
@click.option(
    "--organization", default="", metavar="NAME", help="Which organization, by name or id.  [default: the one with most members]"
)
@_shared
def popolo(file: Path, **rest: Any) -> None:  # noqa: ANN401  (click's values)
    """Import Popolo JSON: memberships become departures, returns and moves, speeches become quotes.

    Founders are those whose membership begins with the organization, unless the file or --founder says otherwise.
    """
    from founders_timeline.importing.popolo import import_popolo

    _import(lambda wishes: import_popolo(_json(file), wishes), file, **rest)


def _import(
    read: "Callable[[Wishes], Imported]",
    file: Path,
    *,
    output: Path,
    lang: str,
    as_of: date,
    **wishes: Any,  # noqa: ANN401  (click's values)
) -> None:
    """Read, tell what was not kept, write, and tell what is wrong with what was written."""
    from founders_timeline.importing.imported import ImportFailure, Wishes, site_files, team_files
    from founders_timeline.new_files import write_new
    from founders_timeline.slug import slug_of

    is_team = (output.parent / "site.yaml").is_file()
    if output.is_dir() and any(output.iterdir()):
        raise click.UsageError(f"{shown(output)} is not empty: name a new folder.")
    try:
        imported = read(Wishes(**wishes))
    except ImportFailure as error:
        raise click.ClickException(f"{shown(file)}: {error}") from error
    for note in imported.notes:
        click.echo(note, err=True)
    team_id = output.name if is_team else slug_of(str(imported.team["name"]))
    files = team_files(imported) if is_team else site_files(team_id, imported, lang)
    try:
        write_new(output, files)
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or output)}: {error.strerror}.") from error
    told = f"{len(imported.events)} events, {len(imported.undated)} without a date, {len(imported.notes)} notes"
    click.echo(f"Wrote the team {team_id} into {shown(output)}: {told}.")
    _check(output.parent.parent if is_team else output, as_of)


def _check(root: Path, day: date) -> None:
    content, problems = read_content(root, day)
    if content is None:
        tell(problems)
        sys.exit(1)
    if problems:
        click.echo(f"There are {len(problems)} warnings: `{NAME} check {shown(root)}` tells them.")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{shown(file)} is not UTF-8: save it as UTF-8.") from error
    except OSError as error:
        raise click.ClickException(f"{shown(file)}: {error.strerror}.") from error


def _json(file: Path) -> object:
    try:
        data: object = json.loads(_text(file))
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise click.ClickException(f"{shown(file)} is no JSON{place}.") from error
    return data
