"""The counter: how many founders remain on a day, by which rule, and who they are."""

from datetime import date as Day
from functools import lru_cache
from typing import NamedTuple

from founders_timeline.model.content import Person
from founders_timeline.model.history import Count, History, Roster
from founders_timeline.model.status import EventType, Status
from founders_timeline.model.team import Team
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.links import founder_path
from founders_timeline.views.standing import standing
from founders_timeline.views.words import paragraph, status_key

KEPT_STRETCHES = 256
"""How many stretches of days on which nothing changes are remembered, with their sentences and tokens.

Every page of an event shows the counter of the page's day and of its own: 60 µs each, and with 10,000 events a second in all.
"""

_GROUPS = (Status.ON_LEAVE, Status.AFFILIATED)


class TokenView(NamedTuple):
    """A founder's token: a monogram, filled, hatched, dotted, faded or hollow as `status` says."""

    founder: str
    monogram: str
    name: str
    status: str
    status_words: str
    url: str


class CounterView(NamedTuple):
    """The number with its sentence, rule and day; `remaining` is the number as an attribute: 5, or 7-9.

    `note` names those whom the count leaves out or is not sure of, empty if there are none; `explanation` is the note with the
    day of the count and that of the last check, in sentences. `checked` is empty where no such day is written.
    """

    number: str
    remaining: str
    founders: int
    as_of: str
    rest: str
    sentence: str
    rule: str
    note: str
    day: str
    tokens: tuple[TokenView, ...]
    checked: str = ""
    explanation: str = ""

    @property
    def description(self) -> str:
        """Return the sentence with its explanation, for where nothing stands beside it."""
        return f"{self.sentence} {self.explanation}"


def counter_view(context: Context) -> CounterView:
    """Make the counter of a page's day."""
    on, language, checked = context.as_of, context.language, context.team.checked
    since = _since(context.history, context.history.start_of_stretch(on), language, context.folder)
    return since._replace(
        as_of=on.isoformat(),
        day=language.say("date.as_of", date=language.day(on)),
        checked=language.say("counter.checked", date=language.day(checked)) if checked else "",
        explanation=f"{since.note} {_basis(language, on, checked)}".lstrip(),
    )


def _basis(language: Language, on: Day, checked: Day | None) -> str:
    """Say on what the number stands: its day, and when the content was last compared with the world."""
    if checked is None:
        return language.say("counter.basis", date=language.day(on))
    return language.say("counter.basis_checked", date=language.day(on), checked=language.day(checked))


def past_counter(context: Context) -> CounterView:
    """Make the counter of a past day, told in the past tense."""
    counter = counter_view(context)
    rest = past_rest(context.team, context.roster, context.language, context.language.day(context.as_of))
    return counter._replace(rest=rest, sentence=f"{counter.number} {rest}.", checked="")


@lru_cache(maxsize=KEPT_STRETCHES)
def _since(history: History, first: Day, language: Language, folder: str) -> CounterView:
    """Make the counter of a day of change; until the next one only the day is different."""
    roster, team = history.roster_on(first), history.team
    return CounterView(
        number=language.count(roster.remaining),
        remaining=as_attribute(roster.remaining),
        founders=len(team.founders),
        as_of="",
        rest=count_rest(team, roster, language),
        sentence=count_sentence(team, roster, language),
        rule=count_rule(team, roster, language),
        note=count_note(team, roster, language),
        day="",
        tokens=tuple(_token(history, founder, first, language, folder) for founder in standing(history, first)),
    )


def as_attribute(count: Count) -> str:
    """Write a count for a data attribute: 5, or 7-9."""
    return str(count.low) if count.is_exact else f"{count.low}-{count.high}"


def count_rest(team: Team, roster: Roster, language: Language) -> str:
    """Say what follows the number: of 11 founders of OpenAI remain."""
    return language.say("counter.rest", count=roster.remaining.high, founders=len(team.founders), team=team.name)


def past_rest(team: Team, roster: Roster, language: Language, date: str) -> str:
    """Say what follows the number of a past day: of 11 founders of OpenAI remained on 18 November 2023."""
    return language.say("counter.rest_on", count=roster.remaining.high, founders=len(team.founders), team=team.name, date=date)


