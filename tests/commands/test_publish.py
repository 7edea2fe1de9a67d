"""The command `publish`: to a bare repository, as GitHub is one; whatever goes wrong, nothing is lost."""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from founders_timeline.commands.cli import main
from tests.sites import EVENTS, write_site

EVENT = f"{EVENTS}/ben.yaml"
GOOD = "name: Ben Example\ndate: 2024-08-05\nsources: [ada-leaves]\n"
DAY = "2026-11-23"


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """Make a bare repository."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def site(tmp_path: Path, remote: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a site in a repository of its own, committed."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "An Editor")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "editor@example.org")
    site = write_site(tmp_path / "site", {EVENT: GOOD, ".gitignore": "/build/\n"})
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(remote))
    commit(site, "Begin")
    return site


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True).stdout


def commit(site: Path, message: str) -> None:
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", message)


def publish(site: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["publish", str(site), "--as-of", DAY, *more], catch_exceptions=False)


def served(remote: Path, branch: str = "gh-pages") -> set[str]:
    return set(git(remote, "ls-tree", "-r", "--name-only", branch).split())


def test_the_site_is_pushed_to_the_branch(site: Path, remote: Path) -> None:
    done = publish(site)
    assert (done.exit_code, done.stdout.splitlines()[-1].startswith("Published to the branch gh-pages of origin.")) == (0, True)
    built = {path.relative_to(site / "build").as_posix() for path in (site / "build").rglob("*") if path.is_file()}
    assert served(remote) == built


def test_a_second_time_what_is_gone_goes_and_what_is_not_ours_stays(site: Path, remote: Path) -> None:
    publish(site)
    git(site, "worktree", "add", "--quiet", "../pages", "gh-pages")
    write_site(site.parent / "pages", {"CNAME": "founders.example\n", "preview/a.html": "mine"})
    commit(site.parent / "pages", "Add what is ours")
    git(site.parent / "pages", "push", "--quiet", "origin", "gh-pages")
    git(site, "worktree", "remove", "--force", "../pages")
    (site / EVENT).unlink()
    commit(site, "Take it back")
    done = publish(site)
    assert (done.exit_code, "https://founders.example/" in done.stdout) == (0, True)
    files = served(remote)
    assert {"CNAME", "preview/a.html", "index.html"} <= files
    assert "example/events/ben.html" not in files


def test_the_history_of_the_branch_stays(site: Path, remote: Path) -> None:
    publish(site)
    publish(site)
    assert len(git(remote, "rev-list", "gh-pages").split()) == 2


def test_from_a_detached_head_it_works_as_well(site: Path, remote: Path) -> None:
    git(site, "checkout", "--quiet", "--detach")
    assert publish(site).exit_code == 0
    assert "index.html" in served(remote)


def refused(done: Result, sentence: str) -> None:
    assert (done.exit_code, sentence in done.stderr, "Traceback" in done.output) == (1, True, False), done.output


def test_content_with_an_error_is_not_published(site: Path, remote: Path) -> None:
    publish(site)
    before = git(remote, "rev-parse", "gh-pages")
    write_site(site, {EVENT: GOOD.replace("08-05", "02-30")})
    commit(site, "Break it")
    refused(publish(site), "error[date]")
    assert git(remote, "rev-parse", "gh-pages") == before


def test_content_that_is_not_committed_is_not_published(site: Path, remote: Path) -> None:
    write_site(site, {EVENT: GOOD.replace("08-05", "08-06")})
    refused(publish(site), f"{EVENT} has changes that are not committed: commit them first")
    assert git(remote, "branch") == ""


def test_a_remote_that_refuses_is_told_in_its_own_words(site: Path, remote: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho No pushes on Sundays >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    refused(publish(site), "No pushes on Sundays")
    hook.unlink()
    git(site, "branch", "--quiet", "-D", "gh-pages")
    assert publish(site).exit_code == 0


def test_a_remote_that_is_not_there_is_told(site: Path) -> None:
    refused(publish(site, "--remote", "upstream"), "There is no remote upstream")


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    refused(publish(write_site(tmp_path / "plain", {EVENT: GOOD})), "The site is not in a git repository")


def test_without_git_it_says_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    refused(publish(site), "git is not installed")


def test_commits_of_the_branch_that_only_are_here_are_not_lost(site: Path) -> None:
    git(site, "branch", "gh-pages")
    refused(publish(site), "Your branch gh-pages has commits that origin does not have")


def test_the_branch_that_one_stands_on_is_not_written_over(site: Path) -> None:
    refused(publish(site, "--branch", "main"), "You are on the branch main")


def test_without_a_name_in_git_nobody_is_made_up(site: Path, remote: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_COMMITTER_NAME")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    refused(publish(site), "git does not know who you are")
    assert git(remote, "branch") == ""


def test_a_branch_that_holds_the_content_is_not_written_over(site: Path, remote: Path) -> None:
    git(site, "push", "--quiet", "origin", "main")
    git(site, "checkout", "--quiet", "-b", "draft")
    refused(publish(site, "--branch", "main"), "The branch main holds content/")
    assert "index.html" not in served(remote, "main")


@pytest.mark.parametrize("branch", ["my branch", "-x", "a..b", ""])
def test_what_is_no_branch_is_told(site: Path, branch: str) -> None:
    refused(publish(site, "--branch", branch), "cannot be a branch's name")
