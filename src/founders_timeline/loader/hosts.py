"""Names of hosts: in Punycode, as addresses hold them, and in letters, where people read them."""

import re

_DEVIATIONS = re.compile("[ßς\u200c\u200d]")
"""Letters that IDNA of 2008 keeps, and the codec, which is that of 2003, replaces: straße.de is not strasse.de."""

# Latin letters whose accents cannot be overlooked as a dot or a stroke can, or letters like no Latin one throughout. A label in
# Cyrillic or Greek, or in letters of several scripts, can look like another one.
_PLAIN_LABEL = re.compile(r"[a-z0-9ßà-öø-ÿœ-]+|[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+|[\uac00-\ud7a3]+")


def ascii_host(host: str) -> str:
    """Write a host in Punycode, with its port if it has one; UnicodeError where that cannot be."""
    return ".".join(_ascii_label(label) for label in host.split("."))


def readable_host(host: str) -> str:
    """Write a host's Punycode in letters where these cannot be taken for those of another host."""
    return ".".join(_readable_label(label) for label in host.split("."))


def _ascii_label(label: str) -> str:
    if _DEVIATIONS.search(label):
        return f"xn--{label.lower().encode('punycode').decode()}"
    return label if label.isascii() else label.encode("idna").decode()


def _readable_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        letters = label.removeprefix("xn--").encode().decode("punycode")
        is_same = ascii_host(letters) == label
    except UnicodeError:
        return label
    return letters if is_same and _PLAIN_LABEL.fullmatch(letters) else label
