"""A whole site: which pages there are, what every page keeps to, and the same bytes everywhere."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import html5lib
import pytest
from lxml import html

from founders_timeline.model.history import history_of
from tests.flagship import APART, AS_OF, BuiltSite
from tests.rendering import render_site
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.small_site import ROOT, SITE, TEAM, THEME, built, page

LANGUAGES = {"en": "", "fr": "fr/"}
"""The folder of each language's pages."""

TWO_TEAMS = {
    SITE_FILE: SITE + "teams: [example, globex]\n",
    TEAM_FILE: TEAM,
    "content/globex/team.yaml": "name: Globex\nfounded: 2018-01-01\nfounders: [Dan Reed, Eve Stone, Finn Hall]\n",
    "content/globex/events/dan.yaml": "name: Dan Reed\ndate: 2024-08-05\ndestination: Acme\n",
}

LINK = ("href", "src")

YEARS = "//section[@class='year']"
"""The years of a timeline, without the last signs of each founder, which have the newest first in both orders."""


@cache
def parsed(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def pages(site: BuiltSite) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in site.pages():
        yield path, parsed(site.folder / path)


def timelines(site: BuiltSite) -> Iterator[html.HtmlElement]:
    for folder in LANGUAGES.values():
        for path in ("index.html", "openai/oldest.html"):
            yield parsed(site.folder / folder / path)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def counter(files: dict[str, bytes], path: str = "index.html") -> tuple[str | None, str | None, str | None]:
    (element,) = page(files, path).xpath("//p[@data-counter]")
    return element.get("data-remaining"), element.get("data-founders"), element.get("data-as-of")


def test_every_page_stands_where_the_contract_says_in_every_language(flagship_on_disk: BuiltSite) -> None:
    first, *further = flagship_on_disk.site.teams
    wanted = ["index.html", "about.html", "data/index.html", "404.html", "teams.html", "flows.html", "compare.html"]
    wanted += [f"{team.id}/index.html" for team in further]
    for team in (first, *further):
        wanted += [f"{team.id}/{name}.html" for name in ("oldest", "table", "destinations")]
        wanted += [f"{team.id}/events/{event.id}.html" for event in team.events]
        wanted += [f"{team.id}/days/{day}.html" for day in history_of(team).days_of_change() if day <= AS_OF]
        wanted += [f"{team.id}/founders/{founder.id}.html" for founder in team.founders]
    assert flagship_on_disk.pages() == sorted(folder + path for folder in LANGUAGES.values() for path in wanted)


def test_every_page_says_its_language(flagship_on_disk: BuiltSite) -> None:
    assert {path: page.get("lang") for path, page in pages(flagship_on_disk)} == {
        path: "fr" if path.startswith("fr/") else "en" for path in flagship_on_disk.pages()
    }


def test_every_page_is_html_without_a_parse_error(flagship_on_disk: BuiltSite) -> None:
    for path in flagship_on_disk.pages():
        try:
            html5lib.HTMLParser(strict=True).parse((flagship_on_disk.folder / path).read_text(encoding="utf-8"))
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{path}: {error}")


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
def test_the_first_page_carries_its_counter_for_other_programs(folder: str, flagship_on_disk: BuiltSite) -> None:
    (element,) = parsed(flagship_on_disk.folder / folder / "index.html").xpath("//*[@data-counter]")
    assert (element.tag, dict(element.attrib)) == (
        "p",
        {
            "class": "counter__sentence",
            "data-counter": "",
            "data-remaining": "2",
            "data-founders": "11",
            "data-as-of": "2026-11-23",
            "data-figures": "1",
            "data-widens": "",
        },
    )


def test_the_number_stands_in_the_counters_text(flagship_on_disk: BuiltSite) -> None:
    (element,) = parsed(flagship_on_disk.folder / "index.html").xpath("//*[@data-counter]")
    assert element.text_content() == "2 of 11 founders of OpenAI remain"


def test_every_event_of_a_timeline_is_an_article_in_an_ordered_list(flagship_on_disk: BuiltSite) -> None:
    ids = {event.id for event in flagship_on_disk.team.events}
    for timeline in timelines(flagship_on_disk):
        assert set(timeline.xpath("//ol/li/article/@data-event")) == ids
        assert len(timeline.xpath("//*[@data-event]")) == len(ids)


def test_every_event_of_a_timeline_has_its_date(flagship_on_disk: BuiltSite) -> None:
    """Events of one day stand together under their date."""
    dated = ".//*[@class='event__date']/time[@datetime] or ../div[@class='entry__head']/*[@class='entry__date']/time[@datetime]"
    for timeline in timelines(flagship_on_disk):
        assert timeline.xpath(f"//article[@data-event][not({dated})]") == []


def test_every_date_for_programs_is_a_year_a_month_or_a_day(flagship_on_disk: BuiltSite) -> None:
    dates = {value for _, page in pages(flagship_on_disk) for value in page.xpath("//time/@datetime")}
    assert [value for value in dates if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)] == []


