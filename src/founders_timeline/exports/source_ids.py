"""An id for every source of a team: its key in sources.yaml, or one made from its address."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from founders_timeline.model import Event, Source, Team


@lru_cache(maxsize=64)
def source_ids(team: Team) -> dict[Source, str]:
    """Return every source of a team, in the order in which it is first named, with its id."""
    ids: dict[Source, str] = {}
    taken: set[str] = set()
    for source in dict.fromkeys(_sources(team)):
        ids[source] = _free(_wanted(source), taken)
        taken.add(ids[source])
    return ids


@lru_cache(maxsize=64)
def renamed_sources(team: Team) -> str:
    """Say which sources have another id than their own since a source before them has that: it depends on all events."""
    renamed = [(source, name) for source, name in source_ids(team).items() if name != _wanted(source)]
    return repr(renamed) if renamed else ""


def sources_of(event: Event) -> tuple[Source, ...]:
    """Return the sources of an event and of its quotes, each once."""
    quoted = (quote.source for quote in event.quotes if quote.source)
    return tuple(dict.fromkeys([*event.sources, *quoted]))


def _sources(team: Team) -> Iterator[Source]:
    yield from team.sources
    for event in team.events:
        yield from sources_of(event)


def _wanted(source: Source) -> str:
    return source.key or f"url-{sha256(source.url.encode()).hexdigest()[:10]}"


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that no other source has: two may differ in their title and have the same address."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
