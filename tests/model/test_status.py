"""What each type of event does to a status, and what it may follow: the table of docs/content.md."""

import pytest

from founders_timeline.model.status import EventType, Status, changes_status, may_follow, status_after

AFTER = {
    EventType.DEPARTURE: Status.DEPARTED,
    EventType.OUSTER: Status.DEPARTED,
    EventType.DEATH: Status.DEPARTED,
    EventType.LEAVE: Status.ON_LEAVE,
    EventType.RETURN: Status.ACTIVE,
    EventType.REINSTATEMENT: Status.ACTIVE,
    EventType.TRANSFER: Status.AFFILIATED,
}
UNCHANGING = [EventType.MOVE, EventType.ROLE, EventType.MILESTONE]
THERE = {Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED}
AWAY = {Status.DEPARTED, Status.ON_LEAVE, Status.AFFILIATED}
FOLLOWS = {
    EventType.DEPARTURE: THERE,
    EventType.OUSTER: THERE,
    EventType.DEATH: set(Status),
    EventType.LEAVE: {Status.ACTIVE},
    EventType.RETURN: AWAY,
    EventType.REINSTATEMENT: AWAY,
    EventType.TRANSFER: {Status.ACTIVE, Status.ON_LEAVE},
}


@pytest.mark.parametrize("event_type", AFTER)
def test_an_event_leads_to_its_status(event_type: EventType) -> None:
    assert status_after(event_type) is AFTER[event_type]


@pytest.mark.parametrize("event_type", UNCHANGING)
def test_a_move_a_role_and_a_milestone_change_nothing(event_type: EventType) -> None:
    assert not changes_status(event_type)


@pytest.mark.parametrize("event_type", UNCHANGING)
def test_there_is_no_status_after_an_event_that_changes_none(event_type: EventType) -> None:
    with pytest.raises(KeyError):
        status_after(event_type)


@pytest.mark.parametrize("event_type", AFTER)
def test_an_event_that_leads_to_a_status_changes_one(event_type: EventType) -> None:
    assert changes_status(event_type)


@pytest.mark.parametrize("event_type", FOLLOWS)
def test_an_event_follows_only_the_statuses_that_the_table_names(event_type: EventType) -> None:
    assert {status for status in Status if may_follow(event_type, status)} == FOLLOWS[event_type]


def test_every_type_either_changes_a_status_or_does_not() -> None:
    assert set(AFTER) | set(UNCHANGING) == set(EventType)
