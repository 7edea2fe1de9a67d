"""From one YAML value to one typed value, or None with a problem at its place."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from babel import Locale

from founders_timeline.loader.meant import in_yaml_quotes, list_meant, type_meant
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.report import Report
from founders_timeline.model.date_hints import ANY_TIME, Bounds, hint_for
from founders_timeline.model.edtf import FORMS, EdtfDate, EdtfError, parse_edtf
from founders_timeline.model.problems import quoted
from founders_timeline.model.slug import TAKEN, slug_of, why_not_id
from founders_timeline.schema.limits import LANGUAGE, NOT_A_NAME

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[Report, Node, str], T | None]

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


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
        text = "" if is_nothing(node) else bare_text(node)
        report_kind(report, node, label, "a text", f"If it is one, write {in_yaml_quotes(text)}" if text else "")
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


def read_date(report: Report, node: Node, label: str, bounds: Bounds = ANY_TIME) -> EdtfDate | None:
    """Read a date of the EDTF subset; a span may stand without quotes, where YAML sees a list of one text.

    `bounds` are the first and the last day that it can mean, for the hint.
    """
    text = bare_text(node)
    if not text:
        report_kind(report, node, label, "a date", FORMS)
        return None
    try:
        return parse_edtf(text)
    except EdtfError as error:
        hint = "" if report.is_full else hint_for(text, error, bounds)
        report.error(node, "date", f"{label}: {quoted(text)} {error.message}", hint)
        return None


def bare_text(node: Node) -> str:
    """Return a text as it is written, also where YAML sees a list or a mapping in its brackets; empty for real ones."""
    match node:
        case TextNode() if not is_nothing(node):
            return node.value
        case ListNode(flow=True):
            return f"[{_listed(node.items)}]"
        case MappingNode() if all(is_nothing(value) for _, value in node.entries):
            return f"{{{_listed(key for key, _ in node.entries)}}}"
    return ""


def _listed(nodes: Iterable[Node]) -> str:
    return ", ".join(node.value for node in nodes if isinstance(node, TextNode))


def read_day(report: Report, node: Node, label: str) -> date | None:
    """Read a date that is one day."""
    read = read_date(report, node, label)
    if read is None:
        return None
    if not read.is_day or read.uncertain or read.approximate:
        report.error(node, "date", f"{label}: {quoted(read.text)} is not a single day.", "Write it as 2024-08-05.")
        return None
    return read.earliest


def read_language(report: Report, node: Node, label: str) -> str | None:
    """Read a language code: the shape of BCP 47, not its registry."""
    text = read_text(report, node, label)
    if text is None:
        return None
    if not LANGUAGE.fullmatch(text):
        code = _codes_by_name().get(text.casefold())
        hint = f"Write {code}" if code else "Write en, fr, pt-BR …"
        report.error(node, "lang", f"{label}: {quoted(text)} is not a language code.", hint)
        return None
    return text


@cache
def _codes_by_name() -> dict[str, str]:
    """Return the codes of languages by their English names, in small letters."""
    return {name.casefold(): code.replace("_", "-") for code, name in Locale("en").languages.items()}


def read_id(report: Report, node: Node, label: str, is_taken: Callable[[str], bool] = TAKEN.__contains__) -> str | None:
    """Read an id, which is going to be a file's name."""
    text = read_text(report, node, label)
    if text is None:
        return None
    reason = why_not_id(text)
    if reason is None and not is_taken(text):
        return text
    if reason is None:
        message = f"{label}: {quoted(text)} is the name of a page, or a part of one, that the site makes itself."
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
            meant = type_meant(text)
            hint = f"Write {label}: {meant}" if meant in known else report.suggest(text, known)
            report.error(node, "choice", f"{label}: {quoted(text)} is none of the words known here.", hint)
        return known.get(text)

    return read_choice


def read_list(report: Report, node: Node, label: str, read: Reader[T]) -> tuple[T, ...]:
    """Read a list, leaving out what cannot be read."""
    if not isinstance(node, ListNode):
        hint = list_meant(label, node.value) if isinstance(node, TextNode) else "Begin each item with a hyphen."
        report_kind(report, node, label, "a list", hint)
        return ()
    return tuple(_present(read(report, item, f"{label}[{n}]") for n, item in enumerate(node.items, start=1)))


def read_texts(report: Report, node: Node, label: str, languages: Iterable[str] | None) -> tuple[tuple[str, str], ...]:
    """Read a mapping from languages to texts; `languages` are those allowed, None for any."""
    if not isinstance(node, MappingNode):
        report_kind(report, node, label, "a mapping from languages to texts", "Write {fr: …}.")
        return ()
    pairs = read_language_keys(report, node, label, languages)
    texts = ((language, read_text(report, value, f"{label}.{language}")) for language, value in pairs)
    return tuple((language, text) for language, text in texts if text is not None)


def read_language_keys(
    report: Report, node: MappingNode, label: str, languages: Iterable[str] | None
) -> tuple[tuple[str, Node], ...]:
    """Read the keys of a mapping by language, in the order of `languages`, which are those allowed, or None for any."""
    allowed = None if languages is None else tuple(languages)
    pairs = []
    for key, value in node.entries:
        if allowed is not None and key.value not in allowed:
            message = f"{label}: {quoted(key.value)} is not one of the site's languages."
            text = bare_text(node)
            hint = f"If it is a text, write {in_yaml_quotes(text)}" if text else report.suggest(key.value, allowed)
            report.error(key, "unknown-key", message, hint)
        elif read_language(report, key, label) is not None:
            pairs.append((key.value, value))
    return tuple(sorted(pairs, key=lambda pair: allowed.index(pair[0])) if allowed else pairs)


def _present(values: Iterable[T | None]) -> Iterable[T]:
    return (value for value in values if value is not None)
