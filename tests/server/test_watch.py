"""Watching: an editor's save is one change, however the editor writes; what is gone for a moment is no change."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from founders_timeline.server.watch import Watch

GAP = 0.03
"""Seconds that an editor takes between two steps of a save."""


def rename_over(file: Path) -> None:
    draft = file.with_name("draft.tmp")
    draft.write_text("new", encoding="utf-8")
    time.sleep(GAP / 10)
    draft.replace(file)


def delete_and_create(file: Path) -> None:
    file.unlink()
    time.sleep(GAP)
    file.write_text("new", encoding="utf-8")


def truncate_and_write(file: Path) -> None:
    with file.open("w", encoding="utf-8") as stream:
        time.sleep(GAP)
        stream.write("new")


def move_away_and_write(file: Path) -> None:
    """Save as Vim does by default: the old file becomes a backup for as long as it takes."""
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    time.sleep(GAP)
    truncate_and_write(file)
    backup.unlink()


def changes_during(watch: Watch, save: Callable[[], None]) -> int:
    """Count the changes that are seen from the beginning of a save to half a second after its end."""
    editor = threading.Thread(target=save)
    editor.start()
    changes, end = 0, None
    while end is None or time.monotonic() < end:
        changes += watch.has_changed()
        if end is None and not editor.is_alive():
            end = time.monotonic() + 0.5
        time.sleep(0.01)
    return changes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "content/event.yaml"
    path.parent.mkdir()
    path.write_text("old", encoding="utf-8")
    return path


@pytest.mark.parametrize("save", [rename_over, delete_and_create, truncate_and_write, move_away_and_write])
def test_a_save_is_one_change_however_an_editor_does_it(file: Path, save: Callable[[Path], None]) -> None:
    watch = Watch([file.parent], patience=1.5)  # More than by default: a busy machine may make the editor wait.
    assert changes_during(watch, lambda: save(file)) == 1


def test_a_file_that_stays_away_is_one_change(file: Path) -> None:
    assert changes_during(Watch([file.parent], patience=0.1), file.unlink) == 1


def test_a_folder_that_comes_back_as_it_was_is_no_change(file: Path, tmp_path: Path) -> None:
    def move_and_return() -> None:
        file.parent.rename(tmp_path / "elsewhere")
        time.sleep(GAP)
        (tmp_path / "elsewhere").rename(file.parent)

    assert changes_during(Watch([file.parent], patience=1.5), move_and_return) == 0


def test_a_folder_that_is_made_later_is_seen(tmp_path: Path) -> None:
    watch = Watch([tmp_path / "templates"])
    (tmp_path / "templates/strings").mkdir(parents=True)
    (tmp_path / "templates/strings/en.yaml").write_text("a: b\n", encoding="utf-8")
    assert watch.has_changed()


@pytest.mark.parametrize("name", [".event.yaml.swp", ".#event.yaml", "#event.yaml#", "event.yaml~"])
def test_what_an_editor_leaves_beside_a_file_is_no_change(file: Path, name: str) -> None:
    watch = Watch([file.parent])
    file.with_name(name).write_text("left", encoding="utf-8")
    assert not watch.has_changed()


def test_links_are_not_followed_into_other_folders(file: Path, tmp_path: Path) -> None:
    (file.parent / "loop").symlink_to(tmp_path)
    assert not Watch([tmp_path]).has_changed()
