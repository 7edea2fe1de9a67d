"""A team's events as a calendar of all-day entries (iCalendar, RFC 5545)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from founders_timeline import __version__
from founders_timeline.exports.feed import feed_title
from founders_timeline.model.content import Event
from founders_timeline.model.history import ONE_DAY
from founders_timeline.theme.language import capitalized
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from founders_timeline.views.links import absolute_url

LONGEST_LINE = 75
"""Octets that a line may have, without its end."""

_NOON = time(12, tzinfo=UTC)
"""When a day is the same day nearly everywhere on earth."""


def calendar_file(context: Context) -> bytes:
    """Write a team's calendar in a language; its time stamp is the day of the counts, and never the clock."""
    entries = [_entry(context, event) for event in context.team.events]
    return b"".join([_lines("BEGIN:VCALENDAR", _head(context)), *entries, b"END:VCALENDAR\r\n"])


def _entry(context: Context, event: Event) -> bytes:
    properties = _properties(context, event, event_view(context, event))
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
        "UID": text_value(f"{event.first_id}.{context.team.id}.{context.language.code}@founders-timeline"),
        "DTSTAMP": date_time_value(datetime.combine(context.as_of, time(tzinfo=UTC))),
        "DTSTART;VALUE=DATE": date_value(event.date.earliest),
        "DTEND;VALUE=DATE": date_value(event.date.latest + ONE_DAY),  # the day after: DTEND is exclusive
        "SUMMARY": text_value(_title(context, event, view)),
        "DESCRIPTION": text_value(_description(context, view)),
        **({"URL": url} if url else {}),
        "CATEGORIES": text_value(view.kind_words),
        "LAST-MODIFIED": date_time_value(datetime.combine(changed_on(event, context.as_of), _NOON)),
        "CLASS": "PUBLIC",
        "TRANSP": "TRANSPARENT",
    }


def _title(context: Context, event: Event, view: EventView) -> str:
    """Return the headline; where the day is not known, it says so, as calendars show a bar over the whole span."""
    if event.date.is_day and not (event.date.uncertain or event.date.approximate):
        return view.title
    return context.language.say("calendar.day_not_known", title=view.title, date=view.date_text)


def _description(context: Context, view: EventView) -> str:
    words = [capitalized(view.date_text)]
    words += [view.change.words] if view.change else []
    words += [view.confidence] if view.confidence else []
    words += [context.language.say("event.future")] if view.is_announced else []
    words += [view.summary.striptags()] if view.summary else []
    words += [source.url for source in view.sources]
    return "\n".join(words)


def content_line(name: str, value: str) -> bytes:
    """Write a content line (RFC 5545, 3.1), its name with any parameters; long ones are folded to what old programs can hold."""
    line = f"{name}:{value}".encode()
    first = _fitting(line, 0, LONGEST_LINE)
    pieces, place = [line[:first]], first
    while place < len(line):
        end = _fitting(line, place, LONGEST_LINE - 1)
        pieces.append(line[place:end])
        place = end
    return b"\r\n ".join(pieces) + b"\r\n"


def text_value(text: str) -> str:
    """Write a text (3.3.11); a line end becomes a backslash and an n."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def date_value(day: date) -> str:
    """Write a day (3.3.4)."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def date_time_value(moment: datetime) -> str:
    """Write a moment in UTC (3.3.5)."""
    moment = moment.astimezone(UTC)
    return f"{date_value(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}Z"


def _fitting(line: bytes, start: int, most: int) -> int:
    """Return where a piece that begins at `start` ends: before a character or an escape sequence that does not fit whole."""
    end = min(start + most, len(line))
    if end == len(line):
        return end
    while line[end] & 0xC0 == 0x80:  # Within a character of UTF-8.
        end -= 1
    backslashes = end - start - len(line[start:end].rstrip(b"\\"))
    return end - backslashes % 2
