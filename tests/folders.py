"""Hypothesis strategies for whole content folders: mostly right, wrong in one place or in many, or nothing like content."""

from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from founders_timeline.model.status import EventType
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE
from founders_timeline.schema.table import YES, Table
from founders_timeline.schema.tables import LINK, PERSON, SITE, SOURCE, TEAM
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE

Files: TypeAlias = dict[str, bytes]

PEOPLE = ("Ada Example", "Ada", "Ben Example", "Cleo Example", "Zoe Example")
DATES = ("2024-08-05", "2019", "2020-02~", "[2016..2018]", "2017?")
NO_DATES = ("2024-02-30", "1999-13", "20240805", "soon", "2030-01-01")
PLAIN_NAMES = ("a.yaml", "b.yml", "c.yaml", "2024-08-05-ada.yaml")
ODD_NAMES = (
    *("A.yaml", "a.YAML", "\u00e9.yaml", "e\u0301.yml", "con.yaml", "a\nb.yaml", "x.txt", ".a.yaml", "\u202e.yaml", "..yaml"),
    *("index.yaml", "???.yaml", "a" * 200 + ".yaml"),
)
SNIPPETS = (
    *("name: Ada\n", "date: 2024-02-30\n", "- ", "  ", "\t", "&a ", "*a", "!!set ", "<<: ", "? ", ": ", "|\n", ">-\n", '"', "'"),
    *("[", "{", "#", "---\n", "%YAML 1.2\n", "\0", "\x1b[31m", "\u202e", "\ufeff", "\r", "\x85", "\u00e9", "::error::x\n"),
    *("\\ud800", "\\U00110000"),
)

readable = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=15).filter(str.strip)
odd_texts = st.text(max_size=15) | st.sampled_from(["", "~", "yes", "[" * 300, "- " * 30, "![a](b)", "{x}", "a/../b", "con"])
anything: SearchStrategy[Any] = st.recursive(
    st.sampled_from([*PEOPLE, *DATES, *NO_DATES]) | readable | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(readable | odd_texts, inner, max_size=3),
    max_leaves=6,
)


def mostly(common: SearchStrategy[Any], rare: SearchStrategy[Any], one_in: int) -> SearchStrategy[Any]:
    """Draw the rare one once in a while; the middle stands for it, as Hypothesis likes the ends."""
    return st.integers(0, one_in).flatmap(lambda number: rare if number == one_in // 2 else common)


# What suits a kind of the field tables; the first whose words stand in it.
SUITABLE: dict[str, SearchStrategy[Any]] = {
    "list of people": st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True),
    "list of sources": st.lists(st.sampled_from(["ada-leaves", "https://example.org/b"]), max_size=2),
    "list of languages": st.sampled_from([["en"], ["fr", "en"]]),
    "list of folder": st.just(["example"]),
    "list of names": st.lists(st.sampled_from(["A. Example", "Adä"]), max_size=2),
    "list of URLs": st.just(["https://example.org/ada"]),
    "list of status": st.just(["active", "on_leave"]),
    "a source": st.sampled_from(["ada-leaves", "https://example.org/b"]),
    "texts by language": st.dictionaries(st.sampled_from(["en", "fr"]), readable, max_size=2),
    "one of the types": st.sampled_from([str(each) for each in EventType]),
    "confirmed": st.sampled_from(["confirmed", "disputed"]),
    "primary": st.just("primary"),
    "Wikidata": st.just("Q42"),
    "language": st.sampled_from(["en", "fr", "pt-BR"]),
    "date": st.sampled_from(DATES),
    "day": st.just("2024-08-06"),
    "URL": st.sampled_from(["https://example.org/a", "http://a.b:99/?q"]),
    "id": st.sampled_from(["ada", "ada-leaves", "x1"]),
}


def suitable(kind: str) -> SearchStrategy[Any]:
    return next((strategy for words, strategy in SUITABLE.items() if words in kind), readable)


