"""Everything about a team as one JSON object: the content in all its languages, and what the history makes of it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from founders_timeline.edtf import EdtfDate
from founders_timeline.exports.counts import days_of_change
from founders_timeline.exports.json_text import json_piece, json_pieces, present
from founders_timeline.exports.rows import Subject, quote_id
from founders_timeline.history import Count, Roster, Tenure, count_after, count_before
from founders_timeline.model import Event, Link, LocalText, Person, Quote, Source
from founders_timeline.steps import Part, Piece
from founders_timeline.views.changes import changed_on, last_change
from founders_timeline.views.words import headline, status_key


def team_pieces(subject: Subject) -> Iterator[Piece]:
    """Write a team's JSON piece by piece."""
    context = subject.context
    team, site = context.team, context.site
    changed = last_change(team)
    return json_pieces(
        present(
            id=team.id,
            name=team.name,
            as_of=context.as_of.isoformat(),
            founded=_date(team.founded),
            timezone=team.timezone,
            checked=team.checked.isoformat() if team.checked else None,
            changed=changed.isoformat() if changed else None,
            languages=list(site.languages),
            licence=_link(site.licence),
            publisher=_link(site.publisher),
            counts_as_remaining=[str(status) for status in team.counts_as_remaining],
            standfirst=_texts(team.standfirst),
            roster=_roster(context.roster),
            founders=[
                {**_person(person), "tenures": [_tenure(tenure) for tenure in context.history.tenures_of(person.id)]}
                for person in team.founders
            ],
            people=[_person(person) for person in team.people],
            events=[Part(partial(_event_piece, subject, event), event, subject.renamed) for event in team.events],
            counts=[{**_roster(day.roster), "causes": list(day.causes)} for day in days_of_change(context)],
            sources=[{"id": key, **_source(source)} for source, key in subject.sources.items()],
            roster_sources=[subject.sources[source] for source in team.sources],
        )
    )


def _event_piece(subject: Subject, event: Event) -> bytes:
    return json_piece(_event(subject, event))


def _event(subject: Subject, event: Event) -> dict[str, Any]:
    context = subject.context
    destination = event.destination
    is_past = event.date.earliest <= context.as_of
    titles = dict(headline(each, event)[::-1] for each in reversed(subject.contexts))
    return present(
        id=event.id,
        type=str(event.type),
        date=_date(event.date),
        people=list(event.people),
        title=titles,
        destination=present(name=_texts(destination.name), role=_texts(destination.role), url=destination.url)
        if destination
        else None,
        summary=_texts(event.summary),
        confidence=str(event.confidence),
        announced=_date(event.announced) if event.announced else None,
        until=_date(event.until) if event.until else None,
        before=_count(count_before(context.history, event)) if is_past else None,
        after=_count(count_after(context.history, event, context.as_of)) if is_past else None,
        quotes=[_quote(subject, event, number, quote) for number, quote in enumerate(event.quotes, start=1)],
        sources=[subject.sources[source] for source in event.sources],
        corrections=[{"date": each.date.isoformat(), "text": dict(each.text.texts)} for each in event.corrections],
        added=event.added.isoformat() if event.added else None,
        changed=changed_on(event).isoformat(),
        page=context.event_url(event),
        file=event.place.path,
    )


def _quote(subject: Subject, event: Event, number: int, quote: Quote) -> dict[str, Any]:
    return present(
        id=quote_id(event, number),
        text=quote.text.strip(),
        lang=quote.lang,
        speaker=dict(quote.speaker.texts),
        speaker_id=quote.speaker_id,
        date=_date(quote.date) if quote.date else None,
        translations={code: text.strip() for code, text in quote.translations},
        verified=str(quote.verified) if quote.verified else None,
        source=subject.sources[quote.source] if quote.source else None,
    )


def _source(source: Source) -> dict[str, Any]:
    return present(
        url=source.url,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        date=_date(source.date) if source.date else None,
        accessed=source.accessed.isoformat() if source.accessed else None,
        lang=source.lang,
        archive_url=source.archive_url,
        type=source.type,
    )


def _person(person: Person) -> dict[str, Any]:
    return present(
        id=person.id,
        name=person.name,
        other_names=list(person.other_names),
        role=_texts(person.role),
        wikidata=person.wikidata,
        links=[_link(link) for link in person.links],
    )


def _tenure(tenure: Tenure) -> dict[str, Any]:
    return {
        "first": tenure.first.isoformat(),
        "last": tenure.last.isoformat() if tenure.last else None,
        "status": status_key(tenure.status),
    }


def _roster(roster: Roster) -> dict[str, Any]:
    return {
        "on": roster.on.isoformat(),
        "remaining": _count(roster.remaining),
        "active": list(roster.active),
        "on_leave": list(roster.on_leave),
        "affiliated": list(roster.affiliated),
        "departed": list(roster.departed),
        "uncertain": list(roster.uncertain),
    }


def _count(count: Count) -> dict[str, int]:
    return {"low": count.low, "high": count.high}


def _date(when: EdtfDate) -> dict[str, str]:
    return {"edtf": when.text, "earliest": when.earliest.isoformat(), "latest": when.latest.isoformat()}


def _texts(text: LocalText | None) -> dict[str, str] | None:
    return {code: words.strip() for code, words in text.texts} if text else None


def _link(link: Link | None) -> dict[str, str] | None:
    return present(name=link.title, url=link.url) if link else None
