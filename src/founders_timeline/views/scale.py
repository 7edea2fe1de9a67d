"""The time axis of a chart: from days to coordinates, and its year marks."""

from datetime import date
from typing import NamedTuple


class YearMark(NamedTuple):
    """The first of January on the axis."""

    x: str
    label: str


_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Scale(NamedTuple):
    """A linear axis from the start of `first` at `left` to the end of `last` at `right`, in the drawing's units."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day begins; days outside the axis are moved to its ends."""
        days = (self.last - self.first).days + 1
        passed = min(max((day - self.first).days, 0), days)
        return self.left + (self.right - self.left) * passed / days

    def years(self, most: int = 12) -> tuple[YearMark, ...]:
        """Return marks at round years on the axis, at most `most` of them."""
        span = self.last.year - self.first.year
        every = next((step for step in _STEPS if span // step <= most), _STEPS[-1])
        years = (year for year in range(self.first.year + 1, self.last.year + 1) if year % every == 0)
        return tuple(YearMark(number(self.x(date(year, 1, 1))), str(year)) for year in years)


def number(value: float) -> str:
    """Write a coordinate with at most one decimal, the same on every machine."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def text_width(text: str, size: float) -> float:
    """Guess how wide a text is in a sans serif of this size: drawings are made before anybody knows the reader's fonts."""
    return 0.54 * size * len(text)
