"""The site that `init` makes: the files in starter/, with today's date as the day on which the content was checked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

_FILES = Path(__file__).parent / "starter"
_DATED = "content/halcyon/team.yaml"


def starter_files(today: date) -> dict[str, bytes]:
    """Return the files of a new site by their paths in it."""
    files = {path.relative_to(_FILES).as_posix(): path.read_bytes() for path in sorted(_walk(_FILES))}
    files[_DATED] = files[_DATED].replace(b"{today}", today.isoformat().encode())
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
