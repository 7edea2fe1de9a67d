"""A team as Popolo (popoloproject.com): persons, organisations, memberships, events and speeches, in the site's first language.

Popolo's dates are a year, a month or a day. The date as it is known stands beside each in a field that ends in `_edtf`; a date
that has no such form is left out rather than made up. Ours as well are `founder_ids` and `counts_as_remaining` of the team, and
`person_ids` of an event: with them the file can be imported again.
"""

from collections.abc import Iterator
from typing import Any

from founders_timeline.exports.encoding import json_bytes, present
from founders_timeline.exports.team_export import TeamExport, quote_id
from founders_timeline.model.content import Event, LocalText, Person, Quote, Source
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.founder import WIKIDATA
from founders_timeline.views.memberships import Membership, memberships_of
from founders_timeline.views.words import headline

_ARRIVALS = {EventType.DEPARTURE, EventType.OUSTER, EventType.MOVE}


def popolo_file(export: TeamExport) -> bytes:
    """Write a team's Popolo JSON."""
    context = export.context
    team = context.team
    founding = [_source(source) for source in team.sources]
    organisation = {
        "id": team.id,
        "name": team.name,
        **_dated("founding_date", team.founded),
        "founder_ids": [founder.id for founder in team.founders],
        "counts_as_remaining": [str(status) for status in team.counts_as_remaining],
        "sources": founding,
    }
    return json_bytes(
        {
            "persons": [_person(person) for person in team.founders + team.people],
            "organizations": [organisation, *_destinations(context)],
            "memberships": [*_memberships(context), *(arrival for event in team.events for arrival in _arrivals(context, event))],
            "posts": [],
            "events": [_event(context, event) for event in team.events],
            "areas": [],
            "speeches": [speech for event in team.events for speech in _speeches(context, event)],
        }
    )


def _person(person: Person) -> dict[str, Any]:
    links = [present(url=link.url, note=link.title) for link in person.links]
    wikidata = [{"scheme": "wikidata", "identifier": person.wikidata}] if person.wikidata else []
    links += [{"url": WIKIDATA + person.wikidata, "note": "Wikidata"}] if person.wikidata else []
    others = [{"name": name} for name in person.other_names]
    return present(id=person.id, name=person.name, other_names=others, identifiers=wikidata, links=links)


def _destinations(context: Context) -> list[dict[str, Any]]:
    """Return every place that an event leads to, by its name in the first language."""
    organisations: dict[str, dict[str, Any]] = {}
    for event in context.team.events:
        if event.destination and event.destination.name:
            name = context.text(event.destination.name)
            links = [{"url": event.destination.url}] if event.destination.url else []
            organisations.setdefault(name, present(id=_place_id(event.destination.name), name=name, links=links))
    return list(organisations.values())


def _memberships(context: Context) -> Iterator[dict[str, Any]]:
    """Yield the founders' time at the team and at bodies tied to it."""
    for founder in context.team.founders:
        for number, membership in enumerate(memberships_of(context, founder.id), start=1):
            yield _membership(context, founder, number, membership)


def _membership(context: Context, founder: Person, number: int, membership: Membership) -> dict[str, Any]:
    transfer = membership.transfer.destination if membership.transfer else None
    role = founder.role if membership.start_event is None else transfer.role if transfer else None
    organisation = _place_id(transfer.name) if transfer and transfer.name else context.team.id
    events = [event for event in (membership.start_event, membership.end_event) if event]
    return {
        "id": f"{founder.id}-{number}",
        "person_id": founder.id,
        "organization_id": organisation,
        **present(role=context.text(role) if role else ""),
        **_dated("start_date", membership.start),
        **(_dated("end_date", membership.end) if membership.end else {}),
        "sources": _sources([source for event in events for source in event.all_sources] or list(context.team.sources)),
    }


def _arrivals(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    """Yield where the people of an event went: how long they stayed is not known."""
    destination = event.destination
    if event.type not in _ARRIVALS or destination is None or destination.name is None:
        return
    for person in event.people:
        yield {
            "id": f"{event.id}/{person}",  # No id holds a slash: no two are alike, and none is that of a stretch above.
            "person_id": person,
            "organization_id": _place_id(destination.name),
            **present(role=context.text(destination.role) if destination.role else ""),
            **_dated("start_date", event.date),
            "sources": _sources(event.all_sources),
        }


def _event(context: Context, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "name": headline(context, event).text,
        "classification": str(event.type),
        "organization_id": context.team.id,
        "person_ids": list(event.people),
        **_dated("start_date", event.date),
        "sources": _sources(event.all_sources),
    }


def _speeches(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    return (_speech(context, event, number, quote) for number, quote in enumerate(event.quotes, start=1))


def _speech(context: Context, event: Event, number: int, quote: Quote) -> dict[str, Any]:
    return present(
        id=quote_id(event, number),
        creator_id=quote.speaker_id,
        attribution_text=context.text(quote.speaker),
        text=quote.text.strip(),
        language=quote.lang,
        date_edtf=quote.date.text if quote.date else "",
        event_id=event.id,
        sources=[_source(quote.source)] if quote.source else [],
    )


def _dated(name: str, when: EdtfDate) -> dict[str, str]:
    return present(**{name: when.reduced, f"{name}_edtf": when.text})


def _place_id(name: LocalText) -> str:
    """Make the id of a place from its name, with a slash, so that it is never that of a team."""
    return f"place/{name.first}"


def _sources(sources: list[Source] | tuple[Source, ...]) -> list[dict[str, Any]]:
    return [_source(source) for source in dict.fromkeys(sources)]


def _source(source: Source) -> dict[str, Any]:
    return present(url=source.url, note=source.title or source.publisher)
