"""Problems as a report: lines for people, JSON for programs, annotations for GitHub."""

import json
from collections.abc import Iterable, Sequence

from founders_timeline.model.problems import Problem, Severity, one_line

MOST_ANNOTATIONS = 10
"""Annotations of one severity that GitHub shows for a step; it drops the rest without a word."""


def text_report(problems: Sequence[Problem]) -> str:
    """Write each problem on a line, in their order, then their number as a sentence."""
    return "\n".join([*map(str, problems), f"{_number(problems)}."])


def json_report(problems: Sequence[Problem]) -> str:
    """Write all the problems as one JSON object on one line; paths are as they are on the disk, unescaped."""
    report = {
        "errors": len(_of(problems, Severity.ERROR)),
        "warnings": len(_of(problems, Severity.WARNING)),
        "problems": [_as_mapping(problem) for problem in problems],
    }
    return json.dumps(report)


def github_report(problems: Sequence[Problem], folder: str = "") -> str:
    """Write the problems as workflow commands that annotate a pull request, one a line, errors first; empty if there are none.

    `folder` is the site's path from the repository's root, with `/`, empty for the root itself. Of each severity, the last
    line that GitHub would show says how many more there are.
    """
    prefix = f"{folder}/" if folder else ""
    lines: list[str] = []
    for severity in Severity:
        shown = _of(problems, severity)
        more = shown[MOST_ANNOTATIONS - 1 :]
        lines += (_annotation(problem, prefix, _sentences(problem)) for problem in shown[: MOST_ANNOTATIONS - 1])
        if more:
            lines.append(_annotation(more[0], prefix, f"and {_number(more)} more; this step's log names them all", "more"))
    return "\n".join(lines)


def _of(problems: Iterable[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity is severity]


def _number(problems: Sequence[Problem]) -> str:
    """Count the problems in words: 2 errors and 1 warning."""
    counts = [(len(_of(problems, severity)), str(severity)) for severity in Severity]
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return " and ".join(parts) or "No problems"


def _as_mapping(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".rstrip()


def _annotation(problem: Problem, prefix: str, message: str, title: str = "") -> str:
    path = _property(prefix + problem.path)
    place = f"file={path},line={problem.line},col={problem.column},title={_property(title or problem.code)}"
    return f"::{problem.severity} {place}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a workflow command's message as actions/toolkit does; whatever else is unprintable is shown as in our own lines."""
    printable = "".join(character if character in "\r\n" else one_line(character) for character in text)
    return printable.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
