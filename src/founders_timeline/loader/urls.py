"""Addresses of the web: which can be linked to, and what to write instead of the others."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from founders_timeline.loader.hosts import ascii_host
from founders_timeline.loader.nodes import Node
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import read_text
from founders_timeline.model.problems import quoted
from founders_timeline.schema.limits import LONGEST_URL

# At least one dot, and a last label that is no number: neither localhost nor an IP address.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!\d+\Z)[a-z0-9-]*[a-z0-9]", re.ASCII | re.IGNORECASE)

_ORIGIN = re.compile(r"[^/]*//[^/?#]*")
"""What comes before an address's path, query and fragment."""

_KEPT = "/%:@!$&()*+,;=~?[]"
"""What stays as it is behind the host: RFC 3986, and percent forms that are there already."""

_NOT_IN_URL = re.compile(r"""[\x00-\x20\\"'`<>{}|^\x7f]""")


def read_url(report: Report, node: Node, label: str) -> str | None:
    """Read an absolute address of the web, as RFC 3986 writes it and with an ASCII host."""
    text = read_text(report, node, label)
    if text is None:
        return None
    reason = why_not_url(text)
    if reason:
        report.error(node, "url", f"{label}: {quoted(text)} {reason}", "" if report.is_full else url_hint(text))
        return None
    return text


def url_hint(text: str) -> str:
    """Return what to write instead of a text that is no address."""
    meant = _meant(text) if len(text) <= LONGEST_URL else []
    if not meant or any(why_not_url(url) for url in meant):
        return "Write the whole address, https://example.org/page."
    return f"Write {meant[0]}" if len(meant) == 1 else f"Write each as an item of its own: {' and '.join(meant)}"


def web_address(text: str) -> str:
    """Write an address of the web in ASCII, letters in percent form and the host in Punycode; `//host` begins with https.

    What is no address comes back as it is: `why_not_url` says why.
    """
    text = text.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    if why_not_url(text) is None:
        return text
    try:
        parts = urlsplit(text)
        host = ascii_host(parts.netloc)
    except ValueError:  # UnicodeError is one.
        return text
    behind = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *behind))


def why_not_url(text: str) -> str | None:
    """Say why a text is no address to link to, as the end of a sentence, or return None if it is one."""
    if len(text) > LONGEST_URL:
        return f"is longer than {LONGEST_URL} characters."
    if " " in text:
        return "holds a blank."
    if not text.isascii() or _NOT_IN_URL.search(text):
        return "holds a character that an address cannot hold; write it in percent or punycode form."
    origin = _ORIGIN.match(text)
    return _why_not_origin(origin[0] if origin else text)


def _why_not_origin(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "is not a well-formed address."
    if parts.scheme not in {"http", "https"}:
        return "does not begin with https:// or http://."
    if parts.username is not None or parts.password is not None:
        return "holds a user name."
    if port == 0 or not _HOST.fullmatch(parts.hostname or ""):
        return "has no public host."
    return None


def _meant(text: str) -> list[str]:
    """Return the addresses that a text may stand for, with letters outside of ASCII in their percent and punycode forms."""
    linked = re.fullmatch(r"\[.*\]\((.+)\)", text)
    plain = (linked[1] if linked else text).strip("<>\"'“”«»()., ")
    parts = [part.strip(",;") for part in re.split(r"\s+(?=https?://)", plain)]
    return [web_address(part if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", part) else f"https://{part.lstrip('/')}") for part in parts]
