"""All teams on one page: when each was founded, how many founders remain, and how soon half of them were gone."""

from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from founders_timeline.model.content import Event
from founders_timeline.views.context import Context
from founders_timeline.views.counter import count_rule
from founders_timeline.views.half import counts_until, half_gone, half_gone_words
from founders_timeline.views.ranking import ranked, share, team_names
from founders_timeline.views.scale import Scale
from founders_timeline.views.step_curve import Box, CurveView, curve_view
from founders_timeline.views.words import date_html

MOST_NAMES = 2
"""People whom the last change names; of more the first only."""

WIDTH, HEIGHT = 150, 40
_BOX = Box(1, WIDTH - 5, HEIGHT - 3, HEIGHT - 7)


class LastChangeView(NamedTuple):
    """The last event that changed a founder's status: whom it names, and what it was."""

    date: Markup
    order: str
    names: str
    kind: str
    url: str


class TeamRowView(NamedTuple):
    """A team in numbers; the `_order` fields are what a column is sorted by."""

    name: str
    url: str
    founded: Markup
    founded_order: str
    curve: CurveView
    remaining: str
    rule: str
    remaining_order: str
    half: str
    half_order: str
    last: LastChangeView | None


class TeamsView(NamedTuple):
    """The page of all teams."""

    finding: str
    caption: str
    teams: tuple[TeamRowView, ...]


def teams_view(contexts: tuple[Context, ...]) -> TeamsView:
    """Make the page of all teams, which are in one language and as of one day."""
    language = contexts[0].language
    return TeamsView(
        finding=teams_finding(contexts),
        caption=language.say("teams.caption", date=language.day(contexts[0].as_of)),
        teams=tuple(_row(context) for context in ranked(contexts)),
    )


def teams_finding(contexts: tuple[Context, ...]) -> str:
    """Say how many founders remain over all teams, which kept all of theirs, and of which nobody is left."""
    language = contexts[0].language
    counts = [context.roster.remaining for context in contexts]
    low, high = sum(count.low for count in counts), sum(count.high for count in counts)
    everybody = [founder.id for context in contexts for founder in context.team.founders]
    remaining = language.number(low) if low == high else f"{language.number(low)}–{language.number(high)}"
    parts = [
        language.say(
            "teams.finding",
            count=high,
            remaining=remaining,
            founders=len(everybody),
            teams=language.say("teams.teams", count=len(contexts)),
        )
    ]
    whole = [context.team.name for context in contexts if context.roster.remaining.low == len(context.team.founders)]
    empty = [context.team.name for context in contexts if context.roster.remaining.high == 0]
    for key, names in (("teams.whole", whole), ("teams.empty", empty)):
        parts += [language.say(key, count=len(names), teams=team_names(language, names))] if names else []
    twice = sum(number > 1 for number in Counter(everybody).values())
    parts += [language.say("teams.twice", count=twice)] if twice else []
    return " ".join(parts)


def _row(context: Context) -> TeamRowView:
    language, team, half = context.language, context.team, half_gone(context)
    return TeamRowView(
        name=team.name,
        url=context.timeline_url(),
        founded=date_html(language, team.founded),
        founded_order=team.founded.earliest.isoformat(),
        curve=_curve(context),
        remaining=language.count(context.roster.remaining),
        rule=count_rule(team, context.roster, language),
        remaining_order=f"{share(context):.4f}",
        half=half_gone_words(language, half) if half else "",
        half_order=f"{half.longest:06}" if half else "999999",
        last=_last_change(context),
    )


def _curve(context: Context) -> CurveView:
    scale = Scale(context.team.founded.earliest, context.as_of, _BOX.left, _BOX.right)
    return curve_view(
        len(context.team.founders), [(scale.x(day), count) for day, count in counts_until(context)], _BOX.right, _BOX
    )


def _last_change(context: Context) -> LastChangeView | None:
    event = next((event for event in reversed(context.team.events) if _changed_a_founder(context, event)), None)
    if event is None:
        return None
    language = context.language
    names = [context.team.person(person).name for person in event.people]
    others = language.say("teams.and_others", name=names[0], count=len(names) - 1)
    return LastChangeView(
        date=date_html(language, event.date),
        order=event.date.earliest.isoformat(),
        names=language.names(names) if len(names) <= MOST_NAMES else others,
        kind=language.say(f"type.{event.type}"),
        url=context.event_url(event),
    )


def _changed_a_founder(context: Context, event: Event) -> bool:
    return context.team.changes_founders(event) and event.date.earliest <= context.as_of
