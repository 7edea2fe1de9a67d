"""Files that did not exist before: all of them are written, or none, and nothing is ever replaced."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from `folder`, which is made where it is missing.

    Raises FileExistsError, before anything is written, if one of them is there already, even as a dangling link. If the system
    refuses one, those written before it, and the folders made for them, are removed again, and its OSError goes on.
    """
    for name in files:
        if os.path.lexists(folder / name):
            raise FileExistsError(17, "There is something of this name already", str(folder / name))
    made: list[Path] = []
    try:
        for name, data in files.items():
            _make_folders((folder / name).parent, made)
            with (folder / name).open("xb") as stream:
                made.append(folder / name)
                stream.write(data)
    except OSError:
        _remove(reversed(made))
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
