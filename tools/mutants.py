"""`make mutants`: mutmut breaks the modules that count, one small change at a time, and their tests must notice nine in ten.

It works in a copy, in .cache/mutants/. Exit status 1 if fewer are noticed; the changes that no test notices are shown. Which of
them are left on purpose stands in docs/testing.md.
"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".cache" / "mutants"
MODULES = ("history", "status", "edtf", "loader/histories")
TESTS = ("test_history", "test_history_properties", "test_histories", "test_status", "test_edtf")
NEEDED = ("conftest", "flagship", "timelines", "sites", *TESTS)
LEAST = 90
"""Per cent that must be noticed."""

_NOTICED = {1, 3, -24, 24, 36, 37, 152, 255}
"""mutmut's exit codes for a failed test, and for one that never ends."""

_SETTINGS = f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {[f"src/founders_timeline/{module}.py" for module in MODULES]}
also_copy = ["templates"]
pytest_add_cli_args = ["-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
pytest_add_cli_args_test_selection = ["tests"]
timeout_multiplier = 2.0
timeout_constant = 5.0
"""


def main() -> int:
    """Make the copy, break it, tell the figures, and return the exit status."""
    _copy()
    mutmut = [sys.executable, "-m", "mutmut"]
    done = subprocess.run([*mutmut, "run", "--max-children", "2"], cwd=COPY, capture_output=True, text=True, check=False)
    codes = _codes()
    if not codes or None in codes.values():
        print(f"mutmut did not come to an end:\n{(done.stdout + done.stderr)[-3000:]}", file=sys.stderr)
        return 1
    for module in MODULES:
        _tell(
            module,
            {name: code for name, code in codes.items() if name.startswith(f"founders_timeline.{module.replace('/', '.')}.")},
        )
    for name in (name for name, code in codes.items() if code not in _NOTICED):
        shown = subprocess.run([*mutmut, "show", name], cwd=COPY, capture_output=True, text=True, check=False).stdout
        print(f"\n{name}\n" + "\n".join(re.findall(r"^[-+] .*", shown, re.MULTILINE)))
    return int(_tell("all", codes) < LEAST)


def _copy() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
    (COPY / "tests").mkdir()
    for name in NEEDED:
        shutil.copy(ROOT / "tests" / f"{name}.py", COPY / "tests")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + _SETTINGS
    (COPY / "pyproject.toml").write_text(settings, encoding="utf-8")


def _codes() -> dict[str, int | None]:
    codes: dict[str, int | None] = {}
    for path in sorted((COPY / "mutants").rglob("*.meta")):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def _tell(what: str, codes: dict[str, int | None]) -> float:
    noticed = Counter(code in _NOTICED for code in codes.values())[True]
    share = 100 * noticed / max(1, len(codes))
    print(f"{what:17} {noticed:4} of {len(codes):4} changes noticed, {share:.1f} %")
    return share


if __name__ == "__main__":
    sys.exit(main())
