"""Lanes: a founder's tenures and events along a time axis."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from founders_timeline.history import ONE_DAY, Tenure
from founders_timeline.model import Event
from founders_timeline.status import Status, changes_status
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import Context
from founders_timeline.views.own_events import own_events
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
    """An event on a lane: a dot for a day, a stretch of `width` for a span of possible days.

    `url` is empty where the event stands on the timeline's own page. One mark stands for several events where they lie too close.
    """

    x: str
    width: str
    kind: str
    event: str
    title: str
    url: str = ""


class BarsView(NamedTuple):
    """All stretches of one kind on a lane, as one SVG path."""

    kind: str
    path: str


class LaneView(NamedTuple):
    """One founder's lane; `y` is its middle, `top` and `label_y` follow from it.

    In a crowded drawing `bars` stand for the segments of a kind, on a line for whatever lies between.
    """

    founder: str
    name: str
    url: str
    y: str
    top: str
    label_y: str
    segments: tuple[SegmentView, ...]
    marks: tuple[MarkView, ...]
    bars: tuple[BarsView, ...] = ()


def bars_of(segments: Sequence[SegmentView], top: str, height: int) -> tuple[BarsView, ...]:
    """Join the segments of each kind, but for those that fade and those of somebody away, which are no bars.

    Of two that begin at one place the earlier one is too short to be seen.
    """
    at = {segment.x: segment for segment in segments}
    paths: dict[str, list[str]] = {}
    for segment in at.values():
        if segment.kind != Status.DEPARTED and not fades(segment):
            paths.setdefault(segment.kind, []).append(f"M{segment.x} {top}h{segment.width}v{height}h-{segment.width}z")
    return tuple(BarsView(kind, "".join(parts)) for kind, parts in paths.items())


def fades(segment: SegmentView) -> bool:
    """Tell whether a segment fades in or out."""
    return segment.kind.startswith("fade")


def segments_of(context: Context, founder: str, scale: Scale) -> tuple[SegmentView, ...]:
    """Draw the tenures of a founder up to the page's day."""
    tenures = context.history.tenures_of(founder)
    return tuple(_segment(tenure, scale) for tenure in tenures if tenure.first <= context.as_of)


def marks_of(context: Context, founder: str, scale: Scale, apart: float = 0) -> Iterator[MarkView]:
    """Mark a founder's events up to the page's day: changes of status, and where the founder went next.

    Of events that begin less than `apart` from a mark, in the drawing's units, none has a mark of its own.
    """
    own = [event for event in own_events(context.team, founder) if event.date.earliest <= context.as_of]
    while own:
        start = scale.x(own[0].date.earliest)
        near = 1 if not apart else bisect_left(own, start + apart, lo=1, key=lambda event: scale.x(event.date.earliest))
        yield _mark(context, own[:near], scale)
        own = own[near:]


def _segment(tenure: Tenure, scale: Scale) -> SegmentView:
    start = scale.x(tenure.first)
    end = scale.x(scale.last + ONE_DAY if tenure.last is None else tenure.last + ONE_DAY)
    status = tenure.status
    kind = str(status) if status else _FADES.get(tenure.statuses[0], "fade-out")
    if tenure.may_precede_founding:
        kind = "fade-in"
    return SegmentView(kind, number(start), number(end), number(max(end - start, NARROWEST)))


def _mark(context: Context, events: Sequence[Event], scale: Scale) -> MarkView:
    event, others = events[0], events[1:]
    start, end = scale.x(event.date.earliest), scale.x(event.date.latest + ONE_DAY)
    title = f"{headline(context, event)[0]}, {context.language.date(event.date)}"
    return MarkView(
        x=number(start),
        width="" if event.date.is_day else number(end - start),
        kind="change" if any(changes_status(event.type) for event in events) else "other",
        event=event.id,
        title=context.language.say("chart.and_more", first=title, count=len(others)) if others else title,
        url=context.timeline_url(event) if is_long(context.team) else "",
    )
