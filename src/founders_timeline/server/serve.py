"""From the first build to Ctrl-C: answer, watch, build anew."""

import time
from collections.abc import Callable
from threading import Thread

from founders_timeline.server.listener import listen
from founders_timeline.server.live import Live
from founders_timeline.server.watch import Watch

PAUSE = 0.04
"""Seconds between two looks at the disk."""


def serve_forever(live: Live, port: int, names: tuple[str, ...], ready: Callable[[int], None]) -> None:
    """Serve a site until KeyboardInterrupt; `ready` is told the port, which is another if the wanted one is in use.

    `names` are hosts under which browsers may ask for it, beside this machine's own.

    Raises PortError if there is none.
    """
    with listen(live, port, names) as listener:
        watch = Watch(live.folders)
        live.rebuild()
        Thread(target=listener.serve_forever, args=(0.1,), daemon=True).start()
        try:
            ready(listener.server_port)
            while True:
                if watch.has_changed():
                    live.rebuild()
                elif not live.complete():
                    time.sleep(PAUSE)
        finally:
            listener.shutdown()
