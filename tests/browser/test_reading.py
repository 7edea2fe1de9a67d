"""Reading in a real browser: with scripts and without, with a keyboard alone, on every width, in both languages, on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flagship import AS_OF, KINDS, BuiltSite

BOTH = [*KINDS.values(), *(f"fr/{path}" for path in KINDS.values())]
OVERFLOW = """() => ({
  page: document.documentElement.scrollWidth - innerWidth,
  wide: [...document.querySelectorAll("body *")].filter((e) => {
    const scrollers = ".scroller, .prose table, .masthead__pages ul, .masthead__teams summary *, .lens__quotes, .story__steps";
    if (e.closest(`${scrollers}, .visually-hidden, .skip, svg`) || !e.checkVisibility()) return false;
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
  }).slice(0, 5).map((e) => e.outerHTML.slice(0, 120)),
})"""
WIDTHS = (320, 375, 1440)
FITS = {"page": 0, "wide": []}
KEEP_THE_STOPS = """() => {
  const isFolded = (e) => e.closest("details:not([open]) > :not(summary)");
  window.stops = [];
  window.reachable = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !isFolded(e));
  addEventListener("focusin", (event) => stops.push(event.target));
}"""


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


# Every page


def test_no_page_complains_or_asks_another_host_for_anything(
    flagship: BuiltSite, page: Page, page_requests: list[str], page_errors: list[str]
) -> None:
    for path in BOTH:
        page.goto(flagship.address(path))
        assert page_errors == [], path
    assert [address for address in page_requests if not address.startswith(flagship.base)] == []


def test_no_page_scrolls_sideways(flagship: BuiltSite, page: Page) -> None:
    for path in BOTH:
        page.goto(flagship.address(path))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == FITS, (path, width)


def test_no_page_scrolls_sideways_with_letters_twice_as_large(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    for path in BOTH:
        page.goto(flagship_on_disk.address(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(OVERFLOW) == FITS, path


def test_the_first_page_asks_for_at_most_8_files(flagship_over_http: BuiltSite, page: Page, page_requests: list[str]) -> None:
    page.goto(flagship_over_http.address("index.html"), wait_until="networkidle")
    assert len(page_requests) <= 8


# Languages


def test_the_language_switch_stays_on_the_page_and_leads_back(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(KINDS["event"]))
    page.get_by_role("link", name="Français").click()
    assert page.url == flagship.address(f"fr/{KINDS['event']}")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="English").click()
    assert page.url == flagship.address(KINDS["event"])


# Order


@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_the_other_order_is_one_click_away_without_scripts(path: str, flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address(path))
    oldest = flagship.team.events[0].id
    expect(page.locator("article.event").first).not_to_have_attribute("data-event", oldest)
    expect(page.locator(".year:not(.seen) article.event").last).to_have_attribute("data-event", oldest)
    page.locator(".order a").nth(1).click()
    expect(page.locator("article.event").first).to_have_attribute("data-event", oldest)
    expect(page.locator("#timeline")).to_be_in_viewport()
    page.locator(".order a").nth(0).click()
    assert page.url == flagship.address(path) + "#timeline"


# Without scripts


@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_without_scripts_everything_is_there_and_what_needs_them_is_not(
    path: str, flagship: BuiltSite, page_without_scripts: Page
) -> None:
    page = page_without_scripts
    page.goto(flagship.address(path))
    remaining = flagship.history.count_on(AS_OF)
    expect(page.locator("[data-counter]")).to_contain_text(str(remaining.low))
    expect(page.locator("article.event:visible")).to_have_count(len(flagship.team.events))
    expect(page.locator(".tokens a:visible")).to_have_count(len(flagship.team.founders))
    for needing in (".moment", ".filters", ".bar", ".flag", ".counter__today", ".story__stage"):
        expect(page.locator(needing).first).to_be_hidden()


def test_without_scripts_an_event_leads_to_its_sources(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address("index.html"))
    page.locator("[id='2024-08-05-john-schulman'] .event__more a").click()
    assert page.url == flagship.address(KINDS["event"])
    expect(page.locator(".sources .source a").first).to_be_visible()


def test_without_scripts_the_chart_can_be_read_as_a_table(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address("index.html"))
    page.locator(".chart-table summary").click()
    expect(page.locator(".chart-table tbody tr:visible")).to_have_count(len(flagship.team.founders))


def test_without_scripts_the_table_holds_every_event(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address(KINDS["table"]))
    expect(page.locator("tbody tr:visible")).to_have_count(len(flagship.team.events))
    expect(page.locator("thead button")).to_have_count(0)


# With a keyboard alone


def test_the_first_stop_skips_to_the_content(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_keyboard_reaches_everything_in_the_order_of_reading(flagship_over_http: BuiltSite, page: Page) -> None:
    page.goto(flagship_over_http.address("index.html"))
    page.evaluate(KEEP_THE_STOPS)
    # A date field has several stops of its own inside, hence a few steps more than there are controls.
    for _ in range(page.evaluate("reachable.length") + 5):
        page.keyboard.press("Tab")
    assert page.evaluate("reachable.filter((e) => !stops.includes(e)).map((e) => e.outerHTML.slice(0, 120))") == []
    assert page.evaluate("reachable.map((e) => stops.indexOf(e)).every((n, i, all) => i === 0 || n > all[i - 1])")


def test_every_focus_can_be_seen(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_slider_filters_lines_and_permalinks_work_with_keys(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    page.locator(".moment__slider").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("location.hash").startswith("#on=")
    page.locator("select[name=who]").focus()
    page.keyboard.type("John")
    expect(page.locator("article.event:visible")).not_to_have_count(len(flagship.team.events))
    line = page.locator("article.event--brief:visible").first
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.locator(".event__more a")).to_be_visible()
    page.locator("[id='2024-08-05-john-schulman'] .event__title a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/openai/events/2024-08-05-john-schulman.html")


def test_the_table_is_sorted_with_keys(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(KINDS["table"]))
    first = page.locator("tbody tr").first
    before = first.inner_text()
    page.locator("thead button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "descending")
    assert first.inner_text() != before
    page.locator("thead button").nth(3).focus()
    page.keyboard.press("Space")
    expect(page.locator("thead th").nth(3)).to_have_attribute("aria-sort", "ascending")
    titles = page.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert titles == page.evaluate("(t) => [...t].sort(new Intl.Collator('en', { numeric: true }).compare)", titles)


# On paper


@pytest.mark.parametrize(("kind", "at_least"), [("event", 1), ("single", 40)])
def test_on_paper_every_source_stands_with_its_address(kind: str, at_least: int, flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address(KINDS[kind]))
    page.emulate_media(media="print")
    lost = """() => [...document.querySelectorAll(".sources .source a")].filter((a) =>
      a.getBoundingClientRect().height === 0 || !a.checkVisibility({ contentVisibilityAuto: true })
      || !getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))).map((a) => a.href)"""
    assert page.locator(".sources .source a").count() >= at_least
    assert page.evaluate(lost) == []


def test_on_paper_there_is_nothing_to_operate(flagship: BuiltSite, page: Page) -> None:
    page.goto(flagship.address("index.html"))
    page.evaluate("document.querySelector('.timeline').scrollIntoView({ behavior: 'instant' })")
    expect(page.locator(".bar")).to_be_visible()
    page.emulate_media(media="print")
    for control in (".bar", ".moment", ".filters", ".order", ".skip", ".masthead__pages", ".counter__today", ".chart-table"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator("[data-counter]")).to_be_visible()


@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_the_first_page_is_a_handout_of_at_most_eight_pages(path: str, flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address(path))
    paper = page.pdf(prefer_css_page_size=True)
    assert 3 < len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8


def test_on_paper_the_changes_come_first_and_all_else_after_them(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address("index.html"))
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    tops = """(selector) => [...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect().top)"""
    changes, others = page.evaluate(tops, ".entry--large"), page.evaluate(tops, ".entry:not(.entry--large)")
    assert max(changes) < min(others)


def test_on_paper_the_table_loses_no_column(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.goto(flagship_on_disk.address(KINDS["table"]))
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    assert (
        page.evaluate("Math.max(...[...document.querySelectorAll('.table th')].map((e) => e.getBoundingClientRect().right))")
        <= 718
    )


# Forced colours


def test_in_forced_colours_only_the_current_page_is_marked_and_the_number_hides_nothing(
    flagship_on_disk: BuiltSite, browser: Browser
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(flagship_on_disk.address("index.html"))
    marked = """[...document.querySelectorAll(".masthead__pages a")].filter((a) =>
      getComputedStyle(a).borderBlockEndColor !== "rgb(255, 255, 255)").map((a) => a.hasAttribute("aria-current"))"""
    assert page.evaluate(marked) == [True]
    adjusted = page.evaluate("getComputedStyle(document.querySelector('.hero .counter__number')).forcedColorAdjust")
    assert adjusted == "none"
    context.close()


# Movement


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("path", ["index.html", KINDS["table"], KINDS["founder"]])
def test_nothing_moves_while_the_page_loads_though_its_script_comes_late(
    path: str, width: int, flagship_over_http: BuiltSite, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });""")
    page.route("**/site.js", lambda route: (page.wait_for_timeout(400), route.continue_()))  # type: ignore[func-returns-value]
    page.goto(flagship_over_http.address(path))
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    page.wait_for_timeout(200)
    assert page.evaluate("shift") == 0


def test_nothing_moves_where_the_reader_asks_for_that(flagship: BuiltSite, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    for path in KINDS.values():
        page.goto(flagship.address(path))
        moving = """[...document.querySelectorAll("*")].filter((e) => {
          const style = getComputedStyle(e);
          return style.scrollBehavior !== "auto" || style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).length"""
        assert page.evaluate(moving) == 0, path
