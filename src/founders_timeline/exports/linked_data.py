"""What search engines read in a page: schema.org as JSON-LD, in short where many pages would repeat it.

Departures are no `Event` there: that is for things that people attend, and wants a place, which we would have to make up.
"""

from founders_timeline.exports.iso_dates import interval
from founders_timeline.exports.json_text import present
from founders_timeline.exports.source_ids import sources_of
from founders_timeline.exports.things import (
    Standpoint,
    Thing,
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
from founders_timeline.model import Event
from founders_timeline.views.changes import changed_on
from founders_timeline.views.context import Context
from founders_timeline.views.event import event_views
from founders_timeline.views.links import Links
from founders_timeline.views.page import Topic


def linked_data(contexts: tuple[Context, ...], context: Context, links: Links, topic: Topic) -> Thing:
    """Return the JSON-LD of a page; `contexts` are all teams in its language, `context` is its own team."""
    at = Standpoint(context, links)
    match topic.kind:
        case "event-page":
            graph = _event_page(at, topic)
        case "founder-page":
            subject = context.team.person(topic.subject)
            graph = [_page(at, topic, "ProfilePage", mainEntity={"@id": at.founder_id(context.team, subject.id)})]
            graph += [founder(at, subject), organization(at, context.team)]
        case "about-page":
            graph = [_page(at, topic, "AboutPage", correction=_corrections(at, contexts)), full_dataset(at)]
            graph += [full_organization(at, each.team) for each in contexts]
        case "data-page":
            graph = [_page(at, topic, "WebPage", mainEntity={"@id": at.dataset_id()}), full_dataset(at)]
            graph += [full_organization(at, each.team) for each in contexts]
        case "not-found-page":
            graph = [_page(at, topic, "WebPage")]
        case _:
            page = _page(at, topic, "WebPage", about={"@id": at.team_id(context.team)})
            graph = [page, organization(at, context.team), dataset(at)]
    return {"@context": "https://schema.org", "@graph": graph}


def _page(at: Standpoint, topic: Topic, kind: str, **more: object) -> Thing:
    """Describe the page itself."""
    site, folder = at.context.site, at.context.folder
    return present(
        **{"@type": kind, "@id": at.address(folder + at.links.here)},
        name=topic.title or at.context.text(site.title),
        inLanguage=at.context.language.code,
        isPartOf={"@id": at.dataset_id()},
        **more,
    )


def _event_page(at: Standpoint, topic: Topic) -> list[Thing]:
    context = at.context
    team = context.team
    event = team.events[team.positions[topic.subject]]
    people = [person(at, team.person(each)) for each in event.people]
    page = _page(
        at,
        topic,
        "WebPage",
        dateModified=changed_on(event).isoformat(),
        temporalCoverage=interval(event.date),
        about=[{"@id": at.team_id(team)}, *people],
        hasPart=[quotation(at, quote) for quote in event.quotes],
        citation=[creative_work(source) for source in sources_of(event)],
        correction=_own_corrections(at, context, event),
    )
    return [page, organization(at, team)]


def _corrections(at: Standpoint, contexts: tuple[Context, ...]) -> list[Thing]:
    return [each for context in contexts for event in context.team.events for each in _own_corrections(at, context, event)]


def _own_corrections(at: Standpoint, context: Context, event: Event) -> list[Thing]:
    if not event.corrections:
        return []
    view = event_views(context)[event.id]
    return [correction(each, at.address(view.url)) for each in view.corrections]
