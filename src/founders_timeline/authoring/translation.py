"""The file with the interface texts of a language that the program does not ship: English, marked, to translate."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from founders_timeline.schema.limits import LANGUAGE
from founders_timeline.schema.yaml_writer import to_yaml
from founders_timeline.theme.language import plural_forms
from founders_timeline.theme.texts import UNTRANSLATED, Message, read_messages


def why_not_language(code: str) -> str | None:
    """Say why a text is no language that texts can be written in, as the end of a sentence, or return None."""
    if not LANGUAGE.fullmatch(code):
        return "is not a language code. Write de, pt-BR …"
    if plural_forms(code) is None:
        return "is not a language that Unicode's CLDR knows: nobody can say how it counts and writes dates."
    return None


def texts_to_translate(theme: Path, code: str) -> str:
    """Write all texts of a language as YAML: the English ones with a mark, each plural with all forms that the language has.

    `theme` is the shipped folder.
    """
    file = theme / "strings/en.yaml"
    english = read_messages(file, str(file), None)
    forms = plural_forms(code) or ()
    nested: dict[str, object] = {}
    for name, message in english.items():
        *groups, last = name.split(".")
        group: dict[str, object] = nested
        for each in groups:
            inner = group.setdefault(each, {})
            assert isinstance(inner, dict)
            group = inner
        group[last] = _marked(message, forms)
    note = f"# Interface texts in {code}: translate each text and take {UNTRANSLATED.strip()} away; braces stay as they are."
    return f"{note}\n{to_yaml(nested)}"


def _marked(message: Message, forms: Iterable[str]) -> object:
    if isinstance(message, str):
        return UNTRANSLATED + message
    return {form: UNTRANSLATED + _form(message, form) for form in forms}


def _form(message: Mapping[str, str], form: str) -> str:
    return message[form] if form in message else message["other"]
