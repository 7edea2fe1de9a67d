"""A team's timeline: the counter, the chart, and the events by year."""

from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.prose import fill, to_inline_html
from founders_timeline.views.chart import ChartView, chart_view
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view, numbers_for_prose
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.filters import FiltersView, filters_view
from founders_timeline.views.links import ABOUT, absolute_url, oembed_path, oldest_path
from founders_timeline.views.moments import MomentsView, moments_view


class YearView(NamedTuple):
    """The events of a year; `heading` is the year, or says that they are announced."""

    heading: str
    anchor: str
    events: tuple[EventView, ...]


class TimelineView(NamedTuple):
    """A timeline page, in one of the two orders; `oembed_url` is empty without a base URL."""

    counter: CounterView
    standfirst: Markup
    standfirst_lang: str
    chart: ChartView
    moments: MomentsView
    filters: FiltersView
    years: tuple[YearView, ...]
    events_words: str
    is_newest_first: bool
    newest_url: str
    oldest_url: str
    rule_url: str
    oembed_url: str


def timeline_view(context: Context, *, newest_first: bool) -> TimelineView:
    """Make the view of a team's timeline in one of the two orders."""
    standfirst, standfirst_lang = _standfirst(context)
    return TimelineView(
        counter=counter_view(context),
        standfirst=standfirst,
        standfirst_lang=standfirst_lang,
        chart=chart_view(context),
        moments=moments_view(context),
        filters=filters_view(context),
        years=_years(context, newest_first=newest_first),
        events_words=context.language.say("timeline.events", count=len(context.team.events)),
        is_newest_first=newest_first,
        newest_url=context.timeline_url(),
        oldest_url=context.folder + oldest_path(context.team),
        rule_url=context.folder + ABOUT + "#rule",
        oembed_url=absolute_url(context.site, context.folder + oembed_path(context.team)),
    )


def _years(context: Context, *, newest_first: bool) -> tuple[YearView, ...]:
    views = event_views(context)
    events = context.team.events[::-1] if newest_first else context.team.events
    announced = [event for event in events if event.date.earliest > context.as_of]
    past = [event for event in events if event.date.earliest <= context.as_of]
    years = [
        YearView(year, f"y{year}", tuple(views[event.id] for event in group))
        for year, group in groupby(past, key=lambda event: f"{event.date.earliest:%Y}")
    ]
    if announced:
        heading = context.language.say("timeline.announced")
        group = YearView(heading, "announced", tuple(views[event.id] for event in announced))
        years.insert(0 if newest_first else len(years), group)
    return tuple(years)


def _standfirst(context: Context) -> tuple[Markup, str]:
    standfirst = context.team.standfirst
    if standfirst is None:
        return Markup(""), ""
    text, lang = standfirst.in_language(context.language.code)
    numbers = numbers_for_prose(context.team, context.roster, context.language)
    html = Markup(to_inline_html(fill(text, numbers)))
    return html, "" if lang == context.language.code else lang
