"""A build that is killed at any moment leaves the old site or the new one, whole, and the next build finds nothing in its way."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.site.test_output import MOUNTS, NEEDS_MOUNTS, PLAN_OF, ROOT

KILLS = 220
KILLS_FILE_BY_FILE = 60
KILLS_OF_SHARED_BUILDS = 120

DRIVER = (
    PLAN_OF
    + """
import json, os, random, signal, subprocess, sys, time
from pathlib import Path
from founders_timeline.site.output import publish

site, kills, build = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[1]) / "build"
if sys.argv[3:] == ["mount"]:
    build.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "none", build], check=True)
sets = [
    {**{f"pages/{n}.html": word * 2000 for n in range(15)}, f"{word.decode()}.html": word, "index.html": word}
    for word in (b"left", b"right")
]

def state():
    found = {str(p.relative_to(build)): p.read_bytes() for p in build.rglob("*") if p.is_file()}
    marker = json.loads(found.pop(".founders-timeline.json"))
    for word, files in zip(("left", "right"), sets):
        if files == found and sorted(files) == list(marker["files"]):
            return word
    return "mixed"

def left_over():
    return any(name.startswith(".build") for name in os.listdir(site)) or (build / ".founders-timeline.tmp").exists()

if sys.argv[3:] == ["shared"]:
    from founders_timeline.site import writing
    writing.WORTH_SHARING = 0
    writing.cores = lambda: 2
    for files in sets:
        files.update({f"pages/made{n}.html": files["index.html"] * 200 for n in range(250)})

def put(files):
    publish(plan_of(files), build, site)

def publish_forever():
    number = 0
    while True:
        number += 1
        put(sets[number % 2])

put(sets[0])
began = time.monotonic()
for number in range(10):
    put(sets[(number + 1) % 2])
span = (time.monotonic() - began) / 10
told = {"left": 0, "right": 0, "mixed": 0, "littered": 0, "mended": 0, "milliseconds": round(1000 * span, 1)}
random.seed(20240805)
for _ in range(kills):
    child = os.fork()
    if child == 0:
        publish_forever()
    time.sleep(random.uniform(0.1 * span, 6 * span))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the build ended by itself"
    if sys.argv[3:] == ["shared"]:
        time.sleep(0.2)  # Its processes notice a moment later, and may write a file until then.
    told[state()] += 1
    told["littered"] += left_over()
    put(sets[0])
    told["mended"] += state() == "left" and not left_over()
print(json.dumps(told))
"""
)


@pytest.fixture
def site() -> Iterator[Path]:
    """Return a site's folder, in memory where that can be: the moments count here, and a busy disk makes them long."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        (Path(folder) / "content").mkdir()
        yield Path(folder)


def kill_builds(site: Path, kills: int, *how: str, prefix: tuple[str, ...] = ()) -> dict[str, Any]:
    """Kill builds at random moments; return how many left which state, and how often the next build mended it."""
    command = [*prefix, sys.executable, "-c", DRIVER, str(site), str(kills), *how]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    print(told)
    return told


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_cleans_up(site: Path) -> None:
    told = kill_builds(site, KILLS)
    assert (told["left"] + told["right"], told["mended"]) == (KILLS, KILLS), told
    assert min(told["left"], told["right"], told["littered"]) > 0, f"the kills came at no interesting moments: {told}"


def test_a_build_of_several_processes_survives_as_well(site: Path) -> None:
    told = kill_builds(site, KILLS_OF_SHARED_BUILDS, "shared")
    assert (told["left"] + told["right"], told["mended"]) == (KILLS_OF_SHARED_BUILDS, KILLS_OF_SHARED_BUILDS), told
    assert min(told["left"], told["right"], told["littered"]) > 0, f"the kills came at no interesting moments: {told}"


@NEEDS_MOUNTS
def test_a_build_killed_between_two_files_is_mended_by_the_next_one(site: Path) -> None:
    told = kill_builds(site, KILLS_FILE_BY_FILE, "mount", prefix=MOUNTS or ())
    assert told["mended"] == KILLS_FILE_BY_FILE, told
