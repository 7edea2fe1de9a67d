"""git, asked about a repository that may be anybody's: only reading commands, and nothing that its settings name is started."""

import os
import subprocess
from functools import cache
from pathlib import Path

from founders_timeline.model.problems import one_line

_SETTINGS = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never")
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # Goes before all settings: what a partial clone lacks is fetched by nobody.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_FROM_THE_COMMAND_LINE = {"GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"}
"""Settings that the user gives, safe.directory for example: git keeps them too when it goes on to another repository."""


class GitError(Exception):
    """git refuses; the message is its reason on one line, empty if it gives none."""


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run a reading command of git in a folder and return what it writes.

    Raises GitError if it fails, FileNotFoundError if git is not installed.
    """
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return _run(["-C", str(root), *settings, "--no-pager", "--literal-pathspecs", *arguments], given, _environment())


def _run(arguments: list[str], given: bytes = b"", environment: dict[str, str] | None = None) -> bytes:
    done = subprocess.run(["git", *arguments], input=given, capture_output=True, check=False, env=environment)
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise GitError(one_line(reason.removeprefix("fatal: "), longest=500))
    return done.stdout


@cache
def _variables() -> frozenset[str]:
    """Return the variables by which a hook tells git which repository is meant: here it is the one of the folder."""
    return frozenset(_run(["rev-parse", "--local-env-vars"]).decode().split()) - _FROM_THE_COMMAND_LINE


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _variables()}
    return own | _ENVIRONMENT
