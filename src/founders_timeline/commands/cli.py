"""The command line: the group of all commands, each imported when it is asked for."""

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TextIO, cast

import click

from founders_timeline import __version__
from founders_timeline.commands.options import NAME, examples

COMMANDS = {
    "build": ("build:build", "Build the site from the content of SITE."),
    "check": ("check:check", "Name every problem in the content of SITE; write nothing."),
    "count": ("count:count", "Say how many founders remain on a day, who they are, and why."),
    "diff": ("diff:diff", "Say what changed from one state of a site to another."),
    "explain": ("explain:explain", "Explain a message of check, with an example and the cure."),
    "import": ("importing:import_", "Write content from another tool's file."),
    "init": ("init:init", "Make a new site."),
    "new": ("new:new", "Write an event: who, what, when, where to, in what words."),
    "publish": ("publish:publish", "Check SITE, build it, and push it to the branch that GitHub Pages serves."),
    "schema": ("schema:schema", "Print the JSON Schema of a kind of content file."),
    "serve": ("serve:serve", "Show SITE in the browser while you write."),
    "strings": ("strings:strings", "Begin the interface texts of another language."),
    "templates": ("templates:templates", "Copy files of the theme, to change them."),
}
"""The commands by name: the module of `commands/` and what it is called there, and what the list of commands says of it."""


class Commands(click.Group):
    """A group that imports a command only when it runs: `check` need not load what `build` needs, and the list needs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"founders_timeline.commands.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


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


def run() -> None:
    """Run the program: where a stream is closed nothing is read or printed, and an error of the system is one line."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    try:
        try:
            main(prog_name=NAME)
        finally:
            sys.stdout.flush()
    except (OSError, MemoryError) as error:
        sys.stdout = _nowhere("w")  # What could not be printed is not tried again.
        reason = error.strerror if isinstance(error, OSError) else "there is not enough memory"
        click.echo(f"Error: {getattr(error, 'filename', None) or NAME}: {reason}.", err=True)
        sys.exit(1)


def _nowhere(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))
