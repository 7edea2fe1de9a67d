"""The interface texts: complete in every language, used, and set as the language sets its texts."""

import re
from pathlib import Path
from string import Formatter

import pytest

from founders_timeline.exports.table_schema import tables
from founders_timeline.model.content import Confidence, Verification
from founders_timeline.model.status import EventType, Status
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.language import NOUN, Language
from founders_timeline.theme.languages import load_language
from founders_timeline.theme.texts import NOUNS
from tests.small_site import ROOT

THEME = theme_folders(ROOT)
CODES = [path.stem for path in sorted((ROOT / "templates/strings").glob("*.yaml"))]
LANGUAGES = {code: load_language(THEME, code) for code in CODES}
KEYS = frozenset(LANGUAGES["en"].messages)
SECTIONS = frozenset(key.split(".")[0] for key in KEYS)

_READERS = [*(ROOT / "templates").rglob("*.jinja"), *(ROOT / "src/founders_timeline").rglob("*.py")]
_LITERAL = re.compile(r"""(["'])([a-z_]+(?:\.[a-z_]+)+)\1""")
_TABLE_COLUMNS = "date iso kind event people destination change confidence sources"
_RULES = "derived day imprecise founding others future sum"

COMPOSED = frozenset(
    [
        *(f"headline.{kind}" for kind in EventType if kind is not EventType.MILESTONE),
        *(f"headline.{kind}_to" for kind in ("departure", "transfer", "move")),
        "headline.role_as",
        *(f"type.{kind}" for kind in EventType),
        *(f"status.{status}" for status in (*Status, "uncertain")),
        *(f"end.{status}" for status in ("active", "uncertain", "on_leave", "affiliated")),
        *(f"end.{status}_since" for status in ("uncertain", "on_leave", "affiliated")),
        *(f"counter.rule.{status}{how}" for status in ("on_leave", "affiliated") for how in ("", "_counted")),
        *(f"event.confidence.{confidence}" for confidence in Confidence if confidence is not Confidence.CONFIRMED),
        *(f"event.verified.{verified}" for verified in Verification),
        *(f"confidence.{confidence}" for confidence in Confidence),
        *(f"table.{column}" for column in _TABLE_COLUMNS.split()),
        *(f"about.rule.{rule}" for rule in _RULES.split()),
        *(f"about.types.{rule}" for rule in (*Status, "none")),
        *(f"compare.level_{share}" for share in ("all", "half", "none")),
        *(f"flows.told.{what}{to}" for what in ("left", "removed", "transferred") for to in ("", "_for")),
        "flows.told.died",
        *(f"flows.{column}" for column in ("date", "who", "origin", "goal")),
        *(f"duration.{unit}" for unit in ("years", "months")),
        *(f"subscription.{kind}" for kind in ("atom", "json_feed", "calendar")),
        *(f"data.file.{name}" for name in ("events founders quotes sources counts team popolo timelinejs datapackage").split()),
        *(column.key for table in tables(("en",)) for column in table.columns),
        *(f"data.kind.{column.kind}" for table in tables(("en",)) for column in table.columns),
    ]
)
"""The keys that templates and views put together from two parts."""


def forms(language: Language, key: str) -> list[str]:
    return list(language.forms(key).values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None and name not in NOUNS}


def without_placeholders(text: str) -> str:
    return re.sub(r"\{\w+(?::\w+)?\}", "#", text)


def written_keys() -> set[str]:
    """Return the keys that stand in templates and in code as they are."""
    found = {match[2] for path in _READERS for match in _LITERAL.finditer(path.read_text(encoding="utf-8"))}
    files = (".html", ".svg", ".css", ".js", ".yaml", ".md", ".json", ".jinja", ".ics")
    return {text for text in found if text.split(".")[0] in SECTIONS and not text.endswith(files)}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_texts_as_english(code: str) -> None:
    assert frozenset(LANGUAGES[code].messages) == KEYS


@pytest.mark.parametrize("code", CODES)
def test_every_form_of_a_text_has_the_same_placeholders_as_in_english(code: str) -> None:
    wanted = {key: set().union(*map(placeholders, forms(LANGUAGES["en"], key))) for key in KEYS}
    wrong = [key for key in sorted(KEYS) for text in forms(LANGUAGES[code], key) if placeholders(text) != wanted[key]]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_every_plural_has_the_forms_that_the_language_needs(code: str) -> None:
    needed = {LANGUAGES[code].plural(number) for number in range(200)}
    plurals = {key: message for key, message in LANGUAGES[code].messages.items() if not isinstance(message, str)}
    assert [key for key, message in plurals.items() if not needed <= set(message)] == []


def test_every_text_that_is_asked_for_exists() -> None:
    assert sorted((written_keys() | COMPOSED) - KEYS) == []


def test_every_text_is_asked_for_somewhere() -> None:
    asked = written_keys() | COMPOSED
    assert sorted(key for key in KEYS - asked if not key.startswith("source_type.")) == []


@pytest.mark.parametrize("code", CODES)
def test_only_the_noun_itself_calls_the_counted_people_founders(code: str) -> None:
    texts = [text for key in sorted(KEYS - {NOUN}) for text in forms(LANGUAGES[code], key)]
    assert [
        text for text in texts if re.search(r"\bfounders?\b|fondat(eur|rice)", without_placeholders(text), re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_empty_or_has_blanks_around_it(code: str) -> None:
    assert [key for key in sorted(KEYS) for text in forms(LANGUAGES[code], key) if not text or text != text.strip()] == []


@pytest.mark.parametrize("code", CODES)
def test_apostrophes_and_quotation_marks_are_typographic(code: str) -> None:
    assert [text for key in sorted(KEYS) for text in forms(LANGUAGES[code], key) if re.search(r"['\"]", text)] == []


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a plain space or none before a mark that stands apart", r"[^\u00a0\u202f][:;?!»]"),
        ("a plain space or none after an opening mark", r"«[^\u00a0\u202f]"),
        ("three dots", r"\.\.\."),
    ],
)
def test_french_marks_stand_apart_by_a_space_that_does_not_break(fault: str, pattern: str) -> None:
    assert [
        text for key in sorted(KEYS) for text in forms(LANGUAGES["fr"], key) if re.search(pattern, without_placeholders(text))
    ] == [], fault


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.jinja")), ids=lambda path: path.name)
def test_no_template_adds_a_mark_that_french_sets_apart(path: Path) -> None:
    assert re.findall(r"\}\}(?:<[^>]*>)*[:;?!] ", path.read_text(encoding="utf-8")) == []
