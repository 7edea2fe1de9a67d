"""What surrounds every page: title, description, pages, teams, languages, addresses."""

from pathlib import Path

import pytest

from founders_timeline.model.content import Link
from founders_timeline.model.history import history_of
from founders_timeline.views.context import Context
from founders_timeline.views.links import Links
from founders_timeline.views.page import PageView, Topic, page_view
from tests.sites import SITE_FILE, TEAM_FILE, TODAY, load, write_site
from tests.small_site import SITE, TEAM, context, language

LANGUAGES = {code: language(code) for code in ("en", "fr")}
TWO_TEAMS = SITE + "teams: [example, globex]\n"
TOPIC = Topic("table-page", "All events")


def page(subject: Context, here: str = "index.html", topic: Topic = TOPIC, base: str = "") -> PageView:
    return page_view(subject, LANGUAGES, Links(subject.site, subject.language.code, here, base), topic)


def second_team(root: Path) -> Context:
    """Return the context of the second team of a site of two."""
    teams = {TEAM_FILE: TEAM, "content/globex/team.yaml": TEAM.replace("Acme", "Globex")}
    site = load(write_site(root, {SITE_FILE: TWO_TEAMS, **teams}))
    return Context(site, history_of(site.teams[1]), language("en"), TODAY)


@pytest.mark.parametrize(
    ("code", "here", "there", "link"),
    [
        ("en", "index.html", "about.html", "about.html"),
        ("en", "index.html", "example/table.html", "example/table.html"),
        ("en", "example/events/a.html", "index.html", "../../index.html"),
        ("en", "example/table.html", "example/founders/a.html", "../example/founders/a.html"),
        ("fr", "index.html", "about.html", "../fr/about.html"),
        ("fr", "example/events/a.html", "index.html", "../../../fr/index.html"),
    ],
)
def test_a_link_is_relative_and_ends_in_a_files_name(code: str, here: str, there: str, link: str, tmp_path: Path) -> None:
    assert Links(context(tmp_path).site, code, here).to(there) == link


@pytest.mark.parametrize(
    ("code", "other", "link"), [("en", "fr", "../fr/example/table.html"), ("fr", "en", "../../example/table.html")]
)
def test_a_link_may_lead_into_another_language(code: str, other: str, link: str, tmp_path: Path) -> None:
    assert Links(context(tmp_path).site, code, "example/table.html").to("example/table.html", other) == link


def test_a_page_that_is_served_at_any_address_links_from_the_base(tmp_path: Path) -> None:
    assert Links(context(tmp_path).site, "fr", "404.html", "/repository/").to("index.html") == "/repository/fr/index.html"


def test_a_page_is_titled_by_its_topic_and_the_site(tmp_path: Path) -> None:
    assert page(context(tmp_path)).title == "All events · Who is left?"


def test_a_page_without_a_title_of_its_own_bears_the_sites(tmp_path: Path) -> None:
    assert page(context(tmp_path), topic=Topic("timeline-page")).title == "Who is left?"


def test_a_page_is_described_by_itself_then_by_the_site_then_by_the_sites_title(tmp_path: Path) -> None:
    plain, described = context(tmp_path), context(tmp_path, site=SITE + "description: {en: Of Acme., fr: D’Acme.}\n")
    own = page(described, topic=Topic("event-page", "A", "Its own words.")).description
    assert [own, page(described).description, page(plain).description] == ["Its own words.", "Of Acme.", "Who is left?"]


def test_a_page_says_its_language_and_direction(tmp_path: Path) -> None:
    view = page(context(tmp_path, code="fr"))
    assert (view.lang, view.dir) == ("fr", "ltr")


def test_a_site_title_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    view = page(context(tmp_path, code="fr", site="title: Who is left?\nlanguages: [en, fr]\n"))
    assert (view.site_title, view.frame.site_title_lang) == ("Who is left?", "en")


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("index.html", ["Timeline"]),
        ("example/oldest.html", ["Timeline"]),
        ("example/destinations.html", ["Where they went"]),
        ("example/table.html", ["Table"]),
        ("about.html", ["Method"]),
        ("example/years/2019.html", ["Timeline"]),
        ("example/tables/2019.html", ["Table"]),
        ("example/destinations-2.html", ["Where they went"]),
        ("example/events/ada.html", []),
        ("404.html", []),
    ],
)
def test_the_navigation_marks_the_page_itself(here: str, marked: list[str], tmp_path: Path) -> None:
    assert [section.title for section in page(context(tmp_path), here).frame.sections if section.is_here] == marked


