"""What a YAML parser says is wrong, and where, as those that explain it need it."""

import re
from dataclasses import dataclass

import yaml

from founders_timeline.loader.yaml_rules import BEGINNING, Source, end_of

_BEYOND_UNICODE = re.compile(r"\\U((?!00(?:0|10))[0-9a-fA-F]{8})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What the parser says and where; places count from 0, `start` is where the unfinished thing begins."""

    said: str
    spot: tuple[int, int]
    start: tuple[int, int]
    line: str
    lines: tuple[str, ...] = ()

    @property
    def above(self) -> str:
        """Return the line above the spot."""
        return self.lines[self.spot[0] - 1] if 0 < self.spot[0] <= len(self.lines) else ""

    @property
    def start_line(self) -> str:
        """Return the line where the unfinished thing begins."""
        return self.lines[self.start[0]] if self.start[0] < len(self.lines) else ""

    @property
    def key_above(self) -> str:
        """Return the last key above where the unfinished thing begins, empty if none has a text after it."""
        for line in reversed(self.lines[: self.start[0]]):
            if match := re.match(r"[ -]*(\w+):\s+[^|>\s]", line):
                return match[1]
        return ""

    @property
    def character(self) -> str:
        """Return the character at the spot."""
        return self.line[self.spot[1] : self.spot[1] + 1]

    @property
    def before(self) -> str:
        """Return what stands before the spot on its line."""
        return self.line[: self.spot[1]]


def fault_of(source: Source, error: Exception, last: yaml.Event | None) -> Fault:
    """Return what a parser's error says, and where; `last` is the last event before it."""
    end = end_of(last) if last else BEGINNING
    reached = (end.line, end.column)
    spot = start = reached
    said = str(error)
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        said = f"{error.context}: {error.problem}" if error.context else str(error.problem)
        spot = start = (error.problem_mark.line, error.problem_mark.column)
        if error.context_mark:
            start = (error.context_mark.line, error.context_mark.column)
    elif isinstance(error, (ValueError, OverflowError)):
        said, spot = "escape beyond U+10FFFF", _impossible_escape(source, reached)
    line = source.lines[spot[0]] if spot[0] < len(source.lines) else ""
    return Fault(said=said, spot=spot, start=start, line=line, lines=tuple(source.lines))


def _impossible_escape(source: Source, reached: tuple[int, int]) -> tuple[int, int]:
    line, column = reached
    while line < len(source.lines):
        if match := _BEYOND_UNICODE.search(source.lines[line], column):
            return line, match.start(1)
        line, column = line + 1, 0
    return reached
