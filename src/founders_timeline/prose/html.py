"""HTML from Markdown that cannot do anything and loses no word.

Three layers, each enough by itself: the parser shows raw HTML as text, an allow-list sanitizer cleans what the parser made, and
the pages' Content-Security-Policy stops what is left.
"""

import re

from nh3 import Cleaner

from founders_timeline.prose.dialect import parse

HTTP = re.compile(r"https?://[^/\\]|mailto:", re.IGNORECASE)
"""How an address begins that may be linked to."""

_CLEANER = Cleaner(
    tags=set("p br em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr table thead tbody tr th td".split()),
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    attribute_filter=lambda tag, name, value: value if name != "href" or HTTP.match(value) else None,
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener noreferrer",
)


def to_html(text: str, top_heading: int = 3) -> str:
    """Turn Markdown into HTML with the elements of an allow-list, links to http(s) and mailto only, and no images.

    `top_heading` is the level that `#` becomes, 1 to 6; deeper ones follow, down to 6. No heading becomes the page's own, the
    `h1`: it is made an `h2`. The caller has made sure that `why_not_markdown` finds nothing.
    """
    html = parse(text).html
    html = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(6, max(2, int(m[2]) + top_heading - 1))}>", html)
    return cleaned(html)


def to_inline_html(text: str) -> str:
    """Turn one paragraph of Markdown into HTML without the paragraph's own tags."""
    html = to_html(text)
    single = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
    return single[1] if single else html


def cleaned(html: str) -> str:
    """Leave only the elements of an allow-list, links to http(s) and mailto, and no images."""
    return _CLEANER.clean(html)
