"""What holds for the sources of the rendering half: templates that cannot be escaped from, and imports that run one way."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/founders_timeline"
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
MODULES = {path.relative_to(SOURCE).with_suffix("").as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}

LONGEST_MODULE = 250

FORBIDDEN = {
    "a value that is declared safe": r"\|\s*safe\b",
    "markup made of text": r"\bMarkup\s*\(",
    "escaping switched off": r"autoescape",
    "an attribute without quotes": r"=\{\{",
    "an attribute without quotes that begins with a word": r"=[\w/.-]+\{\{",
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a handler in an attribute": r"\son[a-z]+\s*=",
    "a template made of text": r"\bfrom_string\b",
    "an address of the web": r"https?://(?!www\.w3\.org/2000/svg\")",
}

# Each group may import from itself and from what it names, nothing else of the package. A module stands in the first group
# whose pattern fits its path.
LAYERS = {
    "slug": ("slug", ""),
    "problems": ("problems|__init__|(?!exports/).*/__init__", ""),
    "edtf": ("edtf|status", ""),
    "prose": ("prose|markdown|unshown", "problems"),
    "model": ("model", "edtf"),
    "history": ("history", "edtf model"),
    "places": ("places|stamps|cache_entry|processes", ""),
    "field tables": ("schema/(?:table|tables|event_tables)", ""),
    "loader": ("loader/.*", "slug problems edtf prose model history places field tables"),
    "schema": ("schema/.*", "slug edtf prose model loader field tables"),
    "yaml writer": ("yaml_writer", "loader"),
    "language": ("language", "edtf history"),
    "theme": ("theme|interface_texts", "places language problems loader"),
    "assets": ("assets", "theme"),
    "views": ("views/.*", "edtf prose model history language"),
    "steps": ("steps", "model history views"),
    "exports": ("exports/.*", "problems edtf prose model history language views steps"),
    "renderer": ("renderer", "language"),
    "sharing": ("sharing/.*", "places history model theme language views steps renderer"),
    "editor": ("editor/.*", "slug edtf model language theme renderer schema field tables yaml writer"),
    "builder": ("builder|pages", "places history model language theme assets views steps exports renderer sharing schema editor"),
    "record": ("record", "problems places loader"),
    "output": ("output|exchange", "problems places"),
    "making": ("making|parts", "places steps record output"),
    "readout": ("readout", "places problems model"),
    "reports": ("reports", "problems"),
    "roster report": ("roster_report", "problems edtf model history language views"),
    "options": ("options", "problems edtf"),
    "changes": ("changes/.*", "problems edtf model history"),
    "drafting": (
        "drafting/.*",
        "places slug problems edtf model history loader language theme views schema field tables yaml writer",
    ),
    "importing": ("importing/.*", "slug problems edtf prose model loader yaml writer"),
    "starting": ("starter_site|new_files", ""),
}
"""The rule of docs/architecture.md, from the inside out. What stands outside of it, the command line and the server, may import
all of these and is imported by none of them."""


def template_name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


def layer(module: str) -> str:
    return next((name for name, (pattern, _) in LAYERS.items() if re.fullmatch(pattern, module)), "")


def imports(path: Path) -> Iterator[str]:
    """Return the modules that a file imports anywhere, those of the package by their path in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            module = node.module or ""
            inner = module.removeprefix("founders_timeline").lstrip(".").replace(".", "/")
            if module.split(".")[0] != "founders_timeline":
                yield module
            elif inner in MODULES:
                yield inner
            else:
                names = [f"{inner}/{name.name}".lstrip("/") for name in node.names]
                yield from (name if name in MODULES else f"{inner}/__init__".lstrip("/") for name in names)


def importers(library: str) -> set[str]:
    """Return the modules that import a library or a part of it."""
    return {module for module, path in MODULES.items() if any(name.split(".")[0] == library for name in imports(path))}


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
@pytest.mark.parametrize("fault", FORBIDDEN)
def test_a_template_has_none_of(fault: str, path: Path) -> None:
    assert re.findall(FORBIDDEN[fault], path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_puts_data_into_a_script_as_json_only(path: Path) -> None:
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", path.read_text(encoding="utf-8"), re.DOTALL)
    assert [script for script in scripts if script and not re.fullmatch(r"\{\{ [\w.]+\|tojson \}\}", script)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_puts_json_into_single_quotes_only(path: Path) -> None:
    assert re.findall(r"=\"\{\{[^}]*tojson", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_leaves_sorting_arithmetic_and_dates_to_the_views(path: Path) -> None:
    code = re.findall(r"\{[{%](.*?)[}%]\}", path.read_text(encoding="utf-8"), re.DOTALL)
    assert [
        part for part in code if re.search(r"\|\s*(sort|round|groupby|format|replace|int|float)\b| [-+*/] |strftime", part)
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_has_no_word_that_a_reader_sees(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^<>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[^\W\d_]{2,}", re.sub(r"founders-timeline|<!doctype html>", "", text)) == []


@pytest.mark.parametrize("name", sorted(name for name in MODULES if layer(name)))
def test_a_module_imports_only_from_further_in(name: str) -> None:
    own = layer(name)
    allowed = {own, *re.findall(r"roster report|field tables|yaml writer|\w+", LAYERS[own][1])}
    outside = [other for other in imports(MODULES[name]) if other in MODULES and layer(other) not in allowed]
    assert outside == []


def test_nothing_stands_outside_the_layers_but_the_command_line_and_the_server() -> None:
    assert {name.split("/")[0] for name in MODULES if not layer(name)} <= {"__main__", "start", "cli", "commands", "server"}


def test_no_two_modules_import_each_other() -> None:
    graph = {name: {other for other in imports(path) if layer(other)} for name, path in MODULES.items() if layer(name)}
    assert [(one, other) for one in graph for other in graph[one] if one < other and one in graph[other]] == []


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("jinja2", {"renderer", "commands"}),
        ("markupsafe", {"views", "exports", "renderer", "sharing"}),
        ("fontTools", {"sharing"}),
        ("resvg_py", {"sharing"}),
        ("comrak", {"markdown"}),
        ("nh3", {"markdown"}),
        ("yaml", {"loader", "drafting", "yaml_writer"}),
        ("babel", {"language"}),
        ("slugify", {"slug"}),
        ("click", {"cli", "commands", "options"}),
    ],
)
def test_a_library_is_known_to_one_part_only(library: str, allowed: set[str]) -> None:
    assert {module.split("/")[0] for module in importers(library)} - {"server"} <= allowed


def test_only_the_command_line_asks_for_todays_date() -> None:
    clock = re.compile(r"\b(?:date|datetime|Day)\.(?:today|now|utcnow)\(|\btime\.(?:time|localtime|gmtime)\(")
    found = {name for name, path in MODULES.items() if clock.search(path.read_text(encoding="utf-8"))}
    assert {name for name in found if layer(name)} == set()


def test_only_the_command_line_and_the_server_print_or_exit() -> None:
    spoken = re.compile(r"\bprint\(|\bsys\.(?:exit|stdout|stderr)\b|\bclick\.echo\(")
    found = {name for name, path in MODULES.items() if spoken.search(path.read_text(encoding="utf-8"))}
    assert {name for name in found if layer(name)} == set()


def test_no_content_is_used_as_a_pattern_for_format() -> None:
    patterns = {
        (name, ast.unparse(node.func.value))
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "format_map"}
    }
    an_interface_text = ("language", "message")
    assert [found for found in patterns - {an_interface_text} if not found[1].startswith(("'", '"', "Markup("))] == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_is_short_enough_to_be_read(name: str) -> None:
    lines = MODULES[name].read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE
