"""Who went where, over all teams: the flows from place to place, drawn, listed and as a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.places import Place
from founders_timeline.views.context import Context
from founders_timeline.views.flow_drawing import MEDIUM, WIDE, FlowsDrawingView, flows_drawing
from founders_timeline.views.flow_groups import Flow, flows_of, group_name
from founders_timeline.views.journeys import Step, journeys_of
from founders_timeline.views.links import timeline_path
from founders_timeline.views.ranking import MOST_NAMED
from founders_timeline.views.step_words import StepView, ToldView, place_name, step_view, told_view
from founders_timeline.views.words import date_html


class PersonView(NamedTuple):
    """Somebody on a flow: `number` is that of the step on the page, `teams` are the ids of those it joins."""

    number: int
    monogram: str
    step: StepView
    origin: str
    goal: str
    date: Markup
    order: str
    year: int
    teams: str


class FlowView(NamedTuple):
    """Everybody who went from one place to another, or to the rarer places together."""

    id: str
    goal: str
    is_team: bool
    count_words: str
    people: tuple[PersonView, ...]


class OriginView(NamedTuple):
    """The flows out of a place, or out of the rarer places together."""

    name: str
    url: str
    count_words: str
    flows: tuple[FlowView, ...]


class OpenView(NamedTuple):
    """Somebody who left for a place that nobody has named."""

    name: str
    told: ToldView


class FlowsView(NamedTuple):
    """The page of all flows; `years` are those in which somebody took a step, `teams` the ids and names to choose from."""

    finding: str
    drawings: tuple[FlowsDrawingView, ...]
    origins: tuple[OriginView, ...]
    rows: tuple[PersonView, ...]
    open: tuple[OpenView, ...]
    years: tuple[int, ...]
    teams: tuple[tuple[str, str], ...]
    shown: dict[str, str]

    @property
    def last_year(self) -> int:
        """Return the position of the last year."""
        return len(self.years) - 1


def flows_view(contexts: tuple[Context, ...]) -> FlowsView:
    """Make the page of all flows; `contexts` are all teams in one language and as of one day."""
    context, journeys = contexts[0], journeys_of(contexts)
    steps = journeys.steps
    people = [_person(contexts, number, step) for number, step in enumerate(steps)]
    flows = flows_of(steps)
    drawings = tuple(flows_drawing(context, layout, flows, steps) for layout in (WIDE, MEDIUM)) if steps else ()
    ends = {place.team.id for step in steps for place in (step.origin, step.goal) if place.team}
    return FlowsView(
        finding=flows_finding(contexts),
        drawings=drawings,
        origins=_origins(context, flows, people),
        rows=tuple(people),
        open=tuple(OpenView(person.name, told_view(telling)) for person, telling in journeys.open),
        years=tuple(sorted({person.year for person in people})),
        teams=tuple((each.team.id, each.team.name) for each in contexts if each.team.id in ends),
        shown=context.language.forms("flows.shown"),
    )


def flows_finding(contexts: tuple[Context, ...]) -> str:
    """Say in a sentence or two how many took how many steps, whom most of them left and where most of them went."""
    language, steps = contexts[0].language, journeys_of(contexts).steps
    if not steps:
        return language.say("flows.nobody")
    people = language.say("flows.people", count=len({step.person.id for step in steps}))
    parts = [language.say("flows.finding", steps=language.say("flows.steps", count=len(steps)), people=people)]
    parts += _most(contexts[0], "flows.most_left", [step.origin for step in steps])
    parts += _most(contexts[0], "flows.most_joined", [step.goal for step in steps])
    return " ".join([*parts, *_widest(contexts[0], steps)])


def _most(context: Context, key: str, places: Sequence[Place]) -> list[str]:
    """Name the places that occur most often; nothing if each occurs once, or if they are many."""
    counts = Counter(place.key for place in places)
    most = max(counts.values())
    names = {place.key: place_name(context, place) for place in places if counts[place.key] == most}
    if most == 1 or len(names) > MOST_NAMED:
        return []
    return [context.language.say(key, count=most, names=context.language.names(list(names.values())))]


def _widest(context: Context, steps: Iterable[Step]) -> list[str]:
    """Name the flow that most people took; nothing if there are several, or if it is one person's."""
    (step, most), *others = Counter((step.origin, step.goal) for step in steps).most_common()
    if most == 1 or any(count == most for _, count in others):
        return []
    origin, goal = (place_name(context, place) for place in step)
    return [context.language.say("flows.widest", origin=origin, goal=goal, count=most)]


def _person(contexts: tuple[Context, ...], number: int, step: Step) -> PersonView:
    context, when = contexts[0], step.last_event.date
    return PersonView(
        number=number,
        monogram=step.person.monogram,
        step=step_view(step),
        origin=place_name(context, step.origin),
        goal=place_name(context, step.goal),
        date=date_html(context.language, when),
        order=f"{number:04}",
        year=min(when.latest, context.as_of).year,
        teams=" ".join(place.team.id for place in (step.origin, step.goal) if place.team),
    )


def _origins(context: Context, flows: Iterable[Flow], people: list[PersonView]) -> tuple[OriginView, ...]:
    by_origin: dict[str, list[Flow]] = {}
    for flow in flows:
        by_origin.setdefault(flow.origin.key if flow.origin.place else "", []).append(flow)
    return tuple(_origin(context, own, people) for own in sorted(by_origin.values(), key=lambda own: own[0].origin.place is None))


def _origin(context: Context, flows: list[Flow], people: list[PersonView]) -> OriginView:
    origin = flows[0].origin
    team = next((each for each in context.site.teams if origin.place and each is origin.place.team), None)
    count = sum(len(flow.numbers) for flow in flows)
    return OriginView(
        name=place_name(context, origin.place) if origin.place else context.language.say("flows.from_others"),
        url=context.folder + timeline_path(context.site, team) if team else "",
        count_words=context.language.say("flows.people", count=count),
        flows=tuple(_flow(context, flow, people) for flow in sorted(flows, key=_flow_order)),
    )


def _flow_order(flow: Flow) -> tuple[object, ...]:
    return flow.goal.place is None, -len(flow.numbers), flow.numbers


def _flow(context: Context, flow: Flow, people: list[PersonView]) -> FlowView:
    return FlowView(
        id=flow.id,
        goal=group_name(context, flow.goal),
        is_team=flow.goal.is_team,
        count_words=context.language.say("flows.people", count=len(flow.numbers)),
        people=tuple(people[number] for number in flow.numbers),
    )