def test_every_time_element_says_its_date_to_programs(flagship_on_disk: BuiltSite) -> None:
    assert [path for path, page in pages(flagship_on_disk) if page.xpath("//time[not(@datetime)]")] == []


QUOTES = "//blockquote[@cite or @lang][@class='quote__text']"


def test_every_quote_is_a_quotation_in_its_language(flagship_on_disk: BuiltSite) -> None:
    """On the pages of the events; those of lines that open in place stand nowhere else."""
    for event in flagship_on_disk.team.events:
        page = parsed(flagship_on_disk.folder / f"openai/events/{event.id}.html")
        said = [element.text_content() for element in page.xpath(QUOTES)]
        assert said == [quote.text.strip() for quote in event.quotes], event.id


def test_the_quotes_of_what_changes_the_count_stand_on_the_timeline(flagship_on_disk: BuiltSite) -> None:
    quotes = {event.id: [quote.text.strip() for quote in event.quotes] for event in flagship_on_disk.team.events}
    for timeline in timelines(flagship_on_disk):
        changes = timeline.xpath("//article[contains(@class, 'event--large')]")
        assert len(changes) > 15
        for article in changes:
            said = [element.text_content() for element in article.xpath(f".{QUOTES}")]
            assert said == quotes[article.get("data-event")], article.get("data-event")
        assert timeline.xpath("//figure[contains(@class, 'quote')]/blockquote[not(@lang)]") == []


def test_a_quote_whose_language_is_not_known_does_not_take_the_pages(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024, quotes: [{text: Bye.}]}\n"
    write_site(tmp_path, {SITE_FILE: SITE, TEAM_FILE: TEAM, f"{EVENTS}/e.yaml": event})
    assert page(built(tmp_path), "fr/index.html").xpath("//blockquote/@lang") == [""]


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
def test_the_two_timelines_have_opposite_orders(folder: str, flagship_on_disk: BuiltSite) -> None:
    newest, oldest = (
        parsed(flagship_on_disk.folder / folder / path).xpath(f"{YEARS}//article/@data-event")
        for path in ("index.html", "openai/oldest.html")
    )
    days = {event.id: event.date.earliest for event in flagship_on_disk.team.events}
    assert sorted(newest) == sorted(oldest)
    assert [days[event] for event in newest] == [days[event] for event in oldest[::-1]]


def test_the_lists_with_the_newest_first_are_reversed_ones(flagship_on_disk: BuiltSite) -> None:
    lists = [page.xpath(f"boolean({YEARS}/ol[@class='events'][@reversed])") for page in timelines(flagship_on_disk)]
    assert lists == [True, False, True, False]


def test_no_placeholder_is_left_in_what_is_read(flagship_on_disk: BuiltSite) -> None:
    left = {
        (path, found)
        for path, page in pages(flagship_on_disk)
        for text in page.xpath("//text()[not(parent::script)] | //@*[name() != 'data-shown' and name() != 'data-failed']")
        for found in re.findall(r"\{\w*\}", text)
    }
    assert left == set()


def test_no_markup_is_shown_as_text(flagship_on_disk: BuiltSite) -> None:
    left = {
        path
        for path, page in pages(flagship_on_disk)
        if re.search(r"</?[a-z]+[ >]|&\w+;", " ".join(page.xpath("//text()[not(ancestor::code)]")))
    }
    assert left == set()


def test_the_four_keys_of_the_documentation_make_a_departure_in_every_language(tmp_path: Path) -> None:
    document = (ROOT / "docs/content.md").read_text(encoding="utf-8")
    name, event = re.findall(r"`content/(\S+?)`; everything else.*?```yaml\n(.*?)```", document, re.DOTALL)[0]
    team = "name: OpenAI\nfounded: 2015-12-11\nfounders: [John Schulman, Greg Brockman, Ilya Sutskever]\n"
    write_site(tmp_path, {SITE_FILE: SITE + "teams: [openai]\n", "content/openai/team.yaml": team, f"content/{name}": event})
    files = built(tmp_path)
    departures = {}
    for code, folder in LANGUAGES.items():
        timeline = page(files, f"{folder}index.html")
        (article,) = timeline.xpath("//article[@data-event='2024-08-05-john-schulman']")
        title, words = (
            article.xpath(".//*[@class='event__title']")[0].text_content(),
            article.xpath(".//blockquote")[0].text_content(),
        )
        departures[code] = (timeline.xpath("//p/@data-remaining"), title, words)
    words = "I've made the difficult decision to leave OpenAI."
    assert departures == {
        "en": (["2"], "John Schulman leaves OpenAI for Anthropic", words),
        "fr": (["2"], "John Schulman quitte OpenAI pour Anthropic", words),
    }


