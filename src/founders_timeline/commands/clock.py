"""Which day it is: today, or the one that SOURCE_DATE_EPOCH stands for."""

import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return today, or the day in UTC of the seconds since 1970 in SOURCE_DATE_EPOCH (reproducible-builds.org), if it is set.

    Ends with wrong usage if they are no such number.
    """
    seconds = os.environ.get(VARIABLE, "")
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        import click

        from founders_timeline.problems import quoted

        message = f"{VARIABLE} is {quoted(seconds)}: it must be a whole number of seconds since 1970."
        raise click.UsageError(message) from error
