"""Lists in Markdown: the sane ones of Python-Markdown, with a note of what would get lost.

Python-Markdown counts on from a list's first number, and takes an item that is indented by less than four spaces for one of the
same level, where CommonMark (0.31, section 5.2) would nest it.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from founders_timeline.model.problems import one_line, quoted
from founders_timeline.prose.notes import Notes

_MARKER_WIDTH = {"ul": 2, "ol": 3}
"""By how many spaces CommonMark wants that indented which belongs to an item; the length of `- ` and `1. `."""

_MOST_DIGITS = 9  # `start` has 32 bits in HTML.


class _NotedList(OListProcessor):
    def __init__(self, parser: BlockParser, notes: Notes) -> None:
        super().__init__(parser)
        self.notes = notes

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a list of the first block, or add to the list before it, and note what gets lost."""
        items = list(filter(None, map(self.CHILD_RE.match, blocks[0].split("\n"))))
        before = parent[-1] if len(parent) else None
        super().run(parent, blocks)
        made = parent if parent.tag in _MARKER_WIDTH else parent[-1]
        self._note_flattened(items, made, before)
        if self.TAG == "ol":
            self.notes.losses += _lost_numbers([item[1].rstrip(".") for item in items], made)

    def _note_flattened(self, items: Iterable[re.Match[str]], made: Element, before: Element | None) -> None:
        """Note the first item that is meant to be nested, as CommonMark has it, and is not."""
        above = made if before is None else before
        for item in items:
            indent = item.start(1)
            expected = self.notes.indents.get(above)
            if expected is not None and indent >= expected + _MARKER_WIDTH[above.tag]:
                shown = quoted(item[1])
                self.notes.losses.append(
                    f"indents {shown} by {indent} spaces. Indent what belongs to a list's item by four, else by none."
                )
            self.notes.indents.setdefault(made, indent)
            above = made


class NumberedList(_NotedList, SaneOListProcessor):
    """A numbered list."""


class PlainList(_NotedList, SaneUListProcessor):
    """A list without numbers."""


def _lost_numbers(numbers: list[str], made: Element) -> Iterator[str]:
    """Find the last items' numbers that are not shown; each may be written as 1."""
    start = made.get("start", "1")
    first = (int(start) if start.isascii() and len(start) <= _MOST_DIGITS else 1) + len(made) - len(numbers)
    for place, number in enumerate(numbers):
        is_shown = made.tag == "ol" and len(number) <= _MOST_DIGITS and int(number) == first + place
        if not is_shown and number != "1":
            shown = one_line(number)
            yield f'has "{shown}." in a list, and lists count on from their first number. Else write "{shown}\\.".'
