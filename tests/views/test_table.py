"""The table: every event in a row, oldest first, plain enough for a spreadsheet."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.views.table import EventRowView, table_view
from tests.small_site import context

LEFT = "- {name: Ada Byron, date: 2024-08-05, destination: Globex}\n"


def only_row(root: Path, events: str, code: str = "en", as_of: date = date(2026, 11, 23)) -> EventRowView:
    (row,) = table_view(context(root, events, code=code, as_of=as_of)).rows
    return row


def test_events_stand_oldest_first_and_keep_their_place_in_time(tmp_path: Path) -> None:
    events = LEFT + "- {name: Ben Holt, date: 2023}\n"
    assert [(row.order, row.people) for row in table_view(context(tmp_path, events)).rows] == [(0, "Ben Holt"), (1, "Ada Byron")]


def test_a_row_has_the_date_in_words_and_as_edtf(tmp_path: Path) -> None:
    row = only_row(tmp_path, "- {name: Ada Byron, date: '[2016..2018]'}\n")
    assert (row.date, row.iso) == ("between 2016 and 2018", "[2016..2018]")


def test_a_row_says_what_happened_to_whom_and_where_to(tmp_path: Path) -> None:
    row = only_row(tmp_path, LEFT, "fr")
    assert (row.kind, row.title, row.people, row.destination) == (
        "départ",
        "Ada Byron quitte Acme pour Globex",
        "Ada Byron",
        "Globex",
    )


def test_a_row_shows_what_the_event_did_to_the_count(tmp_path: Path) -> None:
    assert only_row(tmp_path, LEFT).change == "3 → 2"


def test_a_row_of_an_event_known_to_no_day_shows_its_own_part_though_others_left_meanwhile(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: '[2016..2019]'}\n- {name: [Ben Holt, Cleo Marsh], date: 2017-01-01}\n"
    assert table_view(context(tmp_path, events)).rows[0].change == "−1"


def test_a_row_of_somebody_who_is_no_founder_shows_no_count(tmp_path: Path) -> None:
    assert only_row(tmp_path, LEFT.replace("Ada Byron", "Zoe Lane")).change == ""


def test_a_row_of_an_event_on_the_pages_day_shows_its_count(tmp_path: Path) -> None:
    assert only_row(tmp_path, LEFT, as_of=date(2024, 8, 5)).change == "3 → 2"


def test_a_row_of_an_announced_event_shows_no_count(tmp_path: Path) -> None:
    assert only_row(tmp_path, LEFT, as_of=date(2024, 8, 4)).change == ""


def test_a_row_leads_to_the_events_page_in_the_same_language(tmp_path: Path) -> None:
    assert only_row(tmp_path, LEFT, "fr").url == "fr/example/events/ada-byron-2024-08-05.html"


def test_a_row_says_how_well_the_event_is_known(tmp_path: Path) -> None:
    assert only_row(tmp_path, "- {name: Ada Byron, date: 2024, confidence: reported}\n").confidence == "reported"


def test_a_row_counts_each_source_once(tmp_path: Path) -> None:
    event = """\
- name: Ada Byron
  date: 2024-08-05
  sources: [ada-leaves, 'https://example.org/b']
  quotes:
    - {text: Bye., source: ada-leaves}
    - {text: Good bye., source: 'https://example.org/c'}
"""
    assert only_row(tmp_path, event).sources == 3


def test_a_title_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    assert only_row(tmp_path, "- {date: 2024, type: milestone, title: A prize}\n", "fr").title_lang == "en"


@pytest.mark.parametrize(
    ("events", "code", "caption"),
    [
        (LEFT, "en", "Acme: 1 event"),
        (LEFT + "- {name: Ben Holt, date: 2023}\n", "en", "Acme: 2 events, oldest first"),
        (LEFT, "fr", "Acme\u00a0: 1 événement"),
        (LEFT + "- {name: Ben Holt, date: 2023}\n", "fr", "Acme\u00a0: 2 événements, du plus ancien au plus récent"),
    ],
)
def test_the_caption_says_how_many_events_there_are(events: str, code: str, caption: str, tmp_path: Path) -> None:
    assert table_view(context(tmp_path, events, code=code)).caption == caption
