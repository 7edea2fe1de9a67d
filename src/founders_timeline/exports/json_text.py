"""Values as JSON: UTF-8, one line, keys in the order they were made in."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from founders_timeline.steps import Part, Piece


def json_bytes(value: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    """Write a value as JSON."""
    return json_piece(value) + b"\n"


def json_piece(value: Any) -> bytes:  # noqa: ANN401
    """Write a value as JSON that stands within another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def json_items(values: Iterable[Any]) -> bytes:
    """Write values as they stand in a list."""
    return b",".join(map(json_piece, values))


def json_pieces(fields: Mapping[str, Any]) -> Iterator[Piece]:
    """Write an object that is not empty as `json_bytes` does; an item of a list in it may be a part, which writes some items."""
    before = b"{"
    for name, value in fields.items():
        yield before + json_piece(name) + b":"
        yield from _list_pieces(value) if isinstance(value, list) and Part in map(type, value) else (json_piece(value),)
        before = b","
    yield b"}\n"


def _list_pieces(items: list[Any]) -> Iterator[Piece]:
    before = b"["
    for item in items:
        yield before
        yield item if isinstance(item, Part) else json_piece(item)
        before = b","
    yield b"]"


def present(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields that say something: neither None, nor empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", (), [], {})}
