"""What `new` does with a draft: show what it would do, ask whether it is right, write it."""

import shlex
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from founders_timeline.authoring.draft import Draft, file_stem, file_text
from founders_timeline.authoring.new_files import write_new
from founders_timeline.authoring.trial import effect_of, probable_duplicates, sentence_of, source_keys, try_event
from founders_timeline.commands.content import shown, team_of, tell
from founders_timeline.commands.options import NAME
from founders_timeline.model.content import Event
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.problems import Problem, one_line
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import load_language

_CHANGE = "Nothing was written. Change the answers?"


class Work(NamedTuple):
    """The site that the event is for, with what is wrong with it anyhow, the team, and the moment that counts as now."""

    root: Path
    content: "Site"
    problems: "Sequence[Problem]"
    team: "Team"
    now: Moment

    @property
    def today(self) -> date:
        """Return the day in the team's time zone."""
        return day_in(self.now, self.team.timezone)


def write_draft(work: Work, draft: "Draft", *, is_asked: bool) -> bool:
    """Show what the draft would do, ask whether it is right, and write it; return False if the answers are to be changed."""
    folder = f"content/{work.team.id}/events"
    path = f"{folder}/{file_stem(draft, _taken(work, folder))}.yaml"
    names = [person.name for person in work.team.founders + work.team.people]
    text = file_text(draft, [name for name in names if names.count(name) > 1], source_keys(work.root, work.team))
    trial = try_event(work.root, path, text, work.problems, work.now)
    if trial.event is None or trial.site is None:
        tell(trial.problems)
        return _refuse(work, draft, is_asked=is_asked)
    is_sure = _show(work, trial.site, trial.event, trial.problems)
    if is_asked and not _is_right(path, default=is_sure):
        return False
    write_new(work.root, {path: text.encode()})
    click.echo(f"Wrote {shown(work.root / path)}. Build the site to see it there.")
    return True


def _refuse(work: Work, draft: "Draft", *, is_asked: bool) -> bool:
    """Return False if somebody wants to change the answers; end the program with a way to try again if not."""
    if is_asked and sys.stdin.isatty() and click.confirm(_CHANGE, default=True):
        return False
    raise click.ClickException(f"Nothing was written. To try again with your answers: {_command(work, draft)}")


def _is_right(path: str, *, default: bool) -> bool:
    """Ask whether to write; return False if the answers are to be changed, and end the program if not even that."""
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: add --yes to write it.")
    if click.confirm(f"Write {path}?", default=default):
        return True
    click.confirm(_CHANGE, default=True, abort=True)
    return False


def _taken(work: Work, folder: str) -> frozenset[str]:
    """Return the names that the file cannot have: those of files that are there, and of events that have or had such an id."""
    files = {path.stem for path in (work.root / folder).glob("*")}
    return frozenset(files.union(*((event.id, *event.aliases) for event in work.team.events)))


def _show(work: Work, site: "Site", event: "Event", problems: "Sequence[Problem]") -> bool:
    """Show the event as it will be; return False if it may be known already."""
    english = load_language(theme_folders(work.root), "en")
    team = team_of(site, work.team.id)
    click.echo()
    click.echo(one_line(sentence_of(site, team, event, english, work.today), longest=1000))
    click.echo(effect_of(team, event, english, work.today))
    tell(problems)
    duplicates = probable_duplicates(team, event)
    for other in duplicates:
        told = one_line(sentence_of(site, team, other, english, work.today), longest=1000)
        click.echo(f"Is this known already? {told} ({other.place.path})", err=True)
    return not duplicates


def _command(work: Work, draft: "Draft") -> str:
    """Write the command that gives the same answers."""
    names = [("--name", person.id) for person in draft.people]
    options = ("date", "type", "destination", "role", "title", "quote", "lang", "source", "source_date")
    given = [(f"--{name.replace('_', '-')}", str(getattr(draft, name))) for name in options if getattr(draft, name)]
    given += [("--translation", f"{language}={text}") for language, text in draft.translations]
    words = [NAME, "new", str(work.root), "--team", work.team.id, *(word for pair in (*names, *given) for word in pair)]
    return shlex.join(words)
