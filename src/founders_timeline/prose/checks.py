"""Whether a Markdown text can be shown: it is within the limits, and nothing of it would get lost."""

import re
from html import escape
from html.parser import HTMLParser

from founders_timeline.model.problems import quoted
from founders_timeline.prose.dialect import parse
from founders_timeline.prose.html import HTTP, cleaned
from founders_timeline.prose.limits import LONGEST_PROSE, why_beyond_limits

_MARKS = re.compile(r"[\[<|]|```|~~~|^[ \t]*(?:[-+*>]|\d+[.)])", re.MULTILINE)
"""What a text without losses need not hold: links, addresses, tables, code, lists. Most summaries hold none of it."""

_CODE = re.compile(r"<code.*?</code>", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\[\]]*\] ?[\[(]")
_IMAGE_LOST = "holds an image, and images are not shown. Link to it instead."


def why_not_markdown(text: str, longest: int = LONGEST_PROSE) -> str | None:
    """Say why a text cannot be shown as Markdown, as the end of a sentence, or return None.

    It may be too much for one text, or hold what readers would miss: images, links to elsewhere than the web, cells outside of
    their table, control characters in disguise.
    """
    return why_beyond_limits(text, longest) or (_why_not_shown(text) if _MARKS.search(text) else None)


def _why_not_shown(text: str) -> str | None:
    """Say what readers would miss of the text's HTML, by what the parser makes of it."""
    parsed = parse(text)
    elements = _Elements()
    elements.feed(parsed.html)
    if _IMAGE.search(text) and _IMAGE.search(_CODE.sub("", parsed.html)):
        return _IMAGE_LOST  # Its address is missing, so that the page would show its marks.
    return next(iter((*elements.losses, *parsed.losses)), None)


class _Elements(HTMLParser):
    """Reads HTML before it is cleaned, and notes what cleaning takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.losses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an image, a link that leads nowhere, and a language of code."""
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.losses.append(_IMAGE_LOST)
        elif tag == "a":
            self.losses += filter(None, [_why_not_linked(values["href"])])
        elif tag == "code" and "class" in values:
            language = quoted(values["class"].removeprefix("language-").strip())
            self.losses.append(f"names {language} where a code block begins, which would not be shown. Leave it out.")


def _why_not_linked(address: str) -> str | None:
    if not HTTP.match(address):
        return f"links to {quoted(address)}. Links begin with https://, http:// or mailto:."
    if re.search(r"\s", address) or "href" not in cleaned(f'<a href="{escape(address)}">'):
        return f"links to {quoted(address)}, which is not a web address."
    return None
