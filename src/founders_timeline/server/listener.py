"""The socket: bound to this machine alone, on the first free port, and never full."""

import errno
import os
import socket
import sys
import time
from contextlib import suppress
from socketserver import TCPServer
from threading import Lock

from founders_timeline.server.handler import Handler, SiteServer
from founders_timeline.server.live import Live

Request = socket.socket | tuple[bytes, socket.socket]
"""A connection; the second kind, a datagram, is the base class's and never comes."""

HOST = "127.0.0.1"

PORTS_TRIED = 10

MOST_CONNECTIONS = 400
"""Open connections; one more, and the oldest is closed. A browser opens six, and comes back by itself."""


class PortError(Exception):
    """There is no port to listen on; the message is one sentence."""


class Listener(SiteServer):
    """A server that listens to this machine alone."""

    allow_reuse_address = os.name == "posix"  # On Windows this would share a port that is in use.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, live: Live, port: int, names: tuple[str, ...]) -> None:
        self.live, self.names = live, names
        self._open: dict[Request, None] = {}
        self._lock = Lock()
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as the base class does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection; with no file descriptor left, let the threads close some first."""
        try:
            return super().get_request()
        except OSError as error:
            if error.errno in {errno.EMFILE, errno.ENFILE}:
                time.sleep(0.05)
            raise

    def process_request(self, request: Request, client_address: object) -> None:
        """Answer in a thread of its own; whoever has been connected longest makes room."""
        with self._lock:
            self._open[request] = None
            oldest = next(iter(self._open)) if len(self._open) > MOST_CONNECTIONS else None
            if oldest:
                del self._open[oldest]
        if oldest:
            _hang_up(oldest)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Request) -> None:
        """Close a connection."""
        with self._lock:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Request, client_address: object) -> None:
        """Say nothing of a client that went away; anything else is a mistake of ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def listen(live: Live, port: int, names: tuple[str, ...] = ()) -> Listener:
    """Listen on a port or, if it is in use, on the next free one of ten; 0 is any free port. Raises PortError."""
    ports = range(port, min(port + PORTS_TRIED, 65536)) if port else (0,)
    for candidate in ports:
        try:
            return Listener(live, candidate, names)
        except OSError as error:
            if error.errno == errno.EACCES:
                raise PortError(f"Port {candidate} is not for everybody: name one above 1023 with --port.") from error
            if error.errno != errno.EADDRINUSE:
                raise PortError(f"Port {candidate} cannot be used: {error.strerror}.") from error
    tried = f"s {ports[0]} to {ports[-1]} are all" if len(ports) > 1 else f" {ports[0]} is"
    raise PortError(f"Port{tried} in use: name another with --port.")


def _hang_up(connection: Request) -> None:
    if isinstance(connection, socket.socket):
        with suppress(OSError):  # It may just have gone.
            connection.shutdown(socket.SHUT_RDWR)
