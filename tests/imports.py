"""Files to import, and what became of them."""

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from founders_timeline.authoring.importing.timelinejs_sheet import COLUMNS
from founders_timeline.commands.cli import main
from founders_timeline.model.content import Event
from founders_timeline.model.history import Count, History
from founders_timeline.model.team import Site
from tests.sites import load

Data = dict[str, object]

TITLE = {"text": {"headline": "The <b>Acme</b> story", "text": "<p>So it was.</p>"}}
ADA = ("--name", "Acme", "--founder", "Ada Byron")
PERSONS = [{"id": "a", "name": "Ada Byron"}, {"id": "b", "name": "Ben Holt"}, {"id": "z", "name": "Zoe Lane"}]
PLACES = [{"id": "acme", "name": "Acme", "founding_date": "2015-12-11"}, {"id": "globex", "name": "Globex"}]


def run(*arguments: object) -> Result:
    """Run `import` with these arguments."""
    return CliRunner().invoke(main, ["import", *map(str, arguments), "--as-of", "2026-11-23"], catch_exceptions=False)


def write(folder: Path, data: object) -> Path:
    """Write a file to import: the rows of a sheet, bytes as they are, or JSON."""
    if isinstance(data, bytes):
        file = folder / "data.txt"
        file.write_bytes(data)
        return file
    file = folder / ("sheet.csv" if isinstance(data, str) else "data.json")
    file.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return file


def import_(kind: str, folder: Path, data: object, *options: str) -> Result:
    """Import a file into the new site `folder`/site."""
    return run(kind, write(folder, data), "-o", folder / "site", *options)


def site_of(done: Result, folder: Path) -> Site:
    """Return the site that was imported into `folder`/site; its content has no error."""
    assert (done.exit_code, done.exception) == (0, None), done.output
    return load(folder / "site")


def events_of(site: Site) -> dict[str, Event]:
    """Return the events of the only team by their ids."""
    return {event.id: event for event in site.teams[0].events}


def content_of(folder: Path) -> str:
    """Return all the YAML that was written."""
    return "".join(path.read_text("utf-8") for path in sorted((folder / "site").rglob("*.yaml")))


def told_by(site: Site) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Return the date, type, people and destination of each event, in order."""
    return [(event.date.text, str(event.type), event.people, place_of(event)) for event in site.teams[0].events]


def place_of(event: Event) -> str:
    """Return the name of the place that an event leads to, or else the role."""
    destination = event.destination
    text = (destination.name or destination.role) if destination else None
    return text.texts[0][1] if text else ""


def title_of(event: Event) -> str:
    """Return an event's title in the first language."""
    return event.title.texts[0][1] if event.title else ""


def summary_of(event: Event) -> str:
    """Return an event's summary in the first language."""
    return event.summary.texts[0][1].rstrip("\n") if event.summary else ""


def counts(history: History, other: History) -> list[tuple[date, Count]]:
    """Return the counts on every day on which either history changes: between those days they stay."""
    days = sorted({*history.days_of_change(), *other.days_of_change()})
    first = max(history.team.founded.earliest, other.team.founded.earliest)
    return [(day, history.count_on(day)) for day in days if day >= first]


def slide(headline: str, year: int | str = 2020, **more: object) -> Data:
    """Make a slide of TimelineJS."""
    return {"start_date": {"year": year}, "text": {"headline": headline}, **more}


def timeline(*slides: Data, **more: object) -> Data:
    """Make a timeline of TimelineJS."""
    return {"title": TITLE, "events": [*slides], **more}


def sheet(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, separator: str = ",") -> str:
    """Make a sheet of TimelineJS as CSV."""
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join(separator.join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)


def member(person: str | int, place: str = "acme", start: str = "2015-12-11", end: str = "", **more: object) -> Data:
    """Make a membership of Popolo."""
    dates = {"start_date": start, "end_date": end}
    return {"person_id": person, "organization_id": place, **{key: value for key, value in dates.items() if value}, **more}


def popolo(*memberships: Data, **more: object) -> Data:
    """Make Popolo data of three persons and two organizations."""
    return {"persons": PERSONS, "organizations": PLACES, "memberships": [*memberships], **more}
