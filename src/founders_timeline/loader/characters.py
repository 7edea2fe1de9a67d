"""Which characters content may hold: bytes become text here, and every character is checked."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from founders_timeline.model.problems import Problem, Severity, quoted

MOST_MARKS = 8
"""Combining marks that may follow one letter without a warning."""

MOST_KINDS = 20
"""Forbidden characters of different kinds that are told for one text."""

# UTF-32's mark in little-endian order begins with UTF-16's, so it must be tried first.
_FOREIGN_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Control characters would move a terminal's cursor and break XML; U+2028 and U+2029 are line ends to YAML 1.1 only; bidi
# controls (U+202A to U+202E, U+2066 to U+2069) show text in another order than it is read (CVE-2021-42574); U+FEFF and tag
# letters (U+E0000 to U+E007F) are not seen at all; surrogates and noncharacters are no characters. The joiners U+200C and
# U+200D stay: Persian and emoji need them. Ranges, since a pattern of them all takes 4 ms to compile.
_FORBIDDEN = (
    range(0x00, 0x09),
    range(0x0B, 0x20),
    range(0x7F, 0xA0),
    range(0x2028, 0x202F),
    range(0x2066, 0x206A),
    range(0xD800, 0xE000),
    range(0xFDD0, 0xFDF0),
    range(0xFEFF, 0xFF00),
    range(0xE0000, 0xE0080),
)
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
# What Latin letters, dashes, curly quotes and emoji become; é and a no-break space before » are French, and no 頻.
_SIGNS = re.escape("".join(bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xC0)))
_SIGNS_IN_WORDS = re.sub("[\u00a0\u00ab\u00bb]", "", _SIGNS)
_MISREAD = re.compile(
    f"[\u00c2\u00c3][{_SIGNS}]|[\u00c4\u00c5][{_SIGNS_IN_WORDS}]|\u00e2\u20ac[{_SIGNS}]|\u00f0\u0178[{_SIGNS}]{{2}}"
)
_MARK_STRETCH = re.compile(rf"[^\0-\u02ff]{{{MOST_MARKS + 1},}}")


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode the bytes of a file, all line ends as LF and without a byte order mark, and check its characters.

    The text is None if it cannot be used: the problems then hold an error.
    """
    if not data.translate(None, _HARMLESS):  # As most files are: printable ASCII all over.
        return data.decode("ascii"), ()
    for mark, name in _FOREIGN_BOMS:
        if data.startswith(mark):
            return None, (_encoding_problem(path, "", f"The file is saved as {name}.", "Save it as UTF-8."),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _with_lf(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, (_undecodable(path, data, error),)
    problems = _check_text(path, text)
    return (None if any(problem.is_error for problem in problems) else text), problems


def check_value(path: str, value: str, line: int, column: int) -> tuple[Problem, ...]:
    r"""Check a text that was written with escapes, such as `"\e[31m"`; `line` and `column` are where it begins."""
    problems = [_forbidden_problem(path, value[index], line, column, "The escaped character") for index in _forbidden(value)]
    if next(_heaps_of_marks(value), None) is not None:
        problems.append(_marks_problem(path, line, column))
    return tuple(problems)


def place_of(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column of a character, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = _with_lf(data[: error.start].decode("utf-8"))
    byte = data[error.start : error.start + 1]
    if error.reason == "unexpected end of data":
        return _encoding_problem(path, before, f"The file ends inside a character, at the byte 0x{byte.hex()}.", "Save it again.")
    if b"\0" in data:
        return _encoding_problem(path, before, f"The byte 0x{byte.hex()} is not UTF-8.", "The file does not look like text.")
    # Windows-1252 is what most files that are not UTF-8 turn out to be; five of its bytes mean nothing.
    meant = byte.decode("cp1252", errors="ignore")
    hint = f"Save the file as UTF-8; in Windows-1252 this byte is {quoted(meant)}." if meant else "Save the file as UTF-8."
    return _encoding_problem(path, before, f"The byte 0x{byte.hex()} is not UTF-8.", hint)


def _encoding_problem(path: str, before: str, message: str, hint: str) -> Problem:
    line, column = place_of(before, len(before))
    return Problem(path=path, line=line, column=column, code="encoding", message=message, hint=hint)


def _check_text(path: str, text: str) -> tuple[Problem, ...]:
    problems = [_forbidden_problem(path, text[index], *place_of(text, index), "The character") for index in _forbidden(text)]
    heap = next(_heaps_of_marks(text), None)
    if heap is not None:
        problems.append(_marks_problem(path, *place_of(text, heap)))
    return (*problems, *_misread(path, text))


def _misread(path: str, text: str) -> Iterator[Problem]:
    """Find the first word that is UTF-8 read as Windows-1252, as CafÃ© is."""
    for match in () if text.isascii() else _MISREAD.finditer(text):
        try:
            meant = match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        before = re.split(r"\s", text[: match.start()])[-1]
        after = re.split(r"\s", text[match.end() :][:40])[0]
        word = before + match[0] + after
        line, column = place_of(text, match.start() - len(before))
        message = f"{quoted(word)} looks like UTF-8 that was read as Windows-1252."
        hint = f"Write {quoted(word.replace(match[0], meant))}, and look for more of it."
        yield Problem(path=path, line=line, column=column, code="mojibake", message=message, hint=hint, severity=Severity.WARNING)
        return


def _forbidden(text: str) -> list[int]:
    """Return where each kind of forbidden character stands for the first time."""
    # No forbidden character is printable, and most texts are all over.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return []
    forbidden = {character for character in set(text) if not character.isprintable() and _is_forbidden(character)}
    first: dict[str, int] = {}
    for index, character in enumerate(text if forbidden else ""):
        if character in forbidden:
            first.setdefault(character, index)
    return list(first.values())[:MOST_KINDS]


def _is_forbidden(character: str) -> bool:
    number = ord(character)
    is_noncharacter = number & 0xFFFE == 0xFFFE  # The last two of each of the 17 planes.
    return is_noncharacter or any(number in numbers for numbers in _FORBIDDEN)


def _forbidden_problem(path: str, character: str, line: int, column: int, subject: str) -> Problem:
    name = unicodedata.name(character, "")
    shown = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    message = f"{subject} {shown} is not allowed."
    return Problem(path=path, line=line, column=column, code="control-char", message=message, hint=_cure(character))


def _cure(character: str) -> str:
    if character == "\0":
        return "If there is one beside every letter, the file is saved as UTF-16: save it as UTF-8."
    if character in "\u2028\u2029\r\x85":
        return "Put a line break in its place."
    return "Delete it: readers do not see it, and programs take it for a command."


def _heaps_of_marks(text: str) -> Iterator[int]:
    """Find letters under more than MOST_MARKS combining marks; yield where each letter stands."""
    for stretch in () if text.isascii() else _MARK_STRETCH.finditer(text):
        run = 0
        for index in range(stretch.start(), stretch.end()):
            run = run + 1 if unicodedata.category(text[index]) in ("Mn", "Me") else 0
            if run > MOST_MARKS:
                yield max(index - run, 0)
                break


def _marks_problem(path: str, line: int, column: int) -> Problem:
    message = f"More than {MOST_MARKS} combining marks stand on one letter."
    hint = "They would run over the lines above and below: leave them out."
    return Problem(
        path=path, line=line, column=column, code="too-many-marks", message=message, hint=hint, severity=Severity.WARNING
    )
