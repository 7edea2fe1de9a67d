"""When the editors changed what: the day an event came in, the day it was last mended, the newest change of a team."""

from datetime import date
from functools import lru_cache

from founders_timeline.model import Event, Team


def added_on(event: Event) -> date:
    """Return the day an event was added: the one written, or else the first day on which it can have been known.

    That default never moves, whatever day the site is built on or the content is checked again.
    """
    return event.added or (event.announced or event.date).earliest


def changed_on(event: Event) -> date:
    """Return the day an event was last mended, or added if it never was."""
    return max([added_on(event), *(correction.date for correction in event.corrections)])


@lru_cache(maxsize=64)
def last_change(team: Team) -> date | None:
    """Return the newest day on which somebody checked, added or mended something; None if no such day is written."""
    days = [correction.date for event in team.events for correction in event.corrections]
    days += [event.added for event in team.events if event.added]
    days += [team.checked] if team.checked else []
    return max(days, default=None)
