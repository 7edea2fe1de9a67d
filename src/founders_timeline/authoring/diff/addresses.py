"""Which addresses a change breaks, and what to write so that they do not."""

from collections.abc import Iterator

from founders_timeline.authoring.diff.changes import EventChange, TeamChange
from founders_timeline.authoring.diff.sentences import deed, shown, who
from founders_timeline.model.content import Event
from founders_timeline.model.team import Team


def address_sentences(change: TeamChange) -> Iterator[str]:
    """Say which old addresses lead on, and which lead nowhere."""
    old, new = change.old, change.new
    if old.id != new.id:
        yield (
            f"Everything under {old.id}/ and data/{old.id}/ is now under {new.id}/, and nothing leads on. "
            f"Name the folder content/{old.id} again to keep the addresses."
        )
    for former, person in change.new_ids:
        if person.id in new.founder_ids:
            yield (
                f"{old.id}/founders/{former}.html leads nowhere now. "
                f"Write id: {former} for {shown(person.name)} in content/{new.id}/team.yaml to keep it."
            )
    at = {name: event for event in new.events for name in (event.id, *event.aliases)}
    for each in change.events_changed:
        yield from _event_sentences(each, new, at)


def _event_sentences(change: EventChange, team: Team, at: dict[str, Event]) -> Iterator[str]:
    """Say what becomes of an event's addresses; `at` holds the events by all their ids, new and old."""
    old, new = change.old, change.new
    yield from (
        f"{_page(team, alias)} now leads on to {_page(team, new.id)}." for alias in new.aliases if alias not in old.aliases
    )
    before = (*old.aliases, old.id)
    lost = [name for name in before if name not in (new.id, *new.aliases)]
    for name in lost:
        yield f"{_page(team, name)} {_instead(name, new, team, at)}"
    if lost:
        free = [name for name in (*before, *new.aliases) if name != new.id and at.get(name, new) is new]
        yield from _advice(change, list(dict.fromkeys(free)))
    elif old.first_id != new.first_id:
        yield (
            f"Feeds and calendars take the event of {_page(team, new.id)} for a new one, as its first id is another. "
            f"Write {old.first_id} first in its aliases ({_place(new)})."
        )


def _instead(name: str, event: Event, team: Team, at: dict[str, Event]) -> str:
    if name not in at:
        return "leads nowhere now, and feeds and calendars take the event for a new one."
    other = at[name]
    return (
        f"is now the page of another event: {who(team, other)} {deed(other)}. Give that one an id of its own ({_place(other)})."
    )


def _advice(change: EventChange, aliases: list[str]) -> Iterator[str]:
    old, new = change.old, change.new
    keep = f"id: {old.id} to keep the address"
    lead = f"aliases: [{', '.join(aliases)}] to lead the old address on, or " if aliases else ""
    yield f"Write {lead}{keep} ({_place(new)})."


def _place(event: Event) -> str:
    return f"{shown(event.place.path)}:{event.place.line}"


def _page(team: Team, name: str) -> str:
    return f"{team.id}/events/{name}.html"
