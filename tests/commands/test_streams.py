"""Streams that are closed, full or cut off: a command does its work, or ends with one line."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import EVENTS, write_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, {f"{EVENTS}/ben.yaml": "name: Ben Example\ndate: 2024-08-05\nsources: [ada-leaves]\n"})


def shell(site: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in the site's folder, in which $F is the program."""
    program = f"{shlex.quote(sys.executable)} -m founders_timeline"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    command = ["sh", "-c", line.replace("$F", program)]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, env=environment, check=False, timeout=60)


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&-", ">&- 2>&- <&-"])
def test_a_build_needs_no_stream(site: Path, closed: str) -> None:
    done = shell(site, f"$F build --as-of 2026-11-23 {closed}")
    assert (done.returncode, (site / "build/index.html").exists(), "Traceback" in done.stderr) == (0, True, False)


def test_new_without_anybody_to_ask_ends_in_a_sentence(site: Path) -> None:
    done = shell(site, "$F new <&-")
    assert (done.returncode, "Traceback" in done.stderr, done.stderr.splitlines()[-1]) == (
        2,
        False,
        "Error: Missing option '--name'.",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("command", ["check", "count", "schema event", "diff ."])
def test_a_full_disk_behind_the_output_is_one_line(site: Path, command: str) -> None:
    done = shell(site, f"$F {command} >/dev/full")
    assert (done.returncode, done.stderr.splitlines()) == (1, ["Error: founders-timeline: No space left on device."])


@pytest.mark.parametrize("command", ["build --as-of 2026-11-23", "count", "schema event"])
def test_a_reader_that_goes_away_is_no_error(site: Path, command: str) -> None:
    assert shell(site, f"$F {command} | true").stderr == ""
