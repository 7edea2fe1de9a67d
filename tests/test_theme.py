"""The theme: shipped with the program, and changed by a site file by file."""

import marshal
import re
from pathlib import Path

import pytest

from founders_timeline.builder import render_site
from founders_timeline.cache_entry import write_entry
from founders_timeline.loader.site import load_site
from founders_timeline.places import theme_folders
from founders_timeline.problems import ContentError
from founders_timeline.theme import find_file, interface_languages, load_language
from tests.sites import SITE_FILE, TODAY, load, write_site
from tests.small_site import page

SHIPPED = Path(__file__).resolve().parent.parent / "templates"


def own(root: Path, path: str, text: str) -> Path:
    """Write a file of a site's own theme; return the site's folder."""
    file = root / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return root


def test_the_shipped_theme_is_found_where_the_repository_keeps_it(tmp_path: Path) -> None:
    assert theme_folders(tmp_path) == (SHIPPED,)


def test_a_sites_own_theme_comes_before_the_shipped_one(tmp_path: Path) -> None:
    own(tmp_path, "assets/print.css", "")
    assert theme_folders(tmp_path) == (tmp_path / "templates", SHIPPED)


def test_the_shipped_theme_is_not_looked_through_twice() -> None:
    assert theme_folders(SHIPPED.parent) == (SHIPPED,)


def test_a_file_of_the_sites_own_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "assets/tokens.css", ":root { --accent: green }"))
    assert find_file(folders, "assets/tokens.css") == tmp_path / "templates/assets/tokens.css"


def test_the_other_files_stay_the_shipped_ones(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "assets/tokens.css", ":root { --accent: green }"))
    assert find_file(folders, "assets/base.css") == SHIPPED / "assets/base.css"


def test_a_file_that_no_theme_has_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("assets/missing.css")):
        find_file((SHIPPED,), "assets/missing.css")


def test_a_site_changes_one_component_and_keeps_the_rest(tmp_path: Path) -> None:
    write_site(own(tmp_path, "components/mark.html.jinja", '{% macro mark() %}<b class="own">A</b>{% endmacro %}'))
    files = render_site(load(tmp_path), TODAY, theme_folders(tmp_path))
    assert page(files, "index.html").xpath("//header//b[@class='own']/text()") == ["A"]


def test_a_site_changes_its_style_by_one_file(tmp_path: Path) -> None:
    write_site(own(tmp_path, "assets/tokens.css", "@layer tokens { :root { --accent: green } }"))
    style = render_site(load(tmp_path), TODAY, theme_folders(tmp_path))["assets/site.css"].decode()
    assert style.count("--accent:") == 1


def test_there_are_interface_texts_in_english_and_french(tmp_path: Path) -> None:
    assert interface_languages(theme_folders(tmp_path)) == ("en", "fr")


def test_a_site_adds_a_language(tmp_path: Path) -> None:
    own(tmp_path, "strings/de.yaml", (SHIPPED / "strings/en.yaml").read_text(encoding="utf-8"))
    assert interface_languages(theme_folders(tmp_path)) == ("de", "en", "fr")


def test_an_added_language_has_its_pages_with_its_own_dates(tmp_path: Path) -> None:
    german = (SHIPPED / "strings/en.yaml").read_text(encoding="utf-8").replace("as_of: as of {date}", "as_of: am {date}")
    german = german.replace("{day} {month} {year}", "{day}. {month} {year}")
    write_site(own(tmp_path, "strings/de.yaml", german), {SITE_FILE: "title: {en: Who?, de: Wer?}\nlanguages: [en, de]\n"})
    folders = theme_folders(tmp_path)
    site, _ = load_site(tmp_path, TODAY, interface_languages(folders))
    files = render_site(site, TODAY, folders)
    assert page(files, "de/index.html").xpath("//*[@class='counter__day']/text()") == ["am 23. November 2026"]


def test_a_language_that_is_written_from_right_to_left_turns_the_page(tmp_path: Path) -> None:
    own(tmp_path, "strings/ar.yaml", (SHIPPED / "strings/en.yaml").read_text(encoding="utf-8"))
    write_site(tmp_path, {SITE_FILE: "title: {en: Who?, ar: من؟}\nlanguages: [en, ar]\n"})
    folders = theme_folders(tmp_path)
    site, _ = load_site(tmp_path, TODAY, interface_languages(folders))
    html = page(render_site(site, TODAY, folders), "ar/index.html")
    assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")


