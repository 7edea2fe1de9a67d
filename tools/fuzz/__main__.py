"""`make fuzz`: every target for an equal share of the time; what was learnt is kept in .cache/fuzz/ for the next run.

Exit status 1 if a promise was broken: the input is kept, and shown to break it without atheris as well.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tools.fuzz.targets import ROOT, TARGETS, words

KEPT = ROOT / ".cache" / "fuzz"
SHORTEST = 5
"""Seconds below which another start of a target is not worth it."""

_REPLAY = "import sys; from tools.fuzz.targets import TARGETS; TARGETS[sys.argv[1]].hold(open(sys.argv[2], 'rb').read())"


class Outcome(NamedTuple):
    """What became of one target: inputs tried, seconds spent, peak memory in MB, and the inputs that broke a promise."""

    inputs: int
    seconds: float
    memory: int
    broken: tuple[Path, ...]


def main() -> int:
    """Fuzz, tell the figures, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of {', '.join(TARGETS)}; all by default")
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together (default: 600)")
    options = parser.parse_args()
    names = options.targets or list(TARGETS)
    outcomes = {}
    for name in names:
        outcomes[name] = each = fuzz(name, options.seconds / len(names))
        figures = f"{each.inputs:9,} inputs in {each.seconds:4.0f} s, {each.memory} MB, {len(each.broken)} broken promises"
        print(f"{name:7} {figures}", flush=True)  # At once: whoever ends the run early keeps what has been found out.
    print(f"{sum(each.inputs for each in outcomes.values()):,} inputs in all.")
    for path in (path for each in outcomes.values() for path in each.broken):
        print(f"broken by {path.relative_to(ROOT)}", file=sys.stderr)
    return int(any(each.broken for each in outcomes.values()))


def fuzz(name: str, seconds: float) -> Outcome:
    """Fuzz one target; go on after an input that is slow under atheris alone, stop after the first that breaks a promise."""
    deadline, began = time.monotonic() + seconds, time.monotonic()
    corpus, crashes = KEPT / name / "corpus", KEPT / name / "crashes"
    for folder in (corpus, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    _write(corpus, TARGETS[name].seeds())
    inputs = memory = 0
    broken: tuple[Path, ...] = ()
    while not broken and deadline - time.monotonic() > SHORTEST:
        before = set(crashes.iterdir())
        told = _run(name, corpus, crashes, deadline - time.monotonic())
        inputs += _last(r"(?:#|stat::number_of_executed_units: +)(\d+)", told)
        memory = max(memory, _last(r"stat::peak_rss_mb: +(\d+)", told), _last(r"rss: (\d+)Mb", told))
        found = sorted(set(crashes.iterdir()) - before)
        if not found and "Done " not in told:
            raise RuntimeError(f"{name} did not run:\n{told[-2000:]}")
        broken = tuple(path for path in found if _is_broken_by(name, path))
    return Outcome(inputs, time.monotonic() - began, memory, broken)


def _run(name: str, corpus: Path, crashes: Path, seconds: float) -> str:
    dictionary = KEPT / "words.txt"
    dictionary.write_text("".join(f"{_entry(word)}\n" for word in words()), encoding="ascii")
    options = [
        f"-max_total_time={max(1, int(seconds))}",
        f"-max_len={TARGETS[name].longest}",
        f"-dict={dictionary}",
        f"-artifact_prefix={crashes}/",
        "-print_final_stats=1",
        "-timeout=30",
        "-rss_limit_mb=1024",
        "-reload=0",
    ]
    command = [sys.executable, "-m", "tools.fuzz.run", name, *options, str(corpus)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout + done.stderr


def _is_broken_by(name: str, path: Path) -> bool:
    """Try an input in a plain Python, which is several times as fast: only what fails there as well is a mistake."""
    command = [sys.executable, "-c", _REPLAY, name, str(path)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False, timeout=60)
    except subprocess.TimeoutExpired:
        print(f"{name}: {path.name} takes more than a minute", file=sys.stderr)
        return True
    if done.returncode:
        print(f"{name}: {path.name}\n{done.stderr[-3000:]}", file=sys.stderr)
    return done.returncode != 0


def _write(folder: Path, inputs: Iterable[bytes]) -> None:
    for data in inputs:
        (folder / sha256(data).hexdigest()[:40]).write_bytes(data)


def _last(pattern: str, text: str) -> int:
    return max(map(int, re.findall(pattern, text)), default=0)


def _entry(word: str) -> str:
    escaped = "".join(
        f"\\x{byte:02x}" if byte < 0x20 or byte > 0x7E or byte in b'"\\' else chr(byte) for byte in word.encode("utf-8")
    )
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
