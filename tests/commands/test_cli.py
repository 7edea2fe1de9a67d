"""The commands: what they print where, and the exit status they end with."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline import __version__
from founders_timeline.commands.cli import main

ROOT = Path(__file__).resolve().parents[2]

CONTENT = {
    "site.yaml": "title: Who is left?\nteams: [team, other]\n",
    "about.md": "How we count.\n",
    "team/team.yaml": "name: Team\nfounded: 2015-12-11\nfounders: [Ada Łovelace, Bob Byte]\n",
    "team/events/bob.yaml": (
        "name: Bob Byte\ndate: 2024-08-05\ndestination: Elsewhere\n"
        "sources: [{url: https://example.org/bob, title: Bob leaves, date: 2024-08-05}]\n"
    ),
    "other/team.yaml": "name: Other\nfounded: 2016-01-01\nfounders: [Cy Code]\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a small site of two teams without a problem."""
    for name, text in CONTENT.items():
        write(tmp_path, name, text)
    return tmp_path


def write(site: Path, name: str, text: str) -> None:
    path = site / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def break_dates(site: Path, number: int = 1) -> None:
    for n in range(number):
        write(site, f"team/events/broken-{n:02}.yaml", "name: Ada Łovelace\ndate: 2024-02-30\n")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}


# All commands


def test_help_names_the_commands_and_shows_examples() -> None:
    done = run("--help")
    assert all(word in done.stdout for word in ("build", "check", "count", "founders-timeline count --on 2024-08-06"))


@pytest.mark.parametrize("command", ["build", "check", "count"])
def test_every_command_shows_examples_in_its_help(command: str) -> None:
    assert f"  founders-timeline {command} " in run(command, "-h").stdout


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"founders-timeline, version {__version__}\n"


@pytest.mark.parametrize("command", ["build", "check", "count"])
def test_a_folder_without_content_is_wrong_usage(tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        f"Error: {tmp_path}/content not found: SITE is the folder that holds content/.",
    )


@pytest.mark.parametrize(("command", "option"), [("build", "--as-of"), ("check", "--as-of"), ("count", "--on")])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-8-6", '"2024-8-6" is not a date: months and days have two digits. Write one day, as in 2024-08-06.'),
        ("2024-08", '"2024-08" is not one day. Write one, as in 2024-08-06.'),
        ("2024-08-06?", '"2024-08-06?" is not one day. Write one, as in 2024-08-06.'),
        ("[2024-08-06..2024-08-06]", '"[2024-08-06..2024-08-06]" is not one day. Write one, as in 2024-08-06.'),
        ("today\x1b", '"today\\x1b" is not a date. Write one day, as in 2024-08-06.'),
        ("", '"" is not a date. Write one day, as in 2024-08-06.'),
    ],
)
def test_a_day_is_written_in_one_way_only(site: Path, command: str, option: str, text: str, reason: str) -> None:
    done = run(command, site, option, text)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, f"Error: Invalid value for '{option}': {reason}")


@pytest.mark.parametrize(("command", "option"), [("build", "--as-of"), ("check", "--as-of"), ("count", "--on")])
def test_a_day_before_the_founding_is_wrong_usage(site: Path, command: str, option: str) -> None:
    done = run(command, site, option, "2015-12-10")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: 2015-12-10 is before Team was founded, 2015-12-11: name that day or a later one.",
    )


@pytest.mark.parametrize("command", ["build", "check", "count"])
def test_all_problems_are_told_at_once_in_order_and_then_counted(site: Path, command: str) -> None:
    break_dates(site, 2)
    done = run(command, site)
    message = '2:7: error[date]: date: "2024-02-30" is not a day in the calendar. 2024-02 has 29 days.'
    assert (done.exit_code, done.stdout, done.stderr.splitlines()) == (
        1,
        "",
        [
            f"content/team/events/broken-00.yaml:{message}",
            f"content/team/events/broken-01.yaml:{message}",
            "2 errors.",
        ],
    )


