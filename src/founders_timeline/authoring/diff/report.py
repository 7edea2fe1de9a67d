"""A comparison as a report: as text for a terminal, as Markdown for a pull request."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from founders_timeline.authoring.diff.addresses import address_sentences
from founders_timeline.authoring.diff.changes import CountChange, EventChange, ListChange, SiteChange, TeamChange
from founders_timeline.authoring.diff.sentences import deed, effect_words, field_words, listed, number, on, shown, who
from founders_timeline.model.content import Event, Quote, Source
from founders_timeline.model.effects import effects_of
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.team import Team
from founders_timeline.theme.language import capitalized

_TOLD_FIELDS = frozenset({"date", "type", "people", "destination"})
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]|(?<!\w)@")
_MENTION = "@\u2060"
"""An at sign and a word joiner: GitHub would send a message to whoever is mentioned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A heading, and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]


def text_changes(change: SiteChange, as_of: Moment) -> str:
    """Write what changed, seen from a day, indented under the teams' names."""
    lines: list[str] = []
    for subject, parts in _reports(change, as_of):
        lines.append(subject)
        for part in parts:
            lines += [f"  {part.heading}:", *(f"    {said}" for said in part.sentences)]
    return "\n".join(lines) or "No differences."


def markdown_changes(change: SiteChange, as_of: Moment) -> str:
    """Write what changed, seen from a day, as Markdown; whatever the content says is escaped."""
    blocks: list[str] = []
    for subject, parts in _reports(change, as_of):
        blocks.append(f"## {_escaped(subject)}")
        for part in parts:
            blocks += [f"### {part.heading}", "\n".join(f"- {_escaped(said)}" for said in part.sentences)]
    return "\n\n".join(blocks) or "No differences."


def _reports(change: SiteChange, as_of: Moment) -> Iterator[tuple[str, tuple[_Part, ...]]]:
    """Yield the site and each team that has changed, with the parts that say something."""
    site = tuple(_site_sentences(change))
    if site:
        yield "The site", (_Part(heading="Changed", sentences=site),)
    for team in change.teams_added:
        yield shown(team.name), (_whole_team(team, "new"),)
    for each in change.teams_changed:
        yield shown(each.new.name), tuple(part for part in _parts(each, day_in(as_of, each.new.timezone)) if part.sentences)
    for team in change.teams_removed:
        yield shown(team.name), (_whole_team(team, "gone"),)


def _site_sentences(change: SiteChange) -> Iterator[str]:
    old, new = change.old, change.new
    words = [
        f"teams ({_ids(old.teams)} → {_ids(new.teams)})" if name == "teams" else field_words(name, old, new)
        for name in change.fields
    ]
    if words:
        yield f"{listed(words)}."
    first = old.teams[0], new.teams[0]
    if first[0].id != first[1].id and first[0].name != first[1].name:
        yield f"The front page is now that of {shown(first[1].name)} (before: {shown(first[0].name)})."


def _ids(teams: tuple[Team, ...]) -> str:
    return ", ".join(team.id for team in teams)


def _whole_team(team: Team, state: str) -> _Part:
    size = f"{len(team.founders)} {_noun(team, len(team.founders))}, {_counted(len(team.events), 'event')}"
    return _Part(heading="Team", sentences=(f"The team is {state}: {size}.",))


def _noun(team: Team, number: int) -> str:
    return shown(team.called(number))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _parts(change: TeamChange, as_of: date) -> Iterator[_Part]:
    yield _Part(heading="Team", sentences=tuple(_team_sentences(change)))
    yield _Part(heading="Events", sentences=tuple(_event_sentences(change, as_of)))
    yield _Part(heading="Quotes and sources", sentences=tuple(_evidence(change)))
    yield _Part(heading=f"{capitalized(_noun(change.new, 2))} remaining", sentences=tuple(map(_count_sentence, change.counts)))
    yield _Part(heading="Addresses", sentences=tuple(address_sentences(change)))


