"""The command `diff` and git: what it says of revisions, what it refuses, and that it starts nothing."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from founders_timeline.loader.files import LARGEST_FILE
from tests.diffing import BEN, BEN_FILE, run, site
from tests.sites import EVENTS


def git(folder: Path, *arguments: str) -> None:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository of a site with two commits, `first` and `second`, and a change that is not committed."""
    root = site(tmp_path / "repository")
    git(root, "init", "-b", "main")
    for name, text in (("first", BEN), ("second", BEN.replace("15", "14"))):
        (root / BEN_FILE).write_text(text)
        git(root, "add", ".")
        git(root, "commit", "-m", name)
        git(root, "tag", name)
    (root / BEN_FILE).write_text(BEN.replace("15", "13"))
    return root


def events_told(done: Result) -> list[str]:
    return [line.strip() for line in done.stdout.splitlines() if "departs" in line]


def refusal(*arguments: object) -> str:
    """Return the last line of what is said of wrong usage."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr.splitlines()[-1]


def test_a_revision_is_compared_with_the_folder_that_one_is_in(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert events_told(run("HEAD")) == ["Ben Holt now departs on 2024-05-13: remaining 3 → 2 (before: on 2024-05-14)."]


def test_two_revisions_are_compared(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert events_told(run("first", "main")) == ["Ben Holt now departs on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15)."]


@pytest.mark.parametrize("name", ["HEAD~1", "first", "main^", "main~", "@~1", "refs/tags/first"])
def test_a_revision_may_be_named_as_git_names_it(repository: Path, name: str) -> None:
    assert events_told(run(name, repository)) == ["Ben Holt now departs on 2024-05-13: remaining 3 → 2 (before: on 2024-05-15)."]


def test_a_site_in_a_folder_of_a_repository_is_compared_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path / "sites" / "acme", ben=BEN)
    site(tmp_path / "content", other=BEN)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x")
    monkeypatch.chdir(root)
    assert run("HEAD").stdout == "No differences.\n"


def test_a_link_in_a_revision_is_not_followed(repository: Path) -> None:
    (repository / EVENTS / "x.yaml").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "x")
    (repository / EVENTS / "x.yaml").unlink()
    assert run("HEAD", repository).stdout == "No differences.\n"


def test_content_that_is_a_link_in_a_revision_is_told(repository: Path) -> None:
    (repository / "content").rename(repository / "real")
    (repository / "content").symlink_to("real")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "link")
    assert refusal("HEAD", repository) == ('Error: The revision "HEAD" has a link for content/, and links are not followed.')


@pytest.mark.parametrize("options", [("--bare",), ("--object-format=sha256",)], ids=["bare", "SHA-256"])
def test_a_repository_of_another_make_is_read(options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = site(tmp_path / "source", ben=BEN)
    git(source, "init", "-b", "main", *(option for option in options if option != "--bare"))
    git(source, "add", ".")
    git(source, "commit", "-m", "first")
    (source / BEN_FILE).write_text(BEN.replace("05-15", "05-14"))
    git(source, "commit", "-am", "second")
    folder = source
    if "--bare" in options:
        folder = tmp_path / "bare"
        git(tmp_path, "clone", "--bare", str(source), str(folder))
    monkeypatch.chdir(folder)
    assert events_told(run("HEAD~1", "HEAD")) == ["Ben Holt now departs on 2024-05-14: remaining 3 → 2 (before: on 2024-05-15)."]


def test_an_attribute_cannot_hide_a_file_from_the_comparison(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "x")
    assert run("HEAD", repository).stdout == "No differences.\n"


ODD_NAMES = ["--help-me", "--output=x", "-x", "HEAD:content", ":/first", "a b", "", "a\nb", "no-such-revision", "HEAD..main"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_what_is_no_revision_is_wrong_usage(repository: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(repository)
    done = run("--", name)
    assert (done.exit_code, "is neither a folder nor" in done.stderr) == (2, True)


def test_outside_a_repository_gits_reason_is_told(tmp_path: Path) -> None:
    assert refusal("HEAD", site(tmp_path)) == (
        'Error: "HEAD" is not a folder, and as a revision it cannot be read: '
        "not a git repository (or any of the parent directories): .git"
    )


def test_a_revision_without_content_is_wrong_usage(repository: Path) -> None:
    git(repository, "rm", "-r", "-f", "content")
    git(repository, "commit", "-m", "nothing", "--allow-empty")
    site(repository)
    done = run("HEAD", repository)
    assert (done.exit_code, 'The revision "HEAD" has no content/ here.' in done.stderr) == (2, True)


def test_without_git_a_revision_is_wrong_usage(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("HEAD", repository)
    assert (done.exit_code, "git is not installed" in done.stderr) == (2, True)


# git's own reasons.


def test_in_a_shallow_clone_it_is_said_how_to_deepen_it(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "clone")
    assert refusal("HEAD~1", tmp_path / "clone") == (
        'Error: "HEAD~1" is neither a folder nor a git revision here. '
        "The clone is shallow: run git fetch --unshallow, or in a GitHub workflow give actions/checkout fetch-depth: 0."
    )


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("first..main", "first main"),
        ("first...main", "first main"),
        ("HEAD~1..", "HEAD~1 HEAD"),
        ("..main", "HEAD main"),
        ("origin/main..a/b", "origin/main a/b"),
    ],
)
def test_of_a_range_it_is_said_how_to_write_it(name: str, names: str, repository: Path) -> None:
    assert refusal(name, repository) == f'Error: "{name}" is neither a folder nor one revision, but a range: write diff {names}.'


def test_a_folder_above_that_is_not_there_is_no_range(repository: Path) -> None:
    assert "range" not in refusal("../no-such-folder", repository)


def test_in_a_repository_without_a_commit_that_is_said(tmp_path: Path) -> None:
    git(site(tmp_path), "init")
    assert refusal("HEAD", tmp_path).endswith("is neither a folder nor a git revision here. The repository has no commit yet.")


def test_a_branch_without_an_upstream_is_told_in_gits_words(repository: Path) -> None:
    assert "no upstream configured for branch 'main'" in refusal("@{upstream}", repository)


def test_a_revision_that_is_a_file_is_told_in_gits_words(repository: Path) -> None:
    git(repository, "tag", "file", f"HEAD:{BEN_FILE}")
    assert "expected commit type, but the object dereferences to blob type" in refusal("file", repository)


def test_a_repository_of_somebody_else_is_told_in_gits_words(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = refusal("HEAD", repository)
    assert "detected dubious ownership in repository at" in said
    assert "git config --global --add safe.directory" in said


def test_a_setting_from_the_command_line_of_git_holds(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": "*"}
    for name, value in settings.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert run("HEAD", repository).exit_code == 0


@pytest.mark.parametrize("folder", ["content", "content/other", "templates/strings"])
def test_a_submodule_in_the_content_is_told(folder: str, repository: Path) -> None:
    if folder == "content":
        git(repository, "rm", "-r", "--cached", "content")
    commit = subprocess.run(["git", "-C", repository, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{commit.strip()},{folder}")
    git(repository, "commit", "-m", "submodule")
    assert refusal("HEAD", repository) == (
        f'Error: "{folder}" is a submodule in "HEAD", so its files are not in this repository. '
        "Check the revision out somewhere, with its submodules, and compare the folders."
    )


def test_a_file_that_the_repository_lacks_is_told(repository: Path) -> None:
    lose(repository, BEN_FILE)
    assert refusal("HEAD", repository) == (
        f'Error: The clone is partial or damaged and lacks files of "HEAD" ({BEN_FILE}): clone it in full.'
    )


def test_a_file_that_is_too_large_is_told_as_that_of_a_folder(repository: Path) -> None:
    (repository / BEN_FILE).write_bytes(b"#" * (LARGEST_FILE + 1))
    git(repository, "commit", "-am", "large")
    done = run("HEAD", repository)
    assert (done.exit_code, f"{BEN_FILE}:1:1: error[file-too-big]" in done.stderr) == (1, True)


# What a hook tells git.


def test_in_a_hook_of_another_repository_the_folders_own_one_is_read(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    places = {
        "DIR": ".git",
        "WORK_TREE": ".",
        "INDEX_FILE": ".git/index",
        "OBJECT_DIRECTORY": ".git/objects",
        "COMMON_DIR": ".git",
    }
    for name, place in places.items():
        monkeypatch.setenv(f"GIT_{name}", str(other / place))
    assert events_told(run("first", repository)) == [
        "Ben Holt now departs on 2024-05-13: remaining 3 → 2 (before: on 2024-05-15)."
    ]


def test_in_a_commit_hook_of_a_worktree_a_folder_below_is_compared(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    site(root / "site", ben=BEN)
    git(root, "init", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-m", "first")
    git(root, "worktree", "add", str(tmp_path / "tree"), "-b", "tree")
    hook, told = root / ".git/hooks/pre-commit", tmp_path / "told"
    hook.write_text(f"#!/bin/sh\n{shlex.quote(sys.executable)} -m founders_timeline diff HEAD site > {shlex.quote(str(told))}\n")
    hook.chmod(0o755)
    (tmp_path / "tree/site" / BEN_FILE).write_text(BEN.replace("05-15", "05-14"))
    git(tmp_path / "tree", "commit", "-am", "second")
    assert "Ben Holt now departs on 2024-05-14" in told.read_text()


# Nothing that a repository names is started.


def lose(repository: Path, path: str) -> None:
    """Take a file's contents out of a repository, as a partial clone has never had them."""
    found = subprocess.run(["git", "-C", repository, "rev-parse", f"HEAD:{path}"], capture_output=True, text=True, check=True)
    blob = found.stdout.strip()
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()


