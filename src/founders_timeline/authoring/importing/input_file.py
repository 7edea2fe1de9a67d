"""A file to import, as text or as JSON, without the characters that content cannot hold."""

import codecs
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

from founders_timeline.authoring.importing.imported import ImportFailure, Notes
from founders_timeline.loader.characters import check_value

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes that a file to import may have."""

_SCRIPT = re.compile(r"\s*[\w$.]+\s*=\s*(?=[{\[])")
"""What stands before the data where version 2 of TimelineJS loads them as a script."""

_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x0c": "\n"}


def read_text(file: Path) -> str:
    """Read a file as text: UTF-8, or UTF-16 with its mark, as Excel's "Unicode text" is. ImportFailure if it is neither."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ImportFailure(f"It cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise ImportFailure(f"It is larger than {LARGEST_FILE // 1024 // 1024} MiB.")
    if data.startswith(b"PK\x03\x04"):
        raise ImportFailure("It is a workbook or an archive: save the sheet as CSV.")
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFailure("It is not UTF-8: save it as UTF-8.") from error


def looks_like_json(text: str) -> bool:
    """Tell whether a text begins as JSON does, or as a script that holds some."""
    return text.lstrip()[:1] in ("{", "[") or _SCRIPT.match(text) is not None


def read_json(text: str, notes: Notes) -> object:
    """Read JSON; a key that stands twice, and characters that content cannot hold, are noted. ImportFailure if it is none."""

    def read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for key, number in Counter(key for key, _ in pairs).items():
            if number > 1:
                notes.add("the file", f"the key {key} stands {number} times in one place, and only the last one is read.")
        return dict(pairs)

    if _SCRIPT.match(text):
        text = _SCRIPT.sub("", text, count=1).rstrip("; \r\n")
    forbidden: Counter[str] = Counter()
    try:
        data = _cleaned(json.loads(text, object_pairs_hook=read_object), forbidden)
    except RecursionError as error:
        raise ImportFailure("It is no JSON that can be read: lists and mappings stand too deep in each other.") from error
    except ValueError as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ImportFailure(f"It is no JSON{place}.") from error
    _tell(forbidden, notes)
    return data


def without_forbidden(text: str, notes: Notes) -> str:
    """Return a text with plain line ends and without the characters that content cannot hold, which are noted."""
    forbidden: Counter[str] = Counter()
    clean = _clean(text, forbidden)
    _tell(forbidden, notes)
    return clean


def _cleaned(value: object, forbidden: Counter[str]) -> object:
    if isinstance(value, str):
        return _clean(value, forbidden)
    if isinstance(value, list):
        return [_cleaned(item, forbidden) for item in value]
    return (
        {_clean(key, forbidden): _cleaned(item, forbidden) for key, item in value.items()} if isinstance(value, dict) else value
    )


def _clean(text: str, forbidden: Counter[str]) -> str:
    if text.isprintable():
        return text
    for end, plain in _LINE_ENDS.items():
        text = text.replace(end, plain)
    wrong = {sign for sign in set(text) if not sign.isprintable() and check_value("", sign, 1, 1)}
    forbidden.update(sign for sign in text if sign in wrong)
    return text.translate({ord(sign): None for sign in wrong})


def _tell(forbidden: Counter[str], notes: Notes) -> None:
    for sign, number in forbidden.items():
        name = unicodedata.name(sign, "no name")
        notes.add("the file", f"U+{ord(sign):04X} ({name}) cannot stand in content and was left out {number} times.")
