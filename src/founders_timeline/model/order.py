"""In which order a person's events happened, where their dates alone do not say it.

A date that is not one day allows several orders; what may follow what (see status.py) rules most of them out. An order is looked
for from the first event to the last. Of several events with the same effect that can come next only the one whose span ends
first is tried: if an order exists, one exists in which it comes first, since the two can change places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from founders_timeline.model.content import Event
from founders_timeline.model.status import EventType, Status, may_follow, status_after

MOST_STEPS = 300_000
"""Events that the search for a person's order looks at, at most: about half a second."""

_EFFECTS = {
    EventType.OUSTER: EventType.DEPARTURE,
    EventType.REINSTATEMENT: EventType.RETURN,
}
"""Types that do the same to a status as another one."""


class TooVagueError(Exception):
    """More dates overlap than can be put in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Orders:
    """The orders in which events can have come: none, the only one, or two of several.

    `longest` begins with as many events as can follow each other, and goes on with the others by their dates.
    """

    found: tuple[tuple[Event, ...], ...]
    longest: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A change of a person's status, and the days from `first` to `last` that the changes before and after leave to it."""

    event: Event
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _State:
    """How far an order has come: the first event not in it, the later ones in it as bits from there on, and the status."""

    first: int
    later: int
    status: Status

    def left(self, number: int) -> Iterator[int]:
        """Yield which of `number` events are still to come."""
        return (index for index in range(self.first, number) if not self.later >> (index - self.first) & 1)

    def after(self, index: int, status: Status) -> "_State":
        """Return the state when one more event has come."""
        first, later = self.first, self.later | 1 << (index - self.first)
        while later & 1:
            first, later = first + 1, later >> 1
        return _State(first, later, status)


def by_date(events: Iterable[Event]) -> list[Event]:
    """Sort events by their first possible day, then by the last one, then by id."""
    return sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id))


def find_orders(events: Iterable[Event], starts: Sequence[Status], most_steps: int = MOST_STEPS) -> Orders:
    """Find the orders in which changes of status can have come to somebody who began with one of the statuses `starts`.

    With several `starts` one order is found at most. Raises TooVagueError if that takes more than `most_steps`.
    """
    search = _Search(by_date(events), most_steps)
    order = search.order(tuple(_State(0, 0, status) for status in starts))
    if len(order) < len(search.events):
        rest = [index for index in range(len(search.events)) if index not in set(order)]
        return Orders(found=(), longest=search.named((*order, *rest)))
    other = search.other_order(order, starts[0]) if len(starts) == 1 else ()
    found = (order, other) if other else (order,)
    return Orders(found=tuple(map(search.named, found)), longest=search.named(order))


class _Search:
    """A search among events in the order of their dates; `steps` are those left to it."""

    def __init__(self, events: Sequence[Event], steps: int) -> None:
        self.events = events
        self.steps = steps

    def named(self, order: Iterable[int]) -> tuple[Event, ...]:
        return tuple(self.events[index] for index in order)

    def order(self, starts: Iterable[_State]) -> tuple[int, ...]:
        """Return the longest beginning of an order from one of the states; it holds all that is left if there is an order."""
        layer: dict[_State, tuple[int, ...]] = dict.fromkeys(starts, ())
        reached = layer
        while layer:
            reached, layer = layer, {}
            for state, order in reached.items():
                for index in self.earliest_ends(state):
                    layer.setdefault(self.then(state, index), (*order, index))
        return next(iter(reached.values()))

    def other_order(self, order: tuple[int, ...], start: Status) -> tuple[int, ...]:
        """Return an order that is not this one, or an empty one."""
        state = _State(0, 0, start)
        for position, chosen in enumerate(order):
            for index in self.candidates(state):
                if index != chosen:
                    rest = self.order((self.then(state, index),))
                    if position + 1 + len(rest) == len(order):
                        return (*order[:position], index, *rest)
            state = self.then(state, chosen)
        return ()

    def then(self, state: _State, index: int) -> _State:
        return state.after(index, status_after(self.events[index].type))

    def earliest_ends(self, state: _State) -> Iterable[int]:
        """Return, of the events that can come next, those whose spans end first among all of the same effect."""
        chosen: dict[EventType, int] = {}
        for index in self.candidates(state):
            effect = effect_of(self.events[index])
            if effect not in chosen or self.events[index].date.latest < self.events[chosen[effect]].date.latest:
                chosen[effect] = index
        return chosen.values()

    def candidates(self, state: _State) -> list[int]:
        """Return the events that can come next: before the last possible day of all others, and from this status."""
        seen: list[int] = []
        deadline = date.max
        for index in state.left(len(self.events)):
            self.steps -= 1
            if self.events[index].date.earliest > deadline:
                break
            deadline = min(deadline, self.events[index].date.latest)
            seen.append(index)
        if self.steps < 0:
            raise TooVagueError
        is_last = len(seen) == 1 and next(iter(state.after(seen[0], state.status).left(len(self.events))), None) is None
        return [
            index
            for index in seen
            if self.events[index].date.earliest <= deadline
            and may_follow(self.events[index].type, state.status)
            and (is_last or self.events[index].type is not EventType.DEATH)
        ]


def effect_of(event: Event) -> EventType:
    """Return one type for all that do the same to a status: `departure` for `ouster`, `return` for `reinstatement`."""
    return _EFFECTS.get(event.type, event.type)


def changes_in(order: Sequence[Event], earliest: date) -> tuple[Change, ...]:
    """Return events that came in this order, none before the day `earliest`, with the days that this leaves to each."""
    changes: list[Change] = []
    for event in order:
        earliest = max(earliest, event.date.earliest)
        changes.append(Change(event=event, first=earliest, last=event.date.latest))
    for index in reversed(range(len(changes) - 1)):
        changes[index] = replace(changes[index], last=min(changes[index].last, changes[index + 1].last))
    return tuple(changes)


def with_others(changes: Sequence[Change], others: Iterable[Event]) -> tuple[Event, ...]:
    """Put a person's other events among the changes of status: by date, but a move after a departure where its date allows."""
    gaps: list[list[Event]] = [[] for _ in range(len(changes) + 1)]
    for event in by_date(others):
        gaps[_gap(changes, event)].append(event)
    merged = list(gaps[0])
    for change, following in zip(changes, gaps[1:], strict=True):
        merged += [change.event, *following]
    return tuple(merged)


def _gap(changes: Sequence[Change], event: Event) -> int:
    """Return after how many changes an event comes."""
    for number, change in enumerate(changes, start=1) if event.type is EventType.MOVE else ():
        last = changes[number].last if number < len(changes) else date.max
        has_left = status_after(change.event.type) is Status.DEPARTED
        if has_left and max(event.date.earliest, change.first) <= min(event.date.latest, last):
            return number
    when = event.date
    return sum((change.first, change.last, change.event.id) < (when.earliest, when.latest, event.id) for change in changes)
