"""What the timeline can be filtered by: only what occurs on it."""

from functools import lru_cache
from typing import NamedTuple

from founders_timeline.status import EventType
from founders_timeline.views.context import KEPT_CONTEXTS, Context


class OptionView(NamedTuple):
    """A choice: its value in the page's address, and its words."""

    value: str
    label: str


class FiltersView(NamedTuple):
    """The choices, and how to say how many events are shown, by plural category."""

    people: tuple[OptionView, ...]
    kinds: tuple[OptionView, ...]
    destinations: tuple[OptionView, ...]
    total: int
    shown: dict[str, str]


@lru_cache(maxsize=KEPT_CONTEXTS)
def filters_view(context: Context) -> FiltersView:
    """Gather the people, types and destinations of a team's events."""
    events, language = context.team.events, context.language
    named = {person for event in events for person in event.people}
    kinds = {event.type for event in events}
    places = {
        event.destination.name.texts[0][1]: context.text(event.destination.name)
        for event in events
        if event.destination and event.destination.name
    }
    return FiltersView(
        people=tuple(
            OptionView(person.id, person.name) for person in context.team.founders + context.team.people if person.id in named
        ),
        kinds=tuple(OptionView(str(kind), language.say(f"type.{kind}")) for kind in EventType if kind in kinds),
        destinations=tuple(OptionView(key, label) for key, label in sorted(places.items(), key=lambda item: item[1].casefold())),
        total=len(events),
        shown=language.forms("filter.shown"),
    )
