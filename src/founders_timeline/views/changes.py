"""When the editors changed an event: the day it was added, and the day it was last corrected."""

from datetime import date

from founders_timeline.model.content import Event


def added_on(event: Event, as_of: date) -> date:
    """Return the day an event was added, `as_of` at the latest.

    It is the one written, or else the first on which the event can have been known. That default does not move with the
    day of the build: of what lies ahead, and was announced nobody says when, it is the newest day of its sources.
    """
    known = event.added or (event.announced or event.date).earliest
    return known if known <= as_of else max((day for day in _source_days(event) if day <= as_of), default=as_of)


def _source_days(event: Event) -> list[date]:
    days = (source.date.earliest if source.date else source.accessed for source in event.all_sources)
    return [day for day in days if day]


def changed_on(event: Event, as_of: date) -> date:
    """Return the day up to `as_of` on which an event was last corrected, or added if it never was."""
    corrected = (correction.date for correction in event.corrections if correction.date <= as_of)
    return max([added_on(event, as_of), *corrected])
