"""Languages that the project does not ship, in a real browser: long words, and a script that runs from right to left."""

import re
import shutil
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reading import FITS, OVERFLOW, WIDTHS
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.flagship import KINDS, ROOT, BuiltSite, build

Texts = str | dict[str, "Texts"]

ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه", strict=True))
PLACES_AND_WORDS = re.compile(r"(\{[\w:]+\})|(\w+)")

# The day of every change at which the counter or its rule is wider than the page.
SPILLS = """() => roster.data.stretches.map((stretch) => stretch.from).filter((day) => {
  const field = document.querySelector(".moment__date");
  field.value = day;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const hero = document.querySelector(".hero");
  if (document.querySelector("[data-counter]").dataset.asOf !== day) return true;
  return [hero, ...hero.querySelectorAll("*:not(.visually-hidden, .token *)")].some((part) => {
    const box = part.getBoundingClientRect();
    return box.left < -1 || box.right > innerWidth + 1;
  }) || document.documentElement.scrollWidth > innerWidth;
})"""


def arabic(match: re.Match[str]) -> str:
    return match[1] or "".join(ARABIC.get(letter, letter) for letter in match[2].lower())


def doubled(match: re.Match[str]) -> str:
    return match[1] or (match[2] * 2 if len(match[2]) > 4 else match[2])


def translated(texts: Texts, rewrite: Callable[[re.Match[str]], str], path: str = "") -> Texts:
    """Rewrite every word of the English texts; patterns of dates stay as they are."""
    if isinstance(texts, dict):
        return {key: translated(value, rewrite, f"{path}.{key}") for key, value in texts.items()}
    is_pattern = re.fullmatch(r"\.date\.(day|first_day|short_day|month|year|script_\w+)", path)
    return texts if is_pattern else PLACES_AND_WORDS.sub(rewrite, texts)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the shipped site with two more languages, whose texts stand in a theme folder of its own."""
    root, output = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("build")
    shutil.copytree(ROOT / "content", root / "content")
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr]", "[en, fr, ar, de]"), "utf-8")
    english = yaml.load((ROOT / "templates/strings/en.yaml").read_text("utf-8"), yaml.BaseLoader)
    (root / "templates/strings").mkdir(parents=True)
    for language, rewrite in (("ar", arabic), ("de", doubled)):
        text = yaml.safe_dump(translated(english, rewrite), allow_unicode=True, width=100_000)
        (root / f"templates/strings/{language}.yaml").write_text(text, "utf-8")
    return build(root, output)


def enlarge(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")


@pytest.mark.parametrize("language", ["ar", "de"])
def test_no_page_scrolls_sideways_in_another_language(language: str, pseudo: BuiltSite, page: Page) -> None:
    for path in KINDS.values():
        page.goto(pseudo.address(f"{language}/{path}"))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == FITS, (path, width)


@pytest.mark.parametrize("language", ["ar", "de"])
def test_no_page_scrolls_sideways_in_another_language_with_letters_twice_as_large(
    language: str, pseudo: BuiltSite, page: Page
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    for path in KINDS.values():
        page.goto(pseudo.address(f"{language}/{path}"))
        enlarge(page)
        if path == KINDS["index"]:
            page.evaluate("document.querySelectorAll('.event')[9].scrollIntoView({ behavior: 'instant' })")
            expect(page.locator(".bar")).to_be_visible()
        assert page.evaluate(OVERFLOW) == FITS, path


def test_no_page_scrolls_sideways_where_the_browsers_own_letters_are_twice_as_large(
    browser: Browser, chromium: str, flagship_on_disk: BuiltSite
) -> None:
    larger = browser.browser_type.launch(
        executable_path=chromium, args=[*CHROMIUM_ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    )
    page = larger.new_page(viewport={"width": 375, "height": 800})
    for path in KINDS.values():
        page.goto(flagship_on_disk.address(path))
        assert page.evaluate(OVERFLOW) == FITS, path
    larger.close()


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("width", [320, 375])
def test_the_hero_holds_the_number_of_every_day(width: int, size: str, pseudo: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("index.html", "fr/index.html", "ar/index.html"):
        page.goto(pseudo.address(path))
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate(SPILLS) == [], path


def test_the_direction_follows_the_language(pseudo: BuiltSite, page: Page) -> None:
    for language, direction in (("ar", "rtl"), ("de", "ltr"), ("fr", "ltr")):
        page.goto(pseudo.address(f"{language}/index.html"))
        expect(page.locator("html")).to_have_attribute("dir", direction)
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_from_right_to_left_the_page_begins_at_the_right(pseudo: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(pseudo.address("ar/index.html"))
    number, rest = (page.locator(f".hero .counter__{part}").bounding_box() for part in ("number", "rest"))
    assert number
    assert rest
    assert number["x"] > rest["x"] + rest["width"]


def test_from_right_to_left_the_chart_and_its_slider_run_the_same_way(pseudo: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(pseudo.address("ar/index.html"))
    slider = page.locator(".moment__slider")
    slider.focus()
    page.keyboard.press("Home")
    before = page.locator(".instrument .drawing--wide .flag__line").bounding_box()
    page.keyboard.press("End")
    after = page.locator(".instrument .drawing--wide .flag__line").bounding_box()
    assert before
    assert after
    chart_runs_right = after["x"] > before["x"]
    slider_runs_right = slider.evaluate("(e) => getComputedStyle(e).direction") == "ltr"
    assert chart_runs_right == slider_runs_right
    page.keyboard.press("ArrowLeft" if chart_runs_right else "ArrowRight")
    assert page.evaluate("location.hash").startswith("#on=")


def test_a_page_in_another_language_has_no_errors(pseudo: BuiltSite, page: Page, page_errors: list[str]) -> None:
    for language in ("ar", "de"):
        for path in KINDS.values():
            page.goto(pseudo.address(f"{language}/{path}"))
    assert page_errors == []


def test_the_scrolling_count_and_the_filters_work_from_right_to_left(pseudo: BuiltSite, page: Page) -> None:
    page.goto(pseudo.address("ar/index.html#who=john-schulman&on=2024-08-06"))
    number = sum("john-schulman" in event.people for event in pseudo.team.events)
    expect(page.locator("article.event:visible")).to_have_count(number)
    expect(page.locator("[data-counter]")).to_have_attribute("data-as-of", "2024-08-06")
