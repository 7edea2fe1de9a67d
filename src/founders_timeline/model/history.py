"""Who was what on which day: statuses and counts as pure functions of a team's events.

The rules are those of the about page: a change takes effect on its day; a date that is not a day is a span of possible days, and
from the first of them to the day before the last the founder's status is uncertain; from the last on, the change has happened.
While the founding is uncertain, the statuses are those that founders have if the team exists: nobody can have left it before.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from founders_timeline.model.content import Event
from founders_timeline.model.order import Change, TooVagueError, by_date, changes_in, find_orders, with_others
from founders_timeline.model.status import Status, changes_status, status_after
from founders_timeline.model.team import Team

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many founders remain: at least `low`, at most `high`; equal when it is known."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Tell whether the number is known."""
        return self.low == self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure:
    """A stretch of days on which a founder's possible statuses stay the same.

    `first` is its first day, `last` its last, or None where it has no end yet. `statuses` are those possible, in the order they
    follow each other; more than one means that the status is uncertain. `may_precede_founding` tells that the team may not exist
    yet: the statuses are those in case that it does.
    """

    first: date
    last: date | None
    statuses: tuple[Status, ...]
    may_precede_founding: bool = False

    @property
    def status(self) -> Status | None:
        """Return the status, or None while it is uncertain."""
        return self.statuses[0] if len(self.statuses) == 1 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """Everybody's status on one day; the five tuples of founders' ids, sorted, hold each founder once.

    Where `team_may_not_exist`, since the founding is not certain yet, all this holds in case that it does.
    """

    on: date
    remaining: Count
    active: tuple[str, ...]
    on_leave: tuple[str, ...]
    affiliated: tuple[str, ...]
    departed: tuple[str, ...]
    uncertain: tuple[str, ...]
    team_may_not_exist: bool = False


@dataclass(frozen=True, eq=False)
class History:
    """A team's past: the tenures of every founder in the order of days, without gaps. Two are equal only if they are the same.

    `changes` holds, by founder, the events that changed a status, in the order in which they came.
    """

    team: Team
    tenures: tuple[tuple[str, tuple[Tenure, ...]], ...]
    changes: Mapping[str, tuple[Change, ...]]

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
        return replace(self._stretch(day), on=day)

    def start_of_stretch(self, day: date) -> date:
        """Return the last day of change up to a day: all days since then have the same roster. ValueError before the founding."""
        changes_before = bisect_right(self._days, day)
        if not changes_before:
            raise ValueError(f"The team did not exist on {day}; it was founded on {self._days[0]}.")
        return self._days[changes_before - 1]

    def days_of_change(self) -> tuple[date, ...]:
        """Return every day on which some founder's possible statuses change, the founding first."""
        return self._days

    def events_of(self, person: str) -> tuple[Event, ...]:
        """Return the events that name a person, in the order in which they can have come; KeyError if nobody has that id."""
        return self._events[person]

    @cached_property
    def _events(self) -> dict[str, tuple[Event, ...]]:
        return {person.id: events_in_order(self.team, person.id) for person in self.team.founders + self.team.people}

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
        may_not_exist = False
        for founder, tenures in self.tenures:
            tenure = _tenure_on(tenures, day)
            may_not_exist = tenure.may_precede_founding  # The same for all.
            groups[tenure.status].append(founder)
            low += kept.issuperset(tenure.statuses)
            high += not kept.isdisjoint(tenure.statuses)
        return Roster(
            on=day,
            remaining=Count(low=low, high=high),
            active=tuple(sorted(groups[Status.ACTIVE])),
            on_leave=tuple(sorted(groups[Status.ON_LEAVE])),
            affiliated=tuple(sorted(groups[Status.AFFILIATED])),
            departed=tuple(sorted(groups[Status.DEPARTED])),
            uncertain=tuple(sorted(groups[None])),
            team_may_not_exist=may_not_exist,
        )


