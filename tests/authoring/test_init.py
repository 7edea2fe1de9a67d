"""The command `init`: a new site that shows every field, has no problem for half a year, and builds at once."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from founders_timeline.authoring.program_source import ProgramSource, program_source, source_of
from founders_timeline.authoring.starter_site import QUESTIONS, example_files
from founders_timeline.commands.cli import main
from founders_timeline.loader.site import load_site
from founders_timeline.model.history import history_of
from founders_timeline.model.status import EventType
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE
from founders_timeline.schema.table import Table
from founders_timeline.schema.tables import LINK, NAMED_LINK, PERSON, SITE, SOURCE, TEAM
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from tests.small_site import built, page

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
OWN = ("--name", "Zoë & Sons", "--founder", "Ada Byron", "--founder", "Ben Holt")
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
    assert files == example_files(DAY, program_source())


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


@pytest.mark.parametrize("options", [(), OWN])
def test_the_readme_names_every_file_and_target(tmp_path: Path, options: tuple[str, ...]) -> None:
    site = tmp_path / "site"
    run("init", site, *options)
    readme = (site / "README.md").read_text("utf-8")
    targets = re.findall(r"^([a-z]+): ##", (site / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert [name for name in targets if name != "help" and f"make {name}" not in readme] == []
    assert [
        path
        for path in re.findall(r"^\| `(\S+\.[a-z]+)`.*\| (?!not there yet)", readme, re.MULTILINE)
        if not (site / path).is_file()
    ] == []


def test_the_makefile_builds_the_site(site: Path) -> None:
    program = f"{shlex.quote(sys.executable)} -m founders_timeline"
    subprocess.run(["make", "check", "site", f"PROGRAM={program}"], cwd=site, check=True, capture_output=True)
    assert (site / "build" / "index.html").is_file()


@pytest.mark.parametrize(("options", "is_installed"), [((), True), (("PROGRAM=founders-timeline",), False)])
def test_the_makefile_installs_the_program_unless_another_one_is_named(
    site: Path, options: tuple[str, ...], is_installed: bool
) -> None:
    steps = subprocess.check_output(["make", "--dry-run", "site", *options], cwd=site, text=True)
    assert ("-m venv --clear .venv" in steps, program_source().for_make() in steps) == (is_installed, is_installed)


def test_the_editor_settings_map_every_file(site: Path) -> None:
    settings = json.loads((site / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {path for pattern in settings.values() for path in site.glob(pattern)} == set(site.rglob("*.yaml"))
    schemas = {path for path in built(site, DAY) if path.startswith("schema/")}
    assert {path.removeprefix("./build/") for path in settings} == schemas


def test_the_workflow_uses_the_actions_that_the_repository_uses(site: Path) -> None:
    mine, ours = (folder / ".github" / "workflows" / "publish.yml" for folder in (site, ROOT))
    actions = [set(re.findall(r"uses: (\S+)", path.read_text("utf-8"))) for path in (mine, ours)]
    assert actions[0] == actions[1]


# One's own team.


def own(folder: Path, *options: str) -> Path:
    """Make a site on somebody's own team."""
    done = run("init", folder, "--as-of", DAY, *OWN, *options)
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.mark.parametrize("options", [(), ("--lang", "fr"), ("--lang", "fr", "--lang", "en"), ("--founded", "[2015..2016]")])
def test_ones_own_team_has_no_problem(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert load_site(own(tmp_path / "site", *options), DAY, ("en", "fr"))[1] == ()


def test_ones_own_team_is_all_that_the_site_has(tmp_path: Path) -> None:
    site = own(tmp_path / "site")
    content = load_site(site, DAY, ("en", "fr"))[0]
    (team,) = content.teams
    assert (content.languages, team.id, team.name, str(team.founded)) == (("en",), "zoe-sons", "Zoë & Sons", DAY.isoformat())
    assert ([person.name for person in team.founders], team.events) == (["Ada Byron", "Ben Holt"], ())
    texts = [path.read_text("utf-8") for path in site.rglob("*") if path.is_file()]
    assert [text for text in texts if re.search("halcyon|made up|tout est inventé|keep this page", text, re.IGNORECASE)] == []


def test_ones_own_team_builds_with_everybody_there(tmp_path: Path) -> None:
    html = page(built(own(tmp_path / "site"), DAY), "index.html")
    assert html.cssselect("[data-counter]")[0].get("data-remaining") == "2"
    assert html.findtext(".//h1") is not None


def test_the_languages_are_those_asked_for_in_their_order(tmp_path: Path) -> None:
    content = load_site(own(tmp_path / "site", "--lang", "fr", "--lang", "en"), DAY, ("en", "fr"))[0]
    assert (content.languages, content.title.in_language("en")[0]) == (("fr", "en"), "Who is still at Zoë & Sons?")


def test_every_shipped_language_has_a_title() -> None:
    assert set(QUESTIONS) == set(interface_languages(theme_folders(ROOT)))


def test_the_day_of_the_founding_is_asked_for_until_it_is_known(tmp_path: Path) -> None:
    told = [run("init", tmp_path / name, *OWN, *more).stdout for name, more in (("a", ()), ("b", ("--founded", "2015-12-11")))]
    assert [f"correct founded: in {tmp_path}/a/content/zoe-sons/team.yaml." in told[0], "founded:" in told[1]] == [True, False]
    assert all(f"Next: founders-timeline new {tmp_path}/{name}\n" in words for name, words in zip("ab", told, strict=True))


def test_the_first_departure_can_be_written_at_once(tmp_path: Path) -> None:
    site = own(tmp_path / "site", "--founded", "2015")
    done = run("new", site, "--name", "Ada Byron", "--date", "2024-08", "--source", "https://example.org/ada", "--yes")
    assert (done.exit_code, "Remaining: 2 → 1 of 2." in done.stdout) == (0, True)


REFUSED = {
    "no founder": (("--name", "Acme"), "give one for each founder"),
    "no team": (("--founder", "Ada"), "--founder needs --name"),
    "a language for nobody": (("--lang", "fr"), "--lang needs --name"),
    "an empty name": (("--name", " ", "--founder", "Ada"), '" " is not a name.'),
    "a founder without letters": (("--name", "Acme", "--founder", "12"), '"12" is not a name.'),
    "an address": (("--name", "Acme", "--founder", "https://x.com/ada"), '"https://x.com/ada" is not a name.'),
    "a founder twice": (("--name", "Acme", "--founder", "Ada", "--founder", "ADA"), '"Ada" and "ADA" are one name'),
    "a handle": (("--name", "Acme", "--founder", "@ada"), '"@ada" is not a name.'),
    "two founders in one": (("--name", "Acme", "--founder", "Ada and Ben"), '--founder "Ada" --founder "Ben"'),
    "several founders in one": (("--name", "Acme", "--founder", "Ada, Ben"), '--founder "Ada" --founder "Ben"'),
    "a folder of the site": (("--name", "Data", "--founder", "Ada"), "cannot be the team's folder data/"),
    "a language's folder": (("--name", "EN", "--founder", "Ada"), "cannot be the team's folder en/"),
    "a language without texts": ((*OWN, "--lang", "de"), "founders-timeline strings CODE"),
    "a language in capitals": ((*OWN, "--lang", "FR"), 'Did you mean "fr"?'),
    "a language twice": ((*OWN, "--lang", "fr", "--lang", "fr"), '"fr" is given twice'),
    "no date": ((*OWN, "--founded", "Dec 2015"), '"Dec 2015" is not a date'),
    "a founding to come": ((*OWN, "--founded", "2030"), '"2030" lies after 2026-11-23'),
}


@pytest.mark.parametrize(("options", "words"), REFUSED.values(), ids=REFUSED)
def test_what_no_site_can_be_made_of_is_refused_in_one_sentence(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    done = run("init", tmp_path / "site", "--as-of", DAY, *options)
    assert (done.exit_code, words in done.stderr, (tmp_path / "site").exists()) == (2, True, False), done.stderr


# Where the program comes from.

WHEEL = "https://example.org/founders_timeline-1.0-py3-none-any.whl"
SOURCES = {
    "an index": (None, "founders-timeline==1.0", False),
    "a wheel": ({"url": WHEEL, "archive_info": {"hashes": {"sha256": "ab"}}}, f"{WHEEL}#sha256=ab", False),
    "a wheel, as pip wrote it once": ({"url": WHEEL, "archive_info": {"hash": "sha256=ab"}}, f"{WHEEL}#sha256=ab", False),
    "a repository": (
        {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "requested_revision": "v1", "commit_id": "c0ffee"}},
        "git+https://example.org/x.git@c0ffee",
        False,
    ),
    "a local repository": (
        {"url": "file:///srv/x", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}},
        "git+file:///srv/x@c0ffee",
        True,
    ),
    "a local wheel": ({"url": "file:///srv/my%20files/x.whl", "archive_info": {}}, "/srv/my files/x.whl", True),
    "a folder": ({"url": "file:///srv/x", "dir_info": {"editable": True}}, "/srv/x", True),
}


