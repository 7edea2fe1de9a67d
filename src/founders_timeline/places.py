"""Where things stand on this machine: the theme's folders, and the user's caches."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARKER = ".founders-timeline.json"
"""The file that makes an output folder ours: it lists every file that the last build wrote, with its SHA-256."""

_PACKAGE = Path(__file__).parent


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders to look for theme files in: the site's own `templates/`, if there is one, then the shipped ones."""
    in_wheel = _PACKAGE / "templates"
    shipped = in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / "templates"
    own = root / "templates"
    return (own, shipped) if own.is_dir() and not own.samefile(shipped) else (shipped,)


def installed_packages() -> Iterator[str]:
    """Name the packages that are installed, with their versions, as paths: `…/site-packages/babel-2.17.0.dist-info`."""
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            yield from (f"{folder}/{name}" for name in os.listdir(folder) if name.endswith(".dist-info"))


class Caches(NamedTuple):
    """The user's own folders for what need not be made again: compiled templates and texts, cards that have been drawn."""

    templates: Path | None = None
    cards: Path | None = None


NO_CACHES = Caches()


def user_caches() -> Caches:
    """Return the user's own cache folders, made if need be, None for those that there cannot be.

    One holds code that is run, so they are never inside a site, where a pull request could put it (XDG Base Directory
    Specification).
    """
    return Caches(user_cache("templates"), user_cache("cards"))


def user_cache(name: str) -> Path | None:
    """Return one of the user's own cache folders by its name, as `user_caches` does."""
    try:
        base = os.environ.get("XDG_CACHE_HOME", "")
        folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "founders-timeline" / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_ours = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
        return folder if is_ours and os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):  # No home, no permission, a full disk: everything is made again.
        return None
