"""Any Markdown at all: nothing in it can do anything, and nothing of what is accepted is lost."""

import html
from urllib.parse import unquote

from hypothesis import assume, given
from hypothesis import strategies as st

from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.dialect import parse
from founders_timeline.prose.html import to_html
from tests.allowed_html import dangers_of

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
    assert to_html(text).count("<a href=") == parse(text).html.count("<a href=")
