"""The command `init`: a new site that shows every field, has no problem for half a year, and builds at once."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.cli import main
from founders_timeline.history import history_of
from founders_timeline.loader.site import load_site
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE
from founders_timeline.schema.table import Table
from founders_timeline.schema.tables import LINK, NAMED_LINK, PERSON, SITE, SOURCE, TEAM
from founders_timeline.starter_site import starter_files
from founders_timeline.status import EventType
from tests.small_site import built, page

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 23)
TABLES = (SITE, TEAM, PERSON, SOURCE, DESTINATION, CORRECTION, QUOTE, EVENT, LINK, NAMED_LINK)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a new site with the command."""
    assert run("init", tmp_path / "site", "--as-of", DAY).exit_code == 0
    return tmp_path / "site"


def test_the_new_site_holds_the_starters_files(site: Path) -> None:
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert files == starter_files(DAY)


@pytest.mark.parametrize("days", [0, 1, 180])
def test_the_new_site_has_no_problem_for_half_a_year(site: Path, days: int) -> None:
    _, warnings = load_site(site, DAY + timedelta(days), ("en", "fr"))
    assert warnings == ()


def test_the_new_site_asks_for_a_look_after_half_a_year(site: Path) -> None:
    _, warnings = load_site(site, DAY + timedelta(181), ("en", "fr"))
    assert [warning.code for warning in warnings] == ["stale"]


def test_the_new_site_builds_in_both_languages(site: Path) -> None:
    files = built(site, DAY)
    counters = [
        page(files, path).cssselect("[data-counter]")[0].get("data-remaining") for path in ("index.html", "fr/index.html")
    ]
    assert counters == ["2", "2"]


def test_the_new_site_shows_every_type_that_a_story_needs_and_every_status(site: Path) -> None:
    team = load_site(site, DAY, ("en", "fr"))[0].teams[0]
    assert {event.type for event in team.events} >= set(EventType) - {EventType.DEATH, EventType.REINSTATEMENT}
    statuses = {status for _, tenures in history_of(team).tenures for tenure in tenures for status in tenure.statuses}
    assert len(statuses) == 4


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.what)
def test_the_new_site_shows_every_field(site: Path, table: Table) -> None:
    text = "\n".join(path.read_text("utf-8") for path in site.rglob("*.yaml"))
    assert [field.name for field in table.fields if not re.search(rf"(^|[\s{{]){field.name}:", text)] == []


def test_the_readme_names_every_file_and_target(site: Path) -> None:
    readme = (site / "README.md").read_text("utf-8")
    targets = re.findall(r"^([a-z]+): ##", (site / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert [name for name in targets if name != "help" and f"make {name}" not in readme] == []
    assert [path for path in re.findall(r"^\| `([a-z./-]+\.[a-z]+)`", readme, re.MULTILINE) if not (site / path).is_file()] == []


def test_the_makefile_builds_the_site(site: Path) -> None:
    program = f"{sys.executable} -m founders_timeline"
    subprocess.run(["make", "check", "site", f"PROGRAM={program}"], cwd=site, check=True, capture_output=True)
    assert (site / "build" / "index.html").is_file()


def test_the_editor_settings_map_every_file(site: Path) -> None:
    settings = json.loads((site / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {path for pattern in settings.values() for path in site.glob(pattern)} == set(site.rglob("*.yaml"))
    schemas = {path for path in built(site, DAY) if path.startswith("schema/")}
    assert {path.removeprefix("./build/") for path in settings} == schemas


def test_the_workflow_uses_the_actions_that_the_repository_uses(site: Path) -> None:
    mine, ours = (folder / ".github" / "workflows" / "publish.yml" for folder in (site, ROOT))
    actions = [set(re.findall(r"uses: (\S+)", path.read_text("utf-8"))) for path in (mine, ours)]
    assert actions[0] == actions[1]


def test_an_empty_folder_may_become_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", ".")
    assert (done.exit_code, done.stdout) == (0, "Made a site; its README.md says what is where. Next: founders-timeline build\n")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = run("init", tmp_path)
    assert (done.exit_code, f"{tmp_path} is not empty" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert (run("init", tmp_path / "file").exit_code, (tmp_path / "file").read_text()) == (2, "mine")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = run("init", tmp_path / "file" / "site")
    assert (done.exit_code, "Error: " in done.stderr, "Traceback" in done.stderr) == (1, True, False)
