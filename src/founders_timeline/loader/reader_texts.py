"""Texts for readers: in the site's first language, or one for each language; prose with its limits and placeholders."""

from founders_timeline.loader.nodes import MappingNode, Node
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import read_text, read_texts
from founders_timeline.model.content import LocalText
from founders_timeline.model.problems import quoted
from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.placeholders import PLACEHOLDERS, placeholders_in, wrong_forms_in


def read_local_text(report: Report, node: Node, label: str, languages: tuple[str, ...]) -> LocalText | None:
    """Read a text for readers; one that lacks a language of the site is a warning."""
    local = read_local_name(report, node, label, languages)
    missing = missing_languages(languages, {language for language, _ in local.texts}) if local else ""
    if missing:
        report.warning(node, "untranslated", f"{label}: there is no text in {missing}.", "Add it beside the others.")
    return local


def read_local_name(report: Report, node: Node, label: str, languages: tuple[str, ...]) -> LocalText | None:
    """Read a name that may differ between languages, and usually does not."""
    if isinstance(node, MappingNode):
        texts = read_texts(report, node, label, languages)
        if not node.entries:
            report.error(node, "empty-value", f"{label}: the value is empty.", "Write a text, or leave the key out.")
        return LocalText(texts=texts) if texts else None
    text = read_text(report, node, label)
    return None if text is None else LocalText(texts=((languages[0], text),))


def read_prose(report: Report, node: Node, label: str, languages: tuple[str, ...]) -> LocalText | None:
    """Read Markdown for readers: of bounded cost, and without placeholders that nobody knows."""
    local = read_local_text(report, node, label, languages)
    for language, text in local.texts if local else ():
        reason = why_not_markdown(text)
        if reason:
            report.error(node_in_language(node, language), "markdown", f"{label}: the text {reason}")
    if local:
        check_placeholders(report, node, label, local)
    return local


def check_placeholders(report: Report, node: Node, label: str, local: LocalText) -> None:
    """Report words in braces that no number stands for, and forms that are too few or too many."""
    for language, text in local.texts:
        for name in placeholders_in(text):
            if name not in PLACEHOLDERS:
                message = f"{label}: {quoted('{' + name + '}')} is not a placeholder."
                hint = f"{report.suggest(name, PLACEHOLDERS)} If the site is to fill in nothing here, write ({name.strip()})."
                report.error(node_in_language(node, language), "placeholder", message, hint.lstrip())
        for written in wrong_forms_in(text):
            message = (
                f"{label}: {quoted(written)} needs two forms, one for 1 and one for more, or three, the first of them for 0."
            )
            report.error(
                node_in_language(node, language), "placeholder", message, "Write {remaining | one stays | {remaining} stay}."
            )


def missing_languages(languages: tuple[str, ...], present: set[str]) -> str:
    """Name the site's languages that a text lacks, or return an empty text; en-GB serves for en."""
    bases = {language.split("-")[0] for language in present} | present
    return ", ".join(language for language in languages if language not in bases)


def node_in_language(node: Node, language: str) -> Node:
    """Return the text of a language, as a place for a problem."""
    if isinstance(node, MappingNode):
        return next((value for key, value in node.entries if key.value == language), node)
    return node
