"""The languages of a site: each needs interface texts, and CLDR has to know how its dates, numbers and plurals are written."""

from babel import Locale, UnknownLocaleError

from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import Reader, read_language
from founders_timeline.model.problems import quoted
from founders_timeline.model.slug import why_not_id


def language_reader(interface_languages: tuple[str, ...]) -> Reader[str]:
    """Make a reader for a language of the site, which needs interface texts, data in CLDR, and a folder of its name."""

    def read_interface_language(report: Report, node: Node, label: str) -> str | None:
        language = read_language(report, node, label)
        if language is not None and why_not_id(language.lower()):
            message = f"{label}: {quoted(language)} cannot be a folder's name, as it {why_not_id(language.lower())}"
            report.error(node, "lang", message, f"Add a script or a region to it: {language}-Latn.")
            return None
        if language is not None and not _is_in_cldr(language):
            message = f"{label}: nobody knows how dates and numbers are written in {quoted(language)}: CLDR has no data for it."
            report.error(node, "lang", message, "Write a code that CLDR has, such as en, fr, de or pt-BR.")
            return None
        if language is None or language in interface_languages:
            return language
        message = f"{label}: the templates have no texts in {quoted(language)}."
        hint = f"They have {', '.join(interface_languages)}; add templates/strings/{language}.yaml for another."
        report.error(node, "lang", message, hint)
        return None

    return read_interface_language


def _is_in_cldr(language: str) -> bool:
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
