"""The counter and "on this day" in a real browser: the page's answer is the history's answer, on every day."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from founders_timeline.history import History, Roster, history_of
from founders_timeline.views.counter import as_attribute
from founders_timeline.views.links import timeline_path
from tests.flagship import AS_OF, BuiltSite

STATES = """(days) => days.map((day) => {
  const stretch = roster.on(day);
  const states = Object.fromEntries(roster.data.founders.map((id, n) => [id, roster.data.classes[stretch.states[n]]]));
  return [day, stretch.count, stretch.remaining, states];
})"""

SHOWN = """() => {
  const statusOf = (item, block) => [...item.classList].find((name) => name.startsWith(`${block}--`)).slice(block.length + 2);
  const statuses = (items, block) => Object.fromEntries(items.map((item) => [item.dataset.founder, statusOf(item, block)]));
  const counter = document.querySelector("[data-counter]");
  return {
    number: counter.querySelector(".counter__number").textContent,
    remaining: counter.dataset.remaining,
    day: counter.dataset.asOf,
    tokens: statuses([...document.querySelectorAll(".hero .token")], "token"),
    lanes: statuses([...document.querySelectorAll(".drawing--wide .lane")], "lane"),
  };
}"""


def statuses(roster: Roster) -> dict[str, str]:
    groups = ("active", "on_leave", "affiliated", "departed", "uncertain")
    return {founder: group for group in groups for founder in getattr(roster, group)}


def number(roster: Roster) -> str:
    return as_attribute(roster.remaining).replace("-", "–")


def answer(history: History, day: date) -> list[object]:
    """Return what the script says of a day, in the same form."""
    roster = history.roster_on(day)
    return [day.isoformat(), number(roster), as_attribute(roster.remaining), statuses(roster)]


def day_of_moment(flagship: BuiltSite, n: int) -> date:
    first = flagship.team.founded.earliest
    return first + (AS_OF - first) * n // 11


def assert_shows(page: Page, flagship: BuiltSite, day: date) -> None:
    roster = flagship.history.roster_on(day)
    assert page.evaluate(SHOWN) == {
        "number": number(roster),
        "remaining": as_attribute(roster.remaining),
        "day": day.isoformat(),
        "tokens": statuses(roster),
        "lanes": statuses(roster),
    }


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "openai/oldest.html"])
def test_the_counter_is_shown_and_right(path: str, flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(path))
    roster = flagship.history.roster_on(AS_OF)
    counter = page.locator("p[data-counter]")
    expect(counter).to_be_visible()
    expect(counter).to_have_attribute("data-remaining", as_attribute(roster.remaining))
    expect(counter).to_have_attribute("data-founders", str(len(flagship.team.founders)))
    expect(counter).to_have_attribute("data-as-of", AS_OF.isoformat())
    expect(counter).to_contain_text(number(roster))


def test_the_page_answers_every_day_of_the_teams_life_as_the_history_does(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    history, first = flagship.history, flagship.team.founded.earliest
    days = [first + timedelta(n) for n in range((AS_OF - first).days + 1)]
    assert page.evaluate("roster.last - roster.first + 1") == len(days)
    assert page.evaluate(STATES, [day.isoformat() for day in days]) == [answer(history, day) for day in days]


def test_the_pages_of_all_teams_answer_as_their_histories_do_around_every_change(flagship_on_disk: BuiltSite, page: Page) -> None:
    for team in flagship_on_disk.site.teams:
        page.goto(flagship_on_disk.address(timeline_path(flagship_on_disk.site, team)))
        history = history_of(team)
        around = {day + timedelta(n) for day in history.days_of_change() for n in (-1, 0, 1)}
        days = sorted(day for day in around if team.founded.earliest <= day <= AS_OF)
        answers = page.evaluate(STATES, [day.isoformat() for day in days])
        assert answers == [answer(history, day) for day in days], team.id


def test_the_days_tested_include_ranges_and_every_status(flagship_on_disk: BuiltSite) -> None:
    history = flagship_on_disk.history
    rosters = [history.roster_on(day) for day in history.days_of_change() if day <= AS_OF]
    assert any(not roster.remaining.is_exact for roster in rosters)
    assert {status for roster in rosters for status in statuses(roster).values()} == {
        "active",
        "on_leave",
        "affiliated",
        "departed",
        "uncertain",
    }


def test_the_slider_moves_number_tokens_and_lanes(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    first = flagship.team.founded.earliest
    for n in range(12):
        day = day_of_moment(flagship, n)
        page.locator(".moment__slider").fill(str((day - first).days))
        assert_shows(page, flagship, day)


def test_the_date_field_moves_number_tokens_and_lanes(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("fr/index.html"))
    for n in range(12):
        day = day_of_moment(flagship, n)
        page.locator(".moment__date").fill(day.isoformat())
        page.locator(".moment__date").blur()
        assert_shows(page, flagship, day)


def test_the_slider_writes_the_day_into_the_address_and_the_last_day_takes_it_out(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    page.locator(".moment__date").fill("2024-08-06")
    page.locator(".moment__date").blur()
    assert page.evaluate("location.hash") == "#on=2024-08-06"
    page.locator(".moment__today").click()
    assert page.evaluate("location.hash") == ""
    assert_shows(page, flagship, AS_OF)


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "openai/oldest.html"])
def test_an_address_with_a_day_is_a_link_to_that_day(path: str, flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(path) + "#on=2024-08-06")
    assert_shows(page, flagship, date(2024, 8, 6))
    page.evaluate("location.hash = '#on=2023-11-18'")
    page.wait_for_function("document.querySelector('[data-counter]').dataset.asOf === '2023-11-18'")
    assert_shows(page, flagship, date(2023, 11, 18))


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2024-02-30", AS_OF), ("soon", AS_OF), ("1999-01-01", date(2015, 12, 11)), ("2999-01-01", AS_OF), ("", AS_OF)],
)
def test_an_address_with_an_impossible_day_breaks_nothing(
    written: str, shown: date, flagship_on_disk: BuiltSite, page: Page, page_errors: list[str]
) -> None:
    page.goto(flagship_on_disk.address("index.html") + f"#on={written}")
    assert_shows(page, flagship_on_disk, shown)
    assert page_errors == []


def test_arrow_keys_step_from_change_to_change(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    page.locator(".moment__slider").focus()
    changes = [day for day in flagship.history.days_of_change() if day <= AS_OF]
    seen = []
    for _ in changes:
        page.keyboard.press("ArrowLeft")
        seen.append(date.fromisoformat(page.evaluate("document.querySelector('[data-counter]').dataset.asOf")))
    assert seen == [day for day in reversed(changes) if day < AS_OF]
    page.keyboard.press("ArrowUp")
    assert_shows(page, flagship, changes[1])
    page.keyboard.press("ArrowDown")
    assert_shows(page, flagship, changes[0])


def test_the_other_keys_of_the_slider_stay_the_browsers(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    page.locator(".moment__slider").focus()
    page.keyboard.press("Home")
    assert_shows(page, flagship_on_disk, flagship_on_disk.team.founded.earliest)
    page.keyboard.press("End")
    assert_shows(page, flagship_on_disk, AS_OF)


@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_the_answer_is_announced_politely_and_names_the_day(path: str, flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(path))
    answer = page.locator(".moment__answer")
    expect(answer).to_have_role("status")
    expect(answer).to_be_empty()
    page.locator(".moment__date").fill("2023-11-18")
    page.locator(".moment__date").blur()
    expect(answer).to_contain_text("18 November 2023" if path == "index.html" else "18 novembre 2023")
    expect(page.locator(".moment__slider")).to_have_attribute(
        "aria-valuetext", "18 November 2023" if path == "index.html" else "18 novembre 2023"
    )


def test_the_hairline_stands_at_the_day(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html") + "#on=2024-08-05")
    mark = page.locator(".drawing--wide .lane[data-founder=john-schulman] a[href*='2024-08-05'] circle")
    hairline = page.locator(".drawing--wide .drawing__hairline")
    expect(hairline).to_have_css("visibility", "visible")
    assert abs(float(mark.get_attribute("cx") or 0) - float(hairline.get_attribute("x1") or 0)) < 2
