"""The command `init`: a new site, ready to build."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from founders_timeline.authoring.new_files import write_new
from founders_timeline.authoring.program_source import program_source
from founders_timeline.authoring.starter_site import QUESTIONS, OwnTeam, example_files, faults_of, own_files
from founders_timeline.commands.asking import read_date
from founders_timeline.commands.content import shown
from founders_timeline.commands.options import NAME, day_option, examples
from founders_timeline.loader.report import did_you_mean
from founders_timeline.model.date_hints import Bounds
from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.problems import one_line, quoted
from founders_timeline.model.slug import TAKEN, plain_slug_of, slug_of

_BETWEEN_NAMES = re.compile(r",|;| and | & | et ")


@click.command(
    epilog=examples(
        'init my-site --name Acme --founder "Ada Byron" --founder "Ben Holt"',
        "init my-site       a made-up team that shows every field",
        "init . --name …    in the folder that you are in, if it is empty",
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", metavar="NAME", help="What your team is called.")
@click.option("--founder", "founders", metavar="NAME", multiple=True, help="A founder's name; given once for each founder.")
@click.option(
    "--founded", metavar="EDTF", help="When it was founded: 2015-12-11, 2015-12, 2015.  [default: today, to be corrected]"
)
@click.option(
    "--lang", "languages", metavar="CODE", multiple=True, help="A language of the site; the first is its main one.  [default: en]"
)
@day_option("--as-of", "The day that counts as today.")
def init(folder: Path, name: str | None, founders: tuple[str, ...], as_of: Moment, **given: Any) -> None:  # noqa: ANN401  (click's values)
    """Make a new site in DIR, which must be missing or empty.

    With --name and --founder it is about your own team, and has nothing else in it. Without, its team is made up and shows every
    field. Either builds at once.
    """
    today, source = day_in(as_of, ""), program_source()
    founded, languages = given["founded"], given["languages"]
    if name is None:
        _refuse_without_name({"--founder": founders, "--founded": founded, "--lang": languages})
        _write(folder, example_files(today, source))
        click.echo(f"Made a site; its README.md says what is where. Next: {NAME} build{_way(folder)}")
        return
    team = _own_team(name, founders, _founding(founded or today.isoformat(), today), languages or ("en",))
    files = own_files(team, today, source)
    _refuse_faults(files, today)
    _write(folder, files)
    click.echo(f"Made a site about {one_line(team.name)}; its README.md says what is where.")
    if founded is None:
        path = shown(folder / f"content/{team.id}/team.yaml")
        click.echo(f"The founding is dated {today}, which is today: correct founded: in {path}.")
    click.echo(f"Next: {NAME} new{_way(folder)}")


def _refuse_without_name(given: dict[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} needs --name: what is your team called?")


def _own_team(name: str, founders: Sequence[str], founded: str, languages: tuple[str, ...]) -> OwnTeam:
    """Read the options; end with wrong usage if one of them cannot be used."""
    for code in languages:
        _refuse_language(code, languages)
    _refuse_no_name(name, "--name")
    if plain_slug_of(name) in TAKEN | {code.lower() for code in languages}:
        reason = f"cannot be the team's folder {plain_slug_of(name)}/: the site makes something of that name itself"
        raise click.BadParameter(
            f"{quoted(name)} {reason}. Write a longer name, and shorten it in team.yaml.", param_hint="--name"
        )
    if not founders:
        raise click.UsageError(
            'Missing option \'--founder\': give one for each founder, --founder "Ada Byron" --founder "Ben Holt".'
        )
    for founder in founders:
        _refuse_founder(founder, founders)
    return OwnTeam(name=name, founders=tuple(founders), founded=founded, languages=languages)


def _refuse_language(code: str, languages: Sequence[str]) -> None:
    if languages.count(code) > 1:
        raise click.BadParameter(f"{quoted(code)} is given twice.", param_hint="--lang")
    if code not in QUESTIONS:
        hint = did_you_mean(code, QUESTIONS)
        way = f"Another language is added to the finished site: {NAME} strings CODE, then languages: in content/site.yaml."
        raise click.BadParameter(f"the program has no texts in {quoted(code)}. {hint} {way}", param_hint="--lang")


def _refuse_founder(name: str, founders: Sequence[str]) -> None:
    _refuse_no_name(name, "--founder")
    parts = [part.strip() for part in _BETWEEN_NAMES.split(name) if part.strip()]
    if len(parts) > 1:
        way = " ".join(f"--founder {quoted(part)}" for part in parts)
        reason = f"{quoted(name)} looks like several names: give each founder an option, {way}."
        raise click.BadParameter(reason, param_hint="--founder")
    alike = [other for other in founders if slug_of(other) == slug_of(name)]
    if len(alike) > 1:
        raise click.BadParameter(f"{quoted(alike[0])} and {quoted(alike[1])} are one name: give it once.", param_hint="--founder")


def _refuse_no_name(name: str, option: str) -> None:
    if not any(map(str.isalpha, name)) or "://" in name or "@" in name:
        raise click.BadParameter(f"{quoted(name)} is not a name.", param_hint=option)


def _founding(text: str, today: date) -> str:
    try:
        when = read_date(text, Bounds(last=today.isoformat()))
    except click.UsageError as error:
        raise click.BadParameter(error.message, param_hint="--founded") from error
    if parse_edtf(when).earliest > today:
        raise click.BadParameter(
            f"{quoted(text)} lies after {today}, and a team to come has nothing to count.", param_hint="--founded"
        )
    return when


def _refuse_faults(files: dict[str, bytes], today: date) -> None:
    """End with wrong usage if `check` would refuse what the options make."""
    fault = next((problem for problem in faults_of(files, today) if problem.is_error), None)
    if fault:
        raise click.UsageError(f"{fault.message} {fault.hint}".rstrip())


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise click.UsageError(f"{shown(folder)} is not empty: name a folder that is, or a new one.")
        write_new(folder, files)
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or folder)}: {error.strerror}.") from error


def _way(folder: Path) -> str:
    return "" if folder.resolve() == Path.cwd() else f" {shown(folder)}"
