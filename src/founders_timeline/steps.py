"""How a file is made, and what must be the same for it to be the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from founders_timeline.history import History
from founders_timeline.model import Event
from founders_timeline.views.changes import last_change

Maker = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """How to make a file that depends on some events only.

    Beside `shows`, in their order, and `also`, it may depend on what all pages may: everything but events, and everybody's
    history. Files of one `group` have most of their work in common.
    """

    make: Maker
    shows: tuple[Event, ...]
    also: str = ""
    group: str = ""

    def __call__(self) -> bytes:
        """Make the file."""
        return self.make()


class Basis(NamedTuple):
    """What files are made from: the program, the theme and what was asked for, in `around`, and the content's files, by path."""

    around: bytes
    digests: Mapping[str, bytes]


def keys_of(plan: Mapping[str, Maker], histories: Iterable[History], basis: Basis) -> dict[str, bytes]:
    """Return a key for each file of a plan: the same key, the same bytes."""
    shown = {event.place.path for history in histories for event in history.team.events}
    shared = sha256(basis.around)
    for path, digest in sorted(basis.digests.items()):
        if path not in shown:
            shared.update(path.encode() + b"\0" + digest)
    for history in histories:  # The days on which anybody's status changes, and the day of the last change, are on every page.
        shared.update(repr((history.tenures, last_change(history.team))).encode())
    whole = shared.copy()
    for path in sorted(shown):
        whole.update(path.encode() + b"\0" + basis.digests[path])
    return {path: _key(shared.digest(), step, basis) if isinstance(step, Step) else whole.digest() for path, step in plan.items()}


def _key(shared: bytes, step: Step, basis: Basis) -> bytes:
    key = sha256(shared)
    key.update(f"{step.also}\0".encode())
    for event in step.shows:
        key.update(f"{event.id}\0".encode() + basis.digests[event.place.path])
    return key.digest()
