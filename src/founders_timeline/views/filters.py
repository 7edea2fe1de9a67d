"""What the timeline can be filtered by: only what occurs on it."""

from typing import NamedTuple

from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.links import SEARCH, chapters_folder


class OptionView(NamedTuple):
    """A choice: its value in the page's address, and its words."""

    value: str
    label: str


class FiltersView(NamedTuple):
    """The choices, and how to say how many events are shown, by plural category.

    `search_url` leads to what a long timeline is searched by, empty if all events are on the page. People and destinations come
    from there too. `chapters_url` is the folder of the chapters that hold what is found.
    """

    people: tuple[OptionView, ...]
    kinds: tuple[OptionView, ...]
    destinations: tuple[OptionView, ...]
    total: int
    shown: dict[str, str]
    search_url: str = ""
    chapters_url: str = ""


def filters_view(context: Context) -> FiltersView:
    """Gather the people, types and destinations of a team's events."""
    events, language = context.team.events, context.language
    named = {person for event in events for person in event.people}
    places = {
        event.destination.name.texts[0][1]: context.text(event.destination.name)
        for event in events
        if event.destination and event.destination.name
    }
    return FiltersView(
        people=tuple(
            OptionView(person.id, person.name) for person in context.team.founders + context.team.people if person.id in named
        ),
        kinds=_kinds(context),
        destinations=tuple(OptionView(key, label) for key, label in sorted(places.items(), key=lambda item: item[1].casefold())),
        total=len(events),
        shown=language.forms("filter.shown"),
    )


def search_view(context: Context) -> FiltersView:
    """Make the filters of a long timeline."""
    found = context.language.forms("filter.found")
    return FiltersView(
        people=(),
        kinds=_kinds(context),
        destinations=(),
        total=len(context.team.events),
        shown=found,
        search_url=context.team_url(SEARCH),
        chapters_url=context.folder + chapters_folder(context.team),
    )


def _kinds(context: Context) -> tuple[OptionView, ...]:
    kinds = {event.type for event in context.team.events}
    return tuple(OptionView(str(kind), context.language.say(f"type.{kind}")) for kind in EventType if kind in kinds)
