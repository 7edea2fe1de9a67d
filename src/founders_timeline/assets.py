"""The site's style, scripts and pictures: written as several small files, served as few."""

from collections.abc import Iterable
from pathlib import Path

from founders_timeline.theme import find_file

STYLES = tuple(
    f"{name}.css" for name in "main tokens base page counter bar chart moment event filters paths tables print".split()
)
"""The parts of site.css, in order: main.css names the layers."""

SCRIPTS = ("address.js", "roster.js", "moment.js", "bar.js", "filters.js", "sort.js")
"""The parts of site.js, in order: each is one behaviour, but the first two, which the others share."""

LONG_STYLES = ("main.css", "chapters.css")
LONG_SCRIPTS = ("unpack.js", "search.js")
"""The parts of long.css and long.js, which only the pages of long timelines load."""

COPIED = ("favicon.svg",)


def load_assets(folders: Iterable[Path]) -> dict[str, bytes]:
    """Return the files for assets/ by name; a site's own file stands in for the shipped one of the same name."""
    folders = tuple(folders)
    files = {name: find_file(folders, f"assets/{name}").read_bytes() for name in COPIED}
    files["site.css"] = _joined(folders, STYLES)
    files["site.js"] = _joined(folders, SCRIPTS)
    files["long.css"] = _joined(folders, LONG_STYLES)
    files["long.js"] = _joined(folders, LONG_SCRIPTS)
    return files


def _joined(folders: tuple[Path, ...], names: Iterable[str]) -> bytes:
    return b"\n".join(find_file(folders, f"assets/{name}").read_bytes() for name in names)
