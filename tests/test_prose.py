"""Markdown: what it becomes, what is refused, and that nothing in it can do anything."""

import html
import time
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from founders_timeline.markdown import parsed_with_every_address
from founders_timeline.prose import (
    DEEPEST_INDENT,
    LONGEST_PROSE,
    MOST_LINES,
    PLACEHOLDERS,
    fill,
    placeholders_in,
    to_html,
    to_inline_html,
    why_not_markdown,
)
from tests.allowed_html import dangers_of

BECOMES = {
    "One *two* **three**": "<p>One <em>two</em> <strong>three</strong></p>",
    "One\n\nTwo": "<p>One</p>\n<p>Two</p>",
    "- One\n- Two": "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>",
    "> One": "<blockquote>\n<p>One</p>\n</blockquote>",
    "`<b>`": "<p><code>&lt;b&gt;</code></p>",
    "[One](https://example.org)": '<p><a href="https://example.org" rel="nofollow noopener noreferrer">One</a></p>',
    "<ada@example.org>": '<p><a href="mailto:ada@example.org" rel="nofollow noopener noreferrer">ada@example.org</a></p>',
    "<b>One</b>": "<p>&lt;b&gt;One&lt;/b&gt;</p>",
    "{{ 7*7 }} {0.__class__}": "<p>{{ 7*7 }} {0.<strong>class</strong>}</p>",
    "[TOC]": "<p>[TOC]</p>",
    "AT&T &copy;": "<p>AT&amp;T ©</p>",
    "<div>\n*One*\n</div>": "&lt;div&gt;\n*One*\n&lt;/div&gt;",
    "One <!-- two -->": "<p>One &lt;!-- two --&gt;</p>",
    "1) One\n2) Two": "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>",
    "1985. One\n1986. Two": '<ol start="1985">\n<li>One</li>\n<li>Two</li>\n</ol>',
    "```\n*One*\n```": "<pre><code>*One*\n</code></pre>",
    "One\\\nTwo": "<p>One<br>\nTwo</p>",
    "~~One~~ - [ ] www.example.org": "<p>~~One~~ - [ ] www.example.org</p>",
}


@pytest.mark.parametrize("text", BECOMES)
def test_markdown_becomes_html(text: str) -> None:
    assert to_html(text) == BECOMES[text]


def test_a_table_becomes_a_table() -> None:
    assert "<td>1</td>" in to_html("| a | b |\n| --- | --- |\n| 1 | 2 |")


@pytest.mark.parametrize(("top", "expected"), [(2, "h2"), (3, "h3"), (4, "h4"), (6, "h6")])
def test_headings_begin_at_the_level_that_is_asked_for(top: int, expected: str) -> None:
    assert to_html("# One", top_heading=top) == f"<{expected}>One</{expected}>"


def test_deeper_headings_follow_down_to_the_sixth() -> None:
    assert to_html("# One\n\n### Two\n\n###### Three", top_heading=4) == "<h4>One</h4>\n<h6>Two</h6>\n<h6>Three</h6>"


def test_no_heading_becomes_that_of_the_page() -> None:
    assert to_html("# One\n\n## Two", top_heading=1) == "<h2>One</h2>\n<h2>Two</h2>"


def test_the_link_addresses_of_one_text_are_not_known_to_the_next() -> None:
    to_html("[One][a]\n\n[a]: https://example.org")
    assert to_html("[Two][a]") == "<p>[Two][a]</p>"


def test_one_paragraph_can_stand_inside_another() -> None:
    assert to_inline_html("One *two*") == "One <em>two</em>"


def test_several_paragraphs_stay_paragraphs() -> None:
    assert to_inline_html("One\n\nTwo") == "<p>One</p>\n<p>Two</p>"


