"""A whole site in memory: every page in every language, and the assets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from founders_timeline.assets import load_assets
from founders_timeline.exports.linked_data import linked_data
from founders_timeline.history import history_of
from founders_timeline.language import Language
from founders_timeline.model import Event, Site
from founders_timeline.renderer import Renderer
from founders_timeline.theme import NO_CACHES, Caches, load_language
from founders_timeline.views.about import about_view
from founders_timeline.views.compare import compare_view
from founders_timeline.views.context import Context
from founders_timeline.views.event_page import event_page_view
from founders_timeline.views.founder import founder_view
from founders_timeline.views.links import (
    ABOUT,
    COMPARE,
    DATA,
    NOT_FOUND,
    Links,
    destinations_path,
    embed_path,
    event_path,
    founder_path,
    oldest_path,
    single_path,
    table_path,
    timeline_path,
)
from founders_timeline.views.page import Topic, page_view
from founders_timeline.views.paths import destinations_view
from founders_timeline.views.table import table_view
from founders_timeline.views.timeline import timeline_view
from founders_timeline.views.words import paragraph

if TYPE_CHECKING:
    from founders_timeline.sharing.files import Sharing

NO_JEKYLL = ".nojekyll"  # Tells GitHub Pages, where it publishes a branch, to publish the files as they are.

Files = dict[str, bytes]
Maker = Callable[[], bytes]
Pages = Iterator[tuple[str, Maker]]
Content = tuple[Topic, object]


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
    pages, frames = _plan_pages(site, as_of, renderer, base_url, sharing)
    contexts = tuple(in_language[0].contexts for in_language in frames)
    first = contexts[0][0]
    pages_apart = dict(page for in_language in frames for frame in in_language for page in _pages_apart(frame, sharing))
    exports = plan_exports(contexts, dict(_pages(frames[0])))
    return {
        **pages,
        NO_JEKYLL: bytes,
        **schema_files(first.site),
        **exports,
        **pages_apart,
        **sharing.plan(contexts),
    }


def plan_pages(site: Site, as_of: date, renderer: Renderer, base_url: str = "") -> dict[str, Maker]:
    """Return how to make the pages and their assets alone, as `plan_site` does with all that stands beside them."""
    return _plan_pages(site, as_of, renderer, base_url, None)[0]


def _plan_pages(
    site: Site, as_of: date, renderer: Renderer, base_url: str, sharing: "Sharing | None"
) -> "tuple[dict[str, Maker], list[list[_Frame]]]":
    """Plan the pages; return the frames of all teams too, by language."""
    folders = renderer.folders
    teams = tuple(team for team in site.teams if team.founded.earliest <= as_of)
    if not teams:
        raise ValueError(f"No team had been founded by {as_of}.")
    site = replace(site, base_url=base_url or site.base_url, teams=teams)
    languages = {code: load_language(folders, code) for code in site.languages}
    histories = [history_of(team) for team in site.teams]
    plan: dict[str, Maker] = {f"assets/{name}": partial(bytes, data) for name, data in load_assets(folders).items()}
    by_language = [tuple(Context(site, history, each, as_of) for history in histories) for each in languages.values()]
    frames = [[_Frame(renderer, sharing, contexts, context, languages) for context in contexts] for contexts in by_language]
    plan.update(page for in_language in frames for page in _pages(in_language))
    return plan, frames


def _pages(frames: "list[_Frame]") -> Pages:
    """Plan every page in one language; there is a frame for each team."""
    yield from _site_pages(frames[0])
    for frame in frames:
        yield from _overviews(frame)
        yield from _event_pages(frame)
        yield from _founder_pages(frame)


@dataclass(frozen=True)
class _Frame:
    """Puts a team's pages into what surrounds every page; `contexts` are all teams in the language."""

    renderer: Renderer
    sharing: "Sharing | None"
    contexts: tuple[Context, ...]
    context: Context
    languages: Mapping[str, Language]

    def page(self, path: str, template: str, content: Callable[[], Content], base: str = "") -> tuple[str, Maker]:
        """Plan one page; `path` is without the language's folder, the one returned with it."""
        return self.context.folder + path, partial(self._render, path, template, content, base)

    def _render(self, path: str, template: str, content: Callable[[], Content], base: str) -> bytes:
        context = self.context
        topic, view = content()
        links = Links(context.site, context.language.code, path, base)
        card = self.sharing.card(context, topic.kind, topic.subject) if self.sharing else ""
        page = page_view(context, self.languages, links, topic, card)
        data = linked_data(self.contexts, context, links, topic)
        return self.renderer.render(template, context.language, page=page, view=view, linked_data=data)


