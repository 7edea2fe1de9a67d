"""The site's style, scripts and pictures: written as several small files, served as few."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from founders_timeline.loader.report import did_you_mean
from founders_timeline.model.problems import Problem, Severity
from founders_timeline.theme.folders import find_file

STYLES = tuple(
    f"{name}.css"
    for name in "main tokens base page counter bar chart instrument lens story event filters paths tables print".split()
)
"""The parts of site.css, in order: main.css names the layers."""

SCRIPTS = tuple(
    f"{name}.js" for name in "address roster drawing instrument copy day entries near story bar fold filters menu sort".split()
)
"""The parts of site.js, in order: each is one behaviour, but the first three, which the others share."""

LONG_STYLES = ("main.css", "chapters.css")
LONG_SCRIPTS = ("unpack.js", "search.js")
"""The parts of long.css and long.js, which only the pages of long timelines load."""

ALL_TEAMS_STYLES = ("main.css", "compare.css", "flows.css", "teams.css")
ALL_TEAMS_SCRIPTS = ("compare.js", "flows.js")
"""The parts of all-teams.css and all-teams.js, which only the pages on all teams together load."""

COPIED = ("favicon.svg", "literata.woff2", "OFL.txt")
"""The font's licence asks to go with every copy of it."""

OWN_STYLE = "custom.css"
"""What a site adds to every style: in no layer, so it wins over the theme's rules, which all are in one."""


def load_assets(folders: Iterable[Path]) -> dict[str, bytes]:
    """Return the files for assets/ by name; a site's own file stands in for the shipped one of the same name."""
    folders = tuple(folders)
    files = {name: find_file(folders, f"assets/{name}").read_bytes() for name in COPIED}
    files["site.css"] = _style(folders, (*STYLES, *own_style(folders)))
    files["site.js"] = compact_script(_joined(folders, SCRIPTS).decode("utf-8")).encode("utf-8")
    files["all-teams.css"] = _style(folders, ALL_TEAMS_STYLES)
    files["all-teams.js"] = compact_script(_joined(folders, ALL_TEAMS_SCRIPTS).decode("utf-8")).encode("utf-8")
    files["long.css"] = _style(folders, LONG_STYLES)
    files["long.js"] = compact_script(_joined(folders, LONG_SCRIPTS).decode("utf-8")).encode("utf-8")
    return files


def own_style(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the name of the site's own style sheet, to put behind others; nothing if it has none."""
    return (OWN_STYLE,) if any((folder / "assets" / OWN_STYLE).is_file() for folder in folders) else ()


def compact(css: str) -> str:
    """Leave out the comments of a style sheet, and blanks where they cannot mean anything."""
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    lines = (line.strip() for line in without_comments.splitlines())
    return re.sub(r";? ?\}", "}", re.sub(r" ?([{;]) ?", r"\1", "\n".join(line for line in lines if line)))


def compact_script(script: str) -> str:
    """Leave out the lines of a script that are comments, and what lines are indented by."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _style(folders: tuple[Path, ...], names: Iterable[str]) -> bytes:
    return compact(_joined(folders, names).decode("utf-8", "replace")).encode("utf-8")


def unread_files(folders: Sequence[Path]) -> Iterator[Problem]:
    """Yield a warning for each style sheet and script of a site's own that has a name nothing is read by."""
    *own, shipped = folders
    known = {f"assets/{OWN_STYLE}", *_styles_and_scripts(shipped)}
    for folder in own:
        for name in _styles_and_scripts(folder):
            if name not in known:
                hint = did_you_mean(name, [f"templates/{each}" for each in sorted(known)])
                yield Problem(
                    path=f"templates/{name}",
                    line=1,
                    column=1,
                    code="ignored-file",
                    message="It is ignored. Nothing of this name is read here.",
                    hint=hint or f"A style of your own is templates/assets/{OWN_STYLE}.",
                    severity=Severity.WARNING,
                )


def _styles_and_scripts(folder: Path) -> list[str]:
    """List the files by their paths in a theme's folder; what the web editor needs is for its own page to name."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".css", ".js"}]
    return sorted(name for name in names if not name.startswith("admin/"))


def _joined(folders: tuple[Path, ...], names: Iterable[str]) -> bytes:
    return b"\n".join(find_file(folders, f"assets/{name}").read_bytes() for name in names)
