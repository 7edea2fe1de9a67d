"""Searching a long timeline in a real browser: over all years, from disk and from a server, and only when somebody begins to."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from founders_timeline.model.content import Event
from tests.flagship import BuiltSite, served
from tests.long_site import build_long

FOUND = "[...document.querySelectorAll('.found__title')].map((link) => link.href)"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
AT_ONCE = 50


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_long(tmp_path_factory.mktemp("long"), 1000, languages=("en", "fr"))


@pytest.fixture(scope="module")
def over_http(on_disk: BuiltSite) -> Iterator[BuiltSite]:
    with served(on_disk) as site:
        yield site


@pytest.fixture(params=["on_disk", "over_http"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, BuiltSite)
    return built


def open_page(page: Page, site: BuiltSite, path: str = "index.html", state: str = "") -> None:
    page.goto("about:blank")
    page.goto(site.address(path) + state)


def places(site: BuiltSite, fits: Callable[[Event], bool], folder: str = "") -> list[str]:
    """Return where the events that fit stand, the newest first."""
    return [
        site.address(f"{folder}lab/years/{event.date.earliest.year}.html#{event.id}")
        for event in reversed(site.team.events)
        if fits(event)
    ]


def say(page: Page, words: str) -> None:
    expect(page.locator(".filters__status")).to_have_text(words)


def test_nothing_to_search_is_loaded_before_somebody_begins(over_http: BuiltSite, page: Page, page_requests: list[str]) -> None:
    open_page(page, over_http)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert not any(address.endswith("lab/search.js") for address in page_requests)
    with page.expect_response("**/lab/search.js"):
        page.get_by_role("searchbox").focus()


def test_an_event_of_an_old_year_is_found_and_led_to(site: BuiltSite, page: Page, page_errors: list[str]) -> None:
    open_page(page, site)
    event = site.team.events[200]
    name = site.team.person(event.people[0]).name
    page.get_by_role("searchbox").fill(f"{name} {event.date.earliest.year}")
    link = page.locator(f".found__title[href$='{event.id}']")
    link.click()
    assert page.url == site.address(f"lab/years/{event.date.earliest.year}.html#{event.id}")
    expect(page.locator(f"[id='{event.id}'] .event__title")).to_be_in_viewport()
    assert page_errors == []


def test_filters_combine_over_all_years_and_stand_in_the_address(site: BuiltSite, page: Page) -> None:
    who = next(event.people[0] for event in site.team.events if event.type == "departure")
    open_page(page, site)
    page.get_by_role("searchbox").focus()
    page.locator("select[name=who]").select_option(who)
    page.locator("select[name=what]").select_option("departure")
    wanted = places(site, lambda event: who in event.people and event.type == "departure")
    say(page, f"{len(wanted)} of 1000 events found" if len(wanted) > 1 else "1 of 1000 events found")
    assert page.evaluate(FOUND) == wanted
    state = page.evaluate("location.hash")
    assert state == f"#who={who}&what=departure"
    open_page(page, site, state=state)
    expect(page.locator("select[name=who]")).to_have_value(who)
    expect(page.locator(".found__title")).to_have_count(len(wanted))
    assert page.evaluate(FOUND) == wanted


def test_a_destination_and_founders_only_are_asked_over_all_years(on_disk: BuiltSite, page: Page) -> None:
    founders = {founder.id for founder in on_disk.team.founders}
    open_page(page, on_disk, state="#to=Fjord+Systems&founders=1")
    wanted = places(
        on_disk,
        lambda event: bool(
            founders.intersection(event.people)
            and event.destination
            and event.destination.name
            and event.destination.name.texts[0][1] == "Fjord Systems"
        ),
    )
    say(page, f"{len(wanted)} of 1000 events found")
    assert page.evaluate(FOUND) == wanted


def test_the_other_order_and_the_other_language_find_the_same(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, "fr/lab/oldest.html", "#who=farid-sato")
    wanted = places(on_disk, lambda event: "farid-sato" in event.people, "fr/")[::-1]
    expect(page.locator(".found__title")).to_have_count(len(wanted))
    assert page.evaluate(FOUND) == wanted
    expect(page.locator(".filters__status")).to_contain_text("sur 1000")


def test_accents_and_case_do_not_matter(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk)
    results = []
    for words in ("Zoë", "zoe", "ZOE"):
        page.get_by_role("searchbox").fill(words)
        expect(page.locator(".found__title").first).to_contain_text("Zoë")
        results.append(page.evaluate(FOUND))
    assert results[0] == results[1] == results[2]


def test_many_results_come_in_portions_and_the_focus_follows(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, state="#q=safety")
    expect(page.locator(".found__title")).to_have_count(AT_ONCE)
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found__title")).to_have_count(2 * AT_ONCE)
    expect(page.locator(".found__title").nth(AT_ONCE)).to_be_focused()


def test_showing_all_brings_the_newest_events_and_the_years_back(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, state="#q=safety&on=2019-03-01")
    expect(page.locator(".found")).to_be_visible()
    for hidden in (".chapters", "article.event"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(on_disk.address("index.html#on=2019-03-01"))
    expect(page.locator(".found")).to_be_hidden()
    for shown in (".chapters", "article.event"):
        expect(page.locator(shown).first).to_be_visible()


def test_the_number_is_said_once_and_not_with_every_letter(on_disk: BuiltSite, page: Page) -> None:
    page.clock.install()
    open_page(page, on_disk)
    page.get_by_role("searchbox").focus()
    expect(page.locator("select[name=who] option").nth(1)).to_be_attached()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    page.evaluate("""() => {
      window.said = [];
      const status = document.querySelector(".filters__status");
      new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, subtree: true });
    }""")
    page.keyboard.type("takeda")
    expect(page.locator(".filters__status")).to_have_role("status")
    page.clock.run_for(1000)
    assert len(page.evaluate("said")) == 1


def test_an_unknown_value_in_the_address_breaks_nothing(on_disk: BuiltSite, page: Page, page_errors: list[str]) -> None:
    open_page(page, on_disk, state="#who=nobody&what=%00&x=1")
    expect(page.locator("select[name=who] option")).not_to_have_count(1)
    expect(page.locator("article.event").first).to_be_visible()
    assert page_errors == []


def test_a_list_that_is_clicked_before_it_is_filled_opens_filled(over_http: BuiltSite, page: Page) -> None:
    open_page(page, over_http)
    page.locator("select[name=who]").dispatch_event("mousedown")
    expect(page.locator("select[name=who]")).to_be_focused()
    people = {person for event in over_http.team.events for person in event.people}
    expect(page.locator("select[name=who] option")).to_have_count(len(people) + 1)
    assert page.locator("select[name=who] option").nth(1).inner_text() == over_http.team.founders[0].name


def test_an_old_link_to_an_event_that_the_first_page_no_longer_shows_leads_to_its_chapter(site: BuiltSite, page: Page) -> None:
    event = site.team.events[10]
    open_page(page, site, state=f"#{event.id}")
    page.wait_for_url(site.address(f"lab/years/{event.date.earliest.year}.html#{event.id}"))


def test_what_cannot_be_loaded_is_said(over_http: BuiltSite, page: Page) -> None:
    page.route("**/lab/search.js", lambda route: route.abort())
    open_page(page, over_http)
    page.get_by_role("searchbox").fill("safety")
    say(page, "The search could not be loaded. The years below lead to every event.")
    expect(page.locator(".chapters")).to_be_visible()


def test_without_scripts_there_is_no_search_and_every_year_can_be_reached(browser: Browser, on_disk: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, on_disk)
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".found")).to_be_hidden()
    page.locator(".chapters a", has_text="2018").click()
    expect(page.locator("article.event")).to_have_count(100)
    page.locator(".neighbours a[rel=prev]").click()
    assert page.url == on_disk.address("lab/years/2017.html")
    context.close()


def test_a_chapter_keeps_the_count_of_the_event_being_read(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, "lab/years/2018.html")
    event = [event for event in on_disk.team.events if event.date.earliest.year == 2018][40]
    page.evaluate("(id) => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", event.id)
    page.evaluate("scrollBy({ top: -100, behavior: 'instant' })")
    expect(page.locator(".bar")).to_have_attribute("data-as-of", event.date.text)
    expect(page.locator(".bar__number")).to_have_text(str(on_disk.history.count_on(event.date.earliest).low))


def test_on_this_day_reads_what_is_packed(site: BuiltSite, page: Page) -> None:
    open_page(page, site, state="#on=2019-06-01")
    roster = site.history.roster_on(date(2019, 6, 1))
    expect(page.locator("[data-counter]")).to_have_attribute("data-remaining", str(roster.remaining.low))
    expect(page.locator(".hero .token--active")).to_have_count(len(roster.active))
    expect(page.locator(".hero .token--on_leave")).to_have_count(len(roster.on_leave))


def test_nothing_that_is_read_moves_while_sections_are_laid_out(over_http: BuiltSite, page: Page) -> None:
    page.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });""")
    open_page(page, over_http, "lab/years/2018.html")
    page.mouse.move(400, 400)
    for _ in range(15):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    scrolled, shift = page.evaluate("[scrollY, shift]")
    assert (scrolled > 5000, shift < 0.01) == (True, True)


@pytest.mark.parametrize("place", [0, 30, 60, 99])
def test_an_anchor_in_a_chapter_is_found_though_sections_are_laid_out_late(place: int, on_disk: BuiltSite, page: Page) -> None:
    event = [event for event in on_disk.team.events if event.date.earliest.year == 2018][place]
    open_page(page, on_disk, "lab/years/2018.html", f"#{event.id}")
    expect(page.locator(f"[id='{event.id}'] .event__title")).to_be_in_viewport()


def test_on_paper_a_chapter_is_whole(on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, "lab/years/2018.html")
    page.emulate_media(media="print")
    lost = "[...document.querySelectorAll('.event')].filter((e) => !e.checkVisibility({ contentVisibilityAuto: true })).length"
    assert (page.locator("article.event").count(), page.evaluate(lost)) == (100, 0)


@pytest.mark.parametrize(
    "path",
    ["index.html#q=safety", "lab/years/2018.html", "lab/table.html", "fr/lab/tables/2018.html", "lab/destinations.html"],
)
def test_no_page_scrolls_sideways(path: str, on_disk: BuiltSite, page: Page) -> None:
    open_page(page, on_disk, path)
    for width in (320, 375, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOW) == 0, width
