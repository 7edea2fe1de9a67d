"""The shipped interface texts are checked as a site's own are: a mistake is named with its file and line, never a traceback."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from founders_timeline.model.problems import ContentError
from founders_timeline.theme.languages import load_language
from tests.sites import SITE_FILE, write_site

SHIPPED = Path(__file__).parents[2] / "templates" / "strings"


def broken(root: Path, code: str, old: str, new: str) -> Path:
    """Copy the shipped texts and change those of one language; return the folder of the theme."""
    shutil.copytree(SHIPPED, root / "strings")
    file = root / "strings" / f"{code}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return root


def first_problem(folder: Path, code: str) -> str:
    with pytest.raises(ContentError) as caught:
        load_language((folder,), code)
    return str(caught.value.problems[0])


MISTAKES = {
    "braces": ("en", "as_of: as of {date}", "as_of: as of {date", "error[placeholder]"),
    "a format": ("en", "as_of: as of {date}", "as_of: as of {date:d}", "error[placeholder]"),
    "a list": ("en", "as_of: as of {date}", "as_of: [as of, {date: 1}]", "error[type]"),
    "a placeholder that English lacks": ("fr", "{date}", "{day_of}", "error[placeholder]"),
    "a name that English lacks": ("fr", "date:\n", "dates:\n", "error[unknown-key]"),
    "a tab": ("en", "date:\n  ", "date:\n\t", "error[yaml-syntax]"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_shipped_text_is_named_with_its_file_and_line(tmp_path: Path, name: str) -> None:
    code, old, new, kind = MISTAKES[name]
    problem = first_problem(broken(tmp_path, code, old, new), code)
    place, _, told = problem.partition(": ")
    line = (tmp_path / f"strings/{code}.yaml").read_text("utf-8").splitlines()[int(place.split(":")[1]) - 1]
    assert (place.startswith(f"{tmp_path}/strings/{code}.yaml:"), told.startswith(kind), line != "") == (True, True, True)


def test_a_shipped_language_that_lacks_a_text_is_named(tmp_path: Path) -> None:
    folder = broken(tmp_path, "fr", "as_of:", "# as_of:")
    assert f"{tmp_path}/strings/fr.yaml:1:1: error[missing]: date: 1 text is missing: as_of." in first_problem(folder, "fr")


def test_a_plural_needs_its_other_form(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"templates/strings/en.yaml": "timeline:\n  events: {one: one}\n"})
    done = CliRunner().invoke(main, ["check", str(root)], catch_exceptions=False)
    assert "templates/strings/en.yaml:2:11: error[missing]: timeline.events: there is no text for" in done.stderr


def test_reports_need_english_texts_whatever_the_languages_of_a_site_are(tmp_path: Path) -> None:
    files = {SITE_FILE: "title: Exemple\nlanguages: [fr]\n", "templates/strings/en.yaml": "date: {as_of: '{'}\n"}
    done = CliRunner().invoke(main, ["count", str(write_site(tmp_path, files))], catch_exceptions=False)
    assert (done.exit_code, "templates/strings/en.yaml:1:15: error[placeholder]" in done.stderr) == (1, True)