def test_a_site_changes_one_interface_text(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "strings/en.yaml", "site: {home: Story}\n"))
    assert load_language(folders, "en").say("site.home") == "Story"


def test_the_interface_texts_that_a_site_does_not_change_stay(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "strings/en.yaml", "site: {home: Story}\n"))
    assert load_language(folders, "en").say("site.about") == "Method"


def test_a_site_changes_a_plural_as_a_whole(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "strings/en.yaml", 'timeline: {events: {other: "{count} entries"}}\n'))
    assert load_language(folders, "en").say("timeline.events", count=1) == "1 entries"


def test_interface_texts_that_cannot_be_read_are_named_with_their_place(tmp_path: Path) -> None:
    folders = theme_folders(own(tmp_path, "strings/en.yaml", "site:\n  home: a\n  home: b\n"))
    with pytest.raises(ContentError) as caught:
        load_language(folders, "en")
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("templates/strings/en.yaml", 3)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "evnt: {link_to: Here}\n",
            '1:17: error[unknown-key]: "evnt.link_to" is not an interface text. Did you mean "event.link_to", ',
        ),
        ("filter:\n  shown: '{shwn} shown'\n", '2:10: error[placeholder]: "shwn" cannot be filled in.'),
        ("filter:\n  shown: 'a { brace'\n", '2:10: error[placeholder]: "a { brace" cannot be filled in.'),
        ("- Timeline\n", "1:1: error[root]: A file of interface texts is a mapping from names to texts."),
    ],
)
def test_a_mistake_in_an_interface_text_is_named_with_its_place(text: str, problem: str, tmp_path: Path) -> None:
    own(tmp_path, "strings/en.yaml", text)
    with pytest.raises(ContentError) as caught:
        load_language(theme_folders(tmp_path), "en")
    assert str(caught.value.problems[0]).startswith(f"templates/strings/en.yaml:{problem}")


def test_an_added_language_says_which_texts_it_lacks(tmp_path: Path) -> None:
    own(tmp_path, "strings/de.yaml", "site: {home: Zeitleiste}\n")
    with pytest.raises(ContentError, match="1 problems") as caught:
        load_language(theme_folders(tmp_path), "de")
    assert "interface texts are missing: date.day, " in str(caught.value.problems[0])


# Texts kept between runs.


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return an empty folder for compiled texts."""
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("code", ["en", "fr"])
def test_kept_texts_are_those_that_were_read(cache: Path, code: str) -> None:
    fresh, first, second = (load_language((SHIPPED,), code, each) for each in (None, cache, cache))
    assert second.kept is not None
    assert len({(tuple(each.messages), repr(each.messages), each.facts[:4]) for each in (fresh, first, second)}) == 1
    numbers = [*range(200), 999, 1_000, 9_999, 10_000, 1_000_000]
    assert [second.plural(number) for number in numbers] == [fresh.plural(number) for number in numbers]


def test_kept_texts_are_of_the_files_as_they_are_now(tmp_path: Path, cache: Path) -> None:
    before = load_language(theme_folders(own(tmp_path, "strings/en.yaml", "site: {home: Story}")), "en", cache)
    after = load_language(theme_folders(own(tmp_path, "strings/en.yaml", "site: {home: Tale}")), "en", cache)
    assert (before.say("site.home"), after.say("site.home")) == ("Story", "Tale")


def test_mistakes_in_texts_are_found_each_time(tmp_path: Path, cache: Path) -> None:
    folders = theme_folders(own(tmp_path, "strings/en.yaml", "site: {house: Story}"))
    for _ in range(2):
        with pytest.raises(ContentError):
            load_language(folders, "en", cache)


@pytest.mark.parametrize("content", [b"", b"damaged", marshal.dumps(()), marshal.dumps(({}, (1, 2)))])
def test_kept_texts_that_are_none_are_passed_over(cache: Path, content: bytes) -> None:
    load_language((SHIPPED,), "en", cache)
    (entry,) = cache.iterdir()
    write_entry(entry, content)
    assert load_language((SHIPPED,), "en", cache).say("site.home") == load_language((SHIPPED,), "en").say("site.home")
