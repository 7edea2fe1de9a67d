"""A mapping of somebody else's file: what is taken from it is used, and what is left is told."""

import json
from collections.abc import Mapping
from typing import TypeGuard

from founders_timeline.authoring.importing.imported import Notes

_LONGEST_VALUE = 200
_NOTHING: tuple[object, ...] = (None, "", [], {}, False)


class Record:
    """One thing of a file. Each value is taken out of it once; `tell_rest` notes those that nobody took."""

    def __init__(self, where: str, fields: Mapping[str, object], notes: Notes) -> None:
        self.where = where
        self._left = dict(fields)
        self.notes = notes

    def note(self, what: str) -> None:
        """Tell something about this thing."""
        self.notes.add(self.where, what)

    def has(self, key: str) -> bool:
        """Tell whether there is anything under a key."""
        return self._left.get(key) not in _NOTHING

    def take(self, key: str) -> object:
        """Take whatever there is under a key, None for nothing."""
        return self._left.pop(key, None)

    def put(self, key: str, value: object) -> None:
        """Put back what was taken and cannot be used."""
        self._left[key] = value

    def text(self, key: str) -> str:
        """Take a text without the space around it, or a number as text; empty if there is neither."""
        value = self._left.get(key)
        if not is_text(value):
            return ""
        del self._left[key]
        return text_from(value)

    def texts(self, key: str) -> list[str]:
        """Take a list of texts, or one text as a list of one; what else stands in the list is told."""
        value = self._left.get(key)
        values = value if isinstance(value, list) else [value]
        if any(is_text(each) for each in values):
            self._left[key] = [each for each in values if not is_text(each)]
        return [text_from(each) for each in values if is_text(each)]

    def records(self, key: str, where: str = "") -> list["Record"]:
        """Take a list of mappings; `where` says what each is, by default the key. Anything else stays, to be told."""
        value = self._left.get(key)
        values = value if isinstance(value, list) else [value]
        found = [each for each in values if isinstance(each, Mapping)]
        if found:
            self._left[key] = [each for each in values if not isinstance(each, Mapping)]
        place = f"{self.where}, {where or key}" if self.where else where or key
        return [Record(place, each, self.notes) for each in found]

    def tell_rest(self) -> None:
        """Note everything that nobody took."""
        rest = [f"{key} ({_shown(value)})" for key, value in self._left.items() if value not in _NOTHING]
        if rest:
            self.note(f"there is no place here for {', '.join(rest)}.")


def is_text(value: object) -> TypeGuard[str | int | float]:
    """Tell whether a value is a text or a number; other programs write ids and years as either."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def text_from(value: str | float) -> str:
    """Return a text without the space around it, or a number as people write it: 2012.0 as 2012."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "…"
