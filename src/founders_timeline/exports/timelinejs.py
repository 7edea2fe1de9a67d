"""A team's events as TimelineJS reads them (timeline.knightlab.com), in one language, with nothing to load from elsewhere."""

from datetime import date
from typing import Any

from markupsafe import Markup

from founders_timeline.exports.encoding import json_bytes
from founders_timeline.exports.event_html import slide_html
from founders_timeline.model.content import Event
from founders_timeline.model.edtf import EdtfDate, Precision
from founders_timeline.model.team import Team
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView

_PARTS = ("year", "month", "day")


def timelinejs_file(context: Context) -> bytes:
    """Write a team's timeline: a title slide with the count, and a slide an event."""
    counter = counter_view(context)
    title = {
        "unique_id": f"title-{context.team.id}",  # No event can have such an id (model/slug.py).
        "text": {"headline": _text(counter.sentence), "text": _text(f"{counter.rule} · {counter.day}")},
    }
    events = [_slide(context, event, event_view(context, event)) for event in context.team.events]
    return json_bytes({"title": title, "events": events, "scale": "human", "_team": _team(context.team)})


def _slide(context: Context, event: Event, view: EventView) -> dict[str, Any]:
    slide = {
        "unique_id": event.id,
        "start_date": _first(event.date),
        "display_date": _text(context.language.date(event.date)),
        "text": {"headline": _text(view.title), "text": str(slide_html(view))},
        "autolink": False,
        "_event": _facts(context, event),
    }
    if event.date.precision is Precision.SPAN and not event.date.is_day:
        slide["end_date"] = _last(event.date)
    return slide


def _team(team: Team) -> dict[str, Any]:
    """Return what TimelineJS has no keys for, so that the file can be imported again; it ignores unknown keys."""
    return {
        "id": team.id,
        "name": team.name,
        "founded": team.founded.text,
        "counts_as_remaining": [str(status) for status in team.counts_as_remaining],
        "founders": [{"id": person.id, "name": person.name} for person in team.founders],
        "people": [{"id": person.id, "name": person.name} for person in team.people],
    }


def _facts(context: Context, event: Event) -> dict[str, Any]:
    destination = event.destination.name if event.destination else None
    return {
        "type": str(event.type),
        "edtf": event.date.text,
        "people": list(event.people),
        **({"destination": context.text(destination)} if destination else {}),
        "sources": [source.url for source in event.sources],
    }


def _first(when: EdtfDate) -> dict[str, int]:
    """Return a date's parts, as many as are known; of a span the first possible day."""
    return _day(when.earliest) if when.precision is Precision.SPAN else _parts(when.unqualified)


def _last(when: EdtfDate) -> dict[str, int]:
    return _day(when.latest)


def _day(moment: date) -> dict[str, int]:
    return _parts(moment.isoformat())


def _parts(text: str) -> dict[str, int]:
    return {name: int(part) for name, part in zip(_PARTS, text.split("-"), strict=False)}


def _text(words: str) -> str:
    """Write a text where TimelineJS expects HTML."""
    return str(Markup("{}").format(words))
