"""Builds that make only what has changed: the same bytes as a build from nothing, whatever was edited, lost or damaged before."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from founders_timeline import making, parts, record
from founders_timeline.cli import main
from founders_timeline.places import MARKER
from founders_timeline.steps import Joined, Part, Piece
from founders_timeline.views import chapters
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, write_site

SITE = """\
title: {en: Who is left?, fr: Qui reste-t-il ?}
languages: [en, fr]
base_url: https://example.org/who/
repository: https://github.com/example/who
teams: [example, other]
"""
TEAM = """\
name: Example
founded: 2015-12-11
founders: [Ada Example, Ben Example, Cleo Example]
people: [Zoe Example]
"""
OTHER = "name: Other\nfounded: 2016-01-01\nfounders: [Ada Example, Dan Other]\n"
OTHER_FILE = "content/other/team.yaml"
STARTING = {
    SITE_FILE: SITE,
    TEAM_FILE: TEAM,
    OTHER_FILE: OTHER,
    "content/about.md": "# How\n\nBy counting.\n",
    "content/about.fr.md": "# Comment\n\nEn comptant.\n",
    f"{EVENTS}/zoe.yaml": "name: Zoe Example\ndate: 2017-03-01\nsummary: Left with {remaining}.\n",
    f"{EVENTS}/ada.yaml": "name: ada-example\ndate: 2018\ndestination: Elsewhere\nsources: [ada-leaves]\n",
    f"{EVENTS}/ben.yaml": "name: Ben Example\ndate: 2019-05-01\ntype: leave\nquotes: [{text: Bye., lang: en}]\n",
    f"{EVENTS}/talk.yaml": "type: milestone\ndate: 2017-05-01\ntitle: A talk\nsources: [https://example.org/talk]\n",
}
DAY = "2024-08-06"

Edit = Callable[[Path], object]


def build(root: Path, output: Path, cache: Path, *options: str) -> str:
    """Build in a process of the tests; return all that it said."""
    environment = {"XDG_CACHE_HOME": str(cache)}
    done = CliRunner().invoke(main, ["build", str(root), "-o", str(output), "--as-of", DAY, *options], env=environment)
    assert done.exit_code == 0, done.output
    return done.output


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def inodes(folder: Path) -> dict[str, int]:
    """Return the numbers of all files of a folder, by path: a file that is made again has another."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in sorted(folder.rglob("*")) if path.is_file()}


def remade(before: dict[str, int], after: dict[str, int]) -> set[str]:
    """Return the paths of the files that were made again."""
    return {path for path, number in after.items() if before.get(path) != number} - {MARKER}


def settle() -> None:
    """Wait until what has been written cannot be written again with the same stamp."""
    time.sleep(0.06)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Make a cache of the test's own."""
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site of two teams in two languages."""
    root = write_site(tmp_path / "site", STARTING)
    settle()
    return root


@pytest.fixture
def every_year_a_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut timelines into chapters from the second event on."""
    monkeypatch.setattr(chapters, "MOST_EVENTS", 1)


# Nothing has changed


def test_a_build_of_the_same_says_so_and_touches_nothing(site: Path, cache: Path, tmp_path: Path) -> None:
    first = build(site, tmp_path / "out", cache)
    before, looks = inodes(tmp_path / "out"), (tmp_path / "out").stat()
    second = build(site, tmp_path / "out", cache)
    assert second == first.replace("Built ", "Nothing has changed: ")
    assert (inodes(tmp_path / "out"), (tmp_path / "out").stat()) == (before, looks)


def test_a_build_of_the_same_tells_the_same_warnings(site: Path, cache: Path, tmp_path: Path) -> None:
    (site / EVENTS / "cleo.yaml").write_text("name: Cleo Example\ndate: 2020-01-01\n", "utf-8")
    settle()
    outputs = [build(site, tmp_path / "out", cache) for _ in range(2)]
    assert all("warning[no-source]" in output for output in outputs)
    assert "Nothing has changed" in outputs[1]


