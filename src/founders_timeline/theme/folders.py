"""The theme's folders: a site's own files come before the shipped ones."""

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders to look for theme files in: the site's own `templates/`, if there is one, then the shipped ones."""
    in_wheel = _PACKAGE / "templates"
    shipped = in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / "templates"
    own = root / "templates"
    return (own, shipped) if own.is_dir() and not own.samefile(shipped) else (shipped,)


def find_file(folders: Iterable[Path], name: str) -> Path:
    """Return the first file of this name; FileNotFoundError if no folder has it."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)
