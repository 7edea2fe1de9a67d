"""HTML of other programs as Markdown or as one line of text, by Beautiful Soup and markdownify; what is left out is told."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import Tag
from markdownify import ATX, MarkdownConverter

from founders_timeline.authoring.importing.html_tree import MARKS, Note, is_too_much, lines_of, read_html, tidy
from founders_timeline.loader.urls import web_address, why_not_url

LONGEST_HTML = 64_000
"""Characters that one piece of HTML may have: its text must not have more than 8,000."""

_ONE_LINE = {"td", "th", "li", "dt", "dd", *MARKS, *(f"h{level}" for level in range(1, 7))}
"""Elements in which a line break is a space: they would end at it."""

_SPECIAL = re.compile(r"[\\`*_\[\]]|&(?=#?\w+;)")
_STARTS_BLOCK = re.compile(r"(\s*)(?:([-+>#]|\d{1,9}(?=[.)]))|~(?=~))")
_BLOCK_LINE = re.compile(r"(?:[-+>#|]|\d+\.) ")


def markdown_of(html: str, note: Note) -> str:
    """Return HTML, or text without any tag, as Markdown; `note` takes what was left out."""
    return _converted(html, note, lambda soup: _Converter(note).convert_soup(soup))


def paragraphs_of(html: str, note: Note) -> str:
    """Return only the text of HTML, in paragraphs, as Markdown that shows it."""
    return _converted(html, note, lambda soup: "\n\n".join(map(escaped, lines_of(soup))))


def text_of(html: str, note: Note) -> str:
    """Return HTML as one line of plain text."""

    def one_line(soup: BeautifulSoup) -> str:
        for link in soup.find_all("a", href=True):
            note(f"there is no place here for the link to {link['href']}")
        return " ".join(lines_of(soup))

    return _converted(html, note, one_line, show=str)


def escaped(text: str) -> str:
    """Write a line of text such that Markdown shows it as it is."""
    plain = _SPECIAL.sub(lambda match: "&amp;" if match[0] == "&" else f"\\{match[0]}", text)
    if plain.endswith("!"):
        plain = f"{plain[:-1]}\\!"  # A link may follow, and would be a picture.
    start = _STARTS_BLOCK.match(plain)
    if not start:
        return plain
    rest = plain[start.end() :]
    if start[2] is None:
        return f"{start[1]}&#126;{rest}"
    return f"{start[1]}{start[2]}\\{rest}" if start[2].isdigit() else f"{start[1]}\\{start[2]}{rest}"


def _converted(html: str, note: Note, convert: Callable[[BeautifulSoup], str], show: Callable[[str], str] | None = None) -> str:
    if len(html) > LONGEST_HTML:
        note(f"a text of more than {LONGEST_HTML:,} characters was left out: {html}")
        return ""
    soup = read_html(html)
    if soup is None:
        note("its HTML cannot be read, so it stands as text.")
        return (show or escaped)(" ".join(html.split()))
    if is_too_much(soup):
        note("its HTML has too many elements, or too deep in each other; the text alone was kept.")
        return (show or escaped)(" ".join(soup.get_text(" ").split()))
    tidy(soup, note)
    lines = map(_without_double_blanks, convert(soup).split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text if text.startswith("    ") else text.lstrip()  # Four blanks are a block of code.


def _without_double_blanks(line: str) -> str:
    if line.startswith("|"):
        return line.rstrip()
    start = re.match(r" *(?:(?:-|\d+\.) +)?", line)[0]  # type: ignore[index]  # It fits every line.
    is_code = len(start) >= 4 and start.isspace()
    return line.rstrip() if is_code else start + re.sub(" {2,}", " ", line[len(start) :]).rstrip()


class _Converter(MarkdownConverter):
    """Markdown as CommonMark and Python-Markdown both read it, and links to the web only."""

    def __init__(self, note: Note) -> None:
        super().__init__(heading_style=ATX, wrap=True, wrap_width=None)
        self._note = note

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what Markdown would take for a sign."""
        plain = escaped(text)
        return plain.replace("|", "\\|") if parent_tags & {"td", "th"} else plain

    def convert_b(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Mark each line by itself; blanks stand outside."""
        return text if parent_tags & {"b", "strong", "_noformat"} else _marked(text, "**")

    def convert_i(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Mark each line by itself; blanks stand outside."""
        return text if parent_tags & {"i", "em", "_noformat"} else _marked(text, "*")

    convert_strong, convert_em = convert_b, convert_i

    def convert_a(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Link to the web or to a mailbox; whatever else is linked to is told."""
        written = str(element.get("href") or "").strip()
        words = " ".join(text.split())
        url = written if re.match(r"mailto:[^\s<>()\"]+@[^\s<>()\"]+\Z", written) else web_address(written)
        reason = None if url == written and url.startswith("mailto:") else why_not_url(url)
        if not written or (words and not reason):
            link = f"[{words}]({url.replace('(', '%28').replace(')', '%29')})" if written else words
            return text.replace(text.strip(), link) if text.strip() else ""
        self._note(f"the link to {written} was left out: it {reason or 'has no words.'}")
        return text

    def convert_br(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """End a paragraph, or write a blank where that would end something else."""
        return " " if parent_tags & _ONE_LINE else "\n\n"

    def convert_dt(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Make a term a paragraph, as its definition: Markdown has no lists of definitions."""
        return f"\n\n{text.strip()}\n\n"

    convert_dd = convert_dt

    def convert_del(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep the text of what was struck out."""
        return text

    convert_s = convert_del

    def convert_pre(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Indent it."""
        return "\n\n" + "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n")) + "\n\n"

    def convert_li(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Indent what follows the first line by four: every reader of Markdown takes that for a part of the item."""
        bullet = f"{element['value']}." if element.get("value") else "-"
        first, *rest = text.strip().split("\n")
        following = (f"    {line}".rstrip() for line in rest)
        return "\n".join((f"{bullet:<3} {first}", *following)) + "\n"


def _marked(text: str, mark: str) -> str:
    def marked_line(match: re.Match[str]) -> str:
        line = match[0]
        is_plain = not _BLOCK_LINE.match(line) and any(map(str.isalnum, line))
        return f"{mark}{line}{mark}" if is_plain else line

    return re.sub(r"\S(?:[^\n]*\S)?", marked_line, text)
