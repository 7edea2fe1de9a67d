"""Makes templates/fonts/ from the npm package @fontsource/literata: one TrueType file a weight, with an arrow and a narrow blank.

Usage: python tools/card_fonts.py (needs npm, fonttools and brotli). The result is committed; nothing else runs this.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

PACKAGE = "@fontsource/literata@5.3.0"
FOLDER = Path(__file__).resolve().parent.parent / "templates" / "fonts"
WEIGHTS = {400: "regular", 600: "semibold"}
SUBSETS = ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")
ARROW, NARROW_BLANK = 0x2192, 0x202F


def main() -> None:
    """Download, merge, complete, save."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        package = folder / "package"
        for weight, word in WEIGHTS.items():
            save(merged(package, weight, folder), FOLDER / f"literata-{word}.ttf", stroke=56 + (weight - 400) // 8)
        (FOLDER / "OFL.txt").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")


def merged(package: Path, weight: int, folder: Path) -> TTFont:
    """Join the subsets of a weight, which the package has for the web, into one font."""
    parts = []
    for subset in SUBSETS:
        font = TTFont(package / "files" / f"literata-{subset}-{weight}-normal.woff2")
        font.flavor = None
        parts.append(folder / f"{subset}-{weight}.ttf")
        font.save(parts[-1])
    return Merger().merge([str(part) for part in parts])


def save(font: TTFont, path: Path, stroke: int) -> None:
    """Add what the subsets lack, drop what only vertical text needs."""
    for table in ("vhea", "vmtx"):
        del font[table]
    add(font, ARROW, "arrowright", arrow(stroke), 920)
    add(font, NARROW_BLANK, "narrowblank", TTGlyphPen(None).glyph(), 190)
    font.recalcTimestamp = False
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size} bytes")


def arrow(stroke: int) -> object:
    """Draw an arrow whose shaft lies on the figures' middle."""
    middle, half, left, tip, head = 330, stroke // 2, 70, 850, 210
    pen = TTGlyphPen(None)
    corner = stroke * 0.72
    outline = [
        (left, middle - half),
        (tip - stroke - 20, middle - half),
        (tip - head - corner, middle - head + corner * 0.3),
        (tip - head, middle - head - corner * 0.3),
        (tip, middle),
        (tip - head, middle + head + corner * 0.3),
        (tip - head - corner, middle + head - corner * 0.3),
        (tip - stroke - 20, middle + half),
        (left, middle + half),
    ]
    pen.moveTo(outline[0])
    for point in reversed(outline[1:]):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def add(font: TTFont, code: int, name: str, glyph: object, advance: int) -> None:
    """Put a glyph into a font."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (advance, 70 if code == ARROW else 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


if __name__ == "__main__":
    main()
