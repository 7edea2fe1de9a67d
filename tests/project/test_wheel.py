"""The wheel, installed into a clean environment outside the checkout: every command works from it."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEN = ["--name", "Mira Castell", "--date", "2024-08-05", "--source", "https://example.org/mira"]


def run(command: list[str | Path], folder: Path) -> str:
    """Run a command in a folder, with nothing of the checkout in its environment, and return what it prints."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel without the checkout; its dependencies are those of the tests' own environment. Return the program."""
    folder = tmp_path_factory.mktemp("wheel")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "environment", symlinks=True)
    python = folder / "environment" / "bin" / "python"
    run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], folder)
    # A .pth in the site-packages would bring the editable install back: only the packages themselves are put on the path.
    (site_packages,) = (folder / "environment").glob("lib/python*/site-packages")
    (dependencies,) = Path(sys.prefix).glob("lib/python*/site-packages")
    for package in dependencies.iterdir():
        ours = package.name.startswith(("founders_timeline", "_founders", "_virtualenv")) or package.suffix == ".pth"
        if not ours and not (site_packages / package.name).exists():
            (site_packages / package.name).symlink_to(package)
    return python.with_name("founders-timeline")


@pytest.mark.timeout(300)
def test_every_command_works_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    def program(*arguments: str) -> str:
        return run([installed, *arguments], tmp_path)

    program("init", "site")
    assert program("check", "site") == "No problems in site/content/.\n"
    assert "2 of 5 founders of Halcyon remain." in program("count", "site", "--on", "2026-11-23")
    assert "Built" in program("build", "site", "--as-of", "2026-11-23")
    assert sorted(json.loads(program("schema"))) == ["event", "site", "sources", "team"]
    assert (tmp_path / "site" / "build" / "schema" / "halcyon" / "event.json").is_file()
    (tmp_path / "site").rename(tmp_path / "old")
    program("init", "site")
    assert "Remaining: 2 → 1 of 5." in program("new", "site", *BEN, "--yes")
    assert "Mira Castell now departs on 2024-08-05: remaining 2 → 1." in program("diff", "old", "site")
    for kind in ("timelinejs", "popolo"):
        exported = f"old/build/data/halcyon/{kind}.json"
        assert "Wrote the team halcyon" in program("import", kind, exported, "-o", f"from-{kind}")


def test_messages_are_explained_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    assert run([installed, "explain", "leftover"], tmp_path).startswith("leftover: Warning.")


def test_the_wheel_puts_nothing_beside_the_package(installed: Path) -> None:
    (site_packages,) = installed.parents[1].glob("lib/python*/site-packages")
    (record,) = site_packages.glob("founders_timeline-*.dist-info/RECORD")
    tops = {line.split("/")[0] for line in record.read_text("utf-8").splitlines()}
    assert {top for top in tops if top not in {"..", "founders_timeline"} and not top.endswith(".dist-info")} == set()


def test_ones_own_site_begins_from_the_wheel_and_names_it(installed: Path, tmp_path: Path) -> None:
    assert "Made a site about Acme" in run([installed, "init", "site", "--name", "Acme", "--founder", "Ada"], tmp_path)
    (line,) = re.findall(r"^SOURCE = (.+)$", (tmp_path / "site/Makefile").read_text("utf-8"), re.MULTILINE)
    assert Path(line).is_file()
    assert "Built" in run([installed, "build", "site"], tmp_path)


def test_the_wheel_holds_the_theme_and_the_starter(installed: Path) -> None:
    (package,) = installed.parents[1].glob("lib/python*/site-packages/founders_timeline")
    assert not package.is_symlink()
    here = {path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert here <= {path.relative_to(package / "templates") for path in (package / "templates").rglob("*")}
    starter = ROOT / "src/founders_timeline/authoring/starter"
    files = {path.relative_to(starter) for path in starter.rglob("*") if path.is_file()}
    shipped = package / "authoring/starter"
    assert Path("site/.github/workflows/publish.yml") in files
    assert files == {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}
