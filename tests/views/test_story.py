"""The story in steps, with numbers that compute themselves."""

from datetime import date
from pathlib import Path

from founders_timeline.model.history import history_of
from founders_timeline.views.context import Context
from founders_timeline.views.story import story_view
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import TEAM, context, language

STORY = """\
story:
  - {from: 2015-12-11, to: 2015-12-11, title: The founding, text: "{founders} begin."}
  - {from: 2024-08-01, to: 2024-08-31, title: A departure, text: "*{remaining}* stay."}
"""
LEFT = "- {name: Ada Byron, date: 2024-08-05}"


def test_each_step_has_its_dates_its_count_and_its_numbers(tmp_path: Path) -> None:
    first, second = story_view(context(tmp_path, LEFT, team=TEAM + STORY)).steps
    assert (first.text, first.count_words) == ("3 begin.", "3 of 3")
    assert (second.text, second.count_words, second.first, second.last) == (
        "<em>2</em> stay.",
        "2 of 3",
        "2024-08-01",
        "2024-08-31",
    )
    assert second.dates == '<time datetime="2024-08-01">1 August 2024</time> – <time datetime="2024-08-31">31 August 2024</time>'


def test_a_step_is_about_the_founders_who_change_in_it(tmp_path: Path) -> None:
    assert [step.people for step in story_view(context(tmp_path, LEFT, team=TEAM + STORY)).steps] == [(), ("ada-byron",)]


def test_a_step_leads_to_the_page_of_its_day(tmp_path: Path) -> None:
    assert story_view(context(tmp_path, LEFT, team=TEAM + STORY)).steps[1].url == "example/days/2024-08-05.html"


def test_steps_that_have_not_begun_are_not_told(tmp_path: Path) -> None:
    assert len(story_view(context(tmp_path, LEFT, team=TEAM + STORY, as_of=date(2020, 1, 1))).steps) == 1


def test_the_shipped_teams_have_stories_of_three_to_eight_steps_in_both_languages(flagship_on_disk: BuiltSite) -> None:
    for team in flagship_on_disk.site.teams:
        for code in ("en", "fr"):
            steps = story_view(Context(flagship_on_disk.site, history_of(team), language(code), AS_OF)).steps
            assert 3 <= len(steps) <= 8, team.id
            assert {step.lang for step in steps} == {""}, team.id
