"""The command `templates`: the theme's files, and copies of them to change."""

from collections.abc import Iterable
from pathlib import Path

import click

from founders_timeline.authoring.new_files import write_new
from founders_timeline.commands.content import refuse_without_content, shown
from founders_timeline.commands.options import examples, site_argument
from founders_timeline.loader.report import did_you_mean
from founders_timeline.model.problems import quoted
from founders_timeline.theme.folders import theme_folders


@click.group(epilog=examples("templates list", "templates copy components/event.html.jinja"))
def templates() -> None:
    """Change how the site looks: its own templates/ stands in for the program's, file by file."""


@templates.command("list")
def list_() -> None:
    """Name the files of the theme."""
    click.echo("\n".join(_names(theme_folders(Path())[-1])))


@templates.command()
@click.argument("name")
@site_argument
def copy(name: str, site: Path) -> None:
    """Copy the file NAME of the theme into SITE's templates/, to change it there.

    To change a colour or a size, no copy is needed: write templates/assets/custom.css, which every page loads last.
    """
    refuse_without_content(site)
    theme = theme_folders(site)[-1]
    names = list(_names(theme))
    if name not in names:
        hint = did_you_mean(name, names)
        raise click.BadParameter(f"the theme has no file {quoted(name)}. {hint}", param_hint="NAME")
    try:
        write_new(site, {f"templates/{name}": (theme / name).read_bytes()})
    except FileExistsError as error:
        raise click.ClickException(f"{shown(site / 'templates' / name)} is there already.") from error
    click.echo(f"Wrote {shown(site / 'templates' / name)}. It now stands in for the program's own; delete it to go back.")


def _names(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