@pytest.mark.parametrize(("as_of", "remaining"), [("2024-08-06", r"2"), ("2018-03-01", r"\d+-\d+")])
def test_the_site_can_be_built_as_it_stood_on_a_past_day(as_of: str, remaining: str, flagship_on_disk: BuiltSite) -> None:
    english = replace(flagship_on_disk.site, languages=("en",))
    shown = counter(render_site(english, date.fromisoformat(as_of), THEME))
    assert (re.fullmatch(remaining, shown[0] or "") is not None, shown[1:]) == (True, ("11", as_of))


def test_the_first_teams_timeline_is_the_front_page_and_a_further_ones_stands_in_its_folder(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, TWO_TEAMS))
    shown = {path: counter(files, path)[0] for path in files if path.endswith("index.html") and "data/" not in path}
    assert shown == {"index.html": "3", "globex/index.html": "2", "fr/index.html": "3", "fr/globex/index.html": "2"}


def test_each_team_has_its_own_pages(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, TWO_TEAMS))
    own = ("oldest", "table", "destinations", "events/dan", "founders/dan-reed", "founders/eve-stone", "founders/finn-hall")
    days = ("days/2018-01-01", "days/2024-08-05")
    apart = ("embed.html", "timeline.single.html")
    pages = [path for path in files if path.endswith(".html") and not path.endswith(apart)]
    assert {path for path in pages if path.startswith("globex/")} == {
        "globex/index.html",
        *(f"globex/{name}.html" for name in own + days),
    }


def is_first_languages(path: str) -> bool:
    return path.endswith(".html") and not path.startswith("fr/") and not path.endswith(APART)


def test_no_two_pages_of_a_language_have_the_same_title(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, TWO_TEAMS))
    titles = [page(files, path).findtext("head/title") for path in files if is_first_languages(path)]
    assert {title for title in titles if titles.count(title) > 1} == set()


def test_the_page_for_any_address_links_from_the_base_and_all_others_relatively(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, TWO_TEAMS), base_url="https://example.org/some/repository/")
    for path in files:
        if path.endswith(".html"):
            tree = page(files, path)
            links = [
                str(link) for name in LINK for link in tree.xpath(f"//@{name}") if not str(link).startswith(("#", "https://"))
            ]
            from_base = [link for link in links if link.startswith("/some/repository/")]
            assert from_base == (links if path.endswith("404.html") else []), path


def test_only_what_says_where_the_page_stands_is_absolute(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, TWO_TEAMS), base_url="https://example.org/repository")
    absolute = page(files, "fr/globex/index.html").xpath("//*[starts-with(@href, 'https://example.org')]")
    assert [(link.get("rel"), link.get("href")) for link in absolute] == [
        ("canonical", "https://example.org/repository/fr/globex/index.html"),
        ("alternate", "https://example.org/repository/globex/index.html"),
        ("alternate", "https://example.org/repository/fr/globex/index.html"),
        ("alternate", "https://example.org/repository/fr/globex/oembed.json"),
    ]


def test_without_a_base_url_nothing_is_absolute(tmp_path: Path) -> None:
    assert page(built(write_site(tmp_path, TWO_TEAMS)), "404.html").xpath("//link[@rel='canonical' or @hreflang]") == []


def test_a_team_that_was_not_founded_yet_is_left_out_of_a_past_day(tmp_path: Path) -> None:
    later = {"content/globex/team.yaml": "name: Globex\nfounded: 2024-01-01\nfounders: [Dan Reed]\n"}
    files = built(write_site(tmp_path, {**TWO_TEAMS, **later}), as_of=date(2023, 12, 31))
    assert (counter(files)[0], [path for path in files if path.startswith("globex/") or "compare" in path]) == ("3", [])


def test_a_site_without_events_can_be_built(tmp_path: Path) -> None:
    assert counter(built(write_site(tmp_path))) == ("4", "4", "2026-11-23")


def test_a_day_before_the_founding_has_no_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"No team had been founded by 2015-12-10\."):
        built(write_site(tmp_path), as_of=date(2015, 12, 10))


def test_the_same_content_makes_the_same_bytes_twice(tmp_path: Path) -> None:
    write_site(tmp_path, TWO_TEAMS)
    assert built(tmp_path) == built(tmp_path)


def test_the_same_content_makes_the_same_bytes_on_another_machine(tmp_path: Path, flagship_on_disk: BuiltSite) -> None:
    script = "import sys, pathlib, tests.flagship as site; site.build(site.ROOT, pathlib.Path(sys.argv[1]))"
    elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
    subprocess.run([sys.executable, "-c", script, tmp_path], cwd=ROOT, env={**os.environ, **elsewhere}, check=True)
    assert files_in(tmp_path) == files_in(flagship_on_disk.folder)
