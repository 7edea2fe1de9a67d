"""The command `diff`: what changed between two states of a site."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from founders_timeline.authoring.diff.compare import compare_sites
from founders_timeline.authoring.diff.report import markdown_changes, text_changes
from founders_timeline.authoring.diff.revisions import RevisionError, revision_folder
from founders_timeline.commands.content import read_content, shown, tell
from founders_timeline.commands.options import day_option, examples, format_option, site_around
from founders_timeline.model.moment import Moment
from founders_timeline.model.team import Site


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
@day_option("--as-of", "The day that counts as today.")
def diff(old: str, new: str, form: str, as_of: Moment) -> None:
    """Say what changed from OLD to NEW: people, events, quotes, sources, the count on which days, and which addresses break.

    Each is a folder that holds content/, or a git revision; a revision's content is that of NEW if NEW is a folder, or of the
    folder you are in. The exit status is 0 whether or not there are differences.
    """
    root = site_around(Path(new) if Path(new).is_dir() else Path())
    with ExitStack() as stack:
        before = _content(stack, old, root, as_of)
        after = _content(stack, str(root) if Path(new).is_dir() else new, root, as_of)
        change = compare_sites(before, after)
    click.echo(text_changes(change, as_of) if form == "text" else markdown_changes(change, as_of))


def _content(stack: ExitStack, name: str, root: Path, moment: Moment) -> Site:
    """Read the site of a folder or a revision; end the program if it cannot be read."""
    folder = Path(name)
    if not name or not folder.is_dir():
        try:
            folder = stack.enter_context(revision_folder(name, root))
        except RevisionError as error:
            raise click.UsageError(str(error)) from error
    content, problems = read_content(folder, moment)
    if content is None:
        tell(problems)
        click.echo(f"These are the problems of {shown(name)}, so it cannot be compared.", err=True)
        sys.exit(1)
    return content