def mappings(table: Table, **given: SearchStrategy[Any]) -> SearchStrategy[dict[str, Any]]:
    """Draw a mapping of a table's fields: those that are needed, some of the others, and now and then something else."""

    @st.composite
    def draw_mapping(draw: DrawFn) -> dict[str, Any]:
        rows = [row for row in table.fields if row.needed == YES or row.name in given or draw(st.integers(0, 4)) == 3]
        drawn = {row.name: draw(given[row.name] if row.name in given else suitable(row.kind)) for row in rows}
        if draw(st.integers(0, 15)) == 7:
            drawn[draw(st.sampled_from([row.name for row in table.fields]) | readable)] = draw(anything)
        return drawn

    return draw_mapping()


def events() -> SearchStrategy[dict[str, Any]]:
    """Draw an event, mostly one that loads."""
    quotes = st.lists(mappings(QUOTE, speaker=st.sampled_from(PEOPLE)), max_size=2)
    corrections = st.lists(mappings(CORRECTION), max_size=1)
    title = readable | st.fixed_dictionaries({"en": readable})
    people = st.sampled_from(PEOPLE) | st.just(["Ben Example", "Zoe Example"])
    when = mostly(st.sampled_from(DATES), st.sampled_from(NO_DATES), 10)
    plain = st.fixed_dictionaries({"name": people, "date": when, "title": title})
    return plain | mappings(
        EVENT,
        name=people,
        date=when,
        title=title,
        destination=readable | mappings(DESTINATION),
        quotes=quotes,
        corrections=corrections,
        id=st.integers(0, 99).map("event-{}".format),
    )


def yaml_files(values: SearchStrategy[Any]) -> SearchStrategy[bytes]:
    """Write values as YAML files: whole, or now and then cut or with something put in."""
    whole = values.map(lambda value: yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass"))
    damaged = st.builds(_damaged, whole, st.integers(0, 10_000), st.sampled_from(SNIPPETS), st.booleans())
    return mostly(whole, damaged, 6)


def _damaged(data: bytes, where: int, snippet: str, is_cut: bool) -> bytes:
    place = where % (len(data) + 1)
    return data[:place] + snippet.encode("utf-8") + (b"" if is_cut else data[place:])


def content_folders() -> SearchStrategy[Files]:
    """Draw what stands in a content folder besides, or instead of, the small site of tests/sites.py."""
    person = st.sampled_from(PEOPLE) | mappings(PERSON, links=st.lists(mappings(LINK), max_size=1))
    team = mappings(TEAM, founders=st.lists(person, min_size=1, max_size=4).map(lambda people: ["Ada Example", *people]))
    sources = st.dictionaries(st.sampled_from(["ada-leaves", "b", "Not An Id"]), mappings(SOURCE), max_size=3)
    one_event = yaml_files(events()) | yaml_files(st.lists(events(), max_size=3))
    event_files = mostly(one_event, yaml_files(anything) | st.binary(max_size=60), 10)
    paths = mostly(st.sampled_from(PLAIN_NAMES), st.sampled_from(ODD_NAMES), 8).map(lambda name: f"{EVENTS}/{name}")
    own = {
        SITE_FILE: yaml_files(mappings(SITE)),
        TEAM_FILE: yaml_files(team),
        SOURCES_FILE: yaml_files(sources),
        "content/about.md": mostly(readable.map(str.encode), st.binary(max_size=30), 6),
        "content/other/team.yaml": yaml_files(team),
        "content/other/events/a.yaml": event_files,
    }
    clashing = {"content/Other/team.yaml": yaml_files(team), "content/con/team.yaml": yaml_files(team)}
    others = [st.fixed_dictionaries({}, optional={path: strategy}) for path, strategy in own.items()]
    few = mostly(st.one_of(*others), st.fixed_dictionaries({}, optional={**own, **clashing}), 5)
    return st.builds(lambda one, other: {**one, **other}, st.dictionaries(paths, event_files, max_size=3), few)
