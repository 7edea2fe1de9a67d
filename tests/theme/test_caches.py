"""The cache folders: compiled templates are code, so a folder that somebody else could have written is not used."""

import os
from pathlib import Path

import pytest

from founders_timeline.theme.caches import NO_CACHES, user_caches, user_folder

NOBODY = 65534


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user's caches lie in a folder of the test, as XDG's base directories say."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "founders-timeline"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_caches_are_made_for_the_user_alone(cache: Path, site: Path) -> None:
    caches = user_caches(site)
    assert caches.templates
    assert caches.cards == cache / "cards"
    assert [folder.stat().st_mode & 0o077 for folder in (caches.templates, caches.cards)] == [0, 0]


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o720, 0o702])
@pytest.mark.parametrize("name", ["founders-timeline", "founders-timeline/cards"])
def test_a_folder_that_others_can_write_to_is_not_used(name: str, mode: int, cache: Path) -> None:
    assert user_folder("cards") == cache / "cards"
    (cache.parent / name).chmod(mode)
    assert user_folder("cards") is None


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_folder_that_others_can_only_read_is_used(mode: int, cache: Path) -> None:
    (cache / "cards").mkdir(mode=mode, parents=True)
    assert user_folder("cards") == cache / "cards"


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give a folder away")
@pytest.mark.parametrize("name", ["founders-timeline", "founders-timeline/cards"])
def test_a_folder_of_another_user_is_not_used(name: str, cache: Path) -> None:
    assert user_folder("cards") == cache / "cards"
    os.chown(cache.parent / name, NOBODY, NOBODY)
    assert user_folder("cards") is None


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root owns what is root's")
def test_a_folder_of_root_is_not_used(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/usr")
    assert user_caches(site) == NO_CACHES


def test_caches_inside_the_site_are_not_used(cache: Path) -> None:
    assert user_caches(cache.parent.parent) == NO_CACHES


def test_without_a_folder_to_write_to_there_are_no_caches(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert user_caches(site) == NO_CACHES
