"""What is installed and what ships: every package is pinned with its hash, and every licence is listed."""

import json
import re
from pathlib import Path

import pytest

from tools import licences

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_LOCKS = sorted(path for path in (ROOT / "tools").rglob("package-lock.json") if "node_modules" not in path.parts)
SCRIPTS = [
    ROOT / "Makefile",
    ROOT / ".ci" / "run",
    *sorted((ROOT / "tools").glob("ensure-*")),
    *sorted((ROOT / "tools").glob("*.sh")),
    *sorted((ROOT / "tools").rglob("*.py")),
    *sorted((ROOT / ".github").rglob("*.yml")),
]


def pins(lock: Path) -> list[str]:
    """Return the entries of a lock file, each with its hashes."""
    text = re.sub(r"^ *#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [entry for entry in re.split(r"\n(?=\S)", text.strip()) if entry]


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_python_package_is_pinned_with_its_hashes(lock: Path) -> None:
    entry = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\n\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\s*")
    assert [pin for pin in pins(lock) if not entry.fullmatch(pin)] == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_no_lock_file_names_a_place_to_download_from(lock: Path) -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host", lock.read_text(encoding="utf-8")) == []


def test_what_is_locked_is_what_is_asked_for() -> None:
    assert {lock.stem for lock in PYTHON_LOCKS} == {path.stem for path in (ROOT / "requirements").glob("*.in")}


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_every_npm_package_is_pinned_with_its_hash(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and not package.get("integrity", "").startswith("sha512-")] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_installed_but_what_is_pinned(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    installs = [
        line for line in lines if re.search(r"\$\(PIP\)|pip\b.*\binstall\b|\bnpm (?:ci|i|install|exec)\b|\bnpx\b|\buvx\b", line)
    ]
    pinned = re.compile(
        r"^PIP = |--require-hashes|--no-deps --editable \.$|\bnpm ci --ignore-scripts\b|^\s*(?:#|f?\"\"\"|fail )|os\."
    )
    assert [line for line in installs if not pinned.search(line)] == []


def test_the_list_of_licences_is_up_to_date() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), "run: python -m tools.licences"


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".ttf", ".otf", ".woff", ".woff2"}]
    assert [path for path in fonts if not (path.parent / "OFL.txt").is_file()] == []


def test_no_package_that_ships_is_under_a_licence_that_forbids_it() -> None:
    """Packages are run, not copied into the site; only licences that bind whoever publishes a site would matter."""
    assert [name for name in licences.shipped() if re.search(r"AGPL|Affero|SSPL|Commons Clause", licences.licence_of(name))] == []
