"""A day's page: how many founders remained from a day of change until the next one, who changed it, and why."""

from datetime import date
from typing import NamedTuple

from founders_timeline.model.content import Event
from founders_timeline.model.history import ONE_DAY
from founders_timeline.model.status import changes_status
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view, past_counter
from founders_timeline.views.entries import EntryView, entries_of
from founders_timeline.views.event import event_view
from founders_timeline.views.links import day_path

MOST_DAYS = 300
"""How many days of change get a page each; a team with more has none."""


class DayLinkView(NamedTuple):
    """What leads to another day: the number then, the day, its page."""

    number: str
    day: str
    url: str


class DayView(NamedTuple):
    """A day's page; `entries` are the events that change the count from this day on, or may do so.

    `title` says the day and the number, `before` the number of the day before, empty for the founding; `chart_url` leads to the
    chart at this day.
    """

    title: str
    description: str
    span: str
    day: str
    counter: CounterView
    before: str
    entries: tuple[EntryView, ...]
    earlier: DayLinkView | None
    later: DayLinkView | None
    chart_url: str


def days_with_pages(context: Context) -> tuple[date, ...]:
    """Return the days of change that have a page, in order."""
    days = tuple(day for day in context.history.days_of_change() if day <= context.as_of)
    return days if len(days) <= MOST_DAYS else ()


def day_url(context: Context, day: date) -> str:
    """Return the address of the page that tells of a day; where days have none, that of the chart at this day."""
    if not days_with_pages(context):
        return f"{context.timeline_url()}#on={day.isoformat()}"
    return context.folder + day_path(context.team, context.history.start_of_stretch(day))


def day_view(context: Context, day: date) -> DayView:
    """Make the view of a day's page; `day` is one of `days_with_pages`."""
    days, say, language = days_with_pages(context), context.language.say, context.language
    place = days.index(day)
    counter = (past_counter if place + 1 < len(days) else counter_view)(context.at(day))
    span = _span(context, day, days[place + 1] - ONE_DAY if place + 1 < len(days) else None)
    events = causes(context, day)
    titles = [event_view(context, event).title for event in events]
    return DayView(
        title=f"{counter.number} {counter.rest}",
        description=" ".join([f"{span}.", *(f"{title}." for title in titles), f"{counter.rule}."]),
        span=span,
        day=language.day(day),
        counter=counter,
        before=say("day.before", number=language.count(context.history.count_on(day - ONE_DAY))) if place else "",
        entries=entries_of(context, events),
        earlier=_link(context, days[place - 1]) if place else None,
        later=_link(context, days[place + 1]) if place + 1 < len(days) else None,
        chart_url=f"{context.timeline_url()}#on={day.isoformat()}",
    )


def causes(context: Context, day: date) -> tuple[Event, ...]:
    """Return the events of founders that happen on a day, or whose span of possible days begins or ends there."""
    own = {event.id: event for founder in context.team.founders for event in context.history.events_of(founder.id)}
    told = [event for event in own.values() if changes_status(event.type) and day in (event.date.earliest, event.date.latest)]
    return tuple(sorted(told, key=lambda event: context.team.positions[event.id]))


def _span(context: Context, first: date, last: date | None) -> str:
    say, day = context.language.say, context.language.day
    if last is None:
        return say("day.since", first=day(first))
    return day(first) if first == last else say("day.span", first=day(first), last=day(last))


def _link(context: Context, day: date) -> DayLinkView:
    number = context.language.count(context.history.count_on(day))
    return DayLinkView(number, context.language.day(day), context.folder + day_path(context.team, day))
