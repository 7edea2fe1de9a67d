"""The command `publish`: the site onto the branch that GitHub Pages serves."""

from pathlib import Path

import click

from founders_timeline.commands.build import load, write
from founders_timeline.commands.content import refuse_bad_url
from founders_timeline.commands.options import day_option, examples, site_argument
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.site.pages_branch import PagesBranch, PublishError


@click.command(
    epilog=examples(
        "publish                              to the branch gh-pages of origin",
        "publish --remote upstream --branch pages",
    )
)
@site_argument
@click.option("--remote", default="origin", show_default=True, metavar="NAME", help="Which remote to push to.")
@click.option("--branch", default="gh-pages", show_default=True, metavar="NAME", help="The branch that is served.")
@click.option("--base-url", default="", metavar="URL", help="Where it is served.  [default: site.yaml's, or GitHub Pages']")
@day_option("--as-of", "The day that the counts are for.")
def publish(site: Path, remote: str, branch: str, base_url: str, as_of: Moment) -> None:
    """Check SITE, build it, and push it to the branch that GitHub Pages serves.

    The content must be committed. What else is on the branch stays, such as CNAME. A site that a workflow
    publishes does not need this command.
    """
    refuse_bad_url(base_url)
    pages = PagesBranch(site, remote, branch)
    try:
        pages.fetch()
        content = load(site, as_of)
        address = base_url or content.base_url or pages.address()
        write(site, content, site / "build", as_of, address)
        pages.push(site / "build", f"Publish {pages.head()} as of {day_in(as_of, content.teams[0].timezone)}")
    except PublishError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Published to the branch {branch} of {remote}. {_where(address, branch)}")


def _where(address: str, branch: str) -> str:
    if not address:
        return "Without base_url there are no feeds, no sitemap and no preview pictures."
    return f"It is served at {address} once GitHub knows the branch: Settings → Pages → Deploy from a branch → {branch}."
