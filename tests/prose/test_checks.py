"""What is refused because readers would miss it, and what is not."""

import pytest

from founders_timeline.prose.checks import why_not_markdown

REFUSED = {
    "![Ada](https://example.org/ada.png)": "holds an image, and images are not shown. Link to it instead.",
    "![Ada][ada]": "holds an image, and images are not shown. Link to it instead.",
    "[a](about.html)": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "[a](//example.org)": 'links to "//example.org". Links begin with https://, http:// or mailto:.',
    "[a](JavaScript:x)": 'links to "JavaScript:x". Links begin with https://, http:// or mailto:.',
    "[a]( <javascript:x> )": 'links to "javascript:x". Links begin with https://, http:// or mailto:.',
    "[a]\n\n[a]: data:x 'title'": 'links to "data:x". Links begin with https://, http:// or mailto:.',
    "[a]\n\n> [a]:\n> data:x": 'links to "data:x". Links begin with https://, http:// or mailto:.',
    "[a](\n  about.html 'title')": 'links to "about.html". Links begin with https://, http:// or mailto:.',
    "[a](&#106;avascript&colon;x)": 'links to "javascript:x". Links begin with https://, http:// or mailto:.',
    "[a](https://&sol;example.org)": 'links to "https:///example.org". Links begin with https://, http:// or mailto:.',
    "[a]()": 'links to "". Links begin with https://, http:// or mailto:.',
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
    "a | b\n--|--\n1 | 2 | 3": ('has a table with a longer row than its first: "1 | 2 | 3". What is beyond would not be shown.'),
    "2015. One\n2018. Two": 'has "2018." in a list, and lists count on from their first number. Else write "2018\\.".',
    "[a](https://a.b/c d)": 'links to "https://a.b/c d", which is not a web address.',
    "[a](b c)": 'links to "b c". Links begin with https://, http:// or mailto:.',
    "[Élan]: yes": ('has a link\'s address behind "[Élan]:" that no link uses. If none is meant, put a backslash in front.'),
    "~~~ {.python #a}\nx\n~~~": 'names "{.python #a}" where a code block begins, which would not be shown. Leave it out.',
    "> | a |\n> | - |\n> | 1 | 2 |": (
        'has a table with a longer row than its first: "| 1 | 2 |". What is beyond would not be shown.'
    ),
    "a | b\n-|-\n`1|2` | 3\n | | 4": 'has a table with a longer row than its first: "| | 4". What is beyond would not be shown.',
    "1. One\n\n3. Three": 'has "3." in a list, and lists count on from their first number. Else write "3\\.".',
    "٣. One": 'has "٣." in a list, and lists count on from their first number. Else write "٣\\.".',
    "9999999999. One": 'has "9999999999." in a list, and lists count on from their first number. Else write "9999999999\\.".',
    "Why:\n- One\n- Two": 'has a list\'s "-" right below other words. Put an empty line above it, or write "\\-".',
    "> Why:\n> 1. One": 'has a list\'s "1." right below other words. Put an empty line above it, or write "1\\.".',
    "1. One\n* Two": 'has a list\'s "*" right below other words. Put an empty line above it, or write "\\*".',
    "1) One\n2) Two": 'has "2)" at the beginning of a line. Number lists with full stops: "2.".',
    "- One\n  - Two": 'indents "-" by 2 spaces. Indent what belongs to a list\'s item by four, else by none.',
    "1. One\n\n   - Two": 'indents "-" by 3 spaces. Indent what belongs to a list\'s item by four, else by none.',
    "- ~~~\n  x\n  ~~~": "has ~~~ where no code begins. Write it at the beginning of a line, and once more where the code ends.",
    "```\nOne": "has ``` where no code begins. Write it at the beginning of a line, and once more where the code ends.",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_would_not_be_shown_is_refused(text: str) -> None:
    assert why_not_markdown(text) == REFUSED[text]


def test_a_number_of_more_digits_than_python_reads_is_refused_in_a_short_line() -> None:
    assert len(why_not_markdown("9" * 5_000 + ". One") or "") < 250


ACCEPTED = [
    "[a](https://a.b)",
    "[a](HTTP://a.b)",
    "[a](mailto:a@b.c)",
    "`![a](b)`",
    "Wow! [1]",
    "[sic]: he said so",
    "&#8217; &#x2019; &#10; &#9;",
    "a [b] (c)",
    "!\\[a](https://a.b)",
    "```\n![a](b)\n[c]: d\n```",
    "    <javascript:x>",
    "<https://a.b> <http://a.b/?c> <mailto:a@b.c>",
    "[a][b]\n\n[B]: <https://a.b> 'Title'",
    "See [a]: one.\n\n[a]: https://a.b",
    "\\[Note]: yes",
    "[Note]:\n\n- one\n- two",
    "[a](https://xn--caf-dma.example/%20 'One')",
    "[a](https://café.example:8080/x)",
    "a | b\n--|--\n1 \\| 2 | 3\n| 4 |",
    "a | b | c\n--|--\n1 | 2 | 3",
    "1. One\n1. Two\n    7. Three\n    8. Four\n3. Five",
    "1. One\n\n    More\n\n2. Two",
    " - One\n  - Two",
    "He left -\nand came back",
    "```` a ``` b ```` c",
    "<javascript:x>",
    "a | b\n--|--\n`1|2` | 3 |\n | \n4 \\| 5 | 6",
    "(since\n2015) he stayed",
    "In\n1986. They",
    "3. Three\n\nThen\n\n7. Seven",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_is_shown_as_written_is_accepted(text: str) -> None:
    assert why_not_markdown(text) is None
