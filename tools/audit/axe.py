"""axe-core on every kind of page: both languages, light and dark, wide and narrow, with scripts and without."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS
from tests.flagship import KINDS, ROOT, BuiltSite

_SCRIPT = ROOT / "tools/audit/node_modules/axe-core/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """([part, tags]) => axe.run(part, { runOnly: tags, resultTypes: ["violations", "incomplete"] }).then((result) =>
  ["violations", "incomplete"].flatMap((sort) => result[sort].flatMap((rule) => rule.nodes.map((node) =>
    [sort, rule.id, rule.help, node.target.flat().join(" "), node.any.concat(node.all, node.none)[0]?.message ?? ""]))))"""

_MENU = "[data-module=menu]"

Theme = Literal["light", "dark"]
_THEMES: tuple[Theme, ...] = ("light", "dark")
_WIDTHS = (375, 1280)

REVIEWED: tuple[tuple[str, str, str], ...] = (
    (
        "color-contrast",
        "partially obscured",
        "a table wider than a phone scrolls in its own region; at 1280 px axe decides it",
    ),
    ("color-contrast", "overlapped by another element", "letters of the chart over a line of its grid"),
    ("color-contrast", "contains an image node", "letters of the chart: --ink and --ink-soft on --paper"),
    ("color-contrast", "due to a pseudo element", "an event's ::before is the dot on the line beside its text"),
    ("color-contrast", "too short to determine", "digits, in the same colours as other text"),
    ("color-contrast", "only non-text characters", "arrows, in the same colours as other text"),
    ("color-contrast", "due to a background gradient", "a monogram on the hatching of a leave: --ink on a tint of --remain"),
)
"""What axe could not decide and a person has: the rule, a part of its message, and what was seen.

tests/test_contrast.py computes the contrast of these colours, all of which stand in tokens.css.
"""

Finding = tuple[str, str, str]
"""What is wrong, at which element, in which run."""


def audit_with_axe(site: BuiltSite, chromium: str) -> tuple[str, list[str]]:
    """Run axe on all pages; return how often, and each violation or undecided thing that nobody has reviewed."""
    paths = [*KINDS.values(), *(f"fr/{path}" for path in KINDS.values())]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        results = list(pool.map(_audit_pages, [site.base] * 2, [chromium] * 2, [paths[::2], paths[1::2]]))
    findings = [finding for _, found in results for finding in found]
    return f"{sum(runs for runs, _ in results)} runs on {len(paths)} pages", list(_lines(findings))


def _lines(findings: list[Finding]) -> Iterator[str]:
    for what, count in sorted(Counter(what for what, _, _ in findings).items()):
        target, run = next((target, run) for found, target, run in findings if found == what)
        yield f"{what} (of {count}, the first is {target} in {run})"


def _audit_pages(base: str, chromium: str, paths: list[str]) -> tuple[int, list[Finding]]:
    runs, findings = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for path, with_scripts in product(paths, (True, False)):
            for state, found in _audit_page(browser, base + path, with_scripts=with_scripts):
                runs += 1
                findings += [(what, target, f"{path}, {state}") for what, target in found]
        browser.close()
    return runs, findings


def _audit_page(browser: Browser, address: str, *, with_scripts: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    if not with_scripts:
        page.route("**/*.js", lambda route: route.abort())  # axe is a script itself: it needs a browser that runs some
    page.goto(address)
    page.evaluate(_SCRIPT.read_text("utf-8"))
    for theme, width in product(_THEMES, _WIDTHS):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        yield f"{theme}, {width} px, scripts {'on' if with_scripts else 'off'}", _run(page)
    if with_scripts and page.locator(".bar").count():
        page.evaluate(f"for (const part of document.querySelectorAll('details:not({_MENU})')) part.open = true")
        page.evaluate("[...document.querySelectorAll('.event')].at(-1).scrollIntoView()")
        page.locator(".bar").wait_for()
        yield "scrolled, everything unfolded", _run(page)
        if page.locator(_MENU).count():
            page.evaluate("scrollTo(0, 0)")
            page.locator(f"{_MENU} summary").click()
            yield "the menu open", _run(page, _MENU)  # It covers what lies under it, as a menu does.
    context.close()


def _run(page: Page, part: str = "html") -> list[tuple[str, str]]:
    """Run axe on the part of the page that a selector names."""
    results: list[list[Any]] = page.evaluate(_RUN, [part, _TAGS])
    return [
        (f"{'violation' if sort == 'violations' else 'undecided'}[{rule}]: {rule_help}: {message}", target)
        for sort, rule, rule_help, target, message in results
        if sort == "violations" or not _is_reviewed(rule, message)
    ]


def _is_reviewed(rule: str, message: str) -> bool:
    return any(rule == reviewed and part in message for reviewed, part, _ in REVIEWED)
