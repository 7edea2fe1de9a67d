"""Bad and hostile inputs: every row of corpus/index.tsv and of corpus/fs_cases.tsv does what it asks, as far as loading goes."""

import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from founders_timeline.model.content import Destination, LocalText
from founders_timeline.model.problems import MOST_ERRORS, Problem
from founders_timeline.model.slug import why_not_id
from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.html import to_html
from tests.allowed_html import dangers_of
from tests.sites import EVENTS, TEAM, TEAM_FILE, load, problems_of, write_site

CORPUS = Path(__file__).parents[1] / "corpus"
LONGEST_SECONDS = 2.0
MOST_MEMORY = 300 * 1024 * 1024

DECIDED_DIFFERENTLY = {
    "yaml/shape-list.yaml": "A list at the top of a file is a list of events.",
    "yaml/sch-sources-strings.yaml": "A bare URL is a source.",
}
"""Rows that ask for a refusal of what this format allows; they load without an error."""

NAMES_OUTSIDE_THE_TEAM = ("neutral", "pair")
"""Categories whose rows name people whom the team's file must list for the row to mean anything."""


class Row(NamedTuple):
    file: str
    category: str
    expect: str
    code: str
    line: str
    adapt: str
    what_should_happen: str

    @property
    def contents(self) -> dict[str, bytes]:
        """Return the row's files by name, in our format's words: `slug` is `id` here, `kind` is `type`."""
        path = CORPUS / self.file
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return {file.name: re.sub(rb"\bkind:", b"type:", re.sub(rb"(?m)^slug:", b"id:", file.read_bytes())) for file in files}


