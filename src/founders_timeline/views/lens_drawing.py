"""The drawing of a lens: a few days side by side, the lanes that break and rejoin in them, and the count over them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from founders_timeline.model.content import Event, Person
from founders_timeline.model.history import ONE_DAY
from founders_timeline.views.context import Context
from founders_timeline.views.lanes import NARROWEST, SegmentView
from founders_timeline.views.scale import Scale, number, text_width
from founders_timeline.views.step_curve import step_path
from founders_timeline.views.words import status_key

_LEAST_DAY = 46
"""How much room a day's name takes."""

_SIZE = 12.5


class LensLayout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size."""

    name: str
    width: int
    left: int
    right: int
    label_above: bool


WIDE = LensLayout("wide", 960, 148, 944, label_above=False)
NARROW = LensLayout("narrow", 343, 4, 339, label_above=True)
_LINE, _LANE, _BAR, _STEP = 19, 25, 11, 20


class NoteView(NamedTuple):
    """What changed on a day, over a line that leads down to it."""

    x: str
    text_x: str
    y: str
    anchor: str
    text: str


class LensLaneView(NamedTuple):
    """Somebody whose status changes in these days."""

    name: str
    y: str
    top: str
    label_y: str
    segments: tuple[SegmentView, ...]


class LevelView(NamedTuple):
    """The count over some of the days."""

    x: str
    y: str
    label: str


class LensDrawingView(NamedTuple):
    """One drawing of a lens; `leaders` are the lines from the days of the quotations to their columns below."""

    name: str
    width: int
    height: str
    right: str
    left: str
    notes: tuple[NoteView, ...]
    lanes: tuple[LensLaneView, ...]
    levels: tuple[LevelView, ...]
    curve: str
    days: tuple[tuple[str, str], ...]
    days_y: str
    notes_bottom: str
    axis_y: str
    bar: int
    leaders: str


class LensDays(NamedTuple):
    """The days of a lens: the changes, and the window that shows them."""

    changes: tuple[Event, ...]
    first: date
    last: date


def lens_drawing(context: Context, days: LensDays, layout: LensLayout, said: Sequence[date]) -> LensDrawingView:
    """Draw the days of a lens; `said` are those of the quotations that stand in columns below, in order."""
    scale = Scale(days.first, days.last, layout.left, layout.right)
    notes = tuple(_notes(context, days, layout, scale))
    notes_bottom = 8 + _LINE * len(notes)
    pitch = _LANE + (10 if layout.label_above else 0)
    people = [person for person in context.team.founders if any(person.id in event.people for event in days.changes)]
    lanes = tuple(_lane(context, layout, scale, person, notes_bottom + 6 + n * pitch) for n, person in enumerate(people))
    top = notes_bottom + 6 + len(lanes) * pitch + 26
    levels = list(_levels(context, days))
    highest, lowest = max(high for _, high in levels), min(high for _, high in levels)

    def y(count: int) -> float:
        return top + (highest - count) * _STEP

    axis = y(lowest) + 14
    ends = [day for day, _ in levels[1:]] + [days.last + ONE_DAY]
    return LensDrawingView(
        name=layout.name,
        width=layout.width,
        height=number(axis + (64 if said else 26)),
        left=number(layout.left),
        right=number(layout.right),
        notes=notes,
        lanes=lanes,
        levels=tuple(
            LevelView(
                x=number((scale.x(day) + scale.x(end)) / 2),
                y=number(y(count) - 7),
                label=context.language.count(context.history.count_on(day)),
            )
            for (day, count), end in zip(levels, ends, strict=True)
        ),
        curve=step_path([(scale.x(day), y(count)) for day, count in levels], layout.right),
        days=tuple(_day_names(context, days, scale)),
        days_y=number(axis + 17),
        notes_bottom=number(notes_bottom),
        axis_y=number(axis),
        bar=_BAR,
        leaders=_leaders(scale, said, layout, axis + 24),
    )


def _notes(context: Context, days: LensDays, layout: LensLayout, scale: Scale) -> Iterator[NoteView]:
    """Say for each day of change who is out and who is back."""
    line = 0
    for day in sorted({event.date.earliest for event in days.changes}):
        for key, sign in (("lens.out", -1), ("lens.back", 1)):
            own = [event for event in days.changes if event.date.earliest == day and context.effects[event.id].low * sign > 0]
            if not own:
                continue
            names = context.language.names([context.team.person(person).name for event in own for person in event.people])
            text = context.language.say(key, day=_short(context, day), names=names)
            x, width = scale.x(day), text_width(text, _SIZE)
            is_late = x + width > layout.width
            text_x = max(x + 4, width) if is_late and x < width else x
            anchor = "end" if is_late else "start"
            yield NoteView(number(x), number(min(text_x, layout.width)), number(18 + line * _LINE), anchor, text)
            line += 1


def _lane(context: Context, layout: LensLayout, scale: Scale, person: Person, top: float) -> LensLaneView:
    middle = top + (10 if layout.label_above else 0) + _LANE / 2
    return LensLaneView(
        name=person.name,
        y=number(middle),
        top=number(middle - _BAR / 2),
        label_y=number(middle - _BAR / 2 - 5 if layout.label_above else middle + 4.5),
        segments=tuple(_segments(context, scale, person)),
    )


def _segments(context: Context, scale: Scale, person: Person) -> Iterator[SegmentView]:
    """Draw what of somebody's tenures lies in the window."""
    for tenure in context.history.tenures_of(person.id):
        if tenure.first <= scale.last and (tenure.last is None or tenure.last >= scale.first):
            start = scale.x(tenure.first)
            end = scale.x((tenure.last or scale.last) + ONE_DAY)
            kind = status_key(tenure.status) if tenure.status else "fade-out"
            yield SegmentView(kind, number(start), number(end), number(max(end - start, NARROWEST)))


def _levels(context: Context, days: LensDays) -> Iterator[tuple[date, int]]:
    """Yield the count from the first day on, at each day on which it changes."""
    history = context.history
    yield days.first, history.count_on(days.first).high
    changes = [day for day in history.days_of_change() if days.first <= day <= days.last]
    for before, day in pairwise([days.first, *changes]):
        if history.count_on(before) != history.count_on(day):
            yield day, history.count_on(day).high


def _day_names(context: Context, days: LensDays, scale: Scale) -> Iterator[tuple[str, str]]:
    """Name as many days as there is room for."""
    one = scale.x(days.first + ONE_DAY) - scale.x(days.first)
    every = max(1, -int(-_LEAST_DAY // one))
    for n in range(0, (days.last - days.first).days + 1, every):
        day = days.first + n * ONE_DAY
        if scale.x(day) + text_width(_short(context, day), _SIZE) <= scale.right + 16:
            yield number(scale.x(day)), _short(context, day)


def _short(context: Context, day: date) -> str:
    return context.language.say("date.short_month_day", day=day.day, month=context.language.short_months[day.month - 1])


def _leaders(scale: Scale, said: Sequence[date], layout: LensLayout, top: float) -> str:
    """Lead from each quotation's day to the beginning of its column."""
    column = (layout.right - layout.left) / max(len(said), 1)
    places = [layout.left + n * column + 1 for n in range(len(said))]
    return "".join(
        f"M{number(scale.x(day) + 1)} {number(top)}V{number(top + 14)}H{number(x)}V{number(top + 40)}"
        for day, x in zip(said, places, strict=True)
    )
