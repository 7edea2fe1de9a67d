"""Answers over HTTP: files out of the memory, the stream of events, refusals; no path ever reaches the disk."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_WR
from urllib.parse import quote, unquote

from founders_timeline.server import page
from founders_timeline.server.guard import why_refused
from founders_timeline.server.live import FRONT_PAGE, Live, State

PING = 10.0
"""Seconds after which a stream in which nothing happens shows whether somebody still listens."""

TYPES = {
    "atom": "application/atom+xml",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "yaml": "text/plain; charset=utf-8",
}

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class SiteServer(ThreadingHTTPServer):
    """A server for one live site."""

    live: Live
    names: tuple[str, ...]


class Handler(BaseHTTPRequestHandler):
    """One connection, one request, one answer."""

    server: SiteServer
    timeout = 5
    _is_refused = False

    def parse_request(self) -> bool:
        """Read the request's head; what is not for us goes no further."""
        if not super().parse_request():
            return False
        reason = why_refused(self.command, self.headers, self.server.names)
        if reason:
            self.send_error(HTTPStatus.FORBIDDEN, reason)
        return not reason

    def do_GET(self) -> None:
        """Answer with a file, the stream of events, or the problems that stand in the way."""
        path = _path(self.path)
        if path == page.EVENTS:
            self._stream()
        elif path in page.FILES:
            self._send(HTTPStatus.OK, page.FILES[path], path)
        else:
            self._send_file(path)

    do_HEAD = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with one line of text."""
        self._is_refused = True
        self.request_version = self.protocol_version  # What cannot be read counts as HTTP/0.9, which has no status line.
        line = message or HTTPStatus(code).phrase
        self._send(code, f"{line}\n".encode("utf-8", "backslashreplace"), "refusal.txt")

    def finish(self) -> None:
        """End the answer; what is left of a refused request is read first, or the system would take the answer back."""
        super().finish()
        if self._is_refused:
            try:
                self.connection.shutdown(SHUT_WR)
                self.connection.settimeout(0.2)
                for _ in range(64):
                    if not self.connection.recv(65536):
                        break
            except OSError:
                pass

    def version_string(self) -> str:
        """Name the server, not its versions."""
        return "founders-timeline"

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for problems."""

    def _send_file(self, path: str) -> None:
        state, data = self.server.live.file(path)
        build = state.build
        if build is None:
            body = page.problems_page(state.problems, state.version)
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, body, FRONT_PAGE)
        elif data is not None:
            self._send(HTTPStatus.OK, _followed(data, path, state), path)
        elif build.base and path.startswith(build.base):
            self._send_file(path.removeprefix(build.base))
        elif f"{path}/{FRONT_PAGE}" in build:
            self._send(HTTPStatus.FOUND, b"", path, Location=f"/{quote(path)}/")
        else:
            state, data = self.server.live.file("404.html")
            self._send(HTTPStatus.NOT_FOUND, _followed(data or b"", "404.html", state), "404.html")

    def _stream(self) -> None:
        """Tell every state, the present one first, until nobody listens."""
        self._send_head(HTTPStatus.OK, "text/event-stream")
        if self.command == "HEAD":
            return
        known: State | None = None
        try:
            self.wfile.write(b"retry: 300\n\n")
            while True:
                state = self.server.live.wait(known, PING)
                text = ":\n\n" if state is known else f"event: state\ndata: {state.message}\n\n"
                self.wfile.write(text.encode())
                known = state
        except OSError:
            self.close_connection = True

    def _send(self, status: int, body: bytes, path: str, **headers: str) -> None:
        kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        self._send_head(status, kind, Content_Length=str(len(body)), **headers)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_head(self, status: int, kind: str, **headers: str) -> None:
        self.send_response(status)
        headers["Content-Type"] = kind
        for name, value in {**HEADERS, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def _path(target: str) -> str:
    """Return the path of a file from the site's root that a request's target names; it is only ever looked up."""
    path = unquote(target.split("?", 1)[0].split("#", 1)[0], errors="replace")
    path = path[1:] if path.startswith("/") else path
    return path + FRONT_PAGE if not path or path.endswith("/") else path


def _followed(data: bytes, path: str, state: State) -> bytes:
    """Let a page follow the site, but for the web editor's: it must not be reloaded while somebody types."""
    is_followed = path.endswith(".html") and not path.startswith("admin/")
    return page.with_live(data, state.version) if is_followed else data
