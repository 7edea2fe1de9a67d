"""The command `new`: from answers to an event's file."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from founders_timeline.authoring.draft import Draft
from founders_timeline.authoring.trial import source_keys
from founders_timeline.commands.asking import (
    NOTHING,
    Interview,
    or_nothing,
    read_date,
    read_language,
    read_people,
    read_person,
    read_source,
)
from founders_timeline.commands.clock import now
from founders_timeline.commands.content import read_content, team_of, tell
from founders_timeline.commands.options import day_option, examples, site_argument
from founders_timeline.commands.proposal import Work, write_draft
from founders_timeline.loader.report import did_you_mean
from founders_timeline.model.content import Person
from founders_timeline.model.date_hints import Bounds
from founders_timeline.model.moment import Moment
from founders_timeline.model.status import EventType
from founders_timeline.model.team import Site, Team

_TYPES = [str(event_type) for event_type in EventType]
_NO_PLACE = {EventType.DEATH, EventType.LEAVE, EventType.RETURN, EventType.REINSTATEMENT, EventType.MILESTONE}
"""Types after which nobody goes anywhere else."""

_WHEN = "When? (2024-08-05, 2024-08, 2024, [2016..2018]; ? if unsure, ~ if about)"


def _complete_name(context: click.Context, _option: click.Parameter, start: str) -> "list[CompletionItem]":
    """Complete a name to an id, which needs no quotes in a shell; the name itself is shown beside it where the shell can."""
    content, _ = read_content(Path(context.params.get("site") or "."), now())
    teams = content.teams if content else ()
    people = [person for team in teams for person in team.founders + team.people]
    begun = start.casefold()
    fitting = [person for person in people if f" {person.id} {person.name.casefold()}".find(f" {begun}") >= 0]
    return [CompletionItem(person.id, help=person.name) for person in fitting]


def _read_translations(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> dict[str, str]:
    """Return the translations by the names under which the interview looks for them."""
    pairs = [text.partition("=") for text in texts]
    if any(not sign for _, sign, _ in pairs):
        raise click.BadParameter("write the language, an equals sign and the text: fr=Je pars.")
    return {f"translation {read_language(code.strip())}": text for code, _, text in pairs}


@click.command(
    epilog=examples(
        "new        asks for everything",
        'new --name "Sam Altman" --date 2027-01-15 --destination "A cabin in the woods"',
        "new --type milestone --date 2027-01 --title 'A new house' --source https://example.org/house --yes",
    )
)
@site_argument
@click.option("--team", "team_id", metavar="ID", help="A team's folder in content/.  [default: the first team]")
@click.option("--name", multiple=True, shell_complete=_complete_name, help="Who: a name or id; may be given several times.")
@click.option("--date", metavar="EDTF", help="When: 2024-08-05, 2024-08, 2024, [2016..2018]; ? for uncertain, ~ for about.")
@click.option("--type", type=click.Choice(_TYPES), help="What happened.  [default: departure]")
@click.option("--destination", help="Where to.")
@click.option("--role", help="In which role there.")
@click.option("--title", help="A headline; one is made from the facts where there is none.")
@click.option("--quote", help="In what words.")
@click.option("--lang", metavar="CODE", help="The quote's language.  [default: the site's first language]")
@click.option(
    "--translation",
    "translated",
    multiple=True,
    metavar="CODE=TEXT",
    callback=_read_translations,
    help="The quote for readers of another language; may be given several times.",
)
@click.option("--source", metavar="URL", help="Where it can be read: a URL, or a key of sources.yaml.")
@click.option("--source-date", metavar="EDTF", help="When the source was published.  [default: unknown, and read today]")
@click.option("--yes", is_flag=True, help="Ask nothing, and write.")
@day_option("--as-of", "The day that counts as today.")
def new(site: Path, team_id: str | None, yes: bool, as_of: Moment, **given: Any) -> None:  # noqa: ANN401  (click's values)
    """Write an event: who, what, when, where to, in what words, from what source.

    What no option answers is asked, at a terminal. Before anything is written you see the sentence that it will be, the count
    that will result, and what `check` would say; what it would refuse is refused. The file goes into content/TEAM/events/, and
    nothing is ever overwritten.
    """
    content, problems = read_content(site, as_of)
    if content is None:
        tell(problems)
        raise click.ClickException("The content has errors: mend them first, or nobody can tell what the new event does.")
    names, translated = given.pop("name"), given.pop("translated")
    _refuse_other_languages(content, translated)
    options = {key.replace("_", "-"): value for key, value in given.items()}
    interview = Interview({**options, **translated, "team": team_id}, asks=sys.stdin.isatty() and not yes)
    while True:
        work = Work(site, content, problems, _team(interview, content), as_of)
        if write_draft(work, _draft(work, interview, names), is_asked=not yes):
            return
        interview.again({"name": ", ".join(names)} if names else {})
        names = ()
        click.echo(f"Enter keeps an answer, {NOTHING} takes it away.")


def _refuse_other_languages(content: "Site", translated: dict[str, str]) -> None:
    for language in (option.split(" ")[1] for option in translated):
        if language not in content.languages:
            raise click.BadParameter(f"the site has no pages in {language}.", param_hint="--translation")


def _team(interview: Interview, content: "Site") -> "Team":
    question = f"Which team? ({', '.join(team.id for team in content.teams)})" if len(content.teams) > 1 else ""
    return interview.answer("team", partial(team_of, content), question, content.teams[0].id)


def _draft(work: Work, interview: Interview, names: tuple[str, ...]) -> "Draft":
    """Read the options, and ask for what none of them answers."""
    answer = interview.answer
    event_type = answer("type", _read_type, f"What happened? ({', '.join(_TYPES)})", str(EventType.DEPARTURE))
    is_milestone = event_type is EventType.MILESTONE
    people = _people(work.team, interview, names, is_needed=not is_milestone)
    bounds = Bounds(first=work.team.founded.earliest.isoformat(), last=work.today.isoformat())
    when = answer("date", partial(read_date, bounds=bounds), _WHEN, None)
    where = "" if event_type in _NO_PLACE else "Where to? (Enter if nobody knows)"
    destination = answer("destination", str.strip, where)
    role = answer("role", str.strip, "In which role?" if event_type is EventType.ROLE else "")
    title = answer("title", str.strip, "What is the headline?" if is_milestone else "")
    quote = answer("quote", str.strip, "In what words? (Enter for no quote)")
    lang = answer("lang", read_language, "In which language?", work.content.languages[0]) if quote else ""
    source, source_date = _source(work, interview)
    return Draft(
        people=people,
        date=when,
        type=event_type,
        destination=destination,
        role=role,
        title=title,
        quote=quote,
        lang=lang,
        translations=_translations(work, interview, lang) if quote else (),
        source=source,
        source_date=source_date,
        today=work.today,
    )


def _translations(work: Work, interview: Interview, lang: str) -> tuple[tuple[str, str], ...]:
    """Ask for the quote in the site's other languages."""
    others = [language for language in work.content.languages if language != lang]
    answers = [
        (language, interview.answer(f"translation {language}", str.strip, f"The same in {language}? (Enter to leave it out)"))
        for language in others
    ]
    return tuple((language, text) for language, text in answers if text)


