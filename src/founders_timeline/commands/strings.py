"""The command `strings`: the interface texts of a new language, to translate."""

from pathlib import Path

import click

from founders_timeline.authoring.new_files import write_new
from founders_timeline.authoring.translation import texts_to_translate, why_not_language
from founders_timeline.commands.content import refuse_without_content, shown
from founders_timeline.commands.options import NAME, examples, site_argument
from founders_timeline.model.problems import quoted
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages


@click.command(epilog=examples("strings de                   then translate templates/strings/de.yaml"))
@click.argument("code")
@site_argument
def strings(code: str, site: Path) -> None:
    """Write the interface texts of the language CODE into SITE's templates/strings/, in English and marked, to translate.

    Texts that count get all plural forms of the language. `check` names those that still carry the mark.
    """
    refuse_without_content(site)
    reason = why_not_language(code)
    if reason:
        raise click.BadParameter(f"{quoted(code)} {reason}", param_hint="CODE")
    theme = theme_folders(site)
    if code in interface_languages(theme[-1:]):
        raise click.ClickException(
            f"{code} is shipped: write the texts that you want to change into templates/strings/{code}.yaml."
        )
    path = f"templates/strings/{code}.yaml"
    try:
        write_new(site, {path: texts_to_translate(theme[-1], code).encode()})
    except FileExistsError as error:
        raise click.ClickException(f"{shown(site / path)} is there already.") from error
    click.echo(f"Wrote {shown(site / path)}. Translate it, add {code} to languages: in content/site.yaml, and run {NAME} check.")
