"""Popolo JSON as it is written, read into what it tells; whatever has no place in content is noted.

Memberships may stand in a list of their own, or in persons, organizations and posts; whole persons and organizations may stand
in place of their ids, and ids may be numbers.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from founders_timeline.authoring.importing.dates import Order, order_of, tell_order
from founders_timeline.authoring.importing.imported import ImportedQuote, ImportFailure, Notes
from founders_timeline.authoring.importing.popolo_things import Happening, Membership, Organization, Person, PopoloFile, Speech
from founders_timeline.authoring.importing.popolo_values import Values, told_later
from founders_timeline.authoring.importing.records import Record
from founders_timeline.authoring.importing.texts import short_text
from founders_timeline.model.status import Status
from founders_timeline.schema.limits import LANGUAGE

_COUNTED = {str(status): status for status in (Status.ACTIVE, Status.ON_LEAVE, Status.AFFILIATED)}
_DATES = ("start_date", "end_date", "founding_date", "dissolution_date", "death_date", "date")

Relation = Literal["person", "organization", "post"]


def read_popolo(data: object, notes: Notes, day_first: bool | None) -> PopoloFile:
    """Read a file's data; ImportFailure if it is no Popolo."""
    if not isinstance(data, Mapping) or not data.get("persons") or not data.get("organizations"):
        raise ImportFailure("This is no Popolo data: it has no lists of persons and organizations.")
    order = order_of(_dates_in(data), day_first)
    tell_order(order, notes)
    return _Reader(data, notes, order).read()


