"""`python -m founders_timeline`, for where the command is not on the path."""

from founders_timeline.commands.cli import run

if __name__ == "__main__":
    run()
