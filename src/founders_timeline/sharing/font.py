"""The fonts of the cards: which characters they have, how wide a text is, and where its lines break."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import repeat
from math import fsum
from pathlib import Path
from struct import error as StructError
from typing import NamedTuple

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.theme.folders import find_file

REGULAR, SEMIBOLD = "fonts/literata-regular.ttf", "fonts/literata-semibold.ttf"
"""The files of the theme with the fonts that the cards are set in: for labels, and for what is large."""

ELLIPSIS = "…"

_DAMAGED = (TTLibError, StructError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What fontTools raises where a file is no font, or a damaged one."""


@dataclass(frozen=True, eq=False)
class Font:
    """A font; `widths` holds the advance of every character that it has, in ems. SVG names it by its `family`."""

    path: Path
    widths: dict[str, float]
    family: str = ""

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


class Fonts(NamedTuple):
    """The fonts that cards are set in."""

    regular: Font
    semibold: Font


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


def fit_text(font: Font, text: str, room: float, ways: Iterable[tuple[int, int]]) -> tuple[int, list[str]]:
    """Return the size that a text fits in, and its lines; `ways` are (size, most lines), the largest size first.

    Where none is small enough, the text is cut in the last of them.
    """
    size, most_lines, lines = 0, 1, [text]
    for size, most_lines in ways:
        lines = font.lines(text, size, room)
        if len(lines) <= most_lines and all(font.width(line, size) <= room for line in lines):
            return size, lines
    kept = [*lines[: most_lines - 1], " ".join(lines[most_lines - 1 :])]
    return size, [font.shortened(line, size, room) for line in kept]


def load_fonts(folders: tuple[Path, ...]) -> Fonts:
    """Read the fonts of a theme; ContentError if a file is no font."""
    return Fonts(_read(folders, REGULAR), _read(folders, SEMIBOLD))


def _read(folders: tuple[Path, ...], name: str) -> Font:
    path = find_file(folders, name)
    try:
        with TTFont(BytesIO(path.read_bytes()), lazy=True) as font:
            em = font["head"].unitsPerEm
            advances = font["hmtx"].metrics
            widths = {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}
            return Font(path, widths, font["name"].getBestFamilyName() or "")
    except _DAMAGED as error:
        message = f"This is no font that can be read: {error}."
        hint = "Put a TrueType or OpenType font here, or take the file away for the shipped one."
        problem = Problem(path=f"templates/{name}", line=1, column=1, code="template", message=message, hint=hint)
        raise ContentError([problem]) from error
