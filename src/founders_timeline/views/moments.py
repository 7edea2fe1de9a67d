"""The counter's answer for every day of the team's life, for the page's own script.

The texts are finished here, one set for each stretch of days on which nothing changes, so that the script only looks up a day.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from founders_timeline.history import Tenure
from founders_timeline.status import Status
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.counter import as_attribute, count_rest, count_rule, count_sentence

_LETTERS = {Status.ACTIVE: "a", Status.ON_LEAVE: "l", Status.AFFILIATED: "f", Status.DEPARTED: "d", None: "u"}


class MomentsView(NamedTuple):
    """The range of days and the data for the script; `data` is ready for JSON."""

    first: str
    last: str
    years: tuple[str, ...]
    data: dict[str, Any]


@lru_cache(maxsize=KEPT_CONTEXTS)
def moments_view(context: Context) -> MomentsView:
    """Work out the answers from the founding to the page's day."""
    first = context.team.founded.earliest
    stretches = [_stretch(context, day) for day in context.history.days_of_change() if day <= context.as_of]
    language = context.language
    data = {
        "first": first.isoformat(),
        "last": context.as_of.isoformat(),
        "founders": [founder.id for founder in context.team.founders],
        "words": {letter: language.say(f"status.{status or 'uncertain'}") for status, letter in _LETTERS.items()},
        "classes": {letter: str(status or "uncertain") for status, letter in _LETTERS.items()},
        "as_of": language.say("date.as_of", date="{date}"),
        "months": list(language.months),
        "day": language.forms("date.day")["other"],
        "first_day": language.forms("date.first_day")["other"],
        "stretches": stretches,
    }
    years = tuple(f"{year}-01-01" for year in range(first.year + 1, context.as_of.year + 1))
    return MomentsView(first.isoformat(), context.as_of.isoformat(), years, data)


def _stretch(context: Context, day: date) -> dict[str, str]:
    roster = context.history.roster_on(day)
    tenures: list[Tenure] = [context.history.tenure_on(founder.id, day) for founder in context.team.founders]
    return {
        "from": day.isoformat(),
        "count": context.language.count(roster.remaining),
        "remaining": as_attribute(roster.remaining),
        "rest": count_rest(context.team, roster, context.language),
        "sentence": count_sentence(context.team, roster, context.language),
        "rule": count_rule(context.team, roster, context.language),
        "states": "".join(_LETTERS[tenure.status] for tenure in tenures),
    }
