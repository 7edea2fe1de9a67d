"""The tables of a team's data: their columns, keys and types, the same for the CSV files, their description and their page."""

from typing import NamedTuple

from founders_timeline.model.content import Confidence, Verification
from founders_timeline.model.status import EventType, Status

TEXT = "string"
NUMBER = "integer"
DAY = "date"
TRUTH = "boolean"


class Column(NamedTuple):
    """A column; `key` names its meaning among the interface texts, `language` is that of its texts where there is one each."""

    name: str
    kind: str = TEXT
    is_required: bool = False
    values: tuple[str, ...] = ()
    key: str = ""
    language: str = ""


class ForeignKey(NamedTuple):
    """A column whose values are ids in another table of the team."""

    column: str
    table: str


class Table(NamedTuple):
    """A table; `key` is the column whose values are all different."""

    name: str
    key: str
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()


def tables(languages: tuple[str, ...]) -> tuple[Table, ...]:
    """Return the tables of a site in these languages: texts for readers have a column in each."""
    return (
        Table("events", "id", _spread("events", _EVENTS, languages)),
        Table("founders", "id", _spread("founders", _FOUNDERS, languages)),
        Table(
            "quotes",
            "id",
            _spread("quotes", _QUOTES, languages),
            (ForeignKey("event", "events"), ForeignKey("source", "sources")),
        ),
        Table("sources", "id", _spread("sources", _SOURCES, languages)),
        Table("counts", "date", _spread("counts", _COUNTS, languages)),
    )


def _spread(table: str, columns: tuple[Column, ...], languages: tuple[str, ...]) -> tuple[Column, ...]:
    """Give each column its meaning, and make one column a language of those whose name ends in an asterisk."""
    spread: list[Column] = []
    for column in columns:
        name = column.name.removesuffix("*")
        key = f"data.{table}.{name}"
        if name == column.name:
            spread.append(column._replace(key=key))
        else:
            spread += [column._replace(name=f"{name}_{language}", key=key, language=language) for language in languages]
    return tuple(spread)


def _words(*members: str) -> tuple[str, ...]:
    return tuple(str(member) for member in members)


_EVENTS = (
    Column("id", is_required=True),
    Column("type", is_required=True, values=_words(*EventType)),
    Column("date", is_required=True),
    Column("earliest", DAY, is_required=True),
    Column("latest", DAY, is_required=True),
    Column("people"),
    Column("title*"),
    Column("destination*"),
    Column("role*"),
    Column("destination_url"),
    Column("summary*"),
    Column("confidence", is_required=True, values=_words(*Confidence)),
    Column("announced"),
    Column("until"),
    Column("effect_low", NUMBER),
    Column("effect_high", NUMBER),
    Column("count_after", NUMBER),
    Column("added", DAY),
    Column("changed", DAY, is_required=True),
    Column("sources"),
    Column("page", is_required=True),
)

_FOUNDERS = (
    Column("id", is_required=True),
    Column("name", is_required=True),
    Column("other_names"),
    Column("role*"),
    Column("status", is_required=True, values=_words(*Status, "uncertain")),
    Column("since", DAY, is_required=True),
    Column("remains", TRUTH),
    Column("as_of", DAY, is_required=True),
    Column("wikidata"),
    Column("links"),
    Column("page", is_required=True),
)

_QUOTES = (
    Column("id", is_required=True),
    Column("event", is_required=True),
    Column("speaker*"),
    Column("speaker_id"),
    Column("text", is_required=True),
    Column("lang"),
    Column("translation*"),
    Column("date"),
    Column("verified", values=_words(*Verification)),
    Column("source"),
)

_SOURCES = (
    Column("id", is_required=True),
    Column("url", is_required=True),
    Column("title"),
    Column("publisher"),
    Column("author"),
    Column("date"),
    Column("accessed", DAY),
    Column("lang"),
    Column("type"),
    Column("archive_url"),
    Column("events"),
)

_COUNTS = (
    Column("date", DAY, is_required=True),
    Column("low", NUMBER, is_required=True),
    Column("high", NUMBER, is_required=True),
    Column("founders", NUMBER, is_required=True),
    *(Column(str(status), NUMBER, is_required=True) for status in Status),
    Column("uncertain", NUMBER, is_required=True),
    Column("causes"),
)
