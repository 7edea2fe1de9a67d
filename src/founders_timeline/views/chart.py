"""The chart: one lane a founder over a step line of how many remain, on one time axis; drawn wide and narrow."""

from datetime import date, timedelta
from typing import NamedTuple

from founders_timeline.model.history import ONE_DAY, Count
from founders_timeline.views.context import Context
from founders_timeline.views.curve_labels import LabelView, Room, labels_of
from founders_timeline.views.lanes import LaneLayout, LaneView, is_crowded, lanes_of
from founders_timeline.views.marks import MarkView, marks_of
from founders_timeline.views.periods import RowView, rows_of
from founders_timeline.views.scale import Scale, YearMark, number
from founders_timeline.views.step_curve import step_band, step_path


class Layout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size.

    `plot` is the height of the step line with a story and without one.
    """

    name: str
    width: int
    left: int
    right: int
    lanes: LaneLayout
    plot: tuple[int, int]
    label_size: float
    most_years: int


WIDE = Layout("wide", 960, 148, 808, LaneLayout(960, 23, 10, 12.5, label_above=False), (150, 104), 13, 14)
NARROW = Layout("narrow", 343, 12, 328, LaneLayout(343, 23, 6, 11.5, label_above=True), (84, 66), 11, 7)
_TOP = 26
_GAP = 18
_MARKS = 24
_YEARS = 16
_MIN_DAYS = timedelta(days=30)


class LevelView(NamedTuple):
    """A horizontal line of the step line with its number."""

    y: str
    label: str
    label_y: str


class DrawingView(NamedTuple):
    """One drawing of the chart.

    `low`, `high` and `band` are SVG paths; a script places a day from `first`, `last`, `left` and `right`. `start` and `end` are
    the numbers at the ends of the step line.
    """

    name: str
    width: int
    height: str
    left: str
    right: str
    first: str
    last: str
    bar: int
    pitch: int
    lanes: tuple[LaneView, ...]
    years: tuple[YearMark, ...]
    years_y: str
    plot_bottom: str
    levels: tuple[LevelView, ...]
    start: LevelView
    end: LevelView
    labels: tuple[LabelView, ...]
    marks: tuple[MarkView, ...]
    marks_y: str
    low: str
    high: str
    band: str


class ChartView(NamedTuple):
    """The chart in two drawings, with the same facts as a summary and as a table."""

    title: str
    summary: str
    drawings: tuple[DrawingView, ...]
    rows: tuple[RowView, ...]


def chart_view(context: Context) -> ChartView:
    """Draw the chart from the founding to the page's day, or until soon after nobody is left."""
    return ChartView(
        title=context.language.say("chart.title", team=context.team.name),
        summary=_summary(context),
        drawings=(_drawing(context, WIDE), _drawing(context, NARROW)),
        rows=rows_of(context),
    )


def chart_scale(context: Context, left: float, right: float) -> Scale:
    """Make the time axis from the founding to the page's day; a team's first month fills at least the axis.

    Once nobody is left the axis ends soon after the last event: decades in which nothing happens would squeeze the rest.
    """
    first, last = context.team.founded.earliest, context.as_of
    if context.roster.remaining == Count(low=0, high=0):
        events = [event.date.latest for event in context.team.events if event.date.earliest <= last]
        last_event = min(max([*context.history.days_of_change(), *events]), last)
        last = min(last, last_event + max((last_event - first) / 12, _MIN_DAYS))
    return Scale(first, max(last, first + _MIN_DAYS), left, right)


def _summary(context: Context) -> str:
    """Say the chart in a sentence: the start, the lowest and the latest number."""
    language, history = context.language, context.history
    counts = [(day, history.count_on(day)) for day in history.days_of_change() if day <= context.as_of]
    lowest = min(counts, key=lambda pair: (pair[1].high, pair[0]))
    return language.say(
        "chart.summary",
        team=context.team.name,
        founders=len(context.team.founders),
        founded=language.date(context.team.founded),
        lowest=language.count(lowest[1]),
        lowest_day=language.day(lowest[0]),
        now=language.count(context.roster.remaining),
        today=language.day(context.as_of),
    )


def _drawing(context: Context, layout: Layout) -> DrawingView:
    scale = chart_scale(context, layout.left, layout.right)
    founders = len(context.team.founders)
    top = _TOP + founders * layout.lanes.pitch + _GAP
    plot = layout.plot[0 if context.team.story else 1]
    bottom = top + plot
    end = scale.x(scale.last + ONE_DAY)

    def y(count: int) -> float:
        return bottom - plot * count / max(founders, 1)

    counts = _counts(context, scale)
    points = [(scale.x(day), y(count.low), y(count.high)) for day, count in counts]
    return DrawingView(
        name=layout.name,
        width=layout.width,
        height=number(bottom + _MARKS + _YEARS),
        left=number(layout.left),
        right=number(layout.right),
        first=scale.first.isoformat(),
        last=scale.last.isoformat(),
        bar=layout.lanes.bar,
        pitch=layout.lanes.pitch,
        lanes=lanes_of(context, layout.lanes, scale, _TOP),
        years=scale.years(layout.most_years),
        years_y=number(bottom + _MARKS + _YEARS - 4),
        plot_bottom=number(bottom),
        levels=tuple(_level(y(level), str(level)) for level in _levels(founders)),
        start=_level(y(founders), str(founders)),
        end=_level(y(counts[-1][1].high), context.language.count(counts[-1][1])),
        labels=labels_of(context, scale, Room(layout.left, layout.width, top, bottom, layout.label_size), [*points, (end, 0, 0)]),
        marks=marks_of(context, scale),
        marks_y=number(bottom + _MARKS / 2),
        low=step_path([(x, low) for x, low, _ in points], end),
        high=step_path([(x, high) for x, _, high in points], end),
        band=step_band(points, end),
    )


def _level(y: float, label: str) -> LevelView:
    return LevelView(number(y), label, number(y + 4))


def _counts(context: Context, scale: Scale) -> list[tuple[date, Count]]:
    """Return the days on which the count changes; in a crowded drawing the last one of those that fall on one pixel."""
    counts = [(day, context.history.count_on(day)) for day in context.history.days_of_change() if day <= context.as_of]
    return list({int(scale.x(day)): (day, count) for day, count in counts}.values()) if is_crowded(context) else counts


def _levels(founders: int) -> tuple[int, ...]:
    """Return the numbers to mark on the axis, in round steps; the number of all founders stands at the line's beginning."""
    step = next(step for step in (1, 2, 3, 5, 10, 20, 50, 100, founders + 1) if founders / step <= 4)
    return tuple(level for level in range(0, founders, step) if founders - level >= 0.75 * step)
