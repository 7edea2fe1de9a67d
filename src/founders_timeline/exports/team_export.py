"""One team, in every language of the site, with what several of its files say: ids of sources, and the days of change."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import chain, count
from typing import NamedTuple

from founders_timeline.model.content import Event, Source
from founders_timeline.model.history import Roster
from founders_timeline.views.context import Context


class DayOfChange(NamedTuple):
    """Everybody's status on a day, and the ids of the events that change it; none on the days of the founding."""

    roster: Roster
    causes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TeamExport:
    """A team whose data is written; `contexts` are the team in every language of the site, the first one first."""

    contexts: tuple[Context, ...]

    @property
    def context(self) -> Context:
        """Return the team in the site's first language."""
        return self.contexts[0]

    @cached_property
    def source_ids(self) -> dict[Source, str]:
        """Return the id of every source of the team: its key in sources.yaml, or one made from its address."""
        ids: dict[str, Source] = {}
        for source in self.context.team.all_sources:
            wanted = source.key or f"url-{sha256(source.url.encode()).hexdigest()[:10]}"
            ids[_free(wanted, ids)] = source
        return {source: name for name, source in ids.items()}

    def days_of_change(self) -> Iterator[DayOfChange]:
        """Yield the days from the founding to the page's day on which the count, or what is known of it, changes."""
        history, positions = self.context.history, self.context.team.positions
        causes: defaultdict[date, set[str]] = defaultdict(set)
        for change in chain.from_iterable(history.changes.values()):
            causes[change.first].add(change.event.id)
            causes[change.last].add(change.event.id)
        for day in history.days_of_change():
            if day <= self.context.as_of:
                yield DayOfChange(history.roster_on(day), tuple(sorted(causes[day], key=positions.__getitem__)))


def quote_id(event: Event, number: int) -> str:
    """Return the id of an event's quote; the first one has number 1."""
    return f"{event.id}-{number}"


def _free(wanted: str, taken: Container[str]) -> str:
    """Return an id that is not taken: two sources may have the same address and differ in their title."""
    return next(name for name in chain([wanted], (f"{wanted}-{number}" for number in count(2))) if name not in taken)