@pytest.mark.parametrize("arguments", [["check", "SITE"], ["count", "SITE"], ["count", "SITE", "--format", "json"]])
def test_only_a_build_imports_the_template_engine(site: Path, arguments: list[str]) -> None:
    program = """
import sys
from founders_timeline.commands.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
print(sorted({"jinja2", "founders_timeline.site.plan"} & set(sys.modules)), file=sys.stderr)
"""
    command = [sys.executable, "-c", program, *(str(site) if word == "SITE" else word for word in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_module_runs_as_the_command_does(site: Path) -> None:
    command = [sys.executable, "-m", "founders_timeline", "count", str(site), "--on", "2010-01-01"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "Usage: founders-timeline count [OPTIONS] [SITE]")


def test_a_terminal_that_cannot_show_a_name_gets_it_escaped(site: Path) -> None:
    command = [sys.executable, "-m", "founders_timeline", "count", str(site)]
    latin = environment(PYTHONIOENCODING="latin-1")
    done = subprocess.run(command, capture_output=True, encoding="latin-1", env=latin, check=False)
    assert (done.returncode, "Ada \\u0141ovelace" in done.stdout) == (0, True)


def test_the_site_is_the_folder_we_are_in_by_default(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert run("check").stdout == "No problems in content/.\n"


# build


def test_build_writes_the_site_and_says_where(site: Path) -> None:
    done = run("build", site, "--as-of", "2024-08-06")
    pages = len(list((site / "build").rglob("*.html")))
    assert (done.exit_code, done.stderr, done.stdout.splitlines()[0]) == (
        0,
        "",
        f"Built {pages} pages in {site}/build as of 2024-08-06: open {site}/build/index.html",
    )


def test_build_says_once_what_the_site_lacks_without_its_address(site: Path) -> None:
    without, with_it = (
        run("build", site, "--as-of", "2024-08-06", *url) for url in ((), ("--base-url", "https://example.org/a"))
    )
    assert (without.stdout.count("base_url"), with_it.stdout.count("base_url")) == (1, 0)


def test_build_counts_as_of_the_day_that_was_asked_for(site: Path) -> None:
    run("build", site, "--as-of", "2024-08-04", "-o", site / "before")
    run("build", site, "--as-of", "2024-08-05", "-o", site / "after")
    pages = [(site / name / "index.html").read_text(encoding="utf-8") for name in ("before", "after")]
    assert ['data-remaining="2"' in pages[0], 'data-remaining="1"' in pages[1]] == [True, True]


def test_build_prints_warnings_and_goes_on(site: Path) -> None:
    (site / "content/notes.txt").touch()
    done = run("build", site, "--as-of", "2024-08-01")
    assert (done.exit_code, done.stderr.splitlines()[-1], (site / "build/index.html").exists()) == (0, "1 warning.", True)


def test_build_for_a_past_day_does_not_warn_that_later_events_lie_ahead(site: Path) -> None:
    done = run("build", site, "--as-of", "2024-08-01")
    assert (done.exit_code, done.stderr) == (0, "")


def test_build_with_problems_leaves_the_old_output(site: Path) -> None:
    run("build", site)
    before = {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")}
    break_dates(site)
    done = run("build", site)
    assert (done.exit_code, {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")}) == (1, before)


def test_build_refuses_a_folder_that_is_not_its_own(site: Path) -> None:
    (site / "public").mkdir()
    (site / "public/CNAME").touch()
    done = run("build", site, "-o", site / "public")
    assert (done.exit_code, done.stdout, done.stderr) == (
        1,
        "",
        f"Error: The site cannot be written to {site}/public: it holds what founders-timeline did not make (CNAME); "
        "name another folder, or move that away.\n",
    )


def test_build_refuses_an_address_that_is_none(site: Path) -> None:
    done = run("build", site, "--base-url", "example.org")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        'Error: Invalid value for --base-url: "example.org" does not begin with https:// or http://. '
        "Write the address of the site's first page without its name: https://example.org/folder/.",
    )


def test_build_names_the_line_of_a_mistake_in_the_sites_own_template(site: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates/about.html.jinja").write_text("<p>\n{% nonsense %}\n", encoding="utf-8")
    done = run("build", site)
    assert (done.exit_code, done.stderr) == (
        1,
        "templates/about.html.jinja:2:1: error[template]: TemplateSyntaxError: Encountered unknown tag 'nonsense'.\n1 error.\n",
    )


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_mistake_in_the_sites_own_interface_texts_is_a_problem(site: Path, command: str) -> None:
    (site / "templates/strings").mkdir(parents=True)
    (site / "templates/strings/en.yaml").write_text("site: &a home\n", encoding="utf-8")
    done = run(command, site)
    assert (done.exit_code, done.stderr.startswith("templates/strings/en.yaml:1:7: error[")) == (1, True)


# check


def test_check_writes_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    run("check", site)
    assert sorted(site.rglob("*")) == before


def test_check_passes_with_warnings_alone(site: Path) -> None:
    done = run("check", site, "--as-of", "2024-08-01")
    assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (0, "", "1 warning.")


def test_check_prints_json_on_stdout_alone(site: Path) -> None:
    break_dates(site)
    done = run("check", site, "--format", "json")
    report = json.loads(done.stdout)
    assert (done.exit_code, done.stderr, report["errors"], report["problems"][0]["code"]) == (1, "", 1, "date")


def test_check_prints_json_where_nothing_is_wrong(site: Path) -> None:
    done = run("check", site, "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"errors": 0, "warnings": 0, "problems": []})


def test_check_annotates_for_github_and_logs_every_problem(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_dates(site, 12)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.parent))
    done = run("check", site, "--format", "github")
    lines = done.stdout.splitlines()
    start = f"::error file={site.name}/content/team/events/broken-00.yaml,line=2,col=7,title=date::"
    assert (done.exit_code, len(lines), lines[0].startswith(start)) == (1, 10, True)
    assert (len(done.stderr.splitlines()), "\n::" in done.stderr) == (13, False)


def test_check_names_a_site_outside_the_repository_by_its_own_paths(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_dates(site)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(ROOT))
    assert run("check", site, "--format", "github").stdout.startswith("::error file=content/team/")


def test_check_tells_content_that_may_not_be_read_without_a_traceback(site: Path) -> None:
    (site / "content/other/team.yaml").unlink()
    (site / "content/other/team.yaml").mkdir()
    done = run("check", site)
    assert (done.exit_code, done.stderr.startswith("content/other/team.yaml:1:1: error[not-a-file]")) == (1, True)


# count


def test_count_prints_one_line_of_json(site: Path) -> None:
    assert run("count", site, "--on", "2024-08-06", "--format", "json").stdout == (
        '{"team": "team", "on": "2024-08-06", "founders": 2, "remaining": {"low": 1, "high": 1}, "active": ["ada-lovelace"], '
        '"on_leave": [], "affiliated": [], "departed": ["bob-byte"], "uncertain": []}\n'
    )


def test_count_names_everybody_with_the_reason(site: Path) -> None:
    lines = run("count", site, "--on", "2024-08-06").stdout.splitlines()
    assert (lines[0], lines[4], lines[7]) == (
        "1 of 2 founders of Team remains.",
        "  Ada Łovelace: at work since the founding, 11 December 2015",
        "  Bob Byte: departed since 5 August 2024 (departure, content/team/events/bob.yaml:2)",
    )


def test_count_takes_another_team(site: Path) -> None:
    assert json.loads(run("count", site, "--team", "other", "--format", "json").stdout)["active"] == ["cy-code"]


def test_count_needs_a_day_after_the_founding_of_the_team_it_counts_alone(site: Path) -> None:
    assert [run("count", site, "--on", "2015-12-31", *team).exit_code for team in ((), ("--team", "other"))] == [0, 2]


def test_count_suggests_a_team_for_one_that_does_not_exist(site: Path) -> None:
    done = run("count", site, "--team", "taem\n")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        'Error: Invalid value for --team: there is no team "taem\\x0a". Did you mean "team"?',
    )


# A terminal


def on_a_terminal(program: str) -> str:
    """Run a program whose stderr is a terminal, and return what that shows."""
    screen, terminal = pty.openpty()
    try:
        subprocess.run([sys.executable, "-c", program], stderr=terminal, env=environment(), check=True)
        os.close(terminal)
        return os.read(screen, 10_000).decode()
    finally:
        os.close(screen)


SLOW = """
import sys, time
from founders_timeline.commands.content import PATIENCE, patience
with patience("Building the site …"):
    time.sleep(PATIENCE + 0.3)
print("done", file=sys.stderr)
"""


def test_a_person_at_a_terminal_is_told_what_takes_long() -> None:
    assert on_a_terminal(SLOW).splitlines() == ["Building the site …", "done"]


def test_a_log_is_not_told_what_takes_long() -> None:
    done = subprocess.run([sys.executable, "-c", SLOW], capture_output=True, text=True, env=environment(), check=True)
    assert done.stderr == "done\n"


def test_help_starts_fast() -> None:
    command = [sys.executable, "-m", "founders_timeline", "--help"]
    times = []
    for _ in range(3):
        began = os.times()
        subprocess.run(command, capture_output=True, env=environment(), check=True)
        ended = os.times()
        times.append(ended.children_user + ended.children_system - began.children_user - began.children_system)
    assert min(times) < 0.5  # Processor time: 0.1 s is usual, and the clock would say how busy the machine is.
