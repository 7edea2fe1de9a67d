"""The rows of the tables: what the pages show, as values by column."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from founders_timeline.exports.counts import DayOfChange, days_of_change
from founders_timeline.exports.source_ids import renamed_sources, source_ids, sources_of
from founders_timeline.history import count_after, count_before
from founders_timeline.model import Event, LocalText, Source
from founders_timeline.status import Status
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import filled_summary
from founders_timeline.views.words import headline, status_key

Cell = str | int | bool | date | None
Row = dict[str, Cell]


@dataclass(frozen=True, eq=False)
class Subject:
    """One team in every language of the site, the first one first."""

    contexts: tuple[Context, ...]

    @property
    def sources(self) -> dict[Source, str]:
        """Return the ids of the team's sources."""
        return source_ids(self.context.team)

    @property
    def renamed(self) -> str:
        """Say which sources have another id than their own, the only ids that depend on other events."""
        return renamed_sources(self.context.team)

    @property
    def context(self) -> Context:
        """Return the team in the site's first language."""
        return self.contexts[0]


def rows_of(table: str, subject: Subject) -> Iterator[Row]:
    """Make the rows of a table, by its name."""
    if table in EVENT_ROWS:
        return (row for event in subject.context.team.events for row in EVENT_ROWS[table](subject, event))
    return _MAKERS[table](subject)


def _event(subject: Subject, event: Event) -> Iterator[Row]:
    context = subject.context
    destination = event.destination
    is_past = event.date.earliest <= context.as_of
    before, after = count_before(context.history, event), count_after(context.history, event, context.as_of)
    yield {
        "id": event.id,
        "type": str(event.type),
        "date": event.date.text,
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "people": " ".join(event.people),
        **_headlines(subject, event),
        **_texts(subject, "destination", destination.name if destination else None),
        **_texts(subject, "role", destination.role if destination else None),
        "destination_url": destination.url if destination else "",
        **_summaries(subject, event),
        "confidence": str(event.confidence),
        "announced": event.announced.text if event.announced else "",
        "until": event.until.text if event.until else "",
        "before_low": before.low if is_past else None,
        "before_high": before.high if is_past else None,
        "after_low": after.low if is_past else None,
        "after_high": after.high if is_past else None,
        "added": event.added,
        "changed": changed_on(event),
        "sources": " ".join(subject.sources[source] for source in event.sources),
        "page": context.event_url(event),
    }


def _founders(subject: Subject) -> Iterator[Row]:
    context = subject.context
    for person in context.team.founders:
        tenure = context.history.tenure_on(person.id, context.as_of)
        yield {
            "id": person.id,
            "name": person.name,
            "other_names": "; ".join(person.other_names),
            **_texts(subject, "role", person.role),
            "status": status_key(tenure.status),
            "since": tenure.first,
            "remains": None if tenure.status is None else tenure.status in context.team.counts_as_remaining,
            "as_of": context.as_of,
            "wikidata": person.wikidata,
            "links": " ".join(link.url for link in person.links),
            "page": context.founder_url(person.id),
        }


def _quotes(subject: Subject, event: Event) -> Iterator[Row]:
    for number, quote in enumerate(event.quotes, start=1):
        translations = dict(quote.translations)
        yield {
            "id": quote_id(event, number),
            "event": event.id,
            **(
                _same(subject, "speaker", quote.speaker.texts[0][1])
                if quote.speaker_id
                else _texts(subject, "speaker", quote.speaker)
            ),
            "speaker_id": quote.speaker_id,
            "text": quote.text.strip(),
            "lang": quote.lang,
            **{f"translation_{code}": translations.get(code, "").strip() for code in _codes(subject)},
            "date": quote.date.text if quote.date else "",
            "verified": str(quote.verified) if quote.verified else "",
            "source": subject.sources[quote.source] if quote.source else "",
        }


def quote_id(event: Event, number: int) -> str:
    """Return the id of an event's quote; the first one has number 1."""
    return f"{event.id}-{number}"


def _sources(subject: Subject) -> Iterator[Row]:
    cited: dict[Source, list[str]] = {}
    for event in subject.context.team.events:
        for source in sources_of(event):
            cited.setdefault(source, []).append(event.id)
    for source, key in subject.sources.items():
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


def _counts(subject: Subject) -> Iterator[Row]:
    return map(_count, days_of_change(subject.context))


def _count(day: DayOfChange) -> Row:
    roster = day.roster
    return {
        "date": roster.on,
        "low": roster.remaining.low,
        "high": roster.remaining.high,
        "founders": day.founders,
        **{str(status): len(getattr(roster, status)) for status in Status},
        "uncertain": len(roster.uncertain),
        "causes": " ".join(day.causes),
    }


EVENT_ROWS: Mapping[str, Callable[[Subject, Event], Iterator[Row]]] = {"events": _event, "quotes": _quotes}
"""The tables whose rows say something of one event each, and how to make an event's rows.

Of all other events only the ids of sources depend, on those that `Subject.renamed` tells.
"""

_MAKERS: Mapping[str, Callable[[Subject], Iterator[Row]]] = {
    "founders": _founders,
    "sources": _sources,
    "counts": _counts,
}


def _codes(subject: Subject) -> tuple[str, ...]:
    return subject.context.site.languages


def _headlines(subject: Subject, event: Event) -> Row:
    titles = [headline(context, event) for context in subject.contexts]
    return {f"title_{code}": title if lang == code else "" for code, (title, lang) in zip(_codes(subject), titles, strict=True)}


def _summaries(subject: Subject, event: Event) -> Row:
    texts = [filled_summary(context, event) for context in subject.contexts]
    return {
        f"summary_{code}": text.strip() if lang == code else "" for code, (text, lang) in zip(_codes(subject), texts, strict=True)
    }


def _texts(subject: Subject, name: str, text: LocalText | None) -> Row:
    """Write a text in the languages that it has; the others stay empty."""
    texts = dict(text.texts) if text else {}
    return {f"{name}_{code}": texts.get(code, "").strip() for code in _codes(subject)}


def _same(subject: Subject, name: str, text: str) -> Row:
    return {f"{name}_{code}": text for code in _codes(subject)}
