"""Words of a language: dates as precise and as sure as they are, plurals, counts, lists, direction."""

from datetime import date

import pytest
from babel import Locale

from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.history import Count
from founders_timeline.theme.language import Language, Messages
from tests.small_site import language

TEXTS: Messages = {
    "left": {"one": "{count} founder left", "other": "{count} founders left"},
    "greeting": "Hello {name}",
    "plain": "Founders",
}


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2024-08-05", "5 August 2024", "5 août 2024"),
        ("2024-08-01", "1 August 2024", "1er août 2024"),
        ("2024-08-11", "11 August 2024", "11 août 2024"),
        ("2024-08", "August 2024", "août 2024"),
        ("2024", "2024", "2024"),
        ("2024-08-05?", "5 August 2024, uncertain", "5 août 2024, date incertaine"),
        ("2024-08-05~", "about 5 August 2024", "vers le 5 août 2024"),
        ("2024-08?", "August 2024, uncertain", "août 2024, date incertaine"),
        ("2024-08~", "about August 2024", "vers août 2024"),
        ("2024-08%", "about August 2024, uncertain", "vers août 2024, date incertaine"),
        ("2024?", "2024, uncertain", "2024, date incertaine"),
        ("2024~", "about 2024", "vers 2024"),
        ("2024%", "about 2024, uncertain", "vers 2024, date incertaine"),
        ("[2016..2018]", "between 2016 and 2018", "entre 2016 et 2018"),
        ("[2016-11..2018]", "between November 2016 and 2018", "entre novembre 2016 et 2018"),
        (
            "[2016-11-01..2016-12-24]",
            "between 1 November 2016 and 24 December 2016",
            "entre le 1er novembre 2016 et le 24 décembre 2016",
        ),
    ],
)
def test_a_date_is_worded_as_precisely_and_as_surely_as_it_is_known(text: str, english: str, french: str) -> None:
    assert [language(code).date(parse_edtf(text)) for code in ("en", "fr")] == [english, french]


def test_a_year_before_1900_is_written_with_its_four_digits() -> None:
    assert language("en").date(parse_edtf("1066")) == "1066"


def test_two_languages_with_the_same_pattern_do_not_share_their_words() -> None:
    patterns = {"date.day": "{day} {month} {year}"}
    days = [Language(code, patterns).day(date(2024, 8, 5)) for code in ("en", "de", "it")]
    assert days == ["5 August 2024", "5 August 2024", "5 agosto 2024"]


@pytest.mark.parametrize(
    ("code", "count", "words"),
    [
        ("en", 0, "0 founders left"),
        ("en", 1, "1 founder left"),
        ("en", 2, "2 founders left"),
        ("fr", 0, "0 founder left"),
        ("fr", 1, "1 founder left"),
        ("fr", 2, "2 founders left"),
    ],
)
def test_the_number_chooses_the_plural_form_by_the_rules_of_the_language(code: str, count: int, words: str) -> None:
    assert Language(code, TEXTS).say("left", count=count) == words