def test_the_navigation_leads_to_four_pages_of_the_same_language(tmp_path: Path) -> None:
    sections = page(context(tmp_path, code="fr"), "about.html").frame.sections
    assert [section.url for section in sections] == [
        "../fr/index.html",
        "../fr/example/destinations.html",
        "../fr/example/table.html",
        "../fr/about.html",
    ]


def test_one_team_needs_no_list_of_teams(tmp_path: Path) -> None:
    assert page(context(tmp_path)).frame.teams == ()


def test_several_teams_are_listed_and_the_pages_own_one_is_marked(tmp_path: Path) -> None:
    teams = page(second_team(tmp_path), "globex/index.html").frame.teams
    assert [(team.title, team.url, team.is_here) for team in teams] == [
        ("Acme", "../index.html", False),
        ("Globex", "../globex/index.html", True),
    ]


def test_with_several_teams_a_link_leads_to_the_page_of_all(tmp_path: Path) -> None:
    assert page(context(tmp_path)).frame.all_teams is None
    link = page(second_team(tmp_path), "globex/index.html").frame.all_teams
    assert link is not None
    assert (link.title, link.url, link.is_here) == ("All teams", "../teams.html", False)


def test_the_page_of_all_teams_marks_itself(tmp_path: Path) -> None:
    link = page(second_team(tmp_path), "teams.html", Topic("teams-page", "All teams")).frame.all_teams
    assert link is not None
    assert link.is_here


@pytest.mark.parametrize("kind", ["teams", "flows", "compare", "about", "data", "not-found"])
def test_a_page_on_all_teams_marks_none_of_them(kind: str, tmp_path: Path) -> None:
    teams = page(second_team(tmp_path), f"{kind}.html", Topic(f"{kind}-page", "Title")).frame.teams
    assert not any(team.is_here for team in teams)


def test_a_further_teams_timeline_stands_in_its_folder(tmp_path: Path) -> None:
    assert page(second_team(tmp_path), "about.html").frame.sections[0].url == "globex/index.html"


def test_every_language_is_named_in_itself_and_leads_to_the_same_page(tmp_path: Path) -> None:
    languages = page(context(tmp_path, code="fr"), "example/table.html").languages
    assert [(other.name, other.url, other.is_here) for other in languages] == [
        ("English", "../../example/table.html", False),
        ("Français", "../../fr/example/table.html", True),
    ]


def test_without_a_base_url_no_address_is_absolute(tmp_path: Path) -> None:
    view = page(context(tmp_path))
    assert (view.canonical, [other.absolute_url for other in view.languages]) == ("", ["", ""])


@pytest.mark.parametrize("base_url", ["https://example.org/repository", "https://example.org/repository/"])
def test_with_a_base_url_each_language_has_its_absolute_address(base_url: str, tmp_path: Path) -> None:
    view = page(context(tmp_path, code="fr", site=f"{SITE}base_url: {base_url}\n"), "example/table.html")
    assert (view.canonical, view.languages[0].absolute_url) == (
        "https://example.org/repository/fr/example/table.html",
        "https://example.org/repository/example/table.html",
    )


@pytest.mark.parametrize(
    ("code", "checked", "timezone"),
    [
        ("en", "Last checked 1 October 2026", "Dates are those of Europe/Paris"),
        ("fr", "Dernière vérification le 1er octobre 2026", "Les dates sont celles du fuseau Europe/Paris"),
    ],
)
def test_the_foot_says_when_it_was_checked_and_in_which_zone(code: str, checked: str, timezone: str, tmp_path: Path) -> None:
    view = page(context(tmp_path, code=code, team=TEAM + "checked: 2026-10-01\ntimezone: Europe/Paris\n"))
    assert (view.frame.checked, view.frame.timezone) == (checked, timezone)


def test_the_foot_names_the_licence_the_publisher_and_where_to_correct(tmp_path: Path) -> None:
    more = "licence: {name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}\npublisher: Acme Watch\n"
    view = page(context(tmp_path, site=SITE + more + "repository: https://example.org/repository\n"))
    assert (view.frame.licence, view.frame.publisher, view.report_url) == (
        Link(title="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
        Link(title="Acme Watch"),
        "https://example.org/repository",
    )
