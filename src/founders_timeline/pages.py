"""The pages: which there are, at what path, by which template, and what each one tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from founders_timeline.exports.linked_data import linked_data
from founders_timeline.language import Language
from founders_timeline.model import Event
from founders_timeline.renderer import Renderer
from founders_timeline.steps import Maker, Step
from founders_timeline.views.about import about_view
from founders_timeline.views.chapter import chapter_view
from founders_timeline.views.chapters import Chapter, chapters_of
from founders_timeline.views.context import Context
from founders_timeline.views.event_page import event_page_view
from founders_timeline.views.founder import founder_view
from founders_timeline.views.links import (
    ABOUT,
    COMPARE,
    DATA,
    NOT_FOUND,
    Links,
    chapter_path,
    destinations_path,
    embed_path,
    event_path,
    founder_path,
    oldest_path,
    single_path,
    table_path,
    timeline_path,
)
from founders_timeline.views.own_events import own_events
from founders_timeline.views.page import Topic, page_view
from founders_timeline.views.paths import destinations_view, number_of_parts
from founders_timeline.views.table import chapter_table_view, table_view
from founders_timeline.views.timeline import first_page_view
from founders_timeline.views.words import paragraph

if TYPE_CHECKING:
    from founders_timeline.sharing.files import Sharing

Pages = Iterator[tuple[str, Maker]]
Content = tuple[Topic, object]


def pages_of(frames: "Sequence[Frame]") -> Pages:
    """Plan every page in one language; there is a frame for each team."""
    yield from _site_pages(frames[0])
    for frame in frames:
        yield from _overviews(frame)
        yield from _chapter_pages(frame)
        yield from _event_pages(frame)
        yield from _founder_pages(frame)


@dataclass(frozen=True)
class Frame:
    """Puts a team's pages into what surrounds every page; `contexts` are all teams in the language."""

    renderer: Renderer
    sharing: "Sharing | None"
    contexts: tuple[Context, ...]
    context: Context
    languages: Mapping[str, Language]

    def page(self, path: str, template: str, content: Callable[[], Content], base: str = "") -> tuple[str, Maker]:
        """Plan one page; `path` is without the language's folder, the one returned with it."""
        return self.context.folder + path, partial(self._render, path, template, content, base)

    def page_of(self, events: Sequence[Event], page: tuple[str, Maker], also: object = None) -> tuple[str, Maker]:
        """Say of a page that no other events matter to it, only these, where they stand on the timeline, and `also`."""
        path, make = page
        places = [self._places[event.id] for event in events]
        return path, Step(make, tuple(events), repr((places, also)), places[0].partition("#")[0] if places else "")

    @cached_property
    def _places(self) -> dict[str, str]:
        """Return where on the timeline each event stands, by its id."""
        return {event.id: self.context.timeline_url(event) for event in self.context.team.events}

    def _render(self, path: str, template: str, content: Callable[[], Content], base: str) -> bytes:
        context = self.context
        topic, view = content()
        links = Links(context.site, context.language.code, path, base)
        card = self.sharing.card(context, topic.kind, topic.subject) if self.sharing else ""
        page = page_view(context, self.languages, links, topic, card)
        data = linked_data(self.contexts, context, links, topic)
        return self.renderer.render(template, context.language, page=page, view=view, linked_data=data)


def _site_pages(frame: Frame) -> Pages:
    site = frame.context.site
    yield frame.page(ABOUT, "about.html.jinja", partial(_about, frame.contexts))
    yield frame.page(DATA, "data.html.jinja", partial(_data, frame.contexts))
    if len(frame.contexts) > 1:
        yield frame.page(COMPARE, "compare.html.jinja", partial(_compare, frame.contexts))
    base = f"{urlsplit(site.base_url).path.rstrip('/')}/" if site.base_url else ""
    yield frame.page(NOT_FOUND, "not_found.html.jinja", partial(_not_found, frame.context), base)


def _overviews(frame: Frame) -> Pages:
    context, team = frame.context, frame.context.team
    yield frame.page(timeline_path(context.site, team), "timeline.html.jinja", partial(_timeline, context))
    yield frame.page(oldest_path(team), "timeline.html.jinja", partial(_oldest, context))
    for part in range(1, number_of_parts(context) + 1):
        yield frame.page(destinations_path(team, part), "destinations.html.jinja", partial(_destinations, context, part))
    yield frame.page(table_path(team), "table.html.jinja", partial(_table, context))


def _chapter_pages(frame: Frame) -> Pages:
    context, team = frame.context, frame.context.team
    for chapter in chapters_of(team):
        name = chapter.cover.name
        page = frame.page(chapter_path(team, name), "chapter.html.jinja", partial(_chapter, context, chapter))
        table = frame.page(table_path(team, name), "table.html.jinja", partial(_chapter_table, context, chapter))
        yield frame.page_of(chapter.events, page, chapter._replace(events=()))
        yield frame.page_of(chapter.events, table, chapter._replace(events=()))


def _event_pages(frame: Frame) -> Pages:
    team = frame.context.team
    for event, earlier, later in zip(team.events, (None, *team.events), (*team.events[1:], None), strict=False):
        page = frame.page(event_path(team, event), "event.html.jinja", partial(_event, frame.context, event))
        yield frame.page_of([each for each in (event, earlier, later) if each], page)


def _founder_pages(frame: Frame) -> Pages:
    for founder in frame.context.team.founders:
        path = founder_path(frame.context.team, founder.id)
        page = frame.page(path, "founder.html.jinja", partial(_founder, frame.context, founder.id))
        yield frame.page_of(own_events(frame.context.team, founder.id), page)


def pages_apart(frame: Frame, sharing: "Sharing") -> Pages:
    """Plan the pages that no other page leads to: others show them, or somebody keeps them."""
    context = frame.context
    yield frame.page(embed_path(context.team), "embed.html.jinja", partial(_apart, context, sharing.embed))
    path, make = frame.page(single_path(context.team), "single.html.jinja", partial(_apart, context, sharing.single))
    yield path, sharing.joined_single(context, make)


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
    from founders_timeline.views.compare import compare_view  # noqa: PLC0415

    say = contexts[0].language.say
    return Topic("compare-page", say("compare.title"), say("compare.intro"), file="content/site.yaml"), compare_view(contexts)


def _not_found(context: Context) -> Content:
    return Topic("not-found-page", context.language.say("not_found.title")), None


def _timeline(context: Context) -> Content:
    return Topic("timeline-page", _team_title(context)), first_page_view(context, newest_first=True)


def _oldest(context: Context) -> Content:
    title = _team_title(context, context.language.say("timeline.oldest_first"))
    return Topic("timeline-page", title), first_page_view(context, newest_first=False)


def _destinations(context: Context, part: int) -> Content:
    say = context.language.say
    title = say("destinations.title")
    title = say("destinations.part", title=title, part=part) if part > 1 else title
    return Topic("destinations-page", _team_title(context, title)), destinations_view(context, part)


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


def _founder(context: Context, founder_id: str) -> Content:
    view = founder_view(context, founder_id)
    return Topic("founder-page", view.name, view.description, founder_id), view
