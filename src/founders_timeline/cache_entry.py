"""Files of a cache: written whole or not at all, and what is not what was written is not read."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident

_DIGEST = sha256().digest_size


def read_entry(entry: Path) -> bytes | None:
    """Return what was written; None if there is nothing, or something else."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    digest, content = data[:_DIGEST], data[_DIGEST:]
    return content if sha256(content).digest() == digest else None


def write_entry(entry: Path, content: bytes, most: int = 0) -> None:
    """Write an entry; a cache that cannot be written to is no reason to fail.

    If its folder then holds more than `most`, half of them make room, those written longest ago; 0 is no limit.
    """
    name = f"{entry}.{os.getpid()}-{get_ident()}.part"  # Nobody else writes to it; tempfile takes 5 ms to load.
    try:
        try:
            with open(name, "wb", opener=_for_the_user_alone) as file:
                file.write(sha256(content).digest())
                file.write(content)
            os.replace(name, entry)
        except OSError:
            os.unlink(name)
        if most:
            make_room(entry.parent, most)
    except OSError:
        pass


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def make_room(folder: Path, most: int) -> None:
    """Remove the half written longest ago if a folder holds more than `most` files or folders."""
    names = os.listdir(folder)
    if len(names) <= most:
        return
    import shutil  # noqa: PLC0415

    for path in sorted((folder / name for name in names), key=lambda path: path.stat().st_mtime)[: most // 2]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
