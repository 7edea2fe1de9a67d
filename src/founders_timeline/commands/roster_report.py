"""Who is counted on a day, and why: as text for people, as JSON for programs."""

import json
from datetime import date

from founders_timeline.model.content import Event
from founders_timeline.model.history import History, Roster
from founders_timeline.model.problems import one_line
from founders_timeline.model.status import status_after
from founders_timeline.model.team import Team
from founders_timeline.theme.language import Language
from founders_timeline.views.counter import count_rule, count_sentence, founding_note

_GROUPS = ("active", "on_leave", "affiliated", "departed", "uncertain")
_LONGEST_LINE = 1000


def json_roster(history: History, day: date) -> str:
    """Write the count and everybody's status as one JSON object on one line; ValueError before the founding."""
    roster = history.roster_on(day)
    remaining = {"low": roster.remaining.low, "high": roster.remaining.high}
    groups = {group: list(_members(roster, group)) for group in _GROUPS}
    team = history.team
    return json.dumps({"team": team.id, "on": day.isoformat(), "founders": len(team.founders), "remaining": remaining, **groups})


def text_roster(history: History, day: date, english: Language) -> str:
    """Write the count, its rule and its day, then each founder with the event that decides; ValueError before the founding."""
    roster = history.roster_on(day)
    rule = f"{count_rule(history.team, roster, english)} · {english.say('date.as_of', date=english.day(day))}"
    lines = [count_sentence(history.team, roster, english), rule]
    if roster.team_may_not_exist:
        lines.append(founding_note(history.team, roster, english))
    for group in _GROUPS:
        members = _members(roster, group)
        if members:
            lines += ["", _heading(history.team, group, english)]
            lines += (f"  {_founder(history, founder, day, english)}" for founder in members)
    lines += ["", "A change counts from its day on. A date that is not one day is a span: within it that person is uncertain,"]
    lines += ["and the count a range; from its last day on, the change has happened."]
    return "\n".join(one_line(line, longest=_LONGEST_LINE) for line in lines)


def _members(roster: Roster, group: str) -> tuple[str, ...]:
    members: tuple[str, ...] = getattr(roster, group)
    return members


def _heading(team: Team, group: str, english: Language) -> str:
    words = english.say(f"status.{group}").capitalize()
    if group == "uncertain":
        return f"{words} on this day:"
    return f"{words}, {'counted' if group in team.counts_as_remaining else 'not counted'}:"


def _founder(history: History, founder: str, day: date, english: Language) -> str:
    name = history.team.person(founder).name
    status = history.status_on(founder, day)
    if status is None:
        return f"{name}: {_uncertain(history, founder, day, english)}"
    words = english.say(f"status.{status}")
    done = [change.event for change in history.changes[founder] if change.last <= day]
    # A death after a departure changes nothing: the status goes back to the first event that led to it.
    while len(done) > 1 and status_after(done[-2].type) is status:
        done = done[:-1]
    if not done:
        return f"{name}: {words} since the founding, {english.date(history.team.founded)}"
    return f"{name}: {words} {_since(done[-1], english)}"


def _since(event: Event, english: Language) -> str:
    first = english.date(event.date) if event.date.is_day else f"{english.day(event.date.latest)} at the latest"
    return f"since {first} ({_reference(event, english)})"


def _uncertain(history: History, founder: str, day: date, english: Language) -> str:
    tenure = history.tenure_on(founder, day)
    words = [english.say(f"status.{status}") for status in tenure.statuses]
    until = f" to {english.day(tenure.last)}" if tenure.last else ""
    span = f"from {english.day(tenure.first)}{until}"
    possible = [change.event for change in history.changes[founder] if change.first <= day < change.last]
    causes = [_reference(event, english) for event in possible]
    return f"{' or '.join(words)}, {span} ({'; '.join(causes)})"


def _reference(event: Event, english: Language) -> str:
    """Name an event by its type, its date unless that is one day, and its place in the content."""
    dated = "" if event.date.is_day else f" dated {english.date(event.date)}"
    return f"{english.say(f'type.{event.type}')}{dated}, {event.place.path}:{event.place.line}"
