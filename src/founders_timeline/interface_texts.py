"""Interface texts: the files templates/strings/LANGUAGE.yaml, read, and held against the shipped English ones."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter

from founders_timeline.loader.nodes import MappingNode, Node, TextNode
from founders_timeline.loader.report import Report, did_you_mean
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.problems import ContentError, Problem, quoted

Message = str | dict[str, str]

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def read_messages(path: Path, english: Mapping[str, Message] | None) -> dict[str, Message]:
    """Read a file of interface texts, by name; a text is one string, or one for each plural category.

    `english`, if given, has the names and placeholders that are known. Raises ContentError if the file is no mapping, has a
    name that is not known, or a text with braces that cannot be filled in.
    """
    shown = f"templates/strings/{path.name}"
    node, problems = _parsed(shown, path.read_bytes())
    if node is None:
        raise ContentError(problems)
    report = Report(shown)
    if not isinstance(node, MappingNode):
        report.error(node, "root", "A file of interface texts is a mapping from names to texts.")
    texts = dict(_flatten(node, ""))
    if english is not None:
        for name, text in texts.items():
            _check(report, name, text, english)
    if report.problems:
        raise ContentError(report.problems)
    return {name: _message(text) for name, text in texts.items()}


def missing_texts(path: Path, messages: Mapping[str, Message], english: Mapping[str, Message]) -> ContentError | None:
    """Return what to raise if a language lacks texts that English has, or None."""
    missing = [name for name in english if name not in messages]
    if not missing:
        return None
    report = Report(f"templates/strings/{path.name}")
    message = f"{len(missing)} interface texts are missing: {', '.join(missing[:10])}{' …' if len(missing) > 10 else ''}."
    report.error(TextNode("", 1, 1), "missing", message, "Take them from en.yaml.")
    return ContentError(report.problems)


@lru_cache(maxsize=16)
def _parsed(path: str, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    return read_yaml(path, data)


def _check(report: Report, name: str, text: Node, english: Mapping[str, Message]) -> None:
    if name not in english:
        report.error(text, "unknown-key", f"{quoted(name)} is not an interface text.", did_you_mean(name, english))
        return
    known = {field for form in _forms(english[name]) for field in _fields(form)} | {"count"}
    for form in _forms(_message(text)):
        try:
            unknown = [field for field in _fields(form) if field not in known]
        except ValueError:
            unknown = [form]
        if unknown:
            hint = f"Known here: {', '.join(sorted(known))}. A brace that is text is doubled."
            report.error(text, "placeholder", f"{quoted(unknown[0])} cannot be filled in.", hint)


def _fields(form: str) -> list[str]:
    return [field for _, field, _, _ in Formatter().parse(form) if field is not None]


def _forms(message: Message) -> list[str]:
    return [message] if isinstance(message, str) else list(message.values())


def _message(text: Node) -> Message:
    if isinstance(text, MappingNode):
        return {key.value: value.value for key, value in text.entries if isinstance(value, TextNode)}
    return text.value if isinstance(text, TextNode) else ""


def _flatten(node: Node, name: str) -> Iterator[tuple[str, Node]]:
    """Yield the texts under their names: a mapping whose keys are all plural categories is one text."""
    if isinstance(node, MappingNode) and not (node.entries and _PLURALS.issuperset(key.value for key, _ in node.entries)):
        for key, value in node.entries:
            yield from _flatten(value, f"{name}.{key.value}".lstrip("."))
    elif name:
        yield name, node
