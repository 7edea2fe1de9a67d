"""A trial: the site as it would be with one more event, and nothing written."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from founders_timeline.authoring.diff.sentences import difference, with_others
from founders_timeline.loader.reading import Reading
from founders_timeline.loader.site import CONTENT, load_site
from founders_timeline.loader.sources import read_sources_file
from founders_timeline.model.content import Event
from founders_timeline.model.effects import effects_of
from founders_timeline.model.history import count_after, count_before, history_of
from founders_timeline.model.moment import Moment
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.language import Language
from founders_timeline.theme.languages import interface_languages
from founders_timeline.views.context import Context
from founders_timeline.views.words import headline

NEAR = 30
"""Days between two events of one person that may be the same one."""


class Trial(NamedTuple):
    """What became of it: the problems that are new, and the event, or None if one of them is an error."""

    problems: tuple[Problem, ...]
    event: Event | None = None
    site: Site | None = None


def try_event(root: Path, path: str, text: str, known: Iterable[Problem], now: Moment) -> Trial:
    """Load the site of `root` as if the file `path` stood there; `known` are the problems that it has anyhow."""
    languages = interface_languages(theme_folders(root))
    try:
        site, problems = load_site(root, now, languages, {path: text.encode()})
    except ContentError as error:
        return Trial(_new(error.problems, known))
    events = (event for team in site.teams for event in team.events)
    return Trial(_new(problems, known), next(event for event in events if event.place.path == path), site)


def sentence_of(site: Site, team: Team, event: Event, english: Language, today: date) -> str:
    """Say what the event says: its headline and its date."""
    title, _ = headline(Context(site, history_of(team), english, today), event)
    return f"{title}, {english.date(event.date)}."


def effect_of(team: Team, event: Event, english: Language, today: date) -> str:
    """Say what the event does to the count, as far as it is known today."""
    history, effect = history_of(team), effects_of(team, today)[event.id]
    before, after = count_before(history, event), count_after(history, event, today)
    founders = len(team.founders)
    if effect.is_none:
        return f"Remaining: {english.count(after)} of {founders}, unchanged by this event."
    later = " once that day comes; until then it is shown as announced" if event.date.earliest > today else ""
    if effect.applied_to(before) == after:
        return f"Remaining: {english.count(before)} → {english.count(after)} of {founders}{later}."
    return f"Remaining: {difference(effect)}; {with_others(event)}, {english.count(after)} of {founders}{later}."


def probable_duplicates(team: Team, candidate: Event) -> tuple[Event, ...]:
    """Return the events of the same people that may have happened within NEAR days of the candidate."""
    people = frozenset(candidate.people)
    others = (event for event in team.events if event.place != candidate.place and not people.isdisjoint(event.people))
    return tuple(event for event in others if _days(event, candidate) <= NEAR)


def source_keys(root: Path, team: Team) -> dict[str, str]:
    """Return the key in sources.yaml of each URL there."""
    path = f"{CONTENT}/{team.id}/sources.yaml"
    reading = Reading(root)
    report, node = reading.yaml(path) if reading.exists(path) else (None, None)
    sources = read_sources_file(report, node) if report and node else None
    return {source.url: key for key, source in (sources or {}).items() if source}


def _new(problems: Iterable[Problem], known: Iterable[Problem]) -> tuple[Problem, ...]:
    before = frozenset(known)
    return tuple(problem for problem in problems if problem not in before)


def _days(event: Event, other: Event) -> int:
    """Return the fewest days that can lie between two events."""
    return max((event.date.earliest - other.date.latest).days, (other.date.earliest - event.date.latest).days, 0)
