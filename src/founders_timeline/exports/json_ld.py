"""The JSON-LD of a page for search engines: a graph of schema.org nodes, short where many pages would repeat it.

Departures are no `Event` of schema.org: people attend those, and they need a place, which nobody knows.
"""

from founders_timeline.exports.encoding import present
from founders_timeline.exports.schema_org import (
    GraphPage,
    Node,
    correction,
    creative_work,
    dataset,
    founder,
    full_dataset,
    full_organization,
    organization,
    person,
    quotation,
)
from founders_timeline.model.content import Event
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import event_view
from founders_timeline.views.links import Links
from founders_timeline.views.page import Topic


def json_ld(contexts: tuple[Context, ...], context: Context, links: Links, topic: Topic) -> Node:
    """Return the JSON-LD of a page; `contexts` are all teams in its language, `context` is its own team."""
    page = GraphPage(context, links)
    match topic.kind:
        case "event-page":
            graph = _event_page(page, topic)
        case "founder-page":
            subject = context.team.person(topic.subject)
            graph = [_web_page(page, topic, "ProfilePage", mainEntity={"@id": page.founder_id(context.team, subject.id)})]
            graph += [founder(page, subject), organization(page, context.team)]
        case "about-page":
            graph = [_web_page(page, topic, "AboutPage", correction=_corrections(page, contexts)), full_dataset(page)]
            graph += [full_organization(page, each.team) for each in contexts]
        case "data-page":
            graph = [_web_page(page, topic, "WebPage", mainEntity={"@id": page.dataset_id()}), full_dataset(page)]
            graph += [full_organization(page, each.team) for each in contexts]
        case "teams-page" | "flows-page" | "compare-page":
            teams = [each.team for each in contexts]
            graph = [_web_page(page, topic, "WebPage", about=[{"@id": page.team_id(team)} for team in teams])]
            graph += [*(organization(page, team) for team in teams), dataset(page)]
        case "not-found-page":
            graph = [_web_page(page, topic, "WebPage")]
        case _:
            web_page = _web_page(page, topic, "WebPage", about={"@id": page.team_id(context.team)})
            graph = [web_page, organization(page, context.team), dataset(page)]
    return {"@context": "https://schema.org", "@graph": graph}


def _web_page(page: GraphPage, topic: Topic, kind: str, **more: object) -> Node:
    """Describe the page itself."""
    site, folder = page.context.site, page.context.folder
    return present(
        **{"@type": kind, "@id": page.address(folder + page.links.here)},
        name=topic.title or page.context.text(site.title),
        inLanguage=page.context.language.code,
        isPartOf={"@id": page.dataset_id()},
        **more,
    )


def _event_page(page: GraphPage, topic: Topic) -> list[Node]:
    context = page.context
    team = context.team
    event = team.events[team.positions[topic.subject]]
    people = [person(page, team.person(each)) for each in event.people]
    web_page = _web_page(
        page,
        topic,
        "WebPage",
        dateModified=changed_on(event, context.as_of).isoformat(),
        temporalCoverage=event.date.interval,
        about=[{"@id": page.team_id(team)}, *people],
        hasPart=[quotation(page, quote) for quote in event.quotes],
        citation=[creative_work(source) for source in event.all_sources],
        correction=_own_corrections(page, context, event),
    )
    return [web_page, organization(page, team)]


def _corrections(page: GraphPage, contexts: tuple[Context, ...]) -> list[Node]:
    return [each for context in contexts for event in context.team.events for each in _own_corrections(page, context, event)]


def _own_corrections(page: GraphPage, context: Context, event: Event) -> list[Node]:
    if not event.corrections:
        return []
    view = event_view(context, event)
    return [correction(each, page.address(view.url)) for each in view.corrections]
