"""The values of Popolo that several things have: dates, links, identifiers."""

import re
from collections.abc import Iterator

from founders_timeline.authoring.importing.addresses import source_of
from founders_timeline.authoring.importing.dates import Order, ReadDate, read_date_of
from founders_timeline.authoring.importing.imported import ImportedSource, Notes
from founders_timeline.authoring.importing.records import Record
from founders_timeline.authoring.importing.texts import short_text
from founders_timeline.model.edtf import EdtfDate

_NO_END = 9000
"""Years from here on, such as 9999, are how some programs write that there is no end."""


def told_later(record: Record, key: str) -> Iterator[Record]:
    """Yield the mappings of a list; what nobody has taken of one when the next is asked for is told."""
    for inner in record.records(key):
        yield inner
        inner.tell_rest()


class Values:
    """Takes values out of a file's things, and tells those that content cannot hold. `order` is that of the file's dates."""

    def __init__(self, notes: Notes, order: Order) -> None:
        self._notes = notes
        self._order = order

    def wikidata(self, record: Record) -> str:
        """Take the id of Wikidata; other identifiers are told."""
        found = ""
        for identifier in told_later(record, "identifiers"):
            value, scheme = identifier.text("identifier"), identifier.text("scheme")
            if not found and scheme.casefold() == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value, re.ASCII):
                found = value
            elif value:
                record.note(f"there is no place here for the identifier {value} ({scheme or 'of no scheme'}).")
        return found

    def links(self, record: Record, key: str) -> tuple[ImportedSource, ...]:
        """Take the addresses of a list of links or sources."""
        found = [
            source
            for link in told_later(record, key)
            for source in source_of(
                self._notes, record.where, link.text("url"), short_text(link.text("note"), self._notes, record.where)
            )
        ]
        found += [source for url in record.texts(key) for source in source_of(self._notes, record.where, url)]
        return tuple(dict.fromkeys(found))

    def date(self, record: Record, key: str) -> EdtfDate | None:
        """Take a date, the one that says more if there are two; one that cannot be read is told."""
        read = self.read_date(record, key)
        if read and not read.date:
            is_open = key == "end_date" and re.match(r"\d{4}", read.written) and int(read.written[:4]) >= _NO_END
            record.note(f"{key} {read.written} {'is taken for no end.' if is_open else read.reason}")
        return read.date if read else None

    def read_date(self, record: Record, key: str) -> ReadDate | None:
        """Take a date, as `date` does it, and keep why it cannot be read."""
        exact, read = (self._read(record, name) for name in (f"{key}_edtf", key))
        if read and read.time:
            record.note(f"{key} {read.written} has a time of day, which was left out.")
        return exact if exact and exact.date else read

    def _read(self, record: Record, key: str) -> ReadDate | None:
        value = record.take(key)
        read = read_date_of(value, self._order)
        if read is None:
            record.put(key, value)
        return read
