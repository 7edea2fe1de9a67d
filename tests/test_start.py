"""How the program starts and ends: without the command line's library where nothing has changed, and with the right status."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from founders_timeline import start
from tests.sites import write_site

PLAIN = [[], ["-o", "OUT"], ["--output", "OUT"], ["--as-of", "2024-08-06"], ["--base-url", "https://example.org/a"]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site, and wait until what has been written cannot be written again with the same stamp."""
    root = write_site(tmp_path / "site")
    time.sleep(0.06)
    return root


def run(site: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process, in the site's folder and with a cache beside it; it tells on stderr what it imports."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment = {**kept, "XDG_CACHE_HOME": str(site.parent / "cache"), **variables}
    words = [str(site.parent / "out") if word == "OUT" else word for word in arguments]
    command = [sys.executable, "-X", "importtime", "-m", "founders_timeline", *words]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, env=environment, check=False)


def imports(done: subprocess.CompletedProcess[str], package: str) -> bool:
    """Tell whether the program imported a package."""
    return any(line.rpartition("|")[2].strip() == package for line in done.stderr.splitlines())


@pytest.mark.parametrize("options", PLAIN, ids=lambda options: " ".join(options) or "none")
def test_a_build_of_the_same_says_so_without_the_command_lines_library(site: Path, options: list[str]) -> None:
    first = run(site, "build", *options)
    second = run(site, "build", *options)
    assert (first.returncode, second.returncode) == (0, 0)
    assert second.stdout == first.stdout.replace("Built ", "Nothing has changed: ")
    assert (imports(first, "click"), imports(second, "click")) == (True, False)


def test_the_site_may_be_named(site: Path) -> None:
    first, second = (run(site.parent, "build", "site") for _ in range(2))
    assert (second.stdout.partition(":")[0], first.returncode) == ("Nothing has changed", 0)


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            [],
            ["check"],
            ["build", "--help"],
            ["build", "-h"],
            ["build", "-oOUT"],
            ["build", "--output=OUT"],
            ["build", "a", "b"],
        ),
        *(
            ["build", "-o"],
            ["build", "-o", "a", "-o", "b"],
            ["build", "--as-of"],
            ["build", ""],
            ["build", "--", "a"],
            ["-o", "a"],
        ),
    ],
    ids=" ".join,
)
def test_anything_but_a_plain_build_is_left_to_the_command_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "records_of", pytest.fail)
    assert not start.say_if_unchanged(arguments)
    assert capsys.readouterr() == ("", "")


def test_a_build_of_a_day_from_the_environment_is_left_to_the_command_line(site: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": "1722902400"}
    first, second = (run(site, "build", **day) for _ in range(2))
    assert "as of 2024-08-06" in first.stdout
    assert (second.stdout.partition(":")[0], imports(second, "click")) == ("Nothing has changed", True)


def test_warnings_are_told_again(site: Path) -> None:
    (site / "content/notes.txt").write_text("Somebody's notes.", encoding="utf-8")
    time.sleep(0.06)
    first, second = (run(site, "build", "--as-of", date.today().isoformat()) for _ in range(2))
    told = [[line for line in done.stderr.splitlines() if not line.startswith("import time:")] for done in (first, second)]
    assert any("content/notes.txt:1:1: warning" in line for line in told[0])
    assert (told[1], second.stdout.partition(":")[0]) == (told[0], "Nothing has changed")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["check"], 0),
        (["count", "--on", "2024-08-06"], 0),
        (["count", "--on", "1999-01-01"], 2),
        (["chek"], 2),
    ],
)
def test_the_exit_status_is_that_of_the_command(site: Path, arguments: list[str], status: int) -> None:
    assert run(site, *arguments).returncode == status


def test_content_with_an_error_ends_with_one(site: Path) -> None:
    (site / "content/site.yaml").write_text("titel: Who?\n", encoding="utf-8")
    assert [run(site, command).returncode for command in ("check", "build", "count")] == [1, 1, 1]


def test_all_is_said_before_the_end(site: Path) -> None:
    assert run(site, "count", "--format", "json").stdout.endswith("}\n")


def test_nobody_need_read_to_the_end(site: Path) -> None:
    schema = f"{sys.executable} -m founders_timeline schema event"
    command = f"{schema} >&- ; {schema} | true"
    done = subprocess.run(["bash", "-c", command], cwd=site, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")
