"""Popolo JSON (popoloproject.com) as content: memberships become departures and returns, events and speeches what they are."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from founders_timeline.importing.imported import (
    Fields,
    Imported,
    ImportFailure,
    Wishes,
    call,
    dated,
    names_by_id,
    person_fields,
    prose,
    read_when,
    source,
)
from founders_timeline.importing.popolo_memberships import Membership, events_from, membership_of
from founders_timeline.status import EventType
from founders_timeline.yaml_writer import Bare

Thing: TypeAlias = Mapping[str, Any]

_USED = ("persons", "organizations", "memberships", "events", "speeches")
_UNUSED = ("posts", "areas")
_COUNTED = frozenset({"active", "on_leave", "affiliated"})


class _Reading:
    """One file on its way: its things by kind, the organisation that it is about, and what is imported so far."""

    def __init__(self, data: Mapping[str, Any], wishes: Wishes) -> None:
        self.imported = Imported()
        self.wishes = wishes
        self.things = {kind: _things(data, kind) for kind in (*_USED, *_UNUSED)}
        self.names = names_by_id(self.things["persons"])
        self.organization = _organization(self.things, wishes)
        read = (self._membership(thing) for thing in self.things["memberships"])
        self.memberships = [membership for membership in read if membership and membership.person in self.names]
        self.founders = self._founders()

    def _membership(self, thing: Thing) -> Membership | None:
        places = names_by_id(self.things["organizations"])
        membership = membership_of(thing, str(self.organization["id"]), places, self.imported)
        sources = _sources(self.imported, f"membership {thing.get('id')}", thing.get("sources"))
        return membership and membership._replace(sources=tuple(sources))

    def _founders(self) -> list[str]:
        """Return the founders' ids: those named, those that the file lists, or those who were there from the first day on."""
        by_name = {name: key for key, name in self.names.items()}
        if self.wishes.founders:
            missing = [name for name in self.wishes.founders if name not in by_name and name not in self.names]
            if missing:
                raise ImportFailure(f"Nobody in the file is called {', '.join(missing)}.")
            return [by_name.get(name, name) for name in self.wishes.founders]
        listed = self.organization.get("founder_ids")
        if isinstance(listed, list):
            return [key for key in map(str, listed) if key in self.names]
        own = [membership for membership in self.memberships if membership.is_own]
        founded = read_when(self.founded)
        first = {each.person for each in own if each.start is None or (founded and each.start.earliest <= founded.latest)}
        if not first:
            raise ImportFailure("Nobody in the file was a member from the first day on: name each founder with --founder.")
        return [key for key in self.names if key in first]

    @property
    def founded(self) -> str:
        """Return the founding as EDTF: as wished, as the file says, or the first membership's start."""
        told = read_when(self.organization.get("founding_date_edtf")) or read_when(self.organization.get("founding_date"))
        starts = [each.start for each in self.memberships if each.is_own and each.start]
        first = told or min(starts, key=lambda when: (when.earliest, when.latest), default=None)
        if not self.wishes.founded and first is None:
            raise ImportFailure("Nothing in the file says when the team was founded: say it with --founded.")
        return self.wishes.founded or str(first)


def import_popolo(data: object, wishes: Wishes) -> Imported:
    """Make content from Popolo data. ImportFailure if it is none, or if it does not say whose founders are meant."""
    if not isinstance(data, Mapping) or not _things(data, "persons") or not _things(data, "organizations"):
        raise ImportFailure("This is no Popolo data: it has no lists of persons and organizations.")
    reading = _Reading(data, wishes)
    imported = reading.imported
    tells_all = any("person_ids" in event for event in reading.things["events"])
    if not tells_all:
        for stem, fields in events_from(reading.memberships, reading.names, reading.founders, imported):
            imported.add(stem, fields, f"membership of {fields['name']}")
    speeches = _by_event(reading)
    for thing in reading.things["events"]:
        _add_event(reading, thing, speeches.pop(str(thing.get("id")), []))
    for thing in (each for rest in speeches.values() for each in rest):
        imported.note(f"speech {thing.get('id')}", f"it belongs to no event of the file: {thing.get('text')}")
    for kind in _UNUSED:
        for thing in reading.things[kind]:
            imported.note(f"{kind} {thing.get('id')}", "it has no place here.")
    imported.team = _team(reading)
    return imported


def _things(data: Mapping[str, Any], kind: str) -> list[Thing]:
    things = data.get(kind)
    return [thing for thing in things if isinstance(thing, Mapping)] if isinstance(things, list) else []


def _organization(things: Mapping[str, list[Thing]], wishes: Wishes) -> Thing:
    """Return the organisation that the team is: the one asked for, the one that lists founders, or the one with most members."""
    organizations = [thing for thing in things["organizations"] if isinstance(thing.get("id"), str)]
    if wishes.organization:
        for thing in organizations:
            if wishes.organization in (thing["id"], thing.get("name")):
                return thing
        known = ", ".join(str(thing.get("name")) for thing in organizations[:20])
        raise ImportFailure(f"No organization in the file is called {wishes.organization}; there are {known}.")
    if not organizations:
        raise ImportFailure("No organization in the file has an id.")
    members = [str(thing.get("organization_id")) for thing in things["memberships"]]
    return max(organizations, key=lambda thing: (isinstance(thing.get("founder_ids"), list), members.count(thing["id"])))


