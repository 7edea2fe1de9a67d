"""Destinations that are almost a team's name: they lead nowhere, although a team was meant."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from founders_timeline.model.content import Place
from founders_timeline.model.places import Places, folded
from founders_timeline.model.problems import Problem, Severity, quoted
from founders_timeline.model.team import Site

_ENDINGS = frozenset("ai co company corp corporation gmbh inc lab labs limited llc ltd pbc plc sa sas".split())
"""Words that firms add to their names and leave out again."""

_SHORTEST = 5
"""Characters from which on a name is compared letter by letter: of two shorter ones too many are near each other."""

_NEAR = 0.85
"""From which ratio on two names may be one with a slip of the pen (difflib)."""


def almost_teams(site: Site) -> Iterator[Problem]:
    """Warn of every destination that is no team, but is spelt almost like one."""
    places = Places(site.teams)
    names = tuple(team.name for team in site.teams)
    meant: dict[str, str | None] = {}
    for team in site.teams:
        for event in team.events:
            destination = event.destination.name if event.destination else None
            if destination is not None and places.place(destination).team is None:
                written = destination.first
                if written not in meant:  # Many events have one destination, and comparing takes time.
                    meant[written] = _meant(written, names)
                if name := meant[written]:
                    yield _warning(event.place, written, name)


def _meant(written: str, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if _is_almost(folded(written), folded(name))), None)


def _warning(place: Place, written: str, meant: str) -> Problem:
    return Problem(
        path=place.path,
        line=place.line,
        column=place.column,
        code="almost-a-team",
        message=f"destination: {quoted(written)} is almost the name of the team {quoted(meant)}.",
        hint=f"If that is meant, write {quoted(meant)}: only then are readers led there.",
        severity=Severity.WARNING,
    )


def _is_almost(written: str, name: str) -> bool:
    """Tell whether a team may be meant: its name without an ending, cut short, spaced otherwise, or misspelt.

    A longer name is another place: the OpenAI Foundation is not OpenAI.
    """
    words, known = _words(written), _words(name)
    if not words or not known:
        return False
    if "".join(words) == "".join(known) or _stem(words) == _stem(known) or known[: len(words)] == words:
        return True
    return min(len(written), len(name)) >= _SHORTEST and SequenceMatcher(None, written, name).ratio() >= _NEAR


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name)


def _stem(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ENDINGS] or words
