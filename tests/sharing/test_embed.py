"""What others show of a site: the counter in a frame, badges, oEmbed, the timeline as one file."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, Route

from founders_timeline.model.problems import ContentError
from founders_timeline.sharing.standalone import inline
from founders_timeline.views.embed_code import iframe_height
from tests.flagship import BuiltSite, compressed
from tests.sites import SITE_FILE, TEAM_FILE, write_site
from tests.small_site import SITE, TEAM, THEME, built, context, page

BASE = "https://example.org/founders/"
FOLDERS = {"en": "", "fr": "fr/"}
SHIELDS = {
    *("schemaVersion", "label", "message", "color", "labelColor", "isError", "namedLogo", "logoSvg", "logoColor", "logoWidth"),
    *("style", "cacheSeconds"),
}
"""The keys that shields.io takes at its endpoint badge; it refuses every other."""

LARGEST_SINGLE = 300_000
LARGEST_FIRST_PAGE = 45 * 1024


def site_in(root: Path, **more: str) -> Path:
    return write_site(root, {SITE_FILE: SITE, TEAM_FILE: TEAM, **more})


def named(root: Path, name: str) -> Path:
    """Write a site whose team has this name, as YAML."""
    return site_in(root, **{TEAM_FILE: TEAM.replace("Acme", name)})


def single(site: BuiltSite, code: str = "en") -> Path:
    return site.folder / f"{FOLDERS[code]}openai/timeline.single.html"


def embed(site: BuiltSite, code: str = "en") -> Path:
    return site.folder / f"{FOLDERS[code]}openai/embed.html"


# Both pages that stand alone.


@pytest.mark.parametrize("kind", ["embed.html", "timeline.single.html"])
def test_a_page_apart_is_there_for_every_team_in_every_language(kind: str, flagship_on_disk: BuiltSite) -> None:
    wanted = [f"{folder}{team.id}/{kind}" for folder in FOLDERS.values() for team in flagship_on_disk.site.teams]
    assert sorted(path for path in flagship_on_disk.pages_apart() if path.endswith(f"/{kind}")) == sorted(wanted)


def test_a_page_apart_asks_for_nothing_and_complains_of_nothing(
    flagship: BuiltSite, page: Page, page_requests: list[str], page_errors: list[str]
) -> None:
    addresses = [flagship.address(path) for path in flagship.pages_apart()]
    for address in addresses:
        page.goto(address, wait_until="networkidle")
    assert [address for address in page_requests if not address.endswith("/favicon.ico")] == addresses
    assert [error for error in page_errors if "favicon" not in error] == []


def test_a_page_apart_needs_no_other_file(flagship_on_disk: BuiltSite) -> None:
    links = "//link[not(contains('canonical icon', @rel))]"
    needs = f"{links} | //script[@src] | //img | //iframe | //object | //embed | //*[@src or @srcset or @style]"
    assert [path for path in flagship_on_disk.pages_apart() if html.parse(flagship_on_disk.folder / path).xpath(needs)] == []


def test_a_page_apart_allows_its_own_style_and_script_and_nothing_else(flagship_on_disk: BuiltSite) -> None:
    for path in flagship_on_disk.pages_apart():
        text = (flagship_on_disk.folder / path).read_text("utf-8")
        sources = []
        for element, pattern in (("style", r"<style>(.*?)</style>"), ("script", r"<script>(.*?)</script>")):
            found = re.findall(pattern, text, re.DOTALL)
            assert len(found) == (path.endswith("single.html") or element == "style")
            sources += [f" {element}-src 'sha256-{b64encode(sha256(each.encode()).digest()).decode()}';" for each in found]
        policy = f"default-src 'none';{''.join(sources)} img-src data:; base-uri 'none'; form-action 'none'"
        (given,) = html.fromstring(text.encode()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert given == policy


def test_the_style_of_a_page_apart_is_applied(flagship: BuiltSite, page: Page) -> None:
    for path in ("openai/embed.html", "openai/timeline.single.html"):
        page.goto(flagship.address(path))
        number = page.locator(".counter__number").first
        assert number.evaluate("element => getComputedStyle(element).color") == "rgb(11, 107, 87)"


def test_search_engines_are_told_to_leave_out_the_pages_apart(flagship_on_disk: BuiltSite) -> None:
    for path in flagship_on_disk.pages_apart():
        assert html.parse(flagship_on_disk.folder / path).xpath("//meta[@name='robots']/@content") == ["noindex"], path


def test_the_sitemap_leaves_out_the_pages_apart(tmp_path: Path) -> None:
    sitemap = built(site_in(tmp_path), base_url=BASE)["sitemap.xml"]
    assert b"embed.html" not in sitemap
    assert b"single.html" not in sitemap


def test_a_style_sheet_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/tokens.css").write_text("a::after { content: '</style><script>' }", "utf-8")
    with pytest.raises(ContentError):
        inline((tmp_path, *THEME), ["tokens.css"])


# The counter in a frame.


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.parametrize("width", [300, 420, 600, 900])
def test_the_counter_fits_its_frame_at_any_width(width: int, code: str, flagship_on_disk: BuiltSite, browser: Browser) -> None:
    text = (flagship_on_disk.folder / FOLDERS[code] / "about.html").read_text("utf-8")
    height = int(re.findall(r"width=&#34;600&#34; height=&#34;(\d+)&#34;", text)[0])
    page = browser.new_page(viewport={"width": width, "height": height}, java_script_enabled=False)
    page.goto(embed(flagship_on_disk, code).as_uri())
    root = page.locator(":root")
    assert root.evaluate("root => [root.scrollWidth <= root.clientWidth, root.scrollHeight <= root.clientHeight]") == [True, True]
    page.close()


def test_the_counter_in_a_frame_says_the_number_and_everybody(flagship_on_disk: BuiltSite) -> None:
    tree = html.parse(embed(flagship_on_disk))
    assert tree.xpath("string(//*[@class='counter__number'])") == "2"
    assert len(tree.xpath("//li[contains(@class, 'dot')]")) == len(flagship_on_disk.team.founders)


def test_the_counter_in_a_frame_leads_to_the_timeline_in_a_tab_of_its_own(flagship_on_disk: BuiltSite) -> None:
    for code, folder in FOLDERS.items():
        (link,) = html.parse(embed(flagship_on_disk, code)).xpath("//a")
        assert (embed(flagship_on_disk, code).parent / link.get("href")).resolve() == (
            flagship_on_disk.folder / folder / "index.html"
        )
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")


def test_the_code_on_the_about_page_shows_the_counter_on_another_site(tmp_path: Path, browser: Browser) -> None:
    files = built(site_in(tmp_path), base_url="https://example.org/")
    code = html.document_fromstring(files["about.html"]).xpath("//code")[0].text
    page = browser.new_page()

    def answer(route: Route) -> None:
        body = files[route.request.url.removeprefix("https://example.org/")]
        route.fulfill(body=body, content_type="text/html")

    page.route("https://example.org/**", answer)
    page.route("https://host.example/", lambda route: route.fulfill(body=f"<!doctype html><p>{code}", content_type="text/html"))
    page.goto("https://host.example/")
    frame = page.frame_locator("iframe[title='Acme: how many founders remain']")
    assert frame.locator(".counter__sentence").inner_text().split() == "3 of 3 founders of Acme remain".split()
    page.close()


def test_the_frame_is_shut_in_but_for_its_link(tmp_path: Path) -> None:
    code = html.document_fromstring(built(site_in(tmp_path), base_url=BASE)["about.html"]).xpath("//code")[0].text
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in code


def test_without_an_address_the_code_says_that_one_is_missing(tmp_path: Path) -> None:
    tree = html.document_fromstring(built(site_in(tmp_path))["about.html"])
    assert 'src="example/embed.html"' in tree.xpath("//code")[0].text
    assert "Put the address of this site before the paths in the code." in tree.text_content()


def test_a_larger_team_gets_a_higher_frame(tmp_path: Path) -> None:
    large = "name: Acme\nfounded: 2015\nfounders: [" + ", ".join(f"Founder Number{chr(65 + n)}" for n in range(20)) + "]\n"
    small = iframe_height(context(tmp_path / "small"))
    assert iframe_height(context(tmp_path / "large", team=large)) > small


@pytest.mark.parametrize(
    ("scheme", "paper"), [("", "rgb(21, 23, 26)"), ("#dark", "rgb(21, 23, 26)"), ("#light", "rgb(255, 253, 248)")]
)
def test_the_address_of_the_frame_sets_its_colours(
    scheme: str, paper: str, flagship_on_disk: BuiltSite, browser: Browser
) -> None:
    page = browser.new_page(color_scheme="dark", java_script_enabled=False)
    page.goto(embed(flagship_on_disk).as_uri() + scheme)
    assert page.locator(":root").evaluate("root => getComputedStyle(root).backgroundColor") == paper
    page.close()


# oEmbed.


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_the_timeline_leads_to_what_says_how_to_embed_it(folder: str, tmp_path: Path) -> None:
    files = built(site_in(tmp_path), base_url=BASE)
    (link,) = html.document_fromstring(files[f"{folder}index.html"]).xpath("//link[@type='application/json+oembed']")
    assert link.get("rel") == "alternate"
    assert link.get("href").removeprefix(BASE) in files


def test_oembed_has_what_its_specification_asks_of_a_rich_one(tmp_path: Path) -> None:
    files = built(site_in(tmp_path), base_url=BASE)
    answer = json.loads(files["example/oembed.json"])
    assert {"type": "rich", "version": "1.0", "title": "3 of 3 founders of Acme remain."}.items() <= answer.items()
    assert {key: type(answer[key]) for key in ("html", "width", "height", "cache_age")} == {
        "html": str,
        "width": int,
        "height": int,
        "cache_age": int,
    }
    frame = html.fragment_fromstring(answer["html"])
    assert (frame.tag, frame.get("src")) == ("iframe", f"{BASE}example/embed.html")


def test_oembed_has_all_of_a_picture_or_nothing(tmp_path: Path) -> None:
    files = built(site_in(tmp_path), base_url=BASE)
    answer = json.loads(files["example/oembed.json"])
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert answer["thumbnail_url"].removeprefix(BASE) in files
    without = json.loads(built(named(tmp_path, "月之暗面"), base_url=BASE)["example/oembed.json"])
    assert [key for key in without if key.startswith("thumbnail")] == []


def test_without_an_address_there_is_no_oembed(tmp_path: Path) -> None:
    files = built(site_in(tmp_path))
    assert [path for path in files if "oembed" in path] == []
    assert b"oembed" not in files["index.html"]


# Badges.


def test_the_embed_says_who_is_not_counted_and_when_that_was_checked(tmp_path: Path) -> None:
    context(tmp_path, "- {name: Ada Byron, date: 2024-08-05, type: leave}", team=TEAM + "checked: 2026-11-01\n")
    words = " ".join(page(built(tmp_path), "example/embed.html").text_content().split())
    assert "as of 23 November 2026 · checked 1 November 2026" in words
    assert "With Ada Byron (on leave), who is not counted, it would be 3." in words


@pytest.mark.parametrize(("folder", "message"), [("", "3 of 3 remain"), ("fr/", "3 sur 3 restent")])
def test_the_words_of_the_badge_have_no_key_that_shields_refuses(folder: str, message: str, tmp_path: Path) -> None:
    badge = json.loads(built(site_in(tmp_path))[f"{folder}example/badge.json"])
    assert set(badge) <= SHIELDS
    assert (badge["schemaVersion"], badge["message"]) == (1, message)
    assert badge["label"]


def test_the_badge_is_a_well_formed_picture_with_a_title_for_screen_readers(tmp_path: Path) -> None:
    root = etree.fromstring(built(site_in(tmp_path))["example/badge.svg"])
    title = root.find("{*}title")
    assert (root.tag, root.get("role")) == ("{http://www.w3.org/2000/svg}svg", "img")
    assert title is not None
    assert (title.text, root.get("aria-labelledby")) == ("Acme founders: 3 of 3 remain. As of 23 November 2026.", title.get("id"))


def test_the_badge_of_a_team_with_a_strange_name_is_well_formed(tmp_path: Path) -> None:
    files = built(named(tmp_path, "'<A & \"B\">'"))
    title = etree.fromstring(files["example/badge.svg"]).findtext("{*}title")
    assert title == '<A & "B"> founders: 3 of 3 remain. As of 23 November 2026.'


def test_the_words_of_the_badge_stay_inside_it(tmp_path: Path, page: Page) -> None:
    path = tmp_path / "badge.svg"
    path.write_bytes(built(named(tmp_path, "Mammoth WWW Illimited"))["example/badge.svg"])
    page.goto(path.as_uri())
    inside = """text => {
        const box = text.getBBox();
        return box.x >= 0 && box.x + box.width <= text.ownerSVGElement.viewBox.baseVal.width;
    }"""
    assert [text.evaluate(inside) for text in page.locator("text").all()] == [True, True]


# The timeline as one file.


@pytest.mark.parametrize("code", FOLDERS)
def test_the_single_file_is_small_enough_to_mail(code: str, flagship_on_disk: BuiltSite) -> None:
    assert single(flagship_on_disk, code).stat().st_size <= LARGEST_SINGLE


@pytest.mark.parametrize("code", FOLDERS)
def test_the_single_file_opens_from_disk_without_scripts_and_says_everything(
    code: str, flagship_on_disk: BuiltSite, browser: Browser, tmp_path: Path
) -> None:
    alone = tmp_path / "mailed.html"
    alone.write_bytes(single(flagship_on_disk, code).read_bytes())
    opened = browser.new_context(java_script_enabled=False, offline=True).new_page()
    opened.goto(alone.as_uri())
    assert opened.locator("[data-counter]").get_attribute("data-remaining") == "2"
    shown = [article.get_attribute("data-event") for article in opened.locator("article").all()]
    assert sorted(filter(None, shown)) == sorted(event.id for event in flagship_on_disk.team.events)
    opened.context.close()


def test_the_single_file_tells_of_every_quote_and_every_source(flagship_on_disk: BuiltSite) -> None:
    tree = html.parse(single(flagship_on_disk))
    links = set(tree.xpath("//a/@href"))
    text = " ".join(tree.xpath("//blockquote//text()"))
    for event in flagship_on_disk.team.events:
        assert {source.url for source in event.sources} <= links, event.id
        assert all(" ".join(quote.text.split()) in " ".join(text.split()) for quote in event.quotes), event.id


def test_every_link_of_the_single_file_leads_out_of_it_or_stays_inside(flagship_on_disk: BuiltSite) -> None:
    for path in flagship_on_disk.pages_apart():
        if path.endswith("single.html"):
            tree = html.parse(flagship_on_disk.folder / path)
            inside = {f"#{name}" for name in tree.xpath("//@id")}
            assert [link for link in tree.xpath("//a/@href") if not link.startswith("http") and link not in inside] == [], path


def test_the_single_file_says_of_which_day_it_is_and_where_a_newer_one_is(tmp_path: Path) -> None:
    tree = html.document_fromstring(built(site_in(tmp_path), base_url=BASE)["fr/example/timeline.single.html"])
    note = tree.xpath("//*[@class='single__note']")[0]
    assert "au 23 novembre 2026" in note.text_content()
    assert note.xpath(".//a/@href") == [f"{BASE}fr/index.html"]


def test_the_single_file_does_what_the_page_does(
    flagship_on_disk: BuiltSite, page: Page, page_errors: list[str], tmp_path: Path
) -> None:
    alone = tmp_path / "mailed.html"
    alone.write_bytes(single(flagship_on_disk).read_bytes())
    page.goto(alone.as_uri() + "#on=2023-11-18&who=sam-altman")
    assert page.locator("[data-counter]").get_attribute("data-remaining") == "4"
    assert page.locator(".flag__text").first.text_content() == "4 · 18 Nov 2023"
    assert page.locator(".story__stage svg").count() == 1
    shown = page.locator(".timeline .event:not(.is-filtered)").evaluate_all("all => all.map((event) => event.dataset.people)")
    assert shown
    assert all("sam-altman" in people.split() for people in shown)
    assert page_errors == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_single_file_is_no_wider_than_the_window(width: int, flagship_on_disk: BuiltSite, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(single(flagship_on_disk, "fr").as_uri())
    assert page.locator(":root").evaluate("root => root.scrollWidth <= root.clientWidth")
    page.close()


# All of it together.


def test_the_about_page_says_that_nothing_is_kept_and_nobody_is_followed(tmp_path: Path) -> None:
    files = built(site_in(tmp_path))
    assert "no tracker" in files["about.html"].decode().lower().replace("there is no", "no")
    assert "ni service worker" in files["fr/about.html"].decode()
    assert b"serviceWorker" not in files["assets/site.js"]


def test_the_first_page_stays_light_with_all_that_it_loads(flagship_on_disk: BuiltSite) -> None:
    loaded = ("index.html", "assets/site.css", "assets/site.js", "assets/favicon.svg")
    assert sum(len(compressed((flagship_on_disk.folder / path).read_bytes())) for path in loaded) <= LARGEST_FIRST_PAGE


def test_the_scripts_and_the_font_stay_light(flagship_on_disk: BuiltSite) -> None:
    assert len(compressed((flagship_on_disk.folder / "assets/site.js").read_bytes())) <= 14 * 1024
    assert (flagship_on_disk.folder / "assets/literata.woff2").stat().st_size <= 35_000


def test_pages_publishes_the_files_as_they_are(tmp_path: Path) -> None:
    assert built(site_in(tmp_path))[".nojekyll"] == b""
