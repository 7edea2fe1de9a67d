"""The letters of the cards: which characters there are, how wide a text is, and where its lines break."""

import marshal
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import repeat
from math import fsum
from pathlib import Path

from founders_timeline.cache_entry import read_entry, write_entry
from founders_timeline.theme import find_file

FONTS = ("fonts/literata-regular.ttf", "fonts/literata-semibold.ttf")
"""The fonts of the theme that the cards are set in: for labels, and for what is large."""

ELLIPSIS = "…"


@dataclass(frozen=True, eq=False)
class Typeface:
    """A font; `widths` holds the advance of every character that it has, in ems."""

    path: Path
    widths: dict[str, float]

    def covers(self, text: str) -> bool:
        """Tell whether there is a letter for every character."""
        return all(character in self.widths for character in text)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is; kerning, which mostly draws letters together, is left out."""
        return size * fsum(map(self.widths.get, text, repeat(1.0)))  # sum() differs between Python 3.11 and 3.12

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """Break a text at its blanks into lines no wider than `room`, as even as their number allows; a long word stays whole."""
        words = [(word, self.width(word, size)) for word in text.split(" ")]
        blank = self.width(" ", size)
        lines = _filled(words, blank, room)
        narrowest, widest = room / len(lines), room
        while widest - narrowest > size / 4:
            middle = (narrowest + widest) / 2
            even = _filled(words, blank, middle)
            if len(even) == len(lines) and all(self.width(line, size) <= middle for line in even):
                lines, widest = even, middle
            else:
                narrowest = middle
        return lines

    def shortened(self, text: str, size: float, room: float) -> str:
        """Return a text that fits into one line: the whole one, or its beginning and an ellipsis."""
        if self.width(text, size) <= room:
            return text
        end = len(text)
        while end and self.width(text[:end].rstrip() + ELLIPSIS, size) > room:
            end -= 1
        return text[:end].rstrip() + ELLIPSIS


def _filled(words: list[tuple[str, float]], blank: float, room: float) -> list[str]:
    """Fill one line after the other with words and their widths."""
    lines, used = [words[0][0]], words[0][1]
    for word, width in words[1:]:
        if used + blank + width > room:
            lines.append(word)
            used = width
        else:
            lines[-1] += f" {word}"
            used += blank + width
    return lines


def set_text(face: Typeface, text: str, room: float, ways: Iterable[tuple[int, int]]) -> tuple[int, list[str]]:
    """Set a text as large as it fits: return the first size of `ways` that needs no more lines than stand beside it, and them.

    Where none does, the text is cut in the last of them.
    """
    size, most_lines, lines = 0, 1, [text]
    for size, most_lines in ways:
        lines = face.lines(text, size, room)
        if len(lines) <= most_lines and all(face.width(line, size) <= room for line in lines):
            return size, lines
    kept = [*lines[: most_lines - 1], " ".join(lines[most_lines - 1 :])]
    return size, [face.shortened(line, size, room) for line in kept]


def typefaces(folders: tuple[Path, ...], cache: Path | None = None) -> tuple[Typeface, Typeface]:
    """Return the regular and the semibold typeface of a theme; what was read of them is kept in `cache`, a folder of cards."""
    regular, semibold = (find_file(folders, name) for name in FONTS)
    return _read(regular, cache), _read(semibold, cache)


@lru_cache(maxsize=4)
def _read(path: Path, cache: Path | None) -> Typeface:
    entry = cache / f"{sha256(path.read_bytes()).hexdigest()}.widths" if cache else None
    known = read_entry(entry) if entry else None
    if known is not None:
        return Typeface(path, marshal.loads(known))
    widths = _widths(path)
    if entry:
        write_entry(entry, marshal.dumps(widths))
    return Typeface(path, widths)


def _widths(path: Path) -> dict[str, float]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415  (45 ms, needed only for new fonts)

    with TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}
