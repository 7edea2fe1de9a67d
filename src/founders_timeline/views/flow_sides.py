"""Where flows begin and end: the places of both sides in an order in which few strands cross."""

from collections.abc import Sequence
from typing import NamedTuple

from founders_timeline.views.flow_groups import Flow, Group

TOP = 34
STRAND = 15
"""Pixels from one strand of a flow to the next."""

_GAP = 16
"""Pixels between two places, at least."""

_PITCH = 24
"""Pixels that each flow has at least, so that a finger meets one only (WCAG 2.5.8)."""

_ROUNDS = 4
"""How often both sides are put in order by each other."""


class Side(NamedTuple):
    """One side laid out: the groups from top to bottom, each with its flows in order, and the gap between groups."""

    stacks: tuple[tuple[Group, tuple[Flow, ...]], ...]
    gap: float = _GAP

    def tops(self) -> dict[str, float]:
        """Return where each flow begins, by its id."""
        tops: dict[str, float] = {}
        y = float(TOP)
        for _, flows in self.stacks:
            for flow in flows:
                tops[flow.id] = y
                y += _height(flow)
            y += self.gap
        return tops

    def extent(self) -> float:
        """Return how high the side is."""
        return sum(_height(flow) for _, flows in self.stacks for flow in flows) + self.gap * (len(self.stacks) - 1)

    def stretched(self, extent: float) -> "Side":
        """Return the same side with wider gaps, so that it is as high as that."""
        return self._replace(gap=self.gap + (extent - self.extent()) / max(1, len(self.stacks) - 1))


def sides_of(flows: Sequence[Flow]) -> tuple[Side, Side]:
    """Lay out both sides: at the left the places that most left come first, at the right those that are reached from above.

    Each side is put in order by the other, in turn: so few strands cross. The rarer places on the left stand where they lead to.
    """
    starts = {flow.id: float(index) for index, flow in enumerate(flows)}
    ends = dict.fromkeys(starts, float(len(flows)))
    for _ in range(_ROUNDS):
        left = _side([flow.origin for flow in flows], flows, _heights_left(flows, starts, ends), ends)
        starts = left.tops()
        right = _side([flow.goal for flow in flows], flows, _heights_right(flows, starts), starts)
        ends = right.tops()
    extent = max(left.extent(), right.extent())
    return left.stretched(extent), right.stretched(extent)


def _side(groups: Sequence[Group], flows: Sequence[Flow], heights: dict[Group, float], places: dict[str, float]) -> Side:
    """Stack groups by their heights, and the flows of each by the places of their other ends; `groups` are the flows' own."""
    stacks: dict[Group, list[Flow]] = {}
    for group, flow in zip(groups, flows, strict=True):
        stacks.setdefault(group, []).append(flow)
    ordered = sorted(stacks, key=lambda group: (heights[group], group.key))
    return Side(tuple((group, tuple(sorted(stacks[group], key=lambda flow: places[flow.id]))) for group in ordered))


def _heights_left(flows: Sequence[Flow], starts: dict[str, float], ends: dict[str, float]) -> dict[Group, float]:
    """Keep the places on the left in their order; put the rarer ones where they lead to."""
    heights: dict[Group, float] = {}
    for flow in flows:
        heights.setdefault(flow.origin, starts[flow.id] if flow.origin.place else ends[flow.id])
    return heights


def _heights_right(flows: Sequence[Flow], starts: dict[str, float]) -> dict[Group, float]:
    """Return from what height people come to each place; the rarer places stand where they lead to, and do not count."""
    coming: dict[Group, list[Flow]] = {}
    for flow in flows:
        coming.setdefault(flow.goal, []).append(flow)
    return {goal: _middle([flow for flow in own if flow.origin.place] or own, starts) for goal, own in coming.items()}


def _middle(flows: Sequence[Flow], starts: dict[str, float]) -> float:
    return sum(starts[flow.id] * len(flow.numbers) for flow in flows) / sum(len(flow.numbers) for flow in flows)


def _height(flow: Flow) -> float:
    return max(_PITCH, STRAND * len(flow.numbers) + 2)
