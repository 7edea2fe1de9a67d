"""The budget of a long timeline's first page, and of searching it, in a real browser: bytes, elements, first paint, longest task.

The machine may be busy, so times are taken again until they are good enough, and those of pages are compared in turn.
"""

from collections.abc import Iterator
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

from tests.flagship import BuiltSite, compressed, served
from tests.long_site import build_long

MOST_BYTES = 45_000 + 35_000
"""All that the first page loads, compressed: the page with scripts and styles, and the font."""

MOST_ELEMENTS = 5_000
SLOWER = 1.3
"""How much later than that of fifty events the page of a long timeline may be painted."""

LONGEST_TASK = 100
"""Milliseconds for which nothing that a reader types may block the page."""

MOST_BYTES_TO_SEARCH = 300_000
MOST_RUNS = 20
"""How often times are taken at most."""

PAINTED = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""
KEEP_LONG_TASKS = """window.tasks = []; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) tasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });"""


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    with served(build_long(tmp_path_factory.mktemp("fifty"), 50, only=["index.html"])) as site:
        yield site


@pytest.fixture(scope="module", params=[1000, 10_000])
def long(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    with served(build_long(tmp_path_factory.mktemp("long"), request.param, only=["index.html", "lab/search.js"])) as site:
        yield site


def first_paint(browser: Browser, site: BuiltSite) -> float:
    """Return after how many milliseconds the first page is painted, in a browser that has never seen it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(site.address("index.html"))
    painted = float(page.evaluate(PAINTED))
    context.close()
    return painted


def longest(page: Page) -> float:
    return float(page.evaluate("Math.max(0, ...tasks)"))


def test_the_first_page_weighs_little(long: BuiltSite, page: Page, page_requests: list[str]) -> None:
    page.goto(long.address("index.html"), wait_until="networkidle")
    files = [request.removeprefix(long.base) for request in page_requests]
    sizes = {file: len(compressed((long.folder / file).read_bytes())) for file in files}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_first_page_has_few_elements(long: BuiltSite, page: Page) -> None:
    page.goto(long.address("index.html"))
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST_ELEMENTS


def test_the_first_page_is_painted_about_as_soon_as_that_of_fifty_events(
    fifty: BuiltSite, long: BuiltSite, browser: Browser
) -> None:
    paints = []
    for run in range(MOST_RUNS):
        paints.append((first_paint(browser, fifty), first_paint(browser, long)))
        few, many = (median(times) for times in zip(*paints, strict=True))
        if run >= 4 and many <= SLOWER * few:
            break
    assert many <= SLOWER * few


def test_what_is_searched_weighs_some_hundred_kilobytes_at_most(long: BuiltSite) -> None:
    assert len(compressed((long.folder / "lab/search.js").read_bytes())) <= MOST_BYTES_TO_SEARCH


def test_no_word_that_is_typed_blocks_the_page(long: BuiltSite, page: Page) -> None:
    best = float("inf")
    for _ in range(MOST_RUNS):
        page.goto("about:blank")
        page.goto(long.address("index.html"))
        page.get_by_role("searchbox").focus()
        page.locator("select[name=who] option").nth(1).wait_for(state="attached")
        page.evaluate(KEEP_LONG_TASKS)
        page.get_by_role("searchbox").press_sequentially("safety zoe")
        page.locator(".filters__status:not(:empty)").wait_for()
        best = min(best, longest(page))
        if best <= LONGEST_TASK:
            break
    assert best <= LONGEST_TASK


@pytest.mark.parametrize("state", ["", "#q=safety"])
def test_neither_the_page_nor_what_is_searched_blocks_it_while_it_loads(state: str, long: BuiltSite, page: Page) -> None:
    page.add_init_script(KEEP_LONG_TASKS)
    best = float("inf")
    for _ in range(MOST_RUNS):
        page.goto("about:blank")
        page.goto(long.address("index.html") + state)
        page.locator(".found__title" if state else ".filters").first.wait_for()
        best = min(best, longest(page))
        if best <= LONGEST_TASK:
            break
    assert best <= LONGEST_TASK
