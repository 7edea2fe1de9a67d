"""The share of founders who remain, by years since the founding: all teams in one drawing, and each in a small one."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from founders_timeline.model.history import Count
from founders_timeline.views.context import Context
from founders_timeline.views.end_labels import End, Label, Rectangle, place_labels
from founders_timeline.views.half import counts_until, half_gone
from founders_timeline.views.ranking import years_until
from founders_timeline.views.scale import number
from founders_timeline.views.step_curve import Box, CurveView, curve_view

_TAIL = timedelta(days=91)
"""How long a curve goes on after nobody is left."""

_OUTLIER = 2
"""A curve that is this many times as long as the next longest is cut off."""

_LONGEST = 26
"""Letters of a name that fit at the end of a curve."""


class Layout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size; names may stand up to `width`."""

    name: str
    width: int
    left: int
    right: int
    top: int
    base: int


WIDE = Layout("wide", 960, 56, 850, 34, 440)
NARROW = Layout("narrow", 343, 50, 322, 34, 420)
SMALL = Layout("small", 220, 2, 212, 6, 92)


class OverlaidView(NamedTuple):
    """A team's curve among the others; `leader` joins its end and its name where they are apart, `name` is empty without room."""

    id: str
    curve: CurveView
    name: str
    name_x: str
    name_y: str
    is_before: bool
    dot_x: str
    dot_y: str
    leader: str
    pick: str


class LevelView(NamedTuple):
    """A share of the founders, in words, and where it stands."""

    y: str
    label: str


class TickView(NamedTuple):
    """A year on the axis."""

    x: str
    label: str


class OverlayView(NamedTuple):
    """The drawing of all teams."""

    name: str
    width: int
    height: str
    left: str
    right: str
    top: str
    base: str
    axis_y: str
    axis_title_y: str
    levels: tuple[LevelView, ...]
    ticks: tuple[TickView, ...]
    teams: tuple[OverlaidView, ...]


class Axis(NamedTuple):
    """The axis of whole years since the founding that all drawings share, and the teams whose curves go on beyond it."""

    years: int
    cut: tuple[Context, ...]

    def x(self, layout: Layout, age: float) -> float:
        """Return where an age in years stands."""
        return layout.left + (layout.right - layout.left) * min(max(age, 0), self.years) / self.years


def axis_of(contexts: Sequence[Context]) -> Axis:
    """Choose the axis: it holds every curve, but for outliers, and every day on which half was gone."""
    ages = {context: years_until(context, _end(context)) for context in contexts}
    longest = sorted(ages.values(), reverse=True)
    while len(longest) > 1 and longest[0] > _OUTLIER * longest[1]:
        longest.pop(0)
    halves = [years_until(context, half.day) for context in contexts if (half := half_gone(context))]
    years = max(1, ceil(max([longest[0], *halves])))
    return Axis(years, tuple(context for context in contexts if ages[context] > years))


def overlay(contexts: Sequence[Context], axis: Axis, layout: Layout, picks: Sequence[Context]) -> OverlayView:
    """Draw the curves of all teams over each other."""
    say = contexts[0].language.say
    curves = [curve_in(context, axis, layout) for context in contexts]
    ends = [_label_end(context, axis, layout) for context in contexts]
    bounds = Rectangle(layout.left, 0, layout.width, layout.base + 4)
    lines = [line for context in contexts for line in _lines(context, axis, layout)]
    labels = place_labels(ends, lines, bounds)
    step = max(1, ceil(axis.years / (14 if layout is WIDE else 7)))
    return OverlayView(
        name=layout.name,
        width=layout.width,
        height=number(layout.base + 46),
        left=number(layout.left),
        right=number(layout.right),
        top=number(layout.top),
        base=number(layout.base),
        axis_y=number(layout.base + 19),
        axis_title_y=number(layout.base + 39),
        levels=tuple(
            LevelView(number(layout.base - part * (layout.base - layout.top)), say(f"compare.level_{name}"))
            for name, part in (("all", 1), ("half", 0.5), ("none", 0))
        ),
        ticks=tuple(TickView(number(axis.x(layout, year)), str(year)) for year in range(0, axis.years + 1, step)),
        teams=tuple(
            _overlaid(context, curve, end, label, picks)
            for context, curve, end, label in zip(contexts, curves, ends, labels, strict=True)
        ),
    )


def curve_in(context: Context, axis: Axis, layout: Layout) -> CurveView:
    """Draw one team's curve up to the end of the axis."""
    steps = [(axis.x(layout, years_until(context, day)), count) for day, count in _counts(context, axis)]
    end = axis.x(layout, years_until(context, _end(context)))
    return curve_view(
        len(context.team.founders), steps, end, Box(layout.left, layout.right, layout.base, layout.base - layout.top)
    )


def _overlaid(context: Context, curve: CurveView, end: End, label: Label | None, picks: Sequence[Context]) -> OverlaidView:
    is_apart = label is not None and label.y - 4 != end.y
    return OverlaidView(
        id=context.team.id,
        curve=curve,
        name=end.text if label else "",
        name_x=number(label.x) if label else "",
        name_y=number(label.y) if label else "",
        is_before=label is not None and label.before,
        dot_x=number(end.x),
        dot_y=number(end.y),
        leader=_leader(end, label) if label and is_apart else "",
        pick=str(picks.index(context) + 1) if context in picks else "",
    )


def _leader(end: End, label: Label) -> str:
    x = label.x + 2 if label.before else label.x - 2
    return f"M{number(end.x)} {number(end.y)}L{number(x)} {number(label.y - 4)}"


def _label_end(context: Context, axis: Axis, layout: Layout) -> End:
    _, count = _counts(context, axis)[-1]
    x = axis.x(layout, years_until(context, _end(context)))
    name = context.team.name if len(context.team.name) <= _LONGEST else f"{context.team.name[: _LONGEST - 1].rstrip()}…"
    text = f"{name} →" if context in axis.cut else f"{name} {context.language.count(count)}/{len(context.team.founders)}"
    return End(x, _y(context, count.high, layout), text)


def _lines(context: Context, axis: Axis, layout: Layout) -> list[Rectangle]:
    """Return the straight lines that a curve is made of."""
    counts = [(axis.x(layout, years_until(context, day)), count) for day, count in _counts(context, axis)]
    points = [(x, _y(context, count.low, layout)) for x, count in counts]
    points.append((axis.x(layout, years_until(context, _end(context))), points[-1][1]))
    level = [Rectangle(x, y, until, y) for (x, y), (until, _) in pairwise(points)]
    steep = [Rectangle(x, min(y, after), x, max(y, after)) for (_, y), (x, after) in pairwise(points)]
    return level + steep


def _y(context: Context, count: int, layout: Layout) -> float:
    return layout.base - (layout.base - layout.top) * count / len(context.team.founders)


def _counts(context: Context, axis: Axis) -> list[tuple[date, Count]]:
    return [(day, count) for day, count in counts_until(context) if years_until(context, day) < axis.years]


def _end(context: Context) -> date:
    """Return the day that a curve ends on: the page's day, or some months after nobody was left."""
    day, count = max(counts_until(context), key=lambda item: item[0])
    return min(day + _TAIL, context.as_of) if count == Count(low=0, high=0) else context.as_of
