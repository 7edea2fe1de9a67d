"""Any content at all ends in a site or in problems; and a folder that is edited at random always has the right site beside it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from founders_timeline.commands.cli import main
from tests.folders import DATES, NO_DATES, Files, content_folders, yaml_files
from tests.folders import anything as anything_in_yaml
from tests.promises import hold_for_date, hold_for_prose, hold_for_site, hold_for_yaml
from tests.prose.test_any_prose import PIECES
from tests.site.test_output import tree
from tests.sites import EVENTS, write_site

AS_OF = "2026-11-23"


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """Return a folder in memory, where that can be: thousands of files are written."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files=content_folders())
def test_any_folder_ends_in_a_site_or_in_problems_on_a_printable_line_each(memory: Path, files: Files) -> None:
    shutil.rmtree(memory / "any", ignore_errors=True)
    hold_for_site(write_site(memory / "any", files))


@settings(max_examples=150)
@given(yaml_files(anything_in_yaml) | st.binary(max_size=80))
def test_any_bytes_are_yaml_or_problems_to_both_parsers(data: bytes) -> None:
    hold_for_yaml(data)


@settings(max_examples=200)
@given(st.text(alphabet="0123456789-.[]?~% ", max_size=26) | st.sampled_from(DATES + NO_DATES) | st.text(max_size=30))
def test_any_text_is_a_date_of_the_documented_forms_or_is_refused(text: str) -> None:
    hold_for_date(text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode) | st.binary(max_size=80))
def test_any_bytes_are_harmless_markdown_or_are_refused(data: bytes) -> None:
    hold_for_prose(data)


# A folder over time.

NAMES = ("ada", "ben", "cleo")
FULL_NAMES = {"ada": "Ada Example", "ben": "Ben Example", "cleo": "Cleo Example"}
BROKEN = ("name: [", "name: Nobody\ndate: 2024-08-05\n", "name: Ada Example\ndate: 2024-02-30\n", "\0", "&a *a", "nonsense: 1\n")


class Newsroom(RuleBasedStateMachine):
    """Editors add, edit, break, mend, rename and delete files; somebody builds now and then.

    The model is the set of events that should be on the site: of each file its name, and its person, day and title.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept = tempfile.TemporaryDirectory()
        self.root = write_site(Path(self.kept.name) / "site")
        self.model: dict[str, tuple[str, str, str]] = {}
        self.broken: dict[str, str] = {}
        self.published: dict[str, str] = {}

    def teardown(self) -> None:
        self.kept.cleanup()

    def write(self, name: str, text: str) -> None:
        (self.root / EVENTS / f"{name}.yaml").write_text(text, encoding="utf-8")

    def save(self, name: str) -> None:
        person, day, title = self.model[name]
        self.write(name, f"type: move\nname: {FULL_NAMES[person]}\ndate: {day}\ntitle: {title}\nsources: [ada-leaves]\n")

    @initialize()
    def first_site(self) -> None:
        self.build()

    @rule(name=st.sampled_from(NAMES), person=st.sampled_from(NAMES), day=st.sampled_from(["2024-08-05", "2020", "2019-03"]))
    def add_or_edit(self, name: str, person: str, day: str) -> None:
        self.broken.pop(name, None)
        self.model[name] = (person, day, f"{name} of {person} on {day}")
        self.save(name)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), text=st.sampled_from(BROKEN))
    def break_one(self, data: st.DataObject, text: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        self.broken[name] = text
        self.write(name, text)

    @precondition(lambda self: self.broken)
    @rule()
    def mend(self) -> None:
        for name in self.broken:
            self.save(name)
        self.broken.clear()

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        self.broken.pop(name, None)
        del self.model[name]
        (self.root / EVENTS / f"{name}.yaml").unlink()

    @precondition(lambda self: 0 < len(self.model) < len(NAMES))
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.model)))
        new = next(name for name in NAMES if name not in self.model)
        (self.root / EVENTS / f"{old}.yaml").rename(self.root / EVENTS / f"{new}.yaml")
        self.model[new] = self.model.pop(old)
        if old in self.broken:
            self.broken[new] = self.broken.pop(old)

    @rule()
    def build(self) -> None:
        done = run("build", self.root)
        assert (done.exit_code, "Traceback" in done.output) == (int(bool(self.broken)), False)
        if self.broken:
            assert tree(self.root / "build") == self.published
            named = {line.split(":")[0] for line in done.stderr.splitlines() if ": error[" in line}
            assert named == {f"{EVENTS}/{name}.yaml" for name in self.broken}
        else:
            self.published = tree(self.root / "build")
            assert self.titles() == {name: title for name, (_, _, title) in self.model.items()}
            assert self.published == self.afresh()

    @invariant()
    def nothing_is_touched_but_by_a_build(self) -> None:
        assert tree(self.root / "build") == self.published or not self.published

    def titles(self) -> dict[str, str]:
        """Read the titles of the published events by the names of their pages."""
        pages = (self.root / "build" / "example" / "events").glob("*.html")
        return {page.stem: page.read_text(encoding="utf-8").partition("<title>")[2].partition(" ·")[0] for page in pages}

    def afresh(self) -> dict[str, str]:
        """Build the same content where no site has ever been."""
        other = Path(self.kept.name) / "other"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.root / "content", other / "content")
        assert run("build", other).exit_code == 0
        return tree(other / "build")


def run(command: str, root: Path) -> Result:
    return CliRunner().invoke(main, [command, str(root), "--as-of", AS_OF], catch_exceptions=False)


Newsroom.TestCase.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
test_a_build_publishes_exactly_what_the_editors_have_written_or_leaves_the_old_site = Newsroom.TestCase
