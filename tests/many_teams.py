"""Sites of several teams for tests: content as YAML goes in, the contexts of all teams come out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from founders_timeline.model.history import history_of
from founders_timeline.views.context import Context
from tests.sites import SITE_FILE, TODAY, load, write_site
from tests.small_site import language

TITLE = "title: {en: Who is left?, fr: Qui reste-t-il ?}\nlanguages: [en, fr]\n"


def files_of(teams: Mapping[str, str], events: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a site's files by path: `teams` are team.yaml by id, in their order, `events` lists of events by team."""
    files = {SITE_FILE: f"{TITLE}teams: [{', '.join(teams)}]\n"}
    files |= {f"content/{team}/team.yaml": text for team, text in teams.items()}
    return files | {f"content/{team}/events/all.yaml": text for team, text in (events or {}).items() if text}


def contexts_of(
    root: Path, teams: Mapping[str, str], events: Mapping[str, str] | None = None, *, code: str = "en", as_of: date = TODAY
) -> tuple[Context, ...]:
    """Write a site of several teams, load it, and return the contexts of its teams in a language."""
    site = load(write_site(root, files_of(teams, events)))
    return tuple(Context(site, history_of(team), language(code), as_of) for team in site.teams)


def forty(moves: bool = True) -> tuple[dict[str, str], dict[str, str]]:
    """Return forty teams of six founders, and events: in each, some leave for the next team or for another place."""
    teams = {
        f"team-{n:02}": f"name: Company Number {n}\nfounded: {1990 + n % 30}-03-01\nfounders: [{', '.join(_founders(n))}]\n"
        for n in range(40)
    }
    events = {
        f"team-{n:02}": "".join(
            f"- {{name: {name}, date: {1994 + n % 30 + index}-05-0{1 + index}, destination: {_goal(n, index)}}}\n"
            for index, name in enumerate(_founders(n)[: n % 5])
        )
        for n in range(40)
    }
    return teams, events if moves else {}


def _founders(team: int) -> list[str]:
    return [f"Person {chr(65 + index)}{team}" for index in range(6)]


def _goal(team: int, index: int) -> str:
    return f"Company Number {(team + 7 * index + 1) % 40}" if index % 2 == 0 else f"Elsewhere {team % 3}"
