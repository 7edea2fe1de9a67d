"""Every colour of tokens.css against what it stands on, light and dark: 4.5:1 for text, 3:1 for what else carries a meaning."""

import re

import pytest

from tests.flagship import ROOT

Colour = tuple[float, float, float]

TOKEN = re.compile(r"--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\);")
COLOURS = {name: (light, dark) for name, light, dark in TOKEN.findall((ROOT / "templates/assets/tokens.css").read_text("utf-8"))}


def colour(role: str, theme: str) -> Colour:
    """Return a role's red, green and blue from 0 to 1; "tint" is what a leave is hatched with, on paper."""
    if role == "tint":
        remain, paper = colour("remain", theme), colour("paper", theme)
        red, green, blue = (0.38 * a + 0.62 * b for a, b in zip(remain, paper, strict=True))
        return red, green, blue
    text = COLOURS[role][theme == "dark"]
    return int(text[:2], 16) / 255, int(text[2:4], 16) / 255, int(text[4:], 16) / 255


def luminance(of: Colour) -> float:
    """Return the relative luminance (WCAG 2.2, 'relative luminance')."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: str) -> float:
    darker, lighter = sorted((luminance(colour(one, theme)), luminance(colour(other, theme))))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "paper-raised"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "remain", "caution"])
def test_text_can_be_read(ink: str, paper: str, theme: str) -> None:
    assert contrast(ink, paper, theme) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [("on-remain", "remain"), ("ink", "tint")])
def test_monograms_can_be_read(ink: str, ground: str, theme: str) -> None:
    assert contrast(ink, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("line", ["remain", "departed", "rule-strong"])
def test_lines_that_carry_a_meaning_can_be_seen(line: str, theme: str) -> None:
    assert contrast(line, "paper", theme) >= 3
