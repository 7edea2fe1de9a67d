"""`make mutants`: changes the program in one small place at a time; its tests must notice nine changes in ten.

A change is a comparison, an operator, a condition, a constant or a returned value inside a function. Of each package a sample is
drawn by a seed, and only that package's tests run, in copies of the repository under .cache/mutants/. Exit status 1 if fewer are
noticed. Shown are the changes that no test notices; docs/testing.md says which of them are left on purpose.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COPIES = ROOT / ".cache" / "mutants"
TESTS = {
    "model": ("tests/model", "tests/loader/test_histories.py"),
    "loader": ("tests/loader",),
    "exports": ("tests/exports",),
    "sharing": ("tests/sharing",),
    "authoring/diff": ("tests/authoring/test_diff*.py",),
    "authoring/importing": ("tests/authoring/test_import*.py",),
    "server": ("tests/server",),
}
"""The tests of each package that is changed."""

FORMATS = "tools/formats/node_modules"

LEAST = 90
"""Per cent that must be noticed."""

LONGEST = 300
"""Seconds after which the tests of a change are stopped: it has made something endless, which counts as noticed."""

_PAIRS: tuple[tuple[type[ast.AST], type[ast.AST]], ...] = (
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.FloorDiv),
)
_OTHER = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


class Change(NamedTuple):
    """A change: the file, by its path in the repository, the number of its node in there, and what is shown of it."""

    file: Path
    node: int
    shown: str


def main() -> int:
    """Draw the samples, test every change, tell the figures, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=f"some of {', '.join(TESTS)}; all by default")
    parser.add_argument("--each", type=int, default=24, help="changes of each package (default: 24)")
    parser.add_argument("--seed", type=int, default=0, help="another number draws other changes")
    parser.add_argument("--processes", type=int, default=2, help="changes tested at once (default: 2)")
    options = parser.parse_args()
    copies: SimpleQueue[Path] = SimpleQueue()
    for number in range(options.processes):
        copies.put(_copy(COPIES / str(number)))
    noticed = total = 0
    for package in options.packages or TESTS:
        sample = _sample(package, options.each, options.seed)
        with ThreadPoolExecutor(options.processes) as pool:
            left = [change for change in pool.map(lambda change, of=package: _left(change, of, copies), sample) if change]
        noticed, total = noticed + len(sample) - len(left), total + len(sample)
        print(f"{package:20} {len(sample) - len(left):4} of {len(sample):4} changes noticed", flush=True)
        print("".join(f"    {change.file}:{change.shown}\n" for change in left), end="", flush=True)
    print(f"{'all':20} {noticed:4} of {total:4} changes noticed, {100 * noticed / total:.1f} %")
    return int(100 * noticed < LEAST * total)


def _copy(folder: Path) -> Path:
    """Copy what git knows of the repository, and lead to the packages that its tests would install."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / FORMATS).symlink_to(ROOT / FORMATS)
    return folder


def _sample(package: str, size: int, seed: int) -> list[Change]:
    """Draw some changes of a package; RuntimeError if its tests fail, or do not run, without any."""
    copy = COPIES / "0"
    if _fails(package, copy):
        raise RuntimeError(f"The tests of {package} fail without a change.")
    files = sorted((copy / "src/founders_timeline" / package).rglob("*.py"))
    changes = [change for file in files for change in _changes(file.relative_to(copy), copy)]
    return random.Random(seed).sample(changes, min(size, len(changes)))


def _changes(file: Path, copy: Path) -> Iterator[Change]:
    for number, node in enumerate(_nodes(_tree(copy / file))):
        before = _line(node)
        if _break(node):
            yield Change(file, number, f"{getattr(node, 'lineno', 0)}: {before} -> {_line(node)}")


def _line(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def _left(change: Change, package: str, copies: "SimpleQueue[Path]") -> Change | None:
    """Make a change in a free copy, run the tests, and take it back; return it if no test noticed."""
    copy = copies.get()
    broken = copy / change.file
    whole, written = broken.read_bytes(), broken.stat().st_mtime_ns
    tree = _tree(broken)
    _break(_nodes(tree)[change.node])
    broken.write_text(ast.unparse(tree), encoding="utf-8")
    try:
        return None if _fails(package, copy) else change
    finally:
        broken.write_bytes(whole)
        os.utime(broken, ns=(written, written))  # Its compiled form fits again.
        copies.put(copy)


def _fails(package: str, copy: Path) -> bool:
    arguments = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--timeout=60", "--hypothesis-seed=0"]
    variables = {**os.environ, "PYTHONPATH": str(copy / "src")}
    command = [
        sys.executable,
        "-m",
        "pytest",
        *arguments,
        *(str(path) for name in TESTS[package] for path in sorted(copy.glob(name))),
    ]
    try:
        return subprocess.run(command, cwd=copy, env=variables, capture_output=True, check=False, timeout=LONGEST).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _nodes(tree: ast.Module) -> list[ast.AST]:
    """Return what is inside functions, but for annotations and docstrings, in a fixed order."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    annotations = [
        part for node in ast.walk(tree) for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
    ]
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    passed = {id(each) for part in [*annotations, *texts] if part for each in ast.walk(part)}
    inside = {id(node): node for function in functions for part in function.body for node in ast.walk(part)}
    return [node for key, node in inside.items() if key not in passed]


def _break(node: ast.AST) -> bool:
    """Change a node, if it is of a kind that can be changed."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _OTHER:
            node.ops = [_OTHER[type(operator)]()]  # type: ignore[list-item]
        case ast.BinOp(op=operator) | ast.BoolOp(op=operator) if type(operator) in _OTHER:
            node.op = _OTHER[type(operator)]()  # type: ignore[assignment]
        case ast.If(test=test) | ast.IfExp(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            node.operand = ast.UnaryOp(ast.Not(), operand)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.Constant(value=str(value)):
            node.value = f"{value}XX"
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            node.value = ast.Constant(None)
        case _:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
