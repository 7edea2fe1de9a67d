"""What commands do with a site's content: read it, tell what is wrong with it, refuse what cannot be."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from founders_timeline.commands.progress import PATIENCE

if TYPE_CHECKING:
    from founders_timeline.loader.kept import Kept
    from founders_timeline.model import Site, Team
    from founders_timeline.problems import Problem


def read_content(
    root: Path, day: date, kept: "Kept | None" = None, cache: Path | None = None
) -> tuple["Site | None", Sequence["Problem"]]:
    """Return the content and its warnings as of a day, or None and all its problems.

    `kept` is from an earlier run, `cache` the folder in which interface texts are kept.
    """
    from founders_timeline.loader.site import load_site
    from founders_timeline.places import theme_folders
    from founders_timeline.problems import ContentError
    from founders_timeline.theme import interface_languages, load_language

    refuse_without_content(root)
    folders = theme_folders(root)
    try:
        with patience("Reading the content …") if kept is None else nullcontext():
            content, warnings = load_site(root, day, interface_languages(folders), kept=kept)
            for language in content.languages:
                load_language(folders, language, cache)
    except ContentError as error:
        return None, error.problems
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or root)}: {error.strerror}.") from error
    return content, warnings


def refuse_without_content(root: Path) -> None:
    """End with wrong usage if SITE is no site."""
    from founders_timeline.loader.site import CONTENT

    if not os.path.isdir(root / CONTENT):
        raise click.UsageError(f"{shown(root / CONTENT)} not found: SITE is the folder that holds content/.")


def refuse_before_founding(teams: Sequence["Team"], day: date) -> None:
    """End with wrong usage if a day is before the founding of all these teams."""
    if any(team.founded.earliest <= day for team in teams):
        return
    team = min(teams, key=lambda each: each.founded.earliest)
    raise click.UsageError(f"{day} is before {team.name} was founded, {team.founded}: name that day or a later one.")


def team_of(content: "Site", team_id: str) -> "Team":
    """Return the team of this id; end with wrong usage if there is none."""
    from founders_timeline.loader.report import did_you_mean
    from founders_timeline.problems import quoted

    for team in content.teams:
        if team.id == team_id:
            return team
    hint = did_you_mean(team_id, [team.id for team in content.teams])
    raise click.BadParameter(f"there is no team {quoted(team_id)}. {hint}", param_hint="--team")


def refuse_bad_url(url: str) -> None:
    """End with wrong usage if a base URL, unless it is empty, cannot be one."""
    if not url:
        return
    from founders_timeline.loader.values import why_not_url
    from founders_timeline.problems import quoted

    reason = why_not_url(url)
    if reason:
        raise click.BadParameter(f"{quoted(url)} {reason}", param_hint="--base-url")


def tell(problems: Sequence["Problem"]) -> str:
    """Print all the problems and their number to stderr, nothing if there are none; return what was printed."""
    from founders_timeline.reports import text_report

    text = text_report(problems) if problems else ""
    if text:
        click.echo(text, err=True)
    return text


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
    from founders_timeline.problems import one_line

    return one_line(str(path), longest=400)
