"""A team's events as a JSON Feed, version 1.1 (jsonfeed.org)."""

from typing import Any

from founders_timeline.exports.encoding import json_bytes, present, timestamp
from founders_timeline.exports.feed import Entry, Feed
from founders_timeline.model.effects import Effect
from founders_timeline.model.history import Count
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import JSON_FEED, absolute_url


def json_feed_file(feed: Feed) -> bytes:
    """Write a feed as JSON Feed."""
    context, site = feed.context, feed.context.site
    publisher = site.publisher
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": absolute_url(site, context.timeline_url()),
        "feed_url": absolute_url(site, context.team_url(JSON_FEED)),
        "description": counter_view(context).description,
        "language": context.language.code,
        "authors": [present(name=publisher.title, url=publisher.url) if publisher else {"name": context.text(site.title)}],
        "items": [_item(context, entry) for entry in feed.entries],
    }
    return json_bytes(content)


def _item(context: Context, entry: Entry) -> dict[str, Any]:
    event = entry.event
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
            "effect": _range(entry.effect),
            "count_after": _range(entry.count_after),
        },
    }


def _range(number: Count | Effect | None) -> dict[str, int] | None:
    return {"low": number.low, "high": number.high} if number else None
