"""Who went from where to where: the steps of everybody whom any team names, each one once, whichever files tell of it.

A step joins two places by events: one that says where somebody left for, or one that says where somebody arrived, together
with the departure before it if no place was named then. What no event states is no step.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from founders_timeline.model.content import Event, Person
from founders_timeline.model.places import Place, Places, place_of
from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context

LEAVING = frozenset({EventType.DEPARTURE, EventType.OUSTER, EventType.TRANSFER, EventType.DEATH})
"""Events that say whom a team lost; each starts at that team."""

RETURNING = frozenset({EventType.RETURN, EventType.REINSTATEMENT})
_ON_THE_WAY = LEAVING | RETURNING | {EventType.MOVE}


class Telling(NamedTuple):
    """An event that tells of a step, and the team whose file it stands in; no event where somebody is a founder there."""

    context: Context
    event: Event | None


class Step(NamedTuple):
    """Somebody's way from one place to the next.

    `tellings` are in order, at least one of them has an event; `is_founder` is meant of the team that was left, or of any team
    where the place that was left is none.
    """

    person: Person
    is_founder: bool
    origin: Place
    goal: Place
    tellings: tuple[Telling, ...]
    before: "Step | None" = None

    @property
    def last_event(self) -> Event:
        """Return the event from which on the step is done."""
        return next(told.event for told in reversed(self.tellings) if told.event)

    @property
    def leaves(self) -> bool:
        """Tell whether one of the events states that the place was left."""
        return any(told.event and told.event.type in LEAVING and told.context.team is self.origin.team for told in self.tellings)


class Journeys(NamedTuple):
    """All steps in the order of their dates, and the departures that led to no place that is named."""

    steps: tuple[Step, ...]
    open: tuple[tuple[Person, Telling], ...]


def journeys_of(contexts: tuple[Context, ...]) -> Journeys:
    """Find the steps up to the contexts' day, which are those of all teams in one language."""
    places = Places(context.team for context in contexts)
    walks = [_Walk(places, person, contexts) for person in _everybody(contexts)]
    steps = sorted((step for walk in walks for step in walk.steps), key=_order)
    return Journeys(
        steps=tuple(steps),
        open=tuple((walk.person, walk.pending[-1]) for walk in walks if walk.ends_nowhere),
    )


def _order(step: Step) -> tuple[object, ...]:
    when = step.last_event.date
    earliest = max(when.earliest, step.before.last_event.date.earliest) if step.before else when.earliest
    return earliest, when.latest, step.person.name, step.goal.key


def _everybody(contexts: Iterable[Context]) -> Iterable[Person]:
    """Return everybody once, as the first file has them."""
    everybody: dict[str, Person] = {}
    for context in contexts:
        for person in context.team.founders + context.team.people:
            everybody.setdefault(person.id, person)
    return everybody.values()


class _Walk:
    """One person followed from place to place: where they are, and what they left if no next place was named yet."""

    def __init__(self, places: Places, person: Person, contexts: tuple[Context, ...]) -> None:
        self.person = person
        self.steps: list[Step] = []
        self.pending: tuple[Telling, ...] = ()
        self._places = places
        self._founder_of = {context.team.id for context in contexts if person.id in context.team.founder_ids}
        self._here: Place | None = None
        self._left: Place | None = None
        for _, record in sorted(_records(person.id, contexts), key=itemgetter(0)):
            self._follow(record)

    @property
    def ends_nowhere(self) -> bool:
        """Tell whether the last thing known is a departure for a place that nobody has named."""
        return bool(self.pending) and self.pending[-1].event is not None and self.pending[-1].event.type is not EventType.DEATH

    def _follow(self, record: Telling) -> None:
        event, team = record.event, place_of(record.context.team)
        if event is None or event.type in RETURNING:
            self._arrive(team, record)
            return
        destination = event.destination.name if event.destination and event.type is not EventType.DEATH else None
        goal = self._places.place(destination) if destination else None
        if event.type is EventType.MOVE:
            self._arrive(goal, record)
        elif self._is_told(team, goal):
            self._tell_again(record)
        else:
            self._leave(team, goal, record)

    def _leave(self, team: Place, goal: Place | None, record: Telling) -> None:
        if goal is None or goal.key == team.key:
            self._here, self._left, self.pending = None, team, (record,)
        else:
            self._step(team, goal, (record,))

    def _arrive(self, goal: Place | None, record: Telling) -> None:
        if goal is None:
            self._left = self._left if self._here is None else self._here
            self._here = None
        elif self._here is not None and goal.key == self._here.key:
            self._tell_again(record)
        elif record.event is None and not self.pending:
            self._here = goal  # A founder of two teams at once: nothing says that one was left.
        else:
            self._step(self._left if self._here is None else self._here, goal, (*self.pending, record))

    def _step(self, origin: Place | None, goal: Place, tellings: tuple[Telling, ...]) -> None:
        if origin is not None and origin.key != goal.key:
            founder_of = {origin.team.id} if origin.team else self._founder_of
            is_founder = bool(founder_of & self._founder_of)
            before = self.steps[-1] if self.steps and self.steps[-1].goal.key == origin.key else None
            self.steps.append(Step(self.person, is_founder, origin, goal, tellings, before))
        self._here, self._left, self.pending = goal, None, ()

    def _is_told(self, team: Place, goal: Place | None) -> bool:
        """Tell whether the step that a departure means has been told already, by the file of the team at its end."""
        last = self.steps[-1] if self.steps else None
        return last is not None and goal is not None and (last.origin.key, last.goal.key) == (team.key, goal.key)

    def _tell_again(self, record: Telling) -> None:
        """Add an event to the last step if another team's file tells the same; in the same file it is something new."""
        last = self.steps[-1] if self.steps else None
        if record.event is None or last is None or self._here is None or last.goal.key != self._here.key:
            return
        if all(told.context is not record.context for told in last.tellings):
            self.steps[-1] = last._replace(tellings=(*last.tellings, record))


def _records(person: str, contexts: tuple[Context, ...]) -> Iterator[tuple[tuple[object, ...], Telling]]:
    """Yield the foundings and events of a person, each with what it is sorted by; a team's own stay in their order."""
    for context in contexts:
        is_founder = person in context.team.founder_ids
        day = founded = context.team.founded.earliest if is_founder else date.min
        if is_founder:
            yield (founded, 1, 0, ""), Telling(context, None)
        events = context.history.events_of(person) if context.team.events_of(person) else ()
        for position, event in enumerate(events):
            if event.type in _ON_THE_WAY and event.date.earliest <= context.as_of:
                day = max(day, event.date.earliest)
                # On one day what other files say comes before a founding: it may be what led there.
                yield (day, 2 if day == founded else 0, position, context.team.id), Telling(context, event)
