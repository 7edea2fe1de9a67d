"""How long the flagship's build takes from cold, beside bare Python making the same pages: both in turn, medians and ratios.

Every run is a new process on warm files. The first team alone, and its pages alone: what the bare script does not make (other
teams, feeds, data, badges, single files, schemas) is left out. `--all` times the whole command instead. Usage:
python benchmarks/cold_build.py [--all] [RUNS]
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = ROOT / "benchmarks/bare.py"
DAY = "2026-11-23"

PAGES = f"""
import gc
import sys
from datetime import date
from pathlib import Path
from founders_timeline.cli import main
from founders_timeline.commands.build import build
from founders_timeline.builder import plan_pages
from founders_timeline.loader.site import load_site
from founders_timeline.output import publish
from founders_timeline.renderer import Renderer
from founders_timeline.places import theme_folders, user_caches
from founders_timeline.theme import interface_languages
root, output, day = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat({DAY!r})
folders = theme_folders(root)
site, _ = load_site(root, day, interface_languages(folders))
gc.disable()
plan = plan_pages(site, day, Renderer(folders, user_caches().templates))
publish({{path: make() for path, make in plan.items() if not path.endswith("data/index.html")}}, output, root)
"""


def one_team(folder: Path) -> Path:
    """Copy the content with its first team alone."""
    shutil.copytree(ROOT / "content", folder / "content")
    site = folder / "content/site.yaml"
    site.write_text(re.sub(r"(?m)^teams: \[(\w+).*$", r"teams: [\1]", site.read_text("utf-8")), "utf-8")
    return folder


def run(command: list[str]) -> tuple[float, float]:
    """Run a command; return its wall and its processor time in seconds."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def main() -> None:
    """Run both in turn and print the medians."""
    whole = "--all" in sys.argv
    runs = next((int(word) for word in sys.argv[1:] if word.isdigit()), 7)
    with tempfile.TemporaryDirectory() as folder:
        site = str(one_team(Path(folder) / "site"))
        bare = [sys.executable, str(BARE), site, f"{folder}/bare", DAY]
        ours = [sys.executable, "-c", PAGES, site, f"{folder}/ours"]
        if whole:
            ours = [sys.executable, "-m", "founders_timeline", "build", site, "--as-of", DAY]
        for command in (bare, ours):  # Once for the file cache and the compiled templates.
            run(command)
        times = [(run(bare), run(ours)) for _ in range(runs)]
    for name, index in (("wall", 0), ("processor", 1)):
        one, two = (statistics.median(pair[side][index] for pair in times) for side in (0, 1))
        ratio = statistics.median(pair[1][index] / pair[0][index] for pair in times)
        print(f"{name:9} bare {one:.3f} s   founders-timeline {two:.3f} s   ratio {ratio:.2f}   ({runs} runs)")


main()
