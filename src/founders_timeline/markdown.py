"""CommonMark with tables as HTML that cannot do anything: the parser and the sanitizer, made once, when first used."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nh3 import Cleaner

HTTP = re.compile(r"https?://[^/\\]|mailto:", re.IGNORECASE)
"""How an address begins that may be linked to."""

_TAGS = set("p br em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr table thead tbody tr th td".split())


def parsed(text: str) -> str:
    """Turn Markdown into HTML, raw HTML into text; dangerous addresses are empty."""
    return _parser(False)(text + "\n")


def parsed_with_every_address(text: str) -> str:
    """Turn Markdown into HTML that nobody may see, since `javascript:` is live in it."""
    return _parser(True)(text + "\n")


def cleaned(html: str) -> str:
    """Leave only the elements of an allow-list, links to http(s) and mailto, and no images."""
    return _cleaner().clean(html)


# comrak 0.0.16 takes `[a]: <https://example.org>` for words where the text ends behind it; hence the line end above.
@cache
def _parser(keeps_addresses: bool) -> Callable[[str], str]:
    from comrak import ExtensionOptions, RenderOptions, render_markdown  # noqa: PLC0415

    extensions, rendering = ExtensionOptions(), RenderOptions()
    extensions.table = True
    rendering.escape = True
    rendering.unsafe_ = keeps_addresses  # Raw HTML stays text: `escape` goes before.
    return partial(render_markdown, extension_options=extensions, render_options=rendering)


@cache
def _cleaner() -> "Cleaner":
    from nh3 import Cleaner  # noqa: PLC0415

    return Cleaner(
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        attribute_filter=lambda tag, name, value: value if name != "href" or HTTP.match(value) else None,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
