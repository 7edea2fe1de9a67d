"""YAML values that know their place: texts, lists and mappings, and nothing else."""

from typing import NamedTuple, TypeAlias


class TextNode(NamedTuple):
    """A scalar, exactly as written.

    `line` and `column` count from 1, columns in characters. `plain` tells that it stood without quotes and not in a block, so
    that other YAML readers might take it for a number, a truth value or nothing.
    """

    value: str
    line: int
    column: int
    plain: bool = False


class ListNode(NamedTuple):
    """A sequence. `flow` tells that it was written with brackets, as `[2016..2018]` is."""

    items: tuple["Node", ...]
    line: int
    column: int
    flow: bool = False


class MappingNode(NamedTuple):
    """A mapping in the order of the file; keys are texts and each stands once."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    line: int
    column: int


Node: TypeAlias = TextNode | ListNode | MappingNode
