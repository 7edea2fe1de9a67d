"""Which requests are answered: those that this machine's browser makes for our own pages, and no others."""

import re
from collections.abc import Collection
from email.message import Message

METHODS = ("GET", "HEAD")

OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")


def why_refused(method: str, headers: Message, names: Collection[str] = ()) -> str:
    """Return why a request is refused, as a sentence; empty if it may pass. `names` are hosts beside this machine's own.

    A page of another site can send requests here, by DNS rebinding as if they were to itself; whatever a browser says of where
    a request comes from must therefore fit (Vite's CVE-2025-24010 was the lack of this).
    """
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1 or _name(hosts[0]) not in (*OWN_NAMES, *names):
        known = ", ".join((*OWN_NAMES, *names))
        return f"The Host header must be one of {known}: open the address that serve prints, or name this host with --host."
    if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in headers.get_all("Origin", [])):
        return "The Origin header names another site."
    if not {*headers.get_all("Sec-Fetch-Site", [])} <= {"none", "same-origin"}:
        return "A page of another site asks for this one: type this address into the address bar instead."
    if method not in METHODS:
        return f"Only {' and '.join(METHODS)} are answered."
    return ""


def _name(host: str) -> str:
    """Return the name in a Host header, without its port: a forwarded port is another one than ours."""
    return re.sub(r":[0-9]{1,5}\Z", "", host).lower()
