"""Limits on the length, the nesting and the characters of a Markdown text.

Python-Markdown's time grows with the square of some inputs (its issue 798) and its recursion has no bound, so texts have one.
tests/prose/test_limits.py measures the slowest texts that are allowed.
"""

import re
import unicodedata

from founders_timeline.model.problems import quoted

LONGEST_PROSE = 8_000
LONGEST_PAGE = 64_000
MOST_BRACKETS = 200
MOST_MARKERS = 20
MOST_LOOKAHEAD = 2_000_000  # opening brackets times letters, paragraph by paragraph
MOST_MARKS = 400
MOST_LINES = 2_000
MOST_LINES_TOGETHER = 1_000  # without an empty one between them
MOST_FENCES = 100
MOST_CELLS = 4_000
DEEPEST_INDENT = 80

_BLOCKS = re.compile(r"\n[ \t]*\n")
_LINE_MARKERS = re.compile(r"[ \t]*(?:(?:[-+*>]|\d+[.)])[ \t]*)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?", re.ASCII)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)


def why_beyond_limits(text: str, longest: int) -> str | None:
    """Say which limit a text exceeds, or which control character it holds, as the end of a sentence, or return None."""
    if len(text) > longest:
        return f"has more than {longest:,} characters."
    control = _CONTROL.search(text)  # The loader refuses these before; the parser would let them through.
    if control:
        return f"holds {quoted(control[0])}, a character that is not allowed."
    blocks = _BLOCKS.split(text)
    if sum(block.count("[") * len(block) for block in blocks) > MOST_LOOKAHEAD:
        return "has too many opening brackets in long paragraphs. Shorten the paragraphs."
    if text.count("\n") >= MOST_LINES:
        return f"has more than {MOST_LINES:,} lines."
    if text.count("|") > MOST_CELLS:
        return f"has tables of more than {MOST_CELLS:,} cells."
    if len(_FENCE.findall(text)) > MOST_FENCES:
        return f"has more than {MOST_FENCES} lines that begin with ``` or ~~~."
    return next(filter(None, map(_why_not_block, blocks)), None) or _why_not_lines(text)


def _why_not_block(block: str) -> str | None:
    if block.count("[") > MOST_BRACKETS:
        return f"has more than {MOST_BRACKETS} opening brackets in one paragraph."
    if sum(map(block.count, "*_`<&\\")) > MOST_MARKS:
        return f"has more than {MOST_MARKS} marks (*, _, `, <, &, \\) in one paragraph."
    if block.count("\n") >= MOST_LINES_TOGETHER:
        return f"has more than {MOST_LINES_TOGETHER:,} lines without an empty one between them."
    for reference in _REFERENCE.finditer(block):
        if _is_harmful(reference[1] or "", reference[2] or ""):
            return f"holds {quoted(reference[0])}, which stands for a character that is not allowed."
    return None


def _is_harmful(hexadecimal: str, decimal: str) -> bool:
    """Tell whether a character reference stands for what YAML files may not hold either (see loader/characters.py)."""
    if len(hexadecimal or decimal) > 9:
        return True
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    category = unicodedata.category(chr(number)) if number <= 0x10FFFF else "Cn"
    if category == "Cf":
        return 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069 or number >= 0xFEFF
    return category in ("Cc", "Cs", "Cn", "Zl", "Zp") and number not in (9, 10)


def _why_not_lines(text: str) -> str | None:
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if len(indent.expandtabs(4)) > DEEPEST_INDENT:
            return f"has a line that is indented by more than {DEEPEST_INDENT} spaces."
        start = _LINE_MARKERS.match(line)
        if start and len(start[0]) > MOST_MARKERS and len(re.findall(r"[-+*>]|\d+[.)]", start[0])) > MOST_MARKERS:
            return f"nests more than {MOST_MARKERS} lists or quotations in one line."
        if line.count("|") > MOST_MARKERS:
            return f"has a table of more than {MOST_MARKERS} columns."
    return None
