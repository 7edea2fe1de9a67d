"""The command `schema`: what content files may hold, for editors and other programs."""

import json
import sys
from pathlib import Path

import click

from founders_timeline.commands.clock import now
from founders_timeline.commands.content import read_content, team_of, tell
from founders_timeline.commands.options import examples
from founders_timeline.model.team import Team
from founders_timeline.schema.documents import DOCUMENTS, schema_of, schema_text

_NAMES = ("site", "team", "event", "sources")


@click.command(
    epilog=examples(
        "schema event                    JSON Schema (draft-07) of a file in content/TEAM/events/",
        "schema event --team openai      the same, with that team's people and sources",
        "schema                          all of them, by name",
    )
)
@click.argument("document", type=click.Choice(_NAMES), required=False)
@click.option("--team", "team_id", metavar="ID", help="Offer the names of this team, of the site that you are in.")
def schema(document: str | None, team_id: str | None) -> None:
    """Print the JSON Schema of a kind of content file: site, team, event or sources.

    Editors with a YAML language server complete and check fields by it. `build` writes the same schemas into the site's folder
    schema/, which .vscode/settings.json can name.
    """
    if team_id is not None and document != "event":
        raise click.UsageError("--team goes with schema event alone: the other files name nobody.")
    team = None if team_id is None else _team(team_id)
    if document is None:
        click.echo(json.dumps({name: schema_of(name) for name in DOCUMENTS}, ensure_ascii=False, indent=2))
    else:
        click.echo(schema_text(schema_of(document, team)), nl=False)


def _team(team_id: str) -> "Team":
    content, problems = read_content(Path(), now())
    if content is None:
        tell(problems)
        sys.exit(1)
    return team_of(content, team_id)
