"""The site that the repository ships, built for one fixed day and served: what browser tests, audits and pictures look at."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from founders_timeline.loader.site import load_site
from founders_timeline.model.history import History, history_of
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from tests.rendering import render_site

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 23)
SUB_PATH = "/some/sub/path/"

KINDS = {
    "index": "index.html",
    "oldest": "openai/oldest.html",
    "table": "openai/table.html",
    "destinations": "openai/destinations.html",
    "event": "openai/events/2024-08-05-john-schulman.html",
    "day": "openai/days/2023-11-17.html",
    "founder": "openai/founders/andrej-karpathy.html",
    "team": "fairchild/index.html",
    "teams": "teams.html",
    "flows": "flows.html",
    "compare": "compare.html",
    "about": "about.html",
    "data": "data/index.html",
    "embed": "openai/embed.html",
    "single": "openai/timeline.single.html",
    "not-found": "404.html",
}
"""One page of every kind, by its path in the first language."""

APART = ("/embed.html", "/timeline.single.html")
"""Pages without masthead and navigation: others show them in a frame, or somebody keeps them."""


@dataclass(frozen=True)
class BuiltSite:
    """A site on disk, and what it was made from; `base` is the address of its folder, with a slash at the end."""

    site: Site
    folder: Path
    base: str

    @property
    def team(self) -> Team:
        """Return the first team."""
        return self.site.teams[0]

    @property
    def history(self) -> History:
        """Return the first team's history."""
        return history_of(self.team)

    def address(self, path: str) -> str:
        """Return the address of a page by its path from the site's root."""
        return self.base + path

    def pages(self) -> list[str]:
        """Return the paths of all pages that belong together, sorted."""
        return [path for path in self._html() if not path.endswith(APART)]

    def pages_apart(self) -> list[str]:
        """Return the paths of the pages that stand alone, sorted."""
        return [path for path in self._html() if path.endswith(APART)]

    def _html(self) -> list[str]:
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")}
        return sorted(path for path in found if path.removeprefix("fr/") not in self._old_addresses())

    def _old_addresses(self) -> set[str]:
        events = ((team, event) for team in self.site.teams for event in team.events)
        return {f"{team.id}/events/{alias}.html" for team, event in events for alias in event.aliases}


def build(root: Path, folder: Path, base_url: str = "") -> BuiltSite:
    """Build the site of `root` into an empty folder, as of AS_OF, to be opened from disk."""
    folders = theme_folders(root)
    site, _ = load_site(root, AS_OF, interface_languages(folders))
    for name, data in render_site(site, AS_OF, folders, base_url).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return BuiltSite(site, folder, folder.as_uri() + "/")


@contextmanager
def served(built: BuiltSite) -> Iterator[BuiltSite]:
    """Serve a built site under a sub-path of this machine, compressed as a web host does it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(built.folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield BuiltSite(built.site, built.folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}")
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.directory) / self.path.split("?")[0].removeprefix(SUB_PATH)
        if not self.path.startswith(SUB_PATH) or not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: object) -> str:
        """Name the encoding too, as web hosts do."""
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


def compressed(data: bytes) -> bytes:
    """Compress as web hosts do by default: gzip at level 6."""
    return gzip.compress(data, 6, mtime=0)
