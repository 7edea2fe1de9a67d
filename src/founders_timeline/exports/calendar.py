"""A team's events as a calendar of all-day entries (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time

from founders_timeline import __version__
from founders_timeline.exports.atom import feed_title
from founders_timeline.exports.iso_dates import moment
from founders_timeline.history import ONE_DAY
from founders_timeline.model import Event
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.links import absolute_url


def calendar_file(context: Context) -> bytes:
    """Write a team's calendar in a language; its time stamp is the day of the counts, and never the clock."""
    from icalendar import Calendar  # noqa: PLC0415  (90 ms, needed only here)
    from icalendar import Event as Entry  # noqa: PLC0415

    calendar = Calendar()
    for name, value in _head(context).items():
        calendar.add(name, value)
    for event in context.team.events:
        entry = Entry()
        for name, value in _properties(context, event, event_views(context)[event.id]).items():
            entry.add(name, value)
        calendar.add_component(entry)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _head(context: Context) -> dict[str, object]:
    return {
        "prodid": f"-//founders-timeline//{__version__}//{context.language.code.upper()}",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "name": feed_title(context),
        "x-wr-calname": feed_title(context),
    }


def _properties(context: Context, event: Event, view: EventView) -> dict[str, object]:
    url = absolute_url(context.site, view.url)
    return {
        "uid": f"{event.id}.{context.team.id}.{context.language.code}@founders-timeline",
        "dtstamp": datetime.combine(context.as_of, time(tzinfo=UTC)),
        "dtstart": event.date.earliest,
        "dtend": event.date.latest + ONE_DAY,  # the day after: DTEND is exclusive
        "summary": _title(context, event, view),
        "description": _description(context, view),
        **({"url": url} if url else {}),
        "categories": [view.kind_words],
        "last-modified": moment(changed_on(event)),
        "class": "PUBLIC",
        "transp": "TRANSPARENT",
    }


def _title(context: Context, event: Event, view: EventView) -> str:
    """Return the headline; where the day is not known, it says so, as calendars show a bar over the whole span."""
    if event.date.is_day and not (event.date.uncertain or event.date.approximate):
        return view.title
    return context.language.say("calendar.day_not_known", title=view.title, date=view.date_text)


def _description(context: Context, view: EventView) -> str:
    words = [view.date_text[:1].upper() + view.date_text[1:]]
    words += [view.change.words] if view.change else []
    words += [view.confidence] if view.confidence else []
    words += [context.language.say("event.future")] if view.is_announced else []
    words += [view.summary.striptags()] if view.summary else []
    words += [source.url for source in view.sources]
    return "\n".join(words)
