"""YAML becomes texts with their places; whatever else YAML can do is refused with a sentence that helps."""

import csv
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from founders_timeline.loader.files import read_bytes
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.yaml_reader import MOST_ERRORS, PARSER, Parser, read_yaml
from founders_timeline.loader.yaml_rules import DEEPEST, LONGEST_TEXT, MOST_VALUES
from founders_timeline.model.problems import Problem

CORPUS = Path(__file__).parents[1] / "corpus"
PARSERS = [pytest.param(PARSER, id="libyaml"), pytest.param(yaml.SafeLoader, id="python")]
both_parsers = pytest.mark.parametrize("parser", PARSERS)

# Rows that this layer answers although the corpus marks them as depending on the format, or with another code than the
# corpus proposes: a directive is called so whatever its version; the two last ones are refused before their type is asked.
OTHER_CODES = {
    "yaml/syn-yaml-directive-2.yaml": "directive",
    "yaml/syn-json-trailing-comma.yaml": "yaml-syntax",
    "yaml/atk-sexagesimal-huge.yaml": "too-long",
    "yaml/atk-spaces-200k.yaml": "yaml-syntax",
    "yaml/typ-hash-in-name.yaml": "comment",
}
LEGAL_HERE = {"yaml/shape-list.yaml"}  # A list of events is a file of our format.
SURROGATE = "yaml/chr-surrogate-escape.yaml"  # PyYAML's own parser lets it pass; the character check stops it then.


def rows(expect: str) -> list[tuple[str, str, int]]:
    with (CORPUS / "index.tsv").open(encoding="utf-8", newline="") as stream:
        table = [row for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if row["file"] not in LEGAL_HERE]
    return [
        (row["file"], OTHER_CODES.get(row["file"], row["code"]), int(row["line"]))
        for row in table
        if row["file"].startswith("yaml/") and row["expect"] == expect and (row["adapt"] == "n" or row["file"] in OTHER_CODES)
    ]


def read_row(file: str, parser: Parser) -> tuple[Node | None, tuple[Problem, ...]]:
    data, problems = read_bytes(CORPUS, file)
    return read_yaml(file, data, parser) if data is not None else (None, problems)


def read(text: str, parser: Parser = PARSER) -> tuple[Node | None, tuple[Problem, ...]]:
    return read_yaml("a.yaml", text.encode(), parser)


def told(text: str, parser: Parser = PARSER) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in read(text, parser)[1]]


def value_of(text: str, parser: Parser = PARSER) -> Node:
    node, _ = read(text, parser)
    assert isinstance(node, MappingNode)
    return node.entries[0][1]


# What is read


@both_parsers
def test_a_mapping_keeps_its_keys_in_order_with_their_places(parser: Parser) -> None:
    node, problems = read("name: Ada\ndate:  '2024'\n", parser)
    assert problems == ()
    assert node == MappingNode(
        entries=(
            (TextNode(value="name", line=1, column=1, plain=True), TextNode(value="Ada", line=1, column=7, plain=True)),
            (TextNode(value="date", line=2, column=1, plain=True), TextNode(value="2024", line=2, column=8, plain=False)),
        ),
        line=1,
        column=1,
    )


@both_parsers
def test_a_list_tells_whether_it_stood_in_brackets(parser: Parser) -> None:
    node, _ = read("- [2016..2018]\n", parser)
    assert node == ListNode(
        items=(ListNode(items=(TextNode(value="2016..2018", line=1, column=4, plain=True),), line=1, column=3, flow=True),),
        line=1,
        column=1,
        flow=False,
    )


@both_parsers
@pytest.mark.parametrize("value", ["no", "on", "010", "0x1F", "1e3", "12:30", "1_000", "~", "null", "=", ".inf", "2024-02-30"])
def test_a_plain_value_stays_the_text_that_was_written(value: str, parser: Parser) -> None:
    assert value_of(f"a: {value}\n", parser) == TextNode(value=value, line=1, column=4, plain=True)


