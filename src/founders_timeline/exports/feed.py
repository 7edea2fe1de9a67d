"""A team's events as a feed, whatever its format: what it is called, which entries it has, and when each was changed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from heapq import nlargest
from typing import NamedTuple
from uuid import UUID, uuid5

from founders_timeline.exports.event_html import entry_html
from founders_timeline.model.content import Event
from founders_timeline.model.effects import Effect
from founders_timeline.model.history import Count
from founders_timeline.views.changes import added_on, changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.effect import told_count_after, told_effect
from founders_timeline.views.event import event_view
from founders_timeline.views.links import absolute_url

_NAMESPACE = UUID("2c8339ee-73b7-5fbd-a68a-b69b99b53fe1")
"""What the ids of feeds and entries are made in (RFC 9562, version 5). Ids never change, so neither does this."""

MOST_ENTRIES = 100
"""How many entries a feed has at most; whoever subscribes has had the older ones."""


class Entry(NamedTuple):
    """An entry; `effect` is what the event does to the count, `count_after` the count at the end of its day, where one is told.

    `title_lang` is empty where the title is in the feed's language.
    """

    id: str
    event: Event
    title: str
    title_lang: str
    url: str
    published: date
    changed: date
    html: str
    categories: tuple[str, ...]
    people: tuple[str, ...]
    effect: Effect | None
    count_after: Count | None


@dataclass(frozen=True, eq=False)
class Feed:
    """A team's feed in a language, for Atom and JSON Feed; the site has a base URL."""

    context: Context

    @property
    def id(self) -> str:
        """Return the feed's id, the same on every build, wherever the site moves."""
        return _id(self.context)

    @property
    def title(self) -> str:
        """Return the feed's name."""
        return feed_title(self.context)

    @property
    def changed(self) -> date:
        """Return the day of the last change: that of the newest entry, the founding where there is none."""
        return self.entries[0].changed if self.entries else self.context.team.founded.earliest

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return the events that changed last as entries, the last first."""
        newest = nlargest(MOST_ENTRIES, self.context.team.events, key=partial(_order, as_of=self.context.as_of))
        return tuple(_entry(self.context, event) for event in newest)


def feed_title(context: Context) -> str:
    """Name a team's feed or calendar: the site, and the team unless it is the only one."""
    title = context.text(context.site.title)
    return title if len(context.site.teams) == 1 else f"{title} · {context.team.name}"


def _order(event: Event, as_of: date) -> tuple[date, date, date, str]:
    return changed_on(event, as_of), added_on(event, as_of), event.date.latest, event.id


def _id(context: Context, *entry: str) -> str:
    """Make the id of a team's feed, or of an entry by its event's first id."""
    return uuid5(_NAMESPACE, "/".join([context.team.id, context.language.code, *entry])).urn


def _entry(context: Context, event: Event) -> Entry:
    view = event_view(context, event)
    return Entry(
        id=_id(context, event.first_id),
        event=event,
        title=view.title,
        title_lang=view.title_lang,
        url=absolute_url(context.site, view.url),
        published=added_on(event, context.as_of),
        changed=changed_on(event, context.as_of),
        html=str(entry_html(context, view)),
        categories=(view.kind_words,),
        people=tuple(person.name for person in view.people),
        effect=told_effect(context, event),
        count_after=told_count_after(context, event),
    )
