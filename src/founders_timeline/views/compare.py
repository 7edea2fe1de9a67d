"""The comparison: which share of each team's founders remains, by years since its founding, and what the teams have in common."""

from typing import NamedTuple

from founders_timeline.views.compare_drawing import NARROW, SMALL, WIDE, Axis, OverlayView, axis_of, curve_in, overlay
from founders_timeline.views.context import Context
from founders_timeline.views.counter import count_rule
from founders_timeline.views.half import half_gone, half_gone_words
from founders_timeline.views.journeys import journeys_of
from founders_timeline.views.ranking import ranked, team_names
from founders_timeline.views.step_curve import CurveView
from founders_timeline.views.step_words import StepView, step_view

FEW = 3
"""Founders of a team so small that one departure is a large share."""


class MultipleView(NamedTuple):
    """A team's own small drawing, and what it shows in words."""

    id: str
    name: str
    url: str
    rule: str
    half: str
    curve: CurveView
    pick: str


class FounderOfSeveralView(NamedTuple):
    """Somebody who is a founder of several teams, with the teams' names and the pages there."""

    name: str
    teams: tuple[tuple[str, str], ...]


class CompareView(NamedTuple):
    """The page that compares teams."""

    finding: str
    day: str
    notes: tuple[str, ...]
    drawings: tuple[OverlayView, ...]
    multiples: tuple[MultipleView, ...]
    founders: tuple[FounderOfSeveralView, ...]
    steps: tuple[StepView, ...]


def compare_view(contexts: tuple[Context, ...]) -> CompareView:
    """Compare the teams of a site, which are in one language and as of one day."""
    language = contexts[0].language
    order, axis = ranked(contexts), axis_of(contexts)
    picks = tuple(dict.fromkeys((contexts[0], order[0])))
    steps = [step for step in journeys_of(contexts).steps if step.origin.team and step.goal.team]
    return CompareView(
        finding=compare_finding(contexts),
        day=language.say("date.as_of", date=language.day(contexts[0].as_of)),
        notes=tuple(_notes(contexts, axis)),
        drawings=tuple(overlay(order, axis, layout, picks) for layout in (WIDE, NARROW)),
        multiples=tuple(_multiple(context, axis, picks) for context in order),
        founders=tuple(_founders_of_several(contexts)),
        steps=tuple(step_view(step) for step in steps),
    )


def compare_finding(contexts: tuple[Context, ...]) -> str:
    """Say in a few sentences which team lost half of its founders soonest, how long the first team took, and who kept all."""
    language = contexts[0].language
    halves = [(context, half) for context in ranked(contexts) if (half := half_gone(context))]
    parts = [] if halves else [language.say("compare.finding_none")]
    if halves:
        (fastest, half), *others = halves
        is_sure = all(half.longest < other.shortest for _, other in others)
        key = "compare.finding_fastest" if is_sure else "compare.finding_among"
        parts.append(language.say(key, team=fastest.team.name, length=half_gone_words(language, half)))
        parts += [
            language.say("compare.finding_first", team=context.team.name, length=half_gone_words(language, other))
            for context, other in others
            if context is contexts[0]
        ]
    whole = [context.team.name for context in contexts if context.roster.remaining.low == len(context.team.founders)]
    if whole and len(whole) < len(contexts):
        parts.append(language.say("compare.finding_whole", count=len(whole), teams=team_names(language, whole)))
    return " ".join(parts)


def _notes(contexts: tuple[Context, ...], axis: Axis) -> list[str]:
    """Say what must not be overlooked: small teams, and curves that go on."""
    language = contexts[0].language
    few = [context.team.name for context in contexts if len(context.team.founders) <= FEW]
    notes = [language.say("compare.few", count=len(few), teams=team_names(language, few))] if few else []
    if axis.cut:
        cut = team_names(language, [context.team.name for context in axis.cut])
        years = language.say("duration.years", count=axis.years)
        notes.append(language.say("compare.cut", count=len(axis.cut), teams=cut, years=years))
    return notes


def _multiple(context: Context, axis: Axis, picks: tuple[Context, ...]) -> MultipleView:
    language, half = context.language, half_gone(context)
    return MultipleView(
        id=context.team.id,
        name=context.team.name,
        url=context.timeline_url(),
        rule=count_rule(context.team, context.roster, language),
        half=language.say("compare.half_gone", length=half_gone_words(language, half)) if half else "",
        curve=curve_in(context, axis, SMALL),
        pick=str(picks.index(context) + 1) if context in picks else "",
    )


def _founders_of_several(contexts: tuple[Context, ...]) -> list[FounderOfSeveralView]:
    found: dict[str, list[Context]] = {}
    names: dict[str, str] = {}
    for context in contexts:
        for founder in context.team.founders:
            found.setdefault(founder.id, []).append(context)
            names.setdefault(founder.id, founder.name)
    return [
        FounderOfSeveralView(names[founder], tuple((context.team.name, context.founder_url(founder)) for context in teams))
        for founder, teams in found.items()
        if len(teams) > 1
    ]
