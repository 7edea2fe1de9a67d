"""The pages on all teams in a real browser: flows that open, filters, highlights, sorting, with scripts and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flagship import BuiltSite
from tests.many_teams import files_of, forty
from tests.sites import write_site
from tests.small_site import built

OVERLAPS = """(selector) => {
  const shown = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const boxes = shown.map((e) => [e.textContent, e.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  const after = (i) => boxes.slice(i + 1);
  return boxes.flatMap(([name, box], i) => after(i).filter(([, other]) => meet(box, other)).map(([other]) => [name, other]));
}"""


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    return page


def rows(page: Page) -> int:
    return page.locator("tr[data-step]:not(.is-gone)").count()


def bright(page: Page) -> int:
    return page.locator(".flows__drawing:visible .strand:not(.is-off)").count()


# Flows


def test_a_flow_in_the_drawing_leads_to_its_list_and_opens_it(flagship: BuiltSite, wide: Page, page_errors: list[str]) -> None:
    wide.goto(flagship.address("flows.html"))
    wide.get_by_role("link", name="OpenAI to Anthropic", exact=False).click()
    flow = wide.locator(".flow[open]")
    expect(flow).to_have_count(1)
    expect(flow).to_contain_text("John Schulman left OpenAI for Anthropic, 5 August 2024")
    expect(flow).to_be_in_viewport()
    assert page_errors == []


def test_a_flow_in_the_drawing_can_be_reached_and_opened_with_the_keyboard(flagship_on_disk: BuiltSite, wide: Page) -> None:
    wide.goto(flagship_on_disk.address("flows.html"))
    link = wide.get_by_role("link", name="Adept to Amazon", exact=False)
    link.focus()
    wide.keyboard.press("Enter")
    expect(wide.locator(".flow[open]")).to_contain_text("David Luan left Adept for Amazon")


def test_on_a_phone_the_lists_are_the_drawing_and_open_by_touch(flagship: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(flagship.address("flows.html"))
    expect(page.locator(".flows__drawing:visible")).to_have_count(0)
    summary = page.locator(".flow summary", has_text="Amazon")
    box = summary.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    summary.click()
    expect(page.locator(".flow[open]")).to_contain_text("David Luan left Adept for Amazon, 28 June 2024")


@pytest.mark.parametrize("width", [768, 1440])
def test_names_in_the_drawing_do_not_meet(width: int, flagship_on_disk: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(flagship_on_disk.address("flows.html"))
    assert page.evaluate(OVERLAPS, ".flows__drawing text") == []


def test_one_team_can_be_chosen(flagship: BuiltSite, wide: Page) -> None:
    wide.goto(flagship.address("flows.html"))
    wide.get_by_role("combobox", name="Team").select_option("adept")
    steps = rows(wide)
    assert 0 < steps == bright(wide)
    expect(wide.locator(".flows__status")).to_have_text(re.compile(rf"^{steps} of \d+ steps shown$"))
    expect(wide.locator(".origin:visible h3").first).to_contain_text("Adept")
    assert wide.url.endswith("#team=adept")


def test_founders_alone_can_be_shown(flagship_on_disk: BuiltSite, wide: Page) -> None:
    wide.goto(flagship_on_disk.address("flows.html"))
    wide.get_by_label("Only steps of founders").check()
    assert 0 < rows(wide) == bright(wide) == wide.locator("tr[data-founder]").count()


def test_the_year_moves_with_the_arrow_keys_and_everything_follows(flagship: BuiltSite, wide: Page) -> None:
    wide.goto(flagship.address("flows.html"))
    wide.get_by_role("slider").focus()
    wide.keyboard.press("ArrowLeft")
    year = wide.locator(".flows__year output").inner_text()
    expect(wide.locator(f"tr[data-year='{int(year) + 1}']:not(.is-gone)")).to_have_count(0)
    assert 0 < rows(wide) == bright(wide)
    assert wide.url.endswith(f"#year={year}")


NUMBERS = """() => [...document.querySelectorAll(".flows__drawing--wide .end:has(.end__count)")].map((end) => {
  const side = end.classList.contains("end--left") ? "origin" : "goal";
  const strands = [...end.ownerSVGElement.querySelectorAll(".strand:not(.is-off)")];
  const own = strands.filter((strand) => strand.dataset[side] === end.dataset.end);
  return [Number(end.querySelector(".end__count").textContent), own.length];
})"""


def test_the_numbers_beside_the_places_are_those_of_the_steps_shown(flagship_on_disk: BuiltSite, wide: Page) -> None:
    wide.goto(flagship_on_disk.address("flows.html#team=xai&year=2025"))
    numbers = wide.evaluate(NUMBERS)
    assert any(written for written, _ in numbers)
    assert [written for written, _ in numbers] == [drawn for _, drawn in numbers]


def test_an_address_brings_its_filters_and_the_button_clears_them(flagship: BuiltSite, wide: Page) -> None:
    wide.goto(flagship.address("flows.html#team=openai&founders=on&year=2024"))
    expect(wide.get_by_role("combobox", name="Team")).to_have_value("openai")
    expect(wide.locator(".flows__year output")).to_have_text("2024")
    filtered = rows(wide)
    wide.get_by_role("button", name="Show all").click()
    expect(wide.locator(".flows__status")).to_be_empty()
    assert rows(wide) > filtered
    assert "#" not in wide.url


def test_without_scripts_every_flow_can_be_opened_and_no_filter_is_shown(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address("flows.html"))
    expect(page.locator(".flows__filters")).to_be_hidden()
    page.locator(".flow summary", has_text="Anthropic").first.click()
    expect(page.locator(".flow[open]")).to_contain_text("John Schulman")
    page.get_by_text("All steps as a table").click()
    assert page.locator("tr[data-step]:visible").count() > 10


def test_the_pointer_on_a_strand_follows_the_person_through_all_steps(flagship_on_disk: BuiltSite, wide: Page) -> None:
    wide.goto(flagship_on_disk.address("flows.html"))
    strands = wide.locator(".flows__drawing--wide .strand[data-person='andrej-karpathy']")
    strands.first.hover(position={"x": 20, "y": 7})
    expect(wide.locator(".flows__drawing--wide .strand.is-followed")).to_have_count(strands.count())
    wide.locator("h1").hover()
    expect(wide.locator(".is-followed")).to_have_count(0)


# Compare


@pytest.mark.parametrize(("width", "drawing"), [(375, "narrow"), (768, "wide"), (1440, "wide")])
def test_the_names_at_the_ends_of_the_curves_do_not_meet(
    width: int, drawing: str, flagship_on_disk: BuiltSite, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(flagship_on_disk.address("compare.html"))
    expect(page.locator(f".overlay--{drawing}")).to_be_visible()
    assert page.evaluate(OVERLAPS, ".overlay .curve__name") == []


def test_teams_are_highlighted_by_choice_and_the_address_remembers_them(
    flagship: BuiltSite, wide: Page, page_errors: list[str]
) -> None:
    wide.goto(flagship.address("compare.html"))
    for team in ("OpenAI", "Thinking Machines Lab"):
        wide.get_by_label(team).uncheck()
    wide.get_by_label("xAI").check()
    wide.get_by_label("Fairchild Semiconductor").check()
    chosen = ".overlay--wide .curve:is(.curve--1, .curve--2)"
    assert sorted(wide.locator(chosen).evaluate_all("all => all.map((each) => each.dataset.team)")) == ["fairchild", "xai"]
    address = wide.url
    wide.goto("about:blank")
    wide.goto(address)
    assert sorted(wide.locator(chosen).evaluate_all("all => all.map((each) => each.dataset.team)")) == ["fairchild", "xai"]
    assert page_errors == []


def test_without_scripts_two_teams_stand_out_and_all_have_their_words(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address("compare.html"))
    expect(page.locator(".compare__choice")).to_be_hidden()
    expect(page.locator(".overlay--wide .curve:is(.curve--1, .curve--2)")).to_have_count(2)
    expect(page.locator(".multiple")).to_have_count(len(flagship.site.teams))


# Teams


def test_the_teams_sort_by_a_column(flagship: BuiltSite, wide: Page) -> None:
    wide.goto(flagship.address("teams.html"))
    wide.get_by_role("button", name="Founded").click()
    years = wide.locator(".teams__table td:nth-child(2) time").evaluate_all("all => all.map((each) => each.dateTime)")
    assert years == sorted(years)


def test_the_menu_leads_to_all_teams_and_to_every_team_without_scripts(flagship: BuiltSite, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(flagship.address("flows.html"))
    page.locator(".masthead__teams summary").click()
    expect(page.locator(".masthead__teams a:visible")).to_have_count(len(flagship.site.teams) + 1)
    page.locator(".masthead__teams").get_by_role("link", name="xAI").click()
    assert page.url == flagship.address("xai/index.html")


# Other sites


@pytest.mark.parametrize("path", ["teams.html", "flows.html", "compare.html"])
@pytest.mark.parametrize("moves", [False, True])
def test_forty_teams_fit_the_page(path: str, moves: bool, tmp_path: Path, page: Page, page_errors: list[str]) -> None:
    show(page, tmp_path, forty(moves), path)
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERLAPS, ".overlay .curve__name, .flows__drawing text") == []
    assert page_errors == []


HOSTILE = "'<img src=x onerror=alert(1)>{{ 7*7 }}\"'"


@pytest.mark.parametrize("path", ["teams.html", "flows.html", "compare.html"])
def test_names_from_anywhere_are_only_names(path: str, tmp_path: Path, page: Page, page_errors: list[str]) -> None:
    teams = {
        "acme": f"name: {HOSTILE}\nfounded: 2010-01-01\nfounders: ['שרה כהן', 'عمر الفاروق']\n",
        "globex": "name: شركة المستقبل العظيمة للأبحاث والتطوير\nfounded: 2011-01-01\nfounders: ['עדי לוי']\n",
    }
    events = {"acme": f"- {{name: 'שרה כהן', date: 2013-01-01, destination: {HOSTILE.replace('img', 'b')}}}\n"}
    events["acme"] += "- {name: 'عمر الفاروق', date: 2014-01-01, destination: شركة المستقبل العظيمة للأبحاث والتطوير}\n"
    show(page, tmp_path, (teams, events), path)
    assert page.locator("main img, main b").count() == 0
    expect(page.locator("main").first).to_contain_text("onerror")
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page_errors == []


def show(page: Page, root: Path, content: tuple[dict[str, str], dict[str, str]], path: str) -> None:
    """Build a site of these teams, and open one of its pages from disk."""
    for name, data in built(write_site(root / "site", files_of(*content))).items():
        if name == path or name.startswith("assets/"):
            file = root / "build" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    page.goto((root / "build" / path).as_uri())


def test_where_no_event_names_a_place_the_departures_are_still_listed(tmp_path: Path, page: Page) -> None:
    teams = {
        "acme": "name: Acme\nfounded: 2010-01-01\nfounders: [Ada Byron, Ben Holt]\n",
        "globex": "name: Globex\nfounded: 2011-01-01\nfounders: [Cleo Marsh]\n",
    }
    show(page, tmp_path, (teams, {"acme": "- {name: Ada Byron, date: 2013-01-01}\n"}), "flows.html")
    page.get_by_text("1 departure for a place that no event names").click()
    expect(page.locator("main")).to_contain_text("Ada Byron left Acme, 1 January 2013")
    expect(page.locator(".flows")).to_have_count(0)
