"""The renderer: what templates write is escaped as markupsafe escapes it, in macros and blocks alike."""

from pathlib import Path

import pytest
from markupsafe import Markup, escape

from founders_timeline.language import Language
from founders_timeline.renderer import Renderer

TEXTS = ["plain", "", "a & b", "<b>", "x > y", 'say "so"', "it's", "é €", "{{ 7 * 7 }}", "&amp;"]
VALUES = [*TEXTS, Markup("<b>bold</b>"), 7, 0.5, None, True, ["<i>"]]


class Marked:
    """Something that says itself how it stands in HTML."""

    def __html__(self) -> str:
        return "<hr>"

    def __repr__(self) -> str:
        return "Marked()"


def rendered(folder: Path, value: object) -> list[str]:
    """Render a value by itself, as an attribute, by a macro and in a block; return the four."""
    (folder / "base.jinja").write_text("{{ view }}\n{% block more %}{% endblock %}", encoding="utf-8")
    (folder / "part.jinja").write_text("{% macro part(value) %}{{ value }}{% endmacro %}", encoding="utf-8")
    (folder / "page.jinja").write_text(
        '{% extends "base.jinja" %}{% from "part.jinja" import part %}'
        '{% block more %}<a title="{{ view }}">\n{{ part(view) }}\n{{ once(part, shown) }}{% endblock %}',
        encoding="utf-8",
    )
    shown = value if isinstance(value, str) else "x"
    html = Renderer([folder]).render("page.jinja", Language("en", {}), view=value, shown=shown).decode()
    return html.split("\n")


@pytest.mark.parametrize("value", [*VALUES, Marked()], ids=repr)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object, tmp_path: Path) -> None:
    escaped = str(escape(value))
    once = str(escape(value if isinstance(value, str) else "x"))
    assert rendered(tmp_path, value) == [escaped, f'<a title="{escaped}">', escaped, once]


def test_the_compiled_templates_call_the_renderers_own_function(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def is_special(text: str) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr("founders_timeline.renderer._is_special", is_special)
    rendered(tmp_path, "a < b")
    assert asked.count("a < b") >= 3
