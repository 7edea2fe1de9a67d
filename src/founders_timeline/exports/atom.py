"""A team's events as an Atom feed (RFC 4287)."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from founders_timeline import __version__
from founders_timeline.exports.encoding import timestamp
from founders_timeline.exports.feed import Entry, Feed
from founders_timeline.views.counter import counter_view
from founders_timeline.views.links import FEED, absolute_url

_ATOM = "http://www.w3.org/2005/Atom"


def atom_file(feed: Feed) -> bytes:
    """Write a feed as Atom."""
    context, site = feed.context, feed.context.site
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": context.language.code})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", counter_view(context).description)
    _add(root, "updated", timestamp(feed.changed))
    SubElement(
        root,
        "link",
        rel="self",
        type="application/atom+xml",
        href=absolute_url(site, context.team_url(FEED)),
    )
    SubElement(root, "link", rel="alternate", type="text/html", href=absolute_url(site, context.timeline_url()))
    author = SubElement(root, "author")
    _add(author, "name", site.publisher.title if site.publisher else context.text(site.title))
    if site.publisher and site.publisher.url:
        _add(author, "uri", site.publisher.url)
    if site.licence:
        _add(root, "rights", site.licence.title)
    SubElement(root, "generator", version=__version__).text = "founders-timeline"
    for entry in feed.entries:
        _add_entry(root, entry)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(parent: Element, entry: Entry) -> None:
    element = SubElement(parent, "entry")
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
