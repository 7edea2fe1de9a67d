"""YAML values that know their place: texts, lists and mappings, and nothing else."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True, slots=True)
class TextNode:
    """A scalar, exactly as written.

    `line` and `column` count from 1, columns in characters. `plain` tells that it stood without quotes and not in a block, so
    that other YAML readers might take it for a number, a truth value or nothing.
    """

    value: str
    line: int
    column: int
    plain: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ListNode:
    """A sequence. `flow` tells that it was written with brackets, as `[2016..2018]` is."""

    items: tuple["Node", ...]
    line: int
    column: int
    flow: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MappingNode:
    """A mapping in the order of the file; keys are texts and each stands once."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    line: int
    column: int


Node: TypeAlias = TextNode | ListNode | MappingNode


class OpenList:
    """A list whose end has not come yet."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, line: int, column: int, flow: bool) -> None:
        self.line = line
        self.column = column
        self.flow = flow
        self.items: list[Node] = []

    def closed(self) -> ListNode:
        """Return the whole list."""
        return ListNode(items=tuple(self.items), line=self.line, column=self.column, flow=self.flow)


class OpenMapping:
    """A mapping whose end has not come yet; `key` waits for its value, `lines` tells where each key stands."""

    __slots__ = ("column", "entries", "key", "line", "lines")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.key: TextNode | None = None
        self.entries: list[tuple[TextNode, Node]] = []
        self.lines: dict[str, int] = {}

    def closed(self) -> MappingNode:
        """Return the whole mapping."""
        return MappingNode(entries=tuple(self.entries), line=self.line, column=self.column)
