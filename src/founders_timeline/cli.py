"""The command line: the group of all commands."""

import sys
from io import TextIOWrapper

import click

from founders_timeline import __version__
from founders_timeline.commands.build import build
from founders_timeline.commands.check import check
from founders_timeline.commands.count import count
from founders_timeline.commands.diff import diff
from founders_timeline.commands.importing import import_
from founders_timeline.commands.init import init
from founders_timeline.commands.new import new
from founders_timeline.commands.schema import schema
from founders_timeline.commands.serve import serve
from founders_timeline.options import NAME, examples


@click.group(
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


for command in (build, check, count, diff, import_, init, new, schema, serve):
    main.add_command(command)