REFUSED = {
    "![Ada](https://example.org/ada.png)": "holds an image, and images are not shown. Link to it instead.",
    "![Ada][ada]": "holds an image, and images are not shown. Link to it instead.",
    "[a](about.html)": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "[a](//example.org)": 'links to "//example.org". Links begin with https://, http:// or mailto:.',
    "[a](JavaScript:x)": 'links to "JavaScript:x". Links begin with https://, http:// or mailto:.',
    "[a]( <javascript:x> )": 'links to "javascript:x". Links begin with https://, http:// or mailto:.',
    "[a]\n\n[a]: data:x 'title'": 'links to "data:x". Links begin with https://, http:// or mailto:.',
    "[a]\n\n> [a]:\n> data:x": 'links to "data:x". Links begin with https://, http:// or mailto:.',
    "[a\\]]\n\n- [a\\]]: data:x": 'links to "data:x". Links begin with https://, http:// or mailto:.',
    "[a][]\n\n[a]: <data: x>": 'links to "data: x". Links begin with https://, http:// or mailto:.',
    "[a](\n  about.html 'title')": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "[a](&#106;avascript&colon;x)": 'links to "javascript:x". Links begin with https://, http:// or mailto:.',
    "[a](https://&sol;example.org)": 'links to "https:///example.org". Links begin with https://, http:// or mailto:.',
    "[a]()": 'links to "". Links begin with https://, http:// or mailto:.',
    "<javascript:x>": 'links to "javascript:x". Links begin with https://, http:// or mailto:.',
    "<ftp://example.org>": 'links to "ftp://example.org". Links begin with https://, http:// or mailto:.',
    "\\`[a](about.html)`": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "- `\n- [a](about.html)`": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "[a](https://example..org:x)": 'links to "https://example..org:x", which is not a web address.',
    "[a](<https://two words>)": 'links to "https://two words", which is not a web address.',
    "![*Ada* [x]](https://example.org/ada.png)": "holds an image, and images are not shown. Link to it instead.",
    "![Ada]\n\n[ada]: https://example.org/ada.png": "holds an image, and images are not shown. Link to it instead.",
    "[Note]: yes": ('has a link\'s address behind "[Note]:" that no link uses. If none is meant, put a backslash in front.'),
    "[a]\n\n[a]: https://example.org\n[A]: https://example.org/two": (
        'has a link\'s address behind "[a]:" that no link uses. If none is meant, put a backslash in front.'
    ),
    "[a\nb]:\nhttps://example.org\n'Title'": (
        'has a link\'s address behind "[a b]:" that no link uses. If none is meant, put a backslash in front.'
    ),
    "```python\nx\n```": 'names "python" where a code block begins, which would not be shown. Leave it out.',
    "> ~~~ One two\n> x": 'names "One" where a code block begins, which would not be shown. Leave it out.',
    "a | b\n--|--\n1 | 2 | 3": ('has a table with a longer row than its first: "1 | 2 | 3". What is beyond would not be shown.'),
    "> a\n> :-\n> 1 | 2": 'has a table with a longer row than its first: "1 | 2". What is beyond would not be shown.',
    "2015. One\n2018. Two": 'has "2018." in a list, and lists count on from their first number. Else write "2018\\.".',
    "- 1) One\n  4) Two": 'has "4)" in a list, and lists count on from their first number. Else write "4\\)".',
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
    "a\n" * (MOST_LINES + 1): "has more than 1,000 lines without an empty one between them.",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_costs_too_much_or_would_be_dropped_is_refused(text: str) -> None:
    assert why_not_markdown(text) == REFUSED[text]


def test_a_long_page_with_many_brackets_in_one_paragraph_is_refused() -> None:
    reason = why_not_markdown("[" * 100 + "a" * 30_000, longest=64_000)
    assert reason == "has too many opening brackets in long paragraphs. Shorten the paragraphs."


ACCEPTED = [
    "[a](https://a.b)",
    "[a](HTTP://a.b)",
    "[a](mailto:a@b.c)",
    "`![a](b)`",
    "Wow! [1]",
    "[sic]: he said so",
    "&#8217; &#x2019; &#10; &#9;",
    "a [b] (c)",
    "[a](b c)",
    "!\\[a](https://a.b)",
    "```\n![a](b)\n[c]: d\n```",
    "    <javascript:x>",
    "<https://a.b> <http://a.b/?c> <mailto:a@b.c>",
    "[a][b]\n\n[B]: <https://a.b> 'Title'",
    "See [a]: one.\n\n[a]: https://a.b",
    "\\[Note]: yes",
    "[Note]:\n- one\n- two",
    "[a](https://xn--caf-dma.example/%20 'One')",
    "[a](https://café.example:8080/x)",
    "a | b\n--|--\n1 \\| 2 | 3\n| 4 |",
    "a | b | c\n--|--\n1 | 2 | 3",
    "1. One\n1. Two\n   7. Three\n   8. Four\n2. Five",
    "In\n1986. They",
    "3. Three\n\nThen\n\n7. Seven",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_is_shown_as_written_is_accepted(text: str) -> None:
    assert why_not_markdown(text) is None


def test_placeholders_are_filled_in() -> None:
    assert fill("{remaining} of {founders}", {"remaining": "2", "founders": "11"}) == "2 of 11"


def test_other_braces_stay_as_they_are_written() -> None:
    assert fill("{other} {{ 7*7 }} { remaining } {}", dict.fromkeys(PLACEHOLDERS, "2")) == "{other} {{ 7*7 }} { remaining } {}"


def test_every_word_in_braces_is_found() -> None:
    assert placeholders_in("{remaining} {Remaining} { remaining } {7}") == ["remaining", "Remaining", " remaining "]


PIECES = [
    *("<", ">", "&", '"', "'", "[", "]", "(", ")", "!", "*", "_", "`", "|", "\n", "\n\n", "    ", "- ", "# ", "&#", ";", "x"),
    *("script", "javascript:", "data:", "http://a.b", "onclick=", "<a href=", "&colon;", "]]>", "<!--", "wzxhzdk:0"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
def test_no_markdown_does_any_harm(text: str) -> None:
    assume(all(letter.isprintable() or letter == "\n" for letter in text) and why_not_markdown(text) is None)
    assert dangers_of(to_html(text)) == []


MARKUP = [
    *PIECES,
    *("  \n", "\\", "&amp;", "**", "```", "~~~", "1. ", "> ", "\t", "---", "-|-\n", ":-\n", "<>", "<b>", "</div>", "<?", "<pre>"),
    *("![", "](", "](<", "][a]", "[a]", "[a]: ", "[a]:\n", "[a\n> b]: ", "<http://a.b/", "https://", "mailto:", "ftp://"),
]


@given(st.lists(st.sampled_from(MARKUP) | st.just("word"), max_size=30))
def test_no_word_and_no_address_of_what_is_accepted_is_lost(pieces: list[str]) -> None:
    text = "".join(f"W{number}w" if piece == "word" else piece for number, piece in enumerate(pieces))
    assume(why_not_markdown(text) is None)
    shown = unquote(html.unescape(to_html(text)))
    assert [number for number, piece in enumerate(pieces) if piece == "word" and f"W{number}w" not in shown] == []
    assert to_html(text).count("<a href=") == parsed_with_every_address(text).count("<a href=")


HOSTILE = [
    "[a{}]: https://a.b\n\n",
    "[a](x\n\n",
    "![\n\n",
    "```\n\n",
    "-:|-\n\n",
    "> > > ",
    "]( \n",
    "[[]]\n\n",
    "{}2. a\n",
    "*a **b\n\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_of_the_greatest_length_takes_no_time(unit: str) -> None:
    text = "".join(unit.format(number) for number in range(LONGEST_PROSE))[:LONGEST_PROSE]
    start = time.process_time()
    if why_not_markdown(text) is None:
        to_html(text)
    assert time.process_time() - start < 0.1
