"""The licences of all that ships, as docs/licences.md: `python -m tools.licences` writes it, a test holds it to the packages.

Packages are those that an installed founders-timeline brings along; what they say of their licence comes from their metadata.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
FONTS = ROOT / "templates" / "fonts"

UNSEEN = {"colorama": "BSD-3-Clause", "typing-extensions": "PSF-2.0"}
"""What only some systems and Pythons need, and so may not be installed where this is run."""

_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60
_PHRASES = {
    "Permission is hereby granted, free of charge, to any person obtaining a copy": "MIT",
    "Redistribution and use in source and binary forms": "BSD",
    "Apache License Version 2.0": "Apache-2.0",
    "Mozilla Public License Version 2.0": "MPL-2.0",
}
"""What a licence's text is known by, where nothing else names it."""

_TEXT = """\
# Licences

Written by `python -m tools.licences`; a test fails when it is out of date.

## This project

| Part | Licence |
| --- | --- |
| the program, the templates, the styles and scripts | [MIT](../LICENSE) |
| the content, quotations excepted | [CC BY 4.0](../LICENSE-content) |
{fonts}
A built site holds nothing else: no script, style, font or picture of anybody else's.

## Packages that are installed with the program

Each is pinned and hashed in [requirements/site.txt](../requirements/site.txt). They run while a site is built and are not part of
it.

| Package | Licence, as its metadata says |
| --- | --- |
{packages}"""


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """Return the page as it should be."""
    packages = "".join(f"| {name} | {licence_of(name)} |\n" for name in sorted(shipped()))
    fonts = "".join(f"| the font {name} | [SIL OFL 1.1](../templates/fonts/OFL.txt) |\n" for name in sorted(font_families()))
    return _TEXT.format(packages=packages, fonts=fonts)


def shipped() -> set[str]:
    """Return the packages that the program needs, and what they need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names: set[str] = set()
    waiting = [Requirement(text) for text in project["dependencies"]]
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in names:
            names.add(name)
            waiting += _needs_of(name)
    return names


def licence_of(name: str) -> str:
    """Return a package's licence as its metadata says it, SPDX if it can be; StopIteration if it says nothing."""
    try:
        return next(_licences(distribution(name)))
    except PackageNotFoundError:
        return UNSEEN[name]


def font_families() -> set[str]:
    """Return the families of the fonts, by the names of their files."""
    return {path.stem.split("-")[0].capitalize() for path in FONTS.iterdir() if path.suffix != ".txt"}


def _needs_of(name: str) -> Iterator[Requirement]:
    try:
        texts = requires(name) or []
    except PackageNotFoundError:
        return
    for need in map(Requirement, texts):
        if need.marker is None or ("extra" not in str(need.marker) and _is_pinned(need.name)):
            yield need


def _is_pinned(name: str) -> bool:
    locked = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    return re.search(rf"^{re.escape(canonicalize_name(name))}==", locked, re.MULTILINE) is not None


def _licences(package: Distribution) -> Iterator[str]:
    told = package.metadata
    expression, text = (" ".join(told[key].split()) if key in told else "" for key in ("License-Expression", "License"))
    classifiers = [each.removeprefix(_CLASSIFIER) for each in told.get_all("Classifier") or [] if each.startswith(_CLASSIFIER)]
    if expression:
        yield expression
    if len(classifiers) > 1:
        yield " or ".join(classifiers)
    if text and len(text) <= _LONGEST:
        yield text
    yield from classifiers
    for file in package.files or ():
        words = " ".join(file.read_text(encoding="utf-8").split()) if "licen" in file.name.lower() else ""
        yield from (f"{licence}, by its file {file.name}" for phrase, licence in _PHRASES.items() if phrase in words)


if __name__ == "__main__":
    sys.exit(main())
