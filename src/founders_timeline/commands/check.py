"""The command `check`: every problem in the content, nothing written."""

import os
import sys
from pathlib import Path, PurePath

import click

from founders_timeline.commands.content import read_content, refuse_before_founding, shown, tell
from founders_timeline.commands.options import day_option, examples, format_option, site_argument
from founders_timeline.commands.reports import github_report, json_report
from founders_timeline.model.moment import Moment


@click.command(
    epilog=examples(
        "check                      a line for each problem, on stderr",
        "check --format json        one object, on stdout",
        "check --format github      annotations for a pull request as well, on stdout",
    )
)
@site_argument
@format_option("text", "json", "github")
@day_option("--as-of", "Dates after this day are in the future.")
def check(site: Path, form: str, as_of: Moment) -> None:
    """Name every problem in the content of SITE; write nothing.

    A line says PATH:LINE:COLUMN: error[CODE]: what is wrong and what to do. docs/problems.md explains each CODE. Warnings alone
    leave the exit status at 0.
    """
    content, problems = read_content(site, as_of)
    if content is not None:
        refuse_before_founding(content.teams, as_of)
    if form == "json":
        click.echo(json_report(problems))
    elif problems:
        if form == "github":
            click.echo(github_report(problems, _from_repository(site)))
        tell(problems)
    else:
        click.echo(f"No problems in {shown(site / 'content')}/.")
    if content is None:
        sys.exit(1)


def _from_repository(site: Path) -> str:
    """Return the site's path from the repository's root: the folder GitHub checked out, or else the one we are in."""
    path = os.path.relpath(site, os.environ.get("GITHUB_WORKSPACE") or os.curdir)
    return "" if path == os.curdir or path.startswith(os.pardir) else PurePath(path).as_posix()
