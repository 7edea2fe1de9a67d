"""Interface texts: the files templates/strings/LANGUAGE.yaml, read, and held against the shipped English ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from string import Formatter

from founders_timeline.loader.nodes import MappingNode, Node, TextNode
from founders_timeline.loader.report import Report, did_you_mean
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.model.problems import ContentError, Problem, quoted

Message = str | dict[str, str]

UNTRANSLATED = "TRANSLATE: "
"""What a text begins with that still has to be translated."""

NOUNS = ("noun", "nouns", "Noun", "Nouns")
"""The placeholders that every text may hold: what the counted people are called."""

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def read_messages(path: Path, shown: str, english: Mapping[str, Message] | None) -> dict[str, Message]:
    """Read a file of interface texts, by name; a text is one string, or one for each plural category.

    `shown` is the path that problems name. `english`, if given, has the names and placeholders that are known; without it the
    file is the English one. Raises ContentError if the file is no mapping, has a name that is not known, a value that is no
    text, or a text with braces that cannot be filled in.
    """
    node, problems = read_yaml(shown, path.read_bytes())
    if node is None:
        raise ContentError(problems)
    report = Report(shown)
    if not isinstance(node, MappingNode):
        report.error(node, "root", "A file of interface texts is a mapping from names to texts.")
    texts = dict(_flatten(node, ""))
    for name, text in texts.items():
        if english is not None and name not in english:
            report.error(text, "unknown-key", f"{quoted(name)} is not an interface text.", did_you_mean(name, english))
        elif _is_text(report, name, text):
            _check_braces(report, text, _message(text) if english is None else english[name])
    if report.problems:
        raise ContentError(report.problems)
    return {name: _message(text) for name, text in texts.items()}


def missing_texts(shown: str, messages: Mapping[str, Message], english: Mapping[str, Message]) -> ContentError | None:
    """Return what to raise if a language lacks texts that English has, one problem a section, or None."""
    report = Report(shown)
    for section, names in _by_section(name for name in english if name not in messages):
        hint = f"Take {'them' if len(names) > 1 else 'it'} from en.yaml."
        message = f"{section}{_number_of(names)} missing: {_listed(names)}."
        report.error(TextNode(value="", line=1, column=1), "missing", message, hint)
    return ContentError(report.problems) if report.problems else None


def untranslated_texts(path: Path, shown: str, plurals: Iterable[str]) -> tuple[Problem, ...]:
    """Return the warnings about a file whose texts can be read: where it still carries the mark of `strings`, or lacks a form.

    Marked texts are told in one warning a section, at the first of them. `plurals` are the forms that the language has.
    """
    node, _ = read_yaml(shown, path.read_bytes())
    texts = dict(_flatten(node, "")) if node else {}
    left = {name: text for name, text in texts.items() if _is_left(text)}
    report = Report(shown)
    for name, text in texts.items():
        forms = dict(_forms_at(text))
        lacking = [form for form in plurals if "" not in forms and form not in forms]
        if lacking:
            message = f"{name}: there is no form {' and no form '.join(lacking)}, so the form other is shown."
            report.warning(text, "untranslated", message, "Add it: the language has it.")
    for section, names in _by_section(left):
        message = f"{section}{_number_of(names)} still to be translated: {_listed(names)}."
        report.warning(left[names[0]], "untranslated", message, f"Translate, and take {UNTRANSLATED.strip()} away.")
    return tuple(report.problems)


def _is_left(text: Node) -> bool:
    return any(form.startswith(UNTRANSLATED.strip()) for form in _forms(_message(text)))


def _by_section(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield how a message names each section, the first of a name's words, and its names; those of one word are in none."""
    for section, group in groupby(names, key=lambda name: name.partition(".")[0] if "." in name else ""):
        yield f"{section}: " if section else "", list(group)


def _number_of(names: Sequence[str]) -> str:
    return f"{len(names)} text{'s are' if len(names) > 1 else ' is'}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name.partition(".")[2] or name for name in names)


def _is_text(report: Report, name: str, node: Node) -> bool:
    """Tell whether a value is a text or has one for each plural category, `other` among them; report it if not."""
    forms = dict(_forms_at(node))
    if not all(isinstance(form, TextNode) for form in forms.values()):
        report.error(node, "type", f"{name}: a text is expected here.", "Write one text, or {one: …, other: …}.")
        return False
    if "" not in forms and "other" not in forms:
        report.error(node, "missing", f"{name}: there is no text for the plural category other.", "Add other: with the text.")
        return False
    return True


def _check_braces(report: Report, node: Node, english: Message) -> None:
    known = {field for form in _forms(english) for field in _fields(form)} | {"count", *NOUNS}
    for _, form in _forms_at(node):
        text = form.value if isinstance(form, TextNode) else ""
        unknown = [field for field in _fields(text) if field not in known]
        if not unknown and not _can_be_filled(text, known):
            unknown = [text]
        if unknown:
            hint = f"Known here: {', '.join(sorted(known))}. A brace that is text is doubled."
            report.error(form, "placeholder", f"{quoted(unknown[0])} cannot be filled in.", hint)


class _AnyNumber:
    """Stands for the noun, which takes the name of a number behind a colon."""

    def __format__(self, name: str) -> str:
        return name


def _can_be_filled(text: str, known: Iterable[str]) -> bool:
    try:
        text.format(**{**dict.fromkeys(known, "1"), "noun": _AnyNumber()})
    except (ValueError, LookupError, TypeError):
        return False
    return True


def _fields(form: str) -> list[str]:
    """Return the names in a text's braces, none if the braces are wrong; `{noun:founders}` is two, as it needs the number too."""
    try:
        parsed = [(field, number) for _, field, number, _ in Formatter().parse(form) if field is not None]
    except ValueError:
        return []
    return [name for field, number in parsed for name in (field, *([number] if field == "noun" and number else []))]


def _forms_at(node: Node) -> list[tuple[str, Node]]:
    """Return a text's forms by plural category, an empty one if it has one form only."""
    return [(key.value, value) for key, value in node.entries] if isinstance(node, MappingNode) else [("", node)]


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
