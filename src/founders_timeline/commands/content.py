"""What commands do with a site's content: read it, tell what is wrong with it, refuse what cannot be."""

import os
import stat
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from founders_timeline.commands.progress import PATIENCE
from founders_timeline.commands.reports import text_report
from founders_timeline.loader.base_url import why_not_base_url
from founders_timeline.loader.report import did_you_mean
from founders_timeline.loader.site import CONTENT, load_site
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.problems import ContentError, Problem, in_order, one_line, quoted
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.assets import unread_files
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages, left_to_translate, load_language


def read_content(root: Path, moment: Moment) -> tuple["Site | None", Sequence["Problem"]]:
    """Return the content and its warnings as of a moment, or None and all its problems."""
    refuse_without_content(root)
    folders = theme_folders(root)
    try:
        with patience("Reading the content …"):
            content, warnings = load_site(root, moment, interface_languages(folders))
            for language in dict.fromkeys((*content.languages, "en")):  # Reports are in English.
                load_language(folders, language)
            left = [problem for language in content.languages for problem in left_to_translate(folders, language)]
    except ContentError as error:
        return None, error.problems
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or root)}: {error.strerror}.") from error
    return content, in_order((*warnings, *left, *unread_files(folders)))


def refuse_without_content(root: Path) -> None:
    """End with wrong usage if SITE is no site."""
    try:
        is_folder = stat.S_ISDIR(os.stat(root / CONTENT).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        is_folder = False
    except OSError as error:
        raise click.ClickException(f"{shown(root / CONTENT)}: {error.strerror}.") from error
    if not is_folder:
        raise click.UsageError(f"{shown(root / CONTENT)} not found: SITE is the folder that holds content/.")


def refuse_before_founding(teams: Sequence["Team"], moment: Moment) -> None:
    """End with wrong usage if a moment is before the founding of all these teams."""
    if any(team.founded.earliest <= day_in(moment, team.timezone) for team in teams):
        return
    team = min(teams, key=lambda each: each.founded.earliest)
    day = day_in(moment, team.timezone)
    raise click.UsageError(f"{day} is before {team.name} was founded, {team.founded}: name that day or a later one.")


def team_of(content: "Site", team_id: str) -> "Team":
    """Return the team of this id; end with wrong usage if there is none."""
    for team in content.teams:
        if team.id == team_id:
            return team
    hint = did_you_mean(team_id, [team.id for team in content.teams])
    raise click.BadParameter(f"there is no team {quoted(team_id)}. {hint}", param_hint="--team")


def refuse_bad_url(url: str) -> None:
    """End with wrong usage if a base URL, unless it is empty, cannot be one."""
    if not url:
        return

    fault = why_not_base_url(url)
    if fault:
        raise click.BadParameter(f"{quoted(url)} {' '.join(fault)}", param_hint="--base-url")


def tell(problems: Sequence["Problem"]) -> None:
    """Print all the problems and their number to stderr, nothing if there are none."""
    if problems:
        click.echo(text_report(problems), err=True)


@contextmanager
def patience(words: str) -> Iterator[None]:
    """Say what is going on if it takes longer than PATIENCE, and somebody is looking."""
    timer = threading.Timer(PATIENCE, click.echo, (words,), {"err": True})
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def shown(path: Path | str) -> str:
    """Show a path as one printable line."""
    return one_line(str(path), longest=400)
