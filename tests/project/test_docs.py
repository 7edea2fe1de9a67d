"""The documentation and the code say the same: every code, every message, every field."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from founders_timeline import __version__
from founders_timeline.commands.cli import COMMANDS
from founders_timeline.model.content import Confidence, Verification
from founders_timeline.model.history import history_of
from founders_timeline.model.status import EventType, Status, changes_status, may_follow, status_after
from founders_timeline.prose.placeholders import PLACEHOLDERS
from tests.sites import EVENTS, SOURCES_FILE, TEAM_FILE, load, problems_of, write_site

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "founders_timeline"
PROBLEMS = (ROOT / "docs" / "problems.md").read_text("utf-8")
CONTENT = (ROOT / "docs" / "content.md").read_text("utf-8")
CATALOGUE = ROOT / "tests" / "broken_content"

DOCUMENTED = re.findall(r"^### `(.+)`$", PROBLEMS, re.MULTILINE)
EXAMPLES = re.findall(r"^```text\n(.+)\n```$", PROBLEMS, re.MULTILINE)
LINE = re.compile(r"(error|warning)\[([a-z-]+)\]: .+")

OUTSIDE_THE_CATALOGUE = {
    *("missing-file", "unreadable", "not-a-file", "not-a-folder", "symlink"),  # no contents of a file
    *("file-too-big", "too-many", "too-many-nodes"),  # too large for a repository
    *("no-team", "template", "before-founding", "internal"),  # not about the files that the catalogue replaces
}
"""Codes whose messages other tests produce."""


# Codes.


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield the codes that a module gives its problems: the argument `code`, or the first text among the positional ones."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from codes_assigned(node)
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            if name in {"error", "warning", "problem", "_problem", "add"}:
                given += [argument for argument in node.args if is_code(argument)][:1]
            yield from (str(each.value) for each in given if isinstance(each, ast.Constant))


def codes_assigned(node: ast.Assign) -> Iterator[str]:
    """Yield the codes of `code, name = "alias", "an alias"`."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            names = [getattr(each, "id", "") for each in target.elts]
            yield from (
                str(value.value)
                for name, value in zip(names, node.value.elts, strict=True)
                if name == "code" and isinstance(value, ast.Constant)
            )


def is_code(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+(-[a-z]+)*", node.value) is not None
    )


def codes_of_the_source() -> set[str]:
    # What import notes of somebody else's file is no problem of the content, and has no code.
    paths = (path for path in SOURCE.rglob("*.py") if path.parent.name != "importing")
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    return {code for tree in trees for code in codes_in(tree)}


