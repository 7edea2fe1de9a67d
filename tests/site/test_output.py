"""The output folder is replaced wholly or not at all, and only if it is ours."""

import hashlib
import json
import os
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from founders_timeline.site.output import MARKER, OutputError, publish
from founders_timeline.site.swap import in_order_of_need, locked, replace_files, staged_inside, write_file
from tests.rendering import plan_of

ROOT = Path(__file__).resolve().parents[2]
OLD = {"index.html": b"old", "about.html": b"old", "assets/site.css": b"old", "gone/page.html": b"old"}
NEW = {"index.html": b"new", "about.html": b"new", "assets/site.css": b"new", "come/page.html": b"new"}


@pytest.fixture
def site(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site's folder with content, a template, and a folder for the output's neighbours."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    site = tmp_path / "home" / "site"
    for name in ("content/team/team.yaml", "templates/page.html.jinja", "docs/notes.txt"):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("precious", encoding="utf-8")
    return site


def tree(folder: Path) -> dict[str, str]:
    """Return what stands under a folder: links with their targets, files with their hashes and modes."""
    return {str(path.relative_to(folder)): _fingerprint(path) for path in sorted(folder.rglob("*"))}


def _fingerprint(path: Path) -> str:
    if path.is_symlink():
        return f"-> {os.readlink(path)}"
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return f"{path.stat().st_mode:o} {content}"


def published(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder, without the marker."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def neighbours(folder: Path) -> list[str]:
    return sorted(os.listdir(folder.parent))


# What is published


def test_a_missing_folder_is_made_with_its_parents(site: Path) -> None:
    publish(plan_of(NEW), site / "public" / "site", site)
    assert published(site / "public" / "site") == NEW


def test_an_empty_folder_is_filled(site: Path) -> None:
    (site / "build").mkdir()
    publish(plan_of(NEW), site / "build", site)
    assert published(site / "build") == NEW


def test_a_second_build_leaves_nothing_of_the_first(site: Path) -> None:
    publish(plan_of(OLD), site / "build", site)
    publish(plan_of(NEW), site / "build", site)
    assert published(site / "build") == NEW


def test_nothing_is_left_beside_the_output(site: Path) -> None:
    before = neighbours(site / "build")
    publish(plan_of(OLD), site / "build", site)
    publish(plan_of(NEW), site / "build", site)
    assert neighbours(site / "build") == sorted([*before, "build"])


def test_the_marker_lists_every_file_with_its_hash_in_order(site: Path) -> None:
    publish(plan_of(NEW), site / "build", site)
    marker = json.loads((site / "build" / MARKER).read_bytes())
    files = {name: hashlib.sha256(NEW[name]).hexdigest() for name in sorted(NEW)}
    assert (marker, list(marker["files"])) == ({"tool": "founders-timeline", "format": 1, "files": files}, sorted(NEW))


def test_the_same_files_give_the_same_tree(site: Path) -> None:
    publish(plan_of(NEW), site / "build", site)
    first = tree(site / "build")
    publish(plan_of(dict(reversed(NEW.items()))), site / "build", site)
    assert tree(site / "build") == first


def test_an_edited_file_of_ours_is_written_anew(site: Path) -> None:
    publish(plan_of(NEW), site / "build", site)
    (site / "build" / "about.html").write_bytes(b"edited by hand")
    publish(plan_of(NEW), site / "build", site)
    assert published(site / "build") == NEW


def test_what_a_file_manager_leaves_behind_is_no_reason_to_refuse(site: Path) -> None:
    publish(plan_of(OLD), site / "build", site)
    (site / "build" / "assets" / ".DS_Store").write_bytes(b"icons")
    publish(plan_of(NEW), site / "build", site)
    assert published(site / "build") == NEW


def test_everybody_can_read_the_site_whatever_the_umask_is(site: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(plan_of(NEW), site / "public" / "build", site)
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [site / "public", *(site / "public").rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../x", "a//b", "./a", "a/", "a\\b", "a\0b", MARKER, ".founders-timeline.tmp/a"]
)
def test_a_path_out_of_the_output_is_a_programming_mistake(site: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside the output"):
        publish(plan_of({path: b""}), site / "build", site)


# What is refused


def _an_empty_home(site: Path) -> Path:
    home = site.parents[1] / "users" / "me"
    home.mkdir(parents=True)
    return home


def _a_checkout(site: Path) -> Path:
    publish(plan_of(OLD), site / "checkout", site)
    (site / "checkout" / ".git").mkdir()
    return site / "checkout"


def _a_folder_with_one_foreign_file(site: Path) -> Path:
    (site / "public").mkdir()
    (site / "public" / "CNAME").write_text("example.org", encoding="utf-8")
    return site / "public"


def _our_folder_with_one_foreign_file(site: Path) -> Path:
    publish(plan_of(OLD), site / "ours", site)
    (site / "ours" / "gone" / "CNAME").write_text("example.org", encoding="utf-8")
    return site / "ours"


def _our_folder_with_a_link_for_a_file(site: Path) -> Path:
    publish(plan_of(OLD), site / "linked", site)
    (site / "linked" / "index.html").unlink()
    (site / "linked" / "index.html").symlink_to(site / "docs" / "notes.txt")
    return site / "linked"


def _our_folder_with_a_link_for_a_folder(site: Path) -> Path:
    publish(plan_of(OLD), site / "linked", site)
    (site / "empty").mkdir()
    (site / "linked" / "more").symlink_to(site / "empty")
    return site / "linked"


def _a_folder_with_another_marker(site: Path) -> Path:
    (site / "other").mkdir()
    (site / "other" / MARKER).write_text('{"tool": "other", "format": 1, "files": {"a": ""}}', encoding="utf-8")
    (site / "other" / "a").write_text("precious", encoding="utf-8")
    return site / "other"


def _a_folder_with_a_broken_marker(site: Path) -> Path:
    (site / "broken").mkdir()
    (site / "broken" / MARKER).write_text("[" * 100_000, encoding="utf-8")
    return site / "broken"


def _a_link_to_our_folder(site: Path) -> Path:
    publish(plan_of(OLD), site / "ours", site)
    (site / "link").symlink_to("ours")
    return site / "link"


def _a_dangling_link(site: Path) -> Path:
    (site / "link").symlink_to("nothing")
    return site / "link"


PLACES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the root": (lambda site: Path("/"), "it holds the site's folder"),
    "the home folder": (lambda site: site.parent, "it holds the site's folder"),
    "an empty home folder": (_an_empty_home, "it is your home folder"),
    "a folder above an empty home folder": (lambda site: _an_empty_home(site).parent, "it holds your home folder"),
    "the folder we are in": (lambda site: Path("."), "it is the folder you are in"),
    "the folder above": (lambda site: Path(".."), "it holds the folder you are in"),
    "the site's folder": (lambda site: site, "it is the site's folder"),
    "the site's folder through a detour": (lambda site: site / "docs" / "..", "it is the site's folder"),
    "a folder above the site": (lambda site: site.parent.parent, "it holds the site's folder"),
    "content": (lambda site: site / "content", "it is the site's content"),
    "a folder in content": (lambda site: site / "content" / "team", "it lies inside the site's content"),
    "a new folder in content": (lambda site: site / "content" / "build", "it lies inside the site's content"),
    "the site's templates": (lambda site: site / "templates", "it is the templates"),
    "the shipped templates": (lambda site: ROOT / "templates", "it is the templates"),
    "a new folder in the shipped templates": (lambda site: ROOT / "templates" / "build", "it lies inside the templates"),
    "the package": (lambda site: ROOT / "src" / "founders_timeline", "it is the program"),
    "a new folder in the package": (lambda site: ROOT / "src" / "founders_timeline" / "build", "it lies inside the program"),
    "a folder that holds the package": (lambda site: ROOT / "src", "it holds the program"),
    "a checkout": (_a_checkout, "it belongs to a git repository"),
    "the inside of a .git": (lambda site: _a_checkout(site) / ".git" / "objects", "it belongs to a git repository"),
    "a folder with a foreign file": (_a_folder_with_one_foreign_file, "did not make (CNAME)"),
    "our folder with a foreign file": (_our_folder_with_one_foreign_file, "did not make (gone/CNAME)"),
    "our folder with a link for a file": (_our_folder_with_a_link_for_a_file, "did not make (index.html)"),
    "our folder with a link for a folder": (_our_folder_with_a_link_for_a_folder, "did not make (more)"),
    "a folder with another tool's marker": (_a_folder_with_another_marker, f"did not make ({MARKER}, a)"),
    "a folder with a broken marker": (_a_folder_with_a_broken_marker, f"did not make ({MARKER})"),
    "a link to our folder": (_a_link_to_our_folder, "it is a symbolic link"),
    "a dangling link": (_a_dangling_link, "it is a symbolic link"),
    "a file": (lambda site: site / "docs" / "notes.txt", "it is not a folder"),
    "a path below a file": (lambda site: site / "docs" / "notes.txt" / "build", "not a directory"),
    "/etc": (lambda site: Path("/etc"), "did not make"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_dangerous_place_is_refused_and_left_as_it_is(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("HOME", str(site.parent))
    (site / "docs" / "here").mkdir()
    monkeypatch.chdir(site / "docs" / "here")
    make, reason = PLACES[place]
    folder = make(site)
    if (tmp_path / "users").exists():
        monkeypatch.setenv("HOME", str(tmp_path / "users" / "me"))
    before = (tree(tmp_path), tree(ROOT / "src"), tree(ROOT / "templates"), sorted(os.listdir("/etc")))
    with pytest.raises(OutputError, match=re.escape(reason)):
        publish(plan_of(NEW), folder, site)
    assert (tree(tmp_path), tree(ROOT / "src"), tree(ROOT / "templates"), sorted(os.listdir("/etc"))) == before


def test_a_folder_that_was_never_ours_is_refused_without_a_trace_beside_it(site: Path) -> None:
    folder = _a_folder_with_one_foreign_file(site)
    before = site.stat().st_mtime_ns
    with pytest.raises(OutputError):
        publish(plan_of(NEW), folder, site)
    assert site.stat().st_mtime_ns == before


def test_a_refusal_names_the_folder_and_up_to_three_foreign_files(site: Path) -> None:
    folder = _a_folder_with_one_foreign_file(site)
    for name in ("a\nb", "c", "d", "e"):
        (folder / name).touch()
    with pytest.raises(OutputError) as refusal:
        publish(plan_of(NEW), folder, site)
    assert str(refusal.value) == (
        f"The site cannot be written to {folder}: it holds what founders-timeline did not make "
        "(CNAME, a\\x0ab, c and 2 more); name another folder, or move that away."
    )


def test_a_marker_that_lists_paths_outside_deletes_nothing_there(site: Path) -> None:
    publish(plan_of(OLD), site / "build", site)
    marker = json.loads((site / "build" / MARKER).read_bytes())
    marker["files"]["../docs/notes.txt"] = ""
    (site / "build" / MARKER).write_text(json.dumps(marker), encoding="utf-8")
    publish(plan_of(NEW), site / "build", site)
    assert (site / "docs" / "notes.txt").read_text(encoding="utf-8") == "precious"


# When the file system says no


PLAN_OF = """
def plan_of(files):
    return {path: (lambda data=data: data) for path, data in files.items()}
"""


def run(program: str, *arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run a program of a few lines with the package on its path."""
    lines = (
        "import os, sys\nfrom pathlib import Path\nfrom founders_timeline.site.output import OutputError, publish\n"
        + PLAN_OF
        + program
    )
    command = [*prefix, sys.executable, "-c", lines, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)


TELL = """
try:
    publish(plan_of(FILES), FOLDER, SITE)
except OutputError as error:
    print(error)
"""


def test_a_file_that_does_not_fit_leaves_the_old_output(site: Path) -> None:
    publish(plan_of(OLD), site / "build", site)
    before = tree(site)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        with pytest.raises(OutputError, match=rf"{site}/build: file too large; what was there is unchanged"):
            publish(plan_of({**NEW, "big.html": b"x" * 200_000}), site / "build", site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert tree(site) == before


def private_mounts() -> tuple[str, ...] | None:
    """Return the command that lets a program mount for itself alone, or None where nobody may."""
    for command in (("unshare", "--mount"), ("unshare", "--mount", "--map-root-user")):
        try:
            tried = subprocess.run([*command, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
        except FileNotFoundError:
            return None
        if tried.returncode == 0:
            return command
    return None


MOUNTS = private_mounts()
NEEDS_MOUNTS = pytest.mark.skipif(
    MOUNTS is None, reason="may not mount here; the file-by-file way and a limit on file sizes are tested without"
)

ON_A_MOUNT = """
import subprocess
SITE = Path(sys.argv[1])
MOUNT = SITE / sys.argv[2]
MOUNT.mkdir()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", MOUNT], check=True)
def show(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
"""


@NEEDS_MOUNTS
def test_a_full_disk_leaves_the_old_output_and_no_stage(site: Path) -> None:
    program = """
FOLDER = MOUNT / "build"
publish(plan_of({"index.html": b"old"}), FOLDER, SITE)
before = show(MOUNT)
FILES = {"index.html": b"new", "big.html": b"x" * 300_000}
"""
    after = "print(show(MOUNT) == before, sorted(os.listdir(MOUNT)))"
    done = run(ON_A_MOUNT + program + TELL + after, site, "disk", prefix=MOUNTS or ())
    reason = f"The site cannot be written to {site}/disk/build: no space left on device; what was there is unchanged."
    assert done.stdout.splitlines() == [reason, "True ['build']"], done.stderr


@NEEDS_MOUNTS
def test_a_mount_point_is_filled_file_by_file(site: Path) -> None:
    program = """
publish(plan_of({"index.html": b"old", "gone/a.html": b"old"}), MOUNT, SITE)
publish(plan_of({"index.html": b"new", "come/a.html": b"new"}), MOUNT, SITE)
print(sorted(name for name in show(MOUNT)), sorted(os.listdir(MOUNT)), sorted(os.listdir(SITE)))
"""
    done = run(ON_A_MOUNT + program, site, "build", prefix=MOUNTS or ())
    files = ["come", "index.html"]
    expected = f"{[MARKER, 'come/a.html', 'index.html']} {[MARKER, *files]} {['build', 'content', 'docs', 'templates']}"
    assert done.stdout.strip() == expected, done.stderr


@NEEDS_MOUNTS
def test_a_full_mount_point_keeps_the_old_output(site: Path) -> None:
    program = """
FOLDER = MOUNT
publish(plan_of({"index.html": b"old"}), FOLDER, SITE)
before = show(MOUNT)
FILES = {"index.html": b"new", "big.html": b"x" * 300_000}
"""
    done = run(ON_A_MOUNT + program + TELL + "print(show(MOUNT) == before)", site, "build", prefix=MOUNTS or ())
    reason = f"The site cannot be written to {site}/build: no space left on device; what was there is unchanged."
    assert done.stdout.splitlines() == [reason, "True"], done.stderr


@NEEDS_MOUNTS
def test_a_read_only_disk_is_named(site: Path) -> None:
    program = """
FOLDER, FILES = MOUNT / "build", {"index.html": b"new"}
subprocess.run(["mount", "-o", "remount,ro", MOUNT], check=True)
"""
    done = run(ON_A_MOUNT + program + TELL, site, "disk", prefix=MOUNTS or ())
    reason = f"The site cannot be written to {site}/disk/build: read-only file system"
    assert done.stdout.startswith(reason), done.stderr


@pytest.fixture
def shared_site() -> Iterator[Path]:
    """Return a site's folder that other users can reach, as those that pytest makes cannot be."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        site.chmod(0o755)
        yield site
        site.chmod(0o755)


def test_a_folder_without_permission_is_named(shared_site: Path) -> None:
    publish(plan_of(OLD), shared_site / "build", shared_site)
    before = tree(shared_site)
    program = """
import founders_timeline.theme.languages
SITE = Path(sys.argv[1])
FOLDER, FILES = SITE / "build", {"index.html": b"new"}
if os.getuid() == 0:
    os.setuid(65534)  # To root nothing is forbidden.
else:
    SITE.chmod(0o555)
"""
    done = run(program + TELL, shared_site)
    lines = done.stdout.splitlines()
    reason = rf"The site cannot be written to {shared_site}/build: permission denied \(/.+\); what was there is unchanged\."
    assert (len(lines), tree(shared_site)) == (1, before), done.stderr
    assert re.fullmatch(reason, lines[0])


def test_a_parent_that_is_a_file_is_named(site: Path) -> None:
    with pytest.raises(OutputError, match=r"notes\.txt"):
        publish(plan_of(NEW), site / "docs" / "notes.txt" / "build", site)


# File by file


def replace(folder: Path, new: Mapping[str, bytes], old: Mapping[str, bytes]) -> None:
    with staged_inside(folder, new) as stage:
        for name, data in new.items():
            write_file(stage / name, data)
        replace_files(stage, folder, new.keys(), old.keys())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds OLD."""
    folder = tmp_path / "build"
    folder.mkdir()
    replace(folder, OLD, {})
    return folder


def test_file_by_file_the_new_ones_take_the_place_of_the_old_ones(folder: Path) -> None:
    replace(folder, NEW, OLD)
    assert published(folder) == NEW


def test_file_by_file_no_empty_folder_stays(folder: Path) -> None:
    replace(folder, NEW, OLD)
    assert sorted(os.listdir(folder)) == ["about.html", "assets", "come", "index.html"]


def test_file_by_file_a_folder_may_take_the_place_of_a_file_and_a_file_that_of_a_folder(folder: Path) -> None:
    new = {"about.html/a": b"new", "gone": b"new"}
    replace(folder, new, OLD)
    assert published(folder) == new


def test_file_by_file_pages_come_after_what_they_need_and_the_front_page_is_last() -> None:
    names = ["index.html", "about.html", "fr/index.html", "assets/site.css", "data/team/team.json"]
    assert in_order_of_need(names) == ["assets/site.css", "data/team/team.json", "about.html", "fr/index.html", "index.html"]


def test_files_of_a_build_killed_between_two_files_are_known_as_ours(site: Path) -> None:
    publish(plan_of(OLD), site / "build", site)
    marker = json.loads((site / "build" / MARKER).read_bytes())
    marker["files"].update(dict.fromkeys(NEW, ""))
    (site / "build" / MARKER).write_text(json.dumps(marker), encoding="utf-8")
    (site / "build" / "come").mkdir()
    (site / "build" / "come" / "page.html").write_bytes(b"new")
    (site / "build" / ".founders-timeline.tmp").mkdir()
    (site / "build" / ".founders-timeline.tmp" / "index.html").write_bytes(b"new")
    publish(plan_of(NEW), site / "build", site)
    assert published(site / "build") == NEW


# Several builds


def test_what_a_dead_build_left_is_removed(site: Path) -> None:
    before = neighbours(site / "build")
    stage = site / ".build.tmp-999999-0123abcd" / "assets"
    stage.mkdir(parents=True)
    (stage / "site.css").touch()
    publish(plan_of(NEW), site / "build", site)
    assert neighbours(site / "build") == sorted([*before, "build"])


def test_what_only_resembles_a_stage_is_left_alone(site: Path) -> None:
    precious = [site / ".build.tmp-mine", site / ".builds.tmp-1-ab", site / "x.build.tmp-1-ab"]
    for path in precious:
        path.mkdir()
    (site / ".build.tmp-2-ab").symlink_to("docs")
    publish(plan_of(NEW), site / "build", site)
    assert all(path.exists() for path in [*precious, site / ".build.tmp-2-ab", site / "docs" / "notes.txt"])


def test_a_build_that_waits_too_long_says_why(site: Path) -> None:
    with locked(site / "build", wait=0), pytest.raises(OutputError) as refusal:
        publish(plan_of(NEW), site / "build", site, wait=0.1)
    assert str(refusal.value) == f"The site cannot be written to {site / 'build'}: another build is running."


def test_a_build_that_comes_second_waits_for_the_first(site: Path) -> None:
    with locked(site / "build", wait=0):
        second = threading.Thread(target=publish, args=(plan_of(NEW), site / "build", site))
        second.start()
        second.join(0.2)
        waited = second.is_alive() and not (site / "build").exists()
    second.join(10)
    assert (waited, published(site / "build")) == (True, NEW)


def publishers(site: Path, rounds: int) -> Iterator[subprocess.Popen[str]]:
    program = (
        PLAN_OF
        + """
import sys
from pathlib import Path
from founders_timeline.site.output import publish
site, word, rounds = Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])
for number in range(rounds):
    publish(plan_of({f"{n}.html": word for n in range(30)} | {f"{word.decode()}.html": word}), site / "build", site)
"""
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for word in ("left", "right"):
        command = [sys.executable, "-c", program, str(site), word, str(rounds)]
        yield subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


def test_two_builds_at_once_never_mix_and_never_fail(site: Path) -> None:
    running = list(publishers(site, rounds=30))
    seen: set[bytes] = set()
    while any(process.poll() is None for process in running):
        try:
            descriptor = os.open(site / "build", os.O_RDONLY)  # One folder, whatever takes its name in the meantime.
        except FileNotFoundError:
            continue
        try:
            seen.add(b" ".join(sorted({_read_at(descriptor, f"{number}.html") for number in range(30)})))
        except FileNotFoundError:
            pass  # It was swapped and is being removed.
        finally:
            os.close(descriptor)
    errors = [process.communicate()[1] for process in running]
    assert (errors, seen, neighbours(site / "build")) == (
        ["", ""],
        {b"left", b"right"},
        ["build", "content", "docs", "templates"],
    )


def _read_at(folder: int, name: str) -> bytes:
    descriptor = os.open(name, os.O_RDONLY, dir_fd=folder)
    with open(descriptor, "rb") as stream:
        return stream.read()
