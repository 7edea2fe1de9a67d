"""Who was what on which day: statuses and counts as pure functions of a team's events.

The rules are those of the about page: a change takes effect on its day; a date that is not a day is a span of possible days, and
from the first of them to the day before the last the founder's status is uncertain; from the last on, the change has happened.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from founders_timeline.edtf import EdtfDate
from founders_timeline.model import Event, Team
from founders_timeline.status import Status, changes_status, status_after

ONE_DAY = timedelta(days=1)


class Count(NamedTuple):
    """How many founders remain: at least `low`, at most `high`; equal when it is known."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Tell whether the number is known."""
        return self.low == self.high


class Tenure(NamedTuple):
    """A stretch of days on which a founder's possible statuses stay the same.

    `first` is its first day, `last` its last, or None where it has no end yet. `statuses` are those possible, in the order they
    follow each other; more than one means that the status is uncertain.
    """

    first: date
    last: date | None
    statuses: tuple[Status, ...]
    may_precede_founding: bool = False

    @property
    def status(self) -> Status | None:
        """Return the status, or None while it is uncertain."""
        return self.statuses[0] if len(self.statuses) == 1 and not self.may_precede_founding else None


class Roster(NamedTuple):
    """Everybody's status on one day; the five tuples of founders' ids, sorted, hold each founder once."""

    on: date
    remaining: Count
    active: tuple[str, ...]
    on_leave: tuple[str, ...]
    affiliated: tuple[str, ...]
    departed: tuple[str, ...]
    uncertain: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class History:
    """A team's past: the tenures of every founder in the order of days, without gaps. Two are equal only if they are the same."""

    team: Team
    tenures: tuple[tuple[str, tuple[Tenure, ...]], ...]

    def tenures_of(self, founder: str) -> tuple[Tenure, ...]:
        """Return one founder's tenures; KeyError if nobody has that id."""
        return self._by_founder[founder]

    def tenure_on(self, founder: str, day: date) -> Tenure:
        """Return the tenure that holds a day; ValueError before the founding."""
        return _tenure_on(self.tenures_of(founder), day)

    def status_on(self, founder: str, day: date) -> Status | None:
        """Return a founder's status on a day, None where it is uncertain; ValueError before the founding."""
        return self.tenure_on(founder, day).status

    def count_on(self, day: date) -> Count:
        """Count the founders who remain on a day; ValueError before the founding."""
        return self._stretch(day).remaining

    def roster_on(self, day: date) -> Roster:
        """Return everybody's status on a day; ValueError before the founding."""
        return self._stretch(day)._replace(on=day)

    def start_of_stretch(self, day: date) -> date:
        """Return the last day of change up to a day: all days since then have the same roster. ValueError before the founding."""
        changes_before = bisect_right(self._days, day)
        if not changes_before:
            raise ValueError(f"The team did not exist on {day}; it was founded on {self._days[0]}.")
        return self._days[changes_before - 1]

    def days_of_change(self) -> tuple[date, ...]:
        """Return every day on which some founder's possible statuses change, the founding first."""
        return self._days

    @cached_property
    def _days(self) -> tuple[date, ...]:
        return tuple(sorted({tenure.first for _, tenures in self.tenures for tenure in tenures}))

    @cached_property
    def _by_founder(self) -> dict[str, tuple[Tenure, ...]]:
        return dict(self.tenures)

    def _stretch(self, day: date) -> Roster:
        """Return the roster of the first day of a day's stretch."""
        first = self.start_of_stretch(day)
        if first not in self._rosters:
            self._rosters[first] = self._roster(first)
        return self._rosters[first]

    @cached_property
    def _rosters(self) -> dict[date, Roster]:
        """Return what has been found out so far, by the first day of each stretch."""
        return {}

    def _roster(self, day: date) -> Roster:
        kept = frozenset(self.team.counts_as_remaining)
        groups: dict[Status | None, list[str]] = {status: [] for status in (*Status, None)}
        low = high = 0
        for founder, tenures in self.tenures:
            tenure = _tenure_on(tenures, day)
            groups[tenure.status].append(founder)
            low += kept.issuperset(tenure.statuses) and not tenure.may_precede_founding
            high += not kept.isdisjoint(tenure.statuses)
        return Roster(
            on=day,
            remaining=Count(low, high),
            active=tuple(sorted(groups[Status.ACTIVE])),
            on_leave=tuple(sorted(groups[Status.ON_LEAVE])),
            affiliated=tuple(sorted(groups[Status.AFFILIATED])),
            departed=tuple(sorted(groups[Status.DEPARTED])),
            uncertain=tuple(sorted(groups[None])),
        )


