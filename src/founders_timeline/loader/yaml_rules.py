"""What content may not use of YAML, one function a rule; each returns the problem, or None if there is none.

Whatever is refused here gets lost, guessed or blown up by YAML readers that obey it.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

import yaml

from founders_timeline.loader.meant import line_meant
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.model.problems import Problem, Severity, quoted

DEEPEST = 12
"""Lists and mappings that may stand inside each other."""

MOST_VALUES = 20_000
"""Texts, lists and mappings that one file may hold, keys included."""

LONGEST_TEXT = 16 * 1024
"""Characters that one text may have."""

QUOTE_IT = "If this is text, put all of it in quotes."
BLOCK_BEGINS_BELOW = 'After "|" or ">" the text begins on the next line.'
NOTHING_AFTER_COLON = "A bracket or a comma follows this colon, where a space and a value should."

NodeEvent: TypeAlias = yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.AliasEvent

# Most files need only the last of these: the others are compiled when they are asked for, and kept by `re`.
_DIRECTIVE = r"(?:[ \t]*(?:#[^\n]*)?\n)*%"
_LOST_TEXT = r"[ \t]+(#[^\s#].*)"
_HASH_AFTER_BLOCK_SIGN = r"[|>][-+1-9]{0,2}(?=#)"
_WORD = r"[^\s,\[\]{}]*"
_COLON_AND_BRACKET = re.compile(r":[,\[\]{}]")

_NOTHING = ("", "~", "null", "Null", "NULL")


class Source:
    """The file that is read, as problems name it, and its text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their ends; most files are read without anybody asking for them."""
        return self.text.split("\n")

    def problem(self, code: str, place: tuple[int, int], message: str, hint: str) -> Problem:
        """Make an error of this file; `place` is line and column, from 1."""
        line, column = place
        return Problem(path=self.path, line=line, column=column, code=code, message=message, hint=hint)

    def has_sign_after(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a text without quotes ends before a comment, or before a colon that no space follows."""
        mark = event.end_mark
        line = self.lines[mark.line] if mark and mark.line < len(self.lines) else ""
        following = line[mark.column : mark.column + 2] if mark else ""
        return (following[:1] == ":" and following[1:] != " " and following != ":") or "#" in line

    def word_at(self, place: tuple[int, int]) -> str:
        """Return what is written at a place, up to the next space or bracket."""
        line, column = place
        word = re.compile(_WORD).match(self.lines[line - 1], column - 1)
        return word[0] if word else ""


class Mark(NamedTuple):
    """A place as parsers count: line, column and offset from 0, in characters."""

    line: int
    column: int
    offset: int


BEGINNING = Mark(0, 0, 0)
"""Where an event begins that does not know it."""


def start_of(event: yaml.Event) -> Mark:
    """Return where an event begins."""
    mark = event.start_mark
    return Mark(mark.line, mark.column, mark.index) if mark else BEGINNING


def end_of(event: yaml.Event) -> Mark:
    """Return where an event ends; its last character is the one before."""
    mark = event.end_mark
    return Mark(mark.line, mark.column, mark.index) if mark else BEGINNING


def place(event: yaml.Event) -> tuple[int, int]:
    """Return the line and the column where an event begins, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def check_directive(source: Source, text: str) -> Problem | None:
    """Refuse `%YAML` and `%TAG` at the beginning of the file's text, before a parser acts on them."""
    match = re.match(_DIRECTIVE, text) if "%" in text else None
    if match is None:
        return None
    line = match[0].count("\n") + 1
    message = f"{quoted(source.lines[line - 1])} is a directive, and directives are not read."
    return source.problem("directive", (line, 1), message, "Delete the line.")


def check_document(source: Source, first: yaml.DocumentStartEvent | None, event: yaml.DocumentStartEvent) -> Problem | None:
    """Refuse every document but the first."""
    if first is None:
        return None
    hint = "Delete the line ---, or split the file."
    if first.explicit:
        hint = 'If prose follows, put it in a block: write "summary: |" above it, and indent it.'
    return source.problem("multi-document", place(event), "A second document begins here, and a file holds one.", hint)


def check_reference(source: Source, event: NodeEvent) -> Problem | None:
    """Refuse anchors, aliases and tags: `&x`, `*x`, `!x`."""
    if isinstance(event, yaml.AliasEvent):
        code, name = "alias", "an alias"
    elif event.anchor is not None:
        code, name = "anchor", "an anchor"
    elif event.tag is not None:
        code, name = "tag", "a tag"
    else:
        return None
    written = quoted(source.word_at(place(event)))
    return source.problem(code, place(event), f"{written} is {name} to YAML, which content may not use.", QUOTE_IT)


