"""The Markdown of the content: Python-Markdown with tables, fenced code and sane lists, its raw HTML shown as text.

What the parser would pass over in silence is noted beside the HTML that it makes. Emphasis, links and the like are
Python-Markdown's own.
"""

import re
import string
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import AutomailInlineProcessor, SubstituteTagInlineProcessor

from founders_timeline.model.problems import quoted
from founders_timeline.prose.lists import NumberedList, PlainList
from founders_timeline.prose.notes import Notes
from founders_timeline.prose.stray_marks import StrayMarks


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """A text as HTML that has not been cleaned, and what got lost on the way, as ends of sentences."""

    html: str
    losses: tuple[str, ...]


class Headings(HashHeaderProcessor):
    """Headings whose number signs stand alone, so that "#1" stays what it is; signs at the end as well (CommonMark 0.31, 4.2)."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?: [^\n]*?)?)(?<! )(?: ++#++)? *+(?:\n|$)")


class FencedCode(FencedBlockPreprocessor):
    """Code between lines of ``` or ~~~. All that stands behind the first ones is taken for a language."""

    FENCED_BLOCK_RE = re.compile(
        r"^(?P<fence>~{3,}+|`{3,}+) *(?P<lang>[^`\n]*)(?P<attrs>(?!))?(?P<hl_lines>(?!))?\n(?P<code>.*?)(?<=\n)(?P=fence) *$",
        re.MULTILINE | re.DOTALL,
    )


class Tables(TableProcessor):
    """Tables that note rows with more cells than the first row has."""

    def __init__(self, parser: BlockParser, notes: Notes) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self.notes = notes

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a table of the first block, and note the rows that go on behind their last cell."""
        written = blocks[0].split("\n")[2:]
        super().run(parent, blocks)
        _, body = parent[-1]
        for line, row in zip(written, body, strict=False):  # A table without rows is given an empty one.
            end = 0
            for cell in row:
                end = line.index(cell.text or "", end) + len(cell.text or "")
            if line[end:].strip("| "):
                self.notes.losses.append(
                    f"has a table with a longer row than its first: {quoted(line.strip())}. What is beyond would not be shown."
                )


class LinkDefinitions(dict[str, tuple[str, str]]):
    """Addresses by their labels, as in `[label]: https://example.org`, that remember which were given and which are used."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.used: set[str] = set()

    def __setitem__(self, label: str, target: tuple[str, str]) -> None:
        self.given.append(label)
        super().__setitem__(label, target)

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        """Forget everything, before the next text."""
        super().clear()
        self.given.clear()
        self.used.clear()

    def first_unused(self) -> str | None:
        """Return a label that no link uses, or that was given anew, or None."""
        return next((label for label in self.given if label not in self.used or self.given.count(label) > 1), None)


class Dialect(Extension):
    """Sets the parser up for the content's Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.notes = Notes()
        self.definitions = LinkDefinitions()

    def extendMarkdown(self, md: Markdown) -> None:
        """Exchange what differs from Python-Markdown's own rules."""
        md.registerExtension(self)
        md.references = self.definitions
        md.ESCAPED_CHARS = [sign for sign in string.punctuation if sign != "&"]
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(FencedCode(md, {}), "fenced_code_block", 25)
        blocks = md.parser.blockprocessors
        blocks.register(Tables(md.parser, self.notes), "table", 75)
        blocks.register(Headings(md.parser), "hashheader", 70)
        blocks.register(NumberedList(md.parser, self.notes), "olist", 40)
        blocks.register(PlainList(md.parser, self.notes), "ulist", 30)
        md.treeprocessors.register(StrayMarks(md, self.notes), "stray_marks", 25)
        inline = md.inlinePatterns
        inline.deregister("html")
        # A mail's address holds no escape: \2 begins what Python-Markdown has put in the place of one.
        inline.register(AutomailInlineProcessor(r"<([^<> !\2]+@[^@<> \2]+)>", md), "automail", 110)
        inline.register(SubstituteTagInlineProcessor(r"(?:  |\\)\n", "br"), "linebreak", 100)

    def reset(self) -> None:
        """Forget what was noted about the text before."""
        self.notes.clear()


_DIALECT = Dialect()
_PARSER = Markdown(output_format="html", extensions=[_DIALECT])


def parse(text: str) -> Parsed:
    """Turn Markdown into HTML that nobody may see yet: links to anything are live in it."""
    html = _PARSER.reset().convert(text)
    losses = [*_DIALECT.notes.losses]
    unused = _DIALECT.definitions.first_unused()
    if unused is not None:
        shown = quoted(f"[{_as_written(unused, text)}]:")
        losses.append(f"has a link's address behind {shown} that no link uses. If none is meant, put a backslash in front.")
    return Parsed(html=html, losses=tuple(losses))


def _as_written(label: str, text: str) -> str:
    """Return a label in the letters that the text has; Python-Markdown makes them small."""
    found = re.search(re.escape(label), text, re.IGNORECASE)
    return " ".join((found[0] if found else label).split())