def _team_sentences(change: TeamChange) -> Iterator[str]:
    old, new = change.old, change.new
    for person in change.people.added:
        yield f"{shown(person.name)} is new among the {_noun(new, 2) if person.id in new.founder_ids else 'other people'}."
    for person in change.people.removed:
        yield f"{shown(person.name)} is no longer among the {_noun(old, 2) if person.id in old.founder_ids else 'other people'}."
    for person in change.people_moved:
        yield f"{shown(person.name)} is {'now' if person.id in new.founder_ids else 'no longer'} among the {_noun(new, 2)}."
    for each in change.people.changed:
        yield f"{shown(each.new.name)}: {_fields(each.fields, each.old, each.new)} changed."
    words = [f"the order of the {_noun(new, 2)}" if name == "founders" else field_words(name, old, new) for name in change.fields]
    if words:
        yield f"team.yaml: {listed(words)} changed."


def _event_sentences(change: TeamChange, as_of: date) -> Iterator[str]:
    """Say what is new, what happens otherwise than before, and what is gone."""
    team, effects = change.new, effects_of(change.new, as_of)

    def happens(event: Event) -> str:
        return f"{who(team, event)} now {deed(event)}{effect_words(change.history, event, effects[event.id], as_of)}"

    for event in change.events_added:
        yield f"{happens(event)}."
    for each in change.events_changed:
        before = _before(each, change) if _TOLD_FIELDS.intersection(each.fields) else ""
        if before:
            yield f"{happens(each.new)} (before: {before})."
        others = [name for name in each.fields if not (before and name in _TOLD_FIELDS)]
        if others:
            yield f"{who(team, each.new)} {deed(each.new)}: {_fields(others, each.old, each.new)} changed."
    for event in change.events_removed:
        yield f"{who(change.old, event)} no longer {deed(event)}."


def _before(change: EventChange, teams: TeamChange) -> str:
    """Say what happened before the change, as far as it is said in other words now; empty if in none."""
    old, new = change.old, change.new
    if _told(old, teams.old) == _told(new, teams.new):
        return ""
    if (old.type, old.people, old.destination) == (new.type, new.people, new.destination):
        return on(old.date)
    return deed(old) if old.people == new.people else f"{who(teams.old, old)} {deed(old)}"


def _told(event: Event, team: Team) -> tuple[str, str]:
    return who(team, event), deed(event)


def _fields(names: Iterable[str], old: object, new: object) -> str:
    return listed([field_words(name, old, new) for name in names])


def _evidence(change: TeamChange) -> Iterator[str]:
    yield from _source_sentences(f"The {_noun(change.new, 2)}", change.sources)
    for event in change.events_added:
        subject = who(change.new, event)
        yield from (f"{subject}: new quote {_quote(quote)}." for quote in event.quotes)
        yield from (f"{subject}: new source {_source(source)}." for source in event.all_sources)
    for each in change.events_changed:
        subject = who(change.new, each.new)
        yield from (f"{subject}: new quote {_quote(quote)}." for quote in each.quotes.added)
        yield from (f"{subject}: quote gone, {_quote(quote)}." for quote in each.quotes.removed)
        for quote in each.quotes.changed:
            yield f"{subject}: {_fields(quote.fields, quote.old, quote.new)} of the quote {_quote(quote.new)} changed."
        yield from _source_sentences(subject, each.sources)
    for event in change.events_removed:
        subject = who(change.old, event)
        yield from (f"{subject}: quote gone, {_quote(quote)}." for quote in event.quotes)
        yield from (f"{subject}: source gone, {_source(source)}." for source in event.all_sources)


def _source_sentences(subject: str, sources: ListChange[Source]) -> Iterator[str]:
    yield from (f"{subject}: new source {_source(source)}." for source in sources.added)
    yield from (f"{subject}: source gone, {_source(source)}." for source in sources.removed)
    for each in sources.changed:
        yield f"{subject}: {_fields(each.fields, each.old, each.new)} of the source {shown(each.new.url)} changed."


def _count_sentence(days: CountChange) -> str:
    until = f"From {days.first} on" if days.last is None else f"From {days.first} to {days.last}"
    span = f"On {days.first}" if days.last == days.first else until
    return f"{span}: {number(days.new)}, not {number(days.old)}."


def _quote(quote: Quote) -> str:
    return f"“{shown(quote.text)}”"


def _source(source: Source) -> str:
    return shown(f"{source.title}, {source.url}" if source.title else source.url)


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda match: _MENTION if match[0] == "@" else f"\\{match[0]}", text)
