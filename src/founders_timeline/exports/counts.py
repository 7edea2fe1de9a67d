"""The count on every day on which it, or what is known of it, changes, and the events that change it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from founders_timeline.history import Roster
from founders_timeline.views.context import Context
from founders_timeline.views.event import concerns_founders


class DayOfChange(NamedTuple):
    """Everybody's status on a day, and the ids of the events that change it; none on the days of the founding."""

    roster: Roster
    founders: int
    causes: tuple[str, ...]


def days_of_change(context: Context) -> Iterator[DayOfChange]:
    """Yield the days of change from the founding to the page's day."""
    team, founding = context.team, context.team.founded.earliest
    causes: defaultdict[date, list[str]] = defaultdict(list)
    for event in team.events:
        if concerns_founders(context, event):
            for day in {max(event.date.earliest, founding), event.date.latest}:
                causes[day].append(event.id)
    for day in context.history.days_of_change():
        if day <= context.as_of:
            yield DayOfChange(context.history.roster_on(day), len(team.founders), tuple(causes[day]))
