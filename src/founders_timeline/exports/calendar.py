"""A team's events as a calendar of all-day entries (iCalendar, RFC 5545)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import partial

from founders_timeline import __version__
from founders_timeline.exports.atom import feed_title
from founders_timeline.exports.content_lines import content_line, date_time_value, date_value, text_value
from founders_timeline.exports.iso_dates import moment
from founders_timeline.history import ONE_DAY
from founders_timeline.model import Event
from founders_timeline.steps import Part, Piece
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.links import absolute_url


def calendar_pieces(context: Context) -> Iterator[Piece]:
    """Write a team's calendar in a language piece by piece; its time stamp is the day of the counts, and never the clock."""
    yield _lines("BEGIN:VCALENDAR", _head(context))
    for event in context.team.events:
        yield Part(partial(_entry, context, event), event)
    yield b"END:VCALENDAR\r\n"


def _entry(context: Context, event: Event) -> bytes:
    properties = _properties(context, event, event_views(context)[event.id])
    return _lines("BEGIN:VEVENT", properties) + b"END:VEVENT\r\n"


def _lines(first: str, properties: Mapping[str, str]) -> bytes:
    return b"".join([first.encode(), b"\r\n", *(content_line(name, value) for name, value in properties.items())])


def _head(context: Context) -> dict[str, str]:
    return {
        "PRODID": text_value(f"-//founders-timeline//{__version__}//{context.language.code.upper()}"),
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "NAME": text_value(feed_title(context)),
        "X-WR-CALNAME": text_value(feed_title(context)),
    }


def _properties(context: Context, event: Event, view: EventView) -> dict[str, str]:
    url = absolute_url(context.site, view.url)
    return {
        "UID": text_value(f"{event.id}.{context.team.id}.{context.language.code}@founders-timeline"),
        "DTSTAMP": date_time_value(datetime.combine(context.as_of, time(tzinfo=UTC))),
        "DTSTART;VALUE=DATE": date_value(event.date.earliest),
        "DTEND;VALUE=DATE": date_value(event.date.latest + ONE_DAY),  # the day after: DTEND is exclusive
        "SUMMARY": text_value(_title(context, event, view)),
        "DESCRIPTION": text_value(_description(context, view)),
        **({"URL": url} if url else {}),
        "CATEGORIES": text_value(view.kind_words),
        "LAST-MODIFIED": date_time_value(moment(changed_on(event))),
        "CLASS": "PUBLIC",
        "TRANSP": "TRANSPARENT",
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