@both_parsers
@pytest.mark.parametrize("written", ['"no"', "'no'", "|-\n  no\n", ">-\n  no\n"])
def test_a_value_in_quotes_or_in_a_block_is_not_plain(written: str, parser: Parser) -> None:
    assert value_of(f"a: {written}\n", parser) == TextNode(value="no", line=1, column=4, plain=False)


@both_parsers
def test_a_value_that_is_missing_is_an_empty_text_after_the_colon(parser: Parser) -> None:
    assert value_of("name:\n", parser) == TextNode(value="", line=1, column=6, plain=True)


@both_parsers
def test_columns_count_characters_not_bytes(parser: Parser) -> None:
    node, _ = read("é😀: [日本, x]\n", parser)
    assert isinstance(node, MappingNode)
    items = node.entries[0][1]
    assert isinstance(items, ListNode)
    assert [(item.line, item.column) for item in items.items] == [(1, 6), (1, 10)]


@both_parsers
def test_places_are_right_after_a_byte_order_mark_and_windows_line_ends(parser: Parser) -> None:
    node, _ = read_yaml("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", parser)
    assert isinstance(node, MappingNode)
    assert [(key.line, key.column, value.column) for key, value in node.entries] == [(1, 1, 4), (2, 1, 4)]


@both_parsers
@pytest.mark.parametrize("text", ["a: |\n  b\n", "a: |\n  b"], ids=["with a last line end", "without"])
def test_a_block_ends_with_a_line_end_whether_or_not_the_file_does(text: str, parser: Parser) -> None:
    assert value_of(text, parser) == TextNode(value="b\n", line=1, column=4, plain=False)


@both_parsers
def test_a_file_with_an_error_gives_no_node(parser: Parser) -> None:
    assert read("a: 1\na: 2\n", parser)[0] is None


@both_parsers
def test_a_file_with_a_warning_is_used(parser: Parser) -> None:
    assert value_of("a: Team #1\n", parser) == TextNode(value="Team", line=1, column=4, plain=True)


# What is refused


@both_parsers
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n---\nb: 2\n", [(2, 1, "multi-document")]),
        ("---\na: 1\n---\nShe said: *bye*, and left.\n", [(3, 1, "multi-document")]),
        ("%YAML 1.2\n---\na: 1\n", [(1, 1, "directive")]),
        ("# x\n\n%FOO bar\n---\na: 1\n", [(3, 1, "directive")]),
        ("a: &x 1\n", [(1, 4, "anchor")]),
        ("a: *x\n", [(1, 4, "alias")]),
        ("a: !x 1\nb: !!str 2\nc: ! d\n", [(1, 4, "tag"), (2, 4, "tag"), (3, 4, "tag")]),
        ("a: !x [1]\nb: &y {c: d}\n", [(1, 4, "tag"), (2, 4, "anchor")]),
        ("&x a: 1\n", [(1, 1, "anchor")]),
        ("a: 1\n<<: {b: 2}\n", [(2, 1, "merge")]),
        ("? [1, 2]\n: x\n", [(1, 3, "yaml-key")]),
        ("name: {{ name }}\n", [(1, 8, "yaml-key")]),
        ("? # x\n: b\n", [(1, 2, "yaml-key")]),
        ('date: 1\n"d\\u0061te": 2\n', [(2, 1, "duplicate-key")]),
        ("- a: 1\n- a: 2\n  a: 3\n", [(3, 3, "duplicate-key")]),
        ("b:\n  c: 1\n  c: 2\nb: 3\n", [(3, 3, "duplicate-key"), (4, 1, "duplicate-key")]),
        ("", [(1, 1, "empty")]),
        ("# nothing\n", [(1, 1, "empty")]),
        ("~\n", [(1, 1, "empty")]),
        ("name:Ada\n", [(1, 1, "root")]),
        ('a: "\\e[31m"\n', [(1, 4, "control-char")]),
        ('"\\0": b\n', [(1, 1, "control-char")]),
    ],
)
def test_what_content_may_not_use_is_refused_at_its_place(
    text: str, expected: list[tuple[int, int, str]], parser: Parser
) -> None:
    assert told(text, parser) == expected