def _site_pages(frame: _Frame) -> Pages:
    site = frame.context.site
    yield frame.page(ABOUT, "about.html.jinja", partial(_about, frame.contexts))
    yield frame.page(DATA, "data.html.jinja", partial(_data, frame.contexts))
    if len(frame.contexts) > 1:
        yield frame.page(COMPARE, "compare.html.jinja", partial(_compare, frame.contexts))
    base = f"{urlsplit(site.base_url).path.rstrip('/')}/" if site.base_url else ""
    yield frame.page(NOT_FOUND, "not_found.html.jinja", partial(_not_found, frame.context), base)


def _overviews(frame: _Frame) -> Pages:
    context, team = frame.context, frame.context.team
    yield frame.page(timeline_path(context.site, team), "timeline.html.jinja", partial(_timeline, context))
    yield frame.page(oldest_path(team), "timeline.html.jinja", partial(_oldest, context))
    yield frame.page(destinations_path(team), "destinations.html.jinja", partial(_destinations, context))
    yield frame.page(table_path(team), "table.html.jinja", partial(_table, context))


def _event_pages(frame: _Frame) -> Pages:
    for event in frame.context.team.events:
        yield frame.page(event_path(frame.context.team, event), "event.html.jinja", partial(_event, frame.context, event))


def _founder_pages(frame: _Frame) -> Pages:
    for founder in frame.context.team.founders:
        path = founder_path(frame.context.team, founder.id)
        yield frame.page(path, "founder.html.jinja", partial(_founder, frame.context, founder.id))


def _pages_apart(frame: _Frame, sharing: "Sharing") -> Pages:
    """Plan the pages that no other page leads to: others show them, or somebody keeps them."""
    context = frame.context
    for path, template, view in (
        (embed_path(context.team), "embed.html.jinja", sharing.embed),
        (single_path(context.team), "single.html.jinja", sharing.single),
    ):
        yield frame.page(path, template, partial(_apart, context, view))


def _apart(context: Context, view: Callable[[Context], object]) -> Content:
    return Topic("page-apart"), view(context)


def _about(contexts: tuple[Context, ...]) -> Content:
    site, language = contexts[0].site, contexts[0].language
    file = "content/about.md" if language.code == site.languages[0] else f"content/about.{language.code}.md"
    return Topic("about-page", language.say("about.title"), file=file), about_view(site, language, contexts)


def _data(contexts: tuple[Context, ...]) -> Content:
    from founders_timeline.exports.data_page import data_view  # noqa: PLC0415

    say = contexts[0].language.say
    return Topic("data-page", say("data.title"), say("data.description")), data_view(contexts)


def _compare(contexts: tuple[Context, ...]) -> Content:
    say = contexts[0].language.say
    return Topic("compare-page", say("compare.title"), say("compare.intro"), file="content/site.yaml"), compare_view(contexts)


def _not_found(context: Context) -> Content:
    return Topic("not-found-page", context.language.say("not_found.title")), None


def _timeline(context: Context) -> Content:
    return Topic("timeline-page", _team_title(context)), timeline_view(context, newest_first=True)


def _oldest(context: Context) -> Content:
    title = _team_title(context, context.language.say("timeline.oldest_first"))
    return Topic("timeline-page", title), timeline_view(context, newest_first=False)


def _destinations(context: Context) -> Content:
    title = _team_title(context, context.language.say("destinations.title"))
    return Topic("destinations-page", title), destinations_view(context)


def _table(context: Context) -> Content:
    title = _team_title(context, context.language.say("table.title"))
    return Topic("table-page", title), table_view(context)


def _team_title(context: Context, *words: str) -> str:
    """Return the title of a team's page: these words, after the team's name where the site has several teams."""
    name = [context.team.name] if len(context.site.teams) > 1 else []
    return paragraph([*name, *words])


def _event(context: Context, event: Event) -> Content:
    view = event_page_view(context, event)
    return Topic("event-page", view.event.title, view.description, event.id, event.place.path), view


def _founder(context: Context, founder_id: str) -> Content:
    view = founder_view(context, founder_id)
    return Topic("founder-page", view.name, view.description, founder_id), view
