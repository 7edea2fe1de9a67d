"""`make reproducible`: the shipped site is built with each Python of 3.11 to 3.14 that is found here, and the trees are compared.

Each other Python gets an environment of its own in .cache/pythons/, with the packages of requirements/site.txt; it is kept and
made anew when they change. Exit status 1 if two trees differ, 0 otherwise, also where no other Python is found or can be set up:
the last line says which were compared.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "pythons"
LOCKED = ROOT / "requirements" / "site.txt"
AS_OF = "2026-11-23"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LONGEST = 240
"""Seconds that setting up one Python, or one build, may take."""

_VERSION = "import ensurepip, platform, venv; print(platform.python_implementation(), platform.python_version())"


def main() -> int:
    """Build, compare, tell, and return the exit status."""
    pythons = {platform_of(sys.executable): sys.executable}
    failed = []
    for version, python in sorted(found().items()):
        if version in pythons:
            continue
        try:
            pythons[version] = str(environment(version, python))
        except (subprocess.SubprocessError, OSError) as error:
            failed.append(f"{version} could not be set up ({_reason(error)})")
    with tempfile.TemporaryDirectory() as folder:
        trees = {version: built(python, Path(folder) / version) for version, python in pythons.items()}
    (first, expected), *others = trees.items()
    differing = {version: sorted(_differences(expected, tree)) for version, tree in others if tree != expected}
    for version, paths in differing.items():
        print(f"Python {version} and {first} differ in {len(paths)} files: {', '.join(paths[:5])} …", file=sys.stderr)
    for sentence in failed:
        print(f"Not compared: Python {sentence}.")
    if len(trees) == 1:
        print(f"No other Python of {VERSIONS[0]} to {VERSIONS[-1]} here to compare with: only {first} has built the site.")
    elif not differing:
        *names, last = trees
        print(f"Python {', '.join(names)} and {last} build the same {len(expected)} files, byte for byte.")
    return int(bool(differing))


def found() -> dict[str, str]:
    """Return the Pythons of this machine that can make environments: one for each of VERSIONS, by their full version."""
    newest: dict[str, tuple[str, str]] = {}
    for candidate in _candidates():
        version = platform_of(candidate)
        minor = ".".join(version.split(".")[:2])
        if version and minor in VERSIONS and minor not in newest:
            newest[minor] = (version, candidate)
    return dict(newest.values())


def platform_of(python: str) -> str:
    """Return a Python's version, or an empty text for what is no CPython or cannot make environments."""
    try:
        done = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    name, _, version = done.stdout.strip().partition(" ")
    return version if done.returncode == 0 and name == "CPython" else ""


def _candidates() -> Iterator[str]:
    running = ".".join(map(str, sys.version_info[:2]))
    for version in VERSIONS:
        if version == running:
            yield sys.executable
        on_path = shutil.which(f"python{version}")
        if on_path:
            yield on_path
        for folder in (Path.home() / ".pyenv" / "versions", Path("/opt/hostedtoolcache/Python")):
            yield from sorted(map(str, folder.glob(f"{version}.*/**/bin/python{version}")), reverse=True)


def environment(version: str, python: str) -> Path:
    """Return the Python of an environment with the locked packages, made if need be; SubprocessError if it cannot be."""
    folder = KEPT / version
    stamp, state = folder / "packages", sha256(LOCKED.read_bytes()).hexdigest()
    inner = folder / "bin" / "python"
    if not (stamp.is_file() and stamp.read_text(encoding="ascii") == state and platform_of(str(inner)) == version):
        print(f"Setting up Python {version} in {folder.relative_to(ROOT)} …", flush=True)
        _run([python, "-m", "venv", "--clear", str(folder)])
        _run([str(inner), "-m", "pip", "--disable-pip-version-check", "-q", "install", "--require-hashes", "-r", str(LOCKED)])
        stamp.write_text(state, encoding="ascii")
    return inner


def built(python: str, output: Path) -> dict[str, str]:
    """Build the shipped site; return the mode and the hash of every file by its path."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(output.parent / "cache")}
    arguments = ["build", str(ROOT), "-o", str(output), "--as-of", AS_OF]
    _run([python, "-m", "founders_timeline", *arguments], variables)
    files = (path for path in output.rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): f"{path.stat().st_mode:o} {sha256(path.read_bytes()).hexdigest()}" for path in files
    }


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    subprocess.run(command, capture_output=True, text=True, env=variables, check=True, timeout=LONGEST)


def _differences(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def _reason(error: Exception) -> str:
    said = getattr(error, "stderr", None) or str(error)
    return (said.strip().splitlines() or ["no reason was given"])[-1][:200]


if __name__ == "__main__":
    sys.exit(main())