@both_parsers
@pytest.mark.parametrize(
    "text", ['"<<": x\n', "a: <<\n", "a: '&x *y !z'\n", "a: |\n  --- \n  %x\n", "---\na: b\n...\n", "{a: b}\n"]
)
def test_what_only_looks_like_it_is_read(text: str, parser: Parser) -> None:
    assert told(text, parser) == []


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert str(read("date: 1\nx: 2\ndate: 3\n")[1][0]) == (
        'a.yaml:3:1: error[duplicate-key]: The key "date" stands on line 1 already. Delete one of the two.'
    )


def test_front_matter_gets_a_hint_of_its_own() -> None:
    assert "summary: |" in read("---\na: 1\n---\nprose\n")[1][0].hint


def test_a_placeholder_left_in_gets_a_hint_of_its_own() -> None:
    assert "{{ name }}" in read("name: {{ name }}\n")[1][0].hint


@both_parsers
def test_a_message_shows_a_key_with_a_line_end_on_one_line(parser: Parser) -> None:
    _, problems = read('"x\\n::add-mask::y": 1\n"x\\n::add-mask::y": 2\n', parser)
    assert [str(problem).count("\n") for problem in problems] == [0]


# Limits


@both_parsers
def test_the_deepest_nesting_is_read_and_one_more_refused(parser: Parser) -> None:
    assert told("[" * DEEPEST + "]" * DEEPEST, parser) == []
    assert told("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), parser) == [(1, DEEPEST + 1, "too-deep")]


@both_parsers
def test_nothing_is_read_below_the_deepest_nesting(parser: Parser) -> None:
    assert told("[" * 100_000, parser) == [(1, DEEPEST + 1, "too-deep")]


@both_parsers
def test_the_longest_text_is_read_and_one_character_more_refused(parser: Parser) -> None:
    assert told(f"a: {'é' * LONGEST_TEXT}\n", parser) == []
    assert told(f"a: {'é' * (LONGEST_TEXT + 1)}\n", parser) == [(1, 4, "too-long")]


@both_parsers
def test_the_most_values_are_read_and_one_more_refused(parser: Parser) -> None:
    assert told("- a\n" * (MOST_VALUES - 1), parser) == []
    assert told("- a\n" * MOST_VALUES, parser) == [(MOST_VALUES, 3, "too-many-nodes")]


@both_parsers
def test_a_file_of_errors_is_not_read_to_its_end(parser: Parser) -> None:
    assert len(read("- *a\n" * 1000, parser)[1]) == MOST_ERRORS


# Lost comments


@both_parsers
@pytest.mark.parametrize(
    ("text", "column"),
    [("to: Team #1\n", 10), ("to: #1\n", 5), ("- Team #1\n", 8), ("é: 😀   #1, 2\n", 8), ("to: {a: Team #1\n}\n", 14)],
)
def test_a_value_that_a_comment_cuts_is_a_warning(text: str, column: int, parser: Parser) -> None:
    assert told(text, parser) == [(1, column, "comment")]


@both_parsers
@pytest.mark.parametrize(
    "text", ["to: Team # 1\n", "to: Team#1\n", "to: 'Team #1'\n", "to: Team\n#1\n", "to: |\n  Team #1\n", "to: a ##\n"]
)
def test_other_comments_are_left_alone(text: str, parser: Parser) -> None:
    assert told(text, parser) == []


def test_the_warning_says_what_was_dropped() -> None:
    assert read("to: Team #1 of 2\n")[1][0].message == 'Everything from "#1 of 2" on is a comment and was dropped.'


# Syntax errors, in the author's words


@both_parsers
@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\n\tc: d\n", (2, 1), "A tab stands where YAML wants spaces."),
        ("a: |\n\tb\n", (2, 1), "A tab stands where YAML wants spaces."),
        ("a: |\t\n  b\n", (1, 5), "A tab stands where YAML wants spaces."),
        ("a:\tb\n", (1, 3), "A tab stands where YAML wants spaces."),
        ("a: b\t\n", (1, 5), "A tab stands where YAML wants spaces."),
        ("a: b\tc\nd: [\n", (1, 5), "A tab stands where YAML wants spaces."),
        ("{\n\t'a': 'b'\n}\n", (2, 1), "A tab stands where YAML wants spaces."),
        ("a: What: now\n", (1, 8), '"What: now" holds a colon and a space'),
        ("- a: What: now\n", (1, 10), '"What: now" holds a colon and a space'),
        ("a: b\n c: d\n", (2, 3), "This line is indented as if it went on from the line above"),
        (f"{'k' * 1100}: v\n", (1, 1101), "The key before this colon has more than 1,024 characters."),
        ("a: @ada\n", (1, 4), 'Text without quotes cannot begin with "@".'),
        ("a: `b`\n", (1, 4), 'Text without quotes cannot begin with "`".'),
        ("a: %5\n", (1, 4), 'Text without quotes cannot begin with "%".'),
        ("a: *b* c\n", (1, 4), "Text that begins with *, & or ! is no text to YAML"),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", (2, 1), "A merge conflict was left in."),
        ('a: "C:\\Users"\n', (1, 7), 'In double quotes a backslash begins an escape, and "\\U" is none here.'),
        ('a: "50\\% off"\n', (1, 7), 'In double quotes a backslash begins an escape, and "\\%" is none here.'),
        ('a: "\\UFFFFFFFF"\n', (1, 5), 'In double quotes a backslash begins an escape, and "\\U" is none here.'),
        ('a: "b\nc: d\n', (1, 4), "The quote that opens here is not closed."),
        ("a: [b, c\nd: e\n", (1, 4), 'The "[" that stands here is not closed'),
        ("a: {b: c\nd: e\n", (1, 4), 'The "{" that stands here is not closed'),
        ("a: ]\n", (1, 4), 'A "]" stands here, but nothing was opened.'),
        ("a: [b,, c]\n", (1, 7), "Nothing stands before this comma."),
        ('a: "Wow" she said\n', (1, 10), "Text goes on after the closing quote."),
        ("a: 'It's here'\n", (1, 8), "Text goes on after the closing quote."),
        ("  a: b\nc: d\n", (2, 1), "The content ended above this line, but more follows."),
        ("a:\n    b: c\n  d: e\n", (3, 3), "This line does not fit the lines above."),
        ("a:\n  - b\n  c: d\n", (3, 3), "This line is neither an item of the list above"),
        ("a: b\nc d\ne: f\n", (2, 1), "This line has no key: it looks like more of the text above."),
        ("a: | b\n", (1, 6), 'After "|" or ">" the text begins on the next line.'),
        ("a: > 5\n", (1, 6), 'After "|" or ">" the text begins on the next line.'),
        ("a: - b\n", (1, 4), "A list item cannot begin here."),
        ("a: ? b\n", (1, 4), 'A "? " begins a key to YAML'),
        ("a: b\n...\nc: d\n", (3, 1), "The content ended above this line, but more follows."),
        ("a: [b, c:]\n", (1, 9), "A bracket or a comma follows this colon"),
        ("a: {b::, c: d}\n", (1, 7), "A bracket or a comma follows this colon"),
        ("a: [b]]\n", (1, 7), 'A "]" stands here, but nothing was opened.'),
        ("{a: b}}\n", (1, 7), 'A "}" stands here, but nothing was opened.'),
        ("a: |# b\nc: d\n", (1, 5), 'After "|" or ">" the text begins on the next line.'),
        ("a: b\n...\n%\n", (3, 1), "A line that begins with % is a directive"),
    ],
)
def test_a_syntax_error_says_what_is_wrong_and_where(text: str, place: tuple[int, int], message: str, parser: Parser) -> None:
    _, (problem,) = read(text, parser)
    assert (problem.code, problem.line, problem.column, problem.message[: len(message)]) == ("yaml-syntax", *place, message)


