"""A team: its folder's files, put together and held against each other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from founders_timeline.loader.fields import Fields, read_root
from founders_timeline.loader.histories import impossible_histories
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.loader.people import Directory, are_all_read, read_people
from founders_timeline.loader.reader_texts import read_prose
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import Reader, choice_of, read_date, read_day, read_name, read_text
from founders_timeline.model import Event, Person, Source, Team
from founders_timeline.problems import Problem, quoted
from founders_timeline.schema.tables import TEAM
from founders_timeline.status import Status

STALE_AFTER = timedelta(days=180)
"""How long `checked` is believed."""

_COMPARE = "Compare the content with the world and set the new day."


class TeamContext(NamedTuple):
    """What a team's file may refer to: the site's languages, the team's sources, and today."""

    languages: tuple[str, ...]
    read_source: Reader[Source]
    today: date


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
    make_team = partial(
        Team,
        id=team_id,
        founders=founders,
        people=people,
        timezone=fields.read("timezone", _read_timezone) or "",
        checked=fields.read("checked", read_day),
        counts_as_remaining=_read_counted(fields),
        standfirst=fields.read("standfirst", partial(read_prose, languages=context.languages)),
        sources=fields.read_list("sources", context.read_source),
    )
    listed = fields.node_of("founders")
    if isinstance(listed, ListNode) and not listed.items:
        fields.report.error(listed, "empty-value", "founders: a team has at least one founder.", "List their names.")
    if name is None or founded is None or not founders:
        return None
    team = make_team(name=name, founded=founded)
    _warn_about_checked(fields, team.checked, context.today)
    return team


def with_events(team: Team, events: Iterable[Event], doubtful: frozenset[str]) -> tuple[Team, tuple[Problem, ...]]:
    """Give a team its events, in order, and find ids that two have and histories that cannot be.

    The histories of those whose ids are `doubtful` are not looked at.
    """
    ordered = sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id))
    complete = replace(team, events=tuple(ordered))
    return complete, (*_same_ids(ordered), *impossible_histories(complete, doubtful))


def _same_ids(events: Iterable[Event]) -> Iterable[Problem]:
    seen: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.place.path, event.place.line)):
        other = seen.setdefault(event.id, event)
        if other is not event:
            place, first = event.place, other.place
            message = f"Another event has the id {quoted(event.id)} already ({first.path}:{first.line})."
            hint = "Give one of them an id of its own with id:."
            yield Problem(path=place.path, line=place.line, column=place.column, code="duplicate", message=message, hint=hint)


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
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  (3 ms, and few teams name their zone)

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
