"""The renderer: what templates write is escaped as markupsafe escapes it, in macros and blocks alike."""

from pathlib import Path

import pytest
from markupsafe import Markup, escape

from founders_timeline.theme.language import Language
from founders_timeline.theme.renderer import Renderer

TEXTS = ["plain", "", "a & b", "<b>", "x > y", 'say "so"', "it's", "é €", "{{ 7 * 7 }}", "&amp;"]
VALUES = [*TEXTS, Markup("<b>bold</b>"), 7, 0.5, None, True, ["<i>"]]


class Marked:
    """Something that says itself how it stands in HTML."""

    def __html__(self) -> str:
        return "<hr>"

    def __repr__(self) -> str:
        return "Marked()"


def rendered(folder: Path, value: object) -> list[str]:
    """Render a value by itself, as an attribute in a block, and by a macro; return the three."""
    (folder / "base.jinja").write_text("{{ view }}\n{% block more %}{% endblock %}", encoding="utf-8")
    (folder / "part.jinja").write_text("{% macro part(value) %}{{ value }}{% endmacro %}", encoding="utf-8")
    (folder / "page.jinja").write_text(
        '{% extends "base.jinja" %}{% from "part.jinja" import part %}'
        '{% block more %}<a title="{{ view }}">\n{{ part(view) }}{% endblock %}',
        encoding="utf-8",
    )
    html = Renderer([folder]).render("page.jinja", Language("en", {}), view=value).decode()
    return html.split("\n")


@pytest.mark.parametrize("value", [*VALUES, Marked()], ids=repr)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object, tmp_path: Path) -> None:
    escaped = str(escape(value))
    assert rendered(tmp_path, value) == [escaped, f'<a title="{escaped}">', escaped]
