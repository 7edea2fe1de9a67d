"""Lanes: a founder's tenures along a time axis, with the name before them and what became of the person behind."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.model.content import Person
from founders_timeline.model.history import ONE_DAY, Tenure
from founders_timeline.model.status import Status
from founders_timeline.views.context import Context
from founders_timeline.views.scale import Scale, number, text_width
from founders_timeline.views.standing import end_words, standing
from founders_timeline.views.words import status_key

NARROWEST = 1.5
"""Width that even a single day is drawn with."""

MOST_SEGMENTS = 300
"""How many bars are drawn one by one at most; where there are more, those of a kind on a lane are one."""

_FADES = {Status.DEPARTED: "fade-in"}
_BREATH = 8


class SegmentView(NamedTuple):
    """A stretch of a lane; `kind` is a status, or fade-in or fade-out where the status is uncertain."""

    kind: str
    x: str
    end: str
    width: str


class BarsView(NamedTuple):
    """All stretches of one kind on a lane, as one SVG path."""

    kind: str
    path: str


class LaneLayout(NamedTuple):
    """The measures of lanes: the drawing's width, the distance from lane to lane, the height of a bar, the size of letters."""

    width: int
    pitch: int
    bar: int
    size: float
    label_above: bool


class LaneView(NamedTuple):
    """One founder's lane.

    `y` is its middle, `top` and `label_y` follow from it; `end` says what became of the founder, `last` is where the bar ends.
    `status` is that of the page's day. In a crowded drawing `bars` stand for the segments of a kind, on a line for whatever lies
    between.
    """

    founder: str
    name: str
    status: str
    y: str
    top: str
    label_y: str
    end: str
    end_x: str
    last: str
    segments: tuple[SegmentView, ...]
    bars: tuple[BarsView, ...] = ()


def lanes_of(context: Context, layout: LaneLayout, scale: Scale, top: float) -> tuple[LaneView, ...]:
    """Draw everybody's lane; those who left first come first, so that departures form a staircase."""
    people = standing(context.history, context.as_of)[::-1]
    return tuple(_lane(context, layout, scale, person, top + index * layout.pitch) for index, person in enumerate(people))


def is_crowded(context: Context) -> bool:
    """Tell whether a team has too many tenures to draw each."""
    return sum(len(tenures) for _, tenures in context.history.tenures) > MOST_SEGMENTS


def bars_of(segments: Sequence[SegmentView], top: str, height: int) -> tuple[BarsView, ...]:
    """Join the segments of each kind, but for those that fade and those of somebody away, which are no bars.

    Of two that begin at one place the earlier one is too short to be seen.
    """
    at = {segment.x: segment for segment in segments}
    paths: dict[str, list[str]] = {}
    for segment in at.values():
        if segment.kind != Status.DEPARTED and not _fades(segment):
            paths.setdefault(segment.kind, []).append(f"M{segment.x} {top}h{segment.width}v{height}h-{segment.width}z")
    return tuple(BarsView(kind, "".join(parts)) for kind, parts in paths.items())


def segments_of(context: Context, founder: str, scale: Scale) -> tuple[SegmentView, ...]:
    """Draw the tenures of a founder up to the page's day."""
    tenures = context.history.tenures_of(founder)
    return tuple(_segment(tenure, scale) for tenure in tenures if tenure.first <= context.as_of)


def _lane(context: Context, layout: LaneLayout, scale: Scale, person: Person, top: float) -> LaneView:
    middle = top + (layout.pitch - layout.bar if layout.label_above else layout.pitch / 2)
    bar_top, segments = number(middle - layout.bar / 2), segments_of(context, person.id, scale)
    end, end_x = _end(context, layout, person, segments)
    crowded = is_crowded(context)
    shown = segments[:-1] if segments[-1].kind == Status.DEPARTED else segments
    return LaneView(
        founder=person.id,
        name=person.name,
        status=status_key(context.history.status_on(person.id, context.as_of)),
        y=number(middle),
        top=bar_top,
        label_y=number(middle - layout.bar / 2 - 4 if layout.label_above else middle + 4.5),
        end=end,
        end_x=number(end_x),
        last=segments[-1].x if segments[-1].kind == Status.DEPARTED else segments[-1].end,
        segments=tuple(filter(_fades, shown)) if crowded else shown,
        bars=bars_of(segments, bar_top, layout.bar) if crowded else (),
    )


def _end(context: Context, layout: LaneLayout, person: Person, segments: Sequence[SegmentView]) -> tuple[str, float]:
    """Return what stands at a lane's end and where: after the bar, or at the right edge where the name stands above it."""
    words = end_words(context, person.id)
    if layout.label_above:
        room = layout.width - text_width(person.name, layout.size) - 2 * _BREATH
        return next((text for text in words if text_width(text, layout.size) <= room), words[-1]), layout.width
    last = segments[-1].x if segments[-1].kind == Status.DEPARTED else segments[-1].end
    x = float(last) + _BREATH
    return next((text for text in words if text_width(text, layout.size) <= layout.width - x), words[-1]), x


def _fades(segment: SegmentView) -> bool:
    """Tell whether a segment fades in or out."""
    return segment.kind.startswith("fade")


def _segment(tenure: Tenure, scale: Scale) -> SegmentView:
    start = scale.x(tenure.first)
    end = scale.x(scale.last + ONE_DAY if tenure.last is None else tenure.last + ONE_DAY)
    status = tenure.status
    kind = str(status) if status else _FADES.get(tenure.statuses[0], "fade-out")
    if tenure.may_precede_founding:
        kind = "fade-in"
    return SegmentView(kind, number(start), number(end), number(max(end - start, NARROWEST)))