def count_sentence(team: Team, roster: Roster, language: Language) -> str:
    """Say the count as a whole sentence."""
    number = language.count(roster.remaining)
    return language.say(
        "counter.sentence", count=roster.remaining.high, remaining=number, founders=len(team.founders), team=team.name
    )


def count_rule(team: Team, roster: Roster, language: Language) -> str:
    """Say by which rule the number comes about: 2 of 11 at work · 1 on leave, not counted · 8 departed."""
    counted = team.counts_as_remaining
    number = language.count(roster.remaining)
    key = "counter.rule.active" if counted == (Status.ACTIVE,) else "counter.rule.remaining"
    parts = [language.say(key, remaining=number, founders=len(team.founders))]
    if counted != (Status.ACTIVE,) and roster.active:
        parts.append(language.say("counter.rule.at_work", count=len(roster.active)))
    for status in _GROUPS:
        members = getattr(roster, status)
        if members:
            parts.append(language.say(f"counter.rule.{status}{'_counted' if status in counted else ''}", count=len(members)))
    if roster.uncertain:
        parts.append(language.say("counter.rule.uncertain", count=len(roster.uncertain)))
    if roster.departed:
        parts.append(language.say("counter.rule.departed", count=len(roster.departed)))
    if roster.team_may_not_exist:
        parts.append(language.say("counter.rule.may_not_exist"))
    return paragraph(parts)


def count_note(team: Team, roster: Roster, language: Language) -> str:
    """Name those who are not gone and yet not counted, say what the number would be with them, and name the uncertain.

    Where the team may not exist yet, that is said too.
    """
    left_out = [(founder, status) for status in _GROUPS for founder in _left_out(team, roster, status)]
    parts = []
    if left_out:
        names = [
            language.say(
                "counter.left_out_name", name=team.person(founder).name, place=_place(team, founder, status, roster.on, language)
            )
            for founder, status in left_out
        ]
        low, high = (number + len(left_out) for number in (roster.remaining.low, roster.remaining.high))
        number = language.count(Count(low=low, high=high))
        parts.append(language.say("counter.left_out", count=len(left_out), names=language.names(names), number=number))
    if roster.uncertain:
        names = [person.name for person in team.founders if person.id in roster.uncertain]
        parts.append(language.say("counter.unsure", names=language.names(names)))
    return " ".join([*parts, *filter(None, [founding_note(team, roster, language)])])


def founding_note(team: Team, roster: Roster, language: Language) -> str:
    """Say that the team may not exist yet, and what the count is then; empty once the founding is certain."""
    return language.say("counter.may_not_exist", founded=language.date(team.founded)) if roster.team_may_not_exist else ""


def _left_out(team: Team, roster: Roster, status: Status) -> tuple[str, ...]:
    return () if status in team.counts_as_remaining else getattr(roster, status)


def _place(team: Team, founder: str, status: Status, on: Day, language: Language) -> str:
    """Say where somebody is who is affiliated, or on leave."""
    own = [event for event in team.events_of(founder) if event.type is EventType.TRANSFER and event.date.earliest <= on]
    if status is Status.AFFILIATED and own and own[-1].destination and own[-1].destination.name:
        return own[-1].destination.name.in_language(language.code)[0]
    return language.say(f"status.{status}")


def numbers_for_prose(team: Team, roster: Roster, language: Language) -> dict[str, str]:
    """Return what the placeholders in prose stand for."""
    return {
        "remaining": language.count(roster.remaining),
        "on_leave": str(len(roster.on_leave)),
        "affiliated": str(len(roster.affiliated)),
        "departed": str(len(roster.departed)),
        "founders": str(len(team.founders)),
    }


def _token(history: History, founder: Person, on: Day, language: Language, folder: str) -> TokenView:
    status = status_key(history.status_on(founder.id, on))
    return TokenView(
        founder=founder.id,
        monogram=founder.monogram,
        name=founder.name,
        status=status,
        status_words=language.say(f"status.{status}"),
        url=folder + founder_path(history.team, founder.id),
    )
