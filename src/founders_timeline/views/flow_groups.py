"""Flows: the steps that share their ends; places that few went to, or came from, stand together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from founders_timeline.model.places import Place
from founders_timeline.views.context import Context
from founders_timeline.views.journeys import Step
from founders_timeline.views.step_words import place_name

MOST_GROUPS = 16
"""Places on each side that stand alone: the ones with most people."""


class Group(NamedTuple):
    """One end of flows: a place, or the rarer places at the other end of `key`'s place, which are named one by one."""

    key: str
    place: Place | None

    @property
    def is_team(self) -> bool:
        """Tell whether it is a team."""
        return self.place is not None and self.place.team is not None


class Flow(NamedTuple):
    """The steps from one group to another, by their positions among all; `id` is an anchor of the page."""

    id: str
    origin: Group
    goal: Group
    numbers: tuple[int, ...]


def flows_of(steps: Sequence[Step]) -> tuple[Flow, ...]:
    """Group steps into flows, those out of the place that most left first."""
    origins, goals = _frequent(step.origin for step in steps), _frequent(step.goal for step in steps)
    grouped: dict[tuple[Group, Group], list[int]] = {}
    for number, step in enumerate(steps):
        origin = Group(step.origin.key, step.origin) if step.origin.key in origins else None
        goal = Group(step.goal.key, step.goal) if step.goal.key in goals else None
        ends = (
            origin or Group(f"from:{goal.key if goal else ''}", None),
            goal or Group(f"to:{origin.key if origin else ''}", None),
        )
        grouped.setdefault(ends, []).append(number)
    sizes = Counter(step.origin.key for step in steps)
    ordered = sorted(grouped.items(), key=lambda item: _order(item[0], item[1], sizes))
    return tuple(Flow(f"flow-{index}", *ends, tuple(numbers)) for index, (ends, numbers) in enumerate(ordered, 1))


def group_name(context: Context, group: Group) -> str:
    """Return the name of a group in the page's language."""
    return place_name(context, group.place) if group.place else context.language.say("flows.others")


def _frequent(places: Iterable[Place]) -> frozenset[str]:
    """Return the keys of the places that stand alone: teams, and others with two people or more, if there is room."""
    counts = Counter(places)
    alone = [(place.key, count) for place, count in counts.items() if place.team or count > 1]
    return frozenset(key for key, _ in sorted(alone, key=lambda item: (-item[1], item[0]))[:MOST_GROUPS])


def _order(ends: tuple[Group, Group], numbers: list[int], sizes: Counter[str]) -> tuple[object, ...]:
    origin, goal = ends
    return origin.place is None, -sizes[origin.key], origin.key, goal.place is None, -len(numbers), goal.key
