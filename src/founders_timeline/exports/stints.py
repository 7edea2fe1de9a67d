"""A person's stretches at the team, and at bodies tied to it, with the dates as exact as they are known."""

from collections.abc import Iterator
from typing import NamedTuple

from founders_timeline.edtf import EdtfDate
from founders_timeline.history import status_events
from founders_timeline.model import Event, Person
from founders_timeline.status import Status, status_after
from founders_timeline.views.context import Context


class Stint(NamedTuple):
    """A stretch: at the team, or at the body that `transfer` led to. `start_event` is None for the founding.

    A leave does not end one. `end` is None while it lasts.
    """

    start: EdtfDate
    start_event: Event | None
    end: EdtfDate | None = None
    end_event: Event | None = None
    transfer: Event | None = None


def stints_of(context: Context, founder: Person) -> tuple[Stint, ...]:
    """Return a founder's stints in order, up to the page's day."""
    return tuple(_stints(context, founder))


def _stints(context: Context, founder: Person) -> Iterator[Stint]:
    stint: Stint | None = Stint(context.team.founded, None)
    for event in status_events(context.team.events, founder.id):
        if event.date.earliest > context.as_of:
            break
        status = status_after(event.type)
        stays = status in (Status.ACTIVE, Status.ON_LEAVE)
        if stint and stays and stint.transfer is None:
            continue
        if stint:
            yield stint._replace(end=event.date, end_event=event)
        if stays:
            stint = Stint(event.date, event)
        else:
            stint = Stint(event.date, event, transfer=event) if status is Status.AFFILIATED else None
    if stint:
        yield stint
