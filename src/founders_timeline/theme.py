"""The theme: where templates, assets and interface texts come from; a site's own files come before the shipped ones."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from founders_timeline.interface_texts import missing_texts, read_messages
from founders_timeline.language import Language

_PACKAGE = Path(__file__).parent


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders to look for theme files in: the site's own `templates/`, if there is one, then the shipped ones."""
    in_wheel = _PACKAGE / "templates"
    shipped = in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / "templates"
    own = root / "templates"
    return (own, shipped) if own.is_dir() and not own.samefile(shipped) else (shipped,)


class Caches(NamedTuple):
    """The user's own folders for what need not be made again: compiled templates, cards that have been drawn."""

    templates: Path | None = None
    cards: Path | None = None


NO_CACHES = Caches()


def user_caches() -> Caches:
    """Return the user's own cache folders, made if need be, None for those that there cannot be.

    One holds code that is run, so they are never inside a site, where a pull request could put it (XDG Base Directory
    Specification).
    """
    return Caches(_cache("templates"), _cache("cards"))


def _cache(name: str) -> Path | None:
    try:
        base = os.environ.get("XDG_CACHE_HOME", "")
        folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "founders-timeline" / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_ours = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
        return folder if is_ours and os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):  # No home, no permission, a full disk: everything is made again.
        return None


def find_file(folders: Iterable[Path], name: str) -> Path:
    """Return the first file of this name; FileNotFoundError if no folder has it."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)


def interface_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the languages that there are interface texts for."""
    return tuple(sorted({path.stem for folder in folders for path in (folder / "strings").glob("*.yaml")}))


def load_language(folders: Iterable[Path], code: str) -> Language:
    """Load a language's interface texts; a site's own file may change some of them and leave out the rest.

    Raises ContentError if a file has mistakes, or texts are missing in a language that is not shipped.
    """
    *own, shipped = (folder / "strings" / f"{code}.yaml" for folder in folders)
    messages = read_messages(shipped, None) if shipped.is_file() else {}
    changed = [path for path in own if path.is_file()]
    if changed:
        english = read_messages(shipped.parent / "en.yaml", None)
        for path in reversed(changed):
            messages |= read_messages(path, english)
        if error := missing_texts(changed[0], messages, english):
            raise error
    return Language(code, messages)
