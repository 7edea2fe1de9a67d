"""What the counted people are called: a noun in the plural forms of each language."""

from founders_timeline.loader.fields import Fields
from founders_timeline.loader.nodes import MappingNode, Node
from founders_timeline.loader.reader_texts import missing_languages
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import read_language_keys, read_text, report_kind
from founders_timeline.model.team import Noun
from founders_timeline.schema.tables import NOUN_FORMS

_EXAMPLE = "{one: original member, other: original members}"


def read_noun(report: Report, node: Node, label: str, languages: tuple[str, ...]) -> Noun | None:
    """Read the forms by language; each language of the site needs its own, and each the form `other` (CLDR plural rules)."""
    if not isinstance(node, MappingNode):
        report_kind(report, node, label, "a mapping from languages to forms", f"Write {{{languages[0]}: {_EXAMPLE}}}.")
        return None
    pairs = read_language_keys(report, node, label, languages)
    missing = missing_languages(languages, {language for language, _ in pairs})
    if missing:
        message = f"{label}: there are no forms in {missing}."
        report.error(node, "missing", message, f"Add {missing.split(', ')[0]}: {{one: …, other: …}}.")
    forms = ((language, _read_forms(report, value, f"{label}.{language}")) for language, value in pairs)
    return Noun(forms=found) if (found := tuple((language, words) for language, words in forms if words)) else None


def _read_forms(report: Report, node: Node, label: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, MappingNode):
        report_kind(report, node, label, "a mapping of plural forms", f"Write {_EXAMPLE}.")
        return ()
    fields = Fields(report, node, f"the forms of {label}", NOUN_FORMS.keys, NOUN_FORMS.needed)
    return tuple((form, text) for form in NOUN_FORMS.keys.split() if (text := fields.read(form, read_text)) is not None)
