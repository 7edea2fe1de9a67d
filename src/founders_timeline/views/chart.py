"""The chart: one lane a founder over a step line of how many remain, on one time axis; drawn wide and narrow."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from founders_timeline.history import ONE_DAY, Count
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.lanes import LaneView, bars_of, fades, marks_of, segments_of
from founders_timeline.views.own_events import own_events
from founders_timeline.views.periods import RowView, rows_of
from founders_timeline.views.scale import Scale, YearMark, number


class Layout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size."""

    name: str
    width: int
    left: int
    right: int
    lane: int
    label_above: bool
    bar: int
    steps: int
    most_years: int


WIDE = Layout("wide", width=960, left=148, right=944, lane=25, label_above=False, bar=11, steps=120, most_years=14)
NARROW = Layout("narrow", width=343, left=18, right=339, lane=36, label_above=True, bar=9, steps=110, most_years=7)
_TOP = 24
_GAP = 26
_BOTTOM = 24
_MIN_DAYS = timedelta(days=30)

MOST_MARKS = 300
"""How many events are marked at most; where there are more, one mark stands for those close to it."""

MOST_SEGMENTS = 300
"""How many bars are drawn one by one at most; where there are more, those of a kind on a lane are one."""

_MARK = 8


class LevelView(NamedTuple):
    """A horizontal line of the step chart with its number."""

    y: str
    label: str
    label_y: str


class DrawingView(NamedTuple):
    """One drawing of the chart.

    `low`, `high` and `band` are SVG paths; a script places a day from `first`, `last`, `left` and `right`. The narrow drawing
    of a long timeline is not linked: marks as close as that are no targets for a finger.
    """

    name: str
    width: int
    height: str
    left: str
    right: str
    first: str
    last: str
    bar: int
    lanes: tuple[LaneView, ...]
    years: tuple[YearMark, ...]
    years_y: str
    plot_bottom: str
    lanes_bottom: str
    levels: tuple[LevelView, ...]
    low: str
    high: str
    band: str
    is_linked: bool


class ChartView(NamedTuple):
    """The chart in two drawings, with the same facts as a summary and as a table."""

    title: str
    summary: str
    drawings: tuple[DrawingView, ...]
    rows: tuple[RowView, ...]


@lru_cache(maxsize=KEPT_CONTEXTS)
def chart_view(context: Context) -> ChartView:
    """Draw the chart from the founding to the page's day."""
    language = context.language
    return ChartView(
        title=language.say("chart.title", team=context.team.name),
        summary=_summary(context),
        drawings=(_drawing(context, WIDE), _drawing(context, NARROW)),
        rows=rows_of(context),
    )


def chart_scale(context: Context, left: float, right: float) -> Scale:
    """Make the time axis from the founding to the page's day; a team's first month fills at least the axis.

    Once nobody is left the axis ends soon after the last event: decades in which nothing happens would squeeze the rest.
    """
    first, last = context.team.founded.earliest, context.as_of
    if context.roster.remaining == Count(0, 0):
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
    lanes_bottom = _TOP + founders * layout.lane
    steps = _Steps(lanes_bottom + _GAP + layout.steps, layout.steps / max(founders, 1))
    counts = _counts(context, scale)
    apart = _distance(context, layout)
    return DrawingView(
        name=layout.name,
        width=layout.width,
        height=number(steps.bottom + _BOTTOM),
        left=number(layout.left),
        right=number(layout.right),
        first=scale.first.isoformat(),
        last=scale.last.isoformat(),
        bar=layout.bar,
        lanes=tuple(_lane(context, layout, scale, index, apart) for index in range(founders)),
        years=scale.years(layout.most_years),
        years_y=number(steps.bottom + 16),
        plot_bottom=number(steps.bottom),
        lanes_bottom=number(lanes_bottom),
        levels=tuple(LevelView(number(steps.y(n)), str(n), number(steps.y(n) + 4)) for n in _levels(founders)),
        low=_path(scale, steps, [(day, count.low) for day, count in counts]),
        high=_path(scale, steps, [(day, count.high) for day, count in counts]),
        band=_band(scale, steps, counts),
        is_linked=layout is WIDE or not is_long(context.team),
    )


def _distance(context: Context, layout: Layout) -> float:
    """Return how far apart marks on a lane have to be for all lanes together to have no more than MOST_MARKS or so."""
    founders = context.team.founders
    if sum(len(own_events(context.team, person.id)) for person in founders) <= MOST_MARKS:
        return 0
    return max(_MARK, (layout.right - layout.left) * len(founders) / MOST_MARKS)


def _lane(context: Context, layout: Layout, scale: Scale, index: int, apart: float) -> LaneView:
    person = context.team.founders[index]
    middle = _TOP + index * layout.lane + (layout.lane - layout.bar if layout.label_above else layout.lane / 2)
    top, segments = number(middle - layout.bar / 2), segments_of(context, person.id, scale)
    is_crowded = _is_crowded(context)
    return LaneView(
        founder=person.id,
        name=person.name,
        url=context.founder_url(person.id),
        y=number(middle),
        top=top,
        label_y=number(middle - layout.bar / 2 - 5 if layout.label_above else middle + 4.5),
        segments=tuple(filter(fades, segments)) if is_crowded else segments,
        marks=tuple(marks_of(context, person.id, scale, apart)),
        bars=bars_of(segments, top, layout.bar) if is_crowded else (),
    )


def _is_crowded(context: Context) -> bool:
    return sum(len(tenures) for _, tenures in context.history.tenures) > MOST_SEGMENTS


class _Steps(NamedTuple):
    """The vertical axis of the step line."""

    bottom: float
    unit: float

    def y(self, count: int) -> float:
        return self.bottom - count * self.unit


def _counts(context: Context, scale: Scale) -> list[tuple[date, Count]]:
    """Return the days on which the count changes; in a crowded drawing the last one of those that fall on one pixel."""
    counts = [(day, context.history.count_on(day)) for day in context.history.days_of_change() if day <= context.as_of]
    return list({int(scale.x(day)): (day, count) for day, count in counts}.values()) if _is_crowded(context) else counts


def _levels(founders: int) -> tuple[int, ...]:
    step = max(1, round(founders / 4))
    return (*range(0, founders - step // 2, step), founders)


def _path(scale: Scale, steps: _Steps, levels: list[tuple[date, int]]) -> str:
    parts: list[str] = []
    for day, level in levels:
        x, y = number(scale.x(day)), number(steps.y(level))
        parts.append(f"H{x}V{y}" if parts else f"M{x} {y}")
    return "".join(parts) + f"H{number(scale.x(scale.last + ONE_DAY))}"


def _band(scale: Scale, steps: _Steps, counts: list[tuple[date, Count]]) -> str:
    """Outline the stretches in which the count is a range, one rectangle each."""
    parts = []
    ends = [day for day, _ in counts[1:]] + [scale.last + ONE_DAY]
    for (day, count), end in zip(counts, ends, strict=True):
        if not count.is_exact:
            left, right = number(scale.x(day)), number(scale.x(end))
            parts.append(f"M{left} {number(steps.y(count.low))}H{right}V{number(steps.y(count.high))}H{left}Z")
    return "".join(parts)
