"""How a file is made, and what must be the same for it, or for a part of it, to be the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from founders_timeline.history import History
from founders_timeline.model import Event
from founders_timeline.views.changes import last_change

Maker = Callable[[], bytes]


class Step:  # Type checkers take no named tuple for a callable, and defining a frozen dataclass takes ten times as long.
    """How to make a file that depends on some events only.

    Beside `shows`, in their order, and `also`, it may depend on what all pages may: everything but events, and everybody's
    history. Files of one `group` have most of their work in common.
    """

    __slots__ = ("also", "group", "make", "shows")

    def __init__(self, make: Maker, shows: tuple[Event, ...], also: str = "", group: str = "") -> None:
        self.make, self.shows, self.also, self.group = make, shows, also, group

    def __call__(self) -> bytes:
        """Make the file."""
        return self.make()


class Part(NamedTuple):
    """What a file that shows all events says of one; like a page, it may depend on `event`, `also` and what all pages may.

    Two parts of a file that say different things of one event differ in `also`.
    """

    make: Maker
    event: Event
    also: str = ""


Finish = Callable[[Sequence[bytes]], bytes]
"""Makes a file of its parts."""

Piece = bytes | Part
"""A stretch of a file: bytes that are made every time, or a part that need not be."""


class Joined:
    """How to make a file that shows all events: from pieces, of which those stay that say the same as in the last build.

    The file is its pieces, one after the other, or what `finish` makes of them; they are all parts then, each with another key.
    """

    __slots__ = ("finish", "pieces")

    def __init__(self, pieces: Callable[[], Iterable[Piece]], finish: Finish | None = None) -> None:
        self.pieces, self.finish = pieces, finish

    def __call__(self) -> bytes:
        """Make the whole file."""
        made = [piece if isinstance(piece, bytes) else piece.make() for piece in self.pieces()]
        return self.finish(made) if self.finish else b"".join(made)


class Basis(NamedTuple):
    """What files are made from: the program, the theme and what was asked for, in `around`, and the content's files, by path."""

    around: bytes
    digests: Mapping[str, bytes]


class Keys:
    """What the files of a plan, and the parts of those that are joined, are made from: the same key, the same bytes.

    `files` holds the key of each file by its path, `shared` is that of all that every page may depend on.
    """

    def __init__(self, plan: Mapping[str, Maker], histories: Iterable[History], basis: Basis) -> None:
        histories = tuple(histories)
        places = {event.place.path for history in histories for event in history.team.events}
        self._digests = basis.digests
        self._events: dict[tuple[str, str], bytes] = {}
        self.shared = _shared(histories, basis, places)
        whole = sha256(self.shared)
        for path in sorted(places):
            whole.update(path.encode() + b"\0" + basis.digests[path])
        self.files = {path: self._step(step) if isinstance(step, Step) else whole.digest() for path, step in plan.items()}

    def part(self, part: Part) -> bytes:
        """Return the key of a part among those of its file, without what all parts share."""
        return self._event(part.event) + part.also.encode()

    def _step(self, step: Step) -> bytes:
        events = map(self._event, step.shows)
        return sha256(b"".join([self.shared, *events, step.also.encode()])).digest()

    def _event(self, event: Event) -> bytes:
        """Return a digest of an event: of its file, where that stands, and which of the file's events it is."""
        place = event.place.path, event.id
        if place not in self._events:
            self._events[place] = sha256(b"\0".join([place[0].encode(), place[1].encode(), self._digests[place[0]]])).digest()
        return self._events[place]


def _shared(histories: Iterable[History], basis: Basis, places: set[str]) -> bytes:
    shared = sha256(basis.around)
    for path, digest in sorted(basis.digests.items()):
        if path not in places:
            shared.update(path.encode() + b"\0" + digest)
    for history in histories:  # The days on which anybody's status changes, and the day of the last change, are on every page.
        shared.update(repr((history.tenures, last_change(history.team))).encode())
    return shared.digest()