def test_curly_quotes_get_a_hint_of_their_own() -> None:
    assert (
        read("title: “OpenAI: the end”\n")[1][0].hint == "Curly quotes do not quote in YAML: put straight ones round all of it."
    )


@both_parsers
@pytest.mark.parametrize(
    "text", ['a: "b\tc"\n', "a: 'b\tc'\n", "a: |\n  b\tc\n", "a: b # c\td\n", "#\ta\nb: c\n", "a: | # b\tc\n  d\n"]
)
def test_a_tab_inside_a_text_or_a_comment_is_welcome(text: str, parser: Parser) -> None:
    assert told(text, parser) == []


# The corpus


@both_parsers
@pytest.mark.parametrize(("file", "code", "line"), rows("reject"))
def test_the_corpus_row_is_refused_at_its_line(file: str, code: str, line: int, parser: Parser) -> None:
    node, problems = read_row(file, parser)
    code = "control-char" if file == SURROGATE and parser is yaml.SafeLoader else code
    assert node is None
    assert code in {problem.code for problem in problems if line in (0, problem.line)}


@both_parsers
@pytest.mark.parametrize(("file", "code", "line"), rows("warn"))
def test_the_corpus_row_is_read_with_a_warning(file: str, code: str, line: int, parser: Parser) -> None:
    node, problems = read_row(file, parser)
    assert node is not None
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


