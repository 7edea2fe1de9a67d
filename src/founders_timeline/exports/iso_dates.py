"""Dates as other formats want them: no more precise than what is known, and never a made-up day."""

from datetime import UTC, date, datetime, time

from founders_timeline.edtf import EdtfDate, Precision

_NOON = time(12, tzinfo=UTC)
"""The hour at which a day is the same day nearly everywhere on earth."""


def reduced(when: EdtfDate) -> str:
    """Write a date as ISO 8601 to the year, month or day; a span as the year or month it lies in, empty if it lies in none."""
    if when.precision is not Precision.SPAN:
        return when.text.rstrip("?~%")
    first, last = when.earliest, when.latest
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return ""
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def interval(when: EdtfDate) -> str:
    """Write a date as ISO 8601, a span as an interval of its first and its last possible day."""
    return reduced(when) if when.precision is not Precision.SPAN else f"{when.earliest}/{when.latest}"


def moment(day: date) -> datetime:
    """Return the moment that stands for a day where a format has no days (RFC 3339)."""
    return datetime.combine(day, _NOON)


def timestamp(day: date) -> str:
    """Write the moment that stands for a day, as RFC 3339."""
    return f"{day}T12:00:00Z"
