"""Where a long timeline is cut: years, months of full years, parts of full months, and no event lost."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from founders_timeline.model.content import Event, LocalText
from founders_timeline.model.history import history_of
from founders_timeline.model.team import Site, Team
from founders_timeline.views.chapters import MOST_EVENTS, Chapter, chapters_of, is_long
from founders_timeline.views.context import Context
from tests.sites import TODAY
from tests.small_site import language
from tests.timelines import event, team


def many(number: int, first: str, days: int = 1) -> Iterator[Event]:
    """Make events that are spread evenly over some days from the first on."""
    start = date.fromisoformat(first)
    for index in range(number):
        yield event("zoe", "role", str(start + timedelta(days=index * days // number)))


def chapters(*groups: Iterator[Event]) -> dict[str, Chapter]:
    return {chapter.cover.name: chapter for chapter in chapters_of(team(*(each for group in groups for each in group)))}


def sizes(*groups: Iterator[Event]) -> dict[str, int]:
    return {name: len(chapter.events) for name, chapter in chapters(*groups).items()}


def seen(subject: Team) -> Context:
    """Look at a team in English, today."""
    site = Site(title=LocalText(texts=(("en", "Site"),)), languages=("en",), teams=(subject,))
    return Context(site, history_of(subject), language("en"), TODAY)


@pytest.fixture
def crowded() -> Team:
    """Make a team with a quiet year, one with full months, and one with a month that is too full."""
    return team(*many(20, "2017-03-01", 200), *many(700, "2018-01-01", 365), *many(950, "2019-05-01", 20), *many(5, "2020-02-01"))


def test_a_timeline_of_as_many_events_as_a_page_holds_is_not_cut() -> None:
    short = team(*many(MOST_EVENTS, "2018-01-01", 900))
    assert (is_long(short), chapters_of(short)) == (False, ())


def test_one_event_more_and_it_is_cut_into_years() -> None:
    assert sizes(many(MOST_EVENTS - 1, "2018-01-01", 365), many(2, "2019-01-01")) == {"2018": 299, "2019": 2}


def test_a_year_with_one_event_too_many_is_cut_into_months() -> None:
    assert sizes(many(MOST_EVENTS, "2018-01-01"), many(1, "2018-03-01")) == {"2018": 0, "2018-01": 300, "2018-03": 1}


def test_a_month_with_too_many_events_is_cut_into_parts() -> None:
    assert sizes(many(2 * MOST_EVENTS + 1, "2018-01-01")) == {"2018": 0, "2018-01": 300, "2018-01-2": 300, "2018-01-3": 1}


def test_a_new_event_changes_the_last_part_only() -> None:
    before, after = (chapters(many(number, "2018-01-01")) for number in (700, 701))
    changed = [
        name for name in after if [each.date for each in before[name].events] != [each.date for each in after[name].events]
    ]
    assert changed == ["2018-01-3"]


def test_every_event_stands_in_exactly_one_chapter(crowded: Team) -> None:
    assert [each for chapter in chapters_of(crowded) for each in chapter.events] == list(crowded.events)


def test_every_event_is_told_its_chapter(crowded: Team) -> None:
    subject = seen(crowded)
    for chapter in chapters_of(crowded):
        assert {subject.cover_of(each) for each in chapter.events} <= {chapter.cover}


def test_an_event_of_a_short_timeline_has_no_chapter() -> None:
    short = team(*many(MOST_EVENTS, "2018-01-01", 900))
    assert seen(short).cover_of(short.events[0]) is None


def test_a_short_timeline_has_no_years() -> None:
    assert seen(team(*many(MOST_EVENTS, "2018-01-01", 900))).years == ()


def test_no_chapter_has_more_events_than_a_page_holds(crowded: Team) -> None:
    assert max(len(chapter.events) for chapter in chapters_of(crowded)) == MOST_EVENTS


def test_no_two_chapters_have_one_name(crowded: Team) -> None:
    names = [chapter.cover.name for chapter in chapters_of(crowded)]
    assert len(names) == len(set(names))


def test_a_year_says_how_many_events_it_has_though_its_months_hold_them(crowded: Team) -> None:
    assert {year.name: year.size for year in seen(crowded).years} == {"2017": 20, "2018": 700, "2019": 950, "2020": 5}


def test_a_year_that_is_cut_knows_its_months_and_they_know_their_year(crowded: Team) -> None:
    by_name = {chapter.cover.name: chapter for chapter in chapters_of(crowded)}
    months = by_name["2019"].months
    assert [month.name for month in months] == ["2019-05", "2019-05-2", "2019-05-3", "2019-05-4"]
    assert {by_name[month.name].year for month in months} == {by_name["2019"].cover}


def test_the_pages_with_events_follow_each_other_without_a_gap(crowded: Team) -> None:
    with_events = [chapter for chapter in chapters_of(crowded) if chapter.events]
    assert [chapter.later for chapter in with_events] == [*(chapter.cover for chapter in with_events[1:]), None]
    assert [chapter.earlier for chapter in with_events] == [None, *(chapter.cover for chapter in with_events[:-1])]


def test_a_year_that_is_cut_leads_to_the_years_around_it(crowded: Team) -> None:
    year = next(chapter for chapter in chapters_of(crowded) if chapter.cover.name == "2018")
    assert (year.earlier, year.later) == (seen(crowded).years[0], seen(crowded).years[2])


@pytest.mark.parametrize("when", ["2018", "2018?", "[2018..2021]", "2018-01~"])
def test_an_event_whose_day_is_not_known_stands_at_its_first_possible_day(when: str) -> None:
    vague = event("zoe", "role", when)
    crowd = team(vague, *many(400, "2018-02-01", 100))
    cover = seen(crowd).cover_of(vague)
    assert cover is not None
    assert cover.name == "2018-01"
