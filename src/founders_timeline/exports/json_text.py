"""Values as JSON: UTF-8, one line, keys in the order they were made in."""

import json
from typing import Any


def json_bytes(value: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    """Write a value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def present(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields that say something: neither None, nor empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", (), [], {})}
