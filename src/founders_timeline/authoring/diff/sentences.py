"""What happened, said in one sentence: who does what, where to and when, and what it does to the count."""

from datetime import date
from enum import StrEnum

from founders_timeline.model.content import Destination, Event, LocalText, Source
from founders_timeline.model.edtf import EdtfDate
from founders_timeline.model.effects import Effect
from founders_timeline.model.history import Count, History, count_after, count_before
from founders_timeline.model.problems import one_line
from founders_timeline.model.status import EventType, changes_status
from founders_timeline.model.team import Team

_LONGEST = 300
_LONGEST_VALUE = 80
_DEEDS = {
    EventType.DEPARTURE: ("departs", "depart"),
    EventType.OUSTER: ("is removed", "are removed"),
    EventType.DEATH: ("dies", "die"),
    EventType.LEAVE: ("goes on leave", "go on leave"),
    EventType.RETURN: ("returns", "return"),
    EventType.REINSTATEMENT: ("is reinstated", "are reinstated"),
    EventType.TRANSFER: ("is transferred", "are transferred"),
    EventType.MOVE: ("moves on", "move on"),
    EventType.ROLE: ("takes a role", "take a role"),
}
_WAYS = {EventType.DEPARTURE: "for", EventType.OUSTER: "for", EventType.ROLE: "at"}


def who(team: Team, event: Event) -> str:
    """Name an event's people, or a milestone by its title."""
    if event.type is EventType.MILESTONE:
        return f"“{shown(event.title.first)}”" if event.title else event.id
    return listed([_name(team, person) for person in event.people])


def _name(team: Team, person_id: str) -> str:
    """Name somebody, with the id where another person of the team has the same name."""
    name = team.person(person_id).name
    is_shared = sum(person.name == name for person in team.founders + team.people) > 1
    return f"{shown(name)} ({person_id})" if is_shared else shown(name)


def deed(event: Event) -> str:
    """Say what an event's people do, where to and when: departs for Anthropic on 2024-08-05."""
    if event.type is EventType.MILESTONE:
        return f"happens {on(event.date)}"
    words = _DEEDS[event.type][len(event.people) > 1]
    destination = event.destination
    name = f" {_WAYS.get(event.type, 'to')} {shown(destination.name.first)}" if destination and destination.name else ""
    role = f" as {shown(destination.role.first)}" if destination and destination.role else ""
    return f"{words}{name}{role} {on(event.date)}"


def effect_words(history: History, event: Event, effect: Effect, as_of: date) -> str:
    """Say what an event does to the count, seen from a day, as the end of a sentence; nothing of one that changes no status.

    The count before and after it is told where nothing else has changed that between its first and its last day.
    """
    if not changes_status(event.type):
        return ""
    before, after = count_before(history, event), count_after(history, event, as_of)
    is_alone = effect.applied_to(before) == after
    if effect.is_none:
        return f": the count stays at {number(after)}" if is_alone else ", which does not change the count"
    if is_alone:
        return f": remaining {number(before)} → {number(after)}"
    return f": {difference(effect)}; {with_others(event)}, {number(after)} remaining"


def difference(effect: Effect) -> str:
    """Say by how much an effect changes the count: 1 fewer, 0–1 more."""
    least, most = sorted((abs(effect.low), abs(effect.high)))
    return f"{number(Count(low=least, high=most))} {'fewer' if effect.low < 0 else 'more'}"


def with_others(event: Event) -> str:
    """Say that a count is one after more than this event."""
    return f"with the other changes of that {'day' if event.date.is_day else 'time'}"


def on(when: EdtfDate) -> str:
    """Write a date after its preposition, as EDTF."""
    return f"{'on' if when.is_day else 'in'} {when}"


def number(count: Count) -> str:
    """Write a count: 5, or 7–9."""
    return str(count.low) if count.is_exact else f"{count.low}–{count.high}"


def listed(words: list[str]) -> str:
    """Join words as a sentence does."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def field_words(name: str, old: object, new: object) -> str:
    """Name a field with its value before and after, where those are short: added (2024-08-05 → 2024-08-06)."""
    label = name.replace("_", " ")
    before, after = (_value(getattr(side, name)) for side in (old, new))
    return label if before is None or after is None else f"{label} ({before} → {after})"


def _value(value: object) -> str | None:
    """Write a value on one line; None if it has no short form."""
    match value:
        case None | "" | ():
            return "none"
        case StrEnum() | EdtfDate() | date() | str():
            text = str(value)
        case LocalText(texts=((_, text),)):
            pass
        case Source(url=text):
            pass
        case Destination():
            locals_ = (each.first for each in (value.name, value.role) if each)
            text = ", ".join([*locals_, *([value.url] if value.url else [])])
        case tuple() if all(isinstance(item, str) for item in value):
            text = ", ".join(map(str, value))
        case _:
            return None
    return shown(text) if len(text) <= _LONGEST_VALUE else None


def shown(text: str) -> str:
    """Show a text from the content on one printable line."""
    return one_line(" ".join(text.split()), longest=_LONGEST)
