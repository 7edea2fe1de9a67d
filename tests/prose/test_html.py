"""What Markdown becomes."""

import pytest

from founders_timeline.prose.html import to_html, to_inline_html

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
    "<div>\n*One*\n</div>": "<p>&lt;div&gt;\n<em>One</em>\n&lt;/div&gt;</p>",
    "One <!-- two -->": "<p>One &lt;!-- two --&gt;</p>",
    "1985. One\n1986. Two": '<ol start="1985">\n<li>One</li>\n<li>Two</li>\n</ol>',
    "```\n*One*\n```": "<pre><code>*One*\n</code></pre>",
    "One\\\nTwo": "<p>One<br>\nTwo</p>",
    "One  \nTwo": "<p>One<br>\nTwo</p>",
    "**强调**。": "<p><strong>强调</strong>。</p>",
    "他说**“我走了。”**然后离开了公司。": "<p>他说<strong>“我走了。”</strong>然后离开了公司。</p>",
    "これは**重要です。**しかし*急がない*。": "<p>これは<strong>重要です。</strong>しかし<em>急がない</em>。</p>",
    "그는 **“떠났다”**고 말했다": "<p>그는 <strong>“떠났다”</strong>고 말했다</p>",
    "snake_case_name un*frigging*believable": "<p>snake_case_name un<em>frigging</em>believable</p>",
    "#1 of eleven": "<p>#1 of eleven</p>",
    "# C# ##": "<h3>C#</h3>",
    "\\<b> \\~ \\*": "<p>&lt;b&gt; ~ *</p>",
    "<a\\_b@example.org>": "<p>&lt;a_b@example.org&gt;</p>",
    "- One\n\n    - Two": "<ul>\n<li>\n<p>One</p>\n<ul>\n<li>Two</li>\n</ul>\n</li>\n</ul>",
    "[One][a]\n\n[A]: https://example.org": ('<p><a href="https://example.org" rel="nofollow noopener noreferrer">One</a></p>'),
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
