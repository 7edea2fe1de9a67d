"""`serve` as its users run it: a process on a free port, asked over real sockets."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage, parse_headers
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Answer:
    """An HTTP response."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Serving:
    """A running server and the site it serves."""

    process: subprocess.Popen[str]
    root: Path
    port: int

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    def write(self, name: str, text: str) -> None:
        """Save a file by its path from the site's root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def connect(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def send(self, request: bytes) -> Answer:
        """Send a request as it is."""
        with self.connect() as connection:
            connection.sendall(request)
            return read_answer(connection)

    def send_and_forget(self, request: bytes) -> bool:
        """Send a request and tell whether the answer is 200; what else it says is not read into anything."""
        with self.connect() as connection:
            connection.sendall(request)
            start = connection.recv(16)
            while connection.recv(1 << 16):
                pass
        return b" 200" in start

    def request(self, target: str = "/", method: str = "GET", host: str = "", headers: str = "") -> Answer:
        """Send a request; `headers` are whole lines."""
        host = host or f"Host: 127.0.0.1:{self.port}\r\n"
        return self.send(f"{method} {target} HTTP/1.1\r\n{host}{headers}\r\n".encode())

    @contextmanager
    def states(self) -> Iterator[Iterator[dict[str, Any]]]:
        """Listen to the stream of events; the first is the present state."""
        with closing(self.connect()) as connection, connection.makefile("r", encoding="utf-8") as stream:
            connection.sendall(f"GET /.live/events HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())
            yield (json.loads(line.removeprefix("data: ")) for line in stream if line.startswith("data: "))

    def cpu(self) -> float:
        """Return the seconds that the server has computed for (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_answer(connection: socket.socket) -> Answer:
    """Read a response to its end."""
    with connection.makefile("rb") as stream:
        status = int(stream.readline().split()[1])
        return Answer(status, parse_headers(stream), stream.read())


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command, its output in one pipe."""
    command = [sys.executable, "-m", "founders_timeline", "serve", str(root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Serving]:
    """Serve a site on a free port until the end of the block."""
    with start(root, "--port", "0", *arguments) as process:
        try:
            yield Serving(process, root, port_of(process))
        finally:
            process.kill()


def port_of(process: subprocess.Popen[str]) -> int:
    """Read what a server prints up to its address."""
    output: IO[str] = process.stdout  # type: ignore[assignment]  # it is a pipe
    lines: list[str] = []
    for line in output:
        lines.append(line)
        if found := re.search(r"http://localhost:(\d+)/", line):
            return int(found[1])
    raise AssertionError("".join(lines))


def interrupt(process: subprocess.Popen[str]) -> int:
    """Press Ctrl-C and return the exit status."""
    process.send_signal(signal.SIGINT)
    return process.wait(20)
