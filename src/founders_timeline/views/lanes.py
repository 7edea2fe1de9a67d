"""Lanes: a founder's tenures and events along a time axis."""

from collections.abc import Iterator
from typing import NamedTuple

from founders_timeline.history import ONE_DAY, Tenure
from founders_timeline.model import Event
from founders_timeline.status import Status, changes_status
from founders_timeline.views.context import Context
from founders_timeline.views.scale import Scale, number
from founders_timeline.views.words import headline

NARROWEST = 1.5
"""Width that even a single day is drawn with."""

_FADES = {Status.DEPARTED: "fade-in"}


class SegmentView(NamedTuple):
    """A stretch of a lane; `kind` is a status, or fade-in or fade-out where the status is uncertain."""

    kind: str
    x: str
    end: str
    width: str


class MarkView(NamedTuple):
    """An event on a lane: a dot for a day, a stretch of `width` for a span of possible days."""

    x: str
    width: str
    kind: str
    event: str
    title: str


class LaneView(NamedTuple):
    """One founder's lane; `y` is its middle, `top` and `label_y` follow from it."""

    founder: str
    name: str
    url: str
    y: str
    top: str
    label_y: str
    segments: tuple[SegmentView, ...]
    marks: tuple[MarkView, ...]


def segments_of(context: Context, founder: str, scale: Scale) -> tuple[SegmentView, ...]:
    """Draw the tenures of a founder up to the page's day."""
    tenures = context.history.tenures_of(founder)
    return tuple(_segment(tenure, scale) for tenure in tenures if tenure.first <= context.as_of)


def marks_of(context: Context, founder: str, scale: Scale) -> Iterator[MarkView]:
    """Mark a founder's events up to the page's day: changes of status, and where the founder went next."""
    for event in context.team.events:
        if founder in event.people and event.date.earliest <= context.as_of:
            yield _mark(context, event, scale)


def _segment(tenure: Tenure, scale: Scale) -> SegmentView:
    start = scale.x(tenure.first)
    end = scale.x(scale.last + ONE_DAY if tenure.last is None else tenure.last + ONE_DAY)
    status = tenure.status
    kind = str(status) if status else _FADES.get(tenure.statuses[0], "fade-out")
    if tenure.may_precede_founding:
        kind = "fade-in"
    return SegmentView(kind, number(start), number(end), number(max(end - start, NARROWEST)))


def _mark(context: Context, event: Event, scale: Scale) -> MarkView:
    start, end = scale.x(event.date.earliest), scale.x(event.date.latest + ONE_DAY)
    return MarkView(
        x=number(start),
        width="" if event.date.is_day else number(end - start),
        kind="change" if changes_status(event.type) else "other",
        event=event.id,
        title=f"{headline(context, event)[0]}, {context.language.date(event.date)}",
    )
