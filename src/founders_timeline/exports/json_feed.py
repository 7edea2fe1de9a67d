"""A team's events as a JSON Feed, version 1.1 (jsonfeed.org)."""

from typing import Any

from founders_timeline.exports.atom import feed_title
from founders_timeline.exports.entries import Entry, entries_of
from founders_timeline.exports.iso_dates import timestamp
from founders_timeline.exports.json_text import json_bytes, present
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import absolute_url, json_feed_path


def json_feed_file(context: Context) -> bytes:
    """Write a team's feed in a language; the site has a base URL."""
    site = context.site
    publisher = site.publisher
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(context),
        "home_page_url": absolute_url(site, context.timeline_url()),
        "feed_url": absolute_url(site, context.folder + json_feed_path(context.team)),
        "description": counter_view(context).sentence,
        "language": context.language.code,
        "authors": [present(name=publisher.title, url=publisher.url) if publisher else {"name": context.text(site.title)}],
        "items": [_item(context, entry) for entry in entries_of(context)],
    }
    return json_bytes(feed)


def _item(context: Context, entry: Entry) -> dict[str, Any]:
    event, remaining = entry.event, entry.remaining
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": timestamp(entry.published),
        "date_modified": timestamp(entry.changed),
        "language": entry.title_lang or context.language.code,
        "tags": [*entry.categories, *entry.people],
        "_event": {
            "id": event.id,
            "type": str(event.type),
            "edtf": event.date.text,
            "earliest": event.date.earliest.isoformat(),
            "latest": event.date.latest.isoformat(),
            "people": list(event.people),
            "remaining": {"low": remaining.low, "high": remaining.high} if remaining else None,
        },
    }
