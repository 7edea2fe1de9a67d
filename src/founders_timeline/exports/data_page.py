"""The page on the data: every file of every team, and what each column of each table means."""

from typing import NamedTuple

from founders_timeline.exports.datapackage import DATAPACKAGE
from founders_timeline.exports.table_schema import Column, Table, tables
from founders_timeline.theme.language import Language
from founders_timeline.views.context import Context
from founders_timeline.views.links import data_path
from founders_timeline.views.page import SubscriptionView, subscriptions_of

_JSON = ("team.json", "popolo.json", "timelinejs.json")


class FileView(NamedTuple):
    """A file to download: its name, its address from the output's root, what it holds."""

    name: str
    url: str
    meaning: str


class TeamFilesView(NamedTuple):
    """A team's files, and what can be subscribed to."""

    name: str
    files: tuple[FileView, ...]
    subscriptions: tuple[SubscriptionView, ...]


class ColumnView(NamedTuple):
    """A column of a table; `values` are those it may hold where they are few."""

    name: str
    kind: str
    meaning: str
    values: str


class DataTableView(NamedTuple):
    """A table, the same for every team."""

    name: str
    meaning: str
    columns: tuple[ColumnView, ...]


class DataView(NamedTuple):
    """The page."""

    package: FileView
    teams: tuple[TeamFilesView, ...]
    tables: tuple[DataTableView, ...]


def data_view(contexts: tuple[Context, ...]) -> DataView:
    """Make the page for all teams, in their language."""
    context = contexts[0]
    language = context.language
    package = FileView(DATAPACKAGE.rpartition("/")[2], DATAPACKAGE, language.say("data.file.datapackage"))
    all_tables = tables(context.site.languages)
    return DataView(
        package=package,
        teams=tuple(_team(each, all_tables) for each in contexts),
        tables=tuple(_table(table, language) for table in all_tables),
    )


def _team(context: Context, all_tables: tuple[Table, ...]) -> TeamFilesView:
    say, team = context.language.say, context.team
    files = [
        FileView(f"{table.name}.csv", data_path(team, f"{table.name}.csv"), say(f"data.file.{table.name}"))
        for table in all_tables
    ]
    for name in _JSON:
        folder = context.folder if name == "timelinejs.json" else ""
        files.append(FileView(name, folder + data_path(team, name), say(f"data.file.{name.removesuffix('.json')}")))
    return TeamFilesView(team.name, tuple(files), subscriptions_of(context))


def _table(table: Table, language: Language) -> DataTableView:
    columns = tuple(_column(table, column, language) for column in table.columns)
    return DataTableView(f"{table.name}.csv", language.say(f"data.file.{table.name}"), columns)


def _column(table: Table, column: Column, language: Language) -> ColumnView:
    meaning = language.say(column.key)
    for key in table.foreign_keys:
        if key.column == column.name:
            meaning = language.say("data.refers_to", meaning=meaning, table=f"{key.table}.csv")
    if column.language:
        meaning = language.say("data.in_language", meaning=meaning, language=column.language)
    return ColumnView(column.name, language.say(f"data.kind.{column.kind}"), meaning, " · ".join(column.values))
