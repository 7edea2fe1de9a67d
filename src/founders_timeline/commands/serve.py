"""The command `serve`: what it takes, and what it prints while it runs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from founders_timeline.commands.clock import now
from founders_timeline.commands.content import refuse_bad_url, refuse_without_content, shown, tell
from founders_timeline.commands.options import day_option, examples, site_argument
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.server.listener import PortError
from founders_timeline.server.live import Live, State
from founders_timeline.server.serve import serve_forever


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
@click.option(
    "--host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name under which your browser reaches this machine, through a forwarded port or a proxy; may be repeated.",
)
@day_option("--as-of", "The day that the counts are for.")
@click.option("--base-url", default="", metavar="URL", help="Where it will be published, instead of site.yaml's base_url.")
def serve(site: Path, port: int, names: tuple[str, ...], as_of: Moment, base_url: str) -> None:
    """Show SITE in the browser while you write: save a file, and the page follows.

    After every change in content/ or templates/ the open page is loaded again, where you were reading. A mistake is shown over
    the last good page, with its file, line and column, and goes once you mend it. Nothing is written, and no other computer can
    look. If the port is in use, the next free one of ten is taken. Ctrl-C ends it.
    """
    refuse_without_content(site)
    refuse_bad_url(base_url)
    # A server that runs past midnight counts as of the new day, unless a day was asked for.
    is_asked_for = click.get_current_context().get_parameter_source("as_of") is not ParameterSource.DEFAULT
    moment: Callable[[], Moment] = (lambda: as_of) if is_asked_for else now
    try:
        serve_forever(
            Live(site, moment, base_url, _tell),
            port,
            tuple(name.lower() for name in names),
            lambda used: _greet(site, port, used, day_in(as_of, "")),
        )
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
