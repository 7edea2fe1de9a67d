"""What is fuzzed: how an input of each target is understood, and what it begins from. Nothing here needs atheris."""

import atexit
import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.promises import hold_for_date, hold_for_prose, hold_for_site, hold_for_yaml
from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, write_site

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "tests" / "corpus"
LARGEST_SEED = 3 * 1024
BETWEEN_FILES = b"\n===="

FILES = (
    f"{EVENTS}/a.yaml",
    SITE_FILE,
    TEAM_FILE,
    SOURCES_FILE,
    "content/about.md",
    "content/about.fr.md",
    f"{EVENTS}/b.yml",
    "content/other/team.yaml",
    "content/other/events/a.yaml",
)
"""What the files of a folder can be called; the first one has no sign before it in an input."""


class Target(NamedTuple):
    """One thing that is fuzzed: what it takes, up to which length in bytes, and inputs to begin from."""

    hold: Callable[[bytes], object]
    longest: int
    seeds: Callable[[], Iterator[bytes]]


class _Folder:
    """A site's folder in memory, where it can be, that is written anew only where it differs from the last one."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self._kept = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
        atexit.register(self._kept.cleanup)
        self.root = write_site(Path(self._kept.name))
        self._base = {name: (self.root / name).read_bytes() for name in FILES if (self.root / name).exists()}
        self._now = dict(self._base)

    def write(self, files: dict[str, bytes]) -> Path:
        wanted = {**self._base, **files}
        for name in self._now.keys() - wanted.keys():
            (self.root / name).unlink()
        for name, data in wanted.items():
            if self._now.get(name) != data:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(data)
        self._now = wanted
        return self.root


_folder = cache(_Folder)


def files_of(data: bytes) -> dict[str, bytes]:
    """Take an input apart: an event, then more files, each after a sign and a byte that says which."""
    first, *others = data.split(BETWEEN_FILES)
    return {FILES[0]: first, **{FILES[part[0] % len(FILES)]: part[1:] for part in others if part}}


def hold_for_folder(data: bytes) -> None:
    """Load the folder that an input stands for."""
    hold_for_site(_folder().write(files_of(data)))


def hold_for_date_bytes(data: bytes) -> None:
    """Read a date that may be any text, lone surrogates included."""
    hold_for_date(
        data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _is_text(data) else data.decode("latin-1")
    )


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _small(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from (path for path in sorted(ROOT.glob(pattern)) if path.is_file() and path.stat().st_size <= LARGEST_SEED)


def _yaml_seeds() -> Iterator[bytes]:
    for path in _small("tests/corpus/yaml/*", "tests/corpus/pairs/*/*", "tests/broken_content/**/*.yaml", "content/**/*.yaml"):
        yield path.read_bytes()


def _folder_seeds() -> Iterator[bytes]:
    yield from _yaml_seeds()
    kinds = {"site.yaml": 1, "team.yaml": 2, "sources.yaml": 3, "about.md": 4, "about.fr.md": 5}
    for path in sorted((ROOT / "content").rglob("*")):
        if path.name in kinds:
            yield BETWEEN_FILES + bytes([kinds[path.name]]) + path.read_bytes()[:LARGEST_SEED]
    for folder, kind in (("site", 1), ("team", 2), ("sources", 3)):
        for path in _small(f"tests/broken_content/{folder}/*"):
            yield BETWEEN_FILES + bytes([kind]) + path.read_bytes()


def _prose_seeds() -> Iterator[bytes]:
    for path in _small("tests/corpus/md/*", "content/**/*.md", "README.md"):
        yield path.read_bytes()
    for path in sorted((ROOT / "content").rglob("*.md")):
        yield from path.read_bytes().split(b"\n\n")


def _date_seeds() -> Iterator[bytes]:
    texts = {match for data in _yaml_seeds() for match in re.findall(rb"(?:date|until|announced|founded): (\S[^\n]{3,40})", data)}
    yield from sorted(texts)
    yield from (b"[2016-07-15..2018]", b"2024%", b"2024-05~", b"2024-02-30", b"20240805")


TARGETS = {
    "folder": Target(hold_for_folder, 6000, _folder_seeds),
    "prose": Target(hold_for_prose, 8200, _prose_seeds),
    "yaml": Target(hold_for_yaml, 4096, _yaml_seeds),
    "date": Target(hold_for_date_bytes, 48, _date_seeds),
}


def words() -> list[str]:
    """Return what inputs are likely made of: the fields' names, the words of choices, and the signs of YAML and Markdown."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/founders_timeline/schema").glob("*tables.py"))
    fields = re.findall(r'Field\(\s*"([a-z_]+)"', source)
    statuses = re.findall(r'= "([a-z_]+)"', (ROOT / "src/founders_timeline/model/status.py").read_text(encoding="utf-8"))
    marks = [
        *": - ? | > & * ! % @ ` [ ] { } , # << --- ... \\\" '' ~ \\u202e \\0 \\x1b".split(),
        "\n  ",
        "\n- ",
        "\n====\x02",
        "\n====\x01",
    ]
    markdown = [
        "](",
        "[a]: ",
        "![",
        "**",
        "__",
        "```",
        "&#x",
        "&colon;",
        "javascript:",
        "https://",
        "mailto:",
        "<a ",
        "-->",
        "|-|",
        "wzxhzdk:",
    ]
    values = ["Ada", "Ben Example", "ada-leaves", "2024-08-05", "[2016..2018]", "https://example.org/a", "en", "fr", "content"]
    return sorted({*fields, *(f"{name}: " for name in fields), *statuses, *marks, *markdown, *values})
