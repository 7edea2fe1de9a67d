"""The commands `templates` and `strings`: files of the theme, to change."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.commands.cli import main
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import load_language
from tests.sites import SITE_FILE, write_site

SHIPPED = Path(__file__).resolve().parents[2] / "templates"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def test_a_file_is_copied_as_it_is(site: Path) -> None:
    done = run("templates", "copy", "components/quote.html.jinja", site)
    copied = site / "templates/components/quote.html.jinja"
    assert (done.exit_code, copied.read_bytes()) == (0, (SHIPPED / "components/quote.html.jinja").read_bytes())


def test_a_file_that_is_there_already_stays(site: Path) -> None:
    write_site(site, {"templates/about.html.jinja": "mine"})
    done = run("templates", "copy", "about.html.jinja", site)
    assert (done.exit_code, (site / "templates/about.html.jinja").read_text("utf-8")) == (1, "mine")


@pytest.mark.parametrize("name", ["about.html.jinj", "../content/site.yaml", "strings", ""])
def test_what_is_no_file_of_the_theme_is_refused(site: Path, name: str) -> None:
    assert run("templates", "copy", name, site).exit_code == 2
    assert not (site / "templates").exists()


def test_the_list_names_every_file() -> None:
    names = run("templates", "list").stdout.split()
    assert {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*") if path.is_file()} == set(names)


def test_a_new_language_has_every_text_and_every_plural_form(site: Path) -> None:
    assert run("strings", "pl", site).exit_code == 0
    folders = theme_folders(site)
    polish, english = load_language(folders, "pl"), load_language(folders, "en")
    assert polish.messages.keys() == english.messages.keys()
    assert {form for message in polish.messages.values() if not isinstance(message, str) for form in message} == {
        *("one", "few", "many", "other")
    }


def test_a_new_language_builds_and_check_names_what_is_left_to_translate(site: Path) -> None:
    run("strings", "de", site)
    write_site(site, {SITE_FILE: "title: {en: Example, de: Beispiel}\nlanguages: [en, de]\n"})
    done = run("check", site)
    assert (done.exit_code, "templates/strings/de.yaml" in done.stderr, "untranslated" in done.stderr) == (0, True, True)
    assert run("build", site, "--as-of", "2026-11-23").exit_code == 0


@pytest.mark.parametrize(("code", "status"), [("en", 1), ("xx-zzzz", 2), ("Deutsch", 2), ("sco", 2)])
def test_what_cannot_be_a_new_language_is_refused(site: Path, code: str, status: int) -> None:
    assert run("strings", code, site).exit_code == status
    assert not (site / "templates").exists()
