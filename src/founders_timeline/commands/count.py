"""The command `count`: who is counted on a day, and why."""

import sys
from pathlib import Path

import click

from founders_timeline.commands.content import read_content, refuse_before_founding, team_of, tell
from founders_timeline.commands.options import day_option, examples, format_option, site_argument
from founders_timeline.commands.roster_report import json_roster, text_roster
from founders_timeline.model.history import history_of
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import load_language
from founders_timeline.views.context import language_of


@click.command(
    epilog=examples(
        "count                      today",
        "count --on 2024-08-06      on that day",
        "count --team openai --format json",
    )
)
@site_argument
@click.option("--team", "team_id", metavar="ID", help="A team's folder in content/.  [default: the first team]")
@day_option("--on", "The day to count on.")
@format_option("text", "json")
def count(site: Path, team_id: str | None, on: Moment, form: str) -> None:
    """Say how many founders remain on a day, who they are, and why.

    The JSON form is one object on one line, with the founders' ids by status.
    """
    content, problems = read_content(site, on)
    if content is None:
        tell(problems)
        sys.exit(1)
    team = team_of(content, team_id) if team_id is not None else content.teams[0]
    refuse_before_founding([team], on)
    day = day_in(on, team.timezone)
    history = history_of(team)
    if form == "json":
        click.echo(json_roster(history, day))
    else:
        english = language_of(team, load_language(theme_folders(site), "en"))
        click.echo(text_roster(history, day, english))
