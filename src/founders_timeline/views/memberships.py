"""How long a founder was at the team, and at bodies tied to it: memberships, as Popolo calls them."""

from collections.abc import Iterator
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, day
from founders_timeline.model.status import Status, status_after
from founders_timeline.views.context import Context
from founders_timeline.views.durations import duration
from founders_timeline.views.words import paragraph


class Membership(NamedTuple):
    """A founder's time at the team, or at the body that `transfer` led to. `start_event` is None for the founding.

    A leave does not end it. `end` is None while it lasts.
    """

    start: EdtfDate
    start_event: Event | None
    end: EdtfDate | None = None
    end_event: Event | None = None
    transfer: Event | None = None


def memberships_of(context: Context, founder: str) -> tuple[Membership, ...]:
    """Return a founder's memberships in order, up to the page's day."""
    return tuple(_memberships(context, founder))


def tenure_of(context: Context, founder: str) -> str:
    """Say for how long a founder was at the team: At OpenAI for 8 years and 7 months. Several times are told in turn."""
    say = context.language.say
    times = [membership for membership in memberships_of(context, founder) if membership.transfer is None]
    lengths = [_length(context, membership) for membership in times]
    first, again = say("founder.tenure", team=context.team.name, duration=lengths[0]), lengths[1:]
    return paragraph([first, *(say("founder.tenure_again", duration=length) for length in again)])


def tenure_ended_by(context: Context, event: Event) -> str:
    """Say after how long at the team an event's founders left: After 8 years and 7 months at OpenAI. Empty if none did."""
    say, team = context.language.say, context.team
    lengths = {
        person: _length(context, membership)
        for person in event.people
        if person in team.founder_ids
        for membership in memberships_of(context, person)
        if membership.end_event is event and membership.transfer is None
    }
    if not lengths:
        return ""
    if len(lengths) == len(event.people) and len(set(lengths.values())) == 1:
        return say("event.tenure", duration=lengths[event.people[0]], team=team.name)
    return paragraph(
        [
            say("event.tenure_of", name=team.person(person).name, duration=length, team=team.name)
            for person, length in lengths.items()
        ]
    )


def _length(context: Context, membership: Membership) -> str:
    if membership.end is not None:
        return duration(context.language, membership.start, membership.end)
    so_far = duration(context.language, membership.start, day(context.as_of))
    return context.language.say("founder.so_far", duration=so_far)


def _memberships(context: Context, founder: str) -> Iterator[Membership]:
    membership: Membership | None = Membership(context.team.founded, None)
    for change in context.history.changes[founder]:
        event = change.event
        if change.first > context.as_of:
            break
        status = status_after(event.type)
        stays = status in (Status.ACTIVE, Status.ON_LEAVE)
        if membership and stays and membership.transfer is None:
            continue
        if membership:
            yield membership._replace(end=event.date, end_event=event)
        if stays:
            membership = Membership(event.date, event)
        else:
            membership = Membership(event.date, event, transfer=event) if status is Status.AFFILIATED else None
    if membership:
        yield membership
