"""The theme: shipped with the program, and changed by a site file by file."""

import re
from pathlib import Path

import pytest

from founders_timeline.loader.site import load_site
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.theme.assets import unread_files
from founders_timeline.theme.folders import find_file, theme_folders
from founders_timeline.theme.languages import interface_languages, left_to_translate, load_language
from tests.rendering import render_site
from tests.sites import SITE_FILE, TODAY, load, write_site
from tests.small_site import page

SHIPPED = Path(__file__).resolve().parents[2] / "templates"


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


CUSTOM = ":root { --remain: #a3224a; }"


@pytest.mark.parametrize("path", ["assets/site.css", "example/embed.html", "example/timeline.single.html"])
def test_a_site_changes_one_colour_everywhere_by_one_line(tmp_path: Path, path: str) -> None:
    write_site(own(tmp_path, "assets/custom.css", CUSTOM))
    style = render_site(load(tmp_path), TODAY, theme_folders(tmp_path))[path].decode()
    assert "--remain:" in style[: style.index("#a3224a") - 20]
    assert "@layer" not in style[style.index("#a3224a") :]


@pytest.mark.parametrize("path", ["custom.css", "assets/costum.css", "assets/tokens/tokens.css"])
def test_a_style_that_nothing_reads_is_told_with_the_name_that_is_meant(tmp_path: Path, path: str) -> None:
    write_site(own(tmp_path, path, CUSTOM))
    (warning,) = unread_files(theme_folders(tmp_path))
    meant = "templates/assets/tokens.css" if "tokens" in path else "templates/assets/custom.css"
    assert (warning.path, warning.code, meant in warning.hint) == (f"templates/{path}", "ignored-file", True)


def test_a_style_that_stands_in_for_another_and_the_editors_scripts_are_read(tmp_path: Path) -> None:
    for path in ("assets/custom.css", "assets/tokens.css", "admin/js-yaml.js"):
        own(tmp_path, path, "")
    assert list(unread_files(theme_folders(tmp_path))) == []


def test_a_style_that_would_end_the_element_it_is_put_into_is_told_with_its_line(tmp_path: Path) -> None:
    write_site(own(tmp_path, "assets/custom.css", "p { color: red }\np::after { content: '</style>' }\n"))
    with pytest.raises(ContentError) as caught:
        render_site(load(tmp_path), TODAY, theme_folders(tmp_path))
    assert str(caught.value.problems[0]).startswith("templates/assets/custom.css:2:1: error[template]: ")


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
            "evnt: {now: Here}\n",
            '1:13: error[unknown-key]: "evnt.now" is not an interface text. Did you mean "event.now", ',
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
    with pytest.raises(ContentError) as caught:
        load_language(theme_folders(tmp_path), "de")
    english = load_language(theme_folders(tmp_path), "en").messages
    told = {name for problem in caught.value.problems for name in names_in(problem)}
    assert told == english.keys() - {"site.home"}


def test_an_added_language_says_which_texts_are_not_translated(tmp_path: Path) -> None:
    english = (SHIPPED / "strings/en.yaml").read_text(encoding="utf-8")
    own(tmp_path, "strings/de.yaml", english.replace("  home: Timeline", '  home: "TRANSLATE: Timeline"'))
    (warning,) = left_to_translate(theme_folders(tmp_path), "de")
    line = english.splitlines().index("  home: Timeline") + 1
    assert str(warning).startswith(
        f"templates/strings/de.yaml:{line}:9: warning[untranslated]: site: 1 text is still to be translated: home. "
    )


def test_a_plural_without_the_form_for_every_number_is_refused(tmp_path: Path) -> None:
    own(tmp_path, "strings/fr.yaml", 'timeline: {events: {one: "{count} fait"}}\n')
    with pytest.raises(ContentError, match="1 problems") as caught:
        load_language(theme_folders(tmp_path), "fr")
    assert str(caught.value.problems[0]).startswith(
        "templates/strings/fr.yaml:1:20: error[missing]: timeline.events: there is no text for the plural category other."
    )


def test_a_plural_that_lacks_a_form_of_its_language_is_told(tmp_path: Path) -> None:
    own(tmp_path, "strings/pl.yaml", 'timeline: {events: {one: "{count} fakt", other: "{count} faktu"}}\n')
    (warning,) = left_to_translate(theme_folders(tmp_path), "pl")
    assert "timeline.events: there is no form few and no form many, so the form other is shown." in str(warning)


def test_a_form_that_no_number_of_a_site_needs_is_not_missed(tmp_path: Path) -> None:
    own(tmp_path, "strings/fr.yaml", 'timeline: {events: {one: "{count} fait", other: "{count} faits"}}\n')
    assert left_to_translate(theme_folders(tmp_path), "fr") == ()


def names_in(problem: Problem) -> list[str]:
    """Return the interface texts that a problem lists, by their full names."""
    *sections, _, names = problem.message.split(": ")
    return [".".join([*sections, name]) for name in names.rstrip(".").split(", ")]
