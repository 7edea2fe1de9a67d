"""From one YAML value to one typed value, or None with a problem at its place."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from founders_timeline.edtf import FORMS, EdtfDate, EdtfError, parse_edtf
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.report import Report
from founders_timeline.problems import quoted
from founders_timeline.slug import TAKEN, slug_of, why_not_id

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[Report, Node, str], T | None]

LONGEST_URL = 2000

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
NOT_A_NAME = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan|=)"  # truth values and odd floats of YAML 1.1
    r"|[-+]?(?:0x[0-9a-fA-F_]+|0o?[0-7_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)"
)
"""What YAML readers may take for a number or a truth value, and people for a name: such a name stands in quotes."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
"""What a language code looks like (BCP 47)."""

# At least one dot, and a last label that is no number: neither localhost nor an IP address.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!\d+\Z)[a-z0-9-]*[a-z0-9]", re.ASCII | re.IGNORECASE)

_ORIGIN = re.compile(r"[^/]*//[^/?#]*")
"""What comes before an address's path, query and fragment."""

_NOT_IN_URL = re.compile(r"""[\x00-\x20\\"'`<>{}|^\x7f]""")
_parse_edtf = lru_cache(maxsize=1024)(parse_edtf)  # The same few days come again and again.


def kind(node: Node) -> str:
    """Name a node's kind, for messages."""
    match node:
        case TextNode():
            return "a text"
        case ListNode():
            return "a list"
    return "a mapping"


def is_nothing(node: Node) -> bool:
    """Tell whether a node is a text that says nothing, as after a key without a value."""
    return isinstance(node, TextNode) and (not node.value.strip() or (node.plain and node.value in _NOTHING))


def report_kind(report: Report, node: Node, label: str, expected: str, hint: str = "") -> None:
    """Report a node of the wrong kind; `expected` goes on as "… is expected here"."""
    if is_nothing(node):
        written = isinstance(node, TextNode) and node.value.strip()
        hint = "Put it in quotes if it is meant as text." if written else "Write a value, or leave the key out."
        report.error(node, "empty-value", f"{label}: the value is empty.", hint)
    else:
        report.error(node, "type", f"{label}: {expected} is expected here, not {kind(node)}.", hint)


def read_text(report: Report, node: Node, label: str) -> str | None:
    """Read a text that says something."""
    if not isinstance(node, TextNode) or is_nothing(node):
        report_kind(report, node, label, "a text")
        return None
    return node.value


def read_name(report: Report, node: Node, label: str) -> str | None:
    """Read a person's name, in Unicode normal form C and with single spaces.

    What YAML readers may take for a number or a truth value is refused unless it stands in quotes.
    """
    text = read_text(report, node, label)
    if text is None or not isinstance(node, TextNode):
        return None
    if node.plain and NOT_A_NAME.fullmatch(text):
        report.error(node, "type", f"{label}: {quoted(text)} is not read as a name.", "Put it in quotes if it is one.")
        return None
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_date(report: Report, node: Node, label: str) -> EdtfDate | None:
    """Read a date of the EDTF subset; a span may stand without quotes, where YAML sees a list of one text."""
    if isinstance(node, ListNode) and node.flow and len(node.items) == 1 and isinstance(node.items[0], TextNode):
        text = f"[{node.items[0].value}]"
    elif isinstance(node, TextNode) and not is_nothing(node):
        text = node.value
    else:
        report_kind(report, node, label, "a date", FORMS)
        return None
    try:
        return _parse_edtf(text)
    except EdtfError as error:
        report.error(node, "date", f"{label}: {quoted(text)} {error.message}", error.hint)
        return None


def read_day(report: Report, node: Node, label: str) -> date | None:
    """Read a date that is one day."""
    read = read_date(report, node, label)
    if read is None:
        return None
    if not read.is_day or read.uncertain or read.approximate:
        report.error(node, "date", f"{label}: {quoted(read.text)} is not a single day.", "Write it as 2024-08-05.")
        return None
    return read.earliest


