"""From the SVG of a card to a PNG; what has been drawn once is kept in the user's cache folder and never drawn again."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from founders_timeline.cache_entry import read_entry, write_entry

MOST_KEPT = 4000
"""How many cards are kept; then those drawn longest ago make room."""


class Studio:
    """Draws cards with the fonts of a theme, whose files are named in `fonts`.

    `cache`, if not None, is an existing folder for what has been drawn. A picture is found in it by everything that makes it: the
    SVG, the fonts and the program that draws. An entry that is not what was written is drawn again.
    """

    def __init__(self, fonts: Iterable[Path], cache: Path | None) -> None:
        self._fonts = tuple(fonts)
        self._cache = cache

    @cached_property
    def _tools(self) -> bytes:
        program = find_spec("resvg_py")
        folder = Path(program.origin).parents[1] if program and program.origin else Path()
        versions = sorted(path.name for path in folder.glob("resvg_py-*"))  # importlib.metadata takes 20 ms to say the same.
        fonts = sha256(b"".join(sha256(font.read_bytes()).digest() for font in self._fonts)).hexdigest()
        return f"{versions} {fonts} ".encode()

    def picture(self, svg: bytes) -> bytes:
        """Return a card as PNG."""
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
        from resvg_py import svg_to_bytes  # noqa: PLC0415  (needed only where a card is new)

        # No font of the system: the same card on every machine. A letter that the fonts lack would be missing without a word.
        fonts = [str(font) for font in self._fonts]
        return svg_to_bytes(svg_string=svg.decode(), skip_system_fonts=True, font_files=fonts)
