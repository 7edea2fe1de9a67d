"""The tables of a team's data as CSV files: what the pages show, one value a column."""

from collections.abc import Callable, Iterator, Mapping

from founders_timeline.exports.encoding import Cell, csv_bytes
from founders_timeline.exports.table_schema import Table
from founders_timeline.exports.team_export import DayOfChange, TeamExport, quote_id
from founders_timeline.model.content import Event, LocalText, Source
from founders_timeline.model.status import Status
from founders_timeline.views.changes import changed_on
from founders_timeline.views.effect import told_count_after, told_effect
from founders_timeline.views.event import filled_summary
from founders_timeline.views.words import headline, status_key

Row = dict[str, Cell]


def csv_file(table: Table, team: TeamExport) -> bytes:
    """Write a table of a team as CSV; a row that lacks a column or has another one is a KeyError or a ValueError."""
    names = [column.name for column in table.columns]
    return csv_bytes([names, *(_cells(table.name, names, row) for row in rows_of(table.name, team))])


def rows_of(table: str, team: TeamExport) -> Iterator[Row]:
    """Make the rows of a table, by its name."""
    return _ROWS[table](team)


def _cells(table: str, names: list[str], row: Row) -> list[Cell]:
    if len(row) != len(names):
        raise ValueError(f"{table}: {sorted(set(row).symmetric_difference(names))}")
    return [row[name] for name in names]


def _events(team: TeamExport) -> Iterator[Row]:
    return (_event(team, event) for event in team.context.team.events)


def _event(team: TeamExport, event: Event) -> Row:
    context = team.context
    destination = event.destination
    effect, after = told_effect(context, event), told_count_after(context, event)
    return {
        "id": event.id,
        "type": str(event.type),
        "date": event.date.text,
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "people": " ".join(event.people),
        **_headlines(team, event),
        **_texts(team, "destination", destination.name if destination else None),
        **_texts(team, "role", destination.role if destination else None),
        "destination_url": destination.url if destination else "",
        **_summaries(team, event),
        "confidence": str(event.confidence),
        "announced": event.announced.text if event.announced else "",
        "until": event.until.text if event.until else "",
        "effect_low": effect.low if effect else None,
        "effect_high": effect.high if effect else None,
        "count_after": after.low if after and after.is_exact else None,
        "added": event.added,
        "changed": changed_on(event, context.as_of),
        "sources": " ".join(team.source_ids[source] for source in event.sources),
        "page": context.event_url(event),
    }


def _founders(team: TeamExport) -> Iterator[Row]:
    context = team.context
    for person in context.team.founders:
        tenure = context.history.tenure_on(person.id, context.as_of)
        yield {
            "id": person.id,
            "name": person.name,
            "other_names": "; ".join(person.other_names),
            **_texts(team, "role", person.role),
            "status": status_key(tenure.status),
            "since": tenure.first,
            "remains": None if tenure.status is None else tenure.status in context.team.counts_as_remaining,
            "as_of": context.as_of,
            "wikidata": person.wikidata,
            "links": " ".join(link.url for link in person.links),
            "page": context.founder_url(person.id),
        }


def _quotes(team: TeamExport) -> Iterator[Row]:
    for event in team.context.team.events:
        yield from _quotes_of(team, event)


def _quotes_of(team: TeamExport, event: Event) -> Iterator[Row]:
    for number, quote in enumerate(event.quotes, start=1):
        translations = dict(quote.translations)
        yield {
            "id": quote_id(event, number),
            "event": event.id,
            **(_same(team, "speaker", quote.speaker.first) if quote.speaker_id else _texts(team, "speaker", quote.speaker)),
            "speaker_id": quote.speaker_id,
            "text": quote.text.strip(),
            "lang": quote.lang,
            **{f"translation_{code}": translations.get(code, "").strip() for code in _codes(team)},
            "date": quote.date.text if quote.date else "",
            "verified": str(quote.verified) if quote.verified else "",
            "source": team.source_ids[quote.source] if quote.source else "",
        }


def _sources(team: TeamExport) -> Iterator[Row]:
    cited: dict[Source, list[str]] = {}
    for event in team.context.team.events:
        for source in event.all_sources:
            cited.setdefault(source, []).append(event.id)
    for source, key in team.source_ids.items():
        yield {
            "id": key,
            "url": source.url,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "date": source.date.text if source.date else "",
            "accessed": source.accessed,
            "lang": source.lang,
            "type": source.type,
            "archive_url": source.archive_url,
            "events": " ".join(cited.get(source, ())),
        }


def _counts(team: TeamExport) -> Iterator[Row]:
    return (_count(team, day) for day in team.days_of_change())


def _count(team: TeamExport, day: DayOfChange) -> Row:
    roster = day.roster
    return {
        "date": roster.on,
        "low": roster.remaining.low,
        "high": roster.remaining.high,
        "founders": len(team.context.team.founders),
        **{str(status): len(getattr(roster, status)) for status in Status},
        "uncertain": len(roster.uncertain),
        "causes": " ".join(day.causes),
    }


_ROWS: Mapping[str, Callable[[TeamExport], Iterator[Row]]] = {
    "events": _events,
    "founders": _founders,
    "quotes": _quotes,
    "sources": _sources,
    "counts": _counts,
}


def _codes(team: TeamExport) -> tuple[str, ...]:
    return team.context.site.languages


def _headlines(team: TeamExport, event: Event) -> Row:
    titles = [headline(context, event) for context in team.contexts]
    return {f"title_{code}": title if lang == code else "" for code, (title, lang) in zip(_codes(team), titles, strict=True)}


def _summaries(team: TeamExport, event: Event) -> Row:
    texts = [filled_summary(context, event) for context in team.contexts]
    return {
        f"summary_{code}": text.strip() if lang == code else "" for code, (text, lang) in zip(_codes(team), texts, strict=True)
    }


def _texts(team: TeamExport, name: str, text: LocalText | None) -> Row:
    """Write a text in the languages that it has; the others stay empty."""
    texts = dict(text.texts) if text else {}
    return {f"{name}_{code}": texts.get(code, "").strip() for code in _codes(team)}


def _same(team: TeamExport, name: str, text: str) -> Row:
    return {f"{name}_{code}": text for code in _codes(team)}
