"""The site that `init` makes: starter/site/ with the content of starter/example/, or of starter/own/ with a team filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from founders_timeline.authoring.new_files import write_new
from founders_timeline.authoring.program_source import ProgramSource
from founders_timeline.loader.site import load_site
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.slug import slug_of
from founders_timeline.schema.yaml_writer import Bare, to_yaml

_FILES = Path(__file__).parent / "starter"

QUESTIONS = {"en": "Who is still at {name}?", "fr": "Qui est encore chez {name} ?"}
"""The title of a new site, in each language that the program ships."""


@dataclass(frozen=True, kw_only=True)
class OwnTeam:
    """A team to make a site of. `founded` is EDTF, `languages` are the site's, the first its main one."""

    name: str
    founders: tuple[str, ...]
    founded: str
    languages: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the team's id, which is its folder's name."""
        return slug_of(self.name)


def example_files(today: date, source: ProgramSource) -> dict[str, bytes]:
    """Return the files of a site on the made-up team, by their paths in it."""
    return _filled({**_read("site"), **_read("example")}, {"today": today.isoformat(), **_program(source)})


def own_files(team: OwnTeam, today: date, source: ProgramSource) -> dict[str, bytes]:
    """Return the files of a site on somebody's own team, by their paths in it."""
    titles = {language: QUESTIONS[language].replace("{name}", team.name) for language in team.languages}
    fields = {
        "team": team.id,
        "title": _yaml({"title": titles if len(titles) > 1 else titles[team.languages[0]]}),
        "languages": ", ".join(team.languages),
        "name": _yaml({"name": team.name}),
        "founded": _yaml({"founded": Bare(team.founded)}),
        "roster": _yaml({"founders": list(team.founders)}),
        "today": today.isoformat(),
    }
    files = {path.replace("content/team/", f"content/{team.id}/"): data for path, data in _read("own").items()}
    return _filled({**_read("site"), **files}, {**fields, **_program(source)})


def faults_of(files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
    """Return what the loader would say of a site's files, the warnings included."""
    with TemporaryDirectory() as folder:
        write_new(Path(folder), files)
        try:
            return load_site(Path(folder), today, tuple(QUESTIONS))[1]
        except ContentError as error:
            return error.problems


def _yaml(value: Mapping[str, object]) -> str:
    return to_yaml(value).rstrip("\n")


def _program(source: ProgramSource) -> dict[str, str]:
    return {"make_source": source.for_make(), "shell_source": source.for_shell()}


def _filled(files: Mapping[str, bytes], fields: Mapping[str, str]) -> dict[str, bytes]:
    """Put values where a file names a field in braces, all at once: a value may hold braces itself."""
    field = re.compile(rf"\{{({'|'.join(fields)})\}}")
    return {path: field.sub(lambda found: fields[found[1]], data.decode()).encode() for path, data in sorted(files.items())}


def _read(part: str) -> dict[str, bytes]:
    folder = _FILES / part
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _walk(folder)}


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
