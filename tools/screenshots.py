"""Pictures of the shipped site, to be looked at: all kinds of page in three widths, dark, on paper, in French, on past days.

`make screenshots` writes them to screenshots/, as of the day that the tests use.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS
from tests.flagship import KINDS, ROOT, BuiltSite, build, served

_FOLDER = ROOT / "screenshots"
_TALLEST = 5000
"""Pixels of a page's height that a picture shows."""

_DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 375, "height": 812},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
_VARIANTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "desktop": ("", _DESK, "screen"),
    "phone": ("", _PHONE, "screen"),
    "tablet": ("", {"viewport": {"width": 768, "height": 1024}}, "screen"),
    "dark": ("", {**_DESK, "color_scheme": "dark"}, "screen"),
    "print": ("", {"viewport": {"width": 718, "height": 1000}}, "print"),
    "french": ("fr/", _DESK, "screen"),
}
"""The language's folder, the browser's settings and the medium; 718 px are the width of A4 less its margins."""

_SCENES = {
    "first-screen": ("index.html", "desktop tablet phone dark french"),
    "bar": ("index.html#2023-11-17-sam-altman", "desktop phone dark"),
    "november-2023": ("index.html#on=2023-11-18", "desktop tablet phone dark french"),
    "past-range": ("index.html#on=2018-06-01", "desktop phone"),
    "on-leave": ("index.html#on=2024-08-06", "desktop phone"),
    "filtered": ("index.html#who=andrej-karpathy", "desktop phone"),
}
"""More of the first page: by name, its address and the variants."""


def main() -> None:
    """Build the site and take all pictures."""
    _FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(build(ROOT, Path(folder))) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM_ARGUMENTS)
        for variant in _VARIANTS:
            for kind, path in KINDS.items():
                _take(browser, site, path, variant, kind)
        for scene, (path, variants) in _SCENES.items():
            for variant in variants.split():
                _take(browser, site, path, variant, f"index-{scene}")
        browser.close()
    print(f"{len(list(_FOLDER.glob('*.png')))} pictures in {_FOLDER.relative_to(ROOT)}/")


def _take(browser: Browser, site: BuiltSite, path: str, variant: str, scene: str) -> None:
    language, settings, medium = _VARIANTS[variant]
    context = browser.new_context(**settings, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.address(language + path))
    page.emulate_media(media="print" if medium == "print" else "screen")
    page.wait_for_timeout(300)
    file = _FOLDER / f"{scene}-{variant}.png"
    if scene in KINDS:
        height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        width = settings["viewport"]["width"]
        page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    else:
        page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
