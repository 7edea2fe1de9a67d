"""A team's events as an Atom feed (RFC 4287)."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from founders_timeline import __version__
from founders_timeline.exports.entries import Entry, entries_of, feed_changed, tag
from founders_timeline.exports.iso_dates import timestamp
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import absolute_url, feed_path

_ATOM = "http://www.w3.org/2005/Atom"


def atom_file(context: Context) -> bytes:
    """Write a team's feed in a language; the site has a base URL."""
    site, entries = context.site, entries_of(context)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": context.language.code})
    _add(feed, "id", tag(context))
    _add(feed, "title", feed_title(context))
    _add(feed, "subtitle", counter_view(context).sentence)
    _add(feed, "updated", timestamp(feed_changed(context, entries)))
    SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=absolute_url(site, context.folder + feed_path(context.team))
    )
    SubElement(feed, "link", rel="alternate", type="text/html", href=absolute_url(site, context.timeline_url()))
    author = SubElement(feed, "author")
    _add(author, "name", site.publisher.title if site.publisher else context.text(site.title))
    if site.publisher and site.publisher.url:
        _add(author, "uri", site.publisher.url)
    if site.licence:
        _add(feed, "rights", site.licence.title)
    SubElement(feed, "generator", version=__version__).text = "founders-timeline"
    for entry in entries:
        _add_entry(feed, entry)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def feed_title(context: Context) -> str:
    """Name a team's feed: the site, and the team unless it is the only one."""
    title = context.text(context.site.title)
    return title if len(context.site.teams) == 1 else f"{title} · {context.team.name}"


def _add_entry(feed: Element, entry: Entry) -> None:
    element = SubElement(feed, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title, entry.title_lang)
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    _add(element, "published", timestamp(entry.published))
    _add(element, "updated", timestamp(entry.changed))
    for category in entry.categories:
        SubElement(element, "category", term=str(entry.event.type), label=category)
    SubElement(element, "content", type="html").text = entry.html


def _add(parent: Element, name: str, text: str, lang: str = "") -> None:
    SubElement(parent, name, {"xml:lang": lang} if lang else {}).text = text
