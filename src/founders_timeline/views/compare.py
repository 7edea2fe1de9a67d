"""Several teams side by side: how many remain in each, by calendar date and by years since the founding."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.history import Count
from founders_timeline.views.context import Context
from founders_timeline.views.counter import count_rule
from founders_timeline.views.curves import Box, CurveView, TickView, curve_view
from founders_timeline.views.scale import number
from founders_timeline.views.words import date_html

_DAYS_A_YEAR = 365.2425
_TAIL = timedelta(days=183)
_ROW = 96
_CURVE = 64
_TOP = 8
_BOTTOM = 26


class Layout(NamedTuple):
    """The measures of a drawing, in CSS pixels at its natural size."""

    name: str
    width: int
    left: int
    right: int


WIDE = Layout("wide", 960, 30, 930)
NARROW = Layout("narrow", 343, 22, 325)


class CompareDrawingView(NamedTuple):
    """One drawing of all teams' curves over one axis."""

    name: str
    width: int
    height: str
    left: str
    right: str
    bottom: str
    ticks_y: str
    ticks: tuple[TickView, ...]
    curves: tuple[CurveView, ...]


class FigureView(NamedTuple):
    """The curves aligned in one way, drawn wide and narrow."""

    id: str
    title: str
    summary: str
    drawings: tuple[CompareDrawingView, ...]


class TeamRowView(NamedTuple):
    """A team in numbers."""

    name: str
    url: str
    founded: Markup
    founders: int
    remaining: str
    rule: str
    half_gone: str


class SharedView(NamedTuple):
    """Somebody whom two teams have in common, with the addresses of the pages that say so."""

    name: str
    words: str
    links: tuple[tuple[str, str], ...]


class CompareView(NamedTuple):
    """The page that compares teams."""

    day: str
    teams: tuple[TeamRowView, ...]
    figures: tuple[FigureView, ...]
    shared: tuple[SharedView, ...]


def compare_view(contexts: tuple[Context, ...]) -> CompareView:
    """Compare the teams of a site, which are in one language and as of one day."""
    language, as_of = contexts[0].language, contexts[0].as_of
    first = min(context.team.founded.earliest for context in contexts)
    span = (as_of - first).days + 1
    oldest = max(_age(context, _end(context)) for context in contexts) + 1
    by_date = _figure("calendar", contexts, span, _calendar_ticks(first, as_of), lambda context, day: (day - first).days)
    by_age = _figure("age", contexts, oldest, _age_ticks(contexts[0], oldest), _age)
    return CompareView(
        day=language.say("date.as_of", date=language.day(as_of)),
        teams=tuple(_row(context) for context in contexts),
        figures=(by_age, by_date),
        shared=tuple(_shared(contexts)),
    )


def _figure(
    name: str,
    contexts: tuple[Context, ...],
    days: int,
    ticks: tuple[tuple[int, str], ...],
    place: Callable[[Context, date], int],
) -> FigureView:
    say = contexts[0].language.say
    drawings = tuple(_drawing(layout, contexts, days, ticks, place) for layout in (WIDE, NARROW))
    return FigureView(name, say(f"compare.{name}"), say(f"compare.{name}_summary"), drawings)


def _drawing(
    layout: Layout,
    contexts: tuple[Context, ...],
    days: int,
    ticks: tuple[tuple[int, str], ...],
    place: Callable[[Context, date], int],
) -> CompareDrawingView:
    def x(day: int) -> float:
        return layout.left + (layout.right - layout.left) * min(max(day, 0), days) / days

    bottom = _TOP + _ROW * len(contexts)
    step = max(1, round(len(ticks) / (12 if layout is WIDE else 5)))
    return CompareDrawingView(
        name=layout.name,
        width=layout.width,
        height=number(bottom + _BOTTOM),
        left=number(layout.left),
        right=number(layout.right),
        bottom=number(bottom),
        ticks_y=number(bottom + 17),
        ticks=tuple(TickView(number(x(day)), label) for day, label in ticks[::step]),
        curves=tuple(
            curve_view(
                context,
                [(x(place(context, day)), count) for day, count in _counts(context)],
                x(place(context, _end(context)) + 1),
                Box(layout.left, layout.right, _TOP + _ROW * (index + 1) - 6, _CURVE),
            )
            for index, context in enumerate(contexts)
        ),
    )


def _counts(context: Context) -> Iterator[tuple[date, Count]]:
    for day in context.history.days_of_change():
        if day <= context.as_of:
            yield day, context.history.count_on(day)


def _end(context: Context) -> date:
    """Return the day that a curve ends on: the page's day, or half a year after nobody was left."""
    day, count = max(_counts(context))
    return min(day + _TAIL, context.as_of) if count == Count(0, 0) else context.as_of


def _age(context: Context, day: date) -> int:
    return (day - context.team.founded.earliest).days


def _calendar_ticks(first: date, last: date) -> tuple[tuple[int, str], ...]:
    every = 5 if last.year - first.year > 20 else 1
    years = (year for year in range(first.year + 1, last.year + 1) if year % every == 0)
    return tuple(((date(year, 1, 1) - first).days, str(year)) for year in years)


def _age_ticks(context: Context, days: int) -> tuple[tuple[int, str], ...]:
    years = int(days / _DAYS_A_YEAR)
    every = 5 if years > 20 else 1
    return tuple((round(year * _DAYS_A_YEAR), str(year)) for year in range(0, years + 1, every))


def _row(context: Context) -> TeamRowView:
    language, team = context.language, context.team
    return TeamRowView(
        name=team.name,
        url=context.timeline_url(),
        founded=date_html(language, team.founded),
        founders=len(team.founders),
        remaining=language.count(context.roster.remaining),
        rule=count_rule(team, context.roster, language),
        half_gone=_half_gone(context),
    )


def _half_gone(context: Context) -> str:
    """Say after how many years half of the founders were certainly gone, or nothing."""
    half = len(context.team.founders) / 2
    day = next((day for day, count in _counts(context) if count.high <= half), None)
    if day is None:
        return ""
    years = round(_age(context, day) / _DAYS_A_YEAR, 1)
    return context.language.say("compare.years", count=int(years), years=context.language.decimal(years))


def _shared(contexts: tuple[Context, ...]) -> Iterator[SharedView]:
    """Find founders of two teams, and people who went from one team to another."""
    say = contexts[0].language.say
    seen: dict[str, Context] = {}
    for context in contexts:
        for founder in context.team.founders:
            other = seen.setdefault(founder.id, context)
            if other is not context:
                words = say("compare.both", first=other.team.name, second=context.team.name)
                links = tuple((each.team.name, each.founder_url(founder.id)) for each in (other, context))
                yield SharedView(founder.name, words, links)
    names = {context.team.name: context for context in contexts}
    for context in contexts:
        for event in context.team.events:
            destination = event.destination
            if event.date.earliest > context.as_of or destination is None or destination.name is None:
                continue
            there = names.get(destination.name.texts[0][1])
            if there is not None and there is not context:
                people = context.language.names([context.team.person(person).name for person in event.people])
                when = context.language.date(event.date)
                words = say("compare.moved", first=context.team.name, second=there.team.name, date=when)
                yield SharedView(people, words, ((context.team.name, context.event_url(event)),))
