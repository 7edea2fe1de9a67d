"""What to tell an author whose file YAML cannot read: the parser's words become a sentence and a cure."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

import yaml

from founders_timeline.loader.characters import place_of
from founders_timeline.loader.yaml_rules import BLOCK_BEGINS_BELOW, NOTHING_AFTER_COLON, QUOTE_IT, Source, end_of
from founders_timeline.problems import Problem, one_line, quoted

LONGEST_KEY = 1024
"""Characters within which YAML looks for the colon after a key (YAML 1.1, 7.4.2)."""

_CONFLICT = re.compile(r"<{7} |>{7} |\|{7} ")
_COMMENT = re.compile(r"(?<!\S)#[^\n]*")
_ESCAPE = "escape|hexdecimal"
_BEYOND_UNICODE = re.compile(r"\\U((?!00(?:0|10))[0-9a-fA-F]{8})")
_CLOSING = ("]", "}")
_AFTER_QUOTE = re.compile(r".*[\"'] *\Z", re.DOTALL)
_KEY_AND_TEXT = re.compile(r"[ \-]*(?P<key>[^\s#].*?:)\s+(?P<text>.*)")
_CURLY_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\xab\xbb"


_Explained: TypeAlias = tuple[tuple[int, int], str, str]
"""Where the problem stands (from 0), the message and the hint."""


class _Fault(NamedTuple):
    """What the parser says and where; places count from 0, `start` is where the unfinished thing begins."""

    said: str
    spot: tuple[int, int]
    start: tuple[int, int]
    line: str

    @property
    def character(self) -> str:
        return self.line[self.spot[1] : self.spot[1] + 1]

    @property
    def before(self) -> str:
        return self.line[: self.spot[1]]


def syntax_problem(source: Source, error: Exception, last: yaml.Event | None) -> Problem:
    """Turn a parser's error into a problem; `last` is the last event before it, for errors that do not know their place."""
    conflict = next((number for number, line in enumerate(source.lines) if _CONFLICT.match(line)), None)
    if conflict is not None:
        return _problem(source, (conflict, 0), "A merge conflict was left in.", "Keep one of the versions, and delete the marks.")
    fault = _fault(source, error, last)
    if fault.character == "\t" and not re.search(_ESCAPE, fault.said):
        return _tab_problem(source, fault.spot)
    for words, explain in _EXPLANATIONS:
        if re.search(words, fault.said):
            return _problem(source, *explain(fault))
    return _problem(source, fault.spot, f"YAML cannot read this: {one_line(fault.said)}.", QUOTE_IT)


def find_stray_tab(source: Source, text: str, texts: Iterable[tuple[int, int]], end: int) -> Problem | None:
    """Refuse the first tab that stands outside `texts` (quoted and block texts, by their first and last index) and comments.

    libyaml takes such a tab for a space, PyYAML's own parser does not. Nothing is looked at from `end` on.
    """
    if "\t" not in text:
        return None
    position = 0
    for start, stop in (*texts, (end, end)):
        gap = _COMMENT.sub(lambda comment: " " * len(comment[0]), text[position:start])
        if "\t" in gap:
            line, column = place_of(text, position + gap.index("\t"))
            return _tab_problem(source, (line - 1, column - 1))
        position = stop
    return None


def _tab_problem(source: Source, spot: tuple[int, int]) -> Problem:
    return _problem(source, spot, "A tab stands where YAML wants spaces.", "Write spaces, to indent as well.")


def _fault(source: Source, error: Exception, last: yaml.Event | None) -> _Fault:
    reached = end_of(last)[:2] if last else (0, 0)
    spot = start = reached
    said = str(error)
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        said = f"{error.context}: {error.problem}" if error.context else str(error.problem)
        spot = start = (error.problem_mark.line, error.problem_mark.column)
        if error.context_mark:
            start = (error.context_mark.line, error.context_mark.column)
    elif isinstance(error, (ValueError, OverflowError)):
        said, spot = "escape beyond U+10FFFF", _impossible_escape(source, reached)
    return _Fault(said, spot, start, source.lines[spot[0]] if spot[0] < len(source.lines) else "")


def _impossible_escape(source: Source, reached: tuple[int, int]) -> tuple[int, int]:
    line, column = reached
    while line < len(source.lines):
        if match := _BEYOND_UNICODE.search(source.lines[line], column):
            return line, match.start(1)
        line, column = line + 1, 0
    return reached


def _problem(source: Source, spot: tuple[int, int], message: str, hint: str) -> Problem:
    return source.problem("yaml-syntax", (spot[0] + 1, spot[1] + 1), message, hint)


