"""The method page: the site's own words, the counting rule of each team, and all corrections."""

from pathlib import Path

import pytest
from markupsafe import Markup

from founders_timeline.views.about import AboutView, about_view
from tests.sites import write_site
from tests.small_site import TEAM, context, language

CORRECTED = """\
- name: Ada Byron
  date: 2024-08-05
  corrections:
    - {date: 2024-08-06, text: Not the 4th.}
    - {date: 2024-09-01, text: Nor the 3rd.}
- name: Ben Holt
  date: 2024-07-01
  corrections:
    - {date: 2024-08-20, text: His name.}
"""


def about(root: Path, events: str = "", *, code: str = "en", team: str = TEAM, texts: dict[str, str] | None = None) -> AboutView:
    write_site(root, {f"content/{name}": text for name, text in (texts or {}).items()})
    subject = context(root, events, code=code, team=team)
    return about_view(subject.site, language(code), (subject,))


def test_the_text_of_the_page_is_markdown_below_the_pages_own_heading(tmp_path: Path) -> None:
    view = about(tmp_path, texts={"about.md": "# How\n\nWe *read*.\n\n## Whom\n\n### When\n"})
    assert view.text == Markup("<h2>How</h2>\n<p>We <em>read</em>.</p>\n<h2>Whom</h2>\n<h3>When</h3>")


def test_each_language_has_its_own_text(tmp_path: Path) -> None:
    view = about(tmp_path, code="fr", texts={"about.md": "We read.", "about.fr.md": "Nous lisons."})
    assert (view.text, view.text_lang) == (Markup("<p>Nous lisons.</p>"), "")


def test_a_text_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    view = about(tmp_path, code="fr", texts={"about.md": "We read."})
    assert (view.text, view.text_lang) == (Markup("<p>We read.</p>"), "en")


def test_a_site_need_not_have_a_text(tmp_path: Path) -> None:
    assert about(tmp_path).text == ""


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ("[active]", "Counted as remaining: at work."),
        ("[active, on_leave]", "Counted as remaining: at work and on leave."),
        ("[active, on_leave, affiliated]", "Counted as remaining: at work, on leave, and affiliated."),
    ],
)
def test_the_page_says_which_statuses_a_team_counts(counts: str, words: str, tmp_path: Path) -> None:
    assert about(tmp_path, team=f"{TEAM}counts_as_remaining: {counts}\n").teams[0].counts == words


def test_the_page_shows_the_rule_at_work_on_todays_number(tmp_path: Path) -> None:
    assert about(tmp_path, "- {name: Ada Byron, date: 2024-08-05}").teams[0].counter.rule == "2 of 3 at work · 1 departed"


def test_the_page_says_where_the_list_of_founders_comes_from(tmp_path: Path) -> None:
    team = TEAM + "sources: [{url: 'https://example.org/', title: Introducing Acme}]\n"
    assert [source.label for source in about(tmp_path, team=team).teams[0].roster_sources] == ["Introducing Acme"]


def test_the_page_says_in_which_zone_the_dates_are_and_when_they_were_checked(tmp_path: Path) -> None:
    (method,) = about(tmp_path, team=TEAM + "checked: 2026-10-01\ntimezone: Europe/Paris\n").teams
    assert (method.timezone, method.counter.checked) == ("Dates are those of Europe/Paris", "checked 1 October 2026")


def test_all_corrections_are_listed_the_latest_first(tmp_path: Path) -> None:
    corrections = about(tmp_path, CORRECTED).corrections
    assert [(item.correction.iso, item.correction.text) for item in corrections] == [
        ("2024-09-01", "Nor the 3rd."),
        ("2024-08-20", "His name."),
        ("2024-08-06", "Not the 4th."),
    ]


def test_a_correction_leads_to_the_event_it_belongs_to(tmp_path: Path) -> None:
    item = about(tmp_path, CORRECTED, code="fr").corrections[0]
    assert (item.title, item.url) == ("Ada Byron quitte Acme", "fr/example/events/ada-byron-2024-08-05.html")
