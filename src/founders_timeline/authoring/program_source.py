"""Where this program was installed from, so that a new site can install the same one."""

import json
import shlex
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from founders_timeline import __version__

DISTRIBUTION = "founders-timeline"

_WANTED = "Set this variable to what pip installs founders-timeline from, which PUBLISHING.md explains"


@dataclass(frozen=True)
class ProgramSource:
    """What pip installs the program from; `is_local` if only this machine has it."""

    requirement: str
    is_local: bool = False

    def for_make(self) -> str:
        """Return the requirement as the value of a variable of GNU make that a shell reads as one word."""
        return shlex.quote(self.requirement).replace("$", "$$").replace("#", r"\#")

    def for_shell(self) -> str:
        """Return a parameter expansion (POSIX, 2.6.2): the variable FOUNDERS_TIMELINE, or else the requirement.

        Where only this machine has the program the variable must be set, and a shell ends with the reason if it is not.
        """
        return f"${{FOUNDERS_TIMELINE:?{_WANTED}}}" if self.is_local else f"${{FOUNDERS_TIMELINE:-{self.requirement}}}"


def program_source() -> ProgramSource:
    """Return where the running program was installed from."""
    try:
        direct_url = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        direct_url = None
    return source_of(__version__, direct_url)


def source_of(version: str, direct_url: str | None) -> ProgramSource:
    """Read a direct_url.json (PEP 610); a package without one came from an index."""
    if direct_url is None:
        return ProgramSource(f"{DISTRIBUTION}=={version}")
    origin = json.loads(direct_url)
    address = urlsplit(origin["url"])
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return ProgramSource(f"{vcs['vcs']}+{origin['url']}@{vcs['commit_id']}{_fragment(origin)}", address.scheme == "file")
    if address.scheme == "file":
        return ProgramSource(url2pathname(address.path), is_local=True)
    return ProgramSource(f"{origin['url']}{_fragment(origin)}")


def _fragment(origin: dict[str, Any]) -> str:
    """Return what pip reads behind a #: the hash of an archive, the folder inside a repository."""
    archive = origin.get("archive_info", {})
    hashes = archive.get("hashes") or dict([archive["hash"].split("=")] if "hash" in archive else [])
    parts = [f"sha256={hashes['sha256']}"] if "sha256" in hashes else []
    parts += [f"subdirectory={origin['subdirectory']}"] if "subdirectory" in origin else []
    return f"#{'&'.join(parts)}" if parts else ""