def read_url(report: Report, node: Node, label: str) -> str | None:
    """Read an absolute address of the web, as RFC 3986 writes it and with an ASCII host."""
    text = read_text(report, node, label)
    if text is None:
        return None
    reason = why_not_url(text)
    if reason:
        report.error(node, "url", f"{label}: {quoted(text)} {reason}", "Write the whole address, https://example.org/page.")
        return None
    return text


def why_not_url(text: str) -> str | None:
    """Say why a text is no address to link to, as the end of a sentence, or return None if it is one."""
    if len(text) > LONGEST_URL:
        return f"is longer than {LONGEST_URL} characters."
    if not text.isascii() or _NOT_IN_URL.search(text):
        return "holds a character that an address cannot hold; write it in percent or punycode form."
    origin = _ORIGIN.match(text)
    return _why_not_origin(origin[0] if origin else text)


@lru_cache(maxsize=1024)  # Pages come from few hosts, and what follows a host is nothing that could be wrong.
def _why_not_origin(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "is not a well-formed address."
    if parts.scheme not in {"http", "https"}:
        return "does not begin with https:// or http://."
    if parts.username is not None or parts.password is not None:
        return "holds a user name."
    if port == 0 or not _HOST.fullmatch(parts.hostname or ""):
        return "has no public host."
    return None


def read_language(report: Report, node: Node, label: str) -> str | None:
    """Read a language code: the shape of BCP 47, not its registry."""
    text = read_text(report, node, label)
    if text is None:
        return None
    if not LANGUAGE.fullmatch(text):
        report.error(node, "lang", f"{label}: {quoted(text)} is not a language code.", "Write en, fr, pt-BR …")
        return None
    return text


def read_id(report: Report, node: Node, label: str) -> str | None:
    """Read an id, which is going to be a file's name."""
    text = read_text(report, node, label)
    if text is None:
        return None
    reason = why_not_id(text)
    if reason is None and text not in TAKEN:
        return text
    if reason is None:
        message = f"{label}: {quoted(text)} is the name of a page that the site makes itself."
        report.error(node, "slug-taken", message, "Choose another one.")
    else:
        hint = "" if report.is_full else f"Write {slug_of(text)}, for example."
        report.error(node, "slug", f"{label}: {quoted(text)} {reason}", hint)
    return None


def choice_of(choices: type[E]) -> Reader[E]:
    """Make a reader for one of a few words."""
    known = {str(choice): choice for choice in choices}

    def read_choice(report: Report, node: Node, label: str) -> E | None:
        text = read_text(report, node, label)
        if text is None:
            return None
        if text not in known:
            hint = report.suggest(text, known)
            report.error(node, "choice", f"{label}: {quoted(text)} is none of the words known here.", hint)
        return known.get(text)

    return read_choice


def read_list(report: Report, node: Node, label: str, read: Reader[T]) -> tuple[T, ...]:
    """Read a list, leaving out what cannot be read."""
    if not isinstance(node, ListNode):
        report_kind(report, node, label, "a list", "Begin each item with a hyphen.")
        return ()
    return tuple(_present(read(report, item, f"{label}[{n}]") for n, item in enumerate(node.items, start=1)))


def read_texts(report: Report, node: Node, label: str, languages: Iterable[str] | None) -> tuple[tuple[str, str], ...]:
    """Read a mapping from languages to texts; `languages` are those allowed, None for any."""
    if not isinstance(node, MappingNode):
        report_kind(report, node, label, "a mapping from languages to texts", "Write {fr: …}.")
        return ()
    allowed = None if languages is None else tuple(languages)
    texts = []
    for key, value in node.entries:
        if allowed is not None and key.value not in allowed:
            message = f"{label}: {quoted(key.value)} is not one of the site's languages."
            report.error(key, "unknown-key", message, report.suggest(key.value, allowed))
        elif read_language(report, key, label) is not None:
            text = read_text(report, value, f"{label}.{key.value}")
            texts.extend([(key.value, text)] if text is not None else [])
    return tuple(texts)


def _present(values: Iterable[T | None]) -> Iterable[T]:
    return (value for value in values if value is not None)
