"""The events as marks under the step line: those closer together than a finger are one."""

from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import Context
from founders_timeline.views.effect import changes_count
from founders_timeline.views.scale import Scale, number
from founders_timeline.views.words import headline

FINGER = 26
"""How far marks are apart at least, in CSS pixels: 24 for each target (WCAG 2.2, 2.5.8) and what a smaller window takes off."""


class MarkView(NamedTuple):
    """An event, or several close together: `number` is how many, empty for one.

    `url` leads to the newest of them, on another page where the timeline is long; `is_listed` tells whether all are on this one.
    """

    x: str
    kind: str
    number: str
    is_listed: bool
    title: str
    url: str


def marks_of(context: Context, scale: Scale, apart: float = FINGER) -> tuple[MarkView, ...]:
    """Mark all events up to the page's day."""
    groups: list[list[Event]] = []
    starts: list[float] = []
    for event in context.team.events:
        if event.date.earliest > context.as_of:
            break
        x = scale.x(event.date.earliest)
        if groups and x - starts[-1] < apart:
            groups[-1].append(event)
        else:
            groups.append([event])
            starts.append(x)
    places = _places(groups, scale, apart)
    return tuple(_mark(context, group, x) for group, x in zip(groups, places, strict=True))


def _places(groups: list[list[Event]], scale: Scale, apart: float) -> list[float]:
    """Put each mark in the middle of its events, but not too near to the one before."""
    places: list[float] = []
    for group in groups:
        middle = sum(scale.x(event.date.earliest) for event in group) / len(group)
        places.append(max(middle, places[-1] + apart) if places else middle)
    return places


def _mark(context: Context, events: list[Event], x: float) -> MarkView:
    newest = events[-1]
    is_one = len(events) == 1
    first = f"{headline(context, newest)[0]}, {context.language.date(newest.date)}"
    return MarkView(
        x=number(x),
        kind="change" if any(changes_count(context, event) for event in events) else "other",
        number="" if is_one else str(len(events)),
        is_listed=not is_one and not is_long(context.team),
        title=first if is_one else context.language.say("chart.near", count=len(events)),
        url=context.timeline_url(newest) if is_long(context.team) else f"#{newest.id}",
    )
