"""The benchmarks measure what they say: the same events for every generator, and an output that lacks one is refused."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from benchmarks.checking import faults
from benchmarks.contenders import CONTENDERS, LIKE_FOR_LIKE, Contender
from benchmarks.formats import ELEVENTY, HUGO, MKDOCS, PEERS, PELICAN, ours
from benchmarks.installing import version_of
from benchmarks.measuring import Cost, FailedError, Job, peak_memory, run
from benchmarks.results import Result, build_table, ratio_table
from benchmarks.synthetic import Event, events, write_site
from benchmarks.tables import PAGE, Table, write_into
from benchmarks.trial import Trial
from tests.sites import problems_of

EVENTS = tuple(events(24))
FORMATS = {"ours": ours(), "hugo": HUGO, "eleventy": ELEVENTY, "pelican": PELICAN, "mkdocs": MKDOCS}
BY_KEY = {contender.key: contender for contender in CONTENDERS}


def file_of(root: Path, event: Event) -> str:
    """Return the text that holds an event: that of its own file, or of the only one."""
    own = [path for path in root.rglob(f"{event.id}.*") if path.is_file()]
    return (own or [root / "src/_data/events.yaml"])[0].read_text("utf-8")


# The events


def test_the_same_seed_gives_the_same_events() -> None:
    assert tuple(events(200, seed=7)) == tuple(events(200, seed=7))


def test_another_seed_gives_other_events() -> None:
    assert set(events(24, seed=7)).isdisjoint(events(24, seed=8))


@pytest.mark.parametrize("languages", [("en",), ("en", "fr")])
def test_two_hundred_events_have_no_problem(tmp_path: Path, languages: tuple[str, ...]) -> None:
    write_site(tmp_path, 200, languages)
    assert problems_of(tmp_path) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_the_texts_of_all_events(tmp_path: Path, name: str) -> None:
    FORMATS[name].write(tmp_path, EVENTS)
    texts = {event.id: file_of(tmp_path, event) for event in EVENTS}
    wanted = {event.id: [event.summary, str(event.day), *(q.text for q in event.quotes)] for event in EVENTS}
    if name == "mkdocs":  # Dates are in words there.
        wanted = {event.id: [event.title, *(q.text for q in event.quotes)] for event in EVENTS}
    assert [(key, text) for key, each in wanted.items() for text in each if text not in texts[key]] == []


def test_the_facts_of_hugo_and_of_eleventy_are_those_of_the_events(tmp_path: Path) -> None:
    HUGO.write(tmp_path / "hugo", EVENTS)
    ELEVENTY.write(tmp_path / "eleventy", EVENTS)
    pages = [yaml.safe_load(file_of(tmp_path / "hugo", event).split("---\n")[1]) for event in EVENTS]
    entries = yaml.safe_load((tmp_path / "eleventy/src/_data/events.yaml").read_text("utf-8"))
    facts = [(event.title, event.day, event.remain, [quote.url for quote in event.quotes]) for event in EVENTS]
    for read in (pages, entries):
        told = [(each["title"], each["date"], each["remain"], [quote["url"] for quote in each["quotes"]]) for each in read]
        assert told == facts


def test_the_index_of_mkdocs_holds_every_event(tmp_path: Path) -> None:
    MKDOCS.write(tmp_path, EVENTS)
    assert (tmp_path / "docs/index.md").read_text("utf-8").count("\n## ") == len(EVENTS)


def test_what_was_there_before_a_site_is_written_is_gone(tmp_path: Path) -> None:
    HUGO.write(tmp_path, EVENTS)
    HUGO.write(tmp_path, EVENTS[:3])
    assert len(list(tmp_path.glob("content/events/*"))) == 3


@pytest.mark.parametrize("name", FORMATS)
def test_an_event_that_changes_changes_in_all_its_files(tmp_path: Path, name: str) -> None:
    contender = Contender(name, name, FORMATS[name], lambda place: [], ())
    files = Trial(contender, EVENTS, tmp_path).files_at(3)
    assert [path for path, text in files if text.count("Revision 3.") != 1] == []


# The check


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Build our site as it is compared with the peers'."""
    trial = Trial(BY_KEY[LIKE_FOR_LIKE], EVENTS, tmp_path_factory.mktemp("bench"))
    trial.set_up()
    run(trial.job)
    return trial


def missing(trial: Trial, shown: tuple[Event, ...] = EVENTS) -> list[str]:
    return [fault for layout in trial.contender.layouts for fault in faults(trial.place.output, shown, layout)]


@pytest.fixture
def page(built: Trial) -> Iterator[Path]:
    """Lend the page of the event in the middle to a test that spoils it."""
    path = built.place.output / f"lab/events/{built.event.id}.html"
    before = path.read_text("utf-8")
    yield path
    path.unlink(missing_ok=True)
    path.write_text(before, "utf-8")


def test_our_own_output_holds_every_event(built: Trial) -> None:
    assert missing(built) == []


def test_our_like_for_like_build_makes_the_index_and_a_page_an_event_and_no_more(built: Trial) -> None:
    assert len(list(built.place.output.rglob("*.html"))) == 1 + len(EVENTS)


