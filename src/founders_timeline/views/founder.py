"""A founder's page: the status, the path, and every event."""

from collections.abc import Iterator
from typing import NamedTuple

from founders_timeline.model.content import Link
from founders_timeline.views.context import Context, language_of
from founders_timeline.views.counter import CounterView, counter_view
from founders_timeline.views.destinations import StopView, path_of
from founders_timeline.views.event import event_view
from founders_timeline.views.event_view import EventView
from founders_timeline.views.founder_chart import PathChartView, path_chart_view
from founders_timeline.views.links import founder_path
from founders_timeline.views.memberships import tenure_of
from founders_timeline.views.periods import PeriodView, periods_of
from founders_timeline.views.words import status_key

WIKIDATA = "https://www.wikidata.org/wiki/"


class FounderView(NamedTuple):
    """A founder's page; `also` leads to the same founder's pages in other teams of the site."""

    id: str
    name: str
    monogram: str
    status: str
    status_words: str
    role: str
    tenure: str
    periods: tuple[PeriodView, ...]
    path: tuple[StopView, ...]
    chart: PathChartView
    events: tuple[EventView, ...]
    links: tuple[Link, ...]
    also: tuple[Link, ...]
    counter: CounterView
    timeline_url: str
    description: str


def founder_view(context: Context, founder_id: str) -> FounderView:
    """Make the view of a founder's page."""
    team, language = context.team, context.language
    person = team.person(founder_id)
    status = status_key(context.history.status_on(founder_id, context.as_of))
    words = language.say(f"status.{status}")
    today = language.day(context.as_of)
    others = (Link(title=language.say("founder.wikidata"), url=WIKIDATA + person.wikidata),) if person.wikidata else ()
    return FounderView(
        id=person.id,
        name=person.name,
        monogram=person.monogram,
        status=status,
        status_words=language.say("founder.status_now", date=today, status=words),
        role=language.say("founder.founding_role", role=context.text(person.role)) if person.role else "",
        tenure=tenure_of(context, founder_id),
        periods=periods_of(context, founder_id),
        path=path_of(context, founder_id),
        chart=path_chart_view(context, founder_id),
        events=tuple(event_view(context, event) for event in context.history.events_of(founder_id)),
        links=tuple(Link(title=link.title or _shown(link.url), url=link.url) for link in person.links) + others,
        also=tuple(_also(context, founder_id)),
        counter=counter_view(context),
        timeline_url=context.timeline_url(),
        description=language.say("founder.description", name=person.name, team=team.name, status=words, date=today),
    )


def _also(context: Context, founder_id: str) -> Iterator[Link]:
    """Find the founder in other teams of the site: the same id is the same person."""
    for team in context.site.teams:
        if team.id != context.team.id and any(founder.id == founder_id for founder in team.founders):
            words = language_of(team, context.language).say("founder.also", team=team.name)
            yield Link(title=words, url=context.folder + founder_path(team, founder_id))


def _shown(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
