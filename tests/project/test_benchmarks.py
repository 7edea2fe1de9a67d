"""The benchmarks measure what they say: the same events for every generator, and an output that lacks one is refused."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import compare
from benchmarks.compare import check_output, job_of, ratio, write_into
from benchmarks.generators import GENERATORS, LIKE_FOR_LIKE, Place
from benchmarks.installing import PEERS, version_of
from benchmarks.measuring import FailedError, Job, peak_memory, run
from benchmarks.synthetic import events, write_site
from tests.sites import problems_of

EVENTS = tuple(events(24))


def test_the_same_seed_gives_the_same_events_and_another_one_others() -> None:
    assert tuple(events(200, seed=7)) == tuple(events(200, seed=7)) != tuple(events(200, seed=8))


@pytest.mark.parametrize("languages", [("en",), ("en", "fr")])
def test_two_hundred_events_have_no_problem(tmp_path: Path, languages: tuple[str, ...]) -> None:
    write_site(tmp_path, 200, languages)
    assert problems_of(tmp_path) == ()


@pytest.mark.parametrize("key", GENERATORS)
def test_every_format_holds_the_texts_of_all_events(tmp_path: Path, key: str) -> None:
    GENERATORS[key].write_site(tmp_path / "site", EVENTS)
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file())
    plain = text.replace("\\\\", "\\")
    assert [event.id for event in EVENTS if event.quotes[0].text not in plain or event.id not in plain] == []


@pytest.mark.parametrize("key", GENERATORS)
def test_an_event_that_changes_changes_in_all_its_files(key: str) -> None:
    changed = EVENTS[5]
    whole, some = (dict(GENERATORS[key].format.files(EVENTS, only)) for only in (None, changed))
    assert [path for path in some if changed.quotes[0].text not in some[path]] == []
    assert some.items() <= whole.items()


# Our own build, and what is missed in an output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Build the events like for like."""
    folder = tmp_path_factory.mktemp("built")
    place = Place(folder / "site", folder / "output", folder / "cache")
    LIKE_FOR_LIKE.write_site(place.site, EVENTS)
    run(job_of(LIKE_FOR_LIKE, place))
    return place


def test_our_like_for_like_build_makes_the_index_and_a_page_an_event_and_no_more(built: Place) -> None:
    check_output(built.output, EVENTS, LIKE_FOR_LIKE)
    assert len(list(built.output.rglob("*.html"))) == len(EVENTS) + 1


def test_an_event_that_stands_nowhere_is_missed(built: Place) -> None:
    with pytest.raises(FailedError, match="lacks"):
        check_output(built.output, events(25, seed=3), LIKE_FOR_LIKE)


@pytest.fixture
def page(built: Place) -> Iterator[Path]:
    """Give the test a page that it may change; it is put back."""
    path = built.output / f"lab/events/{EVENTS[3].id}.html"
    before = path.read_bytes()
    yield path
    path.write_bytes(before)


def test_a_quotation_that_a_page_lacks_is_missed(built: Place, page: Path) -> None:
    said = EVENTS[3].quotes[0].text.rstrip(".")
    page.write_text(page.read_text("utf-8").replace(said, "…"), "utf-8")
    with pytest.raises(FailedError, match=re.escape(said)):
        check_output(built.output, EVENTS, LIKE_FOR_LIKE)


# Costs


def python(program: str, folder: Path) -> Job:
    return Job([sys.executable, "-c", program], folder, {})


def test_a_run_is_timed_from_its_start_to_its_end(tmp_path: Path) -> None:
    assert run(python("import time; time.sleep(0.2)", tmp_path)) >= 0.2


def test_a_run_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="exit status 3: no room"):
        run(python("import sys; print('no room', file=sys.stderr); sys.exit(3)", tmp_path))


def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(80_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert peak_memory(python(parent, tmp_path)) > 80_000_000


def test_ratios_are_medians_over_runs_that_followed_one_another() -> None:
    assert ratio([1.0, 4.0, 9.0], [1.0, 2.0, 3.0]) == "2.00"


def test_a_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- table -->\nold\n<!-- end -->\nafter\n", "utf-8")
    write_into(page, "| new |")
    assert page.read_text("utf-8") == "before\n<!-- table -->\n\n| new |\n\n<!-- end -->\nafter\n"


def test_the_documentation_has_a_place_for_the_table() -> None:
    assert re.search(r"<!-- table -->\n.*<!-- end -->", compare.PAGE.read_text("utf-8"), re.DOTALL)


# Peers


@pytest.mark.parametrize("lock", sorted(PEERS.glob("*/requirements.txt")), ids=lambda path: path.parent.name)
def test_every_python_package_of_a_peer_is_pinned_with_its_hashes(lock: Path) -> None:
    pins = re.split(r"^(?=\S+==)", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert pins
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_every_npm_package_of_a_peer_is_pinned_with_its_hash() -> None:
    packages = json.loads((PEERS / "eleventy/package-lock.json").read_text("utf-8"))["packages"]
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []


@pytest.mark.parametrize("peer", sorted(path.name for path in PEERS.iterdir() if path.is_dir()))
def test_the_version_of_a_peer_is_the_pinned_one(peer: str) -> None:
    assert re.fullmatch(r"\d+(\.\d+)+", version_of(peer))
