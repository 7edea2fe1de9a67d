"""The counter: how many founders remain on a day, by which rule, and who they are."""

from datetime import date as Day
from functools import lru_cache
from typing import NamedTuple

from founders_timeline.history import Count, History, Roster
from founders_timeline.language import Language
from founders_timeline.model import Person, Team
from founders_timeline.status import Status
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.links import founder_path
from founders_timeline.views.words import paragraph, status_key

KEPT_STRETCHES = 256
"""How many stretches of days on which nothing changes are remembered, with their sentences and tokens."""

_GROUPS = (Status.ON_LEAVE, Status.AFFILIATED)


class TokenView(NamedTuple):
    """A founder's token: a monogram, filled, hatched, dotted, faded or hollow as `status` says."""

    founder: str
    monogram: str
    name: str
    status: str
    status_words: str
    url: str


class CounterView(NamedTuple):
    """The number with its sentence, rule and day; `remaining` is the number as an attribute: 5, or 7-9."""

    number: str
    remaining: str
    founders: int
    as_of: str
    rest: str
    sentence: str
    rule: str
    day: str
    tokens: tuple[TokenView, ...]


@lru_cache(maxsize=KEPT_CONTEXTS)
def counter_view(context: Context) -> CounterView:
    """Make the counter of a page's day."""
    on = context.as_of
    since = _since(context.history, context.history.start_of_stretch(on), context.language, context.folder)
    return since._replace(as_of=on.isoformat(), day=context.language.say("date.as_of", date=context.language.day(on)))


@lru_cache(maxsize=KEPT_STRETCHES)
def _since(history: History, first: Day, language: Language, folder: str) -> CounterView:
    """Make the counter of a day of change; until the next one only the day is different."""
    roster, team = history.roster_on(first), history.team
    return CounterView(
        number=language.count(roster.remaining),
        remaining=as_attribute(roster.remaining),
        founders=len(team.founders),
        as_of="",
        rest=count_rest(team, roster, language),
        sentence=count_sentence(team, roster, language),
        rule=count_rule(team, roster, language),
        day="",
        tokens=tuple(_token(history, founder, first, language, folder) for founder in team.founders),
    )


def as_attribute(count: Count) -> str:
    """Write a count for a data attribute: 5, or 7-9."""
    return str(count.low) if count.is_exact else f"{count.low}-{count.high}"


def count_rest(team: Team, roster: Roster, language: Language) -> str:
    """Say what follows the number: of 11 founders of OpenAI remain."""
    return language.say("counter.rest", count=roster.remaining.high, founders=len(team.founders), team=team.name)


def count_sentence(team: Team, roster: Roster, language: Language) -> str:
    """Say the count as a whole sentence."""
    number = language.count(roster.remaining)
    return language.say(
        "counter.sentence", count=roster.remaining.high, remaining=number, founders=len(team.founders), team=team.name
    )


def count_rule(team: Team, roster: Roster, language: Language) -> str:
    """Say by which rule the number comes about: 2 of 11 at work · 1 on leave, not counted · 8 departed."""
    counted = team.counts_as_remaining
    number = language.count(roster.remaining)
    key = "counter.rule.active" if counted == (Status.ACTIVE,) else "counter.rule.remaining"
    parts = [language.say(key, remaining=number, founders=len(team.founders))]
    if counted != (Status.ACTIVE,) and roster.active:
        parts.append(language.say("counter.rule.at_work", count=len(roster.active)))
    for status in _GROUPS:
        members = getattr(roster, status)
        if members:
            parts.append(language.say(f"counter.rule.{status}{'_counted' if status in counted else ''}", count=len(members)))
    if roster.uncertain:
        parts.append(language.say("counter.rule.uncertain", count=len(roster.uncertain)))
    if roster.departed:
        parts.append(language.say("counter.rule.departed", count=len(roster.departed)))
    return paragraph(parts)


def numbers_for_prose(team: Team, roster: Roster, language: Language) -> dict[str, str]:
    """Return what the placeholders in prose stand for."""
    return {
        "remaining": language.count(roster.remaining),
        "on_leave": str(len(roster.on_leave)),
        "affiliated": str(len(roster.affiliated)),
        "departed": str(len(roster.departed)),
        "founders": str(len(team.founders)),
    }


def _token(history: History, founder: Person, on: Day, language: Language, folder: str) -> TokenView:
    status = status_key(history.status_on(founder.id, on))
    return TokenView(
        founder=founder.id,
        monogram=founder.monogram,
        name=founder.name,
        status=status,
        status_words=language.say(f"status.{status}"),
        url=folder + founder_path(history.team, founder.id),
    )
