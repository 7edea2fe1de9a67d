"""Popolo's memberships as events: ends are departures or deaths, new starts returns, places elsewhere destinations or moves.

Memberships in the team that overlap, or follow each other without a gap, are one stint: a second role, or the next term, is
neither a return nor a departure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from founders_timeline.authoring.importing.imported import ImportedDestination, ImportedEvent, Notes
from founders_timeline.authoring.importing.popolo_things import Membership, Organization, Person
from founders_timeline.model.edtf import EdtfDate, parse_edtf
from founders_timeline.model.status import EventType

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stint:
    """Somebody's memberships of one organization without a gap between them, by their starts. `end` is None while one is open."""

    memberships: tuple[Membership, ...]
    start: EdtfDate | None
    end: EdtfDate | None

    @property
    def first_roles(self) -> tuple[str, ...]:
        """Return the roles that it begins with."""
        roles = (each.role for each in self.memberships if each.role and each.start == self.start)
        return tuple(dict.fromkeys(roles))

    @property
    def last(self) -> Membership:
        """Return the membership that ends it."""
        return next(each for each in reversed(self.memberships) if each.end == self.end)


@dataclass(frozen=True, kw_only=True)
class Career:
    """What the file tells of one person: the stints in the team, the places elsewhere, and a death that counts."""

    person: Person
    stints: tuple[Stint, ...]
    elsewhere: tuple[Stint, ...]
    death: EdtfDate | None


def career_of(person: Person, memberships: Sequence[Membership], team: str, founded: EdtfDate, notes: Notes) -> Career:
    """Put a person's memberships in order; those that end before the founding, or begin after a death, are told."""
    where = f"person {person.name}"
    death = person.death
    if death and death.latest < founded.earliest:
        notes.add(where, f"the death, {death}, lies before the founding, {founded}, and was left out.")
        death = None
    kept = [each for each in memberships if _is_possible(each, death, notes)]
    own = stints_of([each for each in kept if each.organization == team])
    for stint in own:
        if stint.end and stint.end.latest < founded.earliest:
            for each in stint.memberships:
                notes.add(each.where, f"it ends on {each.end}, before the founding, {founded}, and was left out.")
    places = dict.fromkeys(each.organization for each in kept if each.organization != team)
    elsewhere = [stint for place in places for stint in stints_of([each for each in kept if each.organization == place])]
    return Career(
        person=person,
        stints=tuple(stint for stint in own if not (stint.end and stint.end.latest < founded.earliest)),
        elsewhere=tuple(sorted(elsewhere, key=lambda stint: _order(stint.start))),
        death=death,
    )


def stints_of(memberships: Sequence[Membership]) -> list[Stint]:
    """Put memberships together that overlap or follow each other."""
    stints: list[Stint] = []
    for each in sorted(memberships, key=lambda membership: _order(membership.start)):
        last = stints[-1] if stints else None
        if last and _goes_on(last.end, each.start):
            end = max(last.end, each.end, key=lambda when: (when.latest, when.earliest)) if last.end and each.end else None
            stints[-1] = Stint(memberships=(*last.memberships, each), start=last.start, end=end)
        else:
            stints.append(Stint(memberships=(each,), start=each.start, end=each.end))
    return stints


def events_of(career: Career, places: dict[str, Organization], notes: Notes) -> Iterator[ImportedEvent]:
    """Yield a person's returns, roles, departures, death and moves."""
    waiting = list(career.elsewhere)
    for number, stint in enumerate(career.stints):
        is_last = number == len(career.stints) - 1
        if number:
            yield _event(career, EventType.RETURN, stint.memberships[0], stint.start)
            yield from _returning_roles(career, career.stints[number - 1], stint)
        yield from _new_roles(career, stint, notes)
        if not (is_last and _is_ended_by(career.death, stint)):
            yield from _departure(career, stint, waiting, places, notes)
    yield from _death(career, notes)
    for place in waiting:
        yield from _move(career, place, places, notes)


def _is_possible(membership: Membership, death: EdtfDate | None, notes: Notes) -> bool:
    start, end = membership.start, membership.end
    if start and end and end.latest < start.earliest:
        notes.add(membership.where, f"it ends on {end}, before it begins, on {start}, and was left out.")
        return False
    if start and death and death.latest < start.earliest:
        notes.add(membership.where, f"it begins on {start}, after the death, {death}, and was left out.")
        return False
    if start is None and end is None:
        notes.add(membership.where, "it has no dates: it is taken to last from the founding on.")
    return True


def _event(
    career: Career, kind: EventType, source: Membership, when: EdtfDate | None, place: ImportedDestination | None = None
) -> ImportedEvent:
    return ImportedEvent(type=kind, date=when, people=(career.person.id,), destination=place, sources=source.sources)


def _returning_roles(career: Career, before: Stint, stint: Stint) -> Iterator[ImportedEvent]:
    """Yield the roles that somebody returns to, where they are new."""
    earlier = {each.role for each in before.memberships}
    for each in stint.memberships:
        if each.start == stint.start and each.role and each.role not in earlier:
            yield _event(career, EventType.ROLE, each, stint.start, ImportedDestination(role=each.role))


