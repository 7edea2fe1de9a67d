"""The lines of an iCalendar file: a name and a value each, folded to what old programs can hold (RFC 5545, 3.1 and 3.3)."""

from datetime import UTC, date, datetime

LONGEST_LINE = 75
"""Octets that a line may have, without its end."""


def content_line(name: str, value: str) -> bytes:
    """Write a line of an entry, its name with any parameters; what does not fit goes on in lines that begin with a space."""
    line = f"{name}:{value}".encode()
    first = _fitting(line, 0, LONGEST_LINE)
    pieces, place = [line[:first]], first
    while place < len(line):
        end = _fitting(line, place, LONGEST_LINE - 1)
        pieces.append(line[place:end])
        place = end
    return b"\r\n ".join(pieces) + b"\r\n"


def text_value(text: str) -> str:
    """Write a text (3.3.11); a line end becomes what stands for one."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def date_value(day: date) -> str:
    """Write a day (3.3.4)."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def date_time_value(moment: datetime) -> str:
    """Write a moment in UTC (3.3.5)."""
    moment = moment.astimezone(UTC)
    return f"{date_value(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}Z"


def _fitting(line: bytes, start: int, most: int) -> int:
    """Return where a piece that begins at `start` ends: before a character or an escape sequence that does not fit whole."""
    end = min(start + most, len(line))
    if end == len(line):
        return end
    while line[end] & 0xC0 == 0x80:  # Within a character of UTF-8.
        end -= 1
    backslashes = end - start - len(line[start:end].rstrip(b"\\"))
    return end - backslashes % 2
