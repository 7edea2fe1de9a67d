"""Which day it is: everywhere the same if somebody asked for a day, else that of a team's time zone."""

from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

Moment: TypeAlias = date | datetime
"""A day that was asked for, or an instant, which falls on different days in different time zones (aware of its own)."""


def day_in(moment: Moment, timezone: str) -> date:
    """Return the day of a moment in a time zone of the tz database, in UTC where the name is empty."""
    if isinstance(moment, datetime):
        return moment.astimezone(ZoneInfo(timezone) if timezone else UTC).date()
    return moment
