"""How far a long piece of work has come, for whoever waits for it at a terminal."""

import sys
import time
from types import TracebackType
from typing import Any

import click

PATIENCE = 1.0
"""Seconds of silence before anything is shown."""


class Progress:
    """A bar on stderr, from PATIENCE on and on a terminal only; call it with what is done and how much there is to do."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._begin = time.monotonic() + PATIENCE
        self._is_shown = sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        if self._bar:
            self._bar.__exit__(kind, error, traceback)

    def __call__(self, done: int, total: int) -> None:
        """Show how far it has come."""
        if not self._is_shown or time.monotonic() < self._begin:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=1, label=self._words, file=sys.stderr, show_eta=False)
            self._bar.__enter__()
        self._bar.length = total
        self._bar.update(done - self._bar.pos)