def _new_roles(career: Career, stint: Stint, notes: Notes) -> Iterator[ImportedEvent]:
    """Yield the roles that come later in a stint; those that end while it goes on, with nothing after them, are told."""
    for each in stint.memberships:
        others = [other for other in stint.memberships if other is not each]
        is_first = each.start == stint.start
        is_known = any(other.role == each.role and _precedes(other, each) and _goes_on(other.end, each.start) for other in others)
        if each.role and not is_first and not is_known:
            yield _event(career, EventType.ROLE, each, each.start, ImportedDestination(role=each.role))
        is_followed = any(each.end and other.start and _follows(each.end, other.start) for other in others)
        if each.end and each.end != stint.end and not is_followed:
            what = each.role or "one of several memberships"
            notes.add(each.where, f"the end of {what}, {each.end}, has no place here.")


def _precedes(first: Membership, second: Membership) -> bool:
    return _order(first.start) < _order(second.start)


def _departure(
    career: Career, stint: Stint, waiting: list[Stint], places: dict[str, Organization], notes: Notes
) -> Iterator[ImportedEvent]:
    """Yield the end of a stint, if it has one, and take the place that it led to from those that wait."""
    if stint.end is None:
        return
    following = [place for place in waiting if place.start and _follows(stint.end, place.start)]
    if following:
        waiting.remove(following[0])
        _tell_rest_of(following[0], notes)
    destination = destination_of(following[0].memberships[0], places) if following else None
    yield _event(career, EventType.DEPARTURE, stint.last, _not_before(stint.end, stint.start), destination)


def destination_of(membership: Membership, places: dict[str, Organization]) -> ImportedDestination:
    """Return a membership's organization as the place where somebody went."""
    place = places.get(membership.organization)
    url = place.links[0].url if place and place.links else ""
    return ImportedDestination(name=place.name if place else membership.organization, role=membership.role, url=url)


def _is_ended_by(death: EdtfDate | None, stint: Stint) -> bool:
    """Tell whether a death ends a stint: it is open, or said to end later, or on a day that the same date gives."""
    if death is None:
        return False
    if stint.end is None or death.latest < stint.end.earliest:
        return True
    return stint.end.earliest <= death.earliest and death.latest <= stint.end.latest


def _death(career: Career, notes: Notes) -> Iterator[ImportedEvent]:
    if career.death is None:
        return
    end = career.stints[-1].end if career.stints else None
    if end and not _is_ended_by(career.death, career.stints[-1]) and career.death.earliest <= end.latest:
        what = f"nobody can tell whether the death, {career.death}, came after the end of the membership, {end}"
        notes.add(f"person {career.person.name}", f"{what}: it was left out.")
        return
    if end and end.text != career.death.text and _is_ended_by(career.death, career.stints[-1]):
        notes.add(career.stints[-1].last.where, f"the end, {end}, gives way to the death, {career.death}.")
    yield ImportedEvent(type=EventType.DEATH, date=career.death, people=(career.person.id,))


def _move(career: Career, place: Stint, places: dict[str, Organization], notes: Notes) -> Iterator[ImportedEvent]:
    first = place.memberships[0]
    if place.start and career.stints and _had_left(career, place.start):
        yield _event(career, EventType.MOVE, first, place.start, destination_of(first, places))
        _tell_rest_of(place, notes)
        return
    name = places[first.organization].name if first.organization in places else first.organization
    for each in place.memberships:
        notes.add(each.where, f"{name} does not follow a departure from the team, so it was left out.")


def _tell_rest_of(place: Stint, notes: Notes) -> None:
    """Note what is not kept of a place elsewhere: the end, and what came after the first membership."""
    for each in place.memberships[1:]:
        notes.add(each.where, f"it goes on from an earlier one at the same place, and was left out: {each.role or 'no role'}")
    if place.end:
        notes.add(place.memberships[0].where, f"the end, {place.end}, has no place here.")


def _had_left(career: Career, day: EdtfDate) -> bool:
    """Tell whether somebody had left by a date, and not yet returned."""
    following = [stint.start for stint in career.stints[1:]]
    for stint, back in zip(career.stints, [*following, None], strict=True):
        end = career.death if stint.end is None else stint.end
        if end and end.earliest <= day.earliest and (back is None or day.latest < back.earliest):
            return True
    return False


def _not_before(end: EdtfDate, start: EdtfDate | None) -> EdtfDate:
    """Return an end without those of its possible days on which the stint had not begun."""
    if start is None or end.earliest >= start.earliest:
        return end
    return parse_edtf(f"[{start.earliest}..{end.latest}]") if start.earliest < end.latest else parse_edtf(str(end.latest))


def _goes_on(end: EdtfDate | None, start: EdtfDate | None) -> bool:
    """Tell whether what begins may begin before an end, on its day, or on the day after."""
    return end is None or start is None or start.earliest <= end.latest + _ONE_DAY


def _follows(end: EdtfDate, start: EdtfDate) -> bool:
    """Tell whether a start may be the day of an end, or the day after it."""
    return _goes_on(end, start) and end.earliest <= start.latest


def _order(start: EdtfDate | None) -> tuple[date, date]:
    return (start.earliest, start.latest) if start else (date.min, date.min)