def _dates_in(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (text for key, text in value.items() if key in _DATES and isinstance(text, str))
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _dates_in(item)


class _Reader:
    """One file on its way: what has been read so far, and the memberships that were met inside of other things."""

    def __init__(self, data: Mapping[str, object], notes: Notes, order: Order) -> None:
        self._file = Record("", data, notes)
        self._notes = notes
        self._values = Values(notes, order)
        self._persons: dict[str, Person] = {}
        self._organizations: dict[str, Organization] = {}
        self._held: set[str] = set()
        self._posts: dict[str, tuple[str, str]] = {}
        self._memberships: list[tuple[Record, dict[Relation, str]]] = []

    def read(self) -> PopoloFile:
        """Read everything, persons and organizations first: memberships and speeches refer to them."""
        for record in self._file.records("persons", "person"):
            self._read_person(record)
        for record in self._file.records("organizations", "organization"):
            self._read_organization(record)
        for record in self._file.records("posts", "post"):
            self._read_post(record)
        self._memberships += [(record, {}) for record in self._file.records("memberships", "membership")]
        happenings = tuple(map(self._happening, self._file.records("events", "event")))
        terms = {happening.id: happening for happening in happenings if happening.id}
        read = (self._membership(record, known, terms) for record, known in self._memberships)
        memberships = tuple(dict.fromkeys(each for each in read if each))
        speeches = tuple(speech for record in self._file.records("speeches", "speech") if (speech := self._speech(record)))
        for post, (_, role) in self._posts.items():
            if post not in self._held:
                self._notes.add(f"post {role or post}", "nobody is said to hold it, so it was left out.")
        for record in self._file.records("areas", "area"):
            record.where = f"area {record.text('id')}"
            record.tell_rest()
        self._file.where = "the file"
        self._file.tell_rest()
        return PopoloFile(
            persons=self._persons,
            organizations=self._organizations,
            memberships=memberships,
            happenings=happenings,
            speeches=speeches,
        )

    def _read_person(self, record: Record) -> str:
        """Read a person; return the id, or the name where there is none, empty if there is neither."""
        written = record.text("name") or f"{record.text('given_name')} {record.text('family_name')}"
        name = " ".join(written.split())
        person_id = record.text("id") or name
        record.where = f"person {name or person_id or 'without a name'}"
        if not name and person_id not in self._persons:
            record.note("there is no name, so the person was left out.")
        elif person_id not in self._persons:
            others = [other.text("name") for other in told_later(record, "other_names") if other.has("name")]
            others += record.texts("other_names")
            wikidata, links = self._values.wikidata(record), self._values.links(record, "links")
            self._persons[person_id] = Person(
                id=person_id,
                name=short_text(name, self._notes, record.where) or person_id,
                other_names=tuple(dict.fromkeys(other for other in others if other and other != name)),
                wikidata=wikidata,
                links=tuple(link for link in links if not (wikidata and link.url.endswith(f"/{wikidata}"))),
                death=self._values.date(record, "death_date"),
            )
        elif name not in ("", self._persons[person_id].name):
            record.note(f"there is another person with the id {person_id}, so this one was left out.")
        self._memberships += [(inner, {"person": person_id}) for inner in record.records("memberships", "membership")]
        record.tell_rest()
        return person_id

    def _read_organization(self, record: Record) -> str:
        """Read an organization; return the id, or the name where there is none, empty if there is neither."""
        name = " ".join(record.text("name").split())
        organization_id = record.text("id") or name
        record.where = f"organization {name or organization_id or 'without a name'}"
        if not organization_id:
            record.note("there is neither an id nor a name, so the organization was left out.")
        elif organization_id not in self._organizations:
            has_founders = record.has("founder_ids")
            self._organizations[organization_id] = Organization(
                id=organization_id,
                name=short_text(name, self._notes, record.where) or organization_id,
                founded=self._values.date(record, "founding_date"),
                dissolved=self._values.date(record, "dissolution_date"),
                founders=tuple(record.texts("founder_ids")) if has_founders else None,
                counts_as_remaining=tuple(_COUNTED[word] for word in record.texts("counts_as_remaining") if word in _COUNTED),
                links=self._values.links(record, "links"),
                sources=self._values.links(record, "sources"),
            )
        elif name not in ("", self._organizations[organization_id].name):
            record.note(f"there is another organization with the id {organization_id}, so this one was left out.")
        self._memberships += [(inner, {"organization": organization_id}) for inner in record.records("memberships", "membership")]
        record.tell_rest()
        return organization_id

    def _read_post(self, record: Record) -> str:
        """Read a post: a role at an organization, for those memberships that name nothing but it."""
        post_id, label, role = record.text("id"), record.text("label"), record.text("role")
        record.where = f"post {label or role or post_id}"
        organization = self._related(record, "organization", {})
        if post_id:
            self._posts.setdefault(post_id, (organization, role or label))
        relations: dict[Relation, str] = {"post": post_id, "organization": organization}
        self._memberships += [(inner, relations) for inner in record.records("memberships", "membership")]
        record.tell_rest()
        return post_id

    def _related(self, record: Record, kind: Relation, known: Mapping[Relation, str]) -> str:
        """Return the id of a membership's person, organization or post: written as one, as a whole thing, or known already."""
        read = {"person": self._read_person, "organization": self._read_organization, "post": self._read_post}[kind]
        key = record.text(f"{kind}_id")
        whole = record.records(kind)
        return key or (read(whole[0]) if whole else "") or known.get(kind, "")

    def _membership(self, record: Record, known: Mapping[Relation, str], terms: Mapping[str, Happening]) -> Membership | None:
        """Read a membership. Without dates of its own it has those of its legislative period, as EveryPolitician writes them."""
        person, own_id = self._related(record, "person", known), record.text("id")
        name = self._persons[person].name if person in self._persons else person
        record.where = " ".join(filter(None, ("membership", own_id, name and f"of {name}")))
        post = self._related(record, "post", known)
        if post and post not in self._posts:
            record.note(f"the file has no post {post}.")
        post_organization, post_role = self._posts.get(post, ("", ""))
        self._held.add(post)
        organization = self._related(record, "organization", known) or post_organization
        if not person or not organization:
            record.note("it names no person or no organization, so it was left out.")
            record.tell_rest()
            return None
        if person not in self._persons:
            record.note(f"the file has no person {person}, so it was left out.")
            return None
        start, end = self._values.date(record, "start_date"), self._values.date(record, "end_date")
        term = self._term(record, terms)
        membership = Membership(
            where=record.where,
            person=person,
            organization=organization,
            role=short_text(record.text("role") or post_role or record.text("label"), self._notes, record.where),
            start=start or (term.start.date if term and term.start else None),
            end=end or (term.end if term else None),
            sources=self._values.links(record, "sources"),
        )
        record.tell_rest()
        return membership

    def _term(self, record: Record, terms: Mapping[str, Happening]) -> Happening | None:
        key = record.text("legislative_period_id")
        if key and key not in terms:
            record.note(f"the file has no event {key}, whose dates it should have.")
        return terms.get(key)

    def _happening(self, record: Record) -> Happening:
        event_id, name = record.text("id"), record.text("name")
        record.where = f"event {event_id or name}"
        says_whom = record.has("person_ids")
        start, end = self._values.read_date(record, "start_date"), self._values.date(record, "end_date")
        attendees = record.texts("attendees") + [self._read_person(inner) for inner in record.records("attendees", "person")]
        happening = Happening(
            where=record.where,
            id=event_id,
            name=name,
            classification=record.text("classification"),
            start=start,
            end=end,
            organization=self._related(record, "organization", {}),
            people=tuple(self._known(record, [*record.texts("person_ids"), *attendees])),
            says_whom=says_whom,
            description=record.text("description"),
            sources=self._values.links(record, "sources"),
        )
        record.tell_rest()
        return happening

    def _known(self, record: Record, persons: list[str]) -> Iterator[str]:
        for person in dict.fromkeys(persons):
            if person in self._persons:
                yield person
            else:
                record.note(f"the file has no person {person}.")

    def _speech(self, record: Record) -> Speech | None:
        speech_id, text = record.text("id"), short_text(record.text("text"), self._notes, "speech")
        record.where = f"speech {speech_id}".strip()
        creator, attribution = record.text("creator_id"), record.text("attribution_text")
        known = self._persons.get(creator)
        language = record.text("language")
        if language and not LANGUAGE.fullmatch(language):
            record.note(f"{language} is no code of a language here.")
        sources = self._values.links(record, "sources")
        speech = Speech(
            where=record.where,
            event=record.text("event_id"),
            creator=creator if known else "",
            quote=ImportedQuote(
                text=text,
                speaker=attribution or (known.name if known else ""),
                lang=language if LANGUAGE.fullmatch(language) else "",
                date=self._values.date(record, "date"),
                source=sources[0] if sources else None,
            ),
        )
        for source in sources[1:]:
            record.note(f"a quote has one source here; this is another: {source.url}")
        record.tell_rest()
        return speech if text else None