def test_a_partial_clone_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    lose(repository, BEN_FILE)
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::touch {tmp_path}/started",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", name, value)
    assert "The clone is partial or damaged and lacks files" in refusal("HEAD", repository)
    assert not (tmp_path / "started").exists()


SETTINGS = (
    *(
        "core.fsmonitor",
        "core.pager",
        "pager.ls-tree",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "core.alternateRefsCommand",
    ),
    *(
        "diff.external",
        "diff.evil.textconv",
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "credential.helper",
    ),
    *(
        "gpg.program",
        "alias.ls-tree",
        "alias.cat-file",
        "alias.rev-parse",
        "uploadpack.packObjectsHook",
        "interactive.diffFilter",
    ),
)


def test_no_program_of_a_repositorys_settings_is_started(repository: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {tmp_path}/started\n')
    program.chmod(0o755)
    (repository / ".git/info/attributes").write_text("* diff=evil filter=evil\n")
    for name in SETTINGS:
        git(repository, "config", name, f"!{program}" if name.startswith("alias.") else str(program))
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        (repository / ".git/hooks" / hook).symlink_to(program)
    assert len(events_told(run("first", repository))) == 1
    assert not (tmp_path / "started").exists()


def test_a_name_that_no_file_can_have_is_told(repository: Path) -> None:
    found = subprocess.run(["git", "-C", repository, "rev-parse", f"HEAD:{BEN_FILE}"], capture_output=True, text=True, check=True)
    git(repository, "update-index", "--add", "--cacheinfo", f"100644,{found.stdout.strip()},{EVENTS}/{'x' * 300}.yaml")
    git(repository, "commit", "-m", "long")
    assert "of the revision cannot be a file on this computer: File name too long." in refusal("HEAD", repository)
