"""A page in one file: its style inside, allowed by its hash, and nothing else allowed at all."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.theme import find_file


class InlineStyle(NamedTuple):
    """A style element, and the policy (Content Security Policy, level 3) that allows this one style and no other thing."""

    element: Markup
    policy: str


def inline_style(folders: tuple[Path, ...], names: Iterable[str]) -> InlineStyle:
    """Join style sheets of the theme into one element; ValueError if one could end the element early."""
    css = _compact("\n".join(find_file(folders, f"assets/{name}").read_text("utf-8") for name in names))
    if "</" in css:
        raise ValueError("a style sheet that is put into a page must not hold </")
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return InlineStyle(Markup("<style>") + Markup(css) + Markup("</style>"), policy)


def _compact(css: str) -> str:
    """Leave out comments, and blanks where they cannot mean anything."""
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    lines = (line.strip() for line in without_comments.splitlines())
    return re.sub(r";? ?\}", "}", re.sub(r" ?([{;]) ?", r"\1", "\n".join(line for line in lines if line)))
