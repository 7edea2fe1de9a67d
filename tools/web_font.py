"""Makes templates/assets/literata.woff2 from templates/fonts/: both weights in one variable font, Latin letters only.

Usage: python tools/web_font.py (needs fonttools and brotli). The result is committed; nothing else runs this.
"""

import tempfile
from pathlib import Path

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import build

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "fonts"
OUT = ROOT / "templates" / "assets" / "literata.woff2"
WEIGHTS = {"regular": 400, "semibold": 600}
FEATURES = ["kern", "ccmp", "locl", "tnum", "liga"]
TEXT = "‐‑–—‘’‚“”„•…‹›€™←↑→↓−×·\u2009\u200a\u202f\ufeffœŒŸĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīİıŁłŃńŇňŌōŐőŘřŚśŞşŠšŪūŮůŰűŹźŻżŽž"
"""What names and texts in European languages need beside Latin-1; other letters are left to the reader's own fonts."""


def main() -> None:
    """Subset both weights, join them, save."""
    with tempfile.TemporaryDirectory() as name:
        axis = AxisDescriptor(name="Weight", tag="wght", minimum=400, default=400, maximum=600)
        space = DesignSpaceDocument()
        space.addAxis(axis)
        for word, weight in WEIGHTS.items():
            path = Path(name) / f"{word}.ttf"
            subset(TTFont(FONTS / f"literata-{word}.ttf")).save(path)
            space.addSource(SourceDescriptor(path=str(path), name=word, location={"Weight": weight}))
        font, *_ = build(space)
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    font.save(OUT)
    print(f"{OUT.name}: {len(font.getBestCmap())} characters, {OUT.stat().st_size} bytes")


def subset(font: TTFont) -> TTFont:
    """Keep the letters of European languages in Latin script, and no hints, which scaled screens do not need."""
    options = Options(
        layout_features=FEATURES,
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 13, 14],  # The copyright, the names, the licence and its address: the OFL asks for them in every copy.
        drop_tables=["DSIG", "gasp", "prep"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*range(0x20, 0x7F), *range(0xA0, 0x100)], text=TEXT)
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    main()
