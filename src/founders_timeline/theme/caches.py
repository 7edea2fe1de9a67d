"""The user's own cache folders: compiled templates, and cards that have been drawn."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import jinja2
from platformdirs import user_cache_path

from founders_timeline import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class Caches:
    """Folders for what need not be made again, None for those that cannot be had."""

    templates: Path | None = None
    cards: Path | None = None


NO_CACHES = Caches()


def user_caches(root: Path) -> Caches:
    """Return the user's cache folders, made where missing; `root` is the site's folder.

    A folder that is not the user's own, that others can write to, or that lies inside the site is not used: compiled templates
    are code that is run. Templates that another Jinja compiled lie in another folder.
    """
    names = {"templates": f"templates-{__version__}-jinja-{jinja2.__version__}", "cards": "cards"}
    folders = {use: user_folder(name) for use, name in names.items()}
    return Caches(**{use: folder for use, folder in folders.items() if folder and not _is_inside(folder, root)})


def user_folder(name: str) -> Path | None:
    """Return a folder of the user's own for what the program keeps between runs; None if there can be none."""
    try:
        folder = user_cache_path("founders-timeline", appauthor=False) / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_own = all(map(_is_users_own, (folder, folder.parent)))
        return folder if is_own and os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):  # no home, no permission, a full disk
        return None


def _is_users_own(folder: Path) -> bool:
    """Tell whether a folder is the user's, and nobody else can write to it."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_inside(folder: Path, root: Path) -> bool:
    return folder.resolve().is_relative_to(root.resolve())
