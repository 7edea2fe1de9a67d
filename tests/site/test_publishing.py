"""What every page tells search engines, link previews and people who want to report a mistake; sitemap.xml and robots.txt."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from founders_timeline.exports.files import needs_base_url
from founders_timeline.views.links import report_url
from tests.publishing import BASE, publish
from tests.sites import load, write_site
from tests.small_site import built, language, page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


def meta(files: dict[str, bytes], path: str) -> dict[str, str]:
    tree = page(files, path)
    return {str(each.get("property") or each.get("name")): each.get("content", "") for each in tree.xpath("//meta[@content]")}


# Link previews.


def test_a_page_says_what_previews_show(files: dict[str, bytes]) -> None:
    title = "Ada Byron quitte Acme pour Globex, SARL"
    shown = meta(files, "fr/example/events/departure.html")
    assert {key: text for key, text in shown.items() if key.startswith("og:") and not key.startswith("og:image")} == {
        "og:type": "article",
        "og:title": title,
        "og:description": f"{title}. 14 février 2018. Fondateurs dans le compte\u00a0: 2 avant, 1 après.",
        "og:site_name": "Qui reste-t-il ?",
        "og:locale": "fr_FR",
        "og:url": f"{BASE}fr/example/events/departure.html",
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [("index.html", "website"), ("example/events/vague.html", "article"), ("example/founders/ada-byron.html", "profile")],
)
def test_a_page_says_what_kind_it_is(path: str, kind: str, files: dict[str, bytes]) -> None:
    assert meta(files, path)["og:type"] == kind


def test_a_name_in_a_preview_is_read_back_as_it_was_written(files: dict[str, bytes]) -> None:
    assert meta(files, "index.html")["og:site_name"] == "Who is left? <b>&</b>"


def test_without_a_base_url_a_page_does_not_say_where_it_stands(tmp_path: Path) -> None:
    assert "og:url" not in meta(publish(tmp_path, base_url=""), "index.html")


@pytest.mark.parametrize(("code", "locale"), [("en", "en_US"), ("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("ar", "ar_EG")])
def test_a_language_is_named_with_a_country(code: str, locale: str) -> None:
    assert type(language("en"))(code, {}).territory == locale


# Sitemap and robots.


def addresses(files: dict[str, bytes]) -> list[str]:
    return [each.text or "" for each in etree.fromstring(files["sitemap.xml"]).iterfind("s:url/s:loc", SITEMAP)]


def test_the_sitemap_lists_every_page_that_stands_in_the_site(files: dict[str, bytes]) -> None:
    apart = ("404.html", "embed.html", "timeline.single.html")
    wanted = {BASE + path for path in files if path.endswith(".html") and not path.endswith(apart)}
    assert (set(addresses(files)), len(addresses(files))) == (wanted, len(wanted))


def test_the_sitemap_names_a_page_in_every_language(files: dict[str, bytes]) -> None:
    urls = etree.fromstring(files["sitemap.xml"]).iterfind("s:url", SITEMAP)
    (found,) = [each for each in urls if each.findtext("s:loc", namespaces=SITEMAP) == f"{BASE}fr/globex/index.html"]
    assert {link.get("hreflang"): link.get("href") for link in found.iterfind("x:link", SITEMAP)} == {
        "en": f"{BASE}globex/index.html",
        "fr": f"{BASE}fr/globex/index.html",
        "x-default": f"{BASE}globex/index.html",
    }


def test_a_site_of_one_language_has_no_alternates(tmp_path: Path) -> None:
    tree = etree.fromstring(built(write_site(tmp_path), base_url=BASE)["sitemap.xml"])
    assert tree.findall(".//x:link", SITEMAP) == []


def test_robots_may_read_everything_and_find_the_sitemap(files: dict[str, bytes]) -> None:
    robots = RobotFileParser()
    robots.parse(files["robots.txt"].decode().splitlines())
    assert (robots.can_fetch("anybot", f"{BASE}data/index.html"), robots.site_maps()) == (True, [f"{BASE}sitemap.xml"])


def test_without_a_base_url_there_is_no_sitemap_and_robots_do_not_look_for_one(tmp_path: Path) -> None:
    files = publish(tmp_path, base_url="")
    assert ("sitemap.xml" in files, b"Sitemap" in files["robots.txt"]) == (False, False)


def test_a_site_says_what_it_leaves_out_without_a_base_url(tmp_path: Path) -> None:
    assert needs_base_url(load(write_site(tmp_path))) == (
        "Without base_url there are no feeds, no sitemap, no preview pictures and no oEmbed: "
        "write it into content/site.yaml, or build with --base-url."
    )


def test_a_site_with_a_base_url_leaves_nothing_out(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"content/site.yaml": f"title: Example\nbase_url: {BASE}\n"})
    assert needs_base_url(load(root)) is None


# The foot of the page.


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", ["Last checked 8 October 2026", "Last change 1 November 2026"]),
        ("fr/", ["Dernière vérification le 8 octobre 2026", "Dernière modification le 1er novembre 2026"]),
    ],
)
def test_the_foot_says_when_the_content_was_checked_and_changed(folder: str, words: list[str], files: dict[str, bytes]) -> None:
    lines = [each.text_content() for each in page(files, f"{folder}index.html").xpath("//footer//li")]
    assert [line for line in lines if line in words] == words


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("example/events/departure.html", "content/example/events/list.yaml"),
        ("fr/globex/events/dan.html", "content/globex/events/dan.yaml"),
        ("example/founders/ada-byron.html", "content/example/team.yaml"),
        ("about.html", "content/about.md"),
        ("fr/about.html", "content/about.fr.md"),
        ("fr/globex/index.html", "content/globex/team.yaml"),
    ],
)
def test_a_mistake_is_reported_with_the_pages_file_and_address(path: str, file: str, files: dict[str, bytes]) -> None:
    (link,) = page(files, path).xpath("//footer//a[contains(@href, '/issues/new')]/@href")
    query = parse_qs(urlsplit(link).query)
    words = "Fichier\u00a0" if path.startswith("fr/") else "File"
    assert link.startswith("https://github.com/example/left/issues/new?")
    assert query["body"][0].split("\n")[:2] == [f"{words}: {file}", BASE + path]


@pytest.mark.parametrize(
    ("repository", "start"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?title=Mistake%3A%20T%20%26%20%3Cb%3E&body="),
        ("https://github.com/a/b.git", "https://github.com/a/b/issues/new?title="),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/issues/new?issue%5Btitle%5D=Mistake"),
        ("https://gitlab.example.org/a/b", "https://gitlab.example.org/a/b/-/issues/new?issue%5Btitle%5D="),
        ("https://example.org/github.com", "https://example.org/github.com"),
    ],
)
def test_where_a_mistake_is_reported_depends_on_the_host(repository: str, start: str) -> None:
    assert report_url(repository, language("en"), "T & <b>", "content/a.yaml", "").startswith(start)


def test_without_a_repository_there_is_no_link_to_report_a_mistake(tmp_path: Path) -> None:
    assert b"issues/new" not in built(write_site(tmp_path))["index.html"]


# Stored copies.


@pytest.mark.parametrize("path", ["example/timeline.single.html", "example/events/departure.html"])
def test_a_stored_copy_says_what_it_is_a_copy_of_and_when_it_was_made(path: str, files: dict[str, bytes]) -> None:
    (link,) = page(files, path).xpath("//a[contains(@class, 'source__archive')][@data-originalurl]")
    copy = "https://web.archive.org/web/20180215093000/https://example.org/ada-leaves"
    assert {key: value for key, value in link.attrib.items() if key.startswith("data-") or key == "href"} == {
        "href": copy,
        "data-originalurl": "https://example.org/ada-leaves",
        "data-versionurl": copy,
        "data-versiondate": "2018-02-15",
    }


def test_a_source_without_a_stored_copy_leads_to_none(files: dict[str, bytes]) -> None:
    tree = page(files, "example/events/leave.html")
    assert "https://example.org/ben" in tree.xpath("//cite[@class='source']/a/@href")
    assert tree.xpath("//a[contains(@class, 'source__archive') or @data-originalurl or @data-versionurl]") == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://web.archive.org/web/20240805/https://example.org/", "2024-08-05"),
        ("https://web.archive.org/web/20240805120000if_/https://example.org/20200101/", "2024-08-05"),
        ("https://archive.example/2024.08.05-120000/https://example.org/", "2024-08-05"),
        ("https://archive.example/AbC12", ""),
        ("https://web.archive.org/web/2/https://example.org/", ""),
    ],
)
def test_the_day_of_a_copy_is_read_from_its_address(url: str, day: str, tmp_path: Path) -> None:
    event = f"- {{name: Ada, date: 2024, sources: [{{url: 'https://example.org/', archive_url: '{url}'}}]}}\n"
    root = write_site(tmp_path, {"content/example/events/e.yaml": event})
    found = page(built(root), "example/timeline.single.html").xpath("//a[@data-originalurl]/@data-versiondate")
    assert found == ([day] if day else [])
