"""Small sites in a folder, for tests that begin with files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from founders_timeline.loader.site import load_site
from founders_timeline.model.content import Event
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.team import Site

TODAY = date(2026, 11, 23)
INTERFACE_LANGUAGES = ("en", "fr")

SITE_FILE = "content/site.yaml"
TEAM_FILE = "content/example/team.yaml"
SOURCES_FILE = "content/example/sources.yaml"
EVENTS = "content/example/events"

SITE = "title: Example\n"
TEAM = """\
name: Example
founded: 2015-12-11
founders: [Ada Example, Ada, Ben Example, Cleo Example]
people: [Zoe Example]
"""
SOURCES = """\
ada-leaves:
  url: https://example.org/ada-leaves
  date: 2024-08-05
"""


def write_site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a small valid site, and `files` over it: contents by path. Return the root."""
    for path, content in {SITE_FILE: SITE, TEAM_FILE: TEAM, SOURCES_FILE: SOURCES, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    (root / EVENTS).mkdir(exist_ok=True)
    return root


def load(root: Path) -> Site:
    """Load a site that has no error."""
    return load_site(root, TODAY, INTERFACE_LANGUAGES)[0]


def problems_of(root: Path) -> tuple[Problem, ...]:
    """Load a site and return its problems and warnings."""
    try:
        return load_site(root, TODAY, INTERFACE_LANGUAGES)[1]
    except ContentError as error:
        return error.problems


def only_event(root: Path) -> Event:
    """Load a site and return its only event."""
    (event,) = load(root).teams[0].events
    return event


def told(root: Path) -> list[str]:
    """Load a site and return its problems and warnings as lines."""
    return list(map(str, problems_of(root)))
