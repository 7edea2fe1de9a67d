"""What to tell an author whose file YAML cannot read: the parser's words become a sentence and a cure."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

import yaml

from founders_timeline.loader.characters import place_of
from founders_timeline.loader.meant import LONGEST_LINE, in_quotes, line_meant
from founders_timeline.loader.yaml_fault import Fault, fault_of
from founders_timeline.loader.yaml_rules import BLOCK_BEGINS_BELOW, NOTHING_AFTER_COLON, QUOTE_IT, Source
from founders_timeline.model.problems import Problem, one_line, quoted
from founders_timeline.schema.event_tables import EVENT, QUOTE
from founders_timeline.schema.tables import PERSON, SITE, SOURCE, TEAM

LONGEST_KEY = 1024
"""Characters within which YAML looks for the colon after a key (YAML 1.1, 7.4.2)."""

KEYS = frozenset(field.name for table in (SITE, TEAM, PERSON, SOURCE, EVENT, QUOTE) for field in table.fields)
"""Keys that a line without a colon may begin with."""

_NO_COLON = "After the key of this line stands no colon with a space."
_CONFLICT = re.compile(r"<{7} |>{7} |\|{7} ")
_COMMENT = re.compile(r"(?<!\S)#[^\n]*")
_ESCAPE = "escape|hexdecimal"
_CLOSING = ("]", "}")
_AFTER_QUOTE = re.compile(r".*[\"'] *\Z", re.DOTALL)
_KEY_AND_TEXT = re.compile(r"[ \-]*(?P<key>[^\s#].*?:)\s+(?P<text>.*)")
_CURLY_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\xab\xbb"

_Explained: TypeAlias = tuple[tuple[int, int], str, str]
"""Where the problem stands (from 0), the message and the hint."""


def syntax_problem(source: Source, error: Exception, last: yaml.Event | None) -> Problem:
    """Turn a parser's error into a problem; `last` is the last event before it, for errors that do not know their place."""
    conflict = next((number for number, line in enumerate(source.lines) if _CONFLICT.match(line)), None)
    if conflict is not None:
        return _problem(source, (conflict, 0), "A merge conflict was left in.", "Keep one of the versions, and delete the marks.")
    fault = fault_of(source, error, last)
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


def _problem(source: Source, spot: tuple[int, int], message: str, hint: str) -> Problem:
    return source.problem("yaml-syntax", (spot[0] + 1, spot[1] + 1), message, hint)


def _colon_in_text(fault: Fault) -> _Explained:
    if len(fault.before.lstrip(" ")) > LONGEST_KEY:
        return fault.spot, f"The key before this colon has more than {LONGEST_KEY:,} characters.", "Shorten it."
    pair = _KEY_AND_TEXT.match(fault.line)
    if pair is None or pair.end("key") >= fault.spot[1]:
        if meant := line_meant(fault.above, KEYS):
            return (fault.spot[0] - 1, 0), _NO_COLON, f"Write {meant}"
        if fault.above and ":" not in fault.above and not fault.above.lstrip().startswith("#"):
            return (
                (fault.spot[0] - 1, 0),
                "This line has no key.",
                f"Write a key and a colon before it, as in name: {fault.above.strip()}",
            )
        message = "This line is indented as if it went on from the line above, but it has a key."
        return fault.spot, message, "Begin all keys that belong together in the same column."
    hint = _quotes_hint(fault.line)
    if any(mark in pair["text"] for mark in _CURLY_QUOTES):
        hint = "Curly quotes do not quote in YAML: put straight ones round all of it."
    return fault.spot, f"{quoted(pair['text'])} holds a colon and a space, which begin a value in YAML.", hint


def _bad_first_character(fault: Fault) -> _Explained:
    return fault.spot, f"Text without quotes cannot begin with {quoted(fault.character)}.", _quotes_hint(fault.line)


def _quotes_hint(line: str) -> str:
    """Return the line to write, or the rule where it is long."""
    written = in_quotes(line)
    return f"Write {written}" if written and len(written) <= LONGEST_LINE else "Put the text in quotes."


