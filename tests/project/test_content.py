"""The content that this repository ships: nothing is wrong with it, and it says what it always said."""

import re
from collections import Counter
from pathlib import Path

import pytest

from founders_timeline.loader.site import load_site
from founders_timeline.model.content import Quote
from founders_timeline.model.history import Count, history_of
from founders_timeline.model.team import Site
from tests.sites import INTERFACE_LANGUAGES, TODAY
from tests.timelines import day

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(ROOT, TODAY, INTERFACE_LANGUAGES)[0]


def quotes_of(site: Site) -> list[Quote]:
    return [quote for team in site.teams for event in team.events for quote in event.quotes]


def test_there_is_no_problem_and_no_warning() -> None:
    assert load_site(ROOT, TODAY, INTERFACE_LANGUAGES)[1] == ()


ROSTERS = {
    "2015-12-11": (11, 0, 0, 0),
    "2020-01-01": (5, 0, 0, 6),
    "2023-02-07": (5, 0, 0, 6),
    "2023-02-08": (6, 0, 0, 5),
    "2023-11-18": (4, 0, 0, 7),
    "2023-11-22": (6, 0, 0, 5),
    "2024-02-12": (5, 0, 0, 6),
    "2024-05-14": (4, 0, 0, 7),
    "2024-08-06": (2, 1, 0, 8),
    "2024-11-12": (3, 0, 0, 8),
    "2026-11-23": (2, 0, 1, 8),
}


@pytest.mark.parametrize("on", ROSTERS)
def test_on_a_day_that_is_certain_so_many_are_at_work_on_leave_affiliated_and_departed(site: Site, on: str) -> None:
    roster = history_of(site.teams[0]).roster_on(day(on))
    assert tuple(map(len, (roster.active, roster.on_leave, roster.affiliated, roster.departed))) == ROSTERS[on]


@pytest.mark.parametrize("on", ROSTERS)
def test_on_a_day_that_is_certain_the_count_is_the_number_at_work(site: Site, on: str) -> None:
    assert history_of(site.teams[0]).count_on(day(on)) == Count(low=ROSTERS[on][0], high=ROSTERS[on][0])


RANGES = {"2016-07-01": (10, 11), "2017-06-20": (7, 9), "2018-02-20": (5, 7), "2018-12-30": (5, 7), "2018-12-31": (5, 5)}


@pytest.mark.parametrize("on", RANGES)
def test_where_dates_are_not_known_the_count_is_a_range(site: Site, on: str) -> None:
    low, high = RANGES[on]
    assert history_of(site.teams[0]).count_on(day(on)) == Count(low=low, high=high)


FAIRCHILD = {"1961-06-01": (4, 8), "1968-01-01": (3, 4), "1968-07-17": (1, 4), "1968-07-18": (1, 2), "1969-12-31": (0, 0)}


@pytest.mark.parametrize("on", FAIRCHILD)
def test_at_fairchild_half_of_the_eight_leave_in_1961_and_the_others_in_1968_and_1969(site: Site, on: str) -> None:
    (fairchild,) = (team for team in site.teams if team.id == "fairchild")
    low, high = FAIRCHILD[on]
    assert history_of(fairchild).count_on(day(on)) == Count(low=low, high=high)


def test_every_quote_says_its_language(site: Site) -> None:
    assert [quote.text for quote in quotes_of(site) if not quote.lang] == []


def test_every_quote_has_a_source(site: Site) -> None:
    assert [quote.text for quote in quotes_of(site) if quote.source is None] == []


def test_every_quote_can_be_read_in_french(site: Site) -> None:
    assert [quote.text for quote in quotes_of(site) if quote.lang != "fr" and "fr" not in dict(quote.translations)] == []


def test_every_quote_says_what_it_was_compared_with(site: Site) -> None:
    assert [quote.text for quote in quotes_of(site) if quote.verified is None] == []


def test_no_quote_read_in_a_wiki_or_a_digest_is_called_the_speakers_own_words(site: Site) -> None:
    tertiary = [quote for quote in quotes_of(site) if quote.source is not None and quote.source.type == "tertiary"]
    assert [quote.text for quote in tertiary if quote.verified == "primary"] == []


def test_an_omission_in_a_quote_is_marked_by_square_brackets(site: Site) -> None:
    assert [quote.text for quote in quotes_of(site) if " … " in quote.text] == []


def test_there_are_quotes(site: Site) -> None:
    assert quotes_of(site)


@pytest.mark.parametrize("text", ["I've made the difficult decision to leave OpenAI.", "we still have a safe AGI to build."])
def test_the_words_that_this_site_began_with_are_quoted_verbatim(site: Site, text: str) -> None:
    assert [quote for quote in quotes_of(site) if text in quote.text]


def test_every_event_that_changes_the_count_has_a_source(site: Site) -> None:
    founders = {founder.id for founder in site.teams[0].founders}
    own = [event for event in site.teams[0].events if founders & set(event.people)]
    assert [event.id for event in own if not event.sources and not any(quote.source for quote in event.quotes)] == []


def test_nothing_lies_after_the_day_on_which_it_was_checked_but_what_was_announced(site: Site) -> None:
    checked = site.teams[0].checked
    assert checked is not None
    assert [event.id for event in site.teams[0].events if event.date.earliest > checked] == []


def claims_in(language: str, site: Site) -> list[str]:
    return re.findall(r"^\| (\d+) \|", dict(site.about)[language], re.MULTILINE)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_about_page_goes_through_forty_one_claims(site: Site, language: str) -> None:
    assert claims_in(language, site) == [str(number) for number in range(1, 42)]


VERDICTS = {
    "en": {"confirmed": 27, "partly right": 9, "contradicted": 1, "opinion": 4},
    "fr": {"confirmé": 27, "à nuancer": 9, "contredit": 1, "opinion": 4},
}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_verdicts_are_as_many_as_the_about_page_says(site: Site, language: str) -> None:
    verdicts = re.findall(r"^\| \d+ \| .*? \| ([^|]+) \| .*\|$", dict(site.about)[language], re.MULTILINE)
    assert Counter(verdicts) == VERDICTS[language]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_about_page_names_the_article_once(site: Site, language: str) -> None:
    assert dict(site.about)[language].count("L’Express") == 1


def test_the_article_is_named_nowhere_but_on_the_about_page() -> None:
    files = [
        path
        for path in (ROOT / "content").rglob("*.yaml")
        if re.search("L’Express|French article|article français", path.read_text())
    ]
    assert files == []


def test_both_about_pages_give_the_same_addresses(site: Site) -> None:
    addresses = {language: re.findall(r"\]\((\S+?)\)", text) for language, text in site.about}
    assert addresses["en"] == addresses["fr"]
