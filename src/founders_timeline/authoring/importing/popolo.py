"""Popolo JSON as content: memberships become departures, returns and roles, events and speeches what they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from founders_timeline.authoring.importing.dates import tell_date
from founders_timeline.authoring.importing.imported import (
    ImportedDestination,
    ImportedEvent,
    ImportedPerson,
    ImportedQuote,
    ImportedTeam,
    ImportFailure,
    Notes,
    Wishes,
)
from founders_timeline.authoring.importing.popolo_memberships import Career, career_of, destination_of, events_of
from founders_timeline.authoring.importing.popolo_reader import read_popolo
from founders_timeline.authoring.importing.popolo_things import Happening, Membership, Organization, PopoloFile, Speech
from founders_timeline.authoring.importing.texts import prose_of, quotation
from founders_timeline.model.edtf import EdtfDate, parse_edtf
from founders_timeline.model.status import EventType


@dataclass(frozen=True, kw_only=True)
class _Subject:
    """What is imported: the file, the organization that is the team, its founding, everybody's time in it; and the notes.

    `arrivals` are the memberships elsewhere, by person and start.
    """

    file: PopoloFile
    team: Organization
    founded: EdtfDate
    careers: dict[str, Career]
    arrivals: dict[tuple[str, EdtfDate], Membership]
    notes: Notes


def import_popolo(data: object, wishes: Wishes, notes: Notes) -> ImportedTeam:
    """Make a team from Popolo data. ImportFailure if it is none, or if it does not say whose founders are meant."""
    subject = _subject(read_popolo(data, notes, wishes.day_first), wishes, notes)
    founders = _founders(subject, wishes)
    events = (*_changes(subject, founders), *_happenings(subject), *_dissolution(subject))
    named = {person for event in events for person in event.people}
    others = [person for person in subject.file.persons if person in named and person not in founders]
    _tell_left_out(subject, {*founders, *others})
    return ImportedTeam(
        name=wishes.name or subject.team.name,
        founded=subject.founded.text,
        founders=tuple(_person(subject.careers[person]) for person in founders),
        people=tuple(_person(subject.careers[person]) for person in others),
        counts_as_remaining=subject.team.counts_as_remaining,
        sources=subject.team.sources,
        events=events,
    )


def _subject(file: PopoloFile, wishes: Wishes, notes: Notes) -> _Subject:
    team = _organization(file, wishes, notes)
    founded = _founded(file, team, wishes)
    own: dict[str, list[Membership]] = {person: [] for person in file.persons}
    for membership in file.memberships:
        own[membership.person].append(membership)
    careers = {person.id: career_of(person, own[person.id], team.id, founded, notes) for person in file.persons.values()}
    elsewhere = [membership for membership in reversed(file.memberships) if membership.organization != team.id]
    arrivals = {(membership.person, membership.start): membership for membership in elsewhere if membership.start}
    return _Subject(file=file, team=team, founded=founded, careers=careers, arrivals=arrivals, notes=notes)


def _organization(file: PopoloFile, wishes: Wishes, notes: Notes) -> Organization:
    """Return the organization that the team is: the one asked for, the one that lists founders, or the one with most members."""
    organizations = list(file.organizations.values())
    if wishes.organization:
        found = [each for each in organizations if wishes.organization in (each.id, each.name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ImportFailure(f"Several organizations are called {wishes.organization}; their ids are {_listed(found)}.")
        known = ", ".join(each.name for each in organizations[:20])
        raise ImportFailure(f"No organization in the file is called {wishes.organization}; there are {known}.")
    if not organizations:
        raise ImportFailure("No organization in the file has an id or a name.")
    members = Counter(place for _, place in {(membership.person, membership.organization) for membership in file.memberships})
    best = max(organizations, key=lambda each: (each.founders is not None, members[each.id]))
    if len([each for each in organizations if members[each.id]]) > 1 and best.founders is None:
        notes.add("organization", f"{best.name} has most members and is taken for the team; name another with --organization.")
    return best


def _listed(organizations: list[Organization]) -> str:
    return ", ".join(each.id for each in organizations)


def _founded(file: PopoloFile, team: Organization, wishes: Wishes) -> EdtfDate:
    """Return the founding: as wished, as the file says, or the first membership's start."""
    if wishes.founded:
        return parse_edtf(wishes.founded)
    starts = [each.start for each in file.memberships if each.organization == team.id and each.start]
    first = team.founded or min(starts, key=lambda when: (when.earliest, when.latest), default=None)
    if first is None:
        raise ImportFailure("Nothing in the file says when the team was founded: say it with --founded.")
    return first


def _founders(subject: _Subject, wishes: Wishes) -> list[str]:
    """Return the founders' ids: those named, those that the file lists, or those who were there from the first day on."""
    persons, team, notes = subject.file.persons, subject.team, subject.notes
    if wishes.founders:
        return list(dict.fromkeys(_person_called(subject.file, name) for name in wishes.founders))
    if team.founders is not None:
        for person in team.founders:
            if person not in persons:
                notes.add(f"organization {team.name}", f"the file has no person {person}, whom it lists as a founder.")
        return [person for person in dict.fromkeys(team.founders) if person in persons]
    first = [person for person, career in subject.careers.items() if _is_there_at_first(career, subject.founded)]
    if not first:
        raise ImportFailure("Nobody in the file was a member from the first day on: name each founder with --founder.")
    names = ", ".join(persons[person].name for person in first)
    notes.add("founders", f"members from the first day on are taken for founders ({names}); name others with --founder.")
    return first


