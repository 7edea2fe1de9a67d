"""For search engines: every page with its other languages, and what they may read."""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from founders_timeline.model.team import Site
from founders_timeline.views.links import NOT_FOUND, absolute_url, folder_of

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_file(site: Site, paths: Iterable[str]) -> bytes:
    """Write the sitemap; `paths` are those of the pages of the first language. The site has a base URL."""
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for path in sorted(path for path in paths if path != NOT_FOUND):
        addresses = {code: absolute_url(site, folder_of(site, code) + path) for code in site.languages}
        for address in addresses.values():
            url = SubElement(root, "url")
            SubElement(url, "loc").text = address
            if len(addresses) > 1:
                for code, other in (*addresses.items(), ("x-default", addresses[site.languages[0]])):
                    SubElement(url, "xhtml:link", rel="alternate", hreflang=code, href=other)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def robots_file(site: Site) -> bytes:
    """Write robots.txt: everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    lines += [f"Sitemap: {absolute_url(site, SITEMAP)}"] if site.base_url else []
    return "\n".join([*lines, ""]).encode()
