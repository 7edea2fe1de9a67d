"""What can be wrong with content: one problem, where it stands, and how it is told."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

LONGEST_REPEAT = 60
"""Characters of the content that a message repeats at most."""

LONGEST_MESSAGE = 2_000
"""Characters that a message or a hint may have."""

MOST_ERRORS = 20
"""Errors that are told of one file; the rest are counted."""


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong, at one place.

    `path` is relative to the site and uses `/`; `line` and `column` count from 1, columns in characters. `message` is one
    printable line of full sentences, `hint` one more, or empty: whatever else they are made from is escaped.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message, LONGEST_MESSAGE))
        object.__setattr__(self, "hint", one_line(self.hint, LONGEST_MESSAGE))

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        place = f"{one_line(self.path, longest=400)}:{self.line}:{self.column}"
        return f"{place}: {self.severity}[{self.code}]: {self.message}{hint}"

    @property
    def is_error(self) -> bool:
        """Tell whether this problem stops the build."""
        return self.severity is Severity.ERROR


class ContentError(Exception):
    """The content has problems, and at least one of them is an error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems in the content")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line and column; drop those that say the same at the same place."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def at_most(problems: Iterable[Problem], most: int = MOST_ERRORS) -> tuple[Problem, ...]:
    """Keep the first errors of each file, in order, and say how many more there are; warnings all stay."""
    kept: list[Problem] = []
    errors: Counter[str] = Counter()
    following: dict[str, Problem] = {}
    for problem in in_order(problems):
        errors[problem.path] += problem.is_error
        if problem.is_error and errors[problem.path] > most:
            following.setdefault(problem.path, problem)
        else:
            kept.append(problem)
    return in_order((*kept, *(_more(first, errors[path] - most) for path, first in following.items())))


def _more(first: Problem, number: int) -> Problem:
    message = f"This file has {number:,} more error{'s' if number > 1 else ''}, here and below."
    return replace(first, code="more-errors", message=message, hint="Mend those above first.")


def one_line(text: str, longest: int = LONGEST_REPEAT) -> str:
    r"""Show text from the content as one printable line of at most `longest` characters.

    Line ends, control characters, invisible format characters, private-use characters and lone surrogates become `\xNN`,
    `\uNNNN` or `\UNNNNNNNN`, so that a message can neither move a terminal's cursor nor begin a workflow command.
    """
    shown = "".join(map(_visible, text[: longest + 1]))
    return shown if len(text) <= longest and len(shown) <= 2 * longest else shown[:longest] + "…"


def quoted(text: str) -> str:
    """Repeat a value in a message: one printable line, in double quotes."""
    return f'"{one_line(text)}"'


def _visible(character: str) -> str:
    if character == " " or unicodedata.category(character)[0] not in "CZ":
        return character
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