def rows() -> list[Row]:
    with (CORPUS / "index.tsv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert tuple(next(lines)) == Row._fields
        return [Row(*line) for line in lines]


ROWS = rows()
MARKDOWN = [row for row in ROWS if row.file.startswith("md/")]
YAML = [row for row in ROWS if not row.file.startswith("md/")]
HEAVY = [row for row in YAML if row.category == "attack"]


def team_for(row: Row) -> str:
    """Return a team file whose people are those whom the row names, where they are not its founders."""
    if row.category not in NAMES_OUTSIDE_THE_TEAM and "name-ok" not in row.file and "zalgo" not in row.file:
        return TEAM
    names = [name for data in row.contents.values() for name in re.findall(r"^name: ([^\[].*)$", data.decode(), re.MULTILINE)]
    if row.category != "pair":
        names = [unicodedata.normalize("NFC", name) for name in names]
    others = [name for name in names if name not in TEAM]
    return TEAM.replace("people: [Zoe Example]\n", "people:\n  - Zoe Example\n" + "".join(f"  - {name}\n" for name in others))


def written(root: Path, row: Row) -> Path:
    return write_site(root, {TEAM_FILE: team_for(row), **{f"{EVENTS}/{name}": data for name, data in row.contents.items()}})


def errors_of(root: Path) -> list[Problem]:
    return [problem for problem in problems_of(root) if problem.is_error]


def rows_that(expect: str) -> list[Row]:
    return [row for row in YAML if row.expect == expect and row.file not in DECIDED_DIFFERENTLY]


def by_file(chosen: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", chosen, ids=[row.file.rstrip("/") for row in chosen])


def test_the_index_names_every_file_of_the_corpus() -> None:
    found = {
        f"{folder}/{path.name}{'/' * path.is_dir()}" for folder in ("yaml", "md", "pairs") for path in (CORPUS / folder).iterdir()
    }
    assert found == {row.file for row in ROWS}


@by_file(rows_that("reject"))
def test_what_must_be_refused_is_refused_at_its_line(tmp_path: Path, row: Row) -> None:
    lines = {problem.line for problem in errors_of(written(tmp_path, row))}
    assert int(row.line) in lines if row.line != "0" else lines


@by_file(rows_that("accept"))
def test_what_is_right_has_no_error(tmp_path: Path, row: Row) -> None:
    assert errors_of(written(tmp_path, row)) == []


@by_file(rows_that("warn"))
def test_what_is_doubtful_gets_its_warning_and_no_error(tmp_path: Path, row: Row) -> None:
    problems = [(problem.is_error, problem.code, problem.line) for problem in problems_of(written(tmp_path, row))]
    assert (False, row.code, int(row.line)) in problems
    assert [problem for problem in problems if problem[0]] == []


def meant(scalar: str) -> str:
    """Return the text that a scalar stands for: one of JSON, or one without quotes."""
    return str(json.loads(scalar)) if scalar.startswith('"') else scalar


@by_file(rows_that("neutral"))
def test_a_hostile_text_is_kept_as_it_is_written(tmp_path: Path, row: Row) -> None:
    (data,) = row.contents.values()
    name, destination = (re.findall(rf"^{key}: (.*)$", data.decode(), re.MULTILINE)[0] for key in ("name", "destination"))
    (event,) = load(written(tmp_path, row)).teams[0].events
    person = load(tmp_path).teams[0].person(event.people[0])
    kept = (person.name, event.destination)
    assert kept == (meant(name), Destination(name=LocalText(texts=(("en", meant(destination)),))))


@by_file(rows_that("neutral"))
def test_a_hostile_name_gets_a_safe_id(tmp_path: Path, row: Row) -> None:
    team = load(written(tmp_path, row)).teams[0]
    assert [person.id for person in team.people if why_not_id(person.id)] == []


@pytest.mark.parametrize("file", DECIDED_DIFFERENTLY)
def test_what_this_format_decides_differently_loads(tmp_path: Path, file: str) -> None:
    (row,) = [row for row in YAML if row.file == file]
    assert errors_of(written(tmp_path, row)) == []


@by_file(YAML)
def test_every_row_is_read_in_time(tmp_path: Path, row: Row) -> None:
    root = written(tmp_path, row)
    start = time.process_time()
    problems_of(root)
    assert time.process_time() - start < LONGEST_SECONDS


@by_file(YAML)
def test_every_message_is_one_printable_line(tmp_path: Path, row: Row) -> None:
    lines = [str(problem) for problem in problems_of(written(tmp_path, row))]
    assert [
        line for line in lines if not line.isprintable() or not re.match(r"content/[^:]+:\d+:\d+: (error|warning)\[", line)
    ] == []


@by_file(YAML)
def test_no_file_gets_more_errors_than_a_reader_can_use(tmp_path: Path, row: Row) -> None:
    paths = [problem.path for problem in errors_of(written(tmp_path, row))]
    assert all(paths.count(path) <= MOST_ERRORS + 1 for path in paths)


def test_one_bad_file_gives_the_good_ones_no_error(tmp_path: Path) -> None:
    (row,) = [row for row in YAML if row.file == "pairs/one-bad-many-good/"]
    assert {problem.path for problem in errors_of(written(tmp_path, row))} == {f"{EVENTS}/bad.yaml"}


MEASURE = """
import re, resource, sys
from pathlib import Path
from tests.sites import problems_of
for root in sys.argv[1:]:
    problems_of(Path(root))
status = Path("/proc/self/status")  # On Linux getrusage begins with what the parent used, which is the test runner.
if status.exists():
    print(int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_the_attacks_need_little_memory_and_do_not_kill_the_process(tmp_path: Path) -> None:
    roots = [str(written(tmp_path / str(number), row)) for number, row in enumerate(HEAVY)]
    command = [sys.executable, "-c", MEASURE, *roots]
    ran = subprocess.run(command, cwd=CORPUS.parent.parent, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < MOST_MEMORY


# Markdown.


def text_of(row: Row) -> str:
    return (CORPUS / row.file).read_text("utf-8")


@by_file(MARKDOWN)
def test_hostile_markdown_is_refused_or_harmless_in_time(row: Row) -> None:
    start = time.process_time()
    refused = why_not_markdown(text_of(row))
    html = "" if refused else to_html(text_of(row))
    assert time.process_time() - start < LONGEST_SECONDS
    assert dangers_of(html) == []


@by_file(MARKDOWN)
def test_hostile_markdown_in_a_summary_is_refused_in_place_or_kept(tmp_path: Path, row: Row) -> None:
    event = f"name: Ada\ndate: 2024-05-14\nsources: [ada-leaves]\nsummary: {json.dumps(text_of(row))}\n"
    errors = errors_of(write_site(tmp_path, {f"{EVENTS}/a.yaml": event}))
    assert {(error.line, error.column) for error in errors} <= {(4, 10)}


# The file system. Which of them is read how is in test_files.py; here, that loading goes on and says so.

EVENT = "name: Ada\ndate: 2024-05-14\ndestination: Elsewhere\nsources: [ada-leaves]\n"


def link_out(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("/etc/hostname")


def link_in_a_loop(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("b.yaml")
    (folder / "b.yaml").symlink_to("a.yaml")


def link_to_nothing(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("nothing.yaml")


def folder_called_like_a_file(folder: Path) -> None:
    (folder / "x.yaml").mkdir()


def named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "x.yaml")


def link_to_a_device(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("/dev/zero")


def sparse_gigabyte(folder: Path) -> None:
    with (folder / "x.yaml").open("wb") as file:
        file.truncate(1 << 30)


def case_clash(folder: Path) -> None:
    (folder / "Ada.yaml").write_text(EVENT, "utf-8")
    (folder / "ada.yaml").write_text(EVENT, "utf-8")


REFUSED: dict[Callable[[Path], None], list[str]] = {
    link_out: ["symlink"],
    link_in_a_loop: ["symlink", "symlink"],
    link_to_nothing: ["symlink"],
    folder_called_like_a_file: ["not-a-file"],
    named_pipe: ["not-a-file"],
    link_to_a_device: ["symlink"],
    sparse_gigabyte: ["file-too-big"],
    case_clash: ["duplicate-file"],
}


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_what_is_no_plain_file_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    root = write_site(tmp_path)
    make(root / EVENTS)
    assert [problem.code for problem in errors_of(root)] == REFUSED[make]


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path)
    monkeypatch.chdir(root / EVENTS)  # a socket's path has about 100 characters at most
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("x.yaml")
    assert [problem.code for problem in errors_of(root)] == ["not-a-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("path", ["content", "content/example/events", f"{EVENTS}/x.yaml"])
def test_what_may_not_be_read_is_told(tmp_path: Path, path: str) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/x.yaml": EVENT})
    (root / path).chmod(0)
    problems = errors_of(root)
    (root / path).chmod(0o700)
    assert "unreadable" in {problem.code for problem in problems}


@pytest.mark.parametrize("name", [b"a\nb.yaml", b"\x1b[31m.yaml", b"\xff.yaml", "\u202e.yaml".encode()])
def test_an_odd_file_name_is_shown_on_one_printable_line(tmp_path: Path, name: bytes) -> None:
    root = write_site(tmp_path)
    Path(os.fsdecode(bytes(root / EVENTS) + b"/" + name)).write_text("name: [", "utf-8")
    assert [str(problem).isprintable() for problem in errors_of(root)] == [True]


@pytest.mark.parametrize("name", [".x.yaml.swp", "x.yaml~", "#x.yaml#", ".gitkeep"])
def test_what_editors_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    assert problems_of(write_site(tmp_path, {f"{EVENTS}/{name}": "nothing"})) == ()


def test_a_hidden_yaml_file_is_ignored_with_a_warning(tmp_path: Path) -> None:
    problems = problems_of(write_site(tmp_path, {f"{EVENTS}/.ada.yaml": EVENT}))
    assert [(problem.is_error, problem.code) for problem in problems] == [(False, "ignored-file")]


def test_a_hard_link_is_read_as_any_file(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"outside.yaml": EVENT})
    (root / EVENTS / "x.yaml").hardlink_to(root / "outside.yaml")
    assert problems_of(root) == ()


def test_an_empty_content_folder_has_problems(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert [problem.code for problem in errors_of(tmp_path)] == ["missing-file"]
