"""Markdown from the content: CommonMark with tables, turned into HTML that cannot do anything and loses no word.

Three layers, each enough by itself: the parser shows raw HTML as text, an allow-list sanitizer cleans what the parser made, and
the pages' Content-Security-Policy stops what is left.
"""

import re
import unicodedata
from collections.abc import Mapping

from founders_timeline.markdown import cleaned, parsed
from founders_timeline.problems import quoted
from founders_timeline.unshown import why_not_shown

PLACEHOLDERS = ("remaining", "on_leave", "affiliated", "departed", "founders")
"""The words in braces that the site replaces by numbers."""

# The parser's time is linear. These limits keep texts such that people can read them, and what becomes of them small.
LONGEST_PROSE = 8_000
LONGEST_PAGE = 64_000
MOST_BRACKETS = 200
MOST_MARKERS = 20
MOST_LOOKAHEAD = 2_000_000  # opening brackets times letters, paragraph by paragraph
MOST_MARKS = 400
MOST_LINES = 1_000
DEEPEST_INDENT = 80

_PLACEHOLDER = re.compile(r"\{( *[A-Za-z_]+ *)\}")
_BLOCKS = re.compile(r"\n[ \t]*\n")
_LINE_MARKERS = re.compile(r"[ \t]*(?:(?:[-+*>]|[0-9]+[.)])[ \t]*)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?", re.ASCII)


def placeholders_in(text: str) -> list[str]:
    """Return the words that stand in braces, in order."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, numbers: Mapping[str, str]) -> str:
    """Replace the placeholders that are in `numbers`; every other brace stays as written."""
    return _PLACEHOLDER.sub(lambda match: numbers.get(match[1], match[0]), text)


def why_not_markdown(text: str, longest: int = LONGEST_PROSE) -> str | None:
    """Say why a text cannot be read as Markdown, as the end of a sentence, or return None.

    It may be too much for one text, or hold what readers would miss: images, links to elsewhere than the web, cells outside of
    their table, control characters in disguise.
    """
    if len(text) > longest:
        return f"has more than {longest:,} characters."
    control = _CONTROL.search(text)  # The loader refuses these before; the parser would let them through.
    if control:
        return f"holds {quoted(control[0])}, a character that is not allowed."
    blocks = _BLOCKS.split(text)
    if sum(block.count("[") * len(block) for block in blocks) > MOST_LOOKAHEAD:
        return "has too many opening brackets in long paragraphs. Shorten the paragraphs."
    return next(filter(None, map(_why_not_block, blocks)), None) or _why_not_lines(text) or why_not_shown(text)


def _why_not_block(block: str) -> str | None:
    if block.count("[") > MOST_BRACKETS:
        return f"has more than {MOST_BRACKETS} opening brackets in one paragraph."
    if sum(map(block.count, "*_`<&\\")) > MOST_MARKS:
        return f"has more than {MOST_MARKS} marks (*, _, `, <, &, \\) in one paragraph."
    if block.count("\n") >= MOST_LINES:
        return f"has more than {MOST_LINES:,} lines without an empty one between them."
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
        if start and len(start[0]) > MOST_MARKERS and len(re.findall(r"[-+*>]|[0-9]+[.)]", start[0])) > MOST_MARKERS:
            return f"nests more than {MOST_MARKERS} lists or quotations in one line."
        if line.count("|") > MOST_MARKERS:
            return f"has a table of more than {MOST_MARKERS} columns."
    return None


def to_html(text: str, top_heading: int = 3) -> str:
    """Turn Markdown into HTML with the elements of an allow-list, links to http(s) and mailto only, and no images.

    `top_heading` is the level that `#` becomes, 1 to 6; deeper ones follow, down to 6. No heading becomes the page's own, the
    `h1`: it is made an `h2`. The caller has made sure that `why_not_markdown` finds nothing.
    """
    html = parsed(text)
    if "</h" in html:
        html = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(6, max(2, int(m[2]) + top_heading - 1))}>", html)
    return cleaned(html).rstrip("\n")


def to_inline_html(text: str) -> str:
    """Turn one paragraph of Markdown into HTML without the paragraph's own tags."""
    html = to_html(text)
    single = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
    return single[1] if single else html
