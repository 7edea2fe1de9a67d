"""A whole site in memory, for tests that look at its files."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from founders_timeline.model.maker import Plan
from founders_timeline.model.team import Site
from founders_timeline.sharing.files import Sharing
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.caches import NO_CACHES, Caches
from founders_timeline.theme.renderer import Renderer


def render_site(
    site: Site, as_of: date, folders: tuple[Path, ...], base_url: str = "", caches: Caches = NO_CACHES
) -> dict[str, bytes]:
    """Make every file of a site; return them by path."""
    renderer = Renderer(folders, caches.templates)
    plan = plan_site(site, as_of, renderer, base_url, Sharing(renderer, caches.cards))
    return {path: make() for path, make in plan.items()}


def plan_of(files: Mapping[str, bytes]) -> Plan:
    """Plan files whose bytes are known."""
    return {path: partial(bytes, data) for path, data in files.items()}