def test_an_event_that_stands_nowhere_is_missed(built: Trial) -> None:
    other = next(events(24, seed=7))
    assert f"{other.id} has no page" in missing(built, (*EVENTS, other))


def test_an_event_that_the_index_lacks_is_missed(built: Trial) -> None:
    other = next(events(24, seed=7))
    assert f'the index lacks "{other.quotes[0].text[:-1]}" of {other.id}' in missing(built, (*EVENTS, other))


def test_a_page_that_is_gone_is_missed(built: Trial, page: Path) -> None:
    page.unlink()
    assert missing(built) == [f"{built.event.id} has no page"]


def test_a_quotation_that_a_page_lacks_is_missed(built: Trial, page: Path) -> None:
    quote = built.event.quotes[0].text[:-1]
    page.write_text(page.read_text("utf-8").replace(f">{quote}", "> "), "utf-8")
    assert missing(built) == [f'the page of {built.event.id} lacks "{quote}"']


def test_an_output_that_lacks_something_fails_the_contender(built: Trial, page: Path) -> None:
    page.unlink()
    with pytest.raises(FailedError, match=f"not complete: {built.event.id} has no page"):
        built.check(1)


# The figures


def job(code: str) -> Job:
    return Job([sys.executable, "-c", code], Path.cwd(), {})


def test_a_run_costs_computing_and_waiting() -> None:
    cost = run(job("import time; time.sleep(0.3)"))
    assert cost.wall > 0.3 > cost.cpu > 0


def test_a_run_that_fails_says_why() -> None:
    with pytest.raises(FailedError, match="exit status 1: no room"):
        run(job("raise SystemExit('no room')"))


def test_a_run_that_takes_too_long_is_ended() -> None:
    with pytest.raises(FailedError, match="exit status -9"):
        run(job("import time; time.sleep(60)"), longest=0.2)


def test_the_memory_of_children_counts() -> None:
    hold = "held = bytearray(80_000_000); import time; time.sleep(0.5)"
    assert peak_memory(job(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])")) > 80_000_000


def result(key: str, *walls: float) -> Result:
    return Result(Trial(BY_KEY[key], EVENTS, Path()), [Cost(wall, 2 * wall) for wall in walls], memory=10**7, output=10**6)


def test_ratios_are_medians_over_runs_that_followed_one_another() -> None:
    table = ratio_table([result(LIKE_FOR_LIKE, 1, 1, 9), result("hugo", 2, 2, 1), result("hugo-changed", 1, 1, 1)], "")
    assert (table.heads[1:], table.rows) == (("Hugo",), [("ours, like for like", "0.50")])


def test_a_build_stands_beside_ours_with_time_memory_and_size() -> None:
    table = build_table([result(LIKE_FOR_LIKE, 1), result("hugo", 2)], "")
    assert table.rows[1] == ("Hugo", "2.00", "2.00", "4.00", "2.00", "10.0", "1.00", "1.00", "1.00")


def test_a_contender_that_failed_is_in_no_table() -> None:
    failed = Result(Trial(BY_KEY["hugo"], EVENTS, Path()), failure="exit status 1")
    assert [row[0] for row in build_table([result(LIKE_FOR_LIKE, 1), failed], "").rows] == ["ours, like for like"]


def test_a_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n<!-- builds 50 -->\nold\n<!-- end -->\n\n<!-- builds 5 -->\n<!-- end -->\n", "utf-8")
    write_into(page, Table("builds 50", ("Build", "s"), [("Hugo", "2")], "New."))
    table = "\nNew.\n\n| Build | s |\n| --- | ---: |\n| Hugo | 2 |\n\n"
    assert page.read_text("utf-8") == f"Before.\n\n<!-- builds 50 -->\n{table}<!-- end -->\n\n<!-- builds 5 -->\n<!-- end -->\n"


def test_a_table_without_a_place_is_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing.\n", "utf-8")
    with pytest.raises(ValueError, match="no place for pages"):
        write_into(page, Table("pages", ("Page", "KB"), [], ""))


def test_the_documentation_has_a_place_for_every_table() -> None:
    sizes = (50, 1000, 10_000, 100_000)
    names = [*(f"{kind} {size}" for size in sizes for kind in ("builds", "ratios")), "serving", "pages"]
    assert re.findall(r"<!-- (.+) -->\n(?:(?!<!--).*\n)*<!-- end -->", PAGE.read_text("utf-8")) == names


# The peers


@pytest.mark.parametrize("lock", sorted(PEERS.rglob("requirements.txt")), ids=lambda path: path.parent.name)
def test_every_python_package_of_a_peer_is_pinned_with_its_hashes(lock: Path) -> None:
    pins = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE).strip())
    assert [pin for pin in pins if not re.match(r"\S+==\S+( ; [^\n\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", pin)] == []


def test_every_npm_package_of_a_peer_is_pinned_with_its_hash() -> None:
    packages = json.loads((PEERS / "eleventy/package-lock.json").read_text("utf-8"))["packages"]
    assert [path for path, package in packages.items() if path and not package["integrity"].startswith("sha512-")] == []


@pytest.mark.parametrize("peer", ["hugo", "eleventy", "pelican", "mkdocs"])
def test_the_version_of_a_peer_is_the_pinned_one(peer: str) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", version_of(peer))
