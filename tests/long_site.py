"""Made-up long sites, of which only what a test looks at is made: a page an event takes most of the time."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.synthetic import write_site
from founders_timeline.loader.site import load_site
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from founders_timeline.theme.renderer import Renderer
from tests.flagship import AS_OF, ROOT, BuiltSite

THEME = theme_folders(ROOT)


def build_long(folder: Path, number: int, *, only: Iterable[str] = (), languages: tuple[str, ...] = ("en",)) -> BuiltSite:
    """Write a site of so many events below a folder, and make its assets and the files whose paths begin with one of `only`.

    Without `only` those are all pages but the events' own and the founders', and what is searched.
    """
    write_site(folder / "site", number, languages)
    site, _ = load_site(folder / "site", AS_OF, interface_languages(THEME))
    out = folder / "out"
    wanted = tuple(only)
    for path, make in plan_site(site, AS_OF, Renderer(THEME)).items():
        if path.startswith("assets/") or (path.startswith(wanted) if wanted else _is_overview(path)):
            file = out / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(make())
    return BuiltSite(site, out, out.as_uri() + "/")


def _is_overview(path: str) -> bool:
    apart = ("/events/", "/founders/", "/days/", "data/", "schema/", "timeline.single.html")
    return path.endswith((".html", "search.js")) and not any(part in path for part in apart)
