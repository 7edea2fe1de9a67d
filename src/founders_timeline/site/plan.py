"""The plan of a site: how to make every page in every language, the assets and all other files."""

from dataclasses import replace
from functools import partial

from founders_timeline.editor.files import plan_editor
from founders_timeline.exports.files import plan_exports
from founders_timeline.model.history import history_of
from founders_timeline.model.maker import Plan
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.team import Site
from founders_timeline.schema.documents import schema_files
from founders_timeline.sharing.files import Sharing
from founders_timeline.site.pages import PagePlanner, pages_apart, pages_of
from founders_timeline.theme.assets import load_assets
from founders_timeline.theme.languages import load_language
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.context import Context, language_of

NO_JEKYLL = ".nojekyll"  # Tells GitHub Pages, where it publishes a branch, to publish the files as they are.


def plan_site(site: Site, as_of: Moment, renderer: Renderer, base_url: str = "", sharing: Sharing | None = None) -> Plan:
    """Return how to make each file of the site, by its path.

    `as_of` is the day that the counts are for, or an instant, of which each team has its own day. Teams founded later are left
    out, and one must be left (ValueError). `base_url` goes before the site's own. `sharing` makes what others show,
    from the same renderer; without it no card is kept.
    """
    sharing = sharing or Sharing(renderer)
    planners = _planners(site, as_of, renderer, base_url, sharing)
    first_pages, *other_pages = (dict(pages_of(in_language)) for in_language in planners)
    contexts = tuple(in_language[0].contexts for in_language in planners)
    first = contexts[0][0]
    apart = dict(page for in_language in planners for planner in in_language for page in pages_apart(planner, sharing))
    return {
        **_assets(renderer),
        **first_pages,
        **{path: make for pages in other_pages for path, make in pages.items()},
        NO_JEKYLL: bytes,
        **schema_files(first.site),
        **plan_exports(contexts, first_pages),
        **apart,
        **sharing.plan(contexts),
        **plan_editor(first.site, renderer, [in_language[0].language for in_language in contexts]),
    }


def plan_pages(site: Site, as_of: Moment, renderer: Renderer, base_url: str = "") -> Plan:
    """Return how to make the pages and their assets alone, as `plan_site` does for the whole site."""
    planners = _planners(site, as_of, renderer, base_url, None)
    return _assets(renderer) | {path: make for in_language in planners for path, make in pages_of(in_language)}


def _planners(
    site: Site, as_of: Moment, renderer: Renderer, base_url: str, sharing: Sharing | None
) -> list[tuple[PagePlanner, ...]]:
    """Return a planner for each team founded by a day, for each language."""
    days = {team.id: day_in(as_of, team.timezone) for team in site.teams}
    histories = [history_of(team) for team in site.teams if team.founded.earliest <= days[team.id]]
    if not histories:
        raise ValueError(f"No team had been founded by {as_of}.")
    site = replace(site, base_url=base_url or site.base_url, teams=tuple(history.team for history in histories))
    languages = {code: load_language(renderer.folders, code) for code in site.languages}
    planners = []
    for language in languages.values():
        contexts = tuple(
            Context(site, history, language_of(history.team, language), days[history.team.id]) for history in histories
        )
        planners.append(tuple(PagePlanner(renderer, sharing, contexts, context, languages) for context in contexts))
    return planners


def _assets(renderer: Renderer) -> Plan:
    return {f"assets/{name}": partial(bytes, data) for name, data in load_assets(renderer.folders).items()}
