"""What files of events came to: read again only where something is different, and the same whoever reads them."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from benchmarks.synthetic import write_site as write_synthetic
from founders_timeline.loader import reading
from founders_timeline.loader.files import read_bytes
from founders_timeline.loader.kept import WORTH_SHARING, Kept
from founders_timeline.loader.site import load_site
from founders_timeline.model import Site
from founders_timeline.problems import ContentError, Problem
from founders_timeline.stamps import NO_STAMP, Stamp, is_settled, stamp_of
from tests.sites import EVENTS, SOURCES_FILE, TEAM_FILE, TODAY, write_site

ADA = f"{EVENTS}/ada.yaml"
BEN = f"{EVENTS}/ben.yaml"
LONG_AGO = 1_600_000_000


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the files that the loader opens."""
    paths: list[str] = []
    read = read_bytes

    def watched(root: Path, path: str, real: set[str] | None = None) -> tuple[bytes | None, tuple[Problem, ...]]:
        paths.append(path)
        return read(root, path, real)

    monkeypatch.setattr(reading, "read_bytes", watched)
    return paths


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site of two departures."""
    root = write_site(
        tmp_path,
        {ADA: "name: Ada Example\ndate: 2024-08-05\n", BEN: "name: Ben Example\ndate: 2024-08-06\nsources: [ada-leaves]\n"},
    )
    settle()
    return root


def settle() -> None:
    """Wait until what has been written cannot be written again with the same stamp."""
    time.sleep(0.06)


def load(root: Path, kept: Kept, today: date = TODAY) -> Site:
    """Load the site once more."""
    kept.begin()
    return load_site(root, today, ("en", "fr"), kept=kept)[0]


def titles(site: Site) -> list[str]:
    """Return the day of every event, and its title if it has one."""
    return [f"{event.date} {event.title.texts[0][1] if event.title else ''}".strip() for event in site.teams[0].events]


def test_a_file_that_looks_the_same_is_not_even_opened(site: Path, opened: list[str]) -> None:
    kept = Kept()
    first = load(site, kept)
    assert {ADA, BEN} <= set(opened)
    opened.clear()
    assert titles(load(site, kept)) == titles(first)
    assert not {ADA, BEN} & set(opened)


def test_a_file_that_was_written_again_is_read_again_and_the_others_are_not(site: Path, opened: list[str]) -> None:
    kept = Kept()
    load(site, kept)
    opened.clear()
    (site / ADA).write_text("name: Ada Example\ndate: 2024-08-07\n", "utf-8")
    assert titles(load(site, kept)) == ["2024-08-06", "2024-08-07"]
    assert ADA in opened
    assert BEN not in opened


def test_a_file_with_another_stamp_and_the_same_bytes_is_opened_and_not_read_by_yaml(
    site: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept()
    load(site, kept)
    opened.clear()
    os.utime(site / ADA, (LONG_AGO, LONG_AGO))
    monkeypatch.setattr("founders_timeline.loader.team_folder.read_yaml", lambda *_: pytest.fail("It is parsed again."))
    assert titles(load(site, kept)) == ["2024-08-05", "2024-08-06"]
    assert ADA in opened


def test_a_young_file_is_opened_again_since_it_may_have_been_written_twice(tmp_path: Path, opened: list[str]) -> None:
    root = write_site(tmp_path, {ADA: "name: Ada Example\ndate: 2024-08-05\n"})
    kept = Kept()
    load(root, kept)
    opened.clear()
    load(root, kept)
    assert ADA in opened


def test_the_size_alone_tells_a_change(site: Path) -> None:
    kept = Kept()
    load(site, kept)
    stamp = (site / ADA).stat()
    (site / ADA).write_text("name: Ada Example\ndate: 2024-08\n", "utf-8")
    os.utime(site / ADA, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert titles(load(site, kept)) == ["2024-08", "2024-08-06"]


@pytest.mark.parametrize("path", [TEAM_FILE, SOURCES_FILE])
def test_people_and_sources_that_changed_make_every_event_be_read_again(path: str, site: Path, opened: list[str]) -> None:
    kept = Kept()
    load(site, kept)
    opened.clear()
    with open(site / path, "a", encoding="utf-8") as file:
        file.write("# one more line\n")
    load(site, kept)
    assert {ADA, BEN} <= set(opened)


def test_another_day_makes_every_event_be_read_again(site: Path) -> None:
    kept = Kept()
    assert len(load_site(site, TODAY, ("en",), kept=kept)[1]) == 1
    kept.begin()
    warnings = load_site(site, date(2024, 8, 5), ("en",), kept=kept)[1]
    assert [problem.code for problem in warnings] == ["no-source", "future-date"]


def test_warnings_and_errors_are_told_again(site: Path) -> None:
    kept = Kept()
    (site / BEN).write_text("name: Nobody\ndate: 2024-08-06\n", "utf-8")
    told = []
    for _ in range(2):
        kept.begin()
        with pytest.raises(ContentError) as caught:
            load_site(site, TODAY, ("en",), kept=kept)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert {problem.code for problem in told[0]} == {"no-source", "unknown-person"}


def test_a_file_that_is_gone_is_gone(site: Path) -> None:
    kept = Kept()
    load(site, kept)
    (site / ADA).unlink()
    assert titles(load(site, kept)) == ["2024-08-06"]
    assert kept.files.keys() == {BEN}


def test_a_link_in_the_place_of_a_file_is_refused_though_it_leads_to_the_same(site: Path) -> None:
    kept = Kept()
    load(site, kept)
    (site / ADA).rename(site / "ada.yaml")
    (site / ADA).symlink_to(site / "ada.yaml")
    kept.begin()
    with pytest.raises(ContentError) as caught:
        load_site(site, TODAY, ("en",), kept=kept)
    assert [problem.code for problem in caught.value.problems if problem.is_error] == ["symlink"]


@pytest.mark.parametrize("broken", [False, True])
def test_two_processes_find_what_one_finds(broken: bool, tmp_path: Path) -> None:
    write_synthetic(tmp_path / "site", WORTH_SHARING + 40)
    files = sorted((tmp_path / "site/content/lab/events").iterdir())
    if broken:
        for file in files[::50]:
            file.write_text("name: [", "utf-8")
    outcomes = []
    for processes in (1, 2):
        try:
            loaded, problems = load_site(tmp_path / "site", TODAY, ("en",), kept=Kept(processes=processes))
            outcomes.append((loaded.teams[0].events, problems))
        except ContentError as error:
            outcomes.append(((), error.problems))
    assert outcomes[0] == outcomes[1]
    assert (len(outcomes[0][0]) == 0) is broken


def test_whoever_waits_is_told_how_far_it_is(tmp_path: Path) -> None:
    write_synthetic(tmp_path / "site", 100)
    told: list[tuple[int, int]] = []
    load_site(tmp_path / "site", TODAY, ("en",), kept=Kept(told=lambda done, total: told.append((done, total))))
    assert told == [(done, 5) for done in range(5)]


@pytest.mark.parametrize(
    ("modified", "now", "settled"),
    [
        (1_000_000_001, 1_000_000_002, False),
        (1_000_000_001, 1_040_000_001, False),
        (1_000_000_001, 1_060_000_001, True),
        (5_000_000_000, 6_000_000_000, False),  # a file system of whole seconds
        (5_000_000_000, 8_100_000_000, True),
    ],
)
def test_a_file_is_settled_when_its_clock_has_moved_on(modified: int, now: int, settled: bool) -> None:
    assert is_settled(Stamp(modified, modified, 10, 1), now) is settled


def test_what_is_not_there_is_never_settled(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    settle()
    assert is_settled(stamp_of((tmp_path / "a").stat()))
    assert not is_settled(NO_STAMP)
