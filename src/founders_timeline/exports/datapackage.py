"""The description of all tables as a Data Package (specs.frictionlessdata.io, version 1): types, keys, licence, sources."""

import re
from typing import Any

from founders_timeline.exports.encoding import json_bytes, present, timestamp
from founders_timeline.exports.table_schema import Column, Table, tables
from founders_timeline.model.content import Link
from founders_timeline.model.team import Site, Team
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.links import absolute_url, timeline_path

DATAPACKAGE = "data/datapackage.json"


def datapackage_file(contexts: tuple[Context, ...]) -> bytes:
    """Write the description of the tables of all teams, in the site's first language; paths begin beside it."""
    context = contexts[0]
    site, teams = context.site, [each.team for each in contexts]
    package = present(
        profile="tabular-data-package",
        name="-".join(["founders", *(team.id for team in teams)]),
        title=context.text(site.title),
        description=context.text(site.description) if site.description else "",
        homepage=absolute_url(site, timeline_path(site, teams[0])),
        created=timestamp(context.as_of),
        licenses=[_licence(site.licence)] if site.licence else [],
        contributors=[_publisher(site.publisher)] if site.publisher else [],
        sources=_sources(teams),
        resources=[_resource(site, each.team, table, each.language) for each in contexts for table in tables(site.languages)],
    )
    return json_bytes(package)


def _licence(licence: Link) -> dict[str, Any]:
    """Describe the licence; its name must be a single word there, as in CC-BY-4.0."""
    return present(
        name=re.sub(r"[^\w.]+", "-", licence.title, flags=re.ASCII).strip("-") or "licence", title=licence.title, path=licence.url
    )


def _publisher(publisher: Link) -> dict[str, Any]:
    return present(title=publisher.title, path=publisher.url, role="publisher")


def _sources(teams: list[Team]) -> list[dict[str, Any]]:
    """List the address of every source once, by its title, its publisher or its author."""
    titles: dict[str, str] = {}
    for team in teams:
        for source in team.all_sources:
            titles.setdefault(source.url, source.title or source.publisher or source.author or source.url)
    return [{"title": title, "path": url} for url, title in titles.items()]


def _resource_name(team: Team, table: str) -> str:
    """Return the name in the package of a team's table, by the table's name."""
    return f"{team.id}-{table}"


def _resource(site: Site, team: Team, table: Table, language: Language) -> dict[str, Any]:
    return {
        "name": _resource_name(team, table.name),
        "profile": "tabular-data-resource",
        "path": f"{team.id}/{table.name}.csv",
        "title": f"{team.name}: {language.say(f'data.file.{table.name}')}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, language) for column in table.columns],
            "missingValues": [""],
            "primaryKey": table.key,
            "foreignKeys": [
                {"fields": key.column, "reference": {"resource": _resource_name(team, key.table), "fields": "id"}}
                for key in table.foreign_keys
            ],
        },
    }


def _field(column: Column, language: Language) -> dict[str, Any]:
    limits = present(required=column.is_required or None, enum=list(column.values))
    description = language.say(column.key)
    if column.language:
        description = language.say("data.in_language", meaning=description, language=column.language)
    return present(name=column.name, type=column.kind, description=description, constraints=limits)
