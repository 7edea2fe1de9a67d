"""Every file that is no page: which there are, and how to make each."""

from collections.abc import Iterable, Iterator
from functools import partial

from founders_timeline.exports.atom import atom_file
from founders_timeline.exports.calendar import calendar_pieces
from founders_timeline.exports.columns import Table, tables
from founders_timeline.exports.csv_text import csv_head, csv_rows
from founders_timeline.exports.datapackage import DATAPACKAGE, datapackage_file
from founders_timeline.exports.json_feed import json_feed_file
from founders_timeline.exports.popolo import popolo_pieces
from founders_timeline.exports.rows import EVENT_ROWS, Subject, rows_of
from founders_timeline.exports.search_index import search_file
from founders_timeline.exports.sitemap import ROBOTS, SITEMAP, robots_file, sitemap_file
from founders_timeline.exports.team_json import team_pieces
from founders_timeline.exports.timelinejs import timelinejs_pieces
from founders_timeline.model import Event
from founders_timeline.steps import Joined, Maker, Part, Piece
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import Context
from founders_timeline.views.links import calendar_path, data_path, feed_path, json_feed_path, search_path


def plan_exports(by_language: tuple[tuple[Context, ...], ...], pages: Iterable[str]) -> dict[str, Maker]:
    """Return how to make each file, by its path.

    `by_language` holds the teams' contexts once for each language, the site's first one first; `pages` are the paths of the
    pages in that language.
    """
    first = by_language[0]
    site = first[0].site
    plan: dict[str, Maker] = {}
    for context in (context for contexts in by_language for context in contexts):
        plan.update(_in_language(context))
    for contexts in zip(*by_language, strict=True):
        plan.update(_data(contexts))
    plan[DATAPACKAGE] = partial(datapackage_file, first)
    plan[ROBOTS] = partial(robots_file, site)
    if site.base_url:
        plan[SITEMAP] = partial(sitemap_file, site, tuple(pages))
    return plan


def _in_language(context: Context) -> dict[str, Maker]:
    team, folder = context.team, context.folder
    plan: dict[str, Maker] = {
        folder + calendar_path(team): Joined(partial(calendar_pieces, context)),
        folder + data_path(team, "timelinejs.json"): Joined(partial(timelinejs_pieces, context)),
    }
    if is_long(team):
        plan[folder + search_path(team)] = search_file(context)
    if context.site.base_url:
        plan[folder + feed_path(team)] = partial(atom_file, context)
        plan[folder + json_feed_path(team)] = partial(json_feed_file, context)
    return plan


def _data(contexts: tuple[Context, ...]) -> dict[str, Maker]:
    """Plan a team's data; `contexts` are the team in each language."""
    team, subject = contexts[0].team, Subject(contexts)
    plan: dict[str, Maker] = {
        data_path(team, f"{table.name}.csv"): _table(table, subject) for table in tables(contexts[0].site.languages)
    }
    plan[data_path(team, "team.json")] = Joined(partial(team_pieces, subject))
    plan[data_path(team, "popolo.json")] = Joined(partial(popolo_pieces, subject))
    return plan


def _table(table: Table, subject: Subject) -> Maker:
    return Joined(partial(_pieces, table, subject)) if table.name in EVENT_ROWS else partial(_whole, table, subject)


def _whole(table: Table, subject: Subject) -> bytes:
    return csv_head(table) + csv_rows(table, rows_of(table.name, subject))


def _pieces(table: Table, subject: Subject) -> Iterator[Piece]:
    yield csv_head(table)
    for event in subject.context.team.events:
        yield Part(partial(_rows, table, subject, event), event, subject.renamed)


def _rows(table: Table, subject: Subject, event: Event) -> bytes:
    return csv_rows(table, EVENT_ROWS[table.name](subject, event))