def catalogue() -> set[tuple[str, str]]:
    """Return code and rest of every line that the catalogue of broken content expects."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in CATALOGUE.rglob("*") if path.is_file()]
    return {(match[2], match[0]) for text in texts for match in LINE.finditer(text)}


def test_the_codes_in_the_documentation_are_those_of_the_source() -> None:
    assert set(DOCUMENTED) == codes_of_the_source()


def test_the_codes_in_the_documentation_are_those_of_the_catalogue() -> None:
    assert set(DOCUMENTED) - OUTSIDE_THE_CATALOGUE == {code for code, _ in catalogue()}


def test_every_code_is_documented_once() -> None:
    assert sorted(set(DOCUMENTED)) == sorted(DOCUMENTED)


def test_every_code_has_an_example_of_its_own() -> None:
    assert [match[2] for example in EXAMPLES if (match := LINE.search(example))] == DOCUMENTED


def test_every_code_says_how_severe_it_is() -> None:
    severities = re.findall(r"^(Error|Warning)\.$", PROBLEMS, re.MULTILINE)
    assert [severity.lower() for severity in severities] == [match[1] for example in EXAMPLES if (match := LINE.search(example))]


def test_every_example_is_a_message_that_the_catalogue_holds() -> None:
    shown = {(match[2], match[0]) for example in EXAMPLES if (match := LINE.search(example))}
    named = {(code, line.replace("content/example/", "content/openai/")) for code, line in catalogue()}
    assert {(code, line) for code, line in shown if code not in OUTSIDE_THE_CATALOGUE} <= named


# Fields.


def table_after(heading: str) -> list[str]:
    """Return the first column of the first table after a line of content.md."""
    rest = CONTENT[CONTENT.index(heading) :]
    rows = re.search(r"^\| (?:Field|Type) .*\n\| --- .*\n((?:\|.*\n)+)", rest, re.MULTILINE)
    assert rows
    return re.findall(r"`([a-z_]+)`", "\n".join(row.split("|")[1] for row in rows[1].splitlines()))


EVENT = "name: Ada\ndate: 2024\nsources: [ada-leaves]\n"
PERSON = "name: Example\nfounded: 2015\nfounders:\n  - name: Ada\n    nonsense: x\n"
TABLES = {
    "## `content/site.yaml`": ("content/site.yaml", "title: Example\nnonsense: x\n"),
    "The web editor, for people without git": (
        "content/site.yaml",
        "title: Example\neditor: {repository: 'https://github.com/example/founders', nonsense: x}\n",
    ),
    "## `content/TEAM/team.yaml`": (TEAM_FILE, "name: Example\nfounded: 2015\nfounders: [Ada]\nnonsense: x\n"),
    "A person is a name, or a mapping:": (TEAM_FILE, PERSON),
    "## `content/TEAM/sources.yaml`": (SOURCES_FILE, "ada-leaves:\n  url: https://example.org/a\n  nonsense: x\n"),
    "## `content/TEAM/events/*.yaml`": (f"{EVENTS}/a.yaml", f"{EVENT}nonsense: x\n"),
    "A quote:": (f"{EVENTS}/a.yaml", f"{EVENT}quotes:\n  - text: Goodbye.\n    nonsense: x\n"),
}
MAPPINGS = {
    "licence": ("content/site.yaml", "title: Example\nlicence: {name: CC BY, nonsense: x}\n"),
    "editor": ("content/site.yaml", "title: Example\neditor: {repository: 'https://github.com/ada/x', nonsense: x}\n"),
    "publisher": ("content/site.yaml", "title: Example\npublisher: {name: Ada, nonsense: x}\n"),
    "links": (TEAM_FILE, PERSON.replace("nonsense: x", "links: [{url: 'https://example.org/', nonsense: x}]")),
    "destination": (f"{EVENTS}/a.yaml", f"{EVENT}destination: {{name: Ada, nonsense: x}}\n"),
    "corrections": (f"{EVENTS}/a.yaml", f"{EVENT}corrections: [{{date: 2024-01-01, text: Wrong., nonsense: x}}]\n"),
}


def kind_of(field: str) -> set[str]:
    """Return the words in code that the first row of a field has in its column "Kind"."""
    rows = re.findall(rf"^\| `{field}` \| ([^|]*) \|", CONTENT, re.MULTILINE)
    return set(re.findall(r"`([a-z_]+)`", rows[0]))


def accepted(root: Path, path: str, text: str) -> list[str]:
    """Return the keys that the loader names where it does not know `nonsense`."""
    (hint,) = [problem.hint for problem in problems_of(write_site(root, {path: text})) if problem.code == "unknown-key"]
    return hint.removeprefix("Known here: ").rstrip(".").split(", ")


@pytest.mark.parametrize("heading", TABLES)
def test_the_fields_of_a_table_are_those_that_the_loader_accepts(tmp_path: Path, heading: str) -> None:
    assert sorted(table_after(heading)) == sorted(accepted(tmp_path, *TABLES[heading]))


@pytest.mark.parametrize("field", MAPPINGS)
def test_the_fields_of_a_mapping_inside_a_table_are_those_that_the_loader_accepts(tmp_path: Path, field: str) -> None:
    assert kind_of(field) == set(accepted(tmp_path, *MAPPINGS[field]))


# Words.


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_table_of_types_names_every_type() -> None:
    assert table_after("| Type | The founder") == [str(event_type) for event_type in EventType]


STATUS_WORDS = {
    "active": Status.ACTIVE,
    "on leave": Status.ON_LEAVE,
    "affiliated": Status.AFFILIATED,
    "departed": Status.DEPARTED,
}


def type_rows() -> Iterator[tuple[EventType, str, str]]:
    table = CONTENT[CONTENT.index("| Type | The founder") :].split("\n\n")[0]
    for types, after, follows in map(cells, table.splitlines()[2:]):
        for event_type in re.findall(r"`([a-z]+)`", types):
            yield EventType(event_type), after, follows


def test_the_table_of_types_says_what_each_leads_to() -> None:
    told = {event_type: re.split(r"[:,]", after)[0] for event_type, after, _ in type_rows()}
    names = {status: word for word, status in STATUS_WORDS.items()}
    assert told == {each: names[status_after(each)] if changes_status(each) else "unchanged" for each in EventType}


def test_the_table_of_types_says_what_each_may_follow() -> None:
    told = {
        event_type: set(Status) if follows == "any status" else {STATUS_WORDS[word] for word in follows.split(", ")}
        for event_type, _, follows in type_rows()
    }
    real = {each: {status for status in Status if not changes_status(each) or may_follow(each, status)} for each in EventType}
    assert told == real


def test_the_words_of_confidence_and_of_verification_are_documented() -> None:
    assert (kind_of("confidence"), kind_of("verified")) == (set(Confidence), set(Verification))


def test_the_placeholders_are_documented() -> None:
    paragraph = CONTENT[CONTENT.index("## Placeholders") :].split("\n\n")[1]
    assert set(re.findall(r"\{([a-z_]+)\}", paragraph)) == set(PLACEHOLDERS)


def test_the_shortest_useful_event_of_the_documentation_loads(tmp_path: Path) -> None:
    example = CONTENT[CONTENT.index("## The shortest useful event") :]
    event = example[example.index("```yaml\n") + 8 :].split("```")[0]
    team = "name: Example\nfounded: 2015-12-11\nfounders: [John Schulman]\n"
    site = load(write_site(tmp_path, {TEAM_FILE: team, f"{EVENTS}/2024-08-05-john-schulman.yaml": event}))
    assert history_of(site.teams[0]).days_of_change()[1].isoformat() == "2024-08-05"


# What a newcomer reads first.


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"^\| `{command}\b", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


def test_the_newest_release_is_this_version_everywhere() -> None:
    newest = re.findall(r"^## \[(\d[^]]*)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)[0]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert newest == (__version__, citation["date-released"].isoformat()) == (citation["version"], newest[1])


# Where things are.


def places_named() -> Iterator[str]:
    """Yield the paths from the repository's root that docs/architecture.md names in code."""
    for place in re.findall(r"`([a-z_/]+(?:/|\.[a-z.]+))`", (ROOT / "docs" / "architecture.md").read_text("utf-8")):
        yield place if place.startswith(("src/", "tests/", "templates/", "docs/", "build/")) else f"src/founders_timeline/{place}"


@pytest.mark.parametrize("place", sorted({*places_named()} - {"build/"}))
def test_what_the_architecture_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_the_architecture_draws_every_package() -> None:
    drawing = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("```")[1]
    drawn = re.findall(r"^.{16}([a-z]+) ", drawing, re.MULTILINE)
    assert sorted(drawn) == sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
