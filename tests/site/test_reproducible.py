"""The same content and day give the same tree, bytes and modes, whoever builds it, where, when, and in which surroundings."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from tests.site.test_output import ROOT, tree
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE

AS_OF = "2026-11-23"
NOBODY = 65534

PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

CONTENT = {
    SITE_FILE: "title: {en: Who is left?, fr: Qui reste-t-il ?}\nlanguages: [en, fr]\nbase_url: https://example.org/who/\n",
    "content/about.md": "How *we* count: {remaining}.\n",
    "content/about.fr.md": "Comment *nous* comptons : {remaining}.\n",
    TEAM_FILE: "name: Éxample\nfounded: 2015-12\nfounders: [İlker Işık, Łukasz Żółw, 林士浩, Ben Holt]\npeople: [Zoe Lane]\n",
    f"{EVENTS}/a.yaml": "name: Łukasz Żółw\ndate: 2017\ndestination: Ailleurs\nsummary: 'He *left*.'\n",
    f"{EVENTS}/b.yaml": "name: İlker Işık\ndate: 2024-08-05\nquotes: [{text: Hoşça kalın., lang: tr, source: https://example.org/b}]\n",
    f"{EVENTS}/c.yaml": "[{type: leave, name: 林士浩, date: 2020-01}, {type: return, name: 林士浩, date: 2021~}]\n",
    "content/other/team.yaml": "name: Other\nfounded: 2019-05-05\nfounders: [Cy Code]\n",
}


@dataclass(frozen=True)
class Surroundings:
    """What should make no difference: the environment, the folder one is in, how files came to be, the umask, the user."""

    environment: Mapping[str, str] = field(default_factory=dict)
    cwd: str = "."
    last_file_first: bool = False
    umask: int = 0o022
    user: int | None = None


VARIED = {
    "another hash seed": Surroundings({"PYTHONHASHSEED": "4242"}),
    "a random hash seed": Surroundings({"PYTHONHASHSEED": "random"}),
    "a Turkish locale": Surroundings({"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "no locale and ASCII for files": Surroundings({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "a time zone far in the east": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "a time zone in the west": Surroundings({"TZ": "America/Los_Angeles"}),
    "another working folder": Surroundings(cwd="/"),
    "files that were made in another order": Surroundings(last_file_first=True),
    "a strict umask": Surroundings(umask=0o077),
    "a lax umask": Surroundings(umask=0),
    "optimised code": Surroundings({"PYTHONOPTIMIZE": "2"}),
    "another home": Surroundings({"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"}),
    "another user": Surroundings({"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"}, user=NOBODY),
    "everything at once": Surroundings(
        {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}, "/", last_file_first=True, umask=0o077
    ),
}

# Where Python stands in root's home, nobody else can load its modules: a build by root loads them first.
BUILD = """
import os, sys
umask, user, *arguments = sys.argv[1:]
os.umask(int(umask))
if user != "None":
    import click._textwrap
    from founders_timeline.commands.cli import main
    main(["build", arguments[1], "-o", arguments[1] + "/root", "--as-of", arguments[-1]], standalone_mode=False)
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
from founders_timeline.commands.cli import main
main(arguments)
"""


def put(folder: Path, files: Mapping[str, bytes], *, last_first: bool = False) -> None:
    for name in sorted(files, reverse=last_first):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def built(folder: Path, files: Mapping[str, bytes], around: Surroundings) -> dict[str, str]:
    """Write a site, build it with the real command, and return the tree with the mode of its top."""
    site, output = folder / "site", folder / "site" / "public"
    put(site, files, last_first=around.last_file_first)
    # A copy: root's home is closed to others, and where files are ASCII no template compiles from a path with an accent.
    program = folder / "program"
    for part in ("src", "templates"):
        shutil.copytree(ROOT / part, program / part, dirs_exist_ok=True)
    if around.user is not None:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, around.user, around.user)
    cwd = folder if around.cwd == "." else Path(around.cwd)
    arguments = ["build", os.path.relpath(site, cwd) if around.user is None else str(site), "-o", str(output), "--as-of", AS_OF]
    # Where files are ASCII, Python reads no *.pth file with an accent (before 3.13) and loads no module in C from such a path.
    packages = folder / "packages"
    if not packages.is_symlink():
        packages.symlink_to(sysconfig.get_path("platlib"))
    modules = os.pathsep.join((str(program / "src"), str(packages)))
    done = subprocess.run(
        [sys.executable, "-S", "-c", BUILD, str(around.umask), str(around.user), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": modules, **PLAIN, **around.environment},
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return {".": f"{output.stat().st_mode:o}", **tree(output)}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("reference"), small_content(), Surroundings())


def small_content() -> dict[str, bytes]:
    return {name: text.encode() for name, text in CONTENT.items()}


def shipped_content() -> dict[str, bytes]:
    return {str(path.relative_to(ROOT)): path.read_bytes() for path in (ROOT / "content").rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", VARIED)
def test_the_same_content_gives_the_same_tree_in_spite_of(name: str, reference: dict[str, str], tmp_path: Path) -> None:
    around = VARIED[name]
    if around.user is not None and os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    with TemporaryDirectory() as anybodys:  # Each run of pytest closes the folder of all tmp_paths to other users again.
        Path(anybodys).chmod(0o755)
        folder = (tmp_path if around.user is None else Path(anybodys)) / "another" / "folder"
        folder.mkdir(parents=True)
        assert built(folder, small_content(), around) == reference


def test_the_shipped_site_is_the_same_for_two_very_different_builders(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "the other one"
    one.mkdir()
    other.mkdir()
    content = shipped_content()
    assert built(one, content, Surroundings({"TZ": "America/Los_Angeles"})) == built(other, content, VARIED["everything at once"])


def test_a_second_build_of_the_same_changes_nothing(tmp_path: Path) -> None:
    first = built(tmp_path, small_content(), Surroundings())
    assert built(tmp_path, small_content(), Surroundings()) == first


# SOURCE_DATE_EPOCH

EPOCH = "1722902400"
"""The first second of 6 August 2024 in UTC."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    put(tmp_path, small_content())
    return tmp_path


