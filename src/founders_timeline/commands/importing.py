"""The command `import`: content from another tool's file, checked before it is written."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from founders_timeline.authoring.importing.content_files import site_files, team_files
from founders_timeline.authoring.importing.imported import ImportedTeam, ImportFailure, Notes, Wishes
from founders_timeline.authoring.importing.input_file import looks_like_json, read_json, read_text, without_forbidden
from founders_timeline.authoring.importing.popolo import import_popolo
from founders_timeline.authoring.importing.timelinejs import import_timelinejs
from founders_timeline.authoring.importing.timelinejs_sheet import read_sheet
from founders_timeline.authoring.importing.trial import errors_in
from founders_timeline.authoring.new_files import write_new
from founders_timeline.commands.asking import or_nothing, read_date
from founders_timeline.commands.content import read_content, shown, tell
from founders_timeline.commands.options import NAME, day_option, examples
from founders_timeline.loader.site import CONTENT
from founders_timeline.model.moment import Moment
from founders_timeline.model.problems import quoted
from founders_timeline.model.slug import TAKEN, slug_of, why_not_id
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages

Importer = Callable[[str, Wishes, Notes], ImportedTeam]

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


def _shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what all imports take."""
    for option in (
        day_option("--as-of", "The day that counts as today."),
        click.option(
            "--lang", default="en", show_default=True, metavar="CODE", help="The language of the texts, for a new site."
        ),
        click.option("--day-first/--month-first", default=None, help="How 3/4/2014 is read: 3 April, or March 4."),
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
    return or_nothing(read_date, text)


@click.group("import", epilog=examples("import timelinejs timeline.json -o my-site", "import popolo popolo.json -o content/acme"))
def import_() -> None:
    """Write content from another tool's file.

    DIR is a new folder for a whole site, or, inside an existing site, content/TEAM for one more team. The content is checked
    before it is written, and nothing is ever overwritten. Whatever has no place here is listed on stderr.
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

    def read(text: str, wishes: Wishes, notes: Notes) -> ImportedTeam:
        is_json = file.suffix.lower() == ".json" or looks_like_json(text)
        data = read_json(text, notes) if is_json else read_sheet(without_forbidden(text, notes), notes)
        return import_timelinejs(data, wishes, notes)

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
    _import(lambda text, wishes, notes: import_popolo(read_json(text, notes), wishes, notes), file, **rest)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where to write. `root` is the site's folder; `team` is the name of the new folder in its content/, empty for a new site."""

    root: Path
    team: str
    languages: tuple[str, ...]


def _import(
    read: Importer,
    file: Path,
    *,
    output: Path,
    lang: str,
    as_of: Moment,
    **wishes: Any,  # noqa: ANN401  (click's values)
) -> None:
    """Read, tell what was not kept, check what it comes to, and write that."""
    place = _place(output, lang, as_of)
    notes = Notes()
    try:
        team = read(read_text(file), Wishes(**wishes), notes)
        made = team_files(team, notes)
    except ImportFailure as error:
        raise click.ClickException(f"{shown(file)}: {error}") from error
    for note in notes.lines:
        click.echo(note, err=True)
    team_id = place.team or _team_id(team.name, place.languages)
    site = site_files(team_id, team, made.files, place.languages)
    _refuse_errors(site, place, as_of)
    _write(output, made.files if place.team else site)
    told = f"{made.events} events, {made.undated} without a date, {len(notes.lines)} notes"
    click.echo(f"Wrote the team {team_id} into {shown(output)}: {told}.")
    _tell_warnings(place.root, team_id, as_of)


def _place(output: Path, lang: str, moment: Moment) -> _Place:
    """Find out where to write; end with wrong usage where nothing may be written."""
    if output.is_dir() and any(output.iterdir()):
        raise click.UsageError(f"{shown(output)} is not empty: name a new folder.")
    folder = Path(os.path.abspath(output))
    if (folder.parent / "site.yaml").is_file():
        return _place_in_site(folder, moment)
    if inside := next((each for each in folder.parents if (each / "site.yaml").is_file()), None):
        raise click.UsageError(f"{shown(output)} lies in the content of a site: name {shown(inside / 'TEAM')}.")
    known = sorted(interface_languages(theme_folders(folder)))
    if lang not in known:
        raise click.BadParameter(
            f"the templates have no texts in {quoted(lang)}; they have {', '.join(known)}.", param_hint="--lang"
        )
    return _Place(root=folder, team="", languages=(lang,))


def _place_in_site(folder: Path, moment: Moment) -> _Place:
    root, name = folder.parent.parent, folder.name
    if folder.parent.name != CONTENT:
        raise click.UsageError(f"{shown(folder.parent)} holds a site.yaml, but is not called {CONTENT}.")
    content, problems = read_content(root, moment)
    if content is None:
        tell(problems)
        raise click.ClickException("The site has errors, so nothing was written: mend them first.")
    reason = why_not_id(name) or ("is the name of a page that the site makes." if name in TAKEN else None)
    if reason or name in map(str.lower, content.languages):
        reason = reason or "is the folder of a language."
        hint = slug_of(name) if why_not_id(name) else f"team-{name}"
        raise click.UsageError(f"The folder's name becomes the team's id, and {quoted(name)} {reason} Write {CONTENT}/{hint}.")
    return _Place(root=root, team=name, languages=content.languages)


def _team_id(name: str, languages: tuple[str, ...]) -> str:
    slug = slug_of(name)
    return f"team-{slug}" if slug in map(str.lower, languages) else slug


def _refuse_errors(site: dict[str, bytes], place: _Place, moment: Moment) -> None:
    """End if `check` would refuse what is to be written."""
    try:
        errors = errors_in(site, moment, interface_languages(theme_folders(place.root)))
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or '')}: {error.strerror}.") from error
    if errors:
        tell(errors)
        raise click.ClickException("Nothing was written, since the content that the file gives has errors.")


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        write_new(folder, files)
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or folder)}: {error.strerror}.") from error


def _tell_warnings(root: Path, team_id: str, moment: Moment) -> None:
    content, problems = read_content(root, moment)
    if content and team_id not in [team.id for team in content.teams]:
        click.echo(f"Add {team_id} to teams: in {CONTENT}/site.yaml; without that it is not shown.", err=True)
    if problems:
        warnings = "is 1 warning" if len(problems) == 1 else f"are {len(problems)} warnings"
        click.echo(f"There {warnings}: `{NAME} check {shown(root)}` tells more.")
