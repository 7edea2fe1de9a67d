"""Steps in words: what happened, by the events that say so, each with its date and its page, and nothing besides."""

from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Confidence
from founders_timeline.model.places import Place
from founders_timeline.model.status import EventType
from founders_timeline.views.context import Context
from founders_timeline.views.journeys import LEAVING, Step, Telling
from founders_timeline.views.words import date_html

_LEFT = {EventType.DEPARTURE: "left", EventType.OUSTER: "removed", EventType.TRANSFER: "transferred", EventType.DEATH: "died"}


class ToldView(NamedTuple):
    """What one event says of a step; `doubt` is empty for a confirmed one, `url` leads to the event's page."""

    words: str
    date: Markup
    url: str
    doubt: str


class StepView(NamedTuple):
    """A step in words; `before` is how the person had come to the place that was left, if the step's own events do not tell."""

    name: str
    url: str
    is_founder: bool
    told: tuple[ToldView, ...]
    before: tuple[ToldView, ...]


def step_view(step: Step) -> StepView:
    """Put a step into words."""
    home = next((told.context for told in step.tellings if step.person.id in told.context.team.founder_ids), None)
    return StepView(
        name=step.person.name,
        url=home.founder_url(step.person.id) if home else "",
        is_founder=step.is_founder,
        told=tuple(told_view(telling) for telling in step.tellings),
        before=() if step.leaves or not step.before else tuple(told_view(telling) for telling in step.before.tellings),
    )


def told_view(telling: Telling) -> ToldView:
    """Say what an event tells of a step: a departure that somebody left, a move that somebody joined, and so on."""
    context, event = telling
    say, team = context.language.say, context.team.name
    if event is None:
        words = say("flows.told.founder", team=team)
        return ToldView(words, date_html(context.language, context.team.founded), context.timeline_url(), "")
    place = event.destination.name if event.destination else None
    key = _LEFT.get(event.type, "joined" if event.type is EventType.MOVE else "returned")
    if event.type in LEAVING and place and event.type is not EventType.DEATH:
        words = say(f"flows.told.{key}_for", team=team, place=context.text(place))
    elif event.type in LEAVING:
        words = say(f"flows.told.{key}", team=team)
    elif place and event.type is EventType.MOVE:
        words = say("flows.told.joined", place=context.text(place))
    else:
        words = say("flows.told.returned", team=team)
    doubt = "" if event.confidence is Confidence.CONFIRMED else say(f"confidence.{event.confidence}")
    return ToldView(words, date_html(context.language, event.date), context.event_url(event), doubt)


def place_name(context: Context, place: Place) -> str:
    """Return a place's name in the page's language."""
    return place.team.name if place.team else context.text(place.name)
