"""Where the names at the ends of curves stand: near their end, on no other name, and on as few lines as can be."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from founders_timeline.model.folding import UNICODE

LINE = 16
"""Pixels from one line of text to the next."""

MOST_LINES = 12
"""How many lines above or below its end a name may stand."""

_ASCENT = 11
_LETTER, _WIDE_LETTER = 8.0, 13.5
"""How wide letters are at 13 pixels, those of wide fonts included, and Chinese, Japanese and Korean ones."""

_CROSSING = 8
"""How many pixels farther a name goes to stand on one line less."""


class Rectangle(NamedTuple):
    """A rectangle; a horizontal or vertical line is one without height or width."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle") -> bool:
        """Tell whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


class End(NamedTuple):
    """The end of a curve, and the name to put there."""

    x: float
    y: float
    text: str


class Label(NamedTuple):
    """Where a name begins, or ends if it stands `before` its end: `x`, and `y` of its base line."""

    x: float
    y: float
    before: bool = False


def place_labels(ends: Sequence[End], lines: Sequence[Rectangle], bounds: Rectangle) -> tuple[Label | None, ...]:
    """Place a name for each end within `bounds`, those farthest right first; None where there is no room."""
    dots = [Rectangle(end.x - 4, end.y - 4, end.x + 4, end.y + 4) for end in ends]
    taken: list[Rectangle] = []
    labels: list[Label | None] = [None] * len(ends)
    for index in sorted(range(len(ends)), key=lambda index: (-ends[index].x, ends[index].y, index)):
        free = [
            (label, box)
            for label in _candidates(ends[index])
            if _holds(bounds, box := _box(label, ends[index].text)) and not any(box.meets(other) for other in (*taken, *dots))
        ]
        if free:
            best, box = min(free, key=lambda each: _cost(ends[index], each[0], each[1], lines))
            labels[index] = best
            taken.append(box)
    return tuple(labels)


def _candidates(end: End) -> Iterator[Label]:
    for line in range(MOST_LINES + 1):
        for sign in (-1, 1) if line else (1,):
            y = end.y + 4 + sign * line * LINE
            yield Label(end.x + (9 if line == 0 else 12), y)
            yield Label(end.x - 12, y, before=True)


def _box(label: Label, text: str) -> Rectangle:
    width = sum(_WIDE_LETTER if UNICODE.east_asian_width(letter) in "WF" else _LETTER for letter in text)
    left = label.x - width if label.before else label.x
    return Rectangle(left, label.y - _ASCENT, left + width, label.y + 3)


def _holds(bounds: Rectangle, box: Rectangle) -> bool:
    return bounds.left <= box.left and box.right <= bounds.right and bounds.top <= box.top and box.bottom <= bounds.bottom


def _cost(end: End, label: Label, box: Rectangle, lines: Sequence[Rectangle]) -> float:
    return abs(label.y - 4 - end.y) + _CROSSING * (sum(box.meets(line) for line in lines) + label.before)
