"""Lines of a calendar: any text comes back from icalendar as it was, and no line is longer than RFC 5545 allows."""

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from founders_timeline.exports.calendar import LONGEST_LINE, content_line, date_time_value, date_value, text_value

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\;,:\n \N{EURO SIGN}\N{GRINNING FACE}é"))


def read(*lines: bytes) -> icalendar.Event:
    """Let icalendar read an entry of these lines."""
    entry = icalendar.Event.from_ical(b"".join([b"BEGIN:VEVENT\r\n", *lines, b"END:VEVENT\r\n"]))
    assert isinstance(entry, icalendar.Event)
    return entry


@given(TEXTS)
def test_a_text_is_read_as_it_was(text: str) -> None:
    assert str(read(content_line("SUMMARY", text_value(text)))["summary"]) == text


@given(TEXTS.map(lambda text: text * 20))
def test_no_line_is_too_long_and_no_character_or_escape_is_cut(text: str) -> None:
    lines = content_line("SUMMARY", text_value(text)).split(b"\r\n")
    assert lines.pop() == b""
    pieces = [line if number == 0 else line[1:] for number, line in enumerate(lines)]
    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.startswith(b" ") for line in lines[1:])
    assert "".join(piece.decode() for piece in pieces) == f"SUMMARY:{text_value(text)}"
    assert all((len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0 for piece in pieces[:-1])


def test_a_line_is_filled_before_it_is_folded() -> None:
    assert [len(line) for line in content_line("SUMMARY", "x" * 200).split(b"\r\n")] == [75, 75, 60, 0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_stays_one(end: str) -> None:
    assert str(read(content_line("SUMMARY", text_value(f"a{end}b")))["summary"]) == "a\nb"


@given(st.dates())
def test_a_day_is_read_as_it_was(day: date) -> None:
    assert read(content_line("DTSTART;VALUE=DATE", date_value(day))).decoded("dtstart") == day


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(timezone(timedelta(hours=2)))))
def test_a_moment_is_read_as_it_was(moment: datetime) -> None:
    read_again = read(content_line("DTSTAMP", date_time_value(moment))).decoded("dtstamp")
    assert read_again == moment.replace(microsecond=0).astimezone(UTC)
