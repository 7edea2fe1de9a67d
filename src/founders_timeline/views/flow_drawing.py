"""The picture of all flows: where people were at the left, where they went at the right, and a strand for each step."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.views.context import Context
from founders_timeline.views.flow_groups import Flow, Group, group_name
from founders_timeline.views.flow_sides import STRAND, TOP, sides_of
from founders_timeline.views.journeys import Step
from founders_timeline.views.scale import number
from founders_timeline.views.step_words import place_name

_BOTTOM = 8
_BASE_LINE = 11
_BAR = 6
_LONGEST = 24
"""Letters of a name that fit beside the drawing."""


class Layout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size: where the bars stand, and from where on strands bend."""

    name: str
    width: int
    left: int
    right: int
    bend: int
    names: bool


WIDE = Layout("wide", 960, 214, 746, 346, names=True)
MEDIUM = Layout("medium", 704, 206, 498, 224, names=False)


class EndView(NamedTuple):
    """A place at one side: a bar, and its name beside it."""

    key: str
    name: str
    title: str
    size: int
    is_team: bool
    x: str
    y: str
    height: str
    text_y: str


class StrandView(NamedTuple):
    """One step: the outline of its strand, who it is, and the names of rarer places at its ends."""

    number: int
    person: str
    is_to_team: bool
    path: str
    name: str
    origin: str
    goal: str
    text_y: str
    end_y: str


class RibbonView(NamedTuple):
    """A flow: its strands, and the anchor of its list; `origin` and `goal` are the keys of its ends."""

    id: str
    title: str
    origin: str
    goal: str
    strands: tuple[StrandView, ...]


class FlowsDrawingView(NamedTuple):
    """The whole drawing; `left`, `right` and `names` are where texts stand."""

    name: str
    width: int
    height: str
    left: str
    right: str
    names: str
    has_names: bool
    origins: tuple[EndView, ...]
    goals: tuple[EndView, ...]
    ribbons: tuple[RibbonView, ...]


class _Pen(NamedTuple):
    """What every part of a drawing is drawn with."""

    context: Context
    layout: Layout
    steps: Sequence[Step]


def flows_drawing(context: Context, layout: Layout, flows: Sequence[Flow], steps: Sequence[Step]) -> FlowsDrawingView:
    """Draw all flows; there is at least one."""
    left, right = sides_of(flows)
    starts, ends = left.tops(), right.tops()
    pen = _Pen(context, layout, steps)
    return FlowsDrawingView(
        name=layout.name,
        width=layout.width,
        height=number(TOP + left.extent() + _BOTTOM),
        left=number(layout.left - 8),
        right=number(layout.right + _BAR + 8),
        names=number(layout.left + _BAR + 6),
        has_names=layout.names,
        origins=tuple(_end(context, group, own, starts, layout.left) for group, own in left.stacks),
        goals=tuple(_end(context, group, own, ends, layout.right) for group, own in right.stacks),
        ribbons=tuple(_ribbon(pen, flow, starts[flow.id], ends[flow.id]) for flow in flows),
    )


def _end(context: Context, group: Group, flows: Sequence[Flow], tops: dict[str, float], x: int) -> EndView:
    top = tops[flows[0].id]
    bottom = tops[flows[-1].id] + STRAND * len(flows[-1].numbers)
    name = group_name(context, group)
    return EndView(
        key=group.key,
        name=_shortened(name) if group.place else "",
        title=name,
        size=sum(len(flow.numbers) for flow in flows),
        is_team=group.is_team,
        x=number(x),
        y=number(top),
        height=number(bottom - top),
        text_y=number((top + bottom) / 2 + 5),
    )


def _ribbon(pen: _Pen, flow: Flow, start: float, end: float) -> RibbonView:
    say, (origin, goal) = pen.context.language.say, (group_name(pen.context, each) for each in (flow.origin, flow.goal))
    offsets = [STRAND * index for index in range(len(flow.numbers))]
    return RibbonView(
        id=flow.id,
        title=say("flows.flow", origin=origin, goal=goal, people=say("flows.people", count=len(flow.numbers))),
        origin=flow.origin.key,
        goal=flow.goal.key,
        strands=tuple(
            _strand(pen, flow, position, start + offset, end + offset)
            for position, offset in zip(flow.numbers, offsets, strict=True)
        ),
    )


def _strand(pen: _Pen, flow: Flow, position: int, start: float, end: float) -> StrandView:
    step = pen.steps[position]
    return StrandView(
        number=position,
        person=step.person.id,
        is_to_team=step.goal.team is not None,
        path=_outline(pen.layout, start, end),
        name=step.person.name,
        origin="" if flow.origin.place else _shortened(place_name(pen.context, step.origin)),
        goal="" if flow.goal.place else _shortened(place_name(pen.context, step.goal)),
        text_y=number(start + _BASE_LINE),
        end_y=number(end + _BASE_LINE),
    )


def _outline(layout: Layout, start: float, end: float) -> str:
    """Outline a strand that is as high everywhere, whatever its slope."""
    left, right, height = layout.left + _BAR, layout.right, STRAND - 1
    middle = number((layout.bend + right) / 2)
    there = f"H{layout.bend}C{middle} {number(start)} {middle} {number(end)} {right} {number(end)}"
    back = f"C{middle} {number(end + height)} {middle} {number(start + height)} {layout.bend} {number(start + height)}"
    return f"M{left} {number(start)}{there}V{number(end + height)}{back}H{left}Z"


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
