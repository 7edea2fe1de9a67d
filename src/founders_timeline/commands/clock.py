"""What time it is: now, or the instant that SOURCE_DATE_EPOCH stands for."""

import os
from datetime import UTC, datetime, timedelta

import click

from founders_timeline.model.problems import quoted

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Return this instant, or that of the seconds since 1970 in SOURCE_DATE_EPOCH (reproducible-builds.org), if it is set.

    Which day it is depends on a team's time zone. Ends with wrong usage if the variable holds no such number.
    """
    seconds = os.environ.get(VARIABLE, "")
    if not seconds:
        return datetime.now(UTC)
    try:
        instant = datetime.fromtimestamp(int(seconds), tz=UTC)
        _ = instant - timedelta(days=1), instant + timedelta(days=1)  # Its day must exist in every time zone.
        return instant
    except (ValueError, OverflowError, OSError) as error:
        message = f"{VARIABLE} is {quoted(seconds)}: it must be a whole number of seconds since 1970."
        raise click.UsageError(message) from error
