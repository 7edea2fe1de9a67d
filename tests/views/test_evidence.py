"""Evidence: what was said, in which language, translated for whom; and where it can be read."""

from pathlib import Path

import pytest
from markupsafe import Markup

from founders_timeline.views.event_view import QuoteView, SourceView
from tests.small_site import context, only_view

HEAD = "- name: Ada Byron\n  date: 2024-08-05\n"
URL = "https://example.org/ada-leaves"


def quote(root: Path, fields: str, code: str = "en", head: str = HEAD) -> QuoteView:
    """Return the view of an event's only quote, the words "Je pars."."""
    (view,) = only_view(context(root, f"{head}  quotes:\n    - text: Je pars.\n{fields}", code=code)).quotes
    return view


def source(root: Path, fields: str = "", code: str = "en") -> SourceView:
    """Return the view of an event's only source."""
    (view,) = only_view(context(root, f"{HEAD}  sources:\n    - url: {URL}\n{fields}", code=code)).sources
    return view


TRANSLATED = "      lang: fr\n      translations: {en: I am leaving., fr: Je pars.}\n"


def test_a_quote_stands_in_the_language_it_was_said_in(tmp_path: Path) -> None:
    view = quote(tmp_path, "      lang: fr\n")
    assert (view.text, view.lang) == ("Je pars.", "fr")


def test_a_reader_of_another_language_sees_the_translation(tmp_path: Path) -> None:
    view = quote(tmp_path, TRANSLATED, code="en")
    assert (view.translation, view.translation_lang) == ("I am leaving.", "en")


def test_a_reader_of_the_same_language_needs_no_translation(tmp_path: Path) -> None:
    assert quote(tmp_path, TRANSLATED, code="fr").translation == ""


def test_a_reader_of_a_variant_of_the_language_needs_no_translation(tmp_path: Path) -> None:
    assert quote(tmp_path, "      lang: en-GB\n      translations: {en: I am leaving.}\n").translation == ""


def test_a_quote_without_a_translation_has_none(tmp_path: Path) -> None:
    view = quote(tmp_path, "      lang: fr\n")
    assert (view.translation, view.translation_lang) == ("", "")


def test_a_quote_is_said_by_the_events_person_who_has_a_page(tmp_path: Path) -> None:
    view = quote(tmp_path, "      lang: fr\n", code="fr")
    assert (view.speaker, view.speaker_url, view.speaker_lang) == ("Ada Byron", "fr/example/founders/ada-byron.html", "")


def test_another_speaker_is_named_and_leads_nowhere(tmp_path: Path) -> None:
    view = quote(tmp_path, "      lang: fr\n      speaker: {en: A judge, fr: Un juge}\n")
    assert (view.speaker, view.speaker_url) == ("A judge", "")


def test_somebody_else_of_the_team_may_speak_and_has_no_page(tmp_path: Path) -> None:
    assert quote(tmp_path, "      lang: fr\n      speaker: Zoe Lane\n").speaker_url == ""


def test_a_speaker_named_in_the_first_language_only_says_so(tmp_path: Path) -> None:
    assert quote(tmp_path, "      lang: fr\n      speaker: A judge\n", code="fr").speaker_lang == "en"


def test_a_quote_of_another_day_says_when(tmp_path: Path) -> None:
    assert quote(tmp_path, "      date: 2024-09-01\n", code="fr").said == Markup(
        '<time datetime="2024-09-01">1er septembre 2024</time>'
    )


@pytest.mark.parametrize(("verified", "words"), [("primary", "in their own words"), ("secondary", "as reported there")])
def test_a_quote_says_what_it_was_compared_with(verified: str, words: str, tmp_path: Path) -> None:
    assert quote(tmp_path, f"      verified: {verified}\n").verified == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("{url: 'https://www.example.org/a'}", "example.org"),
        ("{url: 'https://www.example.org/a', publisher: The Herald}", "The Herald"),
        ("{url: 'https://www.example.org/a', publisher: The Herald, title: Ada leaves}", "Ada leaves"),
        (
            "{url: 'https://www.example.org/a', title: Ada leaves, date: 2024-08}",
            'Ada leaves, <time datetime="2024-08">August 2024</time>',
        ),
    ],
)
def test_the_link_to_a_quotes_source_makes_sense_by_itself(fields: str, words: str, tmp_path: Path) -> None:
    assert quote(tmp_path, f"      source: {fields}\n").source_words == words


