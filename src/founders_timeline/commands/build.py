"""The command `build`: content and templates into a site."""

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import patience, read_content, refuse_bad_url, refuse_before_founding, shown, tell
from founders_timeline.options import day_option, examples, site_argument

if TYPE_CHECKING:
    from founders_timeline.model import Site


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
    build: nothing else is ever replaced or deleted.
    """
    from founders_timeline.exports import needs_base_url

    refuse_bad_url(base_url)
    content, problems = read_content(site, as_of)
    if context.get_parameter_source("as_of") is not ParameterSource.DEFAULT:
        # Whoever asks for a past day knows that later events lie ahead of it.
        problems = [problem for problem in problems if problem.code != "future-date"]
    tell(problems)
    if content is None:
        sys.exit(1)
    refuse_before_founding(content.teams, as_of)
    folder = output or site / "build"
    with patience("Building the site …"):
        pages = _build(content, site, folder, as_of, base_url)
    click.echo(f"Built {pages} pages in {shown(folder)} as of {as_of}: open {shown(folder / 'index.html')}")
    if not base_url and (left_out := needs_base_url(content)):
        click.echo(left_out)


def _build(content: "Site", root: Path, folder: Path, as_of: date, base_url: str) -> int:
    """Render the site and publish it; return the number of pages."""
    from jinja2 import TemplateError

    from founders_timeline.builder import render_site
    from founders_timeline.output import OutputError, publish
    from founders_timeline.theme import theme_folders, user_caches

    folders = theme_folders(root)
    gc.disable()  # A build lives for a second and leaves next to no cycles: looking for them takes a twentieth of it.
    try:
        files = render_site(content, as_of, folders, base_url, user_caches())
        publish(files, folder, root)
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    except TemplateError as error:
        if len(folders) == 1:  # No template of the site's own: the mistake is ours, and the traceback says where.
            raise
        place = f"{getattr(error, 'name', None) or 'templates'}:{getattr(error, 'lineno', None) or 1}"
        raise click.ClickException(f"{place}: {error.message}") from error
    finally:
        gc.enable()
    return sum(name.endswith(".html") for name in files)