@pytest.mark.parametrize(("direct_url", "requirement", "is_local"), SOURCES.values(), ids=SOURCES)
def test_the_source_of_the_program_is_what_pip_wrote_down(
    direct_url: dict[str, object] | None, requirement: str, is_local: bool
) -> None:
    source = source_of("1.0", json.dumps(direct_url) if direct_url else None)
    assert (source.requirement, source.is_local) == (requirement, is_local)


@pytest.mark.parametrize("requirement", ["founders-timeline==1.0", f"{WHEEL}#sha256=ab", "/srv/it's $5/x.whl"])
def test_make_and_the_shell_hand_the_source_on_unchanged(tmp_path: Path, requirement: str) -> None:
    source = ProgramSource(requirement)
    (tmp_path / "Makefile").write_text(f"SOURCE = {source.for_make()}\nall:\n\t@printf %s $(SOURCE)\n", encoding="utf-8")
    assert subprocess.check_output(["make", "-s", "-C", tmp_path], text=True) == requirement


@pytest.mark.parametrize(
    ("is_local", "given", "printed"), [(False, "", "x"), (False, "y", "y"), (True, "y", "y"), (True, "", "")]
)
def test_on_a_server_a_variable_takes_the_place_of_the_source(is_local: bool, given: str, printed: str) -> None:
    script = f'printf %s "{ProgramSource("x", is_local).for_shell()}"'
    done = subprocess.run(["sh", "-c", script], env={"FOUNDERS_TIMELINE": given}, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode == 0, "Set this variable" in done.stderr) == (printed, bool(printed), not printed)


@pytest.mark.parametrize("name", ["Makefile", ".github/workflows/publish.yml", ".gitlab-ci.yml", "netlify.toml"])
def test_every_way_to_publish_names_the_source_once(name: str) -> None:
    text = example_files(DAY, ProgramSource("git+https://example.org/x.git@c0ffee"))[name].decode()
    assert text.count("git+https://example.org/x.git@c0ffee") == 1
    assert not re.search(r"\{(make|shell)_source\}", text)


def test_netlify_and_gitlab_read_their_files(tmp_path: Path) -> None:
    files = example_files(DAY, ProgramSource("https://example.org/x.whl#sha256=ab"))
    assert "founders-timeline build" in tomllib.loads(files["netlify.toml"].decode())["build"]["command"]
    script = yaml.safe_load(files[".gitlab-ci.yml"])["pages"]["script"]
    assert [line.split()[0] for line in script] == ["python", "founders-timeline", "founders-timeline"]


# Where it goes.


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
