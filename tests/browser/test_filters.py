"""The filters in a real browser: they combine, stand in the address, and say once how many events are shown."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from founders_timeline.model.content import Event
from tests.flagship import BuiltSite

SHOWN = "[...document.querySelectorAll('article.event')].filter((e) => e.checkVisibility()).map((e) => e.dataset.event)"
KEEP_WHAT_IS_SAID = """() => {
  window.said = [];
  new MutationObserver(() => said.push(document.querySelector(".filters__status").textContent))
    .observe(document.querySelector(".filters__status"), { childList: true, characterData: true, subtree: true });
}"""
TYPE = """(text) => {
  const field = document.querySelector("[type=search]");
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""


def ids(flagship: BuiltSite, fits: Callable[[Event], bool]) -> list[str]:
    return sorted(event.id for event in flagship.team.events if fits(event))


def shown(page: Page) -> list[str]:
    events = page.evaluate(SHOWN)
    assert isinstance(events, list)
    return sorted(events)


def open_page(page: Page, flagship: BuiltSite, path: str = "index.html", state: str = "") -> None:
    page.goto("about:blank")
    page.goto(flagship.address(path) + state)


def test_everything_is_shown_at_first(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    assert shown(page) == ids(flagship, lambda event: True)
    expect(page.locator(".filters__status")).to_be_empty()


def test_filters_combine_and_stand_in_the_address(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    page.locator("select[name=who]").select_option("john-schulman")
    assert shown(page) == ids(flagship, lambda event: "john-schulman" in event.people)
    page.locator("select[name=what]").select_option("departure")
    wanted = ids(flagship, lambda event: "john-schulman" in event.people and event.type == "departure")
    assert wanted
    assert shown(page) == wanted
    state = page.evaluate("location.hash")
    assert state == "#who=john-schulman&what=departure"
    open_page(page, flagship, state=state)
    assert shown(page) == wanted
    expect(page.locator("select[name=who]")).to_have_value("john-schulman")


def test_a_destination_finds_those_who_went_there(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    page.locator("select[name=to]").select_option("Anthropic")

    def went_there(event: Event) -> bool:
        return bool(event.destination and event.destination.name and event.destination.name.texts[0][1] == "Anthropic")

    assert len(shown(page)) > 1
    assert shown(page) == ids(flagship, went_there)


def test_founders_only_leaves_the_others_out(flagship: BuiltSite, page: Page) -> None:
    founders = {founder.id for founder in flagship.team.founders}
    open_page(page, flagship)
    page.locator("input[name=founders]").check()
    events = shown(page)
    assert len(events) == 17
    by_id = {event.id: event for event in flagship.team.events}
    assert all(founders.intersection(by_id[event].people) for event in events)
    assert page.evaluate("location.hash") == "#founders=1"


def test_the_address_keeps_the_day_and_the_filters_together(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, state="#on=2024-08-06&who=ilya-sutskever")
    assert shown(page) == ids(flagship, lambda event: "ilya-sutskever" in event.people)
    expect(page.locator("[data-counter]")).to_have_attribute("data-as-of", "2024-08-06")
    page.locator("button[type=reset]").click()
    page.wait_for_function("location.hash === '#on=2024-08-06'")
    assert shown(page) == ids(flagship, lambda event: True)


def test_how_many_are_shown_is_said_once_and_not_with_every_letter(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    page.evaluate(KEEP_WHAT_IS_SAID)
    page.evaluate(TYPE, "anthropic")
    status = page.locator(".filters__status")
    expect(status).to_have_role("status")
    expect(status).to_have_text(f"{len(shown(page))} of {len(flagship.team.events)} events shown")
    page.wait_for_timeout(300)
    assert len(page.evaluate("said")) == 1


def test_the_number_is_said_in_french(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, "fr/index.html", "#q=zzzz")
    expect(page.locator(".filters__status")).to_contain_text("0")
    expect(page.locator(".filters__status")).to_contain_text(str(len(flagship.team.events)))
    assert shown(page) == []


def test_the_words_filter_ignores_accents_and_case(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, "fr/index.html")
    results = []
    for words in ("décision", "decision", "DÉCISION"):
        page.get_by_role("searchbox").fill(words)
        results.append(shown(page))
    assert results[0]
    assert results[0] == results[1] == results[2]


def test_several_words_must_all_be_there(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    page.get_by_role("searchbox").fill("anthropic schulman")
    both = shown(page)
    page.get_by_role("searchbox").fill("schulman")
    assert both
    assert set(both) < set(shown(page))


def test_a_year_without_shown_events_is_hidden(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, state="#who=john-schulman")
    years = {f"y{event.date.earliest.year}" for event in flagship.team.events if "john-schulman" in event.people}
    visible = page.evaluate("[...document.querySelectorAll('.year')].filter((y) => y.checkVisibility()).map((y) => y.id)")
    assert set(visible) - {"seen"} <= years


def test_all_lines_open_with_one_click_and_the_address_says_so(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    lines = page.locator(".timeline details.brief")
    assert lines.count() == len(flagship.team.events) - 17
    assert page.locator(".timeline details.brief[open]").count() == 0
    page.get_by_label(f"All ({len(flagship.team.events)})").check()
    assert page.locator(".timeline details.brief[open]").count() == lines.count()
    page.wait_for_function("location.hash === '#all=1'")
    open_page(page, flagship, state="#all=1")
    assert page.locator(".timeline details.brief[open]").count() == lines.count()


def test_a_link_to_a_line_opens_it(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, state="#2023-11-20-ilya-sutskever")
    expect(page.locator("[id='2023-11-20-ilya-sutskever'] .event__summary")).to_be_in_viewport()


def test_on_a_phone_the_fields_are_folded_away_until_asked_for(flagship_on_disk: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 812})
    open_page(page, flagship_on_disk)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    open_page(page, flagship_on_disk, state="#q=anthropic")
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_day_and_filters_go_along_to_the_other_order_and_language(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, state="#on=2023-11-18&who=sam-altman")
    page.locator(".order a:not([aria-current])").click()
    page.wait_for_url("**/oldest.html#**")
    expect(page.locator("[data-counter]")).to_have_attribute("data-as-of", "2023-11-18")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/openai/oldest.html#**")
    expect(page.locator("[data-counter]")).to_have_attribute("data-as-of", "2023-11-18")
    expect(page.locator("select[name=who]")).to_have_value("sam-altman")


def test_an_unknown_value_in_the_address_breaks_nothing(flagship_on_disk: BuiltSite, page: Page, page_errors: list[str]) -> None:
    open_page(page, flagship_on_disk, state="#who=nobody&what=%00&x=1")
    assert len(shown(page)) == len(flagship_on_disk.team.events)
    assert page_errors == []


def test_the_filters_do_not_take_the_page_away_on_enter(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship)
    page.get_by_role("searchbox").fill("karpathy")
    page.get_by_role("searchbox").press("Enter")
    assert page.url == flagship.address("index.html") + "#q=karpathy"


def test_a_link_to_an_event_shows_it_though_the_filters_would_not(flagship: BuiltSite, page: Page) -> None:
    open_page(page, flagship, state="#who=john-schulman")
    page.evaluate("location.hash = '#2018-02-20-elon-musk'")
    expect(page.locator("[id='2018-02-20-elon-musk']")).to_be_in_viewport()