def _no_colon(fault: Fault) -> _Explained:
    """Explain a line without a key: its colon is missing or none to YAML, or it is a second paragraph."""
    line = fault.start_line
    if meant := line_meant(line, KEYS):
        return fault.start, _NO_COLON, f"Write {meant}"
    if key := fault.key_above:
        message = "This line has no key: it looks like more of the text above."
        hint = f'Write "{key}: |", and all paragraphs on the lines below it, indented by two spaces.'
        return fault.start, message, hint
    return fault.start, 'No ": " follows the key that begins here.', 'Write "key: value", with a space after the colon.'


def _bad_escape(fault: Fault) -> _Explained:
    # The parsers point at different characters after the backslash.
    column = fault.line.rfind("\\", 0, fault.spot[1] + 1)
    spot = fault.spot if column < 0 else (fault.spot[0], column)
    message = f"In double quotes a backslash begins an escape, and {quoted(fault.line[spot[1] : spot[1] + 2])} is none here."
    return spot, message, "Write two backslashes, or use single quotes."


def _unclosed_bracket(fault: Fault) -> _Explained:
    opening, closing = ("[", "]") if "sequence" in fault.said else ("{", "}")
    message = f'The "{opening}" that stands here is not closed, or a comma is missing after one of its items.'
    return fault.start, message, f'Close it with "{closing}"; put text that holds brackets or commas in quotes.'


def _nothing_here(fault: Fault) -> _Explained:
    if fault.character in _CLOSING:
        return fault.spot, f'A "{fault.character}" stands here, but nothing was opened.', QUOTE_IT
    if fault.character == ",":
        return fault.spot, "Nothing stands before this comma.", "Delete the comma, or write what is missing."
    return fault.spot, "A value is expected here.", QUOTE_IT


def _odd_line(fault: Fault) -> _Explained:
    if fault.character in _CLOSING:
        return _nothing_here(fault)
    if re.fullmatch(r"[ -]*(?:[\w -]+: +)?[\[{].*[\]}] *", fault.before):
        return fault.spot, "Text that begins with a bracket is a list or a mapping to YAML.", _quotes_hint(fault.line)
    if _AFTER_QUOTE.match(fault.before):
        hint = "Put quotes round all of it: single ones round double ones, and an apostrophe in single quotes twice."
        return fault.spot, "Text goes on after the closing quote.", hint
    if "collection" in fault.said:
        message = 'This line is neither an item of the list above, with "- ", nor indented.'
        return fault.spot, message, "Begin all items in one column."
    return fault.spot, "This line does not fit the lines above.", "Begin all keys that belong together in the same column."


def _after_the_end(fault: Fault) -> _Explained:
    if fault.character in _CLOSING:
        return _nothing_here(fault)
    hint = "Begin every key at the top level in the first column; delete a line of three dots."
    return fault.spot, "The content ended above this line, but more follows.", hint


def _at_spot(message: str, hint: str) -> Callable[[Fault], _Explained]:
    return lambda fault: (fault.spot, message, hint)


def _at_start(message: str, hint: str) -> Callable[[Fault], _Explained]:
    return lambda fault: (fault.start, message, hint)


_REFERENCE = _at_start(
    "Text that begins with *, & or ! is no text to YAML, but an alias, an anchor or a tag.",
    'Put it in quotes, or in a block: write "key: |" and the text on the next line, indented.',
)
_DIRECTIVE = _at_start("A line that begins with % is a directive to YAML, and directives are not read.", "Delete the line.")
_OPEN_QUOTE = _at_start("The quote that opens here is not closed.", "Close it, or write an apostrophe in single quotes twice.")

# Each pattern knows the words of both parsers, libyaml's and PyYAML's own; the first that is found counts.
_EXPLANATIONS: tuple[tuple[str, Callable[[Fault], _Explained]], ...] = (
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
    (r"simple key", _no_colon),
    (
        r"sequence entries are not allowed",
        _at_spot("A list item cannot begin here.", f"Begin the list on a line of its own. {QUOTE_IT}"),
    ),
    (r"mapping keys are not allowed", _at_spot('A "? " begins a key to YAML, and no key may stand here.', QUOTE_IT)),
)
