"""Every file that is no page: which there are, and how to make each."""

from collections.abc import Iterable
from functools import partial

from founders_timeline.exports.atom import atom_file
from founders_timeline.exports.calendar import calendar_file
from founders_timeline.exports.csv_tables import csv_file
from founders_timeline.exports.datapackage import DATAPACKAGE, datapackage_file
from founders_timeline.exports.feed import Feed
from founders_timeline.exports.json_feed import json_feed_file
from founders_timeline.exports.popolo import popolo_file
from founders_timeline.exports.search_index import search_file
from founders_timeline.exports.sitemap import ROBOTS, SITEMAP, robots_file, sitemap_file
from founders_timeline.exports.table_schema import tables
from founders_timeline.exports.team_export import TeamExport
from founders_timeline.exports.team_json import team_file
from founders_timeline.exports.timelinejs import timelinejs_file
from founders_timeline.model.maker import Plan
from founders_timeline.model.team import Site
from founders_timeline.views.chapters import is_long
from founders_timeline.views.context import Context
from founders_timeline.views.links import CALENDAR, FEED, JSON_FEED, SEARCH, data_path


def plan_exports(by_language: tuple[tuple[Context, ...], ...], pages: Iterable[str]) -> Plan:
    """Return how to make each file, by its path.

    `by_language` holds the teams' contexts once for each language, the site's first one first; `pages` are the paths of the
    pages in that language.
    """
    first = by_language[0]
    site = first[0].site
    plan: Plan = {}
    for context in (context for contexts in by_language for context in contexts):
        plan.update(_in_language(context))
    for contexts in zip(*by_language, strict=True):
        plan.update(_data(contexts))
    plan[DATAPACKAGE] = partial(datapackage_file, first)
    plan[ROBOTS] = partial(robots_file, site)
    if site.base_url:
        plan[SITEMAP] = partial(sitemap_file, site, tuple(pages))
    return plan


def _in_language(context: Context) -> Plan:
    team, folder = context.team, context.folder
    plan: Plan = {
        context.team_url(CALENDAR): partial(calendar_file, context),
        folder + data_path(team, "timelinejs.json"): partial(timelinejs_file, context),
    }
    if is_long(team):
        plan[context.team_url(SEARCH)] = partial(search_file, context)
    if context.site.base_url:
        feed = Feed(context)
        plan[context.team_url(FEED)] = partial(atom_file, feed)
        plan[context.team_url(JSON_FEED)] = partial(json_feed_file, feed)
    return plan


def _data(contexts: tuple[Context, ...]) -> Plan:
    """Plan a team's data; `contexts` are the team in each language."""
    team, export = contexts[0].team, TeamExport(contexts)
    plan: Plan = {
        data_path(team, f"{table.name}.csv"): partial(csv_file, table, export) for table in tables(contexts[0].site.languages)
    }
    plan[data_path(team, "team.json")] = partial(team_file, export)
    plan[data_path(team, "popolo.json")] = partial(popolo_file, export)
    return plan


def needs_base_url(site: Site) -> str | None:
    """Say what is left out because the site does not know where it will be published, in one sentence; None if it knows."""
    if site.base_url:
        return None
    return (
        "Without base_url there are no feeds, no sitemap, no preview pictures and no oEmbed: "
        "write it into content/site.yaml, or build with --base-url."
    )
