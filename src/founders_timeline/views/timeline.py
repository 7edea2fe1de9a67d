"""A team's timeline: the counter, the chart, and the events by year; of a long one the newest or the oldest, and its chapters."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event
from founders_timeline.prose.html import to_inline_html
from founders_timeline.prose.placeholders import fill
from founders_timeline.views.chapter import CoverView, cover_view, heading_of
from founders_timeline.views.chapters import Cover, is_long
from founders_timeline.views.chart import ChartView, chart_view
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view, numbers_for_prose
from founders_timeline.views.day import days_with_pages
from founders_timeline.views.effect import changes_count
from founders_timeline.views.entries import EntryView, entries_of, last_seen
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from founders_timeline.views.filters import FiltersView, filters_view, search_view
from founders_timeline.views.lens import LensView, lens_views
from founders_timeline.views.links import ABOUT, OEMBED, OLDEST, absolute_url, days_folder
from founders_timeline.views.on_this_day import MomentsView, moments_view
from founders_timeline.views.story import StoryView, story_view
from founders_timeline.views.words import paragraph

MOST_SHOWN = 40
"""How many events the first page of a long timeline shows; the others stand in its chapters."""

MOST_AHEAD = 12
"""How many announced events it shows, the next ones."""


class YearView(NamedTuple):
    """The events of a year, or of a chapter; `heading` names it, or says that they are announced.

    `whole` leads to all of a chapter's events where these are some of them.
    """

    heading: str
    anchor: str
    entries: tuple[EntryView, ...]
    whole: CoverView | None = None


class Group(NamedTuple):
    """Events that stand under one heading, in the order of their page; `cover` is that of the chapter they are from, if any."""

    heading: str
    anchor: str
    events: tuple[Event, ...]
    cover: Cover | None


class TimelineView(NamedTuple):
    """A timeline page, in one of the two orders; `oembed_url` is empty without a base URL.

    Of a long timeline it shows some events only: `chapters` lead to the years, and `places` to where each of the events shown
    stays, by its id. Both are empty where all events are here.
    """

    counter: CounterView
    standfirst: Markup
    standfirst_lang: str
    chart: ChartView
    moments: MomentsView
    lenses: tuple[LensView, ...]
    story: StoryView
    filters: FiltersView
    years: tuple[YearView, ...]
    seen: tuple[EventView, ...]
    all_words: str
    events_words: str
    days_url: str
    is_newest_first: bool
    newest_url: str
    oldest_url: str
    rule_url: str
    oembed_url: str
    chapters: tuple[CoverView, ...] = ()
    places: Mapping[str, str] = {}


def first_page_view(context: Context, *, newest_first: bool) -> TimelineView:
    """Make the view of a timeline's first page in one of the two orders: all of the timeline unless it is long."""
    whole = timeline_view if not is_long(context.team) else _long_timeline_view
    return whole(context, newest_first=newest_first)


def timeline_view(context: Context, *, newest_first: bool) -> TimelineView:
    """Make the view of a team's whole timeline in one of the two orders."""
    seen = last_seen(context)
    others = [event for event in context.team.events if event not in seen]
    years = _years(context, others, newest_first=newest_first)
    view = _timeline_view(context, filters_view(context), years, newest_first=newest_first)
    return view._replace(seen=tuple(event_view(context, event) for event in seen))


def _long_timeline_view(context: Context, *, newest_first: bool) -> TimelineView:
    """Make the first page of a long timeline."""
    shown = newest(context) if newest_first else _oldest(context)
    view = _timeline_view(
        context, search_view(context), _years(context, shown, newest_first=newest_first), newest_first=newest_first
    )
    years = context.years
    return view._replace(
        chapters=tuple(cover_view(context, cover) for cover in (years[::-1] if newest_first else years)),
        places={event.id: context.timeline_url(event) for event in shown},
    )


