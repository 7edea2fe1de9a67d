"""A table of fields: what one mapping of the content may hold."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

YES, NO = "yes", "no"


class Field(NamedTuple):
    """A row: the key, its kind of value (a name in `kinds.py`), whether it is needed, what it means, and values as examples.

    Kind, needed and meaning are Markdown, word for word those of docs/content.md.
    """

    name: str
    kind: str
    needed: str
    meaning: str
    examples: tuple[object, ...] = ()


@dataclass(frozen=True)
class Table:
    """A mapping: what it is called in messages ("an event"), and its fields in the order of the documentation."""

    what: str
    fields: tuple[Field, ...]

    @cached_property
    def keys(self) -> str:
        """Return all keys, separated by blanks."""
        return " ".join(field.name for field in self.fields)

    @cached_property
    def needed(self) -> str:
        """Return the keys that are always needed, separated by blanks."""
        return " ".join(field.name for field in self.fields if field.needed == YES)
