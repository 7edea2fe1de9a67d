"""Which old event a new one was: by its ids, or by what it says where its id has changed with its date or its file."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from founders_timeline.model.content import Event
from founders_timeline.model.slug import slug_of
from founders_timeline.model.status import changes_status

Keys = Callable[[Event], Iterable[Hashable]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Likeness:
    """A reason to take two events for one: a key of the old one is a key of the new one."""

    old: Keys
    new: Keys


def pair_events(old: Iterable[Event], new: Iterable[Event]) -> tuple[tuple[Event, Event], ...]:
    """Pair old events with new ones, each with one at most, by the strongest likeness first; in the order of the new ones."""
    ordered = tuple(new)
    free_old = {event.id: event for event in old}
    partners: dict[str, Event] = {}
    for likeness in _LIKENESSES:
        waiting: defaultdict[Hashable, deque[Event]] = defaultdict(deque)
        for event in free_old.values():
            for key in likeness.old(event):
                waiting[key].append(event)
        for event in ordered:
            if event.id not in partners:
                partner = _first_free([waiting[key] for key in likeness.new(event) if key in waiting], free_old)
                if partner:
                    partners[event.id] = free_old.pop(partner.id)
    return tuple((partners[event.id], event) for event in ordered if event.id in partners)


def _first_free(queues: Iterable[deque[Event]], free: dict[str, Event]) -> Event | None:
    for queue in queues:
        while queue:
            event = queue.popleft()
            if event.id in free:
                return event
    return None


def _same(keys: Keys) -> _Likeness:
    return _Likeness(old=keys, new=keys)


def _id_and_subject(event: Event) -> Iterable[Hashable]:
    return [(event.id, event.type, event.people)]


def _ids(event: Event) -> Iterable[Hashable]:
    return (event.id, *event.aliases)


def _lasting_ids(event: Event) -> Iterable[Hashable]:
    """Return the ids that were written for this event: one that ends in its date may have been another event's before."""
    ends_in_date = event.id.endswith(f"-{slug_of(event.date.text)}")
    return event.aliases if ends_in_date else _ids(event)


def _words(event: Event) -> Iterable[Hashable]:
    return [(event.type, event.people, event.title, event.date.text)]


def _words_but_the_date(event: Event) -> Iterable[Hashable]:
    return [(event.type, event.people, event.title, event.destination)]


def _change_of_status(event: Event) -> Iterable[Hashable]:
    return [(event.type, event.people)] if changes_status(event.type) else []


def _id(event: Event) -> Iterable[Hashable]:
    return [event.id]


def _day_and_people(event: Event) -> Iterable[Hashable]:
    return [(event.date.text, event.people)] if event.people else [(event.date.text, event.type)]


def _day_and_person(event: Event) -> Iterable[Hashable]:
    return [(event.date.text, event.type, person) for person in event.people]


_LIKENESSES = (
    _same(_id_and_subject),
    _Likeness(old=_ids, new=_lasting_ids),
    _same(_words),
    _same(_words_but_the_date),
    _same(_change_of_status),
    _same(_id),
    _same(_day_and_people),
    _same(_day_and_person),
)
"""What makes two events one, the strongest first."""
