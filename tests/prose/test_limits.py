"""Limits: what exceeds them is refused, and what does not is read in no time."""

import time

import pytest

from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.html import to_html
from founders_timeline.prose.limits import (
    DEEPEST_INDENT,
    LONGEST_PAGE,
    LONGEST_PROSE,
    MOST_CELLS,
    MOST_FENCES,
    MOST_LINES,
    MOST_LINES_TOGETHER,
    why_beyond_limits,
)

REFUSED = {
    "&#2;": 'holds "&#2;", which stands for a character that is not allowed.',
    "&#x1B;": 'holds "&#x1B;", which stands for a character that is not allowed.',
    "&#x202e;": 'holds "&#x202e;", which stands for a character that is not allowed.',
    "One \x02 two": 'holds "\\x02", a character that is not allowed.',
    "&#0;": 'holds "&#0;", which stands for a character that is not allowed.',
    "&#xD800;": 'holds "&#xD800;", which stands for a character that is not allowed.',
    "&#xFFFE;": 'holds "&#xFFFE;", which stands for a character that is not allowed.',
    "&#99999999999999999999;": 'holds "&#99999999999999999999;", which stands for a character that is not allowed.',
    "a" * (LONGEST_PROSE + 1): "has more than 8,000 characters.",
    "[" * 201: "has more than 200 opening brackets in one paragraph.",
    "*a" * 401: "has more than 400 marks (*, _, `, <, &, \\) in one paragraph.",
    "\\a" * 401: "has more than 400 marks (*, _, `, <, &, \\) in one paragraph.",
    "- " * 21: "nests more than 20 lists or quotations in one line.",
    "> - " * 11: "nests more than 20 lists or quotations in one line.",
    "1. " * 21: "nests more than 20 lists or quotations in one line.",
    "a|" * 21: "has a table of more than 20 columns.",
    "\t" * (DEEPEST_INDENT // 4 + 1) + "a": "has a line that is indented by more than 80 spaces.",
    "a\n" * (MOST_LINES_TOGETHER + 1): "has more than 1,000 lines without an empty one between them.",
    "a\n\n" * (MOST_LINES // 2): "has more than 2,000 lines.",
    ("|" * 10 + "\n") * (MOST_CELLS // 10 + 1): "has tables of more than 4,000 cells.",
    "~~~\n" * (MOST_FENCES + 1): "has more than 100 lines that begin with ``` or ~~~.",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_exceeds_a_limit_is_refused(text: str) -> None:
    assert why_not_markdown(text) == REFUSED[text]


def test_a_long_page_with_many_brackets_in_one_paragraph_is_refused() -> None:
    reason = why_not_markdown("[" * 100 + "a" * 30_000, longest=64_000)
    assert reason == "has too many opening brackets in long paragraphs. Shorten the paragraphs."


SLOW = [
    *("[a{}]: https://a.b\n\n", "[a](x\n\n", "![\n\n", "```\n\n", "-:|-\n\n", "> > > ", "]( \n", "[[]]\n\n"),
    *("{}2. a\n", "*a **b\n\n", "[a", "[", "[]", "[ ", "<![CDATA[", "<a@b>", "<a ", "<!--", "---\n", "---\n\n"),
    *("- " * 20, "- " * 20 + "\n", "> - " * 10 + "\n", "a|b\n-|-\n1|2\n\n", "|", "| a | b |\n", "`|`|", "~~~{}x\n"),
    *("~~~\nx\n~~~\n", "# a\n", "#", "# #", "a\n***\n", "- - a\n", "1. a\n\n", "**a*b", "*a", "***a*b", "***a** b* "),
    *("_a*", "*(", "``a`", "`a", "\\", "  \n", " ", "\n", "\n \n", "\t\n", "&a;", "(", "'", "1", "1)\n"),
]
"""What texts are made of that are slow to read, by Python-Markdown or by the expressions of this package."""


def largest(unit: str, longest: int) -> str:
    """Repeat a unit as often as the limits allow in one paragraph, and that paragraph as often as they allow in a text."""
    paragraph = repeated("", unit, longest)
    return repeated(paragraph, "\n\n" + paragraph, longest)


def repeated(text: str, unit: str, longest: int) -> str:
    fewest, most = 0, longest // len(unit)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        longer = text + "".join(unit.format(number) for number in range(middle))
        fewest, most = (middle, most) if why_beyond_limits(longer, longest) is None else (fewest, middle - 1)
    return text + "".join(unit.format(number) for number in range(fewest))


@pytest.mark.parametrize("unit", SLOW)
@pytest.mark.parametrize(("longest", "seconds"), [(LONGEST_PROSE, 0.5), (LONGEST_PAGE, 1.0)])
def test_the_slowest_text_within_the_limits_takes_a_fraction_of_a_second(unit: str, longest: int, seconds: float) -> None:
    text = largest(unit, longest)
    start = time.process_time()
    why_not_markdown(text, longest)
    checked = time.process_time()
    to_html(text)
    assert max(checked - start, time.process_time() - checked) < seconds
