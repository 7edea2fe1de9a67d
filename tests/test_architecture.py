"""How the program hangs together: what stands where, and who may import whom (the flow of docs/architecture.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/founders_timeline"
MODULES = {path.relative_to(SOURCE).with_suffix("").as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}

FLOW = (
    "model",
    "prose",
    "schema",
    "loader",
    "theme",
    "views",
    "exports",
    "sharing",
    "editor",
    "site",
    "authoring",
    "server",
    "commands",
)
"""The packages in the order of the flow: each may import itself and those before it."""

LONGEST_MODULE = 250
"""Lines."""

LIBRARIES = {
    "babel": {"model", "loader", "theme"},
    "click": {"commands"},
    "dateutil": {"model", "views", "authoring", "theme"},
    "filelock": {"site"},
    "fontTools": {"sharing"},
    "jinja2": {"theme", "site"},
    "markdown": {"prose"},
    "markdownify": {"authoring"},
    "markupsafe": {"views", "exports", "sharing"},
    "nh3": {"prose"},
    "platformdirs": {"theme"},
    "resvg_py": {"sharing"},
    "slugify": {"model"},
    "yaml": {"loader", "schema", "authoring"},
}
"""The packages that know each library: its place in the flow is one, or few."""


def package(module: str) -> str:
    return module.split("/", maxsplit=1)[0]


def imports(path: Path) -> Iterator[str]:
    """Return what a file imports anywhere: modules of the program by their path in it, others by their name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            yield from _modules(node.module or "", [name.name for name in node.names])


def _modules(module: str, names: list[str]) -> Iterator[str]:
    inner = module.removeprefix("founders_timeline").lstrip(".").replace(".", "/")
    if module.split(".", maxsplit=1)[0] != "founders_timeline":
        yield module
    elif inner in MODULES:
        yield inner
    else:
        below = [f"{inner}/{name}".lstrip("/") for name in names]
        yield from (name if name in MODULES else f"{inner}/__init__".lstrip("/") for name in below)


def own_imports(module: str) -> set[str]:
    return {name for name in imports(MODULES[module]) if name in MODULES}


def in_packages() -> list[str]:
    return [module for module in MODULES if "/" in module]


def test_at_the_top_stand_packages_and_what_python_wants_there() -> None:
    found = {path.name for path in SOURCE.iterdir() if path.name != "__pycache__"}
    assert found == {*FLOW, "__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("module", in_packages())
def test_a_module_imports_no_package_further_down_the_flow(module: str) -> None:
    upstream = {"__init__", *FLOW[: FLOW.index(package(module)) + 1]}
    assert {name for name in own_imports(module) if package(name) not in upstream} == set()


def test_no_imports_go_in_a_circle() -> None:
    graph = {module: own_imports(module) for module in MODULES}
    while leaves := {module for module, needed in graph.items() if not needed & graph.keys()}:
        graph = {module: needed for module, needed in graph.items() if module not in leaves}
    assert sorted(graph) == []


def test_the_loader_knows_neither_templates_nor_pages() -> None:
    found = {module for module in MODULES if package(module) in {"model", "prose", "schema", "loader"}}
    assert {name for module in found for name in imports(MODULES[module]) if name.split(".")[0] == "jinja2"} == set()


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_to_few_packages(library: str) -> None:
    found = {package(module) for module, path in MODULES.items() if library in {name.split(".")[0] for name in imports(path)}}
    assert found <= LIBRARIES[library]


def calls(pattern: str) -> set[str]:
    """Return the packages in whose text a pattern is found."""
    wanted = re.compile(pattern)
    return {package(module) for module, path in MODULES.items() if wanted.search(path.read_text(encoding="utf-8"))}


def test_only_commands_ask_for_todays_date() -> None:
    assert calls(r"\b(?:date|datetime|Day)\.(?:today|now|utcnow)\(|\btime\.(?:localtime|gmtime)\(") <= {"commands"}


def test_only_commands_print_or_exit() -> None:
    assert calls(r"\bprint\(|\bsys\.exit\b|\bclick\.echo\(") <= {"commands"}


@pytest.mark.parametrize(
    "machinery",
    [r"\bos\.fork\b", r"\bos\._exit\b", r"\bprctl\b", r"\bmarshal\b", r"\bpickle\b", r"\bimport gc\b|\bgc\.", r"__globals__"],
)
def test_nothing_is_bought_with_machinery(machinery: str) -> None:
    assert calls(machinery) == set()


def test_no_content_is_used_as_a_pattern_for_format() -> None:
    patterns = {
        (module, ast.unparse(node.func.value))
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "format_map"}
    }
    interface_texts = {("theme/language", "message"), ("theme/texts", "text")}
    assert [found for found in patterns - interface_texts if not found[1].startswith(("'", '"', "Markup("))] == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_is_short_enough_to_be_read(module: str) -> None:
    assert MODULES[module].read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE
