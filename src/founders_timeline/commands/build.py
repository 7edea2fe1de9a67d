"""The command `build`: content and templates into a site."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from click.core import ParameterSource

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import read_content, refuse_bad_url, refuse_before_founding, shown, tell
from founders_timeline.commands.progress import Progress
from founders_timeline.options import day_option, examples, site_argument
from founders_timeline.readout import Readout, read_content_of
from founders_timeline.record import Record, Records, records_of

if TYPE_CHECKING:
    from founders_timeline.making import Making
    from founders_timeline.model import Site
    from founders_timeline.steps import Basis


class _Order(NamedTuple):
    """What is asked for; `is_past` tells that somebody named the day."""

    root: Path
    output: Path
    as_of: date
    is_past: bool
    base_url: str


@click.command(
    epilog=examples(
        "build                        writes to build/, counts as of today",
        "build --as-of 2024-08-06     the site as it stood on that day",
        "build -o public --base-url https://example.org/founders",
    )
)
@site_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to.  [default: SITE/build]")
@day_option("--as-of", today, "The day that the counts are for.")
@click.option("--base-url", default="", metavar="URL", help="Where it will be published, instead of site.yaml's base_url.")
@click.pass_context
def build(context: click.Context, site: Path, output: Path | None, as_of: date, base_url: str) -> None:
    """Build the site from the content of SITE.

    The new site takes the place of the old one only when all of it is ready. DIR must be missing, empty, or made by an earlier
    build: nothing else is ever replaced or deleted. What has not changed since the last build is not made again.
    """
    refuse_bad_url(base_url)
    is_past = context.get_parameter_source("as_of") is not ParameterSource.DEFAULT
    order = _Order(site, output or site / "build", as_of, is_past, base_url)
    with _without_collector():
        records = records_of(site, order.output, (as_of.isoformat(), base_url, str(is_past)))
        records_of.cache_clear()  # They are true once.
        last = records.unchanged
        if last is None:
            click.echo(f"Built {_build(order, records)}")
        else:
            click.echo(last.warnings, err=True, nl=bool(last.warnings))
            click.echo(f"Nothing has changed: {last.words}")


def _build(order: _Order, records: Records) -> str:
    """Build what has changed, keep a record of it, and say what is there now."""
    from founders_timeline.exports import needs_base_url
    from founders_timeline.steps import Basis

    content, problems, digests = read_content_of(records.content_files, partial(_read, order, records))
    if order.is_past:  # Whoever asks for a past day knows that later events lie ahead of it.
        problems = [problem for problem in problems if problem.code != "future-date"]
    warnings = tell(problems)
    if content is None:
        sys.exit(1)
    refuse_before_founding(content.teams, order.as_of)
    with Progress("Building the site") as told:
        making = _make(content, order, Basis(records.around, digests), records, told)
    pages = sum(name.endswith(".html") for name in making.files)
    words = f"{pages} pages in {shown(order.output)} as of {order.as_of}: open {shown(order.output / 'index.html')}"
    left_out = "" if order.base_url else needs_base_url(content)
    words = f"{words}\n{left_out}" if left_out else words
    records.keep(Record(warnings, words, making.files))
    return words


def _read(order: _Order, records: Records) -> Readout:
    from founders_timeline.loader.kept import Kept
    from founders_timeline.places import user_caches
    from founders_timeline.processes import cores

    with Progress("Reading the content") as told:
        kept = Kept(records.results(), cores(), told)
        content, problems = read_content(order.root, order.as_of, kept, user_caches().templates)
    if kept.has_read:
        records.keep_results(kept.files)
    return Readout(content, problems, kept.digests)


def _make(content: "Site", order: _Order, basis: "Basis", records: Records, told: Progress) -> "Making":
    """Make the site and publish it."""
    from jinja2 import TemplateError

    from founders_timeline.builder import histories_of, plan_site
    from founders_timeline.making import Making
    from founders_timeline.output import OutputError, publish
    from founders_timeline.parts import Parts
    from founders_timeline.places import theme_folders, user_caches
    from founders_timeline.renderer import Renderer
    from founders_timeline.steps import Keys

    folders, caches = theme_folders(order.root), user_caches()
    try:
        plan = plan_site(content, order.as_of, Renderer(folders, caches.templates), order.base_url, caches.cards)
        keys = Keys(plan, histories_of(content, order.as_of), basis)
        making = Making(plan, keys.files, records.files, Parts(keys, records.parts_folder()), told)
        publish(making, order.output, order.root)
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    except TemplateError as error:
        if len(folders) == 1:  # No template of the site's own: the mistake is ours, and the traceback says where.
            raise
        place = f"{getattr(error, 'name', None) or 'templates'}:{getattr(error, 'lineno', None) or 1}"
        raise click.ClickException(f"{place}: {error.message}") from error
    return making


@contextmanager
def _without_collector() -> Iterator[None]:
    """Do without the garbage collector: a build leaves next to no cycles, and looking for them takes up to half of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
