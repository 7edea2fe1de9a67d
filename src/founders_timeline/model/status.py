"""What an event does to the status of the person it names: the state machine of a founding team."""

from enum import StrEnum


class Status(StrEnum):
    """How a founder stands to the team on a day."""

    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    AFFILIATED = "affiliated"
    DEPARTED = "departed"


class EventType(StrEnum):
    """What happened."""

    DEPARTURE = "departure"
    OUSTER = "ouster"
    DEATH = "death"
    LEAVE = "leave"
    RETURN = "return"
    REINSTATEMENT = "reinstatement"
    TRANSFER = "transfer"
    MOVE = "move"
    ROLE = "role"
    MILESTONE = "milestone"


_STATUS_AFTER = {
    EventType.DEPARTURE: Status.DEPARTED,
    EventType.OUSTER: Status.DEPARTED,
    EventType.DEATH: Status.DEPARTED,
    EventType.LEAVE: Status.ON_LEAVE,
    EventType.RETURN: Status.ACTIVE,
    EventType.REINSTATEMENT: Status.ACTIVE,
    EventType.TRANSFER: Status.AFFILIATED,
}

_MAY_FOLLOW = {
    EventType.DEPARTURE: {Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED},
    EventType.OUSTER: {Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED},
    EventType.DEATH: set(Status),
    EventType.LEAVE: {Status.ACTIVE},
    EventType.RETURN: {Status.DEPARTED, Status.ON_LEAVE, Status.AFFILIATED},
    EventType.REINSTATEMENT: {Status.DEPARTED, Status.ON_LEAVE, Status.AFFILIATED},
    EventType.TRANSFER: {Status.ACTIVE, Status.ON_LEAVE},
}


def changes_status(event_type: EventType) -> bool:
    """Tell whether events of this type change a status; moves, roles and milestones do not."""
    return event_type in _STATUS_AFTER


def status_after(event_type: EventType) -> Status:
    """Return the status after an event that changes one; KeyError for the other types."""
    return _STATUS_AFTER[event_type]


def may_follow(event_type: EventType, status: Status) -> bool:
    """Tell whether an event that changes a status can happen to somebody who has this one.

    Nobody leaves twice, goes on leave after leaving, or returns while there.
    """
    return status in _MAY_FOLLOW[event_type]
