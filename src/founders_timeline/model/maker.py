"""A file of the site that is still to be made."""

from collections.abc import Callable

Maker = Callable[[], bytes]
"""Makes the bytes of one file."""

Plan = dict[str, Maker]
"""How to make each file, by its path from the output's root, with `/`."""
