"""A team as Popolo (popoloproject.com): persons, organisations, memberships, events and speeches, in the site's first language.

Popolo's dates are a year, a month or a day. The date as it is known stands beside each in a field that ends in `_edtf`; a date
that has no such form is left out rather than made up. Ours as well are `founder_ids` and `counts_as_remaining` of the team, and
`person_ids` of an event: with them the file can be imported again.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from founders_timeline.edtf import EdtfDate
from founders_timeline.exports.iso_dates import reduced
from founders_timeline.exports.json_text import json_items, json_pieces, present
from founders_timeline.exports.rows import Subject, quote_id
from founders_timeline.exports.source_ids import sources_of
from founders_timeline.exports.stints import Stint, stints_of
from founders_timeline.model import Event, LocalText, Person, Quote, Source
from founders_timeline.status import EventType
from founders_timeline.steps import Part, Piece
from founders_timeline.views.context import Context
from founders_timeline.views.founder import WIKIDATA
from founders_timeline.views.words import headline

_ARRIVALS = {EventType.DEPARTURE, EventType.OUSTER, EventType.MOVE}


def popolo_pieces(subject: Subject) -> Iterator[Piece]:
    """Write a team's Popolo JSON piece by piece."""
    context = subject.context
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
    return json_pieces(
        {
            "persons": [_person(person) for person in team.founders + team.people],
            "organizations": [organisation, *_destinations(context)],
            "memberships": [*_memberships(context), *_parts(context, _arrivals, filter(_is_arrival, team.events))],
            "posts": [],
            "events": _parts(context, _events, team.events),
            "areas": [],
            "speeches": _parts(context, _speeches, (event for event in team.events if event.quotes)),
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
        for number, stint in enumerate(stints_of(context, founder), start=1):
            yield _membership(context, founder, number, stint)


def _membership(context: Context, founder: Person, number: int, stint: Stint) -> dict[str, Any]:
    transfer = stint.transfer.destination if stint.transfer else None
    role = founder.role if stint.start_event is None else transfer.role if transfer else None
    organisation = _place_id(transfer.name) if transfer and transfer.name else context.team.id
    events = [event for event in (stint.start_event, stint.end_event) if event]
    return {
        "id": f"{founder.id}-{number}",
        "person_id": founder.id,
        "organization_id": organisation,
        **present(role=context.text(role) if role else ""),
        **_dated("start_date", stint.start),
        **(_dated("end_date", stint.end) if stint.end else {}),
        "sources": _sources([source for event in events for source in sources_of(event)] or list(context.team.sources)),
    }


def _parts(context: Context, make: Callable[[Context, Event], Iterator[Any]], events: Iterable[Event]) -> list[Part]:
    """Return a part for each event; in every list of the file that has parts, they say something else of it."""
    return [Part(partial(_items, context, make, event), event, make.__name__) for event in events]


def _items(context: Context, make: Callable[[Context, Event], Iterator[Any]], event: Event) -> bytes:
    return json_items(make(context, event))


def _is_arrival(event: Event) -> bool:
    return event.type in _ARRIVALS and bool(event.people and event.destination and event.destination.name)


def _arrivals(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    """Yield where the people of an event went: nobody says until when they stayed there."""
    destination = event.destination
    if destination is None or destination.name is None:
        return
    for person in event.people:
        yield {
            "id": f"{event.id}-{person}",
            "person_id": person,
            "organization_id": _place_id(destination.name),
            **present(role=context.text(destination.role) if destination.role else ""),
            **_dated("start_date", event.date),
            "sources": _sources(sources_of(event)),
        }


def _events(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    yield {
        "id": event.id,
        "name": headline(context, event)[0],
        "classification": str(event.type),
        "organization_id": context.team.id,
        "person_ids": list(event.people),
        **_dated("start_date", event.date),
        "sources": _sources(sources_of(event)),
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
    return present(**{name: reduced(when), f"{name}_edtf": when.text})


def _place_id(name: LocalText) -> str:
    """Make the id of a place from its name, with a slash, so that it is never that of a team."""
    return f"place/{name.texts[0][1]}"


def _sources(sources: list[Source] | tuple[Source, ...]) -> list[dict[str, Any]]:
    return [_source(source) for source in dict.fromkeys(sources)]


def _source(source: Source) -> dict[str, Any]:
    return present(url=source.url, note=source.title or source.publisher)
