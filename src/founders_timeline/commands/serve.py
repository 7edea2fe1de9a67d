"""The command `serve`: what it takes, and what it prints while it runs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import refuse_bad_url, refuse_without_content, shown, tell
from founders_timeline.options import day_option, examples, site_argument

if TYPE_CHECKING:
    from founders_timeline.server.live import State


@click.command(
    epilog=examples(
        "serve                        then open the address that it prints",
        "serve --port 9000            on another port",
        "serve --as-of 2024-08-06     the site as it stood on that day",
    )
)
@site_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="Where; 0 is any free port."
)
@day_option("--as-of", today, "The day that the counts are for.")
@click.option("--base-url", default="", metavar="URL", help="Where it will be published, instead of site.yaml's base_url.")
@click.pass_context
def serve(context: click.Context, site: Path, port: int, as_of: date, base_url: str) -> None:
    """Show SITE in the browser while you write: save a file, and the page follows.

    After every change in content/ or templates/ the open page is loaded again, where you were reading. A mistake is shown over
    the last good page, with its file, line and column, and goes once you mend it. Nothing is written, and no other computer can
    look. If the port is in use, the next free one of ten is taken. Ctrl-C ends it.
    """
    from founders_timeline.server.listener import PortError
    from founders_timeline.server.live import Live
    from founders_timeline.server.serve import serve_forever

    refuse_without_content(site)
    refuse_bad_url(base_url)
    # A server that runs past midnight counts as of the new day, unless a day was asked for.
    is_asked_for = context.get_parameter_source("as_of") is not ParameterSource.DEFAULT
    day: Callable[[], date] = (lambda: as_of) if is_asked_for else today
    try:
        serve_forever(Live(site, day, base_url, _tell), port, lambda used: _greet(site, port, used, as_of))
    except PortError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo()


def _greet(site: Path, wanted: int, used: int, as_of: date) -> None:
    if wanted not in {0, used}:
        click.echo(f"Port {wanted} is in use; this is port {used} instead.", err=True)
    click.echo(f"Serving {shown(site)} at http://localhost:{used}/ as of {as_of}; Ctrl-C ends it.")


def _tell(state: "State") -> None:
    tell(state.problems)
    if not state.is_broken:
        click.echo("The site is up to date.")
