"""The order of a team's founders by how they stand: those who remain first, then those who left, the last to leave first."""

from datetime import date

from founders_timeline.model.content import Event, Person
from founders_timeline.model.history import History
from founders_timeline.model.status import EventType, Status, changes_status
from founders_timeline.views.context import Context

_RANK: dict[Status | None, int] = {Status.ACTIVE: 0, Status.ON_LEAVE: 1, Status.AFFILIATED: 2, None: 3, Status.DEPARTED: 4}


def standing(history: History, day: date) -> tuple[Person, ...]:
    """Return the founders in the order of their status on a day; of those who left, the last to leave comes first."""

    def key(founder: Person) -> tuple[int, int]:
        tenure = history.tenure_on(founder.id, day)
        has_left = tenure.status is Status.DEPARTED
        return _RANK[tenure.status], -tenure.first.toordinal() if has_left else 0

    return tuple(sorted(history.team.founders, key=key))


def end_words(context: Context, founder: str) -> tuple[str, ...]:
    """Say what became of a founder, for the end of a lane: in full, and in fewer words where there is little room."""
    status = context.history.status_on(founder, context.as_of)
    say, short = context.language.say, context.language.short_date
    own = [event for event in context.history.events_of(founder) if event.date.earliest <= context.as_of]
    event = next((event for event in reversed(own) if changes_status(event.type)), None)
    if status is Status.ACTIVE or event is None:
        return (say(f"end.{status or 'uncertain'}"),)
    date, place = short(event.date), _destination(context, event)
    if status is Status.AFFILIATED and place:
        return f"{place}, {date}", place
    if status is not Status.DEPARTED:
        return (say(f"end.{status or 'uncertain'}_since", date=date), say(f"end.{status or 'uncertain'}"))
    if event.type is EventType.DEATH:
        return (say("end.died", date=date),)
    if place:
        return say("end.to", place=place, date=date), say("end.to_only", place=place), date
    later = next((place for move in own[own.index(event) + 1 :] if (place := _destination(context, move))), "")
    if later:
        return say("end.then", place=later, date=date), say("end.left", date=date), date
    return say("end.left", date=date), date


def _destination(context: Context, event: Event) -> str:
    return context.text(event.destination.name) if event.destination and event.destination.name else ""
