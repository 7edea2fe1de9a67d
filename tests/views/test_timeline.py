"""A team's timeline: the years in two orders, what is announced, the standfirst, the filters; and each founder's page."""

from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from founders_timeline.model.content import Link
from founders_timeline.views.filters import filters_view
from founders_timeline.views.founder import FounderView, founder_view
from founders_timeline.views.timeline import TimelineView, timeline_view
from tests.small_site import TEAM, context

EVENTS = """\
- {name: Ada Byron, date: 2023-02-01, id: ada, destination: Initech}
- {name: Ben Holt, date: 2023-06-01, id: ben, type: leave}
- {name: Zoe Lane, date: 2024-08-05, id: zoe, destination: {name: Globex, role: chair}}
- {date: 2024-12, type: milestone, id: prize, title: A prize}
"""


def timeline(
    root: Path, *, newest_first: bool = True, as_of: date = date(2026, 11, 23), team: str = TEAM, code: str = "en"
) -> TimelineView:
    return timeline_view(context(root, EVENTS, as_of=as_of, team=team, code=code), newest_first=newest_first)


def order(view: TimelineView) -> list[tuple[str, list[str]]]:
    return [(year.heading, [event.id for entry in year.entries for event in entry.events]) for year in view.years]


def founder(root: Path, person: str, team: str = TEAM, code: str = "en") -> FounderView:
    return founder_view(context(root, EVENTS, team=team, code=code), person)


def test_the_newest_year_and_event_come_first(tmp_path: Path) -> None:
    assert order(timeline(tmp_path)) == [("2024", ["prize", "zoe"]), ("2023", ["ben", "ada"])]


def test_the_other_page_has_the_order_reversed(tmp_path: Path) -> None:
    assert order(timeline(tmp_path, newest_first=False)) == [("2023", ["ada", "ben"]), ("2024", ["zoe", "prize"])]


def test_what_is_announced_stands_before_the_newest(tmp_path: Path) -> None:
    assert order(timeline(tmp_path, as_of=date(2024, 1, 1))) == [
        ("Announced, not yet counted", ["prize", "zoe"]),
        ("2023", ["ben", "ada"]),
    ]


def test_what_is_announced_stands_after_the_last_where_the_oldest_comes_first(tmp_path: Path) -> None:
    view = timeline(tmp_path, newest_first=False, as_of=date(2024, 1, 1))
    assert order(view)[-1] == ("Announced, not yet counted", ["zoe", "prize"])


def test_an_event_is_no_longer_announced_from_its_first_possible_day_on(tmp_path: Path) -> None:
    assert order(timeline(tmp_path, as_of=date(2024, 12, 1)))[0] == ("2024", ["prize", "zoe"])


@pytest.mark.parametrize(
    ("code", "words"), [("en", "2 changes of the count · 4 events"), ("fr", "2 changements du compte · 4 événements")]
)
def test_the_timeline_says_how_many_events_there_are(code: str, words: str, tmp_path: Path) -> None:
    assert timeline(tmp_path, code=code).events_words == words


def test_the_numbers_in_the_standfirst_are_those_of_the_pages_day(tmp_path: Path) -> None:
    numbers = "'{remaining}, {on_leave}, {affiliated}, {departed}, {founders}'"
    assert timeline(tmp_path, team=f"{TEAM}standfirst: {numbers}\n").standfirst == Markup("1, 1, 0, 1, 3")


def test_a_standfirst_of_one_paragraph_has_no_paragraph_of_its_own(tmp_path: Path) -> None:
    assert timeline(tmp_path, team=f"{TEAM}standfirst: Of *Acme*.\n").standfirst == Markup("Of <em>Acme</em>.")


def test_a_standfirst_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    assert timeline(tmp_path, team=f"{TEAM}standfirst: Of Acme.\n", code="fr").standfirst_lang == "en"


def test_the_two_orders_lead_to_each_other(tmp_path: Path) -> None:
    view = timeline(tmp_path, code="fr")
    assert (view.newest_url, view.oldest_url) == ("fr/index.html", "fr/example/oldest.html")


def test_the_rule_is_explained_on_the_method_page(tmp_path: Path) -> None:
    assert timeline(tmp_path, code="fr").rule_url == "fr/about.html#rule"


def test_only_people_who_occur_can_be_filtered_by_founders_first(tmp_path: Path) -> None:
    assert [option.label for option in filters_view(context(tmp_path, EVENTS)).people] == ["Ada Byron", "Ben Holt", "Zoe Lane"]


def test_only_types_that_occur_can_be_filtered_by(tmp_path: Path) -> None:
    kinds = filters_view(context(tmp_path, EVENTS, code="fr")).kinds
    assert [(option.value, option.label) for option in kinds] == [
        ("departure", "départ"),
        ("leave", "congé"),
        ("milestone", "contexte"),
    ]


def test_destinations_can_be_filtered_by_in_the_order_of_their_names(tmp_path: Path) -> None:
    assert [option.label for option in filters_view(context(tmp_path, EVENTS)).destinations] == ["Globex", "Initech"]


def test_the_script_can_say_how_many_events_are_shown(tmp_path: Path) -> None:
    view = filters_view(context(tmp_path, EVENTS, code="fr"))
    assert (view.total, view.shown["one"]) == (4, "{shown} événement affiché sur {total}")


def test_a_founders_page_says_the_status_of_the_day(tmp_path: Path) -> None:
    assert founder(tmp_path, "ben-holt").status_words == "Status on 23 November 2026: on leave"


def test_a_founders_page_is_described_in_one_line(tmp_path: Path) -> None:
    assert founder(tmp_path, "ben-holt").description == "Ben Holt, founder of Acme: on leave on 23 November 2026."


def test_a_founders_page_has_all_of_the_founders_events(tmp_path: Path) -> None:
    assert [event.id for event in founder(tmp_path, "ada-byron").events] == ["ada"]


def test_a_founders_page_says_what_the_founder_was_at_the_founding(tmp_path: Path) -> None:
    team = TEAM.replace("[Ada Byron,", "[{name: Ada Byron, role: {en: engineer, fr: ingénieure}},")
    assert founder(tmp_path, "ada-byron", team, "fr").role == "À la fondation\u00a0: ingénieure"


def test_a_founders_page_links_to_the_founders_own_pages(tmp_path: Path) -> None:
    links = "links: ['https://www.ada.example/', {url: 'https://blog.example/ada', title: Blog}], wikidata: Q7259"
    team = TEAM.replace("[Ada Byron,", f"[{{name: Ada Byron, {links}}},")
    assert founder(tmp_path, "ada-byron", team).links == (
        Link(title="ada.example", url="https://www.ada.example/"),
        Link(title="Blog", url="https://blog.example/ada"),
        Link(title="Wikidata", url="https://www.wikidata.org/wiki/Q7259"),
    )
