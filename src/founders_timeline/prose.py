"""Markdown from the content: of bounded cost, turned into HTML that cannot do anything.

Three layers, each enough by itself: raw HTML is off in the parser, an allow-list sanitizer cleans what the parser made, and the
pages' Content-Security-Policy stops what is left. Limits come first, because Python-Markdown's time grows with the square of some
inputs (its issue 798) and its recursion has no bound.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from founders_timeline.problems import quoted

if TYPE_CHECKING:
    from markdown import Markdown

PLACEHOLDERS = ("remaining", "on_leave", "affiliated", "departed", "founders")
"""The words in braces that the site replaces by numbers."""

LONGEST_PROSE = 8_000
LONGEST_PAGE = 64_000
MOST_BRACKETS = 200
MOST_MARKERS = 20
MOST_LOOKAHEAD = 2_000_000  # for each bracket the parser may look at all of its paragraph
MOST_MARKS = 400
MOST_LINES = 1_000
DEEPEST_INDENT = 80

_PLACEHOLDER = re.compile(r"\{( *[A-Za-z_]+ *)\}")
_BLOCKS = re.compile(r"\n[ \t]*\n")
_LINE_MARKERS = re.compile(r"[ \t]*(?:(?:[-+*>]|\d+[.)])[ \t]*)+")
_HTTP = re.compile(r"https?://[^/\\]|mailto:", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?", re.ASCII)
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\[\]]*\] ?[\[(]")
_TARGET = re.compile(r"\]\(\s*<?\s*([^\s<>()]*)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]: *\n? *<?([^\s<>]+)>? *(?:[\"'(].*)?$", re.MULTILINE)
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "entity": "&",
}
"""What each of Python-Markdown's rules for the inside of lines cannot do without; that for emphasis has two signs, and stays."""

_TAGS = set("p br em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr table thead tbody tr th td".split())


def placeholders_in(text: str) -> list[str]:
    """Return the words that stand in braces, in order."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, numbers: Mapping[str, str]) -> str:
    """Replace the placeholders that are in `numbers`; every other brace stays as written."""
    return _PLACEHOLDER.sub(lambda match: numbers.get(match[1], match[0]), text)


def why_not_markdown(text: str, longest: int = LONGEST_PROSE) -> str | None:
    """Say why a text cannot be read as Markdown, as the end of a sentence, or return None.

    It may cost too much, or hold what would be dropped: images, links to elsewhere than the web, control characters in disguise.
    """
    if len(text) > longest:
        return f"has more than {longest:,} characters."
    blocks = _BLOCKS.split(text)
    if sum(block.count("[") * len(block) for block in blocks) > MOST_LOOKAHEAD:
        return "has too many opening brackets in long paragraphs. Shorten the paragraphs."
    return next(filter(None, map(_why_not_block, blocks)), None) or _why_not_lines(text)


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
    words = _CODE.sub("", block)
    if _IMAGE.search(words):
        return "holds an image, and images are not shown. Link to it instead."
    for target in (*_TARGET.findall(words), *_DEFINITION.findall(words)):
        if not _HTTP.match(target):
            return f"links to {quoted(target)}. Links begin with https://, http:// or mailto:."
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
        if start and len(re.findall(r"[-+*>]|\d+[.)]", start[0])) > MOST_MARKERS:
            return f"nests more than {MOST_MARKERS} lists or quotations in one line."
        if line.count("|") > MOST_MARKERS:
            return f"has a table of more than {MOST_MARKERS} columns."
    return None


@lru_cache(maxsize=4096)
def to_html(text: str, top_heading: int = 3) -> str:
    """Turn Markdown into HTML with the elements of an allow-list, links to http(s) and mailto only, and no images.

    `top_heading` is the level that `#` becomes, 1 to 6; deeper ones follow, down to 6. No heading becomes the page's own, the
    `h1`: it is made an `h2`. The caller has made sure that `why_not_markdown` finds nothing.
    """
    import nh3  # noqa: PLC0415  (only building needs it)

    parser = _parser(_idle_rules(text))
    try:
        converted = parser.reset().convert(text)
    except RecursionError:
        _parser.cache_clear()  # A parser that has run out of stack stays broken, even after a reset.
        raise
    html = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(6, max(2, int(m[2]) + top_heading - 1))}>", converted)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        attribute_filter=lambda tag, name, value: value if name != "href" or _HTTP.match(value) else None,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def _idle_rules(text: str) -> tuple[str, ...]:
    """Return the rules that cannot apply, since the text lacks the sign that they look for: looking takes half of the time."""
    return tuple(name for name, sign in _SIGNS.items() if sign not in text)


@lru_cache(maxsize=64)
def _parser(idle: tuple[str, ...] = ()) -> "Markdown":
    """Make a parser without these rules for what stands within lines."""
    from markdown import Markdown  # noqa: PLC0415
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415

    # As objects: by their names they would be looked for among all packages installed, which takes longer than the parsing.
    parser = Markdown(output_format="html", extensions=[SaneListExtension(), TableExtension()])
    parser.preprocessors.deregister("html_block")
    for name in ("html", *idle):
        parser.inlinePatterns.deregister(name)
    return parser


def to_inline_html(text: str) -> str:
    """Turn one paragraph of Markdown into HTML without the paragraph's own tags."""
    html = to_html(text)
    single = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
    return single[1] if single else html


def to_plain_text(text: str) -> str:
    """Return the words of a Markdown text, for descriptions and searching."""
    import html  # noqa: PLC0415

    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", to_html(text))).split())
