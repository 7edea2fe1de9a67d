"""A founder's path as a small chart: one lane on the team's time axis."""

from typing import NamedTuple

from founders_timeline.views.chart import chart_scale
from founders_timeline.views.context import Context
from founders_timeline.views.lanes import MarkView, SegmentView, marks_of, segments_of
from founders_timeline.views.scale import YearMark

_WIDTH = 640
_EDGE = 4


class PathChartView(NamedTuple):
    """One lane, drawn once for all screens."""

    width: int
    segments: tuple[SegmentView, ...]
    marks: tuple[MarkView, ...]
    years: tuple[YearMark, ...]


def path_chart_view(context: Context, founder: str) -> PathChartView:
    """Draw a founder's lane from the founding to the page's day."""
    scale = chart_scale(context, _EDGE, _WIDTH - _EDGE)
    marks = tuple(marks_of(context, founder, scale))
    return PathChartView(_WIDTH, segments_of(context, founder, scale), marks, scale.years(most=7))
