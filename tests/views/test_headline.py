"""Headlines: the one given, or one made from the facts in every language; and dates as HTML."""

from pathlib import Path

import pytest

from founders_timeline.model.edtf import parse_edtf
from founders_timeline.model.status import EventType
from founders_timeline.views.words import date_html, headline
from tests.small_site import context, language, last_event, only_event

BEFORE = {"return": "departure", "reinstatement": "ouster"}
"""What must have happened before an event of this type."""

HEADLINES = {
    "departure": ("leaves Acme", "leave Acme", "quitte Acme", "quittent Acme"),
    "departure to": ("leaves Acme for Globex", "leave Acme for Globex", "quitte Acme pour Globex", "quittent Acme pour Globex"),
    "ouster": ("is removed from Acme", "are removed from Acme", None, None),
    "death": ("dies", "die", "meurt", "meurent"),
    "leave": ("goes on leave", "go on leave", "part en congé", "partent en congé"),
    "return": ("returns to Acme", "return to Acme", "revient chez Acme", "reviennent chez Acme"),
    "reinstatement": ("is reinstated at Acme", "are reinstated at Acme", None, None),
    "transfer": (
        "moves to a body tied to Acme",
        "move to a body tied to Acme",
        "rejoint un organisme lié à Acme",
        "rejoignent un organisme lié à Acme",
    ),
    "transfer to": (
        "moves from Acme to Globex",
        "move from Acme to Globex",
        "quitte Acme pour un organisme lié, Globex",
        "quittent Acme pour un organisme lié, Globex",
    ),
    "move": ("moves on", "move on", "change de cap", "changent de cap"),
    "move to": ("joins Globex", "join Globex", "rejoint Globex", "rejoignent Globex"),
    "role as": ("becomes chair", "become chair", "devient chair", "deviennent chair"),
}
"""What follows the names: in English of one person and of two, then in French; None where French turns the sentence round."""

TURNED_ROUND = {
    "ouster": "Acme évince {}",
    "reinstatement": "Acme rétablit {} dans ses fonctions",
}


def written(case: str, names: str) -> str:
    """Write the event of a case, and the one before it that it needs."""
    kind, _, more = case.partition(" ")
    destination = {"to": "\n  destination: Globex", "as": "\n  destination: {role: chair}"}.get(more, "")
    earlier = f"- name: {names}\n  date: 2020-01-01\n  type: {BEFORE[kind]}\n" if kind in BEFORE else ""
    return f"{earlier}- name: {names}\n  date: 2024-08-05\n  type: {kind}{destination}\n"


def expected(case: str, code: str, names: str, place: int) -> str:
    ending = HEADLINES[case][place + (2 if code == "fr" else 0)]
    return TURNED_ROUND[case].format(names) if ending is None else f"{names} {ending}"


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("case", HEADLINES)
def test_an_event_of_one_person_gets_a_headline_from_its_facts(case: str, code: str, tmp_path: Path) -> None:
    subject = context(tmp_path, written(case, "Ada Byron"), code=code)
    assert headline(subject, last_event(subject)) == (expected(case, code, "Ada Byron", 0), code)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("case", HEADLINES)
def test_an_event_of_two_people_gets_a_headline_in_the_plural(case: str, code: str, tmp_path: Path) -> None:
    subject = context(tmp_path, written(case, "[Ada Byron, Ben Holt]"), code=code)
    names = "Ada Byron et Ben Holt" if code == "fr" else "Ada Byron and Ben Holt"
    assert headline(subject, last_event(subject)) == (expected(case, code, names, 1), code)


def test_every_type_but_the_milestone_has_a_headline_of_its_own() -> None:
    assert {case.split()[0] for case in HEADLINES} == set(EventType) - {EventType.MILESTONE}


def test_a_title_that_is_given_stands_instead(tmp_path: Path) -> None:
    subject = context(
        tmp_path, "- {name: Ada Byron, date: 2024-08-05, title: {en: Ada says goodbye, fr: Ada dit adieu}}", code="fr"
    )
    assert headline(subject, only_event(subject)) == ("Ada dit adieu", "fr")


def test_a_title_that_is_not_translated_stands_in_the_first_language_and_says_so(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {date: 2024-08-05, type: milestone, title: A fund is set up}", code="fr")
    assert headline(subject, only_event(subject)) == ("A fund is set up", "en")


def test_a_destination_that_differs_between_languages_is_named_in_the_pages_one(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-08-05, destination: {name: {en: Example University, fr: Université Exemple}}}"
    subject = context(tmp_path, event, code="fr")
    assert headline(subject, only_event(subject))[0] == "Ada Byron quitte Acme pour Université Exemple"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2024-08-05", '<time datetime="2024-08-05">5 August 2024</time>'),
        ("2024-08", '<time datetime="2024-08">August 2024</time>'),
        ("2024", '<time datetime="2024">2024</time>'),
        ("2024~", '<time datetime="2024">about 2024</time>'),
        ("2024-08?", '<time datetime="2024-08">August 2024, uncertain</time>'),
        ("2024-08-05%", '<time datetime="2024-08-05">about 5 August 2024, uncertain</time>'),
        ("[2016..2018]", 'between <time datetime="2016">2016</time> and <time datetime="2018">2018</time>'),
        (
            "[2016-11..2018-01-02]",
            'between <time datetime="2016-11">November 2016</time> and <time datetime="2018-01-02">2 January 2018</time>',
        ),
    ],
)
def test_a_date_becomes_a_time_element_and_a_span_two(text: str, html: str) -> None:
    assert date_html(language("en"), parse_edtf(text)) == html


def test_in_french_the_ends_of_a_span_that_are_days_have_an_article() -> None:
    html = date_html(language("fr"), parse_edtf("[2016-11-01..2018]"))
    assert html == 'entre <time datetime="2016-11-01">le 1er novembre 2016</time> et <time datetime="2018">2018</time>'