def test_a_quote_without_a_source_links_to_none(tmp_path: Path) -> None:
    view = quote(tmp_path, "      lang: fr\n")
    assert (view.source, view.source_words) == (None, "")


def test_a_quotes_words_are_kept_but_for_the_blanks_around_them(tmp_path: Path) -> None:
    head = HEAD + "  quotes:\n    - text: |\n        One.\n\n        Two.\n"
    (view,) = only_view(context(tmp_path, head)).quotes
    assert view.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("fields", "label", "details"),
    [
        ("", "example.org", []),
        ("      title: Ada leaves\n", "Ada leaves", []),
        (
            "      title: Ada leaves\n      publisher: The Herald\n      author: B. Holt\n",
            "Ada leaves",
            ["B. Holt", "The Herald"],
        ),
        ("      publisher: The Herald\n      author: B. Holt\n", "The Herald", ["B. Holt"]),
        ("      author: B. Holt\n", "B. Holt", []),
        ("      date: 2024-08-05\n", "example.org", ['<time datetime="2024-08-05">5 August 2024</time>']),
        ("      accessed: 2024-08-05\n", "example.org", ["read 5 August 2024"]),
        ("      date: 2024\n      accessed: 2024-08-05\n", "example.org", ['<time datetime="2024">2024</time>']),
        ("      type: post\n", "example.org", ["post"]),
        ("      type: hearsay\n", "example.org", []),
    ],
)
def test_a_source_says_who_published_what_and_when(fields: str, label: str, details: list[str], tmp_path: Path) -> None:
    view = source(tmp_path, fields)
    assert (view.label, list(view.details)) == (label, details)


def test_what_an_author_wrote_is_no_markup(tmp_path: Path) -> None:
    (author,) = source(tmp_path, "      title: Ada leaves\n      author: <b>B. Holt</b>\n").details
    assert author == Markup("&lt;b&gt;B. Holt&lt;/b&gt;")


def test_a_title_is_in_the_sources_language(tmp_path: Path) -> None:
    assert source(tmp_path, "      title: Ada geht\n      lang: de\n").label_lang == "de"


def test_a_name_that_stands_in_for_a_title_is_in_no_language(tmp_path: Path) -> None:
    assert source(tmp_path, "      publisher: Herald\n      lang: de\n").label_lang == ""


def test_a_stored_copy_is_linked_as_such(tmp_path: Path) -> None:
    view = source(tmp_path, "      archive_url: https://archive.example/ada\n")
    assert (view.archive_is_known, view.archive_url) == (True, "https://archive.example/ada")


@pytest.mark.parametrize(
    ("fields", "day"), [("", "2"), ("      date: 2024-08-05\n", "20240805"), ("      date: 2024-08\n", "20240801")]
)
def test_where_no_copy_is_known_one_can_be_looked_for_nearest_to_the_sources_day(fields: str, day: str, tmp_path: Path) -> None:
    view = source(tmp_path, fields)
    assert (view.archive_is_known, view.archive_url) == (False, f"https://web.archive.org/web/{day}/{URL}")


@pytest.mark.parametrize(
    ("sources", "code", "words"),
    [(f"[{URL}]", "en", "1 source"), (f"[{URL}, 'https://example.org/b']", "en", "2 sources"), (f"[{URL}]", "fr", "1 source")],
)
def test_the_number_of_sources_is_said(sources: str, code: str, words: str, tmp_path: Path) -> None:
    assert only_view(context(tmp_path, f"{HEAD}  sources: {sources}\n", code=code)).sources_words == words


@pytest.mark.parametrize(
    ("host", "label"), [("xn--bcher-kva.example", "bücher.example"), ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com")]
)
def test_a_host_is_shown_in_letters_unless_they_look_like_those_of_another(host: str, label: str, tmp_path: Path) -> None:
    (view,) = only_view(context(tmp_path, f"{HEAD}  sources: ['https://www.{host}/a']\n")).sources
    assert (view.label, view.url) == (label, f"https://www.{host}/a")
