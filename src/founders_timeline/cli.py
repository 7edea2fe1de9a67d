"""The command line: the group of all commands, each imported when it is asked for."""

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from founders_timeline import __version__
from founders_timeline.options import NAME, examples

COMMANDS = {
    "build": "build:build",
    "check": "check:check",
    "count": "count:count",
    "diff": "diff:diff",
    "import": "importing:import_",
    "init": "init:init",
    "new": "new:new",
    "schema": "schema:schema",
    "serve": "serve:serve",
}
"""The commands by name: the module of `commands/`, and what it is called there."""


class Commands(click.Group):
    """A group that imports a command only when it runs, or when help names them all: importing all of them takes 20 ms."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or None if there is none."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        if not name:
            return None
        command: click.Command = getattr(import_module(f"founders_timeline.commands.{module}"), name)
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("check", "build", "build --as-of 2024-08-06", "count --on 2024-08-06", "COMMAND --help"),
)
@click.version_option(__version__, prog_name=NAME)
def main() -> None:
    """Tell who remains of a founding team: YAML files in, a static site out.

    Commands work on SITE, the folder that holds content/; by default the one you are in. Problems go to stderr. The exit status
    is 0 if all went well, 1 if the content has problems or the site cannot be written, 2 if the command is wrong.
    """
    # A name that the terminal cannot show must not stop the command that prints it.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
