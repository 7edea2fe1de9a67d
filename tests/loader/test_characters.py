"""Bytes become text, and no character that harms a reader gets through."""

import pytest

from founders_timeline.loader.characters import MOST_MARKS, check_value, decode


def told(data: bytes) -> list[tuple[int, int, str]]:
    _, problems = decode("a.yaml", data)
    return [(problem.line, problem.column, problem.code) for problem in problems]


def test_a_byte_order_mark_at_the_start_is_dropped() -> None:
    assert decode("a.yaml", b"\xef\xbb\xbfname: Ada\n") == ("name: Ada\n", ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x85"])
def test_other_line_ends_become_lf(line_end: str) -> None:
    assert decode("a.yaml", f"a: 1{line_end}b: 2{line_end}".encode()) == ("a: 1\nb: 2\n", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_utf_32_are_refused(encoding: str) -> None:
    text, problems = decode("a.yaml", "\ufeffname: Ada".encode(encoding))
    assert (text, problems[0].code, problems[0].hint) == (None, "encoding", "Save it as UTF-8.")


def test_utf_32_is_not_called_utf_16() -> None:
    _, problems = decode("a.yaml", "\ufeffname: Ada".encode("utf-32-le"))
    assert problems[0].message == "The file is saved as UTF-32."


def test_a_byte_that_is_not_utf_8_is_named_with_line_and_column() -> None:
    _, problems = decode("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa9\xe9\n")
    assert str(problems[0]) == (
        'a.yaml:2:5: error[encoding]: The byte 0xe9 is not UTF-8. Save the file as UTF-8; in Windows-1252 this byte is "é".'
    )


def test_a_byte_that_windows_does_not_know_either_gets_no_guess() -> None:
    _, problems = decode("a.yaml", b"a: \x81\n")
    assert problems[0].hint == "Save the file as UTF-8."


def test_a_file_that_ends_inside_a_character_is_refused_at_its_end() -> None:
    assert told(b"a: 1\nb: \xc3") == [(2, 4, "encoding")]


@pytest.mark.parametrize("data", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"], ids=["overlong", "surrogate", "beyond"])
def test_forms_that_utf_8_forbids_are_refused(data: bytes) -> None:
    assert told(data) == [(1, 1, "encoding")]


FORBIDDEN = [
    *(0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F),
    *(0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069),
    *(0xFEFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0001, 0xE0041, 0xE007F),
]


@pytest.mark.parametrize("number", FORBIDDEN, ids=hex)
def test_a_forbidden_character_is_named_with_its_number_and_place(number: int) -> None:
    text, problems = decode("a.yaml", f"é: x\nb: 😀{chr(number)}c\n".encode())
    said = (text, problems[0].line, problems[0].column, problems[0].code, f"U+{number:04X}" in problems[0].message)
    assert said == (None, 2, 5, "control-char", True)


@pytest.mark.parametrize("number", FORBIDDEN, ids=hex)
def test_a_message_does_not_send_the_forbidden_character_on(number: int) -> None:
    _, problems = decode("a.yaml", f"a: {chr(number)}".encode())
    assert chr(number) not in str(problems[0])


@pytest.mark.parametrize(
    "text",
    [
        "tab\there",
        "👩\u200d🚀",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "soft\u00adhyphen",
        "right\u200fmark",
        "no\u00a0break",
        "\U0001f469\ufe0f",
        "\ufffd",
    ],
)
def test_characters_that_languages_need_are_kept(text: str) -> None:
    assert decode("a.yaml", text.encode()) == (text, ())


def test_each_kind_of_forbidden_character_is_told_once_a_file() -> None:
    assert told(b"\x07 \x07 \x1b\n\x07") == [(1, 1, "control-char"), (1, 5, "control-char")]


def test_a_file_of_forbidden_characters_gives_a_short_list() -> None:
    every = "".join(map(chr, range(0xE0000, 0xE0080)))
    assert len(told(every.encode())) == 20


def test_a_letter_under_many_marks_is_a_warning_at_that_letter() -> None:
    text = "a: 1\nb: xe" + "\u0301" * (MOST_MARKS + 1)
    assert decode("a.yaml", text.encode())[0] == text
    assert told(text.encode()) == [(2, 5, "too-many-marks")]


@pytest.mark.parametrize("text", ["e" + "\u0301" * MOST_MARKS, "ж" + "\u0301" * MOST_MARKS, "日本語の文章はここに", "ưở̂ử̂ỡ̂ợ̂ừ̂ứ̂"])
def test_letters_under_few_marks_are_fine(text: str) -> None:
    assert told(text.encode()) == []


def test_an_escaped_control_character_is_refused_where_its_text_begins() -> None:
    assert [(p.line, p.column, p.code) for p in check_value("a.yaml", "ok\x1b[31m", 3, 7)] == [(3, 7, "control-char")]


@pytest.mark.parametrize("character", ["\r", "\x85", "\u2028", "\ud800", "\ufeff"])
def test_what_the_file_could_not_hold_cannot_come_in_by_an_escape(character: str) -> None:
    assert [problem.code for problem in check_value("a.yaml", character, 1, 1)] == ["control-char"]


def test_an_escaped_tab_and_line_end_are_fine() -> None:
    assert check_value("a.yaml", "a\tb\nc", 1, 1) == ()


def test_escaped_marks_are_counted_as_well() -> None:
    problems = check_value("a.yaml", "e" + "\u0301" * (MOST_MARKS + 1), 1, 1)
    assert [(problem.code, problem.is_error) for problem in problems] == [("too-many-marks", False)]


MISREAD = {
    "CafÃ© RenÃ©": "CafÃ©",
    "Iâ€™m leaving": "Iâ€™m",
    "dÃ©jÃ\xa0 vu": "dÃ©jÃ",
    "2016â€“2018": "2016â€“2018",
    "well ðŸ‘‹": "ðŸ‘‹",
    "Å\x81ukasz".replace("\x81", "¡"): "Å¡ukasz",
}


@pytest.mark.parametrize("text", MISREAD)
def test_a_text_that_was_read_in_the_wrong_encoding_is_told(text: str) -> None:
    _, problems = decode("a.yaml", text.encode())
    assert [(problem.code, problem.message.startswith(f'"{MISREAD[text]}')) for problem in problems] == [("mojibake", True)]


@pytest.mark.parametrize(
    "text",
    [
        "le congé\xa0»",
        "Ça va\xa0?",
        "São Paulo, NÃO",
        "Łukasz Żółw",
        "Ångström",
        "ÂGE",
        "â€",
        "«\xa0Âne\xa0»",
        "東京",
        "Ä»",
        "ÅÅÅ ÃÃ",
    ],
)
def test_letters_with_accents_are_no_text_in_the_wrong_encoding(text: str) -> None:
    assert decode("a.yaml", text.encode()) == (text, ())
