"""Teams in the order of the pages on all of them, who lost half of the founders soonest first; and their names in a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.half import half_gone

MOST_NAMED = 6
"""Teams that a sentence names; more are counted."""


def team_names(language: Language, names: Sequence[str]) -> str:
    """Name teams in a sentence, or say how many there are."""
    return language.names(names) if len(names) <= MOST_NAMED else language.say("teams.teams", count=len(names))


def ranked(contexts: Iterable[Context]) -> tuple[Context, ...]:
    """Sort teams: those that lost half of their founders by the time it took, then the others by the share that remains."""
    return tuple(sorted(contexts, key=_rank))


def share(context: Context) -> float:
    """Return the share of the founders who remain, 0 to 1; of a range its middle."""
    count = context.roster.remaining
    return (count.low + count.high) / 2 / len(context.team.founders)


def years_until(context: Context, day: date) -> float:
    """Return how many years after the first day of the founding a day is."""
    return (day - context.team.founded.earliest).days / 365.2425


def _rank(context: Context) -> tuple[float, float, str]:
    half = half_gone(context)
    return half.longest if half else float("inf"), share(context), context.team.name