def check_length(source: Source, event: yaml.ScalarEvent) -> Problem | None:
    """Refuse a text of more than LONGEST_TEXT characters."""
    if len(event.value) <= LONGEST_TEXT:
        return None
    message = f"This text has {len(event.value):,} characters; {LONGEST_TEXT:,} are allowed."
    return source.problem("too-long", place(event), message, "Shorten it, or split it.")


def check_disagreement(source: Source, event: yaml.ScalarEvent) -> Problem | None:
    """Refuse what only one of the two parsers takes.

    `|#` is the beginning of an empty block and a comment to libyaml; `[a:]` is a key without a value to PyYAML's own parser.
    """
    line, column, _ = start_of(event)
    if event.style in ("|", ">") and (match := re.compile(_HASH_AFTER_BLOCK_SIGN).match(source.lines[line], column)):
        return source.problem("yaml-syntax", (line + 1, match.end() + 1), BLOCK_BEGINS_BELOW, QUOTE_IT)
    line, column, _ = end_of(event)
    if not event.style and _COLON_AND_BRACKET.match(source.lines[line], column):
        return source.problem("yaml-syntax", (line + 1, column + 1), NOTHING_AFTER_COLON, QUOTE_IT)
    return None


def check_size(source: Source, event: NodeEvent, depth: int, values: int) -> Problem | None:
    """Refuse lists and mappings too deep in each other, and too many values."""
    if depth > DEEPEST:
        message = f"More than {DEEPEST} lists and mappings stand inside each other here."
        return source.problem("too-deep", place(event), message, "Check the indentation and the brackets.")
    if values > MOST_VALUES:
        message = f"The file holds more than {MOST_VALUES:,} values."
        return source.problem("too-many-nodes", place(event), message, "Split it into several files.")
    return None


def check_lost_text(source: Source, event: yaml.ScalarEvent) -> Problem | None:
    """Warn where a value without quotes is cut by a comment, as in `destination: Team #1`."""
    end = end_of(event)
    match = re.compile(_LOST_TEXT).match(source.lines[end.line], end.column) if end.line < len(source.lines) else None
    if match is None:
        return None
    return Problem(
        path=source.path,
        line=end.line + 1,
        column=match.start(1) + 1,
        code="comment",
        message=f"Everything from {quoted(match[1])} on is a comment and was dropped.",
        hint="If it belongs to the value, put all of the value in quotes; if not, write a space after the #.",
        severity=Severity.WARNING,
    )


def check_key(source: Source, key: Node, earlier: Mapping[str, int]) -> Problem | None:
    """Refuse keys that are no text, empty, `<<`, or written before; `earlier` gives the line of each key before this one."""
    here = (key.line, key.column)
    if not isinstance(key, TextNode):
        kind = "list" if isinstance(key, ListNode) else "mapping"
        in_braces = source.lines[key.line - 1].startswith("{", key.column - 1)
        hint = "If this is a placeholder such as {{ name }}, put the text itself in its place." if in_braces else QUOTE_IT
        return source.problem("yaml-key", here, f"A {kind} stands where a key should, and keys are texts.", hint)
    if key.plain and key.value == "":
        return source.problem("yaml-key", here, "No key stands before this colon.", 'Write "key: value".')
    if key.plain and key.value == "<<":
        return source.problem("merge", here, '"<<" is a merge key to YAML, which content may not use.', "Write the keys out.")
    if key.value in earlier:
        message = f"The key {quoted(key.value)} stands on line {earlier[key.value]} already."
        return source.problem("duplicate-key", here, message, "Delete one of the two.")
    return None


def check_root(source: Source, root: Node | None) -> Problem | None:
    """Refuse a file that holds nothing, or one text."""
    if root is None or (isinstance(root, TextNode) and root.plain and root.value in _NOTHING):
        return source.problem("empty", (1, 1), "The file holds no content.", "Fill it, or delete it.")
    if not isinstance(root, TextNode):
        return None
    hint = 'Write "key: value".'
    if meant := line_meant(source.lines[root.line - 1], frozenset()):
        hint = f"Write {meant}"
    elif root.value.startswith("<"):
        hint = "It looks like a web page: save the YAML text itself."
    message = f"The file holds keys and values, but this is one text: {quoted(root.value)}."
    return source.problem("root", (root.line, root.column), message, hint)
