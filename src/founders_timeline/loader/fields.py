"""The keys of one mapping: which are known, which are needed, and what each one holds."""

from typing import TypeVar

from founders_timeline.loader.meant import key_meant
from founders_timeline.loader.nodes import MappingNode, Node
from founders_timeline.loader.report import Report, nearest
from founders_timeline.loader.values import Reader, is_nothing, kind, read_list
from founders_timeline.model.problems import quoted

T = TypeVar("T")


class Fields:
    """A mapping whose unknown and missing keys have been reported, ready to be read key by key."""

    def __init__(self, report: Report, node: MappingNode, what: str, known: str, needed: str = "") -> None:
        """Check the keys; `known` and `needed` are words separated by blanks, `needed` without a value is an error."""
        self.report = report
        self.node = node
        self.what = what
        self._values = {key.value: value for key, value in node.entries}
        self._misspelt: set[str] = set()
        words = known.split()
        for key, _ in node.entries:
            if key.value not in words:
                meant = key_meant(what, key.value)
                hint = f"Write {meant}: for that." if meant else report.suggest(key.value, words)
                report.error(key, "unknown-key", f"{quoted(key.value)} is not a key of {what}.", hint)
                self._misspelt.update([meant] if meant or report.is_full else nearest(key.value, words, most=1))
        for name in needed.split():
            self.need(name)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def need(self, key: str) -> None:
        """Report a key that is not there, unless an unknown key looks as if it were meant."""
        if key not in self._values and key not in self._misspelt:
            self.report.error(self.node, "missing", f"The key {quoted(key)} is missing from {self.what}.")

    def node_of(self, key: str) -> Node:
        """Return the value of a key, or the whole mapping where it is not there, as a place for a problem."""
        return self._values.get(key, self.node)

    def read(self, key: str, read: Reader[T]) -> T | None:
        """Read a key's value; None where it is missing or wrong."""
        node = self._values.get(key)
        return None if node is None else read(self.report, node, key)

    def read_list(self, key: str, read: Reader[T]) -> tuple[T, ...]:
        """Read a key's list; empty where it is missing."""
        node = self._values.get(key)
        return () if node is None else read_list(self.report, node, key, read)


def read_mapping(report: Report, node: Node, what: str, known: str, needed: str = "") -> Fields | None:
    """Read a mapping's keys, or report that the node is none; `what` names it in messages: "a quote"."""
    if isinstance(node, MappingNode):
        return Fields(report, node, what, known, needed)
    subject = f"{what[:1].upper()}{what[1:]}"
    if is_nothing(node):
        report.error(node, "empty-value", f"{subject} is expected here, but the value is empty.")
    else:
        report.error(node, "type", f"{subject} is a mapping of keys to values, not {kind(node)}.")
    return None


def read_root(report: Report, root: Node, name: str, known: str, needed: str = "") -> Fields | None:
    """Read the keys of a file that is one mapping."""
    if isinstance(root, MappingNode):
        return Fields(report, root, name, known, needed)
    report.error(root, "root", f"The file {name} is a mapping of keys to values, not {kind(root)}.")
    return None
