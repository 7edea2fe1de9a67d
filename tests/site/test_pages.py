"""What holds for every page of the shipped site as it lies on disk: links, anchors, security policy, weight."""

import json
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from founders_timeline.site.plan import plan_site
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.renderer import Renderer
from tests.flagship import AS_OF, ROOT, BuiltSite, compressed

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
LINKS = ("href", "src", "action", "formaction", "poster", "data", "srcset", "background", "ping")
NO_ICON = "data:,"
"""The empty icon of a page that stands alone, without which browsers would ask its host for one."""


@cache
def parsed(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(str(name) for name in parsed(path).xpath("//@id"))


def pages(site: BuiltSite) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in site.pages():
        yield path, parsed(site.folder / path)


def pages_apart(site: BuiltSite) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in site.pages_apart():
        yield path, parsed(site.folder / path)


def links(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        for name in LINKS:
            if name in element.attrib:
                yield element.attrib[name]


def fault(folder: Path, path: str, link: str) -> str:
    """Say what is wrong with a link that stays within the site; nothing if it leads where it should."""
    parts = urlsplit(link)
    if parts.scheme in {"http", "https", "mailto"} or link == NO_ICON:
        return ""
    if parts.scheme or parts.netloc or link.startswith("/"):
        return "is not relative"
    target = (folder / path).parent / unquote(parts.path) if parts.path else folder / path
    if parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."}:
        return "does not end in a file's name"
    if not target.resolve().is_relative_to(folder.resolve()) or not target.is_file():
        return "leads nowhere"
    if parts.fragment and "=" not in parts.fragment and unquote(parts.fragment) not in anchors(target):
        return "names an anchor that is not there"
    return ""


def test_every_link_is_relative_ends_in_a_file_that_exists_and_names_an_anchor_that_exists(flagship_on_disk: BuiltSite) -> None:
    folder = flagship_on_disk.folder
    faults = [
        f"{path}: {link} {why}"
        for path, page in chain(pages(flagship_on_disk), pages_apart(flagship_on_disk))
        for link in links(page)
        if (why := fault(folder, path, link))
    ]
    assert faults == []


def test_the_page_for_any_address_links_from_the_root_where_the_base_is_known(flagship_on_disk: BuiltSite) -> None:
    plan = plan_site(flagship_on_disk.site, AS_OF, Renderer(theme_folders(ROOT)), "https://example.org/repository/")
    for path in ("404.html", "fr/404.html"):
        page = html.document_fromstring(plan[path]())
        inside = [link for link in links(page) if not link.startswith(("http", "#"))]
        assert inside
        assert [link for link in inside if link.removeprefix("/repository/") not in plan] == []


def test_every_page_can_be_reached_from_the_first(flagship_on_disk: BuiltSite) -> None:
    folder, found, open_ends = flagship_on_disk.folder, {"index.html"}, ["index.html"]
    while open_ends:
        path = open_ends.pop()
        for link in links(parsed(folder / path)):
            parts = urlsplit(link)
            target = ((folder / path).parent / parts.path).resolve()
            if not parts.scheme and parts.path.endswith(".html"):
                name = target.relative_to(folder.resolve()).as_posix()
                if name not in found:
                    found.add(name)
                    open_ends.append(name)
    assert set(flagship_on_disk.pages()) - found == {"404.html", "fr/404.html"}


def test_no_id_stands_twice_on_a_page(flagship_on_disk: BuiltSite) -> None:
    assert [path for path, page in pages(flagship_on_disk) if len(page.xpath("//@id")) != len(set(page.xpath("//@id")))] == []


def test_every_page_carries_the_policy_before_anything_is_loaded(flagship_on_disk: BuiltSite) -> None:
    for path, page in pages(flagship_on_disk):
        head = page.xpath("/html/head/*")
        policies = [element for element in head if element.get("http-equiv") == "Content-Security-Policy"]
        assert [element.get("content") for element in policies] == [POLICY], path
        before = head[: head.index(policies[0])]
        assert [element.tag for element in before] == ["meta"], path


@pytest.mark.parametrize("forbidden", ["//style", "//*[@style]", "//script[not(@src or contains(@type, 'json'))]", "//base"])
def test_nothing_is_inline_that_the_policy_forbids(forbidden: str, flagship_on_disk: BuiltSite) -> None:
    assert [path for path, page in pages(flagship_on_disk) if page.xpath(forbidden)] == []


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_that_stands_alone_loads_nothing_and_its_policy_names_its_style_and_script(flagship_on_disk: BuiltSite) -> None:
    assert flagship_on_disk.pages_apart()
    for path, page in pages_apart(flagship_on_disk):
        (style,) = page.xpath("//style/text()")
        scripts = page.xpath("//script[not(contains(@type, 'json'))]/text()")
        assert len(scripts) == path.endswith("/timeline.single.html"), path
        script = "".join(f"script-src {hash_of(text)}; " for text in scripts)
        rest = "img-src data:; base-uri 'none'; form-action 'none'"
        policy = f"default-src 'none'; style-src {hash_of(style)}; {script}{rest}"
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [policy], path
        assert page.xpath("//script[@src] | //*[@style] | //link[@rel='stylesheet'] | //img") == [], path


def test_no_element_has_a_script_in_an_attribute(flagship_on_disk: BuiltSite) -> None:
    handlers = [
        (path, name)
        for path, page in pages(flagship_on_disk)
        for element in page.iter()
        for name in element.attrib
        if name.startswith("on")
    ]
    assert handlers == []


def test_scripts_are_classic_and_deferred_and_data_is_json(flagship_on_disk: BuiltSite) -> None:
    for path, page in pages(flagship_on_disk):
        for script in page.iter("script"):
            if script.get("src"):
                assert set(script.attrib) == {"src", "defer"}, path
            else:
                json.loads(script.text_content())


def test_the_language_switch_stays_on_the_same_page(flagship_on_disk: BuiltSite) -> None:
    folder = flagship_on_disk.folder
    for path, page in pages(flagship_on_disk):
        there = {link.attrib["hreflang"]: link.attrib["href"] for link in page.cssselect(".masthead__languages a")}
        leads = {code: ((folder / path).parent / href).resolve() for code, href in there.items()}
        plain = path.removeprefix("fr/")
        assert leads == {"en": (folder / plain).resolve(), "fr": (folder / "fr" / plain).resolve()}, path


def test_the_first_page_weighs_at_most_45_kb_and_asks_for_at_most_8_files(flagship_on_disk: BuiltSite) -> None:
    page = parsed(flagship_on_disk.folder / "index.html")
    loaded = {str(link) for link in page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")}
    sizes = {name: len(compressed((flagship_on_disk.folder / name).read_bytes())) for name in {"index.html", *loaded}}
    assert len(sizes) <= 8, sizes
    assert sum(sizes.values()) <= 45_000, sizes


def test_the_scripts_weigh_at_most_14_kb(flagship_on_disk: BuiltSite) -> None:
    weight = sum(len(compressed(path.read_bytes())) for path in flagship_on_disk.folder.rglob("*.js"))
    assert weight <= 14_000