@pytest.mark.parametrize(("count", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")])
def test_a_language_may_have_six_plural_forms(count: int, form: str) -> None:
    arabic = Language("ar", {"left": {name: name for name in ("zero", "one", "two", "few", "many", "other")}})
    assert arabic.say("left", count=count) == form


def test_a_plural_form_that_is_not_written_down_falls_back_to_the_last_one() -> None:
    assert Language("ar", TEXTS).say("left", count=2) == "2 founders left"


def test_values_stand_where_the_text_wants_them() -> None:
    assert Language("en", TEXTS).say("greeting", name="Ada") == "Hello Ada"


def test_braces_in_a_value_stay_as_written() -> None:
    assert Language("en", TEXTS).say("greeting", name="{count} {0.__class__}") == "Hello {count} {0.__class__}"


def test_a_text_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        Language("en", TEXTS).say("missing")


def test_a_language_knows_which_texts_it_has() -> None:
    assert [Language("en", TEXTS).has(key) for key in ("plain", "missing")] == [True, False]


def test_all_forms_of_a_plural_can_be_handed_to_a_script() -> None:
    assert Language("en", TEXTS).forms("left") == TEXTS["left"]


def test_a_text_without_plural_has_one_form() -> None:
    assert Language("en", TEXTS).forms("plain") == {"other": "Founders"}


@pytest.mark.parametrize(
    ("count", "words"),
    [(Count(low=2, high=2), "2"), (Count(low=0, high=0), "0"), (Count(low=7, high=9), "7–9"), (Count(low=0, high=1), "0–1")],
)
def test_a_count_is_a_number_or_a_range(count: Count, words: str) -> None:
    assert language("en").count(count) == words


@pytest.mark.parametrize(
    ("names", "english", "french"),
    [
        ([], "", ""),
        (["Ada"], "Ada", "Ada"),
        (["Ada", "Ben"], "Ada and Ben", "Ada et Ben"),
        (["Ada", "Ben", "Cleo"], "Ada, Ben, and Cleo", "Ada, Ben et Cleo"),
    ],
)
def test_names_are_listed_as_the_language_lists_them(names: list[str], english: str, french: str) -> None:
    assert [language(code).names(names) for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize("name", ["{0}", "{1} and {0}", "{", "%s"])
def test_a_name_may_look_like_a_placeholder_of_a_list(name: str) -> None:
    assert language("en").names(["Ada", name]) == f"Ada and {name}"


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("pt-BR", "ltr")])
def test_a_language_has_a_direction(code: str, direction: str) -> None:
    assert Language(code, {}).direction == direction


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("fr", "Français"),
        ("ar", "العربية"),
        ("de", "Deutsch"),
        ("pt-BR", "Português (Brasil)"),
        ("zh-Hant", "中文 (繁體)"),
    ],
)
def test_a_language_is_called_by_its_own_name(code: str, name: str) -> None:
    assert Language(code, {}).name == name


@pytest.mark.parametrize("code", ["en", "fr", "ar", "pt-BR"])
def test_the_plural_of_a_known_number_is_that_of_cldr(code: str) -> None:
    plural_form = Locale.parse(code, sep="-").plural_form
    numbers = (0, 1, 2, 3, 11, 999, 1_000, 1_001, 1_000_000)
    assert [Language(code, {}).plural(number) for number in numbers] == [plural_form(number) for number in numbers]


COUNTED: Messages = {
    "people.noun": {"one": "author", "other": "authors"},
    "left": {"one": "{count} of {founders} {noun:founders} left", "other": "{count} of {founders} {noun:founders} left"},
    "each": "Every {noun}, all {nouns}: {Noun}, {Nouns}",
}


def test_a_text_calls_the_counted_people_by_the_noun() -> None:
    assert Language("en", COUNTED).say("each") == "Every author, all authors: Author, Authors"


@pytest.mark.parametrize(("count", "founders", "words"), [(1, 1, "1 of 1 author left"), (1, 2, "1 of 2 authors left")])
def test_the_noun_has_the_form_of_the_number_that_it_goes_with(count: int, founders: int, words: str) -> None:
    assert Language("en", COUNTED).say("left", count=count, founders=founders) == words


def test_a_language_can_call_them_by_another_noun() -> None:
    english = Language("en", COUNTED)
    assert english.calling({"one": "original member", "other": "original members"}).noun(2) == "original members"
    assert english.noun(2) == "authors"


def test_a_noun_without_a_form_for_its_number_takes_the_general_one() -> None:
    assert Language("en", COUNTED).calling({"other": "crew"}).noun(1) == "crew"


def test_braces_in_a_noun_stay_as_they_are_written() -> None:
    assert Language("en", COUNTED).calling({"other": "{0} {x} {"}).say("each").startswith("Every {0} {x} {, all")


def test_a_range_takes_the_general_form_of_the_noun() -> None:
    texts: Messages = {**COUNTED, "remain": "{remaining} {noun:remaining}"}
    assert Language("en", texts).say("remain", remaining="0–1") == "0–1 authors"
