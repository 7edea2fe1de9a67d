"""A whole site in memory: every page in every language, and the assets."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from founders_timeline.assets import load_assets
from founders_timeline.history import History, history_of
from founders_timeline.language import Language
from founders_timeline.model import Site
from founders_timeline.pages import Frame, pages_apart, pages_of
from founders_timeline.places import NO_CACHES, Caches
from founders_timeline.renderer import Renderer
from founders_timeline.steps import Maker
from founders_timeline.theme import load_language
from founders_timeline.views.context import Context

if TYPE_CHECKING:
    from founders_timeline.sharing.files import Sharing

NO_JEKYLL = ".nojekyll"  # Tells GitHub Pages, where it publishes a branch, to publish the files as they are.

Files = dict[str, bytes]


def render_site(
    site: Site,
    as_of: date,
    folders: tuple[Path, ...],
    base_url: str = "",
    caches: Caches = NO_CACHES,
) -> Files:
    """Render everything; return the files by their path from the output's root.

    `as_of` is the day that the counts are for: teams founded later are left out, and one must be left (ValueError).
    `folders` are those of the theme. `base_url` goes before the site's own. `caches` keep what need not be made again.
    """
    plan = plan_site(site, as_of, Renderer(folders, caches.templates), base_url, caches.cards)
    return {path: make() for path, make in plan.items()}


def plan_site(
    site: Site, as_of: date, renderer: Renderer, base_url: str = "", card_cache: Path | None = None
) -> dict[str, Maker]:
    """Return how to make each file, by its path, as `render_site` does: `serve` first makes what somebody looks at."""
    # What stands beside the pages is imported here: that takes as long as rendering a third of them.
    from founders_timeline.exports.files import plan_exports  # noqa: PLC0415
    from founders_timeline.schema.documents import schema_files  # noqa: PLC0415
    from founders_timeline.sharing.files import Sharing  # noqa: PLC0415

    sharing = Sharing(renderer, card_cache)
    frames = _frames(site, as_of, renderer, base_url, sharing)
    first_pages, *other_pages = (dict(pages_of(in_language)) for in_language in frames)
    contexts = tuple(in_language[0].contexts for in_language in frames)
    first = contexts[0][0]
    apart = dict(page for in_language in frames for frame in in_language for page in pages_apart(frame, sharing))
    return {
        **_assets(renderer),
        **first_pages,
        **{path: make for pages in other_pages for path, make in pages.items()},
        NO_JEKYLL: bytes,
        **schema_files(first.site),
        **plan_exports(contexts, first_pages),
        **apart,
        **sharing.plan(contexts),
        **_editor(first.site, renderer, [in_language[0].language for in_language in contexts]),
    }


def _editor(site: Site, renderer: Renderer, languages: Sequence[Language]) -> dict[str, Maker]:
    if not site.editor:
        return {}
    from founders_timeline.editor.files import plan_editor  # noqa: PLC0415

    return plan_editor(site, renderer, languages)


def plan_pages(site: Site, as_of: date, renderer: Renderer, base_url: str = "") -> dict[str, Maker]:
    """Return how to make the pages and their assets alone, as `plan_site` does with all that stands beside them."""
    frames = _frames(site, as_of, renderer, base_url, None)
    return _assets(renderer) | {path: make for in_language in frames for path, make in pages_of(in_language)}


def histories_of(site: Site, as_of: date) -> list[History]:
    """Return the histories of the teams founded by a day; ValueError if there are none."""
    histories = [history_of(team) for team in site.teams if team.founded.earliest <= as_of]
    if not histories:
        raise ValueError(f"No team had been founded by {as_of}.")
    return histories


def _frames(site: Site, as_of: date, renderer: Renderer, base_url: str, sharing: "Sharing | None") -> list[tuple[Frame, ...]]:
    """Return the frames of the teams founded by a day, for each language."""
    histories = histories_of(site, as_of)
    site = site._replace(base_url=base_url or site.base_url, teams=tuple(history.team for history in histories))
    languages = {code: load_language(renderer.folders, code, renderer.cache) for code in site.languages}
    by_language = [tuple(Context(site, history, each, as_of) for history in histories) for each in languages.values()]
    return [tuple(Frame(renderer, sharing, contexts, context, languages) for context in contexts) for contexts in by_language]


def _assets(renderer: Renderer) -> dict[str, Maker]:
    return {f"assets/{name}": partial(bytes, data) for name, data in load_assets(renderer.folders).items()}
