"""New files: all of them, or none."""

from pathlib import Path

import pytest

from founders_timeline.authoring.new_files import write_new


def test_nothing_is_written_where_something_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"old"}


def test_what_was_written_before_a_refusal_is_removed_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OSError, match="file"):
        write_new(tmp_path, {"new/folder/a": b"new", "file/b": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
