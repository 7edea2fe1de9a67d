"""Where the program starts: `build` of what nobody has changed is over before the library of the command line is loaded."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from founders_timeline.commands.clock import VARIABLE, today
from founders_timeline.record import Records, records_of

_OPTIONS = {"-o": "output", "--output": "output", "--as-of": "as_of", "--base-url": "base_url"}


def main() -> NoReturn:
    """Run the command that the command line names, and end the process."""
    status = 0
    if not say_if_unchanged(sys.argv[1:]):
        from founders_timeline.cli import main as run  # noqa: PLC0415  (25 ms with its library)

        try:
            run(prog_name="founders-timeline")
        except SystemExit as end:
            if not isinstance(end.code, int | None):
                raise
            status = end.code or 0
    leave(status)


def leave(status: int) -> NoReturn:
    """End the process at once: taking apart what a build has loaded and made takes as long as making fifty pages."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:  # Whoever read it has gone.
        status = status or 1
    os._exit(status)


def say_if_unchanged(arguments: Sequence[str]) -> bool:
    """Do what `build` does where the last build would make the same, and tell whether that is so."""
    records = _records(arguments)
    last = records.unchanged if records else None
    if last is None:
        return False
    if last.warnings:
        print(last.warnings, file=sys.stderr)
    if isinstance(sys.stdout, TextIOWrapper):  # As in cli.py.
        sys.stdout.reconfigure(errors="backslashreplace")
    print(f"Nothing has changed: {last.words}")
    return True


def _records(arguments: Sequence[str]) -> Records | None:
    """Return the records of the build that is asked for; None for anything but `build` in its plainest form."""
    if arguments[:1] != ["build"] or VARIABLE in os.environ:
        return None
    words, asked, site = iter(arguments[1:]), dict[str, str](), ""
    for word in words:
        option = _OPTIONS.get(word, "")
        if option and option not in asked:
            asked[option] = next(words, "")
        elif site or not word or word.startswith("-"):
            return None
        else:
            site = word
    if "" in (asked.get("output"), asked.get("as_of")):
        return None
    root = Path(site or ".")
    output = Path(asked["output"]) if "output" in asked else root / "build"
    as_of = asked.get("as_of") or today().isoformat()
    return records_of(root, output, (as_of, asked.get("base_url", ""), str("as_of" in asked)))
