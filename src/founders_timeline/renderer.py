"""From view models to HTML: the Jinja environment and nothing else."""

import re
from collections.abc import Callable, Iterable, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

from founders_timeline.language import Language

MOST_SHARED = 1024
"""How many rendered components are remembered: more than a chapter of a timeline has events."""

MOST_LANGUAGES = 64
"""For how many languages interface texts are remembered."""


_is_special = re.compile("[&<>\"']").search


class _Template(Template):
    """A template that escapes what needs it in a third of the time: a page holds a hundred values, and most need nothing.

    It is Jinja's own escaping that is asked less often: what the compiled code calls `escape` is replaced.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, object],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make a template of compiled code."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class _Context(Context):
    """A context that calls what templates call, without asking whether it wants the context: nothing here does.

    Asking takes longer than most calls, and a page makes thirty. A macro that nobody tells whether to escape does as it was
    compiled to.
    """

    def call(self, called: Callable[..., object], /, *arguments: object, **named: object) -> object:
        """Call something."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*arguments, **named)


def _escaped(value: object) -> str:
    """Escape a value as markupsafe does; a text may stay a plain one, as it goes into the output right away."""
    if type(value) is Markup:
        return value
    return value if type(value) is str and not _is_special(value) else escape(value)


class Renderer:
    """Templates of a theme; the first of its folders that has a template wins.

    `cache`, if not None, is an existing folder of the user's own where compiled templates are kept between runs, as Python keeps
    compiled modules. It holds code, so it must not be one that others, or a pull request, can write to.

    Templates may say `once(macro, …)` for a component that many pages share: it is rendered once for the same arguments.
    """

    def __init__(self, folders: Iterable[Path], cache: Path | None = None) -> None:
        self.folders = tuple(folders)
        self.cache = cache
        # Outright True: select_autoescape() does not know the ending .html.jinja.
        self._environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=None if cache is None else FileSystemBytecodeCache(str(cache)),
        )
        self._environment.template_class = _Template
        self._environment.context_class = _Context
        self._environment.globals.clear()  # Jinja's own are not used, and each import of a component looks at all of them.
        self._environment.globals["once"] = lru_cache(maxsize=MOST_SHARED)(_call)

    def render(self, template: str, language: Language, **views: object) -> bytes:
        """Render one page to UTF-8; `views` are what the template may see beside `say`, the interface texts."""
        html = self._environment.get_template(template).render(say=_say_in(language), **views)
        return html.encode("utf-8")

    def component(self, template: str, name: str, language: Language, view: object) -> bytes:
        """Render one component, the macro of this name in a template, by itself."""
        macro = getattr(self._environment.get_template(template).module, name)
        return str(macro(view, _say_in(language))).encode("utf-8")


@lru_cache(maxsize=MOST_LANGUAGES)
def _say_in(language: Language) -> Callable[..., str]:
    """Return what templates call `say`: as the language's own, but a text without values is escaped once and for all."""
    escaped: dict[str, Markup] = {}

    def say(key: str, count: int | None = None, **values: object) -> str:
        if count is not None or values:
            return language.say(key, count, **values)
        if key not in escaped:
            escaped[key] = escape(language.say(key))
        return escaped[key]

    return say


def _call(macro: Callable[..., str], *arguments: object) -> str:
    return macro(*arguments)
