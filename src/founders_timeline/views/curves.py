"""One team's count as a step curve, with a band where it is a range."""

from typing import NamedTuple

from founders_timeline.history import Count
from founders_timeline.views.context import Context
from founders_timeline.views.scale import number


class Box(NamedTuple):
    """Where a curve stands: between `left` and `right`, `height` high above the line at `base`."""

    left: float
    right: float
    base: float
    height: float


class TickView(NamedTuple):
    """A mark on the axis."""

    x: str
    label: str


class CurveView(NamedTuple):
    """A curve between 0 and all founders; `low`, `high` and `band` are SVG paths. A late name ends where the curve does."""

    name: str
    url: str
    is_late: bool
    label_x: str
    label_y: str
    top: str
    base: str
    most: str
    end_x: str
    end_y: str
    end: str
    low: str
    high: str
    band: str


def curve_view(context: Context, steps: list[tuple[float, Count]], end: float, box: Box) -> CurveView:
    """Draw a curve from `steps`, places on the axis with the count from there on, to `end`."""
    founders = len(context.team.founders)

    def y(count: int) -> float:
        return box.base - box.height * count / founders

    last = steps[-1][1]
    is_late = steps[0][0] > box.left + 0.7 * (box.right - box.left)
    return CurveView(
        name=context.team.name,
        url=context.timeline_url(),
        is_late=is_late,
        label_x=number(end if is_late else steps[0][0]),
        label_y=number(box.base - box.height - 8),
        top=number(y(founders)),
        base=number(box.base),
        most=str(founders),
        end_x=number(end + 6),
        end_y=number(y(last.high) + 4),
        end=context.language.count(last),
        low=_path([(x, y(count.low)) for x, count in steps], end),
        high=_path([(x, y(count.high)) for x, count in steps], end),
        band=_band([(x, y(count.low), y(count.high)) for x, count in steps], end),
    )


def _path(points: list[tuple[float, float]], end: float) -> str:
    parts = [f"H{number(x)}V{number(y)}" if index else f"M{number(x)} {number(y)}" for index, (x, y) in enumerate(points)]
    return "".join(parts) + f"H{number(end)}"


def _band(points: list[tuple[float, float, float]], end: float) -> str:
    """Outline the stretches in which the count is a range, one rectangle each."""
    ends = [x for x, _, _ in points[1:]] + [end]
    return "".join(
        f"M{number(x)} {number(low)}H{number(until)}V{number(high)}H{number(x)}Z"
        for (x, low, high), until in zip(points, ends, strict=True)
        if low != high
    )
