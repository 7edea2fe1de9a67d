"""The JSON Schemas: the loader refuses what they refuse, the shipped content passes, and the documentation says the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from founders_timeline.commands.cli import main
from founders_timeline.loader.nodes import ListNode, MappingNode, Node, TextNode
from founders_timeline.loader.yaml_reader import read_yaml
from founders_timeline.schema.documents import DOCUMENTS, schema_files, schema_of
from founders_timeline.schema.event_tables import CORRECTION, DESTINATION, EVENT, QUOTE
from founders_timeline.schema.kinds import JSON, KINDS
from founders_timeline.schema.table import Field, Table
from founders_timeline.schema.tables import EDITOR, LINK, NAMED_LINK, NOUN_FORMS, PERSON, SITE, SOURCE, STORY_STEP, TEAM
from tests.hostile.test_corpus import YAML, Row, written
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, load, problems_of, write_site
from tests.small_site import built

ROOT = Path(__file__).resolve().parents[2]
CONTENT = (ROOT / "docs" / "content.md").read_text("utf-8")
TABLES = (SITE, EDITOR, TEAM, STORY_STEP, NOUN_FORMS, PERSON, SOURCE, DESTINATION, CORRECTION, QUOTE, EVENT, LINK, NAMED_LINK)
DOCUMENTED = {
    "## `content/site.yaml`": SITE,
    "The web editor, for people without git ([how to set it up](publishing.md#an-editor-in-the-browser)):": EDITOR,
    "## `content/TEAM/team.yaml`": TEAM,
    "A step of the story:": STORY_STEP,
    "A noun has these forms:": NOUN_FORMS,
    "A person is a name, or a mapping:": PERSON,
    "## `content/TEAM/sources.yaml`": SOURCE,
    "## `content/TEAM/events/*.yaml`": EVENT,
    "A quote:": QUOTE,
}


# How editors see YAML: the core schema of YAML 1.2, as the npm package yaml reads it.

_CORE = (
    (re.compile(r"|~|null|Null|NULL"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), lambda text: int(text[:100])),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:100], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[:100], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"), lambda text: float(text.replace(".", ""))),
)


def as_json(node: Node) -> object:
    """Return a node's value as an editor's YAML reader sees it."""
    match node:
        case MappingNode():
            return {key.value: as_json(value) for key, value in node.entries}
        case ListNode():
            return [as_json(item) for item in node.items]
        case TextNode(plain=True):
            return next((make(node.value) for pattern, make in _CORE if pattern.fullmatch(node.value)), node.value)
    return node.value


def validator(document: str) -> Draft7Validator:
    schema = schema_of(document)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


VALIDATORS = {document: validator(document) for document in DOCUMENTS}


def document_of(path: str) -> str:
    return Path(path).stem if Path(path).parent.name != "events" else "event"


def refusals(path: str, data: bytes, check: Draft7Validator | None = None) -> list[str]:
    """Return what the schema has against a file; nothing if it is not even YAML that our reader takes."""
    node, _ = read_yaml(path, data)
    if node is None:
        return []
    return [error.message for error in (check or VALIDATORS[document_of(path)]).iter_errors(as_json(node))]


# Agreement with the loader.


def files_of(row: Row) -> Iterator[tuple[str, bytes]]:
    yield from ((f"{EVENTS}/{name}", data) for name, data in row.contents.items() if name.lower().endswith(".yaml"))


@pytest.mark.parametrize("row", YAML, ids=[row.file.rstrip("/") for row in YAML])
def test_what_the_schema_refuses_in_the_corpus_the_loader_refuses(tmp_path: Path, row: Row) -> None:
    refused = {path for path, data in files_of(row) if refusals(path, data)}
    assert refused <= {problem.path for problem in problems_of(written(tmp_path, row)) if problem.is_error}


def test_the_schema_refuses_much_of_the_corpus() -> None:
    assert sum(1 for row in YAML for path, data in files_of(row) if refusals(path, data)) >= 50


def shipped() -> list[Path]:
    return sorted((ROOT / "content").rglob("*.yaml"))


@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.relative_to(ROOT / "content").as_posix())
def test_the_shipped_content_passes_the_schema(file: Path) -> None:
    assert refusals(str(file), file.read_bytes()) == []


PROBES = [
    *("text", "\"text\"", "''", "' '", "", "~", "null", "true", "No", "123", "'123'", "010", "1.5", ".5", "1e3", "0x1F"),
    *(".nan", "[]", "[text]", "[text, other]", "[[text]]", "{}", "{en: text}", "{fr: text}", "{en: ~}", "{en: }"),
    *("{EN: text}", "{name: text}", "2024", "'2024'", "0999", "2200", "2024-08", "2024-08-05", "2024-8-5", "2024-13"),
    *("2024-08-05?", "2024~", "2024%", "[2016..2018]", "'[2016..2018]'", "[2018..2016]", "[2016?..2018]"),
    *("[2024-08-05..2024-08-05]", "'[2016]'", "2016..2018", "https://example.org/a", "HTTPS://example.org/"),
    *("ftp://example.org/", "https://localhost/", "'https://example.org/a b'", "'https://example.org/é'"),
    *("[https://example.org/a]", "[{url: https://example.org/a}]", "[{title: text}]", "{url: https://example.org/a}"),
    *("{url: https://example.org/a, date: 2024}", "{url: https://example.org/a, accessed: 2024}"),
    *("{url: https://example.org/a, colour: red}", "en", "pt-BR", "e", "english words", "index", "con", "a-b", "A-b", "a--b"),
    *("a" * 81, "Q1", "Q0", "q1", "GB", "GBBB", "active", "departed", "[active]", "[departed]", "[on leave]"),
    *("[on_leave, affiliated]", "departure", "milestone", "role", "leave", "confirmed", "primary", "America/Los_Angeles"),
    *("Ada Example", "[Ada Example]", "[Ada Example, Ada Example]", "[Cleo Example, Zoe Example]", "[{name: Ada}]"),
    *("[{id: ada}]", "[{name: Ada, colour: red}]", "[{text: text}]", "[{text: text, lang: en}]", "[{lang: en}]"),
    *("[{date: 2024-01-01, text: text}]", "[{date: 2024, text: text}]", "[{date: 2024-01-01}]", "ada-leaves", "[ada-leaves]"),
    *("[nobody]"),
]  # fmt: skip
"""Values, right and wrong, that are tried in every field."""

EVENT_START = {"name": "Ada Example", "date": "2024-08-05", "sources": "[ada-leaves]"}
MILESTONE = {"type": "milestone", "title": "text", "date": "2024"}
ROLE = {**EVENT_START, "type": "role", "destination": "{role: text}"}
SOURCE_START = {"url": "https://example.org/x", "date": "2024"}
TEAM_START = {"name": "Example", "founded": "2015-12-11", "founders": "[Ada Example]"}
EVENT_FILE = f"{EVENTS}/a.yaml"
PEOPLE = "name: Example\nfounded: 2015\nfounders:\n  - {}\n"
LINKS = "name: Example\nfounded: 2015\nfounders: [{{name: Ada, links: [{}]}}]\n"
INSIDE = "name: Ada Example\ndate: 2024\n"
PLACES: dict[str, tuple[Table, str, dict[str, str], str]] = {
    "site": (SITE, SITE_FILE, {"title": "Example"}, "{}"),
    "editor": (EDITOR, SITE_FILE, {"repository": "https://github.com/a/b"}, "title: Example\neditor: {}\n"),
    "team": (TEAM, TEAM_FILE, TEAM_START, "{}"),
    "person": (PERSON, TEAM_FILE, {"name": "Ada Example"}, PEOPLE),
    "link": (LINK, TEAM_FILE, {"url": "https://example.org/x"}, LINKS),
    "named link": (NAMED_LINK, SITE_FILE, {"name": "CC BY"}, "title: Example\nlicence: {}\n"),
    "source": (SOURCE, SOURCES_FILE, SOURCE_START, "ada-leaves: {}\n"),
    "event": (EVENT, EVENT_FILE, EVENT_START, "{}"),
    "event in a list": (Table("an event", EVENT.fields[:1]), EVENT_FILE, EVENT_START, "- {}"),
    "milestone": (Table("an event", EVENT.fields[:5]), EVENT_FILE, MILESTONE, "{}"),
    "role": (Table("an event", EVENT.fields[:5]), EVENT_FILE, ROLE, "{}"),
    "destination": (DESTINATION, EVENT_FILE, {"name": "text"}, f"{INSIDE}destination: {{}}\n"),
    "quote": (QUOTE, EVENT_FILE, {"text": "text"}, f"{INSIDE}quotes:\n  - {{}}\n"),
    "correction": (CORRECTION, EVENT_FILE, {"date": "2024-01-01", "text": "x"}, f"{INSIDE}corrections: [{{}}]\n"),
}
"""For every table, a file that holds such a mapping: the least that it needs, and what stands around it."""


def in_braces(mapping: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in mapping.items()) + "}"


def variants(start: dict[str, str], fields: tuple[Field, ...]) -> Iterator[dict[str, str]]:
    """Yield mappings: one field missing, one field unknown, and every field with every probe."""
    yield start
    yield {**start, "colour": "red"}
    yield from ({key: value for key, value in start.items() if key != left_out} for left_out in start)
    yield from ({**start, field.name: probe} for field in fields for probe in PROBES)


@pytest.mark.parametrize("place", PLACES)
def test_what_the_schema_refuses_in_any_field_the_loader_refuses(tmp_path: Path, place: str) -> None:
    table, path, start, around = PLACES[place]
    root, disagreements = write_site(tmp_path), []
    for mapping in variants(start, table.fields):
        text = around.format(in_braces(mapping))
        refused = refusals(path, text.encode())
        if refused:
            (root / path).write_text(text, "utf-8")
            disagreements += [] if any(problem.is_error for problem in problems_of(root)) else [(text, refused[0])]
    assert disagreements == []


@pytest.mark.parametrize("place", PLACES)
def test_the_schema_refuses_a_misspelt_key_and_a_missing_one(place: str) -> None:
    table, path, start, around = PLACES[place]
    wrong = [
        {**start, "colour": "red"},
        *({key: start[key] for key in start if key != needed} for needed in table.needed.split()),
    ]
    texts = [around.format(in_braces(mapping)) for mapping in wrong]
    assert [text for text in texts if not refusals(path, text.encode())] == []


def test_the_event_schema_takes_one_event_and_a_list_of_them() -> None:
    event = "{name: Ada, date: 2024-08-05}"
    assert [refusals(f"{EVENTS}/a.yaml", text.encode()) for text in (event, f"[{event}, {event}]")] == [[], []]


@pytest.mark.parametrize("wrong", ["{type: milestone, date: 2024}", "{type: role, name: Ada, date: 2024}", "{date: 2024}"])
def test_the_event_schema_knows_what_each_type_needs(wrong: str) -> None:
    assert refusals(f"{EVENTS}/a.yaml", wrong.encode())


# Agreement with the documentation.


def rows_after(heading: str) -> list[tuple[str, ...]]:
    rest = CONTENT[CONTENT.index(f"{heading}\n") :]
    rows = re.search(r"^\| Field \| Kind \| Needed \| Meaning \|\n\| --- .*\n((?:\|.*\n)+)", rest, re.MULTILINE)
    assert rows
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows[1].splitlines()]


@pytest.mark.parametrize("heading", DOCUMENTED)
def test_the_documentation_has_the_rows_of_the_table(heading: str) -> None:
    fields = DOCUMENTED[heading].fields
    assert rows_after(heading) == [(f"`{field.name}`", field.kind, field.needed, field.meaning) for field in fields]


def test_every_kind_is_used_by_a_table_and_every_table_uses_a_kind() -> None:
    assert set(KINDS) == {field.kind for table in TABLES for field in table.fields}


# What an editor shows.


def properties(schema: JSON) -> Iterator[tuple[str, JSON]]:
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties" and isinstance(value, dict) and "const" not in json.dumps(value):
                yield from value.items()
            yield from properties(value) if isinstance(value, dict) else ()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_has_a_title_and_a_description(document: str) -> None:
    assert [
        name for name, field in properties(schema_of(document)) if not (field.get("title") and field.get("description"))
    ] == []


def definitions_of(document: str) -> list[tuple[str, object]]:
    definitions = schema_of(document)["definitions"]
    assert isinstance(definitions, dict)
    return list(definitions.items())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.what)
def test_every_example_is_one_that_its_field_takes(table: Table) -> None:
    definitions = {name: each for document in ("event", "site", "team") for name, each in definitions_of(document)}
    wrong = [
        (field.name, example)
        for field in table.fields
        for example in field.examples
        if not Draft7Validator({**KINDS[field.kind], "definitions": definitions}).is_valid(example)
    ]
    assert wrong == []


def test_the_words_that_may_be_chosen_are_enumerated() -> None:
    fields = [(name, field) for name, field in properties(schema_of("event")) if "enum" in field]
    assert sorted(name for name, _ in fields) == ["confidence", "type", "verified"]


def test_the_events_of_a_team_are_offered_its_people_and_its_sources(tmp_path: Path) -> None:
    root = write_site(tmp_path, {f"{EVENTS}/a.yaml": "name: Ben Example\ndate: 2024\nsources: [ada-leaves]\n"})
    fields = dict(properties(schema_of("event", load(root).teams[0])))
    assert all(word in json.dumps(fields["name"]) for word in ("Ben Example", "ben-example", "Zoe Example"))
    assert "ada-leaves" in json.dumps(fields["sources"])


def test_the_schema_of_a_team_refuses_nothing_that_the_general_one_takes(tmp_path: Path) -> None:
    schema = Draft7Validator(schema_of("event", load(write_site(tmp_path)).teams[0]))
    event = "name: Somebody New\ndate: 2024\nquotes: [{text: Bye., source: new-key}]\n"
    assert refusals(f"{EVENTS}/a.yaml", event.encode(), schema) == []


# Where they are.


def test_the_built_site_holds_the_schemas(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    files = {path: data for path, data in built(root).items() if path.startswith("schema/")}
    assert files == {path: make() for path, make in schema_files(load(root)).items()}
    assert sorted(files) == [*(f"schema/{name}.json" for name in ("event", "example/event", "site", "sources", "team"))]


def test_the_editor_settings_name_a_schema_for_every_file_of_the_shipped_content() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    mapped = {path for pattern in settings.values() for path in ROOT.glob(pattern)}
    assert mapped == set(shipped())


def test_the_editor_settings_name_schemas_that_the_built_site_holds() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    names = {*(f"schema/{document}.json" for document in DOCUMENTS), *(f"schema/{team.name}/event.json" for team in teams())}
    assert {path.removeprefix("./build/") for path in settings} <= names


def teams() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "content").glob("*/team.yaml"))


# The command.


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["schema", *map(str, arguments)], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_command_prints_one_schema(document: str) -> None:
    status, printed, _ = run(document)
    assert (status, json.loads(printed)) == (0, schema_of(document))


def test_the_command_prints_all_schemas_by_name_where_none_is_named() -> None:
    status, printed, _ = run()
    assert (status, json.loads(printed)) == (0, {document: schema_of(document) for document in DOCUMENTS})


def test_the_command_knows_the_people_of_a_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_site(tmp_path))
    assert "Ben Example" in run("event", "--team", "example")[1]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("event", "--team", "exampel"), 'there is no team "exampel". Did you mean "example"?'),
        (("site", "--team", "example"), "--team goes with schema event"),
        (("evnt",), "'evnt' is not one of"),
    ],
)
def test_the_command_refuses_what_makes_no_sense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], reason: str
) -> None:
    monkeypatch.chdir(write_site(tmp_path))
    status, _, told = run(*arguments)
    assert (status, reason in told) == (2, True)