def history_of(team: Team) -> History:
    """Work out the tenures of a team's founders from its events."""
    events = status_events_by_person(team.events)
    return History(team, tuple((founder.id, _tenures(team.founded, events.get(founder.id, ()))) for founder in team.founders))


def status_events(events: Iterable[Event], person: str) -> tuple[Event, ...]:
    """Return the events that change a person's status, in order.

    The order is that of the first possible days, then of the last ones. The loader refuses histories in which another order
    would be possible too.
    """
    return status_events_by_person(event for event in events if person in event.people).get(person, ())


def status_events_by_person(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Return the events that change a status, by the ids of those whom they name, in the order of `status_events`."""
    own: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id)):
        for person in event.people if changes_status(event.type) else ():
            own.setdefault(person, []).append(event)
    return {person: tuple(events) for person, events in own.items()}


def count_before(history: History, event: Event) -> Count:
    """Return the count on the day before an event's first possible day, all founders on or before the founding's day."""
    first = history.team.founded.earliest
    if event.date.earliest <= first:
        everyone = len(history.team.founders)
        return Count(everyone, everyone)
    return history.count_on(event.date.earliest - ONE_DAY)


def count_after(history: History, event: Event, as_of: date) -> Count:
    """Return the count on the day whose numbers belong to an event, seen from the day `as_of`."""
    return history.count_on(day_of(history.team, event, as_of))


def day_of(team: Team, event: Event, as_of: date) -> date:
    """Return the day whose numbers belong to an event: its last possible one, or `as_of` while its span reaches past that.

    Of an event that lies wholly ahead it is the first possible day, and for anything before the founding the founding's first.
    """
    return max(min(event.date.latest, max(as_of, event.date.earliest)), team.founded.earliest)


def _tenures(founded: EdtfDate, events: tuple[Event, ...]) -> tuple[Tenure, ...]:
    statuses = (Status.ACTIVE, *(status_after(event.type) for event in events))
    earliest = [founded.earliest, *(max(event.date.earliest, founded.earliest) for event in events)]
    latest = [founded.latest, *(event.date.latest for event in events)]
    for index in reversed(range(len(latest) - 1)):
        latest[index] = min(latest[index], latest[index + 1])
    tenures: list[Tenure] = []
    for day in sorted({*earliest, *latest}):
        certain = bisect_right(latest, day)
        possible = bisect_right(earliest, day)
        seen = tuple(dict.fromkeys(statuses[max(certain - 1, 0) : possible]))
        tenure = Tenure(day, None, seen, may_precede_founding=certain == 0)
        if tenures and (tenures[-1].statuses, tenures[-1].may_precede_founding) == (seen, tenure.may_precede_founding):
            continue
        tenures.append(tenure)
    return _closed(tenures)


def _closed(tenures: list[Tenure]) -> tuple[Tenure, ...]:
    ends: list[date | None] = [following.first - ONE_DAY for following in tenures[1:]]
    return tuple(
        Tenure(tenure.first, end, tenure.statuses, tenure.may_precede_founding)
        for tenure, end in zip(tenures, [*ends, None], strict=True)
    )


def _tenure_on(tenures: tuple[Tenure, ...], day: date) -> Tenure:
    index = bisect_right(tenures, day, key=lambda tenure: tenure.first)
    if index == 0:
        raise ValueError(f"The team did not exist on {day}; it was founded on {tenures[0].first}.")
    return tenures[index - 1]
