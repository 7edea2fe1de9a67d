"""What happened, said in one sentence: who does what, where to and when, and what it does to the count."""

from datetime import date

from founders_timeline.edtf import EdtfDate
from founders_timeline.history import Count, count_after, count_before, history_of
from founders_timeline.model import Event, Team
from founders_timeline.problems import one_line
from founders_timeline.status import EventType, changes_status

_LONGEST = 300
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
        return f"“{shown(event.title.texts[0][1])}”" if event.title else event.id
    *others, last = (shown(team.person(person).name) for person in event.people)
    return f"{', '.join(others)} and {last}" if others else last


def deed(event: Event) -> str:
    """Say what an event's people do, where to and when: departs for Anthropic on 2024-08-05."""
    if event.type is EventType.MILESTONE:
        return f"happens {on(event.date)}"
    words = _DEEDS[event.type][len(event.people) > 1]
    destination = event.destination
    name = f" {_WAYS.get(event.type, 'to')} {shown(destination.name.texts[0][1])}" if destination and destination.name else ""
    role = f" as {shown(destination.role.texts[0][1])}" if destination and destination.role else ""
    return f"{words}{name}{role} {on(event.date)}"


def effect(team: Team, event: Event, as_of: date) -> str:
    """Say what an event does to the count, seen from a day, as the end of a sentence; nothing if it changes none."""
    history = history_of(team)
    before, after = count_before(history, event), count_after(history, event, as_of)
    if not changes_status(event.type) or before == after:
        return ""
    return f": remaining {number(before)} → {number(after)}"


def on(when: EdtfDate) -> str:
    """Write a date after its preposition, as EDTF."""
    return f"{'on' if when.is_day else 'in'} {when}"


def number(count: Count) -> str:
    """Write a count: 5, or 7–9."""
    return str(count.low) if count.is_exact else f"{count.low}–{count.high}"


def shown(text: str) -> str:
    """Show a text from the content on one printable line."""
    return one_line(" ".join(text.split()), longest=_LONGEST)
