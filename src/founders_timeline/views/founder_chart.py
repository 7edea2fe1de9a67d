"""A founder's path as a small chart: one lane on the team's time axis."""

from typing import NamedTuple

from founders_timeline.model.status import changes_status
from founders_timeline.views.chart import chart_scale
from founders_timeline.views.context import Context
from founders_timeline.views.lanes import SegmentView, segments_of
from founders_timeline.views.scale import YearMark, number

_WIDTH = 640
_EDGE = 4


class DotView(NamedTuple):
    """An event whose day is known."""

    x: str
    kind: str


class PathChartView(NamedTuple):
    """One lane, drawn once for all screens."""

    width: int
    segments: tuple[SegmentView, ...]
    dots: tuple[DotView, ...]
    years: tuple[YearMark, ...]


def path_chart_view(context: Context, founder: str) -> PathChartView:
    """Draw a founder's lane from the founding to the page's day."""
    scale = chart_scale(context, _EDGE, _WIDTH - _EDGE)
    own = [event for event in context.history.events_of(founder) if event.date.is_day and event.date.earliest <= context.as_of]
    dots = {number(scale.x(event.date.earliest)): "change" if changes_status(event.type) else "other" for event in own}
    return PathChartView(
        _WIDTH,
        segments_of(context, founder, scale),
        tuple(DotView(x, kind) for x, kind in dots.items()),
        scale.years(most=7),
    )
