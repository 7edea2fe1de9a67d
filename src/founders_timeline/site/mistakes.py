"""Exceptions that mean an author's mistake, and the problems that they are reported as."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from founders_timeline.model.maker import Maker, Plan
from founders_timeline.model.problems import ContentError, Problem

IN_TEMPLATES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a template can raise."""

MISTAKES = (ContentError, OSError, *IN_TEMPLATES)
"""What planning or making a site can raise because a file is wrong."""


def telling_mistakes(plan: Plan, root: Path, folders: tuple[Path, ...]) -> Plan:
    """Return a plan whose makers raise ContentError where a file of the site or the theme is wrong.

    It is told where it happens: a traceback, which names the template's line, does not come back from another process.
    """
    return {path: partial(_make, make, root, folders) for path, make in plan.items()}


def problems_of(error: Exception, root: Path, folders: Iterable[Path]) -> tuple[Problem, ...]:
    """Return the problems that an exception stands for; raise it again if it is a fault of the program.

    `root` is the site's folder, `folders` are those of the theme.
    """
    if isinstance(error, ContentError):
        return error.problems
    if isinstance(error, OSError) and not isinstance(error, TemplateError):
        name = str(error.filename or error)
        message = f"It cannot be read: {error.strerror or 'there is no such file'}."
        return (_problem(_shown(name, root), 1, "unreadable", message),)
    place = _place_in_templates(error, folders)
    if place is None:
        raise error
    message = f"{type(error).__name__}: {error}"
    return (_problem(_shown(place[0], root), place[1], "template", message),)


def fault_of(error: Exception) -> Problem:
    """Return the problem that a fault of the program is told as."""
    frame = extract_tb(error.__traceback__)[-1]
    message = f"This is a fault of the program: {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})."
    hint = "Please report it, with the change that brought it about."
    return Problem(path="content", line=1, column=1, code="internal", message=message, hint=hint)


def _make(make: Maker, root: Path, folders: tuple[Path, ...]) -> bytes:
    try:
        return make()
    except MISTAKES as error:
        raise ContentError(problems_of(error, root, folders)) from error


def _place_in_templates(error: Exception, folders: Iterable[Path]) -> tuple[str, int] | None:
    """Find the file and line of a template that an error comes from: Jinja writes them into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "templates", error.lineno
    starts = tuple(f"{folder}{os.sep}" for folder in folders)
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(starts)]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else None


def _shown(name: str, root: Path) -> str:
    """Name a file as problems do, from the site's root with `/`, or in full if it stands elsewhere."""
    path = Path(os.path.relpath(name, root))
    return Path(name).as_posix() if os.pardir in path.parts else path.as_posix()


def _problem(path: str, line: int, code: str, message: str) -> Problem:
    return Problem(path=path, line=line, column=1, code=code, message=message)
