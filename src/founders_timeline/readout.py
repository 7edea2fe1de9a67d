"""What a build has read, and how: beside the loading of what it makes pages with, since each takes a third of a small build."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from founders_timeline.processes import beside

if TYPE_CHECKING:
    from founders_timeline.model import Site
    from founders_timeline.problems import Problem

MOST_READ_BESIDE = 2_000
"""Files of content up to which another process reads them. It must pickle what it has read, so that memory holds it twice."""


class Readout(NamedTuple):
    """The content, None if it has errors; what is wrong with it; and the SHA-256 of its files, by path."""

    content: "Site | None"
    problems: "Sequence[Problem]"
    digests: Mapping[str, bytes]


def read_content_of(files: int, read: Callable[[], Readout]) -> Readout:
    """Read so many files of content by `read`, in another process where that is worth it."""
    return read() if files > MOST_READ_BESIDE else beside(read, _load_what_makes_pages)


def _load_what_makes_pages() -> None:
    for name in ("builder", "making", "output"):
        import_module(f"founders_timeline.{name}")