def _colon_in_text(fault: _Fault) -> _Explained:
    if len(fault.before.lstrip(" ")) > LONGEST_KEY:
        return fault.spot, f"The key before this colon has more than {LONGEST_KEY:,} characters.", "Shorten it."
    pair = _KEY_AND_TEXT.match(fault.line)
    if pair is None or pair.end("key") >= fault.spot[1]:
        message = "This line is indented as if it went on from the line above, but it has a key."
        return fault.spot, message, "Begin all keys that belong together in the same column."
    hint = f"Put all that follows {quoted(pair['key'])} in quotes."
    if any(mark in pair["text"] for mark in _CURLY_QUOTES):
        hint = "Curly quotes do not quote in YAML: put straight ones round all of it."
    return fault.spot, f"{quoted(pair['text'])} holds a colon and a space, which begin a value in YAML.", hint


def _bad_first_character(fault: _Fault) -> _Explained:
    return fault.spot, f"Text without quotes cannot begin with {quoted(fault.character)}.", "Put the text in quotes."


def _bad_escape(fault: _Fault) -> _Explained:
    # The parsers point at different characters after the backslash.
    column = fault.line.rfind("\\", 0, fault.spot[1] + 1)
    spot = fault.spot if column < 0 else (fault.spot[0], column)
    message = f"In double quotes a backslash begins an escape, and {quoted(fault.line[spot[1] : spot[1] + 2])} is none here."
    return spot, message, "Write two backslashes, or use single quotes."


def _unclosed_bracket(fault: _Fault) -> _Explained:
    opening, closing = ("[", "]") if "sequence" in fault.said else ("{", "}")
    message = f'The "{opening}" that stands here is not closed, or a comma is missing after one of its items.'
    return fault.start, message, f'Close it with "{closing}"; put text that holds brackets or commas in quotes.'


def _nothing_here(fault: _Fault) -> _Explained:
    if fault.character in _CLOSING:
        return fault.spot, f'A "{fault.character}" stands here, but nothing was opened.', QUOTE_IT
    if fault.character == ",":
        return fault.spot, "Nothing stands before this comma.", "Delete the comma, or write what is missing."
    return fault.spot, "A value is expected here.", QUOTE_IT


def _odd_line(fault: _Fault) -> _Explained:
    if fault.character in _CLOSING:
        return _nothing_here(fault)
    if _AFTER_QUOTE.match(fault.before):
        hint = "Put quotes round all of it: single ones round double ones, and an apostrophe in single quotes twice."
        return fault.spot, "Text goes on after the closing quote.", hint
    if "collection" in fault.said:
        message = 'This line is neither an item of the list above, with "- ", nor indented.'
        return fault.spot, message, "Begin all items in one column."
    return fault.spot, "This line does not fit the lines above.", "Begin all keys that belong together in the same column."


def _after_the_end(fault: _Fault) -> _Explained:
    if fault.character in _CLOSING:
        return _nothing_here(fault)
    hint = "Begin every key at the top level in the first column; delete a line of three dots."
    return fault.spot, "The content ended above this line, but more follows.", hint


def _at_spot(message: str, hint: str) -> Callable[[_Fault], _Explained]:
    return lambda fault: (fault.spot, message, hint)


def _at_start(message: str, hint: str) -> Callable[[_Fault], _Explained]:
    return lambda fault: (fault.start, message, hint)


_REFERENCE = _at_start(
    "Text that begins with *, & or ! is no text to YAML, but an alias, an anchor or a tag.",
    'Put it in quotes, or in a block: write "key: |" and the text on the next line, indented.',
)
_DIRECTIVE = _at_start("A line that begins with % is a directive to YAML, and directives are not read.", "Delete the line.")
_OPEN_QUOTE = _at_start("The quote that opens here is not closed.", "Close it, or write an apostrophe in single quotes twice.")

# Each pattern knows the words of both parsers, libyaml's and PyYAML's own; the first that is found counts.
_EXPLANATIONS: tuple[tuple[str, Callable[[_Fault], _Explained]], ...] = (
    (r"<document start>", _after_the_end),
    (r"mapping values are not allowed", _colon_in_text),
    (r"cannot start any token", _bad_first_character),
    (r"unexpected ':'", _at_spot(NOTHING_AFTER_COLON, QUOTE_IT)),
    (r"an alias|an anchor|a tag\b|tag handle|tag URI", _REFERENCE),
    (_ESCAPE, _bad_escape),
    (r"(quoted|flow) scalar", _OPEN_QUOTE),
    (r"a directive", _DIRECTIVE),
    (r"block scalar", _at_spot(BLOCK_BEGINS_BELOW, QUOTE_IT)),
    (r"parsing a flow (sequence|mapping)", _unclosed_bracket),
    (r"node content", _nothing_here),
    (r"block (mapping|collection)", _odd_line),
    (r"simple key", _at_start('No ": " follows the key that begins here.', 'Write "key: value", with a space after the colon.')),
    (
        r"sequence entries are not allowed",
        _at_spot("A list item cannot begin here.", f"Begin the list on a line of its own. {QUOTE_IT}"),
    ),
    (r"mapping keys are not allowed", _at_spot('A "? " begins a key to YAML, and no key may stand here.', QUOTE_IT)),
)
