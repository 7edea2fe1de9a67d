"""`make advisories`: known vulnerabilities of the packages that are installed with the program, where they can be looked up.

Exit status 1 if there is one. Without network, or where the answers are not to be had, one sentence says so, and the status is 0:
pip-audit itself would say that nothing is known of packages that it could not look up.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKED = "requirements/site.txt"
LONGEST = 120
"""Seconds that looking up may take."""


def main() -> int:
    """Look up, tell, and return the exit status."""
    packages = looked_up()
    known = [package for package in packages if "vulns" in package]
    if not known:
        print(f"Advisories were not looked up: their database cannot be reached from here. Nothing is said of {LOCKED}.")
        return 0
    found = list(vulnerabilities(known))
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    unknown = ", ".join(package["name"] for package in packages if package not in known)
    skipped = f"; not looked up: {unknown}" if unknown else ""
    print(f"{len(found)} known vulnerabilities in {len(known)} packages{skipped}.")
    return int(bool(found))


def looked_up() -> list[dict[str, Any]]:
    """Return what pip-audit says of each package, nothing if it does not get that far."""
    options = ["--no-deps", "--disable-pip", "--format", "json", "--timeout", "15", "--progress-spinner", "off"]
    command = [sys.executable, "-m", "pip_audit", "-r", LOCKED, *options]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LONGEST)
        return list(json.loads(done.stdout)["dependencies"])
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return []


def vulnerabilities(packages: list[dict[str, Any]]) -> Iterator[str]:
    """Say in a line each what is known of packages."""
    for package in packages:
        for each in package["vulns"]:
            mended = ", ".join(each.get("fix_versions") or []) or "no release yet"
            yield f"{package['name']} {package['version']}: {each['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main())