def history_of(team: Team) -> History:
    """Work out the tenures of a team's founders from its events."""
    changes = {founder.id: changes_of(team, founder.id) for founder in team.founders}
    # Whoever has certainly left has left a team that existed.
    exists = max(team.founded.earliest, min([team.founded.latest, *(own[0].last for own in changes.values() if own)]))
    tenures = tuple((founder, _tenures(team.founded.earliest, exists, own)) for founder, own in changes.items())
    return History(team, tenures, changes)


def changes_of(team: Team, person: str) -> tuple[Change, ...]:
    """Return the events that change a person's status, in the order in which they can have come.

    The loader refuses the histories of founders in which there is no such order, or more than one.
    """
    events = [event for event in team.events_of(person) if changes_status(event.type)]
    starts = (Status.ACTIVE,) if person in team.founder_ids else tuple(Status)
    try:
        order = find_orders(events, starts).longest
    except TooVagueError:
        order = tuple(by_date(events))
    return changes_in(order, team.founded.earliest if person in team.founder_ids else date.min)


def events_in_order(team: Team, person: str) -> tuple[Event, ...]:
    """Return the events that name a person, in the order in which they can have come."""
    others = (event for event in team.events_of(person) if not changes_status(event.type))
    return with_others(changes_of(team, person), others)


def count_before(history: History, event: Event) -> Count:
    """Return the count on the day before an event's first possible day, all founders on or before the founding's day."""
    first = history.team.founded.earliest
    if event.date.earliest <= first:
        everyone = len(history.team.founders)
        return Count(low=everyone, high=everyone)
    return history.count_on(event.date.earliest - ONE_DAY)


def count_after(history: History, event: Event, as_of: date) -> Count:
    """Return the count on the day whose numbers belong to an event, seen from the day `as_of`."""
    return history.count_on(day_of(history.team, event, as_of))


def day_of(team: Team, event: Event, as_of: date) -> date:
    """Return the day whose numbers belong to an event: its last possible one, or `as_of` while its span reaches past that.

    Of an event that lies wholly ahead it is the first possible day, and for anything before the founding the founding's first.
    """
    return max(min(event.date.latest, max(as_of, event.date.earliest)), team.founded.earliest)


def _tenures(founded: date, exists: date, changes: tuple[Change, ...]) -> tuple[Tenure, ...]:
    """Return the tenures of a founder of a team that was founded on the day `founded` at the earliest, and certainly `exists`."""
    statuses = (Status.ACTIVE, *(status_after(change.event.type) for change in changes))
    firsts = [change.first for change in changes]
    lasts = [max(change.last, founded) for change in changes]
    tenures: list[Tenure] = []
    for day in sorted({founded, exists, *firsts, *lasts}):
        seen = tuple(dict.fromkeys(statuses[bisect_right(lasts, day) : bisect_right(firsts, day) + 1]))
        tenure = Tenure(first=day, last=None, statuses=seen, may_precede_founding=day < exists)
        if tenures and (tenures[-1].statuses, tenures[-1].may_precede_founding) == (seen, tenure.may_precede_founding):
            continue
        tenures.append(tenure)
    return _closed(tenures)


def _closed(tenures: list[Tenure]) -> tuple[Tenure, ...]:
    ends: list[date | None] = [following.first - ONE_DAY for following in tenures[1:]]
    return tuple(
        Tenure(first=tenure.first, last=end, statuses=tenure.statuses, may_precede_founding=tenure.may_precede_founding)
        for tenure, end in zip(tenures, [*ends, None], strict=True)
    )


def _tenure_on(tenures: tuple[Tenure, ...], day: date) -> Tenure:
    index = bisect_right(tenures, day, key=lambda tenure: tenure.first)
    if index == 0:
        raise ValueError(f"The team did not exist on {day}; it was founded on {tenures[0].first}.")
    return tenures[index - 1]
