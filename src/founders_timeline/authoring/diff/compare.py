"""Two states of a site held against each other."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from founders_timeline.authoring.diff.changes import Change, CountChange, EventChange, ListChange, SiteChange, TeamChange
from founders_timeline.authoring.diff.pairing import pair_events
from founders_timeline.model.content import Event, Person, Quote, Source
from founders_timeline.model.history import ONE_DAY, History, history_of
from founders_timeline.model.team import Site, Team

T = TypeVar("T", Person, Quote, Source)


def compare_sites(old: Site, new: Site) -> SiteChange:
    """Hold two sites against each other; teams that are the same are left out."""
    pairs = _team_pairs(old.teams, new.teams)
    changes = (_team_change(*pair) for pair in pairs)
    known = [team for pair in pairs for team in pair]
    has_other_order = [before for before, _ in pairs] != [team for team in old.teams if team in known]
    return SiteChange(
        old=old,
        new=new,
        fields=(*_differing(old, new, {"teams"}), *(["teams"] if has_other_order else [])),
        teams_added=tuple(team for team in new.teams if team not in known),
        teams_changed=tuple(change for change in changes if not change.is_none),
        teams_removed=tuple(team for team in old.teams if team not in known),
    )


def _team_pairs(old: Iterable[Team], new: Iterable[Team]) -> list[tuple[Team, Team]]:
    """Pair the teams by their ids, or by their names where a folder has been renamed, in the order of the new ones."""
    ordered = tuple(new)
    by_id = {team.id: team for team in old}
    partners = {team.id: by_id.pop(team.id) for team in ordered if team.id in by_id}
    by_name = {team.name: team for team in by_id.values()}
    partners |= {team.id: by_name.pop(team.name) for team in ordered if team.id not in partners and team.name in by_name}
    return [(partners[team.id], team) for team in ordered if team.id in partners]


def _team_change(before: Team, new: Team) -> TeamChange:
    new_ids = _new_ids(before, new)
    old = _with_ids(before, {former: person.id for former, person in new_ids}) if new_ids else before
    history = history_of(new)
    sources = _list_change(old.sources, new.sources, lambda source: source.url)
    pairs = pair_events(old.events, new.events)
    changes = [_event_change(*pair) for pair in pairs]
    was, became = {event.id for event, _ in pairs}, {event.id for _, event in pairs}
    return TeamChange(
        old=old,
        new=new,
        history=history,
        fields=_team_fields(old, new, sources),
        new_ids=new_ids,
        people=_list_change(_everybody(old), _everybody(new), lambda person: person.id),
        people_moved=_people_moved(old, new),
        sources=sources,
        events_added=tuple(event for event in new.events if event.id not in became),
        events_changed=tuple(change for change in changes if not change.is_none),
        events_removed=tuple(event for event in old.events if event.id not in was),
        counts=tuple(_count_changes(history_of(old), history)),
    )


def _team_fields(old: Team, new: Team, sources: ListChange[Source]) -> tuple[str, ...]:
    """Name the fields of team.yaml that differ; `founders` is one where their order is another, `sources` where theirs is."""
    told_apart = {"id", "founders", "people", "events"} | (set() if sources.is_none else {"sources"})
    old_order, new_order = (
        [founder.id for founder in team.founders if founder.id in old.founder_ids & new.founder_ids] for team in (old, new)
    )
    return (*_differing(old, new, told_apart), *(["founders"] if old_order != new_order else []))


def _people_moved(old: Team, new: Team) -> tuple[Person, ...]:
    """Return who was and is known, and has become a founder or is none any more."""
    known = {person.id for person in _everybody(old)}
    moved = known & (old.founder_ids ^ new.founder_ids)
    return tuple(person for person in _everybody(new) if person.id in moved)


def _everybody(team: Team) -> tuple[Person, ...]:
    return team.founders + team.people


def _new_ids(old: Team, new: Team) -> tuple[tuple[str, Person], ...]:
    """Return the old id of each person who has another one now: known by a name or the Wikidata id."""
    ids = {person.id for person in _everybody(old)} & {person.id for person in _everybody(new)}
    gone = {word: person for person in _everybody(old) if person.id not in ids for word in _names(person)}
    pairs = {
        gone[word].id: person for person in _everybody(new) if person.id not in ids for word in _names(person) if word in gone
    }
    return tuple(pairs.items())


def _names(person: Person) -> list[str]:
    return [person.name, *person.other_names, *([person.wikidata] if person.wikidata else [])]


def _with_ids(team: Team, ids: dict[str, str]) -> Team:
    """Return a team with its people under other ids."""

    def renamed(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(replace(person, id=ids.get(person.id, person.id)) for person in people)

    def speaking(quote: Quote) -> Quote:
        return replace(quote, speaker_id=ids.get(quote.speaker_id, quote.speaker_id))

    events = tuple(
        replace(
            event,
            people=tuple(ids.get(person, person) for person in event.people),
            quotes=tuple(map(speaking, event.quotes)),
        )
        for event in team.events
    )
    return replace(team, founders=renamed(team.founders), people=renamed(team.people), events=events)


def _differing(old: object, new: object, left_out: Collection[str] = ()) -> tuple[str, ...]:
    """Name the fields of two dataclasses of one kind that differ."""
    names = (field.name for field in fields(old) if field.name not in left_out)  # type: ignore[arg-type]
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _list_change(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> ListChange[T]:
    before, after = ({key(item): item for item in items} for items in (old, new))
    return ListChange(
        added=tuple(item for name, item in after.items() if name not in before),
        removed=tuple(item for name, item in before.items() if name not in after),
        changed=tuple(
            Change(old=before[name], new=item, fields=_differing(before[name], item))
            for name, item in after.items()
            if name in before and before[name] != item
        ),
    )


def _event_change(old: Event, new: Event) -> EventChange:
    quotes = _list_change(_bare_quotes(old), _bare_quotes(new), lambda quote: quote.text)
    sources = _list_change(old.all_sources, new.all_sources, lambda source: source.url)
    has_same_quotes = _bare_quotes(old) == _bare_quotes(new)
    told = {"quotes"} if not quotes.is_none or (has_same_quotes and not sources.is_none) else set()
    told |= {"sources"} if not sources.is_none else set()
    return EventChange(
        old=old, new=new, fields=_differing(old, new, {"id", "aliases", "place", *told}), quotes=quotes, sources=sources
    )


def _bare_quotes(event: Event) -> list[Quote]:
    """Return an event's quotes with the addresses of their sources alone: what sources say is compared on its own."""
    return [replace(quote, source=Source(url=quote.source.url)) if quote.source else quote for quote in event.quotes]


def _count_changes(old: History, new: History) -> Iterator[CountChange]:
    """Yield the stretches of days, after both foundings, on which the counts differ."""
    start = max(old.team.founded.earliest, new.team.founded.earliest)
    days = sorted(day for day in {start, *old.days_of_change(), *new.days_of_change()} if day >= start)
    ends: list[date | None] = [following - ONE_DAY for following in days[1:]]
    waiting: CountChange | None = None
    for first, last in zip(days, [*ends, None], strict=True):
        counts = old.count_on(first), new.count_on(first)
        if waiting and (waiting.old, waiting.new) == counts:
            waiting = replace(waiting, last=last)
            continue
        if waiting:
            yield waiting
        waiting = CountChange(first=first, last=last, old=counts[0], new=counts[1]) if counts[0] != counts[1] else None
    if waiting:
        yield waiting
