"""A problem is told on one printable line, in order, and not too often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from founders_timeline.model.problems import ContentError, Problem, Severity, at_most, in_order, one_line, quoted


def problem(path: str = "a.yaml", line: int = 1, column: int = 1, message: str = "It is wrong.", **others: str) -> Problem:
    return Problem(path=path, line=line, column=column, code="type", message=message, hint=others.get("hint", ""))


def warning(line: int) -> Problem:
    return Problem(path="a.yaml", line=line, column=1, code="stale", message="It is old.", severity=Severity.WARNING)


def test_a_problem_tells_place_severity_code_message_and_hint() -> None:
    assert str(problem(line=5, column=7, hint="Mend it.")) == "a.yaml:5:7: error[type]: It is wrong. Mend it."


def test_a_warning_says_so() -> None:
    assert str(warning(3)) == "a.yaml:3:1: warning[stale]: It is old."


@given(st.text(), st.text(), st.text())
def test_whatever_it_repeats_a_problem_is_one_printable_line(path: str, message: str, hint: str) -> None:
    assert str(problem(path=path, message=message, hint=hint)).isprintable()


def test_problems_come_by_file_line_and_column() -> None:
    ordered = [problem("a.yaml", 2, 9), problem("a.yaml", 10, 1), problem("b.yaml", 1, 1), problem("b.yaml", 1, 2)]
    assert in_order(reversed(ordered)) == tuple(ordered)


def test_a_problem_that_is_found_twice_is_told_once() -> None:
    assert in_order([problem(), problem()]) == (problem(),)


def test_the_first_errors_of_a_file_are_told_and_the_rest_counted() -> None:
    kept = at_most([problem(line=line) for line in range(1, 7)], most=3)
    assert [(each.line, each.code) for each in kept] == [(1, "type"), (2, "type"), (3, "type"), (4, "more-errors")]


@pytest.mark.parametrize(("number", "words"), [(4, "1 more error,"), (6, "3 more errors,"), (1503, "1,500 more errors,")])
def test_the_number_of_the_other_errors_is_told(number: int, words: str) -> None:
    assert words in at_most([problem(line=line) for line in range(1, number + 1)], most=3)[-1].message


def test_as_many_errors_as_are_allowed_are_all_told() -> None:
    errors = tuple(problem(line=line) for line in range(1, 4))
    assert at_most(errors, most=3) == errors


def test_each_file_has_errors_of_its_own() -> None:
    errors = [problem(path, line) for path in ("a.yaml", "b.yaml") for line in (1, 2)]
    assert at_most(errors, most=2) == tuple(errors)


def test_warnings_are_not_counted() -> None:
    warnings = tuple(warning(line) for line in range(1, 9))
    assert at_most(warnings, most=3) == warnings


def test_the_exception_holds_the_problems_in_order() -> None:
    assert ContentError([problem(line=2), problem(line=1)]).problems == (problem(line=1), problem(line=2))


SHOWN = {
    "plain text": "plain text",
    "two\nlines": "two\\x0alines",
    "\x1b[31m": "\\x1b[31m",
    "a\u200bb": "a\\u200bb",
    "\u202e": "\\u202e",
    "\U000e0041": "\\U000e0041",
    "\ud800": "\\ud800",
    "no\xa0break": "no\\xa0break",
    "été 林 😀": "été 林 😀",
    "a" * 61: "a" * 60 + "…",
    "\n" * 40: "\\x0a" * 15 + "…",
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_text_is_shown_on_one_printable_line(text: str) -> None:
    assert one_line(text) == SHOWN[text]


def test_a_value_is_repeated_in_quotes() -> None:
    assert quoted("a\nb") == '"a\\x0ab"'
