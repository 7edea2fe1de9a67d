"""Events: one a file, or a list of them."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.people import Directory
from founders_timeline.loader.quotes import quote_reader
from founders_timeline.loader.reader_texts import read_local_name, read_local_text, read_prose
from founders_timeline.loader.report import Report
from founders_timeline.loader.urls import read_url
from founders_timeline.loader.values import Reader, choice_of, kind, read_date, read_day, read_id, read_list
from founders_timeline.model.content import Confidence, Correction, Destination, Event, LocalText, Person, Quote, Source
from founders_timeline.model.date_hints import Bounds
from founders_timeline.model.edtf import EdtfDate, day
from founders_timeline.model.problems import quoted
from founders_timeline.model.slug import LONGEST_ID, TAKEN, is_taken_on_pages, slug_of, why_not_id
from founders_timeline.model.status import EventType, changes_status
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE

_read_type, _read_confidence = choice_of(EventType), choice_of(Confidence)
MOST_ALIASES = 20
"""Ids that an event may have had before: each is a page in every language."""

_LEAVING = {EventType.DEPARTURE, EventType.OUSTER, EventType.DEATH}


class EventContext:
    """What an event may refer to: the site's languages, the team's people, its sources, its founding, and today.

    The readers that follow from these are made once, and not for every event.
    """

    def __init__(
        self, languages: tuple[str, ...], directory: Directory, read_source: Reader[Source], founded: EdtfDate | None, today: date
    ) -> None:
        self.languages = languages
        self.directory = directory
        self.everybody = frozenset(person.id for person in directory.people)
        self.read_source = read_source
        self.today = today
        bounds = Bounds(first=founded.earliest.isoformat() if founded else "", last=today.isoformat())
        self.read_date: Reader[EdtfDate] = partial(read_date, bounds=bounds)
        self.read_text: Reader[LocalText] = partial(read_local_text, languages=languages)
        self.read_prose: Reader[LocalText] = partial(read_prose, languages=languages)
        self.read_correction: Reader[Correction] = partial(_read_correction, languages=languages)


@dataclass(frozen=True, kw_only=True, slots=True)
class EventEntry:
    """What became of an event: the event, or None, and the ids of those whose history is not known because of its errors."""

    event: Event | None = None
    doubtful: frozenset[str] = frozenset()


def read_events_file(report: Report, root: Node, stem: str, context: EventContext) -> tuple[EventEntry, ...]:
    """Read a file of events; `stem` is the file's name without its ending, the id of an event that has a file to itself."""
    if isinstance(root, ListNode):
        if not root.items:
            report.error(root, "empty", "The list holds no event.", "Fill it, or delete the file.")
        return read_list(report, root, "event", partial(_read_event, context=context, stem=""))
    if isinstance(root, TextNode):
        report.error(root, "root", f"An event is a mapping of keys to values, or a list of them, not {kind(root)}.")
        return (EventEntry(doubtful=context.everybody),)
    return (_read_event(report, root, "event", context, stem),)


def _read_event(report: Report, node: Node, _: str, context: EventContext, stem: str) -> EventEntry:
    fields = read_mapping(report, node, EVENT.what, EVENT.keys, EVENT.needed)
    if fields is None:
        return EventEntry(doubtful=context.everybody)
    event_type = fields.read("type", _read_type) if "type" in fields else EventType.DEPARTURE
    people = _read_people(fields, context.directory)
    if event_type:
        _need_what_the_type_needs(fields, event_type)
    event = _event(fields, stem, event_type, people or (), context)
    if event and event_type:
        _check_until(fields, event)
        _warn_about(fields, event, context.today)
    if event_type and not changes_status(event_type):
        return EventEntry(event=event)
    if not people:
        return EventEntry(event=event, doubtful=context.everybody)
    return EventEntry(event=event, doubtful=frozenset() if event and event_type else frozenset(person.id for person in people))


def _event(
    fields: Fields, stem: str, event_type: EventType | None, people: tuple[Person, ...], context: EventContext
) -> Event | None:
    when = fields.read("date", context.read_date)
    title = fields.read("title", context.read_text)
    event_id = fields.read("id", partial(read_id, is_taken=is_taken_on_pages))
    # All fields are read, also of an event without a date, so that every problem is told.
    event = Event(
        id=event_id or (_default_id(stem, people, title, when) if when else ""),
        date=when or day(context.today),
        type=event_type or EventType.DEPARTURE,
        people=tuple(person.id for person in people),
        place=fields.report.place(fields.node_of("date")),
        destination=fields.read("destination", _destination_reader(context.languages, event_type)),
        title=title,
        summary=fields.read("summary", context.read_prose),
        quotes=fields.read_list("quotes", _quote_reader(fields, people, context)),
        sources=tuple(dict.fromkeys(fields.read_list("sources", context.read_source))),
        confidence=fields.read("confidence", _read_confidence) or Confidence.CONFIRMED,
        announced=fields.read("announced", read_date),
        until=fields.read("until", read_date),
        added=fields.read("added", read_day),
        corrections=fields.read_list("corrections", context.read_correction),
        aliases=_read_aliases(fields),
    )
    return event if when else None


