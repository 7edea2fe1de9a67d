"""A long timeline on disk: every event on one page, every page light and within reach, every link right; a short one as ever."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from lxml import html

from benchmarks.synthetic import write_site
from founders_timeline.loader.site import load_site
from founders_timeline.model.maker import Maker
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.chapters import MOST_EVENTS
from founders_timeline.views.timeline import MOST_AHEAD, MOST_SHOWN
from tests.flagship import AS_OF, BuiltSite
from tests.long_site import THEME, build_long

YEARS = range(2015, 2026)
FOLDERS = {"en": "", "fr": "fr/"}


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a timeline of a thousand events, some hundred a year, in two languages."""
    return build_long(tmp_path_factory.mktemp("thousand"), 1000, languages=("en", "fr"))


def planned(folder: Path, number: int, as_of: date = AS_OF) -> dict[str, Maker]:
    """Plan a site of so many events, so that a test can make the pages it looks at."""
    write_site(folder, number)
    return dict(plan_site(load_site(folder, as_of, ("en",))[0], as_of, Renderer(THEME)))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Maker]:
    """Plan a timeline whose years are too full for a page."""
    return planned(tmp_path_factory.mktemp("crowded"), 3600)


@cache
def parsed(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def page(site: BuiltSite, path: str) -> html.HtmlElement:
    return parsed(site.folder / path)


def made(plan: dict[str, Maker], path: str) -> html.HtmlElement:
    return html.document_fromstring(plan[path]())


def events_on(tree: html.HtmlElement) -> list[str]:
    return [str(name) for name in tree.xpath("//ol/li/article/@data-event")]


def links_of(tree: html.HtmlElement) -> list[str]:
    """Return the links that stay within the site; in a drawing they are attributes of the same name."""
    return [str(link) for link in tree.xpath("//@href | //script/@src") if not urlsplit(str(link)).scheme]


def target(path: str, link: str) -> tuple[str, str]:
    """Return the path that a link on a page leads to, and its anchor."""
    parts = urlsplit(link)
    joined = (Path("/") / Path(path).parent / parts.path).resolve() if parts.path else Path("/") / path
    return joined.as_posix().lstrip("/"), parts.fragment


def chapters(site: BuiltSite, folder: str = "") -> Iterator[tuple[str, html.HtmlElement]]:
    for file in sorted((site.folder / folder / "lab/years").iterdir()):
        yield file.stem, parsed(file)


def newest(site: BuiltSite, number: int) -> list[str]:
    return [event.id for event in site.team.events[::-1][:number]]


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_every_event_stands_on_exactly_one_chapters_page(folder: str, thousand: BuiltSite) -> None:
    found = [event for _, tree in chapters(thousand, folder) for event in events_on(tree)]
    assert sorted(found) == sorted(event.id for event in thousand.team.events)


def test_every_chapter_has_its_newest_event_first_and_none_of_another_year(thousand: BuiltSite) -> None:
    for year, tree in chapters(thousand):
        own = [event.id for event in thousand.team.events[::-1] if str(event.date.earliest.year) == year]
        assert events_on(tree) == own


def test_no_page_holds_more_events_than_it_may(crowded: dict[str, Maker]) -> None:
    chapters = [path for path in crowded if path.startswith("lab/years/2018")]
    numbers = [len(events_on(made(crowded, path))) for path in ("index.html", "lab/oldest.html", *chapters)]
    assert 0 < max(numbers) <= MOST_EVENTS


def test_the_first_page_shows_the_newest_events(thousand: BuiltSite) -> None:
    assert events_on(page(thousand, "index.html")) == newest(thousand, MOST_SHOWN)


def test_the_other_order_shows_the_oldest_events(thousand: BuiltSite) -> None:
    assert events_on(page(thousand, "lab/oldest.html")) == [event.id for event in thousand.team.events[:MOST_SHOWN]]


@pytest.mark.parametrize(("path", "years"), [("index.html", [*YEARS][::-1]), ("fr/lab/oldest.html", [*YEARS])])
def test_the_first_page_leads_to_every_year_and_says_how_many_events_it_has(
    path: str, years: list[int], thousand: BuiltSite
) -> None:
    names = page(thousand, path).xpath("//nav[@class='chapters']//a/span[1]/text()")
    sizes = page(thousand, path).xpath("//nav[@class='chapters']//a/span[2]/text()")
    assert [int(name) for name in names] == years
    assert sum(int(size.split()[0]) for size in sizes) == 1000


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_every_page_can_be_reached_from_the_first_without_scripts(folder: str, thousand: BuiltSite) -> None:
    found, open_ends = {f"{folder}index.html"}, [f"{folder}index.html"]
    while open_ends:
        path = open_ends.pop()
        for link in links_of(page(thousand, path)):
            leads, _ = target(path, link)
            if leads not in found and (thousand.folder / leads).suffix == ".html" and (thousand.folder / leads).is_file():
                found.add(leads)
                open_ends.append(leads)
    apart = {"404.html", "embed.html"}
    wanted = {file.relative_to(thousand.folder).as_posix() for file in thousand.folder.rglob("*.html") if file.name not in apart}
    assert wanted - found == set()


def test_every_link_leads_to_a_file_of_the_site_and_an_anchor_that_is_there(thousand: BuiltSite) -> None:
    planned = plan_site(thousand.site, AS_OF, Renderer(THEME))
    for file in sorted(thousand.folder.rglob("*.html")):
        path = file.relative_to(thousand.folder).as_posix()
        for link in links_of(parsed(file)):
            leads, anchor = target(path, link)
            assert leads in planned, (path, link)
            if anchor and "=" not in anchor and (thousand.folder / leads).is_file():
                assert page(thousand, leads).xpath("//*[@id=$anchor]", anchor=anchor), (path, link)


def test_the_marks_of_the_chart_lead_to_the_chapters(thousand: BuiltSite) -> None:
    marks = page(thousand, "lab/oldest.html").xpath("//*[local-name()='a'][contains(@class, 'mark ')]/@href")
    assert marks
    assert {target("lab/oldest.html", mark)[0].rpartition("/")[0] for mark in marks} == {"lab/years"}


def test_an_events_page_leads_to_its_chapter(crowded: dict[str, Maker]) -> None:
    path = next(path for path in crowded if path.startswith("lab/events/2019-03"))
    (link,) = made(crowded, path).xpath("//li[@class='neighbours__up']/a/@href")
    assert target(path, link) == ("lab/years/2019-03.html", Path(path).stem)


def test_a_full_year_has_a_page_that_leads_to_its_months_in_order(crowded: dict[str, Maker]) -> None:
    tree = made(crowded, "lab/years/2019.html")
    months = [target("lab/years/2019.html", link)[0] for link in tree.xpath("//nav[@class='chapters']//a/@href")]
    assert (events_on(tree), months) == ([], [f"lab/years/2019-{month:02}.html" for month in range(1, 13)])


def test_a_month_leads_to_its_year_and_to_the_months_around_it(crowded: dict[str, Maker]) -> None:
    tree = made(crowded, "lab/years/2019-01.html")
    trail, around = (tree.xpath(f"//nav[@class='{name}']//a/@href") for name in ("trail", "neighbours"))
    years = "../../lab/years"
    assert trail == ["../../index.html", f"{years}/2019.html"]
    assert around == [f"{years}/2018-12.html", "../../index.html", f"{years}/2019-02.html"]


def test_a_chapter_counts_on_its_last_day(thousand: BuiltSite) -> None:
    remaining = thousand.history.count_on(date(2019, 12, 31)).low
    (counter,) = page(thousand, "lab/years/2019.html").xpath("//header//*[@class='counter']")
    assert counter.text_content().split()[0] == str(remaining)
    assert "as of 31 December 2019" in counter.text_content()


def test_the_last_chapter_counts_on_the_pages_day_at_most(tmp_path: Path) -> None:
    plan = planned(tmp_path, 1000, date(2020, 6, 30))
    (counter,) = made(plan, "lab/years/2020.html").xpath("//header//*[@class='counter']")
    assert "as of 30 June 2020" in counter.text_content()


def test_what_is_announced_stands_first_in_its_year_and_the_next_of_it_on_the_first_page(tmp_path: Path) -> None:
    plan = planned(tmp_path, 1000, date(2020, 6, 30))
    first, year, ahead = (made(plan, path) for path in ("index.html", "lab/years/2020.html", "lab/years/2023.html"))
    announced = "//section[@id='announced']//article/@data-event"
    assert len(first.xpath(announced)) == MOST_AHEAD
    assert set(first.xpath(announced)) < set(year.xpath(announced))
    assert events_on(year)[: len(year.xpath(announced))] == year.xpath(announced)
    assert events_on(ahead) == ahead.xpath(announced)
    assert ahead.xpath("//*[@class='counter']") == []


def test_chapters_are_html_without_a_parse_error(thousand: BuiltSite, crowded: dict[str, Maker]) -> None:
    paths = ("index.html", "lab/years/2019.html", "lab/tables/2019.html", "lab/table.html", "lab/destinations.html")
    texts = [(thousand.folder / path).read_text("utf-8") for path in paths]
    for text in (*texts, crowded["lab/years/2019.html"]().decode(), crowded["lab/years/2019-03.html"]().decode()):
        html5lib.HTMLParser(strict=True).parse(text)


def test_no_id_stands_twice_on_a_page(thousand: BuiltSite) -> None:
    for file in thousand.folder.rglob("*.html"):
        ids = parsed(file).xpath("//@id")
        assert len(ids) == len(set(ids)), file


def test_headings_go_down_one_level_at_a_time(thousand: BuiltSite, crowded: dict[str, Maker]) -> None:
    trees = [page(thousand, "index.html"), page(thousand, "lab/years/2019.html"), made(crowded, "lab/years/2019-03.html")]
    for tree in trees:
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels[:20]


def test_the_tables_of_the_chapters_hold_every_event_once(thousand: BuiltSite) -> None:
    rows = [
        Path(link).stem for file in (thousand.folder / "lab/tables").iterdir() for link in parsed(file).xpath("//tbody//a/@href")
    ]
    assert sorted(rows) == sorted(event.id for event in thousand.team.events)


def test_the_first_table_holds_the_newest_events_and_leads_to_the_others_and_to_all_in_one_file(thousand: BuiltSite) -> None:
    tree = page(thousand, "fr/lab/table.html")
    assert [Path(link).stem for link in tree.xpath("//tbody//a/@href")] == newest(thousand, MOST_SHOWN)[::-1]
    assert len(tree.xpath("//nav[@class='chapters']//a[contains(@href, 'tables/')]")) == len(YEARS)
    assert tree.xpath("//p[@class='lead']/a/@href") == ["../../data/lab/events.csv"]


def test_the_destinations_fill_several_pages_none_of_which_holds_too_many_passages(crowded: dict[str, Maker]) -> None:
    paths = [path for path in crowded if path.startswith("lab/destinations")]
    trees = [made(crowded, path) for path in paths]
    numbers = [len(tree.xpath("//li[starts-with(@class, 'passage')]")) for tree in trees]
    assert (len(numbers) > 2, max(numbers)) == (True, MOST_EVENTS)
    assert all(len(tree.xpath("//nav[@class='parts'][1]//a")) == len(paths) for tree in trees)
    assert [bool(tree.xpath("//dl[@class='travellers']")) for tree in trees] == [True] + [False] * (len(paths) - 1)


def test_a_destination_that_goes_on_counts_on(crowded: dict[str, Maker]) -> None:
    first, second = (
        made(crowded, path).xpath("//ol[@class='passages']") for path in ("lab/destinations.html", "lab/destinations-2.html")
    )
    assert int(second[0].get("start")) == len(first[-1]) + 1


def test_a_timeline_of_as_many_events_as_a_page_holds_stays_whole(tmp_path: Path) -> None:
    plan = planned(tmp_path, MOST_EVENTS)
    assert len(events_on(made(plan, "index.html"))) == MOST_EVENTS
    assert [path for path in plan if "/years/" in path or "/tables/" in path or path == "lab/search.js"] == []


def test_one_event_more_and_it_is_long(tmp_path: Path) -> None:
    plan = planned(tmp_path, MOST_EVENTS + 1)
    assert len(events_on(made(plan, "index.html"))) == MOST_SHOWN
    assert {"lab/years/2019.html", "lab/tables/2019.html", "lab/search.js"} <= set(plan)
