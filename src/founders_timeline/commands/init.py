"""The command `init`: a new site, ready to build."""

from datetime import date
from pathlib import Path

import click

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import shown
from founders_timeline.options import NAME, day_option, examples


@click.command(epilog=examples("init my-site", "init .             in the folder that you are in, if it is empty"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@day_option("--as-of", today, "The day that counts as today.")
def init(folder: Path, as_of: date) -> None:
    """Make a new site in DIR, which must be missing or empty.

    Its team is made up and shows every field; put your own in its place. It builds at once.
    """
    from founders_timeline.new_files import write_new
    from founders_timeline.starter_site import starter_files

    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise click.UsageError(f"{shown(folder)} is not empty: name a folder that is, or a new one.")
        write_new(folder, starter_files(as_of))
    except OSError as error:
        raise click.ClickException(f"{shown(error.filename or folder)}: {error.strerror}.") from error
    way = "" if folder.resolve() == Path.cwd() else f" {shown(folder)}"
    click.echo(f"Made a site; its README.md says what is where. Next: {NAME} build{way}")
