"""Names that are safe as file names and addresses on every system: ids, and ids made from people's names."""

import re
import unicodedata
from hashlib import sha256

from slugify import slugify

LONGEST_ID = 80

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
"""What an id looks like."""

_WORDS = re.compile(r"[A-Za-z0-9]+( [A-Za-z0-9]+)*", re.ASCII)
_ACCENTS = re.compile("[\u0300-\u034e]+")  # Those up to U+036F are letters to slugify.

_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
TAKEN = frozenset(
    "404 about admin assets badge calendar compare data embed events favicon feed flows founders humans index oembed oldest"
    " robots schema sitemap table teams timeline".split()
)
"""Words that the site's own files use."""


_ON_PAGES = re.compile(
    r"content|corrections|dots|events|fade|hatch|moments?|moment-.+|others|paths|places|privacy|round|rule|share|shared|then-now"
    r"|(announced|title)(-.+)?|y[0-9]+(-.+)?|m[0-9]{4}-[0-9]{2}(-.+)?|(dots|fade|hatch|in|out)-[a-z]+",
    re.ASCII,
)
"""Names that parts of a page have beside its events."""


def is_taken_on_pages(event_id: str) -> bool:
    """Tell whether an event cannot have an id, since a page of the site or a part of one has it."""
    return event_id in TAKEN or _ON_PAGES.fullmatch(event_id) is not None


def why_not_id(text: str) -> str | None:
    """Say why a text cannot be an id, as the end of a sentence, or return None if it can.

    An id becomes a file's name on systems that ignore case, normalise Unicode or reserve device names, so it has small ASCII
    letters, digits and single hyphens only, and at most 80 characters.
    """
    if len(text) > LONGEST_ID:
        return f"has more than {LONGEST_ID} characters."
    if not ID.fullmatch(text):
        return "is not an id: small letters, digits and single hyphens between them."
    if text in _DEVICES:
        return "is the name of a device on Windows."
    return None


def slug_of(name: str) -> str:
    """Make an id from a name in any script; the same name always gives the same id.

    Letters are transliterated; a name without any letter or digit gets an id made from its SHA-256 digest.
    """
    slug = plain_slug_of(name)
    if not slug or slug in _DEVICES or slug in TAKEN:
        return f"{slug or 'name'}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return slug


def plain_slug_of(name: str) -> str:
    """Make what a name's id begins with: empty without a letter or digit, and perhaps a word that cannot be an id."""
    slug = _slug_of_latin(name)
    return slugify(name, max_length=LONGEST_ID, word_boundary=True) if slug is None else slug


def _slug_of_latin(name: str) -> str | None:
    """Make the same as slugify of words in Latin letters, accents or not; None if there is anything else in the name."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    return plain.lower().replace(" ", "-") if len(plain) <= LONGEST_ID and _WORDS.fullmatch(plain) else None
