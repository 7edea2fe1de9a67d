"""Founders and other people: what they are called, and how events find them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import partial

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.meant import names_meant
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.loader.reader_texts import read_local_text
from founders_timeline.loader.report import MOST_LISTED, Report
from founders_timeline.loader.urls import read_url
from founders_timeline.loader.values import read_id, read_name, read_text
from founders_timeline.model.content import Link, Person
from founders_timeline.model.folding import is_letter_or_digit
from founders_timeline.model.problems import one_line, quoted
from founders_timeline.model.slug import slug_of
from founders_timeline.schema.tables import LINK, PERSON


def read_link(report: Report, node: Node, label: str) -> Link | None:
    """Read a link: a URL, or a mapping with a url and a title."""
    if isinstance(node, TextNode):
        url = read_url(report, node, label)
        return None if url is None else Link(url=url)
    fields = read_mapping(report, node, LINK.what, LINK.keys, LINK.needed)
    if fields is None:
        return None
    url = fields.read("url", read_url)
    return None if url is None else Link(title=fields.read("title", read_text) or "", url=url)


def monogram_of(name: str) -> str:
    """Make a monogram: the first letters of the first and the last word of a name."""
    words = [word for word in re.split(r"[\s-]+", name) if word and is_letter_or_digit(word[0])] or [name]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return unicodedata.normalize("NFC", letters).upper()


def read_people(fields: Fields, key: str, languages: tuple[str, ...], taken: dict[str, Person]) -> tuple[Person, ...]:
    """Read a list of people; ids that somebody in `taken` has already are reported, the others are added to it."""

    def read_unique(report: Report, node: Node, label: str) -> Person | None:
        person = _read_person(report, node, label, languages)
        if person is None:
            return None
        other = taken.setdefault(person.id, person)
        if other is person:
            return person
        message = f"{label}: {quoted(person.name)} and {quoted(other.name)} would both have the id {quoted(person.id)}."
        report.error(node, "slug-taken", message, "Give one of them an id of its own with id:, or delete one.")
        return None

    return fields.read_list(key, read_unique)


def are_all_read(fields: Fields, key: str, people: tuple[Person, ...]) -> bool:
    """Tell whether a list of people was read without losing anybody."""
    node = fields.node_of(key)
    return key not in fields or (isinstance(node, ListNode) and len(node.items) == len(people))


class Directory:
    """Who is meant by a name: the people of a team by id, name and other name.

    Where the directory is not complete, because team.yaml has errors, a name that it lacks is no problem of its own.
    """

    def __init__(self, people: Iterable[Person], *, is_complete: bool) -> None:
        self.people = tuple(people)
        self._is_complete = is_complete
        self._by_id = {person.id: person for person in self.people}
        self._by_name: dict[str, list[Person]] = {}
        for person in self.people:
            for name in dict.fromkeys((person.name, *person.other_names)):
                self._by_name.setdefault(name, []).append(person)

    def get(self, name: str) -> Person | None:
        """Return the person with this id, name or other name; None if there is nobody, or more than one."""
        found = self._find(name)
        return found[0] if len(found) == 1 else None

    def _find(self, name: str) -> list[Person]:
        if name in self._by_id:
            return [self._by_id[name]]
        return self._by_name.get(" ".join(unicodedata.normalize("NFC", name).split()), [])

    def read(self, report: Report, node: Node, label: str) -> Person | None:
        """Read the name or id of somebody who is known."""
        name = read_name(report, node, label)
        if name is None:
            return None
        found = self._find(name)
        if len(found) > 1:
            ids = ", ".join(one_line(person.id) for person in found[:MOST_LISTED])
            message = f"{label}: {quoted(name)} is the name of {len(found)} people."
            report.error(node, "ambiguous-person", message, f"Write the id of the one who is meant: {ids}.")
        elif not found and self._is_complete:
            message = f"{label}: nobody called {quoted(name)} stands under founders: or people: in team.yaml."
            report.error(node, "unknown-person", message, self._hint(report, name, label))
        return found[0] if len(found) == 1 else None

    def _hint(self, report: Report, name: str, label: str) -> str:
        """Return what to write instead of a name that nobody has."""
        bare = name.strip("\"'“”„«»")
        if bare != name and self.get(bare):
            return f"Write {label}: {bare}, without the quotes."
        found = [person.name for part in names_meant(name) if (person := self.get(part))]
        if len(found) > 1 and label == "name":
            return f"Write name: [{', '.join(map(one_line, found))}]"
        hint = report.suggest(name, self._by_name)
        return hint or "Add the person under people: in team.yaml."


def _read_person(report: Report, node: Node, label: str, languages: tuple[str, ...]) -> Person | None:
    if isinstance(node, TextNode):
        name = read_name(report, node, label)
        return None if name is None else Person(id=slug_of(name), name=name, monogram=monogram_of(name))
    fields = read_mapping(report, node, PERSON.what, PERSON.keys, PERSON.needed)
    return None if fields is None else _person(fields, languages)


def _person(fields: Fields, languages: tuple[str, ...]) -> Person | None:
    name = fields.read("name", read_name)
    person_id = fields.read("id", read_id)
    monogram = fields.read("monogram", _read_monogram)
    role = fields.read("role", partial(read_local_text, languages=languages))
    others = fields.read_list("other_names", read_name)
    wikidata = fields.read("wikidata", _read_wikidata)
    links = fields.read_list("links", read_link)
    if name is None:
        return None
    return Person(
        id=person_id or slug_of(name),
        name=name,
        role=role,
        other_names=others,
        monogram=monogram or monogram_of(name),
        wikidata=wikidata or "",
        links=links,
    )


def _read_monogram(report: Report, node: Node, label: str) -> str | None:
    text = read_text(report, node, label)
    if text is not None and len(text) > 3:
        report.error(node, "type", f"{label}: {quoted(text)} is longer than three characters.")
        return None
    return text


def _read_wikidata(report: Report, node: Node, label: str) -> str | None:
    text = read_text(report, node, label)
    if text is not None and not re.fullmatch(r"Q[1-9]\d*", text, re.ASCII):
        report.error(node, "type", f"{label}: {quoted(text)} is not a Wikidata id.", "Write Q and a number.")
        return None
    return text