@both_parsers
@pytest.mark.parametrize("file", [file for expect in ("accept", "neutral") for file, _, _ in rows(expect)] + sorted(LEGAL_HERE))
def test_the_corpus_row_is_read_without_a_word(file: str, parser: Parser) -> None:
    node, problems = read_row(file, parser)
    assert (node is not None, problems) == (True, ())


@pytest.mark.parametrize("file", sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("yaml/*")))
def test_both_parsers_give_one_verdict(file: str) -> None:
    first, second = read_row(file, PARSER), read_row(file, yaml.SafeLoader)
    if file == SURROGATE:
        assert first[0] is second[0] is None
    else:
        assert first == second


@both_parsers
@pytest.mark.parametrize("file", sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("yaml/atk-*")))
def test_an_attack_is_answered_within_two_seconds(file: str, parser: Parser) -> None:
    start = time.process_time()
    read_row(file, parser)
    assert time.process_time() - start < 2


PIECES = [
    "a",
    "name",
    ": ",
    ":",
    "\n",
    "\n  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    " #",
    "#",
    "|",
    ">",
    "\t",
    "é",
    "😀",
    "*",
    "&",
    "!",
]
PIECES += [
    "? ",
    "%",
    "@",
    "\\",
    "\\x4",
    "\\U00110000",
    "---\n",
    "...\n",
    "<<",
    "x y",
    "~",
    "!!str ",
    "\r\n",
    "\x85",
    "\ufeff",
    "\x1b",
]


@both_parsers
@settings(deadline=None, max_examples=300)
@given(data=st.lists(st.sampled_from(PIECES), max_size=20).map("".join).map(str.encode) | st.binary(max_size=60))
@example(data=b'"\\UFFFFFFFF"')
@example(data=b"a: b\n...\n%YAML 1." + b"9" * 5000 + b"\n---\n")
def test_any_bytes_give_a_node_or_errors_on_one_printable_line_each(data: bytes, parser: Parser) -> None:
    node, problems = read_yaml("a.yaml", data, parser)
    assert (node is None) == any(problem.is_error for problem in problems)
    assert all(str(problem).isprintable() and problem.line >= 1 and problem.column >= 1 for problem in problems)


@settings(deadline=None, max_examples=300)
@given(text=st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_both_parsers_refuse_the_same_texts(text: str) -> None:
    first, second = read(text, PARSER)[0], read(text, yaml.SafeLoader)[0]
    assert first == second
