"""The pages: the path, the template and the view of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from urllib.parse import urlsplit

from founders_timeline.exports.data_page import data_view
from founders_timeline.exports.json_ld import json_ld
from founders_timeline.model.content import Event
from founders_timeline.model.maker import Maker
from founders_timeline.sharing.files import Sharing
from founders_timeline.theme.language import Language
from founders_timeline.theme.renderer import Renderer
from founders_timeline.views.about import about_view
from founders_timeline.views.chapter import chapter_view
from founders_timeline.views.chapters import Chapter
from founders_timeline.views.compare import compare_view
from founders_timeline.views.context import Context, common_language
from founders_timeline.views.counter import counter_view
from founders_timeline.views.day import day_view, days_with_pages
from founders_timeline.views.destinations import Arrival, arrivals_by_part, destinations_view
from founders_timeline.views.event_page import event_page_view, moved_view
from founders_timeline.views.flows import flows_view
from founders_timeline.views.founder import founder_view
from founders_timeline.views.links import (
    ABOUT,
    COMPARE,
    DATA,
    EMBED,
    FLOWS,
    NOT_FOUND,
    OLDEST,
    SINGLE,
    TEAMS,
    Links,
    chapter_path,
    day_path,
    destinations_path,
    event_path,
    founder_path,
    old_event_path,
    table_path,
    team_path,
    timeline_path,
)
from founders_timeline.views.page import Topic, page_view
from founders_timeline.views.table import chapter_table_view, table_view
from founders_timeline.views.teams import teams_view
from founders_timeline.views.timeline import first_page_view
from founders_timeline.views.words import paragraph

Pages = Iterator[tuple[str, Maker]]
Content = tuple[Topic, object]

_SITE_FILE = "content/site.yaml"


@dataclass(frozen=True)
class PagePlanner:
    """Plans the pages of a team in a language; `contexts` are all teams in that language."""

    renderer: Renderer
    sharing: Sharing | None
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
        data = json_ld(self.contexts, context, links, topic)
        return self.renderer.render(template, context.language, page=page, view=view, json_ld=data)


def pages_of(planners: Sequence[PagePlanner]) -> Pages:
    """Plan every page in one language, by the planners of the teams."""
    yield from _site_pages(_for_all_teams(planners[0]))
    for planner in planners:
        yield from _overviews(planner)
        yield from _chapter_pages(planner)
        yield from _event_pages(planner)
        yield from _day_pages(planner)
        yield from _founder_pages(planner)


def _for_all_teams(planner: PagePlanner) -> PagePlanner:
    """Return a planner of pages about all teams, which call the counted people by one noun."""
    language = common_language(planner.context.site.teams, planner.languages[planner.context.language.code])
    contexts = tuple(replace(context, language=language) for context in planner.contexts)
    return replace(planner, contexts=contexts, context=contexts[0])


def _site_pages(planner: PagePlanner) -> Pages:
    site = planner.context.site
    yield planner.page(ABOUT, "about.html.jinja", partial(_about, planner.contexts))
    yield planner.page(DATA, "data.html.jinja", partial(_data, planner.contexts))
    if len(planner.contexts) > 1:
        yield planner.page(TEAMS, "teams.html.jinja", partial(_teams, planner.contexts))
        yield planner.page(FLOWS, "flows.html.jinja", partial(_flows, planner.contexts))
        yield planner.page(COMPARE, "compare.html.jinja", partial(_compare, planner.contexts))
    base = f"{urlsplit(site.base_url).path.rstrip('/')}/" if site.base_url else ""
    yield planner.page(NOT_FOUND, "not_found.html.jinja", partial(_not_found, planner.context), base)


def _overviews(planner: PagePlanner) -> Pages:
    context, team = planner.context, planner.context.team
    yield planner.page(timeline_path(context.site, team), "timeline.html.jinja", partial(_timeline, context))
    yield planner.page(team_path(team, OLDEST), "timeline.html.jinja", partial(_oldest, context))
    parts = arrivals_by_part(context)
    for part in range(1, len(parts) + 1):
        yield planner.page(destinations_path(team, part), "destinations.html.jinja", partial(_destinations, context, parts, part))
    yield planner.page(table_path(team), "table.html.jinja", partial(_table, context))


def _chapter_pages(planner: PagePlanner) -> Pages:
    context, team = planner.context, planner.context.team
    for chapter in context.chapters:
        name = chapter.cover.name
        yield planner.page(chapter_path(team, name), "chapter.html.jinja", partial(_chapter, context, chapter))
        yield planner.page(table_path(team, name), "table.html.jinja", partial(_chapter_table, context, chapter))


def _event_pages(planner: PagePlanner) -> Pages:
    team = planner.context.team
    for event in team.events:
        yield planner.page(event_path(team, event), "event.html.jinja", partial(_event, planner.context, event))


def _day_pages(planner: PagePlanner) -> Pages:
    context = planner.context
    for day in days_with_pages(context):
        yield planner.page(day_path(context.team, day), "day.html.jinja", partial(_day, context, day))


def _founder_pages(planner: PagePlanner) -> Pages:
    for founder in planner.context.team.founders:
        path = founder_path(planner.context.team, founder.id)
        yield planner.page(path, "founder.html.jinja", partial(_founder, planner.context, founder.id))


def pages_apart(planner: PagePlanner, sharing: Sharing) -> Pages:
    """Plan the pages that no other page leads to: others show them, somebody keeps them, or they stand at old addresses."""
    context, team = planner.context, planner.context.team
    yield planner.page(team_path(team, EMBED), "embed.html.jinja", partial(_apart, context, sharing.embed))
    yield planner.page(team_path(team, SINGLE), "single.html.jinja", partial(_apart, context, sharing.single))
    for event in team.events:
        for alias in event.aliases:
            yield planner.page(old_event_path(team, alias), "moved.html.jinja", partial(_moved, context, event))


def _apart(context: Context, view: Callable[[Context], object]) -> Content:
    return Topic("page-apart"), view(context)


def _about(contexts: tuple[Context, ...]) -> Content:
    site, language = contexts[0].site, contexts[0].language
    file = "content/about.md" if language.code == site.languages[0] else f"content/about.{language.code}.md"
    return Topic("about-page", language.say("about.title"), file=file), about_view(site, language, contexts)


def _data(contexts: tuple[Context, ...]) -> Content:
    say = contexts[0].language.say
    return Topic("data-page", say("data.title"), say("data.description")), data_view(contexts)


def _teams(contexts: tuple[Context, ...]) -> Content:
    view = teams_view(contexts)
    return Topic("teams-page", contexts[0].language.say("teams.title"), view.finding, file=_SITE_FILE), view


def _flows(contexts: tuple[Context, ...]) -> Content:
    view = flows_view(contexts)
    return Topic("flows-page", contexts[0].language.say("flows.title"), view.finding, file=_SITE_FILE), view


def _compare(contexts: tuple[Context, ...]) -> Content:
    view = compare_view(contexts)
    return Topic("compare-page", contexts[0].language.say("compare.title"), view.finding, file=_SITE_FILE), view


def _not_found(context: Context) -> Content:
    return Topic("not-found-page", context.language.say("not_found.title")), None


def _timeline(context: Context) -> Content:
    return Topic("timeline-page", _team_title(context), counter_view(context).description), first_page_view(
        context, newest_first=True
    )


def _oldest(context: Context) -> Content:
    title = _team_title(context, context.language.say("timeline.oldest_first"))
    return Topic("timeline-page", title, counter_view(context).description), first_page_view(context, newest_first=False)


def _destinations(context: Context, parts: tuple[tuple[Arrival, ...], ...], part: int) -> Content:
    say = context.language.say
    title = say("destinations.title")
    title = say("destinations.part", title=title, part=part) if part > 1 else title
    return Topic("destinations-page", _team_title(context, title)), destinations_view(context, parts, part)


def _table(context: Context) -> Content:
    title = _team_title(context, context.language.say("table.title"))
    return Topic("table-page", title), table_view(context)


def _chapter(context: Context, chapter: Chapter) -> Content:
    view = chapter_view(context, chapter)
    return Topic("chapter-page", _team_title(context, view.heading), view.description), view


def _chapter_table(context: Context, chapter: Chapter) -> Content:
    view = chapter_table_view(context, chapter)
    title = _team_title(context, context.language.say("table.title"), view.heading)
    return Topic("table-page", title), view


def _team_title(context: Context, *words: str) -> str:
    """Return the title of a team's page: these words, after the team's name where the site has several teams."""
    name = [context.team.name] if len(context.site.teams) > 1 else []
    return paragraph([*name, *words])


def _event(context: Context, event: Event) -> Content:
    view = event_page_view(context, event)
    return Topic("event-page", view.event.title, view.description, event.id, event.place.path), view


def _day(context: Context, day: date) -> Content:
    view = day_view(context, day)
    return Topic("day-page", view.title, view.description, day.isoformat()), view


def _moved(context: Context, event: Event) -> Content:
    return Topic("moved-page", context.language.say("moved.title")), moved_view(context, event)


def _founder(context: Context, founder_id: str) -> Content:
    view = founder_view(context, founder_id)
    return Topic("founder-page", view.name, view.description, founder_id), view