def output_of(site: Path, *arguments: str, **variables: str) -> dict[str, str]:
    done = CliRunner().invoke(main, ["build", str(site), *arguments], env=variables, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    found = tree(site / "build")
    shutil.rmtree(site / "build")
    return found


def test_source_date_epoch_is_the_default_day(small: Path) -> None:
    asked_for = output_of(small, "--as-of", "2024-08-06")
    assert output_of(small, SOURCE_DATE_EPOCH=EPOCH) == asked_for


def test_the_day_of_source_date_epoch_is_that_of_utc(small: Path) -> None:
    last_second = str(int(EPOCH) - 1)
    assert output_of(small, SOURCE_DATE_EPOCH=last_second, TZ="Pacific/Kiritimati") == output_of(small, "--as-of", "2024-08-05")


def test_a_day_that_is_asked_for_goes_before_source_date_epoch(small: Path) -> None:
    asked_for = output_of(small, "--as-of", "2025-01-01")
    assert output_of(small, "--as-of", "2025-01-01", SOURCE_DATE_EPOCH=EPOCH) == asked_for


@pytest.mark.parametrize("command", ["build", "check", "count"])
@pytest.mark.parametrize("seconds", ["yesterday", "1.5", "9" * 30, "-" + "9" * 30, "\x1b[31m"])
def test_a_source_date_epoch_that_is_no_number_of_seconds_is_wrong_usage(small: Path, command: str, seconds: str) -> None:
    done = CliRunner().invoke(main, [command, str(small)], env={"SOURCE_DATE_EPOCH": seconds}, catch_exceptions=False)
    last = done.stderr.splitlines()[-1]
    assert (done.exit_code, last.isprintable()) == (2, True)
    assert last.endswith("it must be a whole number of seconds since 1970.")


def test_only_one_module_asks_which_day_it_is() -> None:
    sources = (ROOT / "src/founders_timeline").rglob("*.py")
    clocks = {path.name for path in sources if "datetime.now(" in path.read_text(encoding="utf-8")}
    assert clocks == {"clock.py"}
