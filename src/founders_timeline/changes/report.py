"""A comparison as a report: as text for a terminal, as Markdown for a pull request."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from founders_timeline.changes.compare import EventChange, SiteChange, TeamChange
from founders_timeline.changes.sentences import deed, effect, number, on, shown, who
from founders_timeline.model import Event, Quote, Source, Team

_SENTENCE_FIELDS = frozenset({"date", "type", "people", "destination"})
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]|(?<!\w)@")
_MENTION = "@\u2060"
"""An at sign and a word joiner: GitHub would send a message to whoever is mentioned."""


class _Part(NamedTuple):
    """A heading, and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]


def text_changes(change: SiteChange, as_of: date) -> str:
    """Write what changed, seen from a day, indented under the teams' names."""
    lines: list[str] = []
    for team, parts in _reports(change, as_of):
        lines += [
            team,
            *(f"  {line}" for part in parts for line in (f"{part.heading}:", *(f"  {said}" for said in part.sentences))),
        ]
    return "\n".join(lines) or "No differences."


def markdown_changes(change: SiteChange, as_of: date) -> str:
    """Write what changed, seen from a day, as Markdown; whatever the content says is escaped."""
    blocks: list[str] = []
    for team, parts in _reports(change, as_of):
        blocks.append(f"## {_escaped(team)}")
        for part in parts:
            blocks += [f"### {part.heading}", "\n".join(f"- {_escaped(said)}" for said in part.sentences)]
    return "\n\n".join(blocks) or "No differences."


def _reports(change: SiteChange, as_of: date) -> Iterator[tuple[str, tuple[_Part, ...]]]:
    if change.fields:
        yield "The site", (_Part("Changed", (f"{_list(change.fields)}.",)),)
    for team in change.teams:
        subject = team.new or team.old
        if subject:
            yield shown(subject.name), tuple(part for part in _parts(team, as_of) if part.sentences)


def _parts(change: TeamChange, as_of: date) -> Iterator[_Part]:
    if change.old is None or change.new is None:
        team = change.new or change.old
        number_of = f"{len(team.founders)} founders, {len(team.events)} events" if team else ""
        yield _Part("Team", (f"The team is {'new' if change.new else 'gone'}: {number_of}.",))
        return
    old, new = change.old, change.new
    yield _Part("Team", tuple(_team_sentences(change, old, new)))
    yield _Part("Events", tuple(said for event in change.events for said in _event_sentences(event, old, new, as_of)))
    yield _Part("Quotes and sources", tuple(said for event in change.events for said in _evidence(event, old, new)))
    yield _Part("Founders remaining", tuple(_count_sentences(change)))


def _team_sentences(change: TeamChange, old: Team, new: Team) -> Iterator[str]:
    for person in change.people_added:
        yield f"{shown(person.name)} is new among the {'founders' if person in new.founders else 'other people'}."
    for person in change.people_removed:
        yield f"{shown(person.name)} is no longer among the {'founders' if person in old.founders else 'other people'}."
    for person in change.people_changed:
        yield f"{shown(person.name)}: what is said of the person has changed."
    if change.fields:
        yield f"team.yaml: {_list(change.fields)} changed."


def _event_sentences(change: EventChange, old: Team, new: Team, as_of: date) -> Iterator[str]:
    if change.new is None:
        if change.old:
            yield f"{who(old, change.old)} no longer {deed(change.old)}."
        return
    event = change.new
    if change.old is None:
        yield f"{who(new, event)} now {deed(event)}{effect(new, event, as_of)}."
        return
    if _SENTENCE_FIELDS.intersection(change.fields):
        yield f"{who(new, event)} now {deed(event)}{effect(new, event, as_of)} (before: {_before(change.old, event, old)})."
    others = [_field(name, change.old, event) for name in change.fields if name not in _SENTENCE_FIELDS]
    if others:
        yield f"{who(new, event)} {deed(event)}: {_list(others)} changed."


def _before(old: Event, new: Event, team: Team) -> str:
    if (old.type, old.people, old.destination) == (new.type, new.people, new.destination):
        return on(old.date)
    return deed(old) if old.people == new.people else f"{who(team, old)} {deed(old)}"


def _field(name: str, old: Event, new: Event) -> str:
    if name in {"confidence", "announced", "until"}:
        return f"{name} ({getattr(old, name) or 'none'} → {getattr(new, name) or 'none'})"
    return name


def _evidence(change: EventChange, old: Team, new: Team) -> Iterator[str]:
    event, team = (change.new, new) if change.new else (change.old, old)
    if event is None:
        return
    subject = who(team, event)
    yield from (f"{subject}: new quote {_quote(quote)}." for quote in change.quotes_added)
    yield from (f"{subject}: quote gone, {_quote(quote)}." for quote in change.quotes_removed)
    yield from (f"{subject}: changed around the quote {_quote(quote)}." for quote in change.quotes_changed)
    yield from (f"{subject}: new source {_source(source)}." for source in change.sources_added)
    yield from (f"{subject}: source gone, {_source(source)}." for source in change.sources_removed)


def _count_sentences(change: TeamChange) -> Iterator[str]:
    for days in change.counts:
        until = f"From {days.first} on" if days.last is None else f"From {days.first} to {days.last}"
        span = f"On {days.first}" if days.last == days.first else until
        yield f"{span}: {number(days.new)}, not {number(days.old)}."


def _quote(quote: Quote) -> str:
    return f"“{shown(quote.text)}”"


def _source(source: Source) -> str:
    return shown(f"{source.title}, {source.url}" if source.title else source.url)


def _list(words: list[str] | tuple[str, ...]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda match: _MENTION if match[0] == "@" else f"\\{match[0]}", text)
