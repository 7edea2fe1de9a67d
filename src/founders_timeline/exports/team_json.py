"""Everything about a team as one JSON object: the content in all its languages, and what the history makes of it."""

from typing import Any

from founders_timeline.exports.encoding import json_bytes, present
from founders_timeline.exports.team_export import TeamExport, quote_id
from founders_timeline.model.content import Event, Link, LocalText, Person, Quote, Source
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.effects import Effect
from founders_timeline.model.history import Count, Roster, Tenure
from founders_timeline.views.changes import changed_on
from founders_timeline.views.effect import told_count_after, told_effect
from founders_timeline.views.words import headline, status_key


def team_file(export: TeamExport) -> bytes:
    """Write a team's JSON."""
    context = export.context
    team, site = context.team, context.site
    changed = team.last_change
    return json_bytes(
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
            events=[_event(export, event) for event in team.events],
            counts=[{**_roster(day.roster), "causes": list(day.causes)} for day in export.days_of_change()],
            sources=[{"id": key, **_source(source)} for source, key in export.source_ids.items()],
            roster_sources=[export.source_ids[source] for source in team.sources],
        )
    )


def _event(export: TeamExport, event: Event) -> dict[str, Any]:
    context = export.context
    destination = event.destination
    effect, after = told_effect(context, event), told_count_after(context, event)
    titles = {title.lang: title.text for title in (headline(each, event) for each in reversed(export.contexts))}
    return present(
        id=event.id,
        aliases=list(event.aliases),
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
        effect=_range(effect) if effect else None,
        count_after=_range(after) if after else None,
        quotes=[_quote(export, event, number, quote) for number, quote in enumerate(event.quotes, start=1)],
        sources=[export.source_ids[source] for source in event.sources],
        corrections=[{"date": each.date.isoformat(), "text": dict(each.text.texts)} for each in event.corrections],
        added=event.added.isoformat() if event.added else None,
        changed=changed_on(event, context.as_of).isoformat(),
        page=context.event_url(event),
        file=event.place.path,
    )


def _quote(export: TeamExport, event: Event, number: int, quote: Quote) -> dict[str, Any]:
    return present(
        id=quote_id(event, number),
        text=quote.text.strip(),
        lang=quote.lang,
        speaker=dict(quote.speaker.texts),
        speaker_id=quote.speaker_id,
        date=_date(quote.date) if quote.date else None,
        translations={code: text.strip() for code, text in quote.translations},
        verified=str(quote.verified) if quote.verified else None,
        source=export.source_ids[quote.source] if quote.source else None,
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
        "remaining": _range(roster.remaining),
        "active": list(roster.active),
        "on_leave": list(roster.on_leave),
        "affiliated": list(roster.affiliated),
        "departed": list(roster.departed),
        "uncertain": list(roster.uncertain),
    }


def _range(number: Count | Effect) -> dict[str, int]:
    return {"low": number.low, "high": number.high}


def _date(when: EdtfDate) -> dict[str, str]:
    return {"edtf": when.text, "earliest": when.earliest.isoformat(), "latest": when.latest.isoformat()}


def _texts(text: LocalText | None) -> dict[str, str] | None:
    return {code: words.strip() for code, words in text.texts} if text else None


def _link(link: Link | None) -> dict[str, str] | None:
    return present(name=link.title, url=link.url) if link else None
