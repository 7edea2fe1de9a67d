"""The story's steps written on the step line: each where it has room, or not at all, since the walk below tells them all."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from founders_timeline.model.team import StoryStep
from founders_timeline.prose.placeholders import fill
from founders_timeline.views.context import Context
from founders_timeline.views.counter import numbers_for_prose
from founders_timeline.views.scale import Scale, number

_ROW = 1.18
"""Height of a row of labels, in sizes of its letters."""

_WIDTH = 0.51
"""Width of a letter of Literata on average, in sizes of the letters."""

_CLEAR = 4
"""How far a label stays from the line and from other labels."""


class LabelView(NamedTuple):
    """A label: where its text stands, which end of it that is, and the line that leads to the day."""

    text: str
    x: str
    y: str
    anchor: str
    leader: str


class Room(NamedTuple):
    """Where labels may stand, and the size of their letters."""

    left: float
    right: float
    top: float
    bottom: float
    size: float


class _Box(NamedTuple):
    """Something that is in the way."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def labels_of(context: Context, scale: Scale, room: Room, curve: Sequence[tuple[float, float, float]]) -> tuple[LabelView, ...]:
    """Place the titles of the story's steps around the step line, the latest first.

    `curve` are places on the axis with the line's lower and upper end from there on, the last one only the end of the line.
    """
    pieces = [_Box(x, end, high - _CLEAR, low + _CLEAR) for (x, low, high), (end, _, _) in pairwise(curve)]
    taken = [*pieces, _Box(curve[-1][0], room.right, pieces[-1].top - room.size, pieces[-1].bottom + room.size)]
    labels = []
    for step in reversed(shown_steps(context)):
        x = _middle(step, scale)
        near = [piece for piece in pieces if piece.left - 2 <= x <= piece.right + 2]
        line = max(piece.bottom for piece in near), min(piece.top for piece in near)
        found = next(_places(step_title(context, step), x, line, room, taken), None)
        if found:
            label, boxes = found
            labels.append(label)
            taken += boxes
    return tuple(labels[::-1])


def shown_steps(context: Context) -> tuple[StoryStep, ...]:
    """Return the steps of a team's story that have begun by the page's day."""
    return tuple(step for step in context.team.story if step.start.earliest <= context.as_of)


def step_title(context: Context, step: StoryStep) -> str:
    """Return a step's title with the numbers of its last day."""
    day = min(step.end.latest, context.as_of)
    numbers = numbers_for_prose(context.team, context.history.roster_on(day), context.language)
    return fill(context.text(step.title), numbers)


def _middle(step: StoryStep, scale: Scale) -> float:
    return (scale.x(step.start.earliest) + scale.x(step.end.latest)) / 2


def _places(
    title: str, x: float, line: tuple[float, float], room: Room, taken: Sequence[_Box]
) -> Iterator[tuple[LabelView, tuple[_Box, _Box]]]:
    """Yield the free places for a label: those above the step line from the top down, then those below it from the bottom up.

    `line` are its lower and its upper edge where the leader meets it.
    """
    width, row = _WIDTH * room.size * len(title), room.size * _ROW
    baselines = [room.top - room.size / 2 + n * row for n in range(int((room.bottom - room.top) // row) + 1)]
    for baseline in [y for y in baselines if y < line[1]] + [y for y in baselines[::-1] if y - room.size > line[0]]:
        start, end = (baseline + 4, line[1] + 2) if baseline < line[1] else (line[0] - 2, baseline - room.size)
        for anchor, left in (("end", x - width), ("start", x)):
            text = _Box(left - _CLEAR, left + width + _CLEAR, baseline - room.size * 0.8, baseline + room.size * 0.25)
            leader = _Box(x - 1, x + 1, start + _CLEAR, end - _CLEAR)
            if left >= room.left and left + width <= room.right and not _is_taken(text, leader, taken):
                yield (
                    LabelView(title, number(x), number(baseline), anchor, f"M{number(x)} {number(start)}V{number(end)}"),
                    (text, leader),
                )


def _is_taken(text: _Box, leader: _Box, taken: Sequence[_Box]) -> bool:
    """Tell whether something is in the way of a label or of the line that leads from it."""
    return any(text.meets(other) or (leader.top < leader.bottom and leader.meets(other)) for other in taken)
