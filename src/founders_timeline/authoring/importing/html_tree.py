"""HTML of other programs as a tree that Markdown can be made of: what no page shows is told and taken out."""

import re
import warnings
from collections.abc import Callable

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

Note = Callable[[str], None]

MOST_ELEMENTS = 2_000
MOST_COMMENTS = 500
DEEPEST = 100
"""Elements that may stand in each other; bs4 and markdownify take time that grows with the square of it."""

MARKS = ("b", "strong", "i", "em")
"""Elements that emphasise."""

_BLOCKS = "p div br hr li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 table tr td th section article figure".split()
_UNSEEN = ("script", "style", "template")
_MEDIA = ("img", "iframe", "video", "audio", "embed", "object", "svg")
_EDGE = re.compile(r"[^\w\s]+")


def read_html(html: str) -> BeautifulSoup | None:
    """Read HTML; None if that is not possible in little time. In a text without paragraphs, empty lines part them."""
    if html.count("<!") > MOST_COMMENTS:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)  # A text may well be an address.
        try:
            soup = BeautifulSoup(html, "html.parser")
            return soup if soup.find(_BLOCKS) else BeautifulSoup(re.sub(r"\n\s*\n", "<br>", html), "html.parser")
        except ParserRejectedMarkup:
            return None


def is_too_much(soup: BeautifulSoup) -> bool:
    """Tell whether HTML has more elements than it takes little time to go through."""
    depths = {id(soup): 0}
    for element in soup.find_all(True):
        depths[id(element)] = depths[id(element.parent)] + 1
    return len(depths) > MOST_ELEMENTS or max(depths.values()) > DEEPEST


def lines_of(soup: BeautifulSoup) -> list[str]:
    """Return the text of each block, without its markup."""
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
        if not block.is_empty_element:
            block.insert(0, " ")
    return [words for line in soup.get_text().split("\n") if (words := " ".join(line.split()))]


def tidy(soup: BeautifulSoup, note: Note) -> None:
    """Take out what no page shows, and bring the rest into a form that Markdown has."""
    for element in soup.find_all(_UNSEEN):
        note(f"a {element.name} was left out.")
        element.decompose()
    for element in soup.find_all(_MEDIA):
        if not element.decomposed:
            _tell_media(element, note)
            element.decompose()
    for element in soup.find_all(["del", "s", "strike"]):
        note(f"it was struck out, which is not shown here: {element.get_text()}")
    for string in soup.find_all(string=True):
        if type(string) is NavigableString and not string.find_parent("pre"):
            string.replace_with(re.sub(r"\s+", " ", string))
    for names, container in ((["li"], ["ul", "ol"]), (["tr"], ["table"]), (["td", "th"], ["tr", "table"])):
        _part(soup, names, container)
    for table in soup.find_all("table"):
        _make_regular(soup, table)
    for cell in soup.find_all(["tr", "td", "th"]):
        cell.name = cell.name if cell.find_parent("table") else "div"
    for numbered in soup.find_all("ol"):
        start = str(numbered.get("start", ""))
        for number, item in enumerate(numbered.find_all("li", recursive=False), int(start) if start.isdecimal() else 1):
            item["value"] = str(number)
    for mark in soup.find_all(MARKS):
        _move_edges(mark)


def _part(soup: BeautifulSoup, names: list[str], containers: list[str]) -> None:
    """Put items and cells beside each other that stand inside each other, since nobody wrote where they end."""
    last: dict[int, Tag] = {}
    for element in soup.find_all(names):
        outer = element.find_parent([*names, *containers])
        if outer and outer.name in names:
            last.get(id(outer), outer).insert_after(element)
            last[id(outer)] = element


def _tell_media(element: Tag, note: Note) -> None:
    inner = element.find("source")
    address = element.get("src") or element.get("data") or (inner.get("src") if isinstance(inner, Tag) else "")
    words = (element.get("alt"), element.get("title"), element.get_text().strip())
    note(f"pictures and frames are not shown here: {' '.join(str(each) for each in (element.name, address, *words) if each)}")


def _make_regular(soup: BeautifulSoup, table: Tag) -> None:
    """Give all rows of a table as many cells, and no table inside: Markdown's tables are like that."""
    for inner in table.find_all("table"):
        inner.replace_with(" · ".join(" ".join(cell.get_text().split()) for cell in inner.find_all(["td", "th"])))
    rows = table.find_all("tr")
    widths = [sum(map(_width, row.find_all(["td", "th"]))) for row in rows]
    widest = max(widths, default=0)
    for row, width in zip(rows, widths, strict=True):
        for _ in range(widest - width if widest <= 100 else 0):
            row.append(soup.new_tag("td"))


def _width(cell: Tag) -> int:
    """Return how many columns a cell has, as markdownify reads it."""
    written = str(cell.get("colspan", "1"))
    return max(1, min(1000, int(written))) if written.isdigit() else 1


def _move_edges(mark: Tag) -> None:
    """Move punctuation at the edge of emphasis out of it where a letter follows: CommonMark shows the asterisks otherwise."""
    before, after = mark.previous_sibling, mark.next_sibling
    strings = [string for string in mark.find_all(string=True) if string.strip()]
    if not strings:
        return
    if isinstance(before, NavigableString) and before[-1:].isalnum() and (edge := _EDGE.match(strings[0])):
        mark.insert_before(edge[0])
        strings[0].replace_with(strings[0][edge.end() :])
    elif isinstance(before, NavigableString) and before[-1:].isspace():
        strings[0].replace_with(strings[0].lstrip())
    last = [string for string in mark.find_all(string=True) if string.strip()][-1:]
    if last and isinstance(after, NavigableString) and after[:1].isalnum() and (edge := re.search(r"[^\w\s]+\Z", last[0])):
        mark.insert_after(edge[0])
        last[0].replace_with(last[0][: edge.start()])
