"""Entries of a cache, a file each: written whole or not at all, and not read if damaged."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

_DIGEST = sha256().digest_size


def read_entry(entry: Path) -> bytes | None:
    """Return what was written; None if there is nothing, or something else."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    digest, content = data[:_DIGEST], data[_DIGEST:]
    return content if sha256(content).digest() == digest else None


def write_entry(entry: Path, content: bytes, most: int) -> None:
    """Write an entry that only the user can read; a cache that cannot be written to is no reason to fail.

    If its folder then holds more than `most` entries, the half of them written longest ago are removed.
    """
    with suppress(OSError):
        _write(entry, sha256(content).digest() + content)
        _make_room(entry.parent, most)


def _write(entry: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=entry.parent, suffix=".part", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            os.replace(temporary, entry)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _make_room(folder: Path, most: int) -> None:
    entries = list(folder.iterdir())
    if len(entries) > most:
        for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime)[: most // 2]:
            entry.unlink(missing_ok=True)
