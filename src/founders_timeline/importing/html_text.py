"""HTML from other tools as Markdown: paragraphs, line breaks, emphasis, links; other tags go, their text stays."""

import re
from html.parser import HTMLParser

from founders_timeline.loader.values import why_not_url

_BLOCKS = frozenset("p div br li ul ol blockquote h1 h2 h3 h4 h5 h6 tr section article".split())
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_SILENT = frozenset({"script", "style"})
_MARKUP = re.compile(r"([\\`*_\[\]])")
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")


def markdown_of(html: str) -> str:
    """Return HTML, or text without any tag, as Markdown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    paragraphs = _PARAGRAPHS.split("".join(reader.parts).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def text_of(html: str) -> str:
    """Return HTML as one line of plain text."""
    reader = _Reader(is_plain=True)
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(HTMLParser):
    def __init__(self, *, is_plain: bool = False) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._is_plain = is_plain
        self._silent = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and not self._is_plain:
            url = (dict(attrs).get("href") or "").strip()
            self._links.append("" if why_not_url(url) or {"(", ")"} & set(url) else url)
            self.parts.append("[" if self._links[-1] else "")
        elif tag in _MARKS and not self._is_plain:
            self.parts.append(_MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._links:
            url = self._links.pop()
            self.parts.append(f"]({url})" if url else "")
        elif tag in _MARKS and not self._is_plain:
            self.parts.append(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data if self._is_plain else _MARKUP.sub(r"\\\1", data.replace("\n", " ")))
