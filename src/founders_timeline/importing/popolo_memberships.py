"""Popolo's memberships as events: an end is a departure, a new start a return, a place elsewhere a destination or a move."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from founders_timeline.edtf import EdtfDate
from founders_timeline.importing.imported import Fields, Imported, call, dated, read_when
from founders_timeline.yaml_writer import Bare

_NEXT_DAY = timedelta(days=1)


class Membership(NamedTuple):
    """A stretch of somebody's time at a place; `is_own` if the place is the team itself. None is a date that is not known."""

    person: str
    place: str
    role: str
    start: EdtfDate | None
    end: EdtfDate | None
    is_own: bool
    sources: tuple[Fields, ...] = ()

    def destination(self) -> Fields | str:
        """Return the place as an event's destination."""
        return {"name": self.place, "role": self.role} if self.role else self.place


def membership_of(thing: Mapping[str, Any], own: str, places: Mapping[str, str], imported: Imported) -> Membership | None:
    """Read one membership; None, with a note, if it names nobody or no place. `own` is the team's id there."""
    person, place = thing.get("person_id"), thing.get("organization_id")
    where = f"membership {thing.get('id') or ''} of {person}"
    if not isinstance(person, str) or not isinstance(place, str):
        imported.note(where, "it names no person or no organization, so it was left out.")
        return None
    dates = {}
    for name in ("start_date", "end_date"):
        written = thing.get(f"{name}_edtf") or thing.get(name)
        dates[name] = read_when(thing.get(f"{name}_edtf")) or read_when(str(thing.get(name) or "")[:10])
        if written and dates[name] is None:
            imported.note(where, f"{name} {written} is no date here.")
    for name in ("post_id", "on_behalf_of_id", "area_id"):
        if thing.get(name):
            imported.note(where, f"{name} has no place here: {thing[name]}")
    return Membership(
        person, places.get(place, place), str(thing.get("role") or ""), dates["start_date"], dates["end_date"], place == own
    )


def events_from(
    memberships: Sequence[Membership], names: Mapping[str, str], founders: Sequence[str], imported: Imported
) -> Iterator[tuple[str, Fields]]:
    """Yield what the memberships tell as events, with no name of a file: departures, returns, roles and moves."""
    for person in dict.fromkeys(membership.person for membership in memberships):
        own = sorted((each for each in memberships if each.person == person and each.is_own), key=_start)
        elsewhere = sorted((each for each in memberships if each.person == person and not each.is_own), key=_start)
        if own:
            for event in _events_of(person in founders, own, elsewhere, imported, names[person]):
                yield "", {"name": call(person, names), **event}
        else:
            imported.note(f"memberships of {names[person]}", "none of them is in the team, so they were left out.")


def _events_of(
    is_founder: bool, own: list[Membership], elsewhere: list[Membership], imported: Imported, name: str
) -> Iterator[Fields]:
    last: Membership | None = None
    waiting = list(elsewhere)
    for stint in own:
        if last is not None and last.end and stint.start and _goes_on(last.end, stint.start):
            if stint.role and stint.role != last.role:
                yield {
                    "date": dated(stint.start),
                    "type": Bare("role"),
                    "destination": {"role": stint.role},
                    "sources": list(stint.sources),
                }
        elif last is not None:
            yield from _departure(last, waiting, imported, name)
            yield {"date": dated(stint.start), "type": Bare("return"), "sources": list(stint.sources)}
        last = stint
    if last is not None:
        yield from _departure(last, waiting, imported, name)
    for place in waiting:
        if place.start and last and last.end and place.start.earliest >= last.end.earliest:
            yield {
                "date": dated(place.start),
                "type": Bare("move"),
                "destination": place.destination(),
                "sources": list(place.sources),
            }
        else:
            imported.note(f"membership of {name} at {place.place}", "it does not follow a departure, so it was left out.")


def _departure(stint: Membership, waiting: list[Membership], imported: Imported, name: str) -> Iterator[Fields]:
    """Yield the end of a stint, if it has one, and take the place that it led to from those that wait."""
    if stint.end is None:
        return
    following = [place for place in waiting if place.start and _goes_on(stint.end, place.start)]
    destination = following[0].destination() if following else ""
    if following:
        waiting.remove(following[0])
    yield {"date": dated(stint.end), "destination": destination, "sources": list(stint.sources)}


def _goes_on(end: EdtfDate, start: EdtfDate) -> bool:
    """Tell whether a start may be the day of an end, or the day after it."""
    return start.earliest <= end.latest + _NEXT_DAY and end.earliest <= start.latest


def _start(membership: Membership) -> str:
    return membership.start.earliest.isoformat() if membership.start else ""
