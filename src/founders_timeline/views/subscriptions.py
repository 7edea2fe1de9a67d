"""What readers can subscribe to: a team's feeds and its calendar."""

from typing import NamedTuple

from founders_timeline.views.context import Context
from founders_timeline.views.links import calendar_path, feed_path, json_feed_path

_FEEDS = (("atom", "application/atom+xml", feed_path), ("json_feed", "application/feed+json", json_feed_path))
_CALENDAR = ("calendar", "text/calendar", calendar_path)


class SubscriptionView(NamedTuple):
    """Something to subscribe to; `url` begins at the output's root, `title` names the team as well."""

    name: str
    title: str
    url: str
    type: str


def subscriptions_of(context: Context) -> tuple[SubscriptionView, ...]:
    """Return what there is for a team; feeds hold absolute addresses, so without a base URL there are none."""
    kinds = (*_FEEDS, _CALENDAR) if context.site.base_url else (_CALENDAR,)
    return tuple(
        SubscriptionView(name, f"{context.team.name} · {name}", context.folder + path(context.team), media_type)
        for key, media_type, path in kinds
        for name in [context.language.say(f"subscription.{key}")]
    )