@pytest.mark.parametrize("option", [("--as-of", "2024-08-05"), ("--base-url", "https://example.org/elsewhere")])
def test_another_question_is_another_build(option: tuple[str, str], site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    assert "Built" in build(site, tmp_path / "out", cache, *option)
    build(site, tmp_path / "clean", tmp_path, *option)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_two_outputs_of_a_site_are_remembered_apart(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "one", cache)
    assert "Built" in build(site, tmp_path / "two", cache)
    assert "Nothing has changed" in build(site, tmp_path / "one", cache)


# One thing has changed


def test_one_changed_event_remakes_only_the_pages_that_show_it(
    site: Path, cache: Path, tmp_path: Path, every_year_a_chapter: None
) -> None:
    build(site, tmp_path / "out", cache)
    before = inodes(tmp_path / "out")
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("Bye.", "Good bye."), "utf-8")
    build(site, tmp_path / "out", cache)
    pages = {
        path
        for path in remade(before, inodes(tmp_path / "out"))
        if "/events/" in path or "/founders/" in path or "/years/" in path
    }
    in_english = {path for path in pages if path.endswith(".html") and not path.startswith("fr/")}
    assert {path for path in in_english if not path.startswith("example/years/")} == {
        "example/events/ben.html",
        "example/events/ada.html",  # the one before it names it
        "example/founders/ben-example.html",
    }
    assert "example/years/2019.html" in in_english
    assert "example/years/2018.html" not in in_english
    assert {f"fr/{path}" for path in in_english} == {path for path in pages if path.startswith("fr/") and path.endswith(".html")}


def test_a_changed_date_of_a_founders_changes_every_page_since_the_count_is_on_every_page(
    site: Path, cache: Path, tmp_path: Path
) -> None:
    build(site, tmp_path / "out", cache)
    before = inodes(tmp_path / "out")
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("2019", "2020"), "utf-8")
    build(site, tmp_path / "out", cache)
    assert {"example/events/talk.html", "example/founders/cleo-example.html", "index.html"} <= remade(
        before, inodes(tmp_path / "out")
    )


def test_an_event_that_is_deleted_takes_its_page_along(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    (site / EVENTS / "talk.yaml").unlink()
    build(site, tmp_path / "out", cache)
    assert not (tmp_path / "out/example/events/talk.html").exists()


def test_a_mistake_leaves_the_site_and_what_is_known_of_it(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    before = inodes(tmp_path / "out")
    good = (site / EVENTS / "ben.yaml").read_bytes()
    (site / EVENTS / "ben.yaml").write_text("name: [", "utf-8")
    done = CliRunner().invoke(main, ["build", str(site), "-o", str(tmp_path / "out")], env={"XDG_CACHE_HOME": str(cache)})
    assert done.exit_code == 1
    (site / EVENTS / "ben.yaml").write_bytes(good)
    build(site, tmp_path / "out", cache)
    assert remade(before, inodes(tmp_path / "out")) == set()


def test_an_event_whose_file_has_another_name_is_reported_by_that_name(site: Path, cache: Path, tmp_path: Path) -> None:
    file = site / EVENTS / "talk.yaml"
    file.write_text(f"id: talk\n{STARTING[f'{EVENTS}/talk.yaml']}", "utf-8")
    build(site, tmp_path / "out", cache)
    file.rename(file.with_name("a-talk.yaml"))
    build(site, tmp_path / "out", cache)
    assert b"a-talk.yaml" in (tmp_path / "out/example/events/talk.html").read_bytes()
    assert b"a-talk.yaml" in (tmp_path / "out/data/example/team.json").read_bytes()


# Parts of files that hold all events

JOINED = {
    *(f"{folder}example/{name}" for folder in ("", "fr/") for name in ("calendar.ics", "timeline.single.html")),
    *(f"{folder}data/example/timelinejs.json" for folder in ("", "fr/")),
    *(f"data/example/{name}" for name in ("events.csv", "popolo.json", "quotes.csv", "team.json")),
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Return the parts that are made: the file and the event's id of each."""
    found: set[tuple[str, str]] = set()
    join = parts.Parts.join

    def watched(self: parts.Parts, name: str, step: Joined, old: str) -> parts.JoinedFile:
        def pieces() -> Iterator[Piece]:
            for piece in step.pieces():
                yield piece if isinstance(piece, bytes) else piece._replace(make=partial(noted, piece))

        def noted(part: Part) -> bytes:
            found.add((name, part.event.id))
            return part.make()

        return join(self, name, Joined(pieces), old)

    monkeypatch.setattr(parts.Parts, "join", watched)
    monkeypatch.setattr(making, "cores", lambda: 1)
    return found


def test_of_a_file_that_holds_all_events_only_the_changed_one_is_made(
    made: set[tuple[str, str]], site: Path, cache: Path, tmp_path: Path
) -> None:
    build(site, tmp_path / "out", cache)
    assert {name for name, _ in made if name.split("/")[-2] == "example"} == JOINED
    assert {event for _, event in made} == {"zoe", "ada", "ben", "talk"}
    made.clear()
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("Bye.", "Good bye."), "utf-8")
    build(site, tmp_path / "out", cache)
    assert made == {(name, "ben") for name in JOINED}


def test_for_the_search_only_the_words_of_the_changed_event_are_gathered(
    made: set[tuple[str, str]], site: Path, cache: Path, tmp_path: Path, every_year_a_chapter: None
) -> None:
    build(site, tmp_path / "out", cache)
    made.clear()
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("Bye.", "Good bye."), "utf-8")
    build(site, tmp_path / "out", cache)
    assert {(name, event) for name, event in made if name.endswith("search.js")} == {
        ("example/search.js", "ben"),
        ("fr/example/search.js", "ben"),
    }


def test_an_event_that_is_added_is_the_only_one_that_is_made(
    made: set[tuple[str, str]], site: Path, cache: Path, tmp_path: Path
) -> None:
    build(site, tmp_path / "out", cache)
    made.clear()
    (site / EVENTS / "new.yaml").write_text("type: milestone\ntitle: First of all\ndate: 2016-01-01\n", "utf-8")
    build(site, tmp_path / "out", cache)
    assert {event for _, event in made} == {"new"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / TEAM_FILE).write_text(TEAM.replace("Ada Example", "{name: Ada Byron, id: ada-example}"), "utf-8"),
        lambda root: (root / EVENTS / "ben.yaml").write_text("name: Ben Example\ndate: 2017-01-01\n", "utf-8"),
    ],
    ids=["a name", "a date that changes the count of the later ones"],
)
def test_what_all_events_may_depend_on_makes_all_parts_anew(
    edit: Edit, made: set[tuple[str, str]], site: Path, cache: Path, tmp_path: Path
) -> None:
    build(site, tmp_path / "out", cache)
    first = {(name, event) for name, event in made if event != "ben"}
    made.clear()
    edit(site)
    build(site, tmp_path / "out", cache)
    assert made >= first


