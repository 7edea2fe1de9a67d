"""`make mutants`: mutmut breaks the modules that count, one small change at a time, and their tests must notice nine in ten.

It works in a copy, in .cache/mutants/, two changes at once; `make mutants CHILDREN=1` leaves more of a machine to others. Exit
status 1 if fewer are noticed. Shown are the changes that no test notices, and those noticed only because a test never ends. Which
of them are left on purpose stands in docs/testing.md.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".cache" / "mutants"
MODULES = ("history", "status", "edtf", "loader/histories")
TESTS = ("test_history", "test_history_properties", "test_histories", "test_status", "test_edtf")
NEEDED = ("timelines", *TESTS)
LEAST = 90
"""Per cent that must be noticed."""

SECONDS = 60
"""Seconds of computing, not of waiting, after which a change has made something endless; all the tests take about ten."""

_FAILED = {1, 3}
_ENDLESS = {-24, 24, 152}
"""mutmut's exit codes for a failed test, and for one stopped because it never ends."""

_SETTINGS = f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {[f"src/founders_timeline/{module}.py" for module in MODULES]}
also_copy = ["templates"]
pytest_add_cli_args = ["-n0", "-p", "no:cacheprovider", "--timeout=0", "--hypothesis-seed=0"]
pytest_add_cli_args_test_selection = ["tests"]
timeout_multiplier = 1.0
timeout_constant = 3600.0
"""

_CONFTEST = f"""
import os, resource, time

from hypothesis import HealthCheck, settings

# What the clock says depends on what else the machine does, so nothing here looks at it.
settings.register_profile("mutants", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mutants")


def pytest_sessionstart():
    if "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + {SECONDS}, most))
        resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
"""


def main() -> int:
    """Make the copy, break it, tell the figures, and return the exit status."""
    _copy()
    mutmut = [sys.executable, "-m", "mutmut"]
    run = [*mutmut, "run", "--max-children", os.environ.get("CHILDREN") or "2"]
    done = subprocess.run(run, cwd=COPY, capture_output=True, text=True, check=False)
    codes = _codes()
    if not codes or None in codes.values():
        print(f"mutmut did not come to an end:\n{(done.stdout + done.stderr)[-3000:]}", file=sys.stderr)
        return 1
    for module in MODULES:
        _tell(
            module,
            {name: code for name, code in codes.items() if name.startswith(f"founders_timeline.{module.replace('/', '.')}.")},
        )
    share = _tell("all", codes)
    for name, code in codes.items():
        if code not in _FAILED:
            shown = subprocess.run([*mutmut, "show", name], cwd=COPY, capture_output=True, text=True, check=False).stdout
            verdict = "never ends" if code in _ENDLESS else "not noticed"
            print(f"\n{name}: {verdict}\n" + "\n".join(re.findall(r"^[-+] .*", shown, re.MULTILINE)))
    return int(share < LEAST)


def _copy() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
    (COPY / "tests").mkdir()
    for name in NEEDED:
        shutil.copy(ROOT / "tests" / f"{name}.py", COPY / "tests")
    (COPY / "tests" / "conftest.py").write_text(_CONFTEST, encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + _SETTINGS
    (COPY / "pyproject.toml").write_text(settings, encoding="utf-8")


def _codes() -> dict[str, int | None]:
    codes: dict[str, int | None] = {}
    for path in sorted((COPY / "mutants").rglob("*.meta")):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def _tell(what: str, codes: dict[str, int | None]) -> float:
    failed, endless = (sum(code in kind for code in codes.values()) for kind in (_FAILED, _ENDLESS))
    share = 100 * (failed + endless) / max(1, len(codes))
    ending = f", {endless} of them because a test never ended" if endless else ""
    print(f"{what:17} {failed + endless:4} of {len(codes):4} changes noticed, {share:.1f} %{ending}")
    return share


if __name__ == "__main__":
    sys.exit(main())
