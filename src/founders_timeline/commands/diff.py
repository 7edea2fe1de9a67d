"""The command `diff`: what changed between two states of a site."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from founders_timeline.commands.clock import today
from founders_timeline.commands.content import read_content, shown, tell
from founders_timeline.options import day_option, examples, format_option

if TYPE_CHECKING:
    from founders_timeline.model import Site


@click.command(
    epilog=examples(
        "diff HEAD                          what you have changed since the last commit",
        "diff v1.0 v1.1 --format markdown   between two revisions, for a pull request",
        "diff ../yesterday .                between two folders that hold content/",
    )
)
@click.argument("old")
@click.argument("new", default=".")
@format_option("text", "markdown")
@day_option("--as-of", today, "The day that counts as today.")
def diff(old: str, new: str, form: str, as_of: date) -> None:
    """Say what changed from OLD to NEW: people, events, quotes, sources, and the count on which days.

    Each is a folder that holds content/, or a git revision; a revision's content is that of NEW if NEW is a folder, or of the
    folder you are in. The exit status is 0 whether or not there are differences.
    """
    from founders_timeline.changes.compare import compare_sites
    from founders_timeline.changes.report import markdown_changes, text_changes

    root = Path(new) if Path(new).is_dir() else Path()
    with ExitStack() as stack:
        before, after = (_content(stack, name, root, as_of) for name in (old, new))
        change = compare_sites(before, after)
    click.echo(text_changes(change, as_of) if form == "text" else markdown_changes(change, as_of))


def _content(stack: ExitStack, name: str, root: Path, day: date) -> "Site":
    from founders_timeline.changes.revisions import RevisionError, revision_folder

    folder = Path(name)
    if not name or not folder.is_dir():
        try:
            folder = stack.enter_context(revision_folder(name, root))
        except RevisionError as error:
            raise click.UsageError(str(error)) from error
    content, problems = read_content(folder, day)
    if content is None:
        tell(problems)
        click.echo(f"These are the problems of {shown(name)}, so it cannot be compared.", err=True)
        sys.exit(1)
    return content
