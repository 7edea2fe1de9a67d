"""Two states of a site held against each other: people, events, quotes, sources and counts."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import NamedTuple

from founders_timeline.history import ONE_DAY, Count, History, history_of
from founders_timeline.model import Event, Person, Quote, Site, Source, Team

_NOT_FACTS = frozenset({"id", "place", "quotes", "sources", "added"})


class EventChange(NamedTuple):
    """An event before and after, one of them None where it is new or gone; `fields` are those that differ."""

    old: Event | None
    new: Event | None
    fields: tuple[str, ...] = ()
    quotes_added: tuple[Quote, ...] = ()
    quotes_removed: tuple[Quote, ...] = ()
    quotes_changed: tuple[Quote, ...] = ()
    sources_added: tuple[Source, ...] = ()
    sources_removed: tuple[Source, ...] = ()


class CountChange(NamedTuple):
    """Days on which the count is another one, from the first to the last; the last is None where it stays so."""

    first: date
    last: date | None
    old: Count
    new: Count


class TeamChange(NamedTuple):
    """A team before and after, one of them None where it is new or gone; `fields` are those of team.yaml that differ."""

    old: Team | None
    new: Team | None
    fields: tuple[str, ...] = ()
    people_added: tuple[Person, ...] = ()
    people_removed: tuple[Person, ...] = ()
    people_changed: tuple[Person, ...] = ()
    events: tuple[EventChange, ...] = ()
    counts: tuple[CountChange, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Tell whether the team is the same."""
        return self.old is not None and self.new is not None and not any(self[2:])


class SiteChange(NamedTuple):
    """What changed: the fields of site.yaml that differ, and the teams, those of the new site first."""

    fields: tuple[str, ...]
    teams: tuple[TeamChange, ...]


def compare_sites(old: Site, new: Site) -> SiteChange:
    """Hold two sites against each other; teams that are the same are left out."""
    before, after = ({team.id: team for team in site.teams} for site in (old, new))
    changes = [_team_change(before.get(name), team) for name, team in after.items()]
    changes += [TeamChange(team, None) for name, team in before.items() if name not in after]
    return SiteChange(_differing(old, new, {"teams"}), tuple(change for change in changes if not change.is_nothing))


def _team_change(old: Team | None, new: Team) -> TeamChange:
    if old is None:
        return TeamChange(None, new)
    before, after = ({person.id: person for person in team.founders + team.people} for team in (old, new))
    return TeamChange(
        old,
        new,
        fields=_differing(old, new, {"events", "people", *({"founders"} if _ids(old) == _ids(new) else ())}),
        people_added=tuple(person for key, person in after.items() if key not in before),
        people_removed=tuple(person for key, person in before.items() if key not in after),
        people_changed=tuple(person for key, person in after.items() if key in before and before[key] != person),
        events=tuple(_event_changes(old.events, new.events)),
        counts=tuple(_count_changes(history_of(old), history_of(new))),
    )


def _ids(team: Team) -> list[str]:
    return [founder.id for founder in team.founders]


def _differing(old: Site | Team | Event, new: Site | Team | Event, left_out: Iterable[str]) -> tuple[str, ...]:
    """Name the fields of two objects of one kind that differ."""
    names = [field.name for field in fields(old)] if isinstance(old, Team) else old._fields
    skipped = set(left_out)
    return tuple(name for name in names if name not in skipped and getattr(old, name) != getattr(new, name))


def _event_changes(old: tuple[Event, ...], new: tuple[Event, ...]) -> Iterator[EventChange]:
    """Yield what changed, in the order of the new events, then what is gone; a new id alone is no change."""
    partners = _partners(old, new)
    for event in new:
        partner = partners.get(event.id)
        change = _event_change(partner, event) if partner else _one_sided(None, event)
        if partner is None or any(change[2:]):
            yield change
    kept = {event.id for event in partners.values()}
    yield from (_one_sided(event, None) for event in old if event.id not in kept)


def _partners(old: tuple[Event, ...], new: tuple[Event, ...]) -> dict[str, Event]:
    """Find for each new event, by id, the old one that it was: by its id, or by people, type, date and title."""
    by_id = {event.id: event for event in old}
    partners = {event.id: by_id[event.id] for event in new if event.id in by_id}
    free = [event for event in old if event.id not in partners]
    for event in new:
        alike = [other for other in free if (other.type, other.people) == (event.type, event.people)]
        same = [other for other in alike if other.date == event.date and other.title == event.title]
        if event.id not in partners and same:
            partners[event.id] = same[0]
            free.remove(same[0])
    return partners


def _event_change(old: Event, new: Event) -> EventChange:
    before, after = ({quote.text: quote for quote in event.quotes} for event in (old, new))
    return EventChange(
        old,
        new,
        fields=_differing(old, new, _NOT_FACTS),
        quotes_added=tuple(quote for text, quote in after.items() if text not in before),
        quotes_removed=tuple(quote for text, quote in before.items() if text not in after),
        quotes_changed=tuple(quote for text, quote in after.items() if text in before and before[text] != quote),
        sources_added=_without(_sources(new), _sources(old)),
        sources_removed=_without(_sources(old), _sources(new)),
    )


def _one_sided(old: Event | None, new: Event | None) -> EventChange:
    return EventChange(
        old,
        new,
        quotes_added=new.quotes if new else (),
        quotes_removed=old.quotes if old else (),
        sources_added=_sources(new) if new else (),
        sources_removed=_sources(old) if old else (),
    )


def _sources(event: Event) -> tuple[Source, ...]:
    quoted = (quote.source for quote in event.quotes if quote.source)
    return tuple(dict.fromkeys((*event.sources, *quoted)))


def _without(sources: tuple[Source, ...], others: tuple[Source, ...]) -> tuple[Source, ...]:
    urls = {source.url for source in others}
    return tuple({source.url: source for source in sources if source.url not in urls}.values())


def _count_changes(old: History, new: History) -> Iterator[CountChange]:
    """Yield the stretches of days, after both foundings, on which the counts differ."""
    start = max(old.team.founded.earliest, new.team.founded.earliest)
    days = sorted(day for day in {start, *old.days_of_change(), *new.days_of_change()} if day >= start)
    ends: list[date | None] = [following - ONE_DAY for following in days[1:]]
    waiting: CountChange | None = None
    for first, last in zip(days, [*ends, None], strict=True):
        counts = old.count_on(first), new.count_on(first)
        if waiting and (waiting.old, waiting.new) == counts:
            waiting = waiting._replace(last=last)
            continue
        if waiting:
            yield waiting
        waiting = CountChange(first, last, *counts) if counts[0] != counts[1] else None
    if waiting:
        yield waiting
