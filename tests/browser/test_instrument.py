"""The instrument in a real browser: one day, moved in many ways, and every place on the page says the same of it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from founders_timeline.model.history import History, Roster, history_of
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
  const all = (selector) => [...document.querySelectorAll(selector)];
  const unique = (values) => [...new Set(values)];
  return {
    numbers: unique([
      counter.querySelector(".counter__number").textContent,
      document.querySelector(".bar__number").textContent,
      ...all(".instrument .flag__text").map((text) => text.textContent.split(" · ")[0]),
      document.querySelector(".moment__slider").getAttribute("aria-valuetext").split(": ")[1],
      document.querySelector(".counter__terms").textContent.split(" ")[0],
    ]),
    remaining: counter.dataset.remaining,
    days: unique([
      counter.dataset.asOf,
      document.querySelector(".moment__date").value,
      document.querySelector(".bar").dataset.asOf,
    ]),
    tokens: statuses(all(".hero .token"), "token"),
    lanes: statuses(all(".instrument .drawing--wide .lane"), "lane"),
    narrow: statuses(all(".instrument .drawing--narrow .lane"), "lane"),
    dots: statuses(all(".bar .dot"), "dot"),
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
        "numbers": [number(roster)],
        "remaining": as_attribute(roster.remaining),
        "days": [day.isoformat()],
        **dict.fromkeys(["tokens", "lanes", "narrow", "dots"], statuses(roster)),
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


def test_a_past_day_is_told_in_the_past_and_a_chip_leads_back_to_today(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html") + "#on=2023-11-18")
    chip = page.get_by_role("button", name="Back to today")
    expect(page.locator(".counter__words")).to_have_text("of 11 founders of OpenAI remained on 18 November 2023")
    chip.click()
    expect(page.locator(".counter__words")).to_have_text("of 11 founders of OpenAI remain")
    expect(chip).to_be_hidden()
    page.wait_for_function("location.hash === ''")
    assert_shows(page, flagship, AS_OF)


@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_every_number_says_4_on_18_november_2023(path: str, flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(path) + "#on=2023-11-18")
    assert_shows(page, flagship, date(2023, 11, 18))
    assert page.evaluate(SHOWN)["numbers"] == ["4"]


def test_a_drag_on_the_chart_moves_the_day_and_no_two_places_ever_differ(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    box = page.locator(".instrument .drawing--wide").bounding_box()
    assert box
    y = box["y"] + 60
    page.mouse.move(box["x"] + box["width"] * 0.8, y)
    page.mouse.down()
    seen = set()
    for step in range(60):
        page.mouse.move(box["x"] + box["width"] * (0.8 - step * 0.01), y)
        shown = page.evaluate(SHOWN)
        (day,) = shown["days"]
        assert_shows(page, flagship, date.fromisoformat(day))
        seen.add(day)
    page.mouse.up()
    assert len(seen) > 50
    page.wait_for_function("(day) => location.hash === `#on=${day}`", arg=shown["days"][0])


def test_a_click_on_the_chart_chooses_the_day_under_it(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html") + "#on=2020-06-01")
    flag = page.locator(".instrument .drawing--wide .flag__line").bounding_box()
    page.evaluate("location.hash = ''")
    assert flag
    page.mouse.click(flag["x"] + flag["width"] / 2, flag["y"] + 20)
    day = date.fromisoformat(page.evaluate(SHOWN)["days"][0])
    assert abs((day - date(2020, 6, 1)).days) < 10


@pytest.mark.parametrize("team", ["openai", "xai", "fairchild"])
def test_slider_and_chart_share_one_scale(team: str, flagship: BuiltSite, page: Page) -> None:
    own = next(each for each in flagship.site.teams if each.id == team)
    page.goto(flagship.address(timeline_path(flagship.site, own)))
    slider = page.locator(".moment__slider")
    most = int(slider.get_attribute("max") or 0)
    for share in (0.1, 0.5, 0.9):
        slider.fill(str(round(most * share)))
        line = page.locator(".instrument .drawing--wide .flag__line").bounding_box()
        box = slider.bounding_box()
        assert line
        assert box
        thumb = box["x"] + 12 + (box["width"] - 24) * round(most * share) / most
        assert abs(line["x"] + line["width"] / 2 - thumb) < 2


def test_the_end_of_the_slider_is_today_where_the_axis_ends_long_before(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("fairchild/index.html"))
    slider = page.locator(".moment__slider")
    slider.fill("0")
    slider.fill(slider.get_attribute("max") or "")
    assert page.evaluate(SHOWN)["days"] == [AS_OF.isoformat()]


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "fairchild/index.html", "fr/xai/index.html"])
@pytest.mark.parametrize("width", [375, 1440])
def test_the_height_does_not_change_with_the_answer(width: int, path: str, flagship: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 812})
    page.goto(flagship.address(path))
    heights = set()
    for change in page.evaluate("roster.data.stretches.map((stretch) => stretch.from)"):
        page.locator(".moment__date").fill(change)
        page.locator(".moment__date").blur()
        expect(page.locator("[data-counter]")).to_have_attribute("data-as-of", change)
        heights.add(page.evaluate("document.querySelector('.instrument .chart').getBoundingClientRect().top + scrollY"))
    assert len(heights) == 1


def test_buttons_step_to_the_change_before_and_the_next_one(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html") + "#on=2023-11-18")
    page.get_by_role("button", name="Next change").click()
    assert_shows(page, flagship, date(2023, 11, 21))
    for _ in range(2):
        page.get_by_role("button", name="Previous change").click()
    assert page.evaluate(SHOWN)["days"] < ["2023-11-17"]


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
    answer = page.locator(".moment__said")
    expect(answer).to_have_role("status")
    expect(answer).to_be_empty()
    page.locator(".moment__date").fill("2023-11-18")
    page.locator(".moment__date").blur()
    day = "18 November 2023" if path == "index.html" else "18 novembre 2023"
    expect(answer).to_contain_text(day)
    expect(page.locator(".moment__slider")).to_have_attribute("aria-valuetext", f"{day}: 4")


def test_the_hairline_stands_at_the_day_and_carries_number_and_date(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html") + "#on=2024-08-05")
    end = page.locator(".instrument .drawing--wide .lane[data-founder=john-schulman] .lane__bar").last.bounding_box()
    line = page.locator(".instrument .drawing--wide .flag__line")
    expect(line).to_have_css("visibility", "visible")
    box = line.bounding_box()
    assert box
    assert end
    assert abs(box["x"] + box["width"] / 2 - end["x"] - end["width"]) < 2
    expect(page.locator(".instrument .drawing--wide .flag__text")).to_have_text("2 · 5 Aug 2024")


def test_what_comes_after_the_day_is_dimmed(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    later = page.locator(".instrument .drawing--wide .drawing__later")
    assert later.get_attribute("width") == "0"
    page.evaluate("location.hash = '#on=2020-01-01'")
    page.wait_for_function("Number(document.querySelector('.drawing--wide .drawing__later').getAttribute('width')) > 300")


# The first screen, on a phone.


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 812}, is_mobile=True, has_touch=True, reduced_motion="reduce")
    opened = context.new_page()
    yield opened
    context.close()


def bottom(page: Page, selector: str) -> float:
    return float(
        page.evaluate("(s) => [...document.querySelectorAll(s)].at(-1).getBoundingClientRect().bottom + scrollY", selector)
    )


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "xai/index.html", "fairchild/index.html"])
def test_on_a_phone_number_sentence_and_tokens_need_no_scrolling(path: str, flagship: BuiltSite, phone: Page) -> None:
    phone.goto(flagship.address(path))
    for part in (".counter__number", ".counter__words", ".hero .token"):
        assert bottom(phone, part) <= 812


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "xai/index.html", "fairchild/index.html"])
def test_on_a_phone_the_instrument_fits_one_screen(path: str, flagship: BuiltSite, phone: Page) -> None:
    phone.goto(flagship.address(path))
    top = phone.evaluate("document.querySelector('[data-counter]').getBoundingClientRect().top + scrollY")
    assert bottom(phone, ".moment__fields") - top <= 812


@pytest.mark.parametrize("path", ["index.html", "fr/index.html", "xai/index.html", "fairchild/index.html"])
def test_on_a_phone_the_first_change_is_within_two_screens_below_the_instrument(
    path: str, flagship: BuiltSite, phone: Page
) -> None:
    phone.goto(flagship.address(path))
    first = phone.evaluate("document.querySelector('.timeline .entry--large').getBoundingClientRect().top + scrollY")
    assert first - bottom(phone, ".instrument") <= 2 * 812


@pytest.mark.parametrize("path", ["index.html", "openai/events/2024-08-05-john-schulman.html", "openai/days/2023-11-17.html"])
def test_targets_are_large_enough_for_a_finger(path: str, flagship: BuiltSite, phone: Page) -> None:
    phone.goto(flagship.address(path))
    small = """() => [...document.querySelectorAll("button, summary, select, input, .token, .mark")].filter((e) => {
      const box = e.getBoundingClientRect();
      return e.checkVisibility() && box.width > 0 && Math.min(box.width, box.height) < 24 && e.type !== "checkbox";
    }).map((e) => [e.className.baseVal ?? e.className, e.getBoundingClientRect().width, e.getBoundingClientRect().height])"""
    assert phone.evaluate(small) == []


@pytest.mark.parametrize("width", [375, 1440])
def test_no_mark_covers_another(width: int, flagship: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for team in flagship.site.teams:
        page.goto(flagship.address(timeline_path(flagship.site, team)))
        covered = """() => [...document.querySelectorAll(".instrument .mark")].filter((mark) => {
          if (!mark.checkVisibility()) return false;
          const box = mark.getBoundingClientRect();
          return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest(".mark") !== mark;
        }).length"""
        page.evaluate("document.querySelector('.instrument .marks').scrollIntoView({ block: 'center' })")
        assert page.evaluate(covered) == 0, team.id


# Marks that stand for several events.


def test_a_mark_of_several_events_opens_their_list_by_mouse_and_escape_closes_it(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    mark = page.locator(".instrument .drawing--wide a[data-list]").last
    number = int(mark.locator(".mark__number").text_content() or 0)
    mark.click()
    expect(page.locator(".near a")).to_have_count(number)
    expect(page.locator(".near a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".near")).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_list_of_close_events_opens_by_keyboard_and_leads_to_each(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html") + "#on=2023-11-18")
    page.locator(".instrument .drawing--wide a[data-list]").last.focus()
    page.keyboard.press("Enter")
    target = page.locator(".near a").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{target[1:]}']")).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#on=2023-11-18"


def test_the_lists_hold_all_events_each_once(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    found = []
    for mark in page.locator(".instrument .drawing--wide a.mark").all():
        if mark.get_attribute("data-list") is None:
            found.append((mark.get_attribute("href") or "")[1:])
        else:
            mark.dispatch_event("click")
            found += [(link.get_attribute("href") or "")[1:] for link in page.locator(".near a").all()]
    assert sorted(found) == sorted(event.id for event in flagship_on_disk.team.events)


# Copying the address.


def test_the_copied_address_leads_to_exactly_this_view_by_a_page_whose_preview_tells_it(
    flagship_over_http: BuiltSite, browser: Browser
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(flagship_over_http.address("index.html") + "#on=2023-11-18&who=sam-altman")
    page.locator("[data-module=copy]").click()
    expect(page.locator("[data-module=copy]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == flagship_over_http.address("openai/days/2023-11-17.html") + "#on=2023-11-18&who=sam-altman"
    page.goto("about:blank")
    page.goto(copied)
    page.wait_for_url("**/index.html#on=2023-11-18&who=sam-altman")
    assert_shows(page, flagship_over_http, date(2023, 11, 18))
    context.close()


def test_the_page_of_a_day_stays_where_nobody_asks_for_a_view(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("openai/days/2023-11-17.html"))
    expect(page.locator("h1")).to_have_text("4 of 11 founders of OpenAI remained on 17 November 2023")


# The story's walk.


def test_beside_the_steps_the_chart_shows_what_the_step_being_read_tells(flagship: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(flagship.address("index.html"))
    for index, (number, lanes) in {5: ("2", 2), 7: ("2", 1)}.items():
        scroll = """(index) => {
          const step = document.querySelectorAll(".story__step")[index].getBoundingClientRect();
          scrollTo(0, scrollY + step.top + step.height / 2 - innerHeight * 0.45);
        }"""
        page.evaluate(scroll, index)
        expect(page.locator(".story__step").nth(index)).to_have_class(re.compile("is-current"))
        assert (page.locator(".story .flag__text").text_content() or "").startswith(f"{number} · ")
        assert page.locator(".story .lane:not(.is-aside)").count() == lanes
        expect(page.locator(".story__stage svg")).to_be_in_viewport()


def test_on_a_phone_the_steps_lie_side_by_side(flagship: BuiltSite, phone: Page) -> None:
    phone.goto(flagship.address("index.html"))
    phone.locator(".story__step").nth(3).scroll_into_view_if_needed()
    phone.evaluate("document.querySelectorAll('.story__step')[3].scrollIntoView({ inline: 'center', block: 'nearest' })")
    expect(phone.locator(".story__step").nth(3)).to_have_class(re.compile("is-current"))
    expect(phone.locator(".story .flag__text")).to_have_text("6 · 21 Nov 2023")
