"""The scripts of npm packages that the editor runs: their version, address and hash."""

from typing import NamedTuple

CDN = "https://unpkg.com"
"""Serves the files of npm's packages as they are."""


class Script(NamedTuple):
    """A file of an npm package.

    `integrity` is its hash (W3C Subresource Integrity), `copy` the name of a site's own copy in `templates/admin/`.
    """

    package: str
    version: str
    path: str
    integrity: str
    copy: str

    @property
    def url(self) -> str:
        """Return its address: one version's, which never changes."""
        return f"{CDN}/{self.package}@{self.version}/{self.path}"


SCRIPTS = (
    Script(
        "js-yaml",
        "5.5.0",
        "dist/browser/js-yaml.umd.min.js",
        "sha384-Q/tEKvm6A6ApUDMhhBKif9TeE92KrNq3Iiu8Etmi2RzhK0l5qurzMtaCuJb4xZVM",
        "js-yaml.js",
    ),
    Script(
        "@sveltia/cms",
        "0.221.1",
        "dist/sveltia-cms.js",
        "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6",
        "sveltia-cms.js",
    ),
)
"""In the order in which they run; tools/formats has the same versions, and a test compares the hashes."""

TRANSLATIONS = f"{CDN}/{SCRIPTS[-1].package}@{SCRIPTS[-1].version}/locales/"
"""Where Sveltia CMS gets its own words in other languages than English."""

_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
FONTS = (
    f"{_FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
    f"{_FONTS}/noto-mono@5.3.0/latin-400-normal.woff2",
    f"{_FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2",
)
"""The fonts that Sveltia CMS asks for by these addresses; its icons are letters of the first."""