def test_a_file_that_somebody_edited_lends_no_parts(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    for name in sorted(JOINED):
        data = (tmp_path / "out" / name).read_bytes()
        (tmp_path / "out" / name).write_bytes(data[: len(data) // 3] + b"x" + data[len(data) // 3 + 1 :])
    (site / EVENTS / "talk.yaml").unlink()
    build(site, tmp_path / "out", cache)
    build(site, tmp_path / "clean", tmp_path)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_what_is_known_of_the_parts_of_files_that_are_gone_is_forgotten(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    (folder,) = (cache / "founders-timeline/builds").glob("*/parts")
    before = len(list(folder.iterdir()))
    (folder / "left by a build that was killed.part").write_bytes(b"")
    (site / SITE_FILE).write_text(SITE.replace("[example, other]", "[example]"), "utf-8")
    shutil.rmtree(site / "content/other")
    build(site, tmp_path / "out", cache)
    assert before == 2 * len(JOINED)
    assert len(list(folder.iterdir())) == len(JOINED)


# Caches that cannot be trusted


def _into_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGE: dict[str, Edit] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-7]),
    "one bit": lambda file: file.write_bytes(file.read_bytes()[:-9] + b"\0" + file.read_bytes()[-8:]),
    "something else": lambda file: file.write_bytes(b"cos\nsystem\n(S'touch /tmp/owned'\ntR."),
    "gone": lambda file: file.unlink(),
    "a folder": _into_a_folder,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
@pytest.mark.parametrize("name", ["record", "results", "parts/*"])
def test_a_damaged_cache_is_passed_over(name: str, damage: Edit, site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    files = list((cache / "founders-timeline/builds").glob(f"*/{name}"))
    assert files
    for file in files:
        damage(file)
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("Bye.", "Good bye."), "utf-8")
    build(site, tmp_path / "out", cache)
    build(site, tmp_path / "clean", tmp_path)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_what_is_known_of_the_parts_of_another_file_is_passed_over(
    site: Path, cache: Path, tmp_path: Path, every_year_a_chapter: None
) -> None:
    build(site, tmp_path / "out", cache)
    files = sorted((cache / "founders-timeline/builds").glob("*/parts/*"))
    kept = [file.read_bytes() for file in files]
    for file, data in zip(files, kept[1:] + kept[:1], strict=True):
        file.write_bytes(data)
    (site / EVENTS / "ben.yaml").write_text(STARTING[f"{EVENTS}/ben.yaml"].replace("Bye.", "Good bye."), "utf-8")
    build(site, tmp_path / "out", cache)
    build(site, tmp_path / "clean", tmp_path)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_what_another_version_of_the_program_kept_is_passed_over(
    site: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site, tmp_path / "out", cache)
    before = inodes(tmp_path / "out")
    monkeypatch.setattr(record, "__version__", "0.0.1")
    assert "Built" in build(site, tmp_path / "out", cache)
    assert remade(before, inodes(tmp_path / "out")) == before.keys() - {MARKER}


def test_a_build_without_any_cache_is_a_build(site: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be", "utf-8")
    build(site, tmp_path / "out", tmp_path / "cache")
    assert (tmp_path / "out/index.html").is_file()


def test_the_cache_never_lies_inside_the_site(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, site / "build", cache)
    assert {path.name for path in site.iterdir()} == {"content", "build"}
    assert {path.name for path in (cache / "founders-timeline").iterdir()} == {"templates", "cards", "builds"}


def test_only_so_many_sites_are_remembered(site: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_KEPT", 4)
    for number in range(6):
        build(site, tmp_path / f"out{number}", cache)
    assert len(list((cache / "founders-timeline/builds").iterdir())) <= 4
    assert "Nothing has changed" in build(site, tmp_path / "out5", cache)


# Outputs that somebody has been at


def test_a_page_that_was_edited_or_lost_is_made_again(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    clean = tree(tmp_path / "out")
    (tmp_path / "out/index.html").write_text("<!doctype html>mine", "utf-8")
    (tmp_path / "out/about.html").unlink()
    before = inodes(tmp_path / "out")
    assert "Built" in build(site, tmp_path / "out", cache)
    assert tree(tmp_path / "out") == clean
    assert remade(before, inodes(tmp_path / "out")) == {"index.html", "about.html"}


def test_the_old_site_does_not_change_with_a_file_that_both_share(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    os.link(tmp_path / "out/404.html", tmp_path / "kept.html")
    (site / EVENTS / "talk.yaml").unlink()
    build(site, tmp_path / "out", cache)
    assert (tmp_path / "kept.html").read_bytes() == (tmp_path / "out/404.html").read_bytes()


def test_an_output_that_is_gone_is_built_again(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    clean = tree(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    assert "Built" in build(site, tmp_path / "out", cache)
    assert tree(tmp_path / "out") == clean


def test_what_somebody_put_into_the_output_is_noticed(site: Path, cache: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "out", cache)
    (tmp_path / "out/notes.txt").write_text("precious", "utf-8")
    done = CliRunner().invoke(
        main, ["build", str(site), "-o", str(tmp_path / "out"), "--as-of", DAY], env={"XDG_CACHE_HOME": str(cache)}
    )
    assert done.exit_code == 1
    assert "notes.txt" in done.output


# Any edits at all

_TEXTS = ("Left.", "Went on.", "*Why?*", "With {remaining} others.", "Zoë, é́!")
_DATES = ("2016-03", "2017", "2018-02-03", "2018-02-04", "[2018..2019]", "2020-06-01~", "2024-08-06", "2030-01-01")
_FILES = ("ada", "ben", "cleo", "zoe", "talk", "more")
_FACTS = (
    "",
    "destination: {name: {en: Elsewhere, fr: Ailleurs}, role: Cook}\n",
    "quotes: [{text: Bye., lang: en, speaker: Zoe Example}, {text: Adieu., lang: fr, speaker: {en: A friend, fr: Un ami}}]\n",
    "corrections: [{date: 2024-01-01, text: It was another day.}]\n",
    "confidence: disputed\nadded: 2024-02-02\n",
)
_ADDRESS = "https://example.org/one"
_SOURCES = ("", "ada-leaves", f"{{url: '{_ADDRESS}', title: First}}", f"{{url: '{_ADDRESS}', title: Second}}", f"'{_ADDRESS}'")
"""Three sources have the same address: which of them gets the id that is made from it is for the others to say."""


def _event(name: str, date: str, text: str, facts: str = "", source: str = "ada-leaves") -> str:
    who = f"name: {name}-example\n" if name in ("ada", "ben", "cleo", "zoe") else f"id: {name}\ntype: milestone\ntitle: A day\n"
    return f"{who}date: {date}\nsummary: '{text}'\n{facts}sources: [{source}]\n"


def _appending(path: str, line: str) -> Edit:
    def append(root: Path) -> None:
        with open(root / path, "a", encoding="utf-8") as file:
            file.write(line)

    return append


def _writing(name: str, date: str, text: str, facts: str, source: str) -> Edit:
    return lambda root: (root / EVENTS / f"{name}.yaml").write_text(_event(name, date, text, facts, source), "utf-8")


def _settings(path: str, text: str, old: str, new: str) -> Edit:
    return lambda root: (root / path).write_text(text.replace(old, new), "utf-8")


def _moving(root: Path) -> None:
    """Give a file another name, which its event's id may depend on."""
    for old, new in (("talk", "a-talk"), ("a-talk", "talk")):
        file = root / EVENTS / f"{old}.yaml"
        if file.exists() and not (root / EVENTS / f"{new}.yaml").exists():
            file.rename(root / EVENTS / f"{new}.yaml")
            return


def _spoiling(name: str) -> Edit:
    """Edit a file of the output, one that holds all events, if it is there: languages have other folders in another order."""

    def spoil(root: Path) -> None:
        with suppress(FileNotFoundError), open(root.parent / "out" / name, "r+b") as file:
            file.write(b"x")

    return spoil


_SETTINGS = {
    "standfirst": _appending(TEAM_FILE, "# seen\n"),
    "source": _appending(SOURCES_FILE, "another: {url: 'https://example.org/another', date: 2020}\n# \n"),
    "about": _appending("content/about.fr.md", "\nEncore.\n"),
    "other team": _appending(OTHER_FILE, "# seen\n"),
    "another name": _settings(TEAM_FILE, TEAM, "Ada Example", "{name: Ada Byron, id: ada-example}"),
    "the same names": _settings(TEAM_FILE, TEAM, "", ""),
    "another address": _settings(SITE_FILE, SITE, "example.org/who", "example.net"),
    "no address": _settings(SITE_FILE, SITE, "base_url", "# base_url"),
    "another language first": _settings(SITE_FILE, SITE, "[en, fr]", "[fr, en]"),
    "another file name": _moving,
    "touch": lambda root: os.utime(root / EVENTS / "talk.yaml") if (root / EVENTS / "talk.yaml").exists() else None,
}

edits = st.one_of(
    st.builds(_writing, *map(st.sampled_from, (_FILES, _DATES, _TEXTS, _FACTS, _SOURCES))),
    st.sampled_from(_FILES).map(lambda name: lambda root: (root / EVENTS / f"{name}.yaml").unlink(missing_ok=True)),
    st.sampled_from(sorted(_SETTINGS)).map(_SETTINGS.__getitem__),
    st.sampled_from(sorted(JOINED)).map(_spoiling),
)


@pytest.fixture(scope="module")
def shared_cache() -> Iterator[Path]:
    """Make a cache whose templates are compiled once."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.parametrize("is_cut", [False, True], ids=["one page", "chapters"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.lists(edits, max_size=3), min_size=1, max_size=3))
def test_after_any_edits_a_build_gives_what_a_build_from_nothing_gives(
    is_cut: bool, steps: list[list[Edit]], shared_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chapters, "MOST_EVENTS", 1 if is_cut else 300)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        root = write_site(place / "site", STARTING)
        for number, step in enumerate([[], *steps]):
            for edit in step:
                edit(root)
            said = build(root, place / "out", shared_cache)
            build(root, place / f"clean{number}", shared_cache)
            assert tree(place / "out") == tree(place / f"clean{number}")
            assert re.search(r"^(Built|Nothing has changed:) \d+ pages", said, re.MULTILINE)
