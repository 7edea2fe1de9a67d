"""A count over time as a step curve, with a band where it is a range."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.model.history import Count
from founders_timeline.views.scale import number


class Box(NamedTuple):
    """Where a curve stands: between `left` and `right`, `height` high above the line at `base`."""

    left: float
    right: float
    base: float
    height: float


class CurveView(NamedTuple):
    """A curve between 0 and all founders, as SVG paths: the least and the most that may remain, and the band between them."""

    low: str
    high: str
    band: str


def curve_view(founders: int, steps: Sequence[tuple[float, Count]], end: float, box: Box) -> CurveView:
    """Draw a curve from `steps`, places on the axis with the count from there on, to `end`; `founders` are as high as the box."""

    def y(count: int) -> float:
        return box.base - box.height * count / founders

    return CurveView(
        low=step_path([(x, y(count.low)) for x, count in steps], end),
        high=step_path([(x, y(count.high)) for x, count in steps], end),
        band=step_band([(x, y(count.low), y(count.high)) for x, count in steps], end),
    )


def step_path(points: Sequence[tuple[float, float]], end: float) -> str:
    """Draw steps through points to `end`, as an SVG path."""
    parts = [f"H{number(x)}V{number(y)}" if index else f"M{number(x)} {number(y)}" for index, (x, y) in enumerate(points)]
    return "".join(parts) + f"H{number(end)}"


def step_band(points: Sequence[tuple[float, float, float]], end: float) -> str:
    """Outline the stretches in which the count is a range, one rectangle each: places with the lower and the upper end there."""
    ends = [x for x, _, _ in points[1:]] + [end]
    return "".join(
        f"M{number(x)} {number(low)}H{number(until)}V{number(high)}H{number(x)}Z"
        for (x, low, high), until in zip(points, ends, strict=True)
        if low != high
    )
