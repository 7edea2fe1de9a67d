"""Which places are one: a destination is a team where their names or ids agree, whichever team's file says so."""

from collections.abc import Iterable
from typing import NamedTuple

from founders_timeline.model.content import LocalText
from founders_timeline.model.folding import fold
from founders_timeline.model.slug import slug_of
from founders_timeline.model.team import Team


class Place(NamedTuple):
    """A team, or another place that somebody went to. Two places are one if they have the same `key`."""

    key: str
    name: LocalText
    team: Team | None = None


class Places:
    """Knows the teams of a site, and which of the places that events name are teams."""

    def __init__(self, teams: Iterable[Team]) -> None:
        self._teams: dict[str, Team] = {}
        for team in teams:
            self._teams.setdefault(folded(team.name), team)
            self._teams.setdefault(team.id, team)

    def place(self, name: LocalText) -> Place:
        """Return the place of this name: a team, if one of the texts is its name or makes its id."""
        for _, text in name.texts:
            team = self._teams.get(folded(text)) or self._teams.get(slug_of(text))
            if team is not None:
                return place_of(team)
        return Place(f"place:{folded(name.first)}", name)


def place_of(team: Team) -> Place:
    """Return the place that a team is."""
    return Place(f"team:{team.id}", LocalText(texts=(("", team.name),)), team)


def folded(name: str) -> str:
    """Return what two spellings of one name have in common: neither capitals, nor accents, nor the number of blanks count."""
    return " ".join(fold(name).split())
