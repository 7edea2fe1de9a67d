"""What a comparison finds: of a list, an event, the count, a team and a site."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from founders_timeline.model.content import Event, Person, Quote, Source
from founders_timeline.model.history import Count, History
from founders_timeline.model.team import Site, Team

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(Generic[T]):
    """Something before and after, and the names of the fields that differ."""

    old: T
    new: T
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListChange(Generic[T]):
    """What became of a list's items: those that are new, those that are gone, those that say something else."""

    added: tuple[T, ...]
    removed: tuple[T, ...]
    changed: tuple[Change[T], ...]

    @property
    def is_none(self) -> bool:
        """Tell whether every item is the same."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, kw_only=True, slots=True)
class EventChange:
    """An event before and after; `fields` are those that differ, but for its ids, its quotes and its sources."""

    old: Event
    new: Event
    fields: tuple[str, ...]
    quotes: ListChange[Quote]
    sources: ListChange[Source]

    @property
    def is_none(self) -> bool:
        """Tell whether the event is the same, and at the same address."""
        has_moved = (self.old.id, self.old.aliases) != (self.new.id, self.new.aliases)
        return not (has_moved or self.fields) and self.quotes.is_none and self.sources.is_none


@dataclass(frozen=True, kw_only=True, slots=True)
class CountChange:
    """Days on which the count is another one, from the first to the last; the last is None where it stays so."""

    first: date
    last: date | None
    old: Count
    new: Count


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamChange:
    """A team before and after; `history` is that of the new one.

    `old` has its people under the ids that they have now; `new_ids` holds (old id, person) pairs of those whose id is another.
    `fields` are those of team.yaml that differ, but for people and sources. `people_moved` are those who have become founders,
    or are no longer founders.
    """

    old: Team
    new: Team
    history: History
    fields: tuple[str, ...]
    new_ids: tuple[tuple[str, Person], ...]
    people: ListChange[Person]
    people_moved: tuple[Person, ...]
    sources: ListChange[Source]
    events_added: tuple[Event, ...]
    events_changed: tuple[EventChange, ...]
    events_removed: tuple[Event, ...]
    counts: tuple[CountChange, ...]

    @property
    def is_none(self) -> bool:
        """Tell whether the team is the same, and at the same addresses."""
        events = self.events_added or self.events_changed or self.events_removed
        others = self.fields or self.new_ids or self.people_moved or self.counts
        has_moved = self.old.id != self.new.id
        return not (events or others or has_moved) and self.people.is_none and self.sources.is_none


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteChange:
    """What changed between two sites: the fields of site.yaml and about.md that differ, and the teams."""

    old: Site
    new: Site
    fields: tuple[str, ...]
    teams_added: tuple[Team, ...]
    teams_changed: tuple[TeamChange, ...]
    teams_removed: tuple[Team, ...]