def _read_aliases(fields: Fields) -> tuple[str, ...]:
    aliases = fields.read_list("aliases", read_id)
    if len(aliases) > MOST_ALIASES:
        message = f"aliases: the list has {len(aliases)} ids; {MOST_ALIASES} is the most."
        fields.report.error(fields.node_of("aliases"), "too-long", message, "Keep the oldest one and those that are linked to.")
    return aliases[:MOST_ALIASES]


def _read_people(fields: Fields, directory: Directory) -> tuple[Person, ...] | None:
    """Read the people whom an event names; None unless all of them are known."""
    node = fields.node_of("name")
    if "name" not in fields or not isinstance(node, ListNode):
        person = fields.read("name", directory.read)
        return (person,) if person else None
    people = fields.read_list("name", directory.read)
    if not node.items:
        fields.report.error(node, "empty-value", "name: the list names nobody.", "Write a name, or leave the key out.")
    if len(set(people)) != len(people):
        fields.report.error(node, "duplicate", "name: the list names somebody twice.", "Write each name once.")
    return tuple(dict.fromkeys(people)) if len(people) == len(node.items) else None


def _need_what_the_type_needs(fields: Fields, event_type: EventType) -> None:
    if event_type is EventType.MILESTONE:
        fields.need("title")
    else:
        fields.need("name")
    if event_type is EventType.ROLE and "title" not in fields:
        fields.need("destination")


def _check_until(fields: Fields, event: Event) -> None:
    if "until" in fields and event.type is not EventType.LEAVE:
        hint = "Delete it, or write type: leave."
        fields.report.error(fields.node_of("until"), "state", "until: only a leave has an announced end.", hint)
    elif event.until and event.until.latest < event.date.earliest:
        message = f"until: {quoted(event.until.text)} lies before the leave begins, on {event.date}."
        fields.report.error(fields.node_of("until"), "state", message, "Write the day on which it was to end.")


def _quote_reader(fields: Fields, people: tuple[Person, ...], context: EventContext) -> Reader[Quote]:
    node = fields.node_of("name")
    names_one = "name" in fields and (not isinstance(node, ListNode) or len(node.items) == 1)
    speaker = people[0] if names_one and people else None
    needed = QUOTE.needed if names_one else f"{QUOTE.needed} speaker"
    return quote_reader(context.languages, context.directory, context.read_source, speaker, needed)


def _default_id(stem: str, people: tuple[Person, ...], title: LocalText | None, when: EdtfDate) -> str:
    made = _id_from_name(stem) if stem else _id_from_facts(people, title, when)
    return f"event-{made}"[:LONGEST_ID].rstrip("-") if is_taken_on_pages(made) else made


def _id_from_name(stem: str) -> str:
    return stem if why_not_id(stem) is None and stem not in TAKEN else slug_of(stem)


def _id_from_facts(people: tuple[Person, ...], title: LocalText | None, when: EdtfDate) -> str:
    subject = "-".join(person.id for person in people) or (slug_of(title.first) if title else "event")
    day = slug_of(when.text)
    return f"{subject[: LONGEST_ID - 1 - len(day)].rstrip('-')}-{day}"


def _warn_about(fields: Fields, event: Event, today: date) -> None:
    if event.type in _LEAVING and not _names_a_source(fields):
        fields.report.warning(fields.node, "no-source", "The event has no source.", "Add sources: with a URL.")
    if event.date.earliest > today:
        message = f"date: {quoted(event.date.text)} lies after {today}; the event is shown as announced and not counted."
        fields.report.warning(fields.node_of("date"), "future-date", message)


def _names_a_source(fields: Fields) -> bool:
    sources, quotes = fields.node_of("sources"), fields.node_of("quotes")
    if "sources" in fields and not (isinstance(sources, ListNode) and not sources.items):
        return True
    items = quotes.items if isinstance(quotes, ListNode) else ()
    return any(key.value == "source" for quote in items if isinstance(quote, MappingNode) for key, _ in quote.entries)


def _destination_reader(languages: tuple[str, ...], event_type: EventType | None) -> Reader[Destination]:
    def read_destination(report: Report, node: Node, label: str) -> Destination | None:
        if isinstance(node, TextNode):
            name = read_local_name(report, node, label, languages)
            return None if name is None else Destination(name=name)
        needed = "role" if event_type is EventType.ROLE else DESTINATION.needed
        fields = read_mapping(report, node, DESTINATION.what, DESTINATION.keys, needed if event_type else "")
        if fields is None:
            return None
        name = fields.read("name", partial(read_local_name, languages=languages))
        role = fields.read("role", partial(read_local_text, languages=languages))
        url = fields.read("url", read_url)
        return Destination(name=name, role=role, url=url or "") if name or role else None

    return read_destination


def _read_correction(report: Report, node: Node, _: str, languages: tuple[str, ...]) -> Correction | None:
    fields = read_mapping(report, node, CORRECTION.what, CORRECTION.keys, CORRECTION.needed)
    if fields is None:
        return None
    when = fields.read("date", read_day)
    text = fields.read("text", partial(read_local_text, languages=languages))
    return None if when is None or text is None else Correction(date=when, text=text)
