"""The slim bar in a real browser: it keeps the count of the event being read and hides nothing that matters."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from founders_timeline.views.counter import as_attribute
from tests.flagship import AS_OF, BuiltSite

READ = """(id) => {
  const top = document.getElementById(id).getBoundingClientRect().top;
  scrollTo({ top: scrollY + top - innerHeight * 0.25 + 2, behavior: "instant" });
}"""

# Where the focus came to rest and how far the bar lies over it, after every step.
WATCH_THE_FOCUS = """() => {
  window.covered = [];
  window.focused = 0;
  const bar = document.querySelector(".bar");
  addEventListener("focusin", (event) => {
    const element = event.target;
    window.focused += 1;
    setTimeout(() => {
      if (bar.hidden || document.activeElement !== element) return;
      const over = bar.getBoundingClientRect(), under = element.getBoundingClientRect();
      if (under.top < over.bottom - 0.5 && under.bottom > over.top) covered.push([element.outerHTML.slice(0, 120), under.top]);
    }, 120);
  });
}"""


@pytest.fixture(params=[1440, 375])
def wide_or_narrow(request: pytest.FixtureRequest, page: Page) -> Page:
    page.set_viewport_size({"width": request.param, "height": 800})
    page.emulate_media(reduced_motion="reduce")  # scrolling that takes no time can be measured at once
    return page


def test_the_bar_appears_once_the_hero_is_out_of_sight(flagship: BuiltSite, wide_or_narrow: Page) -> None:
    page = wide_or_narrow
    page.goto(flagship.address("index.html"))
    bar = page.locator(".bar")
    expect(bar).to_be_hidden()
    page.locator("#timeline").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('.timeline').offsetTop)")
    expect(bar).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(bar).to_be_hidden()


@pytest.mark.parametrize("path", ["index.html", "fr/openai/oldest.html"])
def test_the_bar_keeps_the_count_of_the_event_being_read(path: str, flagship: BuiltSite, wide_or_narrow: Page) -> None:
    page, history = wide_or_narrow, flagship.history
    page.goto(flagship.address(path))
    first = flagship.team.founded.earliest
    shown = page.evaluate("[...document.querySelectorAll('.year:not(.seen) .event')].map((event) => event.id)")
    for event in [event for event in flagship.team.events if event.id in shown][::7]:
        page.evaluate(READ, event.id)
        day = min(max(event.date.latest, first), AS_OF)
        roster = history.roster_on(day)
        number = as_attribute(roster.remaining).replace("-", "–")
        expect(page.locator(".bar")).to_have_attribute("data-as-of", day.isoformat())
        expect(page.locator(".bar__number")).to_have_text(number)
        assert page.locator(".bar .dot--active").count() == len(roster.active)
        assert page.locator(".bar .dot--uncertain").count() == len(roster.uncertain)


def test_the_bar_is_not_told_twice_to_screen_readers(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    page.evaluate(READ, flagship_on_disk.team.events[20].id)
    expect(page.locator(".bar")).to_be_visible()
    expect(page.locator(".bar")).to_have_attribute("aria-hidden", "true")
    assert page.locator(".bar").locator("a, button, [tabindex]").count() == 0


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_bar_never_covers_what_has_the_focus(key: str, flagship_over_http: BuiltSite, wide_or_narrow: Page) -> None:
    page = wide_or_narrow
    page.goto(flagship_over_http.address("index.html"))
    page.evaluate(WATCH_THE_FOCUS)
    for _ in range(page.locator("a, button, input, select, summary").count()):
        page.keyboard.press(key)
    assert page.evaluate("focused") > 150
    assert page.evaluate("new Promise((done) => setTimeout(() => done(covered), 200))") == []


def test_the_bar_never_covers_what_an_anchor_leads_to(flagship: BuiltSite, wide_or_narrow: Page) -> None:
    page = wide_or_narrow
    page.goto(flagship.address("index.html"))
    anchors = [event.id for event in flagship.team.events[::8]] + ["timeline", "y2024", "y2018"]
    assert len(anchors) >= 10
    for anchor in anchors:
        page.evaluate("(anchor) => { location.hash = anchor; }", anchor)
        expect(page.locator(".bar")).to_be_visible()
        below = """(anchor) => {
          const target = document.getElementById(anchor);
          const title = target.querySelector(".year__title, .event__title") ?? target;
          return title.getBoundingClientRect().top - document.querySelector(".bar").getBoundingClientRect().bottom;
        }"""
        assert page.evaluate(below, anchor) >= 0, anchor


def test_the_bar_never_covers_the_event_of_a_link_from_elsewhere(flagship: BuiltSite, wide_or_narrow: Page) -> None:
    page = wide_or_narrow
    page.goto(flagship.address("index.html") + "#2024-05-14-ilya-sutskever")
    expect(page.locator(".bar")).to_be_visible()
    title = page.locator("[id='2024-05-14-ilya-sutskever'] .event__title")
    expect(title).to_be_in_viewport(ratio=1)
    bar, box = page.locator(".bar").bounding_box(), title.bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"]


def test_the_bar_changes_without_movement(flagship_on_disk: BuiltSite, wide_or_narrow: Page) -> None:
    page = wide_or_narrow
    page.goto(flagship_on_disk.address("index.html"))
    page.evaluate(READ, flagship_on_disk.team.events[30].id)
    expect(page.locator(".bar")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_day_in_the_bar_is_written_in_the_pages_language(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("fr/index.html"))
    page.evaluate(READ, "2024-08-05-john-schulman")
    expect(page.locator(".bar__rest")).to_contain_text("5 août 2024")
    assert date(2024, 8, 5) < AS_OF
