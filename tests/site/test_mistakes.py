"""A mistake in a file of the theme is told with file and line, whichever process makes the page, and never a traceback."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from founders_timeline.commands.cli import main
from founders_timeline.site import writing
from tests.sites import EVENTS, write_site

ABOUT = "templates/about.html.jinja"

TEMPLATES = {
    "{{ nosuch }}": (1, "UndefinedError"),
    "<p>\n{{ 1 / 0 }}": (2, "ZeroDivisionError"),
    "{{ 'a' + 1 }}": (1, "TypeError"),
    "<p>\n{% include 'nosuch.jinja' %}": (2, "TemplateNotFound"),
    "{% include 'about.html.jinja' %}": (1, "RecursionError"),
    "{% nonsense %}": (1, "TemplateSyntaxError"),
    "<p>\n<p>\n{{ view.nosuch.more }}": (3, "UndefinedError"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, {f"{EVENTS}/ben.yaml": "name: Ben Example\ndate: 2024-08-05\nsources: [ada-leaves]\n"})


def built(site: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", str(site), "--as-of", "2026-11-23"], catch_exceptions=False)
    return done.exit_code, done.stderr


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_mistake_in_a_template_is_told_with_its_line(
    site: Path, template: str, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "WORTH_SHARING", 0 if processes > 1 else 10_000)
    monkeypatch.setattr(writing, "cores", lambda: processes)
    write_site(site, {ABOUT: template})
    line, kind = TEMPLATES[template]
    status, told = built(site)
    assert (status, told.startswith(f"{ABOUT}:{line}:1: error[template]: {kind}: ")) == (1, True), told


@pytest.mark.parametrize("template", [b"<p>\xe9</p>", "<p>é".encode("utf-16")])
def test_a_template_that_is_not_utf_8_is_named(site: Path, template: bytes) -> None:
    write_site(site, {ABOUT: template})
    status, told = built(site)
    assert (status, told.startswith(f"{ABOUT}:1:1: error[template]: ")) == (1, True), told


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_style_that_cannot_be_read_is_named(site: Path) -> None:
    write_site(site, {"templates/assets/tokens.css": "a {}"})
    (site / "templates/assets/tokens.css").chmod(0)
    assert built(site)[1].startswith("templates/assets/tokens.css:1:1: error[unreadable]: ")


def test_a_mistake_leaves_the_old_site(site: Path) -> None:
    assert built(site)[0] == 0
    before = (site / "build/about.html").read_bytes()
    write_site(site, {ABOUT: "{{ nosuch }}"})
    built(site)
    assert (site / "build/about.html").read_bytes() == before
