"""The lens: where several changes of the count fall within a few days, those days one by one, with what was said on them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event
from founders_timeline.model.edtf import day as exact
from founders_timeline.model.history import ONE_DAY
from founders_timeline.views.chart import WIDE as CHART
from founders_timeline.views.chart import chart_scale
from founders_timeline.views.context import Context
from founders_timeline.views.curve_labels import shown_steps, step_title
from founders_timeline.views.effect import changes_count
from founders_timeline.views.event_view import QuoteView
from founders_timeline.views.evidence import quote_view
from founders_timeline.views.lens_drawing import NARROW, WIDE, LensDays, LensDrawingView, lens_drawing
from founders_timeline.views.scale import number
from founders_timeline.views.words import time_html

FEW_DAYS = timedelta(days=7)
"""How far apart changes may be to belong together."""

LEAST_CHANGES = 3
"""How many changes make a lens: the axis of years shows fewer well enough."""

MOST_LENSES = 3
MOST_QUOTES = 4
LONGEST_QUOTE = 300

_BEFORE = timedelta(days=2)
_AFTER = timedelta(days=9)


class SaidView(NamedTuple):
    """A quotation with its day."""

    day: Markup
    event_url: str
    quote: QuoteView


class LensView(NamedTuple):
    """Some days, one by one; `notch` is where on the wide chart above they are."""

    anchor: str
    title: str
    intro: str
    notch: str
    drawings: tuple[LensDrawingView, ...]
    quotes: tuple[SaidView, ...]


def lens_views(context: Context) -> tuple[LensView, ...]:
    """Make the lenses of a team, the newest first."""
    return tuple(_lens(context, days) for days in _lenses(context)[: -MOST_LENSES - 1 : -1])


def _lenses(context: Context) -> list[LensDays]:
    events = [e for e in context.team.events if e.date.is_day and e.date.earliest <= context.as_of and changes_count(context, e)]
    groups: list[list[Event]] = []
    for event in events:
        if groups and event.date.earliest - groups[-1][-1].date.earliest <= FEW_DAYS:
            groups[-1].append(event)
        else:
            groups.append([event])
    return [_days(context, group) for group in groups if _is_crowded(context, group)]


def _is_crowded(context: Context, group: Sequence[Event]) -> bool:
    changes = sum(max(abs(context.effects[event.id].low), abs(context.effects[event.id].high)) for event in group)
    return changes >= LEAST_CHANGES and group[0].date.earliest < group[-1].date.earliest


def _days(context: Context, changes: Sequence[Event]) -> LensDays:
    """Frame changes with a few days, up to the last event that soon follows."""
    first = max(changes[0].date.earliest - _BEFORE, context.team.founded.earliest)
    until = changes[-1].date.earliest + _AFTER
    last = max(event.date.earliest for event in context.team.events if event.date.is_day and event.date.earliest <= until)
    return LensDays(tuple(changes), first, min(max(last, changes[-1].date.earliest + ONE_DAY) + ONE_DAY, context.as_of))


def _lens(context: Context, days: LensDays) -> LensView:
    quotes = _quotes(context, days)
    say, language = context.language.say, context.language
    span = say("lens.days", first=language.short_day(days.first), last=language.short_day(days.last))
    return LensView(
        anchor=f"lens-{days.changes[0].date.earliest.isoformat()}",
        title=_title(context, days) or span,
        intro=say("lens.intro", days=span, count=len(days.changes)),
        notch=number(chart_scale(context, CHART.left, CHART.right).x(days.changes[0].date.earliest)),
        drawings=(lens_drawing(context, days, WIDE, [day for day, _ in quotes]), lens_drawing(context, days, NARROW, [])),
        quotes=tuple(quote for _, quote in quotes),
    )


def _title(context: Context, days: LensDays) -> str:
    """Return the title of the story's step that tells these days, empty if none does."""
    steps = shown_steps(context)
    own = (step for step in steps if days.first <= step.start.earliest and step.end.latest <= days.last)
    return next((step_title(context, step) for step in own), "")


def _quotes(context: Context, days: LensDays) -> list[tuple[date, SaidView]]:
    """Choose what is quoted: of each event the first quotation, those of the team's people first, in the order of their days."""
    events = [e for e in context.team.events if e.date.is_day and days.first <= e.date.earliest <= days.last]
    quoted = [(event, event.quotes[0]) for event in events if event.quotes and len(event.quotes[0].text) <= LONGEST_QUOTE]
    quoted = [(event, quote) for event, quote in quoted if not quote.date or days.first <= quote.date.earliest <= days.last]
    chosen = sorted(quoted, key=lambda pair: not pair[1].speaker_id)[:MOST_QUOTES]
    return [(event.date.earliest, _said(context, event)) for event, _ in sorted(chosen, key=lambda pair: pair[0].date.earliest)]


def _said(context: Context, event: Event) -> SaidView:
    quote, day = event.quotes[0], event.date.earliest
    url = context.founder_url(quote.speaker_id) if quote.speaker_id in context.team.founder_ids else ""
    words = time_html(exact(day), context.language.short_day(day))
    return SaidView(words, context.event_url(event), quote_view(context, quote, url))
