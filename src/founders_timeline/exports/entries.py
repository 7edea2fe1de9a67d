"""An event as an entry of a feed: its address, its days and its text, the same for every kind of feed."""

from datetime import date
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from founders_timeline.exports.quotation import lang_attribute, quote_html
from founders_timeline.history import Count, count_after
from founders_timeline.model import Event
from founders_timeline.views.changes import added_on, changed_on
from founders_timeline.views.context import KEPT_CONTEXTS, Context
from founders_timeline.views.event import EventView, event_views
from founders_timeline.views.links import absolute_url

TAG_YEAR = 2026
"""The year in the ids of feeds and entries (RFC 4151). Ids never change, so neither does this."""


MOST_ENTRIES = 100
"""How many entries a feed has at most; whoever subscribes has had the older ones."""


class Entry(NamedTuple):
    """An entry; `remaining` is the count after the event, None while it lies ahead.

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
    remaining: Count | None


@lru_cache(maxsize=KEPT_CONTEXTS)
def entries_of(context: Context) -> tuple[Entry, ...]:
    """Return the events of a team that changed last as entries, the last first; the site has a base URL."""
    newest = nlargest(MOST_ENTRIES, context.team.events, key=_order)
    return tuple(_entry(context, event, event_views(context)[event.id]) for event in newest)


def _order(event: Event) -> tuple[date, date, date, str]:
    return changed_on(event), added_on(event), event.date.latest, f"{event.id}/"


def tag(context: Context, name: str = "") -> str:
    """Make the id of a team's feed, or of something in it, as a tag URI (RFC 4151): the same on every build."""
    host = urlsplit(context.site.base_url).hostname
    return f"tag:{host},{TAG_YEAR}:{context.team.id}/{name + '/' if name else ''}{context.language.code}"


def feed_changed(context: Context, entries: tuple[Entry, ...]) -> date:
    """Return the day of a feed's last change: that of its newest entry, the founding where there is none."""
    return entries[0].changed if entries else context.team.founded.earliest


def _entry(context: Context, event: Event, view: EventView) -> Entry:
    return Entry(
        id=tag(context, event.id),
        event=event,
        title=view.title,
        title_lang=view.title_lang,
        url=absolute_url(context.site, view.url),
        published=added_on(event),
        changed=changed_on(event),
        html=str(_html(context, view)),
        categories=(view.kind_words,),
        people=tuple(person.name for person in view.people),
        remaining=None if view.is_announced else count_after(context.history, event, context.as_of),
    )


def _html(context: Context, view: EventView) -> Markup:
    """Write what the event's page says: when, the count, what happened, the words, the sources, the corrections."""
    parts = [Markup("<p>{}</p>").format(Markup(" · ").join(_facts(context, view)))]
    if view.summary:
        parts.append(_in(view.summary_lang, "div", view.summary))
    parts += [quote_html(quote) for quote in view.quotes]
    if view.sources:
        links = (Markup('<li><a href="{}">{}</a></li>').format(source.url, source.label) for source in view.sources)
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(links)))
    for correction in view.corrections:
        words = Markup("<strong>{}</strong> {}").format(correction.heading, _in(correction.lang, "span", correction.text))
        parts.append(Markup("<p>{}</p>").format(words))
    return Markup("\n").join(parts)


def _facts(context: Context, view: EventView) -> list[Markup]:
    words: list[str | Markup] = [view.date, view.kind_words]
    words += [view.change.words] if view.change else []
    words += [view.confidence] if view.confidence else []
    words += [context.language.say("event.future")] if view.is_announced else []
    return [Markup("{}").format(word) for word in words]


def _in(lang: str, tag: str, text: str) -> Markup:
    return Markup("<{}{}>{}</{}>").format(tag, lang_attribute(lang), text, tag)
