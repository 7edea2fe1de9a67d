"""Files that did not exist before: all of them are written, or none, and nothing is ever replaced."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from `folder`, which is made where it is missing.

    Raises FileExistsError, before anything is written, if one of them is there already, even as a dangling link.
    """
    for name in files:
        if os.path.lexists(folder / name):
            raise FileExistsError(17, "There is something of this name already", str(folder / name))
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
