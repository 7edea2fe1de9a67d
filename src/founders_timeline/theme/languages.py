"""The languages of a theme: which there are, and their interface texts."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from founders_timeline.model.problems import Problem
from founders_timeline.theme.language import Language, Messages, plural_forms
from founders_timeline.theme.texts import missing_texts, read_messages, untranslated_texts


def interface_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the languages that there are interface texts for."""
    return tuple(sorted({path.stem for folder in folders for path in (folder / "strings").glob("*.yaml")}))


def load_language(folders: Sequence[Path], code: str) -> Language:
    """Load a language's interface texts; a site's own file may change some of them and leave out the rest.

    `folders` are the site's own and, last, the shipped one. Raises ContentError if a file has mistakes, a shipped one included,
    or a language lacks texts.
    """
    *own, shipped = (folder / "strings" / f"{code}.yaml" for folder in folders)
    return Language(code, _messages([path for path in own if path.is_file()], shipped))


def left_to_translate(folders: Sequence[Path], code: str) -> tuple[Problem, ...]:
    """Return the warnings about a language's texts in a site's own files that nobody has translated yet, or not in all forms."""
    files = (folder / "strings" / f"{code}.yaml" for folder in folders[:-1])
    # Up to a thousand: the form that French has for millions is not missed.
    forms = sorted(set(map(Language(code, {}).plural, range(1000)))) if plural_forms(code) else []
    return tuple(
        problem
        for path in files
        if path.is_file()
        for problem in untranslated_texts(path, f"templates/strings/{path.name}", forms)
    )


def _messages(changed: Sequence[Path], shipped: Path) -> Messages:
    """Read the shipped texts of a language, and those that a site changes."""
    english = read_messages(shipped.parent / "en.yaml", str(shipped.parent / "en.yaml"), None)
    messages = english if shipped.stem == "en" else {}
    shown = str(shipped)
    if shipped.is_file() and shipped.stem != "en":
        messages = read_messages(shipped, shown, english)
    for path in reversed(changed):
        shown = f"templates/strings/{path.name}"
        messages = {**messages, **read_messages(path, shown, english)}
    if error := missing_texts(shown, messages, english):
        raise error
    return messages
