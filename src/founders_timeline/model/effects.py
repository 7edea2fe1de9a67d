"""What each event does to the count by itself, whatever else happens on its day or within its span."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from founders_timeline.model.history import Count, changes_of, day_of
from founders_timeline.model.order import Change
from founders_timeline.model.status import Status, status_after
from founders_timeline.model.team import Team


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """By how much an event changes the count: at least `low`, at most `high`; equal when it is known."""

    low: int = 0
    high: int = 0

    @property
    def is_none(self) -> bool:
        """Tell whether the event changes nothing."""
        return self.low == self.high == 0

    def plus(self, other: "Effect") -> "Effect":
        """Return what two events do together."""
        return Effect(low=self.low + other.low, high=self.high + other.high)

    def applied_to(self, count: Count) -> Count:
        """Return what the event alone makes of a count."""
        return Count(low=count.low + self.low, high=count.high + self.high)


def effects_of(team: Team, as_of: date) -> dict[str, Effect]:
    """Return the effect of each event of a team by its id, seen from the day `as_of`.

    Each founder whom the event names adds -1 if counted before it and not after it, +1 the other way round; nobody else adds
    anything. While the span reaches past the day whose numbers belong to the event (`day_of`), it may not have happened yet, and
    the effect is a range that holds 0.
    """
    effects = {event.id: Effect() for event in team.events}
    for founder in team.founders:
        changes = changes_of(team, founder.id)
        for change, step in zip(changes, _steps(team, changes), strict=True):
            event = change.event
            is_certain = day_of(team, event, as_of) >= change.last
            own = Effect(low=step, high=step) if is_certain else Effect(low=min(step, 0), high=max(step, 0))
            effects[event.id] = effects[event.id].plus(own)
    return effects


def _steps(team: Team, changes: tuple[Change, ...]) -> Iterator[int]:
    """Yield by how much each of a founder's changes changes the count."""
    was_counted = Status.ACTIVE in team.counts_as_remaining
    for change in changes:
        is_counted = status_after(change.event.type) in team.counts_as_remaining
        yield is_counted - was_counted
        was_counted = is_counted
