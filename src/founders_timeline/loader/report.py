"""Problems of one file, gathered while it is read."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from founders_timeline.loader.nodes import Node
from founders_timeline.model.content import Place
from founders_timeline.model.problems import MOST_ERRORS, Problem, Severity, one_line, quoted

MOST_LISTED = 20
"""Known words that a hint lists at most."""

MOST_COMPARED = 2_000
"""Known words that one unknown word is compared with at most: comparing takes about 10 µs each."""


class Report:
    """The problems found so far in one file; `path` is relative to the site."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._errors = 0

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add an error at a node's place."""
        self._errors += 1
        self._add(node, code, message, hint, Severity.ERROR)

    def warning(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add a warning at a node's place."""
        self._add(node, code, message, hint, Severity.WARNING)

    @property
    def is_full(self) -> bool:
        """Tell whether further errors are going to be counted only, so that no hint is worth its time."""
        return self._errors > MOST_ERRORS

    def suggest(self, written: str, known: Iterable[str]) -> str:
        """Suggest known words for one that is not; nothing once the report is full."""
        return "" if self.is_full else did_you_mean(written, known)

    def place(self, node: Node) -> Place:
        """Return a node's place."""
        return Place(path=self.path, line=node.line, column=node.column)

    def _add(self, node: Node, code: str, message: str, hint: str, severity: Severity) -> None:
        self.problems.append(
            Problem(
                path=self.path,
                line=node.line,
                column=node.column,
                code=code,
                message=message,
                hint=hint,
                severity=severity,
            )
        )


def nearest(written: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known words that look most like one that is not known, the nearest first."""
    folded = {word.casefold(): word for word in islice(known, MOST_COMPARED)}
    return [folded[word] for word in get_close_matches(written[:100].casefold(), folded, n=most, cutoff=0.6)]


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Suggest the known words nearest to one that is not known, or list them where none is near and they are few."""
    words = list(known)
    close = nearest(written, words)
    if close:
        return f"Did you mean {_either(close)}?{_foreign_letter(written, close[0])}"
    return f"Known here: {', '.join(map(one_line, words))}." if 0 < len(words) <= MOST_LISTED else ""


def _either(words: list[str]) -> str:
    shown = [quoted(word) for word in words]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _foreign_letter(written: str, meant: str) -> str:
    """Name the letter that only looks like the one meant, as a Cyrillic а does."""
    letter = next((letter for letter in written if not letter.isascii()), "")
    if not letter or not meant.isascii():
        return ""
    return f" {quoted(letter)} is U+{ord(letter):04X} ({unicodedata.name(letter, 'without a name')})."
