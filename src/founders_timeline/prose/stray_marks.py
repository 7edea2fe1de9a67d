"""Marks that are meant for a list or for code, and that Python-Markdown takes for words.

It begins no list right below other words, knows no "1)" in lists, and reads lines of ``` or ~~~ only where no space, no list and
no quotation is in front of them, and where the code has an end. CommonMark (0.31, sections 4.5 and 5) does.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.core import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from founders_timeline.prose.notes import Notes

_ITEM = re.compile(r"\n *(?:([-+*])|1\.) +\S")
_BRACKETED_NUMBERS = re.compile(r"(?:\A *\d{1,9}|^ *1)\) .*?^ *(\d{1,9})\) ", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^ *(~{3}|`{3}(?!.*`[^`]))", re.MULTILINE)


class StrayMarks(Treeprocessor):
    """Notes marks that stay where words are. It changes nothing."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Look at all words but code, before the marks inside of lines are read."""
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and not isinstance(text, AtomicString):
                    self.notes.losses += _marks_in(text)


def _marks_in(text: str) -> Iterator[str]:
    item = _ITEM.search(text)
    if item:
        marker, escaped = (item[1], f"\\{item[1]}") if item[1] else ("1.", "1\\.")
        yield f'has a list\'s "{marker}" right below other words. Put an empty line above it, or write "{escaped}".'
    numbers = _BRACKETED_NUMBERS.search(text)
    if numbers:
        yield f'has "{numbers[1]})" at the beginning of a line. Number lists with full stops: "{numbers[1]}.".'
    fence = _FENCE.search(text)
    if fence:
        yield f"has {fence[1]} where no code begins. Write it at the beginning of a line, and once more where the code ends."
