"""The command `build`: content and templates into a site."""

import sys
from pathlib import Path

import click
from click.core import ParameterSource

from founders_timeline.commands.content import read_content, refuse_bad_url, refuse_before_founding, shown, tell
from founders_timeline.commands.options import day_option, examples, site_argument
from founders_timeline.commands.progress import Progress
from founders_timeline.exports.files import needs_base_url
from founders_timeline.model.maker import Plan
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.problems import ContentError
from founders_timeline.model.team import Site
from founders_timeline.sharing.files import Sharing
from founders_timeline.site.mistakes import MISTAKES, problems_of, telling_mistakes
from founders_timeline.site.output import OutputError, publish
from founders_timeline.site.plan import plan_site
from founders_timeline.site.processes import ProcessError
from founders_timeline.theme.caches import user_caches
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.renderer import Renderer


@click.command(
    epilog=examples(
        "build                        writes to build/, counts as of today",
        "build --as-of 2024-08-06     the site as it stood on that day",
        "build -o public --base-url https://example.org/founders",
    )
)
@site_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to.  [default: SITE/build]")
@day_option("--as-of", "The day that the counts are for.")
@click.option("--base-url", default="", metavar="URL", help="Where it will be published, instead of site.yaml's base_url.")
@click.pass_context
def build(context: click.Context, site: Path, output: Path | None, as_of: Moment, base_url: str) -> None:
    """Build the site from the content of SITE.

    The new site takes the place of the old one only when all of it is ready. DIR must be missing, empty, or made by an earlier
    build: nothing else is ever replaced or deleted.
    """
    refuse_bad_url(base_url)
    folder = output or site / "build"
    is_past = context.get_parameter_source("as_of") is not ParameterSource.DEFAULT
    content = load(site, as_of, is_past=is_past)
    plan = write(site, content, folder, as_of, base_url)
    day = day_in(as_of, content.teams[0].timezone)
    pages = sum(path.endswith(".html") for path in plan)
    click.echo(f"Built {pages} pages in {shown(folder)} as of {day}: open {shown(folder / 'index.html')}")
    if not (base_url or content.base_url):
        click.echo(needs_base_url(content))


def load(site: Path, as_of: Moment, *, is_past: bool = False) -> Site:
    """Read the content and print its problems; exit if one is an error."""
    content, problems = read_content(site, as_of)
    # Whoever asks for a past day knows that later events lie ahead of it.
    tell([problem for problem in problems if not (is_past and problem.code == "future-date")])
    if content is None:
        sys.exit(1)
    refuse_before_founding(content.teams, as_of)
    return content


def write(site: Path, content: Site, folder: Path, as_of: Moment, base_url: str) -> Plan:
    """Make the site and put it into `folder`; exit if a file of the theme is wrong or the site cannot be written."""
    try:
        plan, letters_missing = _plan(site, content, as_of, base_url)
        with Progress("Building the site") as progress:
            publish(plan, folder, site, progress)
    except (OutputError, ProcessError) as error:
        raise click.ClickException(str(error)) from error
    except ContentError as error:
        tell(error.problems)
        sys.exit(1)
    if letters_missing:
        click.echo(letters_missing)
    return plan


def _plan(site: Path, content: Site, as_of: Moment, base_url: str) -> tuple[Plan, str | None]:
    """Plan the site's files, and say which letters its pictures lack; raises ContentError if a file of the theme is wrong."""
    folders, caches = theme_folders(site), user_caches(site)
    try:
        renderer = Renderer(folders, caches.templates)
        sharing = Sharing(renderer, caches.cards)
        plan = plan_site(content, as_of, renderer, base_url, sharing)
    except MISTAKES as error:
        raise ContentError(problems_of(error, site, folders)) from error
    return telling_mistakes(plan, site, folders), sharing.missing_letters()
