"""A team: its folder's files, put together and held against each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from founders_timeline.loader.fields import Fields, read_root
from founders_timeline.loader.histories import impossible_histories
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.loader.noun import read_noun
from founders_timeline.loader.people import Directory, are_all_read, read_people
from founders_timeline.loader.reader_texts import read_prose
from founders_timeline.loader.report import Report
from founders_timeline.loader.story import step_reader
from founders_timeline.loader.values import Reader, choice_of, read_date, read_day, read_name, read_text
from founders_timeline.model.content import Event, Person, Source
from founders_timeline.model.edtf import day
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.order import by_date
from founders_timeline.model.problems import Problem, quoted
from founders_timeline.model.status import Status
from founders_timeline.model.team import Team
from founders_timeline.schema.tables import TEAM

STALE_AFTER = timedelta(days=180)
"""How long `checked` is believed."""

MOST_FOUNDERS = 200
"""Founders that a team may have: each page of the team shows them all."""

_COMPARE = "Compare the content with the world and set the new day."


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamContext:
    """What a team's file may refer to: the site's languages, the team's sources, and the moment that counts as now."""

    languages: tuple[str, ...]
    read_source: Reader[Source]
    now: Moment


def read_team_file(report: Report, root: Node, team_id: str, context: TeamContext) -> tuple[Team | None, Directory]:
    """Read team.yaml: the team, which has no events yet, and whom its events may name."""
    fields = read_root(report, root, TEAM.what, TEAM.keys, TEAM.needed)
    if fields is None:
        return None, Directory((), is_complete=False)
    taken: dict[str, Person] = {}
    founders = read_people(fields, "founders", context.languages, taken)
    people = read_people(fields, "people", context.languages, taken)
    all_read = "founders" in fields and are_all_read(fields, "founders", founders) and are_all_read(fields, "people", people)
    return _team(fields, team_id, founders, people, context), Directory(founders + people, is_complete=all_read)


def _team(
    fields: Fields, team_id: str, founders: tuple[Person, ...], people: tuple[Person, ...], context: TeamContext
) -> Team | None:
    name, founded = fields.read("name", read_name), fields.read("founded", read_date)
    timezone = fields.read("timezone", _read_timezone) or ""
    languages, today = context.languages, day_in(context.now, timezone)
    # All fields are read, also of a team without a name, so that every problem is told.
    team = Team(
        id=team_id,
        name=name or "",
        founded=founded or day(today),
        founders=founders,
        people=people,
        timezone=timezone,
        checked=fields.read("checked", read_day),
        counts_as_remaining=_read_counted(fields),
        standfirst=fields.read("standfirst", partial(read_prose, languages=languages)),
        story=fields.read_list("story", step_reader(languages, founded, today)),
        noun=fields.read("noun", partial(read_noun, languages=languages)),
        sources=fields.read_list("sources", context.read_source),
    )
    listed = fields.node_of("founders")
    if isinstance(listed, ListNode) and not listed.items:
        fields.report.error(listed, "empty-value", "founders: a team has at least one person to count.", "List their names.")
    if len(founders) > MOST_FOUNDERS:
        message = f"founders: the list has {len(founders):,} people, and a page shows them all; {MOST_FOUNDERS} are allowed."
        fields.report.error(listed, "too-many", message, "Count a smaller group, and name the others under people:.")
    if name is None or founded is None or not founders:
        return None
    _warn_about_checked(fields, team.checked, today)
    return team


def with_events(team: Team, events: Iterable[Event], doubtful: frozenset[str]) -> tuple[Team, tuple[Problem, ...]]:
    """Give a team its events, in order, and find ids that two have and histories that cannot be.

    The histories of those whose ids are `doubtful` are not looked at.
    """
    ordered = by_date(events)
    complete = replace(team, events=tuple(ordered))
    return complete, (*_same_ids(ordered), *impossible_histories(complete, doubtful))


def _same_ids(events: Iterable[Event]) -> Iterable[Problem]:
    in_order = sorted(events, key=lambda event: (event.place.path, event.place.line))
    seen: dict[str, Event] = {}
    for event in in_order:
        other = seen.setdefault(event.id, event)
        if other is not event:
            message = f"Another event has the id {quoted(event.id)} already ({other.place.path}:{other.place.line})."
            is_same = (event.people, event.date, event.type) == (other.people, other.date, other.type)
            hint = "Give one of them an id of its own with id:."
            if is_same and event.people:
                hint = "It is the same event: delete one of the two."
            yield _duplicate(event, message, hint)
    yield from _same_aliases(in_order, seen)


def _same_aliases(events: Iterable[Event], by_id: Mapping[str, Event]) -> Iterable[Problem]:
    seen = dict(by_id)
    for event in events:
        for alias in event.aliases:
            other = seen.get(alias)
            if other:
                whose = "this event" if other is event else f"another event ({other.place.path}:{other.place.line})"
                message = f"aliases: {quoted(alias)} is an id or an alias of {whose} already."
                yield _duplicate(event, message, "Take it out of the list: an old address can lead on to one event only.")
            seen[alias] = event


def _duplicate(event: Event, message: str, hint: str) -> Problem:
    place = event.place
    return Problem(path=place.path, line=place.line, column=place.column, code="duplicate", message=message, hint=hint)


def _read_counted(fields: Fields) -> tuple[Status, ...]:
    if "counts_as_remaining" not in fields:
        return (Status.ACTIVE,)
    node = fields.node_of("counts_as_remaining")
    if isinstance(node, ListNode) and not node.items:
        hint = "List at least one status, or leave the key out."
        fields.report.error(node, "empty-value", "counts_as_remaining: the list is empty.", hint)
    counted = fields.read_list("counts_as_remaining", _read_status)
    return tuple(status for status in Status if status in counted)


def _read_status(report: Report, node: Node, label: str) -> Status | None:
    if isinstance(node, TextNode) and node.value == "on leave":
        return Status.ON_LEAVE
    if isinstance(node, TextNode) and node.value == Status.DEPARTED:
        hint = f"Known here: {Status.ACTIVE}, {Status.ON_LEAVE}, {Status.AFFILIATED}."
        report.error(node, "choice", f"{label}: whoever has departed does not remain.", hint)
        return None
    return choice_of(Status)(report, node, label)


def _read_timezone(report: Report, node: Node, label: str) -> str | None:
    text = read_text(report, node, label)
    if text is None:
        return None

    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"{label}: {quoted(text)} is not a time zone."
        report.error(node, "timezone", message, "Write a name of the tz database: America/Los_Angeles.")
        return None


def _warn_about_checked(fields: Fields, checked: date | None, today: date) -> None:
    if checked is not None and checked > today:
        fields.report.warning(fields.node_of("checked"), "future-date", f"checked: {checked} lies after {today}.", _COMPARE)
    if checked is not None and today - checked > STALE_AFTER:
        message = f"checked: the content was last checked on {checked}, {(today - checked).days} days ago."
        fields.report.warning(fields.node_of("checked"), "stale", message, _COMPARE)
