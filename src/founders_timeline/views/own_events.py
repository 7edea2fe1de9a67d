"""Whose events are whose: found once for a team, so that nobody's page looks through everybody's events."""

from functools import lru_cache

from founders_timeline.model import Event, Team

_KEPT_TEAMS = 64


def own_events(team: Team, person: str) -> tuple[Event, ...]:
    """Return the events that name a person, in their order."""
    return _by_person(team).get(person, ())


@lru_cache(maxsize=_KEPT_TEAMS)
def _by_person(team: Team) -> dict[str, tuple[Event, ...]]:
    own: dict[str, list[Event]] = {}
    for event in team.events:
        for person in dict.fromkeys(event.people):
            own.setdefault(person, []).append(event)
    return {person: tuple(events) for person, events in own.items()}
