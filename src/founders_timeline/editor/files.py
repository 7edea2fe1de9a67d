"""The files under admin/: the page, its configuration, and the scripts that the site serves itself."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from founders_timeline.editor.config import Shapes, config_of, config_text
from founders_timeline.editor.scripts import FONTS, SCRIPTS, TRANSLATIONS, Script
from founders_timeline.model.maker import Plan
from founders_timeline.model.team import Site
from founders_timeline.theme.folders import find_file
from founders_timeline.theme.language import Language
from founders_timeline.theme.renderer import Renderer

OWN_SCRIPT = "editor.js"


class ScriptView(NamedTuple):
    """A script of the page; `integrity` is empty for one that the site serves itself."""

    url: str
    integrity: str = ""


class EditorView(NamedTuple):
    """What the template of the editor's page may see."""

    lang: str
    dir: str
    title: str
    policy: str
    shapes: Shapes
    scripts: tuple[ScriptView, ...]


def plan_editor(site: Site, renderer: Renderer, languages: Sequence[Language]) -> Plan:
    """Return how to make the editor's files, by path; none unless the site asks for an editor. `languages` are the site's."""
    if not site.editor:
        return {}
    copies = {script: path for script in SCRIPTS if (path := _copy(renderer.folders, script))}
    own = {f"admin/{script.copy}": path.read_bytes for script, path in copies.items()}
    return {
        "admin/index.html": partial(_page, site, renderer, languages, tuple(copies)),
        "admin/config.yml": partial(_config, site, languages),
        f"admin/{OWN_SCRIPT}": find_file(renderer.folders, f"admin/{OWN_SCRIPT}").read_bytes,
        **own,
    }


def _copy(folders: Iterable[Path], script: Script) -> Path | None:
    """Return the site's own copy of a script, None where it has none."""
    try:
        return find_file(folders, f"admin/{script.copy}")
    except FileNotFoundError:
        return None


def _config(site: Site, languages: Sequence[Language]) -> bytes:
    config, _ = config_of(site, languages)
    return config_text(config).encode()


def _page(site: Site, renderer: Renderer, languages: Sequence[Language], copies: tuple[Script, ...]) -> bytes:
    language = languages[0]
    _, shapes = config_of(site, languages)
    others = [script for script in SCRIPTS if script not in copies]
    scripts = [ScriptView(script.copy) if script in copies else ScriptView(script.url, script.integrity) for script in SCRIPTS]
    view = EditorView(
        lang=language.code,
        dir=language.direction,
        title=f"{language.say('editor.title')} – {site.title.in_language(language.code)[0]}",
        policy=_policy(script.url for script in others),
        shapes=shapes,
        scripts=(ScriptView(OWN_SCRIPT), *scripts),
    )
    return renderer.render("admin/index.html.jinja", language, view=view)


def _policy(addresses: Iterable[str]) -> str:
    """Return the page's Content-Security-Policy: no script but these and the site's own, no connection but to GitHub.

    Sveltia CMS puts style elements into the page, draws its logo from a `data:` address, shows the pictures of editors, and asks
    whether GitHub is up. What it would load later has no hash, so it stays out: syntax colours, maps, custom widgets.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *addresses)),
            "style-src 'unsafe-inline'",
            "img-src 'self' data: blob: https://avatars.githubusercontent.com",
            " ".join(("font-src", *FONTS)),
            f"connect-src 'self' data: https://api.github.com https://www.githubstatus.com {TRANSLATIONS}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
