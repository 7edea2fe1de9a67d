"""Which requests are answered: those that this machine's browser makes for our own pages, and no others."""

from email.message import Message

METHODS = ("GET", "HEAD")


def why_refused(method: str, headers: Message, port: int) -> str:
    """Return why a request is refused, as a sentence; empty if it may pass.

    A page of another site can send requests here, by DNS rebinding as if they were to itself; whatever a browser says of where
    a request comes from must therefore fit (Vite's CVE-2025-24010 was the lack of this).
    """
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1 or hosts[0].lower() not in own_hosts(port):
        return f"The Host header must be one of {', '.join(own_hosts(port))}: open http://localhost:{port}/."
    if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in headers.get_all("Origin", [])):
        return "The Origin header names another site."
    if not {*headers.get_all("Sec-Fetch-Site", [])} <= {"none", "same-origin"}:
        return f"A page of another site asks for this one: type http://localhost:{port}/ into the address bar instead."
    if method not in METHODS:
        return f"Only {' and '.join(METHODS)} are answered."
    return ""


def own_hosts(port: int) -> tuple[str, ...]:
    """Return what the Host header may be; browsers leave out port 80."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return tuple(f"{name}:{port}" for name in names) + (names if port == 80 else ())