def _read_type(text: str) -> EventType:

    if text not in _TYPES:
        raise click.UsageError(did_you_mean(text, _TYPES))
    return EventType(text)


def _people(team: "Team", interview: Interview, names: tuple[str, ...], *, is_needed: bool) -> "tuple[Person, ...]":
    if names:
        try:
            return tuple(read_person(team, name) for name in names)
        except click.UsageError as error:
            raise click.BadParameter(error.message, param_hint="--name") from error
    if not is_needed and not interview.remembers("name"):
        return ()
    if interview.asks:
        listed = ", ".join(person.name for person in team.founders)
        click.echo(f"The {team.called(len(team.founders))}: {listed}.")
    if not is_needed:
        return interview.answer("name", lambda text: read_people(team, text) if text else (), "Who?")
    return interview.answer("name", partial(read_people, team), "Who?", None)


def _source(work: Work, interview: Interview) -> tuple[str, str]:

    keys = source_keys(work.root, work.team)
    read = partial(read_source, tuple(keys.values()))
    source = interview.answer("source", read, "Where can it be read? (a URL, or a key of sources.yaml; Enter for no source)")
    is_new = "://" in source and source not in keys
    question = "When was that published? (Enter if it does not say)" if is_new else ""
    return source, interview.answer("source-date", partial(or_nothing, read_date), question)
