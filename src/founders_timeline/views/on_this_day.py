"""The counter's answer for every day of the team's life, for the page's own script.

The texts are finished here, one set for each stretch of days on which nothing changes, so that the script only looks up a day.
A long timeline's are packed: texts once, and of the founders' statuses only those that change.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from founders_timeline.model.history import Roster, Tenure
from founders_timeline.model.status import Status
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import Context
from founders_timeline.views.counter import as_attribute, count_note, count_rest, count_rule, past_rest

MOST_CHANGES = 1000
"""How many changes a page can answer for."""

_LETTERS = {Status.ACTIVE: "a", Status.ON_LEAVE: "l", Status.AFFILIATED: "f", Status.DEPARTED: "d", None: "u"}


class MomentsView(NamedTuple):
    """The range of days, the data for the script, ready for JSON, and the longest texts, for which the page keeps room.

    `most_figures` is the length of the longest number, such as 3 for "2–4"; it is 0 where no room is kept.
    """

    first: str
    last: str
    data: dict[str, Any]
    longest_rest: str = ""
    longest_rule: str = ""
    longest_note: str = ""
    most_figures: int = 0


def moments_view(context: Context) -> MomentsView:
    """Work out the answers from the founding to the page's day, or for the last MOST_CHANGES if there are more."""
    days = [day for day in context.history.days_of_change() if day <= context.as_of]
    if not is_long(context.team):
        stretches = [_stretch(context, day) for day in days]
        view = _moments(context, context.team.founded.earliest, context.as_of, {"stretches": stretches})
        rest, rule, note = (max((stretch[key] for stretch in stretches), key=len) for key in ("rest", "rule", "note"))
        return view._replace(
            longest_rest=rest.replace("{date}", _longest_day(context)),
            longest_rule=rule,
            longest_note=note,
            most_figures=max(len(stretch["count"]) for stretch in stretches),
        )
    kept = days[-MOST_CHANGES:]
    return _moments(context, kept[0], context.as_of, _packed(context, kept))


def moments_between(context: Context, first: date, last: date) -> MomentsView:
    """Work out the answers from one day to another, neither before the founding nor after the page's day."""
    days = context.history.days_of_change()
    start, end = bisect_right(days, first), bisect_right(days, last)
    return _moments(context, first, last, _packed(context, (first, *days[start:end])))


def _longest_day(context: Context) -> str:
    """Return the day that takes most letters to write."""
    return max((context.language.day(date(2000, month, 28)) for month in range(1, 13)), key=len)


def _moments(context: Context, first: date, last: date, answers: dict[str, Any]) -> MomentsView:
    language = context.language
    data = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "founders": [founder.id for founder in context.team.founders],
        "words": {letter: language.say(f"status.{status or 'uncertain'}") for status, letter in _LETTERS.items()},
        "classes": {letter: str(status or "uncertain") for status, letter in _LETTERS.items()},
        "as_of": language.say("date.as_of", date="{date}"),
        "months": list(language.months),
        "rest": count_rest(context.team, context.roster, language) if last == context.as_of else "",
        "short_months": list(language.short_months),
        "day": language.forms("date.day")["other"],
        "first_day": language.forms("date.first_day")["other"],
        "short_day": language.forms("date.short_day")["other"],
        **answers,
    }
    return MomentsView(first.isoformat(), last.isoformat(), data)


def _stretch(context: Context, day: date) -> dict[str, str]:
    roster = context.history.roster_on(day)
    tenures: list[Tenure] = [context.history.tenure_on(founder.id, day) for founder in context.team.founders]
    count, remaining, rest, rule, note = _texts(context, roster)
    return {
        "from": day.isoformat(),
        "count": count,
        "remaining": remaining,
        "rest": rest,
        "rule": rule,
        "note": note,
        "states": "".join(_LETTERS[tenure.status] for tenure in tenures),
    }


def _texts(context: Context, roster: Roster) -> tuple[str, str, str, str, str]:
    return (
        context.language.count(roster.remaining),
        as_attribute(roster.remaining),
        past_rest(context.team, roster, context.language, "{date}"),
        count_rule(context.team, roster, context.language),
        count_note(context.team, roster, context.language),
    )


def _packed(context: Context, days: Sequence[date]) -> dict[str, Any]:
    """Pack the stretches that begin on these days: the texts that occur, and [days since the one before, text, new statuses].

    A new status is the founder's place and the status's letter, as in 3d; the first stretch has everybody's letters in order.
    """
    texts: dict[tuple[str, ...], int] = {}
    packed: list[tuple[int, int, str]] = []
    before, earlier = "", days[0]
    for day in days:
        roster = context.history.roster_on(day)
        text = texts.setdefault(_texts(context, roster), len(texts))
        states = _states(context, roster)
        new = "".join(f"{place}{letter}" for place, letter in enumerate(states) if letter != before[place]) if before else states
        packed.append(((day - earlier).days, text, new))
        before, earlier = states, day
    return {"texts": list(texts), "changes": packed}


def _states(context: Context, roster: Roster) -> str:
    groups = ((roster.active, Status.ACTIVE), (roster.on_leave, Status.ON_LEAVE), (roster.affiliated, Status.AFFILIATED))
    known = {founder: _LETTERS[status] for group, status in groups for founder in group}
    known |= dict.fromkeys(roster.departed, _LETTERS[Status.DEPARTED])
    return "".join(known.get(founder.id, _LETTERS[None]) for founder in context.team.founders)
