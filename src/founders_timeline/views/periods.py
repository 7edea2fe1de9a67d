"""Founders' tenures in words: stretches of a status with their first and last days."""

from typing import NamedTuple

from founders_timeline.views.context import Context
from founders_timeline.views.words import status_key

MOST_PERIODS = 200
"""How many stretches the table tells at most; where there are more, it tells each founder's last ones."""

_LAST_PERIODS = 2


class PeriodView(NamedTuple):
    """A stretch of a founder's history in words."""

    status: str
    words: str
    span: str


class RowView(NamedTuple):
    """A founder's history in words: the chart's table. `earlier_words` says how many stretches are left out, empty if none."""

    name: str
    url: str
    periods: tuple[PeriodView, ...]
    earlier_words: str = ""


def rows_of(context: Context) -> tuple[RowView, ...]:
    """Tell every founder's tenures up to the page's day, the last ones where they are too many for a table."""
    periods = [periods_of(context, person.id) for person in context.team.founders]
    kept = MOST_PERIODS if sum(map(len, periods)) <= MOST_PERIODS else _LAST_PERIODS
    return tuple(
        RowView(person.name, context.founder_url(person.id), own[-kept:], _earlier(context, len(own) - kept))
        for person, own in zip(context.team.founders, periods, strict=True)
    )


def _earlier(context: Context, number: int) -> str:
    return context.language.say("chart.earlier", count=number) if number > 0 else ""


def periods_of(context: Context, founder: str) -> tuple[PeriodView, ...]:
    """Tell a founder's tenures up to the page's day in words."""
    say, day = context.language.say, context.language.day
    periods = []
    for tenure in context.history.tenures_of(founder):
        if tenure.first > context.as_of:
            break
        status = status_key(tenure.status)
        if tenure.last is None or tenure.last >= context.as_of:
            span = say("chart.since", first=day(tenure.first))
        else:
            span = say("chart.from_to", first=day(tenure.first), last=day(tenure.last))
        span = say("chart.may_not_exist", span=span) if tenure.may_precede_founding else span
        periods.append(PeriodView(status, say(f"status.{status}"), span))
    return tuple(periods)