def _team(reading: _Reading) -> Fields:
    organization, wishes = reading.organization, reading.wishes
    persons = {str(thing.get("id")): thing for thing in reading.things["persons"]}
    named = {str(name) for event in reading.imported.events.values() for name in _listed(event.get("name"))}
    others = [key for key in reading.names if key not in reading.founders and call(key, reading.names) in named]
    for key in reading.names:
        if key not in reading.founders and key not in others:
            reading.imported.note(f"person {reading.names[key]}", "no event names the person, so the person was left out.")
    counted = [Bare(status) for status in _listed(organization.get("counts_as_remaining")) if status in _COUNTED]
    return {
        "name": wishes.name or str(organization.get("name") or organization["id"]),
        "founded": Bare(reading.founded),
        "counts_as_remaining": counted,
        "sources": _sources(reading.imported, f"organization {organization['id']}", organization.get("sources")),
        "founders": [_person(reading, persons[key]) for key in reading.founders],
        "people": [_person(reading, persons[key]) for key in others],
    }


def _person(reading: _Reading, thing: Thing) -> Fields | str:
    where = f"person {thing['name']}"
    identifiers = [each for each in _listed(thing.get("identifiers")) if isinstance(each, Mapping)]
    wikidata = [str(each.get("identifier")) for each in identifiers if each.get("scheme") == "wikidata"]
    links = [
        link
        for link in _sources(reading.imported, where, thing.get("links"))
        if not wikidata or wikidata[0] not in str(link["url"])
    ]
    links = _sources(reading.imported, where, thing.get("links"))
    links = [link for link in links if not (wikidata and str(link["url"]).endswith(f"/{wikidata[0]}"))]  # it is told by the id
    others = [str(each["name"]) for each in _listed(thing.get("other_names")) if isinstance(each, Mapping) and each.get("name")]
    return person_fields(thing["name"], str(thing["id"]), other_names=others, wikidata="".join(wikidata[:1]), links=links)


def _add_event(reading: _Reading, thing: Thing, speeches: list[Thing]) -> None:
    where = f"event {thing.get('id')}"
    known = thing.get("classification") in list(EventType)
    event_type = EventType(str(thing["classification"])) if known and "person_ids" in thing else EventType.MILESTONE
    keys = [key for key in map(str, _listed(thing.get("person_ids") or thing.get("attendees"))) if key in reading.names]
    names = [call(key, reading.names) for key in keys]
    when = read_when(thing.get("start_date_edtf")) or read_when(thing.get("start_date"))
    arrivals = [each for each in reading.memberships if each.person in keys and not each.is_own and when and each.start == when]
    destination = arrivals[0].destination() if arrivals and event_type is not EventType.MILESTONE else ""
    keeps_title = event_type is EventType.MILESTONE or (event_type is EventType.ROLE and not destination)
    event: Fields = {
        "name": names[0] if len(names) == 1 else names,
        "date": dated(when),
        "type": Bare(event_type) if event_type is not EventType.DEPARTURE else "",
        "destination": destination,
        "title": str(thing.get("name") or "(no name)") if keeps_title else "",
        "summary": prose(reading.imported, where, str(thing.get("description") or "")),
        "quotes": [_quote(reading, speech, keys) for speech in speeches if speech.get("text")],
        "sources": _sources(reading.imported, where, thing.get("sources")),
    }
    reading.imported.add(str(thing.get("id") or ""), event, where)


def _quote(reading: _Reading, thing: Thing, people: list[str]) -> Fields:
    where = f"speech {thing.get('id')}"
    speaker = str(thing.get("attribution_text") or reading.names.get(str(thing.get("creator_id")), ""))
    sources = _sources(reading.imported, where, thing.get("sources"))
    return {
        "text": str(thing["text"]),
        "lang": Bare(str(thing.get("language") or "")),
        "speaker": "" if people == [thing.get("creator_id")] else speaker,
        "date": dated(read_when(thing.get("date_edtf")) or read_when(thing.get("date"))),
        "source": sources[0] if sources else "",
    }


def _by_event(reading: _Reading) -> dict[str, list[Thing]]:
    speeches: dict[str, list[Thing]] = {}
    for thing in reading.things["speeches"]:
        speeches.setdefault(str(thing.get("event_id")), []).append(thing)
    return speeches


def _sources(imported: Imported, where: str, links: object) -> list[Fields]:
    found = [link for link in _listed(links) if isinstance(link, Mapping)]
    return [each for link in found for each in source(imported, where, link.get("url"), title=link.get("note"))]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) and value else []
