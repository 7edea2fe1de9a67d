"""SVG to PNG: a card that has been drawn once is kept in the user's cache folder, and not drawn again."""

import json
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from resvg_py import __version__, svg_to_bytes

from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.theme.cache_entry import read_entry, write_entry

CARD = "card.svg.jinja"
"""The template of all cards."""

WIDTH, HEIGHT = 1200, 630
"""The size of a card in pixels."""

MOST_KEPT = 4000
"""How many cards are kept; then those drawn longest ago make room."""


class Rasterizer:
    """Draws cards with the fonts of a theme, whose files are named in `fonts`.

    `cache`, if not None, is an existing folder for what has been drawn. A picture is found in it by everything that makes it: the
    SVG, the fonts and the version of the program that draws. A damaged entry is drawn again.
    """

    def __init__(self, fonts: Iterable[Path], cache: Path | None) -> None:
        self._fonts = tuple(fonts)
        self._cache = cache

    @cached_property
    def _tools(self) -> bytes:
        """Return what the pictures depend on beside their SVG."""
        fonts = [sha256(font.read_bytes()).hexdigest() for font in self._fonts]
        return json.dumps([__version__, *fonts]).encode()

    def png_of(self, svg: bytes) -> bytes:
        """Return a card as PNG; ContentError if it is no SVG that can be drawn."""
        if self._cache is None:
            return self._drawn(svg)
        entry = self._cache / f"{sha256(self._tools + svg).hexdigest()}.card"
        known = read_entry(entry)
        if known is not None:
            return known
        drawn = self._drawn(svg)
        write_entry(entry, drawn, MOST_KEPT)
        return drawn

    def _drawn(self, svg: bytes) -> bytes:
        # No font of the system: the same card on every machine. A letter that the fonts lack would be missing without a word.
        fonts = [str(font) for font in self._fonts]
        # The size is ours: whatever the SVG asks for would be drawn otherwise, and could take all memory.
        try:
            return svg_to_bytes(svg_string=svg.decode(), skip_system_fonts=True, font_files=fonts, width=WIDTH, height=HEIGHT)
        except ValueError as error:
            message = f"The picture cannot be drawn: {error}."
            raise ContentError([Problem(path=f"templates/{CARD}", line=1, column=1, code="template", message=message)]) from error