def _is_there_at_first(career: Career, founded: EdtfDate) -> bool:
    start = career.stints[0].start if career.stints else founded
    return bool(career.stints) and (start is None or start.earliest <= founded.latest)


def _person_called(file: PopoloFile, name: str) -> str:
    found = [person.id for person in file.persons.values() if name in (person.id, person.name)]
    if len(found) > 1 and name not in file.persons:
        raise ImportFailure(f"Several people in the file are called {name}: name one by id, {', '.join(found)}.")
    if not found:
        raise ImportFailure(f"Nobody in the file is called {name}.")
    return name if name in file.persons else found[0]


def _changes(subject: _Subject, founders: list[str]) -> Iterator[ImportedEvent]:
    """Yield what the memberships tell, unless the file's own events tell it all, as our exports do."""
    if any(happening.says_whom for happening in subject.file.happenings):
        return
    for person, career in subject.careers.items():
        if not career.stints and person not in founders:
            continue
        start = career.stints[0].start if career.stints else None
        if start and start.earliest > subject.founded.latest:
            told = "founders are at work from the founding on" if person in founders else "only a founder's first day is kept"
            subject.notes.add(f"person {career.person.name}", f"the first membership begins on {start}, and {told}.")
        yield from events_of(career, subject.file.organizations, subject.notes)


def _happenings(subject: _Subject) -> Iterator[ImportedEvent]:
    speeches: dict[str, list[Speech]] = {}
    for speech in subject.file.speeches:
        speeches.setdefault(speech.event, []).append(speech)
    for happening in subject.file.happenings:
        if happening.organization in ("", subject.team.id):
            yield _happening(subject, happening, speeches.pop(happening.id, []))
        else:
            what = f"it is one of {happening.organization}, so it was left out: {happening.name}"
            subject.notes.add(happening.where, what)
    for speech in (each for rest in speeches.values() for each in rest):
        subject.notes.add(speech.where, f"it belongs to no event of the team: {speech.quote.text}")


def _happening(subject: _Subject, happening: Happening, speeches: list[Speech]) -> ImportedEvent:
    """Make the event of an event in the file: a milestone, unless our own export says what it is."""
    notes, where = subject.notes, happening.where
    is_own = happening.says_whom and happening.classification in list(EventType)
    kind = EventType(happening.classification) if is_own else EventType.MILESTONE
    if happening.classification and not is_own:
        notes.add(where, f"its classification has no place here: {happening.classification}")
    if happening.end and not is_own:
        notes.add(where, f"events have no end here: {happening.end}.")
    tell_date(happening.start, where, notes)
    when = happening.start.date if happening.start else None
    destination = None if kind is EventType.MILESTONE else _destination(subject, happening, when)
    keeps_title = kind is EventType.MILESTONE or (kind is EventType.ROLE and not destination)
    quotes = [_quote(speech, happening) for speech in speeches]
    unsaid = [quotation(each.quote.text, notes, each.where) for each in speeches if not _quote(each, happening)]
    return ImportedEvent(
        type=kind,
        date=when,
        written=happening.start.written if happening.start else "",
        id=happening.id,
        people=happening.people,
        destination=destination,
        title=(happening.name or "(no name)") if keeps_title else "",
        summary="\n\n".join(filter(None, (prose_of(happening.description, notes, where), *unsaid))),
        quotes=tuple(filter(None, quotes)),
        sources=happening.sources,
    )


def _destination(subject: _Subject, happening: Happening, when: EdtfDate | None) -> ImportedDestination | None:
    """Return where the people of one of our own events went: the membership elsewhere that begins with it."""
    found = (subject.arrivals.get((person, when)) for person in happening.people if when)
    arrival = next(filter(None, found), None)
    return destination_of(arrival, subject.file.organizations) if arrival else None


def _quote(speech: Speech, happening: Happening) -> ImportedQuote | None:
    """Return a speech as a quote; None if nobody is named who speaks."""
    if happening.people == (speech.creator,):
        return ImportedQuote(text=speech.quote.text, lang=speech.quote.lang, date=speech.quote.date, source=speech.quote.source)
    return speech.quote if speech.quote.speaker else None


def _dissolution(subject: _Subject) -> Iterator[ImportedEvent]:
    team = subject.team
    if team.dissolved is None:
        return
    what = f"it was dissolved on {team.dissolved}, which became a milestone"
    subject.notes.add(f"organization {team.name}", f"{what}; whoever had not left by then is still counted.")
    yield ImportedEvent(type=EventType.MILESTONE, date=team.dissolved, title=f"{team.name} is dissolved")


def _person(career: Career) -> ImportedPerson:
    person = career.person
    return ImportedPerson(
        key=person.id,
        name=person.name,
        role=", ".join(career.stints[0].first_roles) if career.stints else "",
        other_names=person.other_names,
        wikidata=person.wikidata,
        links=person.links,
    )


def _tell_left_out(subject: _Subject, kept: set[str]) -> None:
    """Note the people whom no event names, and the organizations where nobody went."""
    notes = subject.notes
    for person, career in subject.careers.items():
        if person in kept:
            continue
        if career.elsewhere and not career.stints:
            notes.add(f"memberships of {career.person.name}", "none of them is in the team, so they were left out.")
        notes.add(f"person {career.person.name}", "no event names the person, so the person was left out.")
    places = {stint.memberships[0].organization for career in subject.careers.values() for stint in career.elsewhere}
    for organization in subject.file.organizations.values():
        if organization.id != subject.team.id and organization.id not in places:
            notes.add(f"organization {organization.name}", "nobody is known to have gone there, so it was left out.")
