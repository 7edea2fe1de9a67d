"""The branch that GitHub Pages serves: a built site is committed to it and pushed; the rest of the branch stays."""

import json
import os
import re
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from ghp_import import GhpError, ghp_import

from founders_timeline.model.problems import quoted
from founders_timeline.site.output import MARKER

_GITHUB = re.compile(r"(?:https://github\.com/|git@github\.com:|ssh://git@github\.com/)([^/]+)/([^/]+?)(?:\.git)?/?")


class PublishError(Exception):
    """The site cannot be published; the message is one sentence."""


class PagesBranch:
    """A branch of a remote, seen from the git repository that holds the folder `root`."""

    def __init__(self, root: Path, remote: str, branch: str) -> None:
        self._root, self._remote, self._branch = root, remote, branch

    def fetch(self) -> None:
        """Look whether the site can be published, and what the branch holds by now; raises PublishError if not."""
        self._refuse_without_repository()
        changed = self._git("status", "--porcelain", "--", "content", "templates").splitlines()
        if changed:
            way = 'commit them first (git add --all, then git commit -m "What you have changed")'
            raise PublishError(f"{changed[0][3:]} has changes that are not committed: {way}.")
        if self._remote not in self._git("remote").split():
            raise PublishError(f"There is no remote {self._remote}: add it (git remote add {self._remote} URL), or name another.")
        if self._run("check-ref-format", "--branch", self._branch).returncode:
            raise PublishError(f"{quoted(self._branch)} cannot be a branch's name: write a word such as gh-pages.")
        if self._try("symbolic-ref", "--short", "HEAD") == self._branch:
            raise PublishError(f"You are on the branch {self._branch}, which is written anew: switch to another one first.")
        if self._git("ls-remote", "--heads", self._remote, self._branch):
            self._git("fetch", "--quiet", self._remote, f"+refs/heads/{self._branch}:{self._tracked}")
        else:
            self._try("update-ref", "-d", self._tracked)
        self._refuse_unpushed()
        if self._holds("content/site.yaml") and not self._holds(MARKER):
            raise PublishError(f"The branch {self._branch} holds content/, which you write: name one that is only served.")

    def push(self, build: Path, message: str) -> None:
        """Commit a built site to the branch, beside the files there that are not of an earlier build, and push it."""
        with TemporaryDirectory() as folder:
            whole = Path(folder) / "site"
            shutil.copytree(build, whole)
            for name in self._foreign_files():
                if not (whole / name).exists():
                    (whole / name).parent.mkdir(parents=True, exist_ok=True)
                    (whole / name).write_bytes(self._run("cat-file", "blob", f"{self._tracked}:{name}").stdout)
            top = Path(self._git("rev-parse", "--show-toplevel"))
            try:
                with chdir(top):
                    ghp_import(str(whole), remote=self._remote, branch=self._branch, mesg=message)
            except GhpError as error:
                raise PublishError(str(error.message)) from error
        self._git("push", "--quiet", self._remote, f"refs/heads/{self._branch}:refs/heads/{self._branch}")

    def address(self) -> str:
        """Return where GitHub Pages serves the branch; empty if the remote is elsewhere."""
        own = self._try("show", f"{self._tracked}:CNAME")
        found = _GITHUB.fullmatch(self._try("remote", "get-url", self._remote))
        if own:
            return f"https://{own.split()[0]}/"
        if not found:
            return ""
        owner, name = found.groups()
        host = f"{owner.lower()}.github.io"
        return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"

    def head(self) -> str:
        """Return the short name of the commit that is published."""
        return self._try("rev-parse", "--short", "HEAD") or "nothing"

    @property
    def _tracked(self) -> str:
        return f"refs/remotes/{self._remote}/{self._branch}"

    def _refuse_without_repository(self) -> None:
        try:
            inside = self._run("rev-parse", "--show-toplevel")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise PublishError("git is not installed: install it, or copy build/ to a web server.") from error
        if b"not a git repository" in inside.stderr:
            way = 'git init, git add --all, git commit -m "Begin", git remote add origin URL'
            raise PublishError(f"The site is not in a git repository, so there is no branch to push: {way}.")
        self._git("rev-parse", "--show-toplevel")
        if not (os.getenv("GIT_COMMITTER_NAME") or self._try("config", "user.name")):
            raise PublishError(
                'git does not know who you are: git config --global user.name "Your Name", and user.email as well.'
            )

    def _holds(self, path: str) -> bool:
        """Tell whether the branch of the remote has a file."""
        return self._run("cat-file", "-e", f"{self._tracked}:{path}").returncode == 0

    def _refuse_unpushed(self) -> None:
        own = f"refs/heads/{self._branch}"
        if not self._try("rev-parse", "--verify", own):
            return
        known = self._try("rev-parse", "--verify", self._tracked)
        if self._git("rev-list", own, *([f"^{self._tracked}"] if known else [])):
            reason = f"Your branch {self._branch} has commits that {self._remote} does not have"
            raise PublishError(f"{reason}: push them, or delete the branch (git branch -D {self._branch}).")

    def _foreign_files(self) -> list[str]:
        """Return the files of the branch that no earlier build wrote, CNAME for example."""
        if not self._try("rev-parse", "--verify", self._tracked):
            return []
        files = self._git("ls-tree", "-r", "-z", "--name-only", self._tracked).split("\0")
        marker = self._try("show", f"{self._tracked}:{MARKER}")
        ours = {MARKER, *json.loads(marker)["files"]} if marker else set[str]()
        return [name for name in files if name and name not in ours]

    def _git(self, *words: str) -> str:
        """Run git and return what it prints; raises PublishError with git's own reason."""
        done = self._run(*words)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
            reason = next((line for line in said if line.startswith(("fatal:", "error:", "remote:", " !"))), said[-1])
            raise PublishError(f"git {words[0]} failed: {reason.strip()}")
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def _try(self, *words: str) -> str:
        """Run git and return what it prints, nothing if it fails."""
        done = self._run(*words)
        return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape").strip()

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        # In English: what git says is looked at, and shown beside our own words.
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        command = ["git", "-C", str(self._root), *words]
        return subprocess.run(command, capture_output=True, check=False, env=environment)