def _timeline_view(context: Context, filters: FiltersView, years: tuple[YearView, ...], *, newest_first: bool) -> TimelineView:
    standfirst, standfirst_lang = standfirst_of(context)
    return TimelineView(
        counter=counter_view(context),
        standfirst=standfirst,
        standfirst_lang=standfirst_lang,
        chart=chart_view(context),
        moments=moments_view(context),
        lenses=lens_views(context),
        story=story_view(context),
        filters=filters,
        years=years,
        seen=(),
        all_words=context.language.say("timeline.all", count=len(context.team.events)),
        events_words=_events_words(context),
        days_url=context.folder + days_folder(context.team) if days_with_pages(context) else "",
        is_newest_first=newest_first,
        newest_url=context.timeline_url(),
        oldest_url=context.team_url(OLDEST),
        rule_url=context.folder + ABOUT + "#rule",
        oembed_url=absolute_url(context.site, context.team_url(OEMBED)),
    )


def newest(context: Context) -> tuple[Event, ...]:
    """Return the newest events of a long timeline and those that come next, the oldest first."""
    events, ahead = context.team.events, _ahead(context)
    return (*events[max(ahead - MOST_SHOWN, 0) : ahead], *events[ahead : ahead + MOST_AHEAD])


def _oldest(context: Context) -> tuple[Event, ...]:
    return context.team.events[: min(MOST_SHOWN, _ahead(context) or MOST_AHEAD)]


def _ahead(context: Context) -> int:
    """Return how many events do not lie wholly ahead; those that do are the last ones."""
    return bisect_right(context.team.events, context.as_of, key=lambda event: event.date.earliest)


def _years(context: Context, shown: Sequence[Event], *, newest_first: bool) -> tuple[YearView, ...]:
    return tuple(_year_view(context, group) for group in groups_of(context, shown, newest_first=newest_first))


def _year_view(context: Context, group: Group) -> YearView:
    whole = cover_view(context, group.cover) if group.cover and len(group.events) < group.cover.size else None
    return YearView(group.heading, group.anchor, entries_of(context, group.events), whole)


def groups_of(context: Context, shown: Sequence[Event], *, newest_first: bool) -> tuple[Group, ...]:
    """Put events, which come in the order of time, under the headings of their years or chapters, in one of the two orders."""
    events = shown[::-1] if newest_first else shown
    announced = [event for event in events if event.date.earliest > context.as_of]
    past = [event for event in events if event.date.earliest <= context.as_of]
    groups = [_group(context, tuple(group)) for _, group in groupby(past, key=partial(_chapter, context))]
    if announced:
        heading = context.language.say("timeline.announced")
        groups.insert(0 if newest_first else len(groups), Group(heading, "announced", tuple(announced), None))
    return tuple(groups)


def _chapter(context: Context, event: Event) -> str:
    """Return the name of an event's chapter, its year where the timeline is not long."""
    cover = context.cover_of(event)
    return cover.name if cover else event.date.earliest.isoformat()[:4]


def _group(context: Context, events: tuple[Event, ...]) -> Group:
    """Name a year's events, or some events of a chapter."""
    cover = context.cover_of(events[0])
    if cover is None:
        year = events[0].date.earliest.isoformat()[:4]
        return Group(year, f"y{year}", events, None)
    return Group(heading_of(context.language, cover), f"y{cover.name}", events, cover)


def _events_words(context: Context) -> str:
    """Say how many events there are, and how many of them change the count."""
    changes = sum(event.date.earliest <= context.as_of and changes_count(context, event) for event in context.team.events)
    say = context.language.say
    return paragraph([say("timeline.changes", count=changes), say("timeline.events", count=len(context.team.events))])


def standfirst_of(context: Context) -> tuple[Markup, str]:
    """Return a team's standfirst and its language, which is empty where it is the page's."""
    standfirst = context.team.standfirst
    if standfirst is None:
        return Markup(""), ""
    text, lang = standfirst.in_language(context.language.code)
    numbers = numbers_for_prose(context.team, context.roster, context.language)
    html = Markup(to_inline_html(fill(text, numbers)))
    return html, context.language.foreign(lang)
