"""What holds for the sources of all templates: nobody can escape from them, and they leave thinking to the views."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))

FORBIDDEN = {
    "a value that is declared safe": r"\|\s*safe\b",
    "markup made of text": r"\bMarkup\s*\(",
    "escaping switched off": r"autoescape",
    "an attribute without quotes": r"=\{\{",
    "an attribute without quotes that begins with a word": r"=[\w/.-]+\{\{",
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a handler in an attribute": r"\son[a-z]+\s*=",
    "a template made of text": r"\bfrom_string\b",
    "an address of the web": r"https?://(?!www\.w3\.org/2000/svg\")",
}


def template_name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
@pytest.mark.parametrize("fault", FORBIDDEN)
def test_a_template_has_none_of(fault: str, path: Path) -> None:
    assert re.findall(FORBIDDEN[fault], path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_puts_data_into_a_script_as_json_only(path: Path) -> None:
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", path.read_text(encoding="utf-8"), re.DOTALL)
    assert [script for script in scripts if script and not re.fullmatch(r"\{\{ [\w.]+\|tojson \}\}", script)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_puts_json_into_single_quotes_only(path: Path) -> None:
    assert re.findall(r"=\"\{\{[^}]*tojson", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_leaves_sorting_arithmetic_and_dates_to_the_views(path: Path) -> None:
    code = re.findall(r"\{[{%](.*?)[}%]\}", path.read_text(encoding="utf-8"), re.DOTALL)
    assert [
        part for part in code if re.search(r"\|\s*(sort|round|groupby|format|replace|int|float)\b| [-+*/] |strftime", part)
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_a_template_has_no_word_that_a_reader_sees(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^<>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[^\W\d_]{2,}", re.sub(r"founders-timeline|<!doctype html>", "", text)) == []
