"""YAML read by its events: every value stays the text that was written, and knows its line and column."""

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from founders_timeline.loader.characters import check_value, decode
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.yaml_rules import (
    DEEPEST,
    DOUBTFUL_KEYS,
    LONGEST_TEXT,
    MOST_VALUES,
    Source,
    check_directive,
    check_disagreement,
    check_document,
    check_key,
    check_length,
    check_lost_text,
    check_reference,
    check_root,
    check_size,
    end_of,
    place,
    start_of,
)
from founders_timeline.loader.yaml_syntax import find_stray_tab, syntax_problem
from founders_timeline.problems import Problem, in_order

MOST_ERRORS = 20
"""Errors after which a file is not read any further."""

Parser: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

PARSER: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, which PyYAML's wheels bring along; where it is missing, the parser in Python gives the same answers, later."""


def read_yaml(path: str, data: bytes, parser: Parser = PARSER) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document into nodes; `path` is what problems name.

    The node is None if the file has an error. Warnings alone leave it usable.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    # A block text at the end of a file keeps its last line end, whether or not the editor wrote one.
    reading = _Reading(path, text if text.endswith("\n") else text + "\n")
    reading.run(parser)
    found = in_order((*problems, *reading.problems))
    return (None if any(problem.is_error for problem in found) else reading.root), found


@dataclass(slots=True)
class _OpenList:
    """A list whose end has not come yet."""

    line: int
    column: int
    flow: bool
    items: list[Node] = field(default_factory=list)

    def closed(self) -> ListNode:
        return ListNode(tuple(self.items), self.line, self.column, self.flow)


@dataclass(slots=True)
class _OpenMapping:
    """A mapping whose end has not come yet; `key` waits for its value, `lines` tells where each key stands."""

    line: int
    column: int
    key: Node | None = None
    entries: list[tuple[Node, Node]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def closed(self) -> MappingNode:
        entries = ((key, value) for key, value in self.entries if isinstance(key, TextNode))
        return MappingNode(tuple(entries), self.line, self.column)


class _Reading:
    """One file on its way from events to nodes, without recursion: what was opened waits on a stack."""

    def __init__(self, path: str, text: str) -> None:
        self.text = text
        self.source = Source(path, text.split("\n"))
        self.problems: list[Problem] = []
        self.errors = 0
        self.stopped = False
        self.root: Node | None = None
        self.open: list[_OpenList | _OpenMapping] = []
        self.document: yaml.DocumentStartEvent | None = None
        self.values = 0
        self.last: yaml.Event | None = None
        self.texts_with_tabs: list[tuple[int, int]] = []

    def run(self, parser: Parser) -> None:
        """Read the whole file, up to the first thing that makes the rest meaningless."""
        self.report(check_directive(self.source, self.text), stop=True)
        if self.stopped:
            return
        try:
            self.take_all(parser(self.text))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The parser in Python raises ValueError and OverflowError, without a place, for escapes beyond U+10FFFF.
            self.report(self.stray_tab() or syntax_problem(self.source, error, self.last))
        else:
            if not self.stopped:
                self.report(self.stray_tab())
        if not self.errors:
            self.report(check_root(self.source, self.root))

    def take_all(self, loader: yaml.SafeLoader | yaml.CSafeLoader) -> None:
        """Take the parser's events, up to the end or to what stops the reading."""
        try:
            while not self.stopped and (event := loader.get_event()) is not None:
                self.take(event)
                self.last = event
        finally:
            loader.dispose()

    def report(self, problem: Problem | None, stop: bool = False) -> None:
        if problem is None:
            return
        self.problems.append(problem)
        self.errors += problem.is_error
        self.stopped = self.stopped or stop or self.errors >= MOST_ERRORS

    def take(self, event: yaml.Event) -> None:
        if type(event) is yaml.ScalarEvent:  # Most are; the others can afford the slower question.
            self.take_text(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.add(self.open.pop().closed())
        elif isinstance(event, yaml.CollectionStartEvent | yaml.AliasEvent):
            self.take_node(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.report(check_document(self.source, self.document, event), stop=True)
            self.document = event

    def take_node(self, event: yaml.CollectionStartEvent | yaml.AliasEvent) -> None:
        self.values += 1
        depth = len(self.open) + isinstance(event, yaml.CollectionStartEvent)
        self.report(check_size(self.source, event, depth, self.values), stop=True)
        self.report(check_reference(self.source, event))
        line, column = place(event)
        match event:
            case yaml.AliasEvent():
                self.add(TextNode(f"*{event.anchor}", line, column))
            case yaml.SequenceStartEvent():
                self.open.append(_OpenList(line, column, flow=bool(event.flow_style)))
            case yaml.MappingStartEvent():
                self.open.append(_OpenMapping(line, column))

    def take_text(self, event: yaml.ScalarEvent) -> None:
        """Take a text: most of a file are texts, so that what is rarely wrong is asked for in the cheapest way first."""
        self.values += 1
        if self.values > MOST_VALUES or len(self.open) > DEEPEST:
            self.report(check_size(self.source, event, len(self.open), self.values), stop=True)
        if event.tag is not None or event.anchor is not None:
            self.report(check_reference(self.source, event))
        if len(event.value) > LONGEST_TEXT:
            self.report(check_length(self.source, event))
        if event.style:
            self.check_marked_text(event)
        elif self.source.has_sign_after(event):
            self.report(check_disagreement(self.source, event))
            self.report(check_lost_text(self.source, event))
        line, column = place(event)
        self.add(TextNode(event.value, line, column, not event.style))

    def check_marked_text(self, event: yaml.ScalarEvent) -> None:
        """Check a text in quotes or in a block."""
        self.report(check_disagreement(self.source, event))
        if event.style == '"' and "\\" in self.text:
            for problem in check_value(self.source.path, event.value, *place(event)):
                self.report(problem)
        self.note_tabs(event)

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs: at the root, into the open list, or into the open mapping as key or value."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if type(parent) is _OpenList:
            parent.items.append(node)
        elif type(parent) is _OpenMapping:
            self.add_to_mapping(parent, node)

    def add_to_mapping(self, parent: _OpenMapping, node: Node) -> None:
        if parent.key is not None:
            parent.entries.append((parent.key, node))
            parent.key = None
            return
        if type(node) is not TextNode or node.value in parent.lines or node.value in DOUBTFUL_KEYS:
            self.report(check_key(self.source, node, parent.lines))
        parent.key = node
        if type(node) is TextNode:
            parent.lines.setdefault(node.value, node.line)

    def note_tabs(self, event: yaml.ScalarEvent) -> None:
        """Remember where a quoted or block text stands, since tabs are welcome there, but not on a block's first line."""
        if "\t" not in self.text:
            return
        start, end = start_of(event).offset, end_of(event).offset
        if event.style in ("|", ">"):
            start = self.text.find("\n", start, end)
        self.texts_with_tabs.append((start if start >= 0 else end, end))

    def stray_tab(self) -> Problem | None:
        reached = end_of(self.last).offset if self.last else 0
        return find_stray_tab(self.source, self.text, self.texts_with_tabs, reached)
