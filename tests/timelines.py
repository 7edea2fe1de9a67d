"""Teams made in memory, for tests that begin with events."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from founders_timeline.loader.histories import impossible_histories
from founders_timeline.model.content import Event, Person, Place
from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.history import History, history_of
from founders_timeline.model.status import EventType, Status
from founders_timeline.model.team import Team

_numbers = count(1)


def day(text: str) -> date:
    """Return the day that a text such as 2024-08-05 means."""
    return date.fromisoformat(text)


def person(person_id: str) -> Person:
    """Make a person whose name and monogram come from the id."""
    return Person(id=person_id, name=person_id.title(), monogram=person_id[:1].upper())


def event(people: str, event_type: str, when: str, event_id: str = "") -> Event:
    """Make an event of the people whose ids stand in `people`, separated by blanks."""
    number = next(_numbers)
    return Event(
        id=event_id or f"event-{number}",
        type=EventType(event_type),
        date=parse_edtf(when),
        people=tuple(people.split()),
        place=Place(path="content/example/events/events.yaml", line=number, column=1),
    )


def team(
    *events: Event,
    founders: str = "ada ben cleo",
    people: str = "zoe",
    founded: str = "2015-12-11",
    counts: Iterable[Status] = (Status.ACTIVE,),
) -> Team:
    """Make a team; `founders` and `people` are ids separated by blanks."""
    return Team(
        id="example",
        name="Example",
        founded=parse_edtf(founded),
        founders=tuple(map(person, founders.split())),
        people=tuple(map(person, people.split())),
        counts_as_remaining=tuple(counts),
        events=tuple(sorted(events, key=lambda event: (event.date.earliest, event.date.latest, event.id))),
    )


def history(*events: Event, founders: str = "ada ben cleo", founded: str = "2015-12-11", counts: str = "active") -> History:
    """Make the history of a team; `counts` are the statuses that count as remaining."""
    return history_of(team(*events, founders=founders, founded=founded, counts=map(Status, counts.split())))


def is_possible(subject: Team) -> bool:
    """Tell whether the loader would accept a team's histories."""
    return not list(impossible_histories(subject))
