"""What is left in somebody's own site of the one that it began as: the made-up team of `init`, or the site in this repository."""

from collections.abc import Iterator, Mapping

from founders_timeline.model.problems import Problem, Severity, quoted

MADE_UP = "Halcyon"
"""The team of the site that `init` makes without a name."""

MADE_UP_WORDS = (
    "Who is still at Halcyon?",
    "Qui est encore chez Halcyon ?",
    "Halcyon's five founders",
    "cinq fondateurs de Halcyon",
    "The people who keep this page",
    "Halcyon does not exist",
    "Halcyon n'existe pas",
    "All of it is made up.",
    "Tout est inventé.",
)
"""Words of that site, each in one line of a file."""

FLAGSHIP = "OpenAI"
"""The first team of the site in this repository."""

FLAGSHIP_WORDS = (
    "OpenAI’s eleven founders",
    "onze fondateurs d’OpenAI",
    "The founders-timeline contributors",
    "how many of OpenAI’s founders are still at work there?",
    "combien de fondateurs d’OpenAI y travaillent encore",
)


def leftovers(files: Mapping[str, bytes], teams: set[str]) -> Iterator[Problem]:
    """Yield a warning for whatever a site's files, but for its events, still say of another site.

    `files` are the site's own, by path; `teams` are the names of its teams. Nothing is left over in the other site itself: the
    made-up team without any other, or a site that has the team that the one in this repository begins with.
    """
    told = {path: data for path, data in files.items() if "/events/" not in path}
    if teams != {MADE_UP}:
        yield from _found(told, MADE_UP_WORDS, "the made-up team that init writes")
    if FLAGSHIP not in teams:
        yield from _found(told, FLAGSHIP_WORDS, "the site that comes with the program")


def _found(files: Mapping[str, bytes], words: tuple[str, ...], origin: str) -> Iterator[Problem]:
    places = ((path, *line, text) for path, data in files.items() for line in _lines(path, data) for text in words)
    for path, number, line, text in places:
        if text in line:
            yield Problem(
                path=path,
                line=number,
                column=line.index(text) + 1,
                code="leftover",
                message=f"{quoted(text)} is left over from {origin}.",
                hint="Put your own in its place, or delete it.",
                severity=Severity.WARNING,
            )


def _lines(path: str, data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the lines that readers see, with their numbers."""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not (path.endswith(".yaml") and line.startswith("#")):
            yield number, line
