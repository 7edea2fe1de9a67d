"""From views to HTML: the Jinja environment and nothing else."""

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.bccache import Bucket

from founders_timeline.theme.cache_entry import read_entry, write_entry
from founders_timeline.theme.folders import find_file
from founders_timeline.theme.language import Language


class Renderer:
    """Templates of a theme; the first of its folders that has a template wins.

    `cache`, if not None, is an existing folder of the user's own where compiled templates are kept between runs.
    """

    def __init__(self, folders: Iterable[Path], cache: Path | None = None) -> None:
        self.folders = tuple(folders)
        # Outright True: select_autoescape() does not know the ending .html.jinja.
        self._environment = Environment(
            loader=_Templates([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=None if cache is None else _CompiledTemplates(cache),
        )

    def render(self, template: str, language: Language, **views: object) -> bytes:
        """Render one page to UTF-8; `views` are what the template may see beside `say`, the interface texts."""
        return self._environment.get_template(template).render(say=language.say, **views).encode("utf-8")


class _Templates(FileSystemLoader):
    """Template files; one that is not UTF-8 is named."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and a function that tells whether it is still the same."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            path = str(find_file(map(Path, self.searchpath), template))
            raise TemplateSyntaxError("The file is not UTF-8. Save it as UTF-8.", 1, template, path) from error


class _CompiledTemplates(BytecodeCache):
    """Jinja's bytecode cache in files with a checksum: damage or a full disk means that a template is compiled again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one."""
        code = read_entry(self._folder / bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        write_entry(self._folder / bucket.key, bucket.bytecode_to_string(), MOST_KEPT)


MOST_KEPT = 400
"""Compiled templates that the cache holds; then those written longest ago make room."""
