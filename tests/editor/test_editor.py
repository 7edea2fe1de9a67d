"""The web editor's files: made only when asked for, from the tables of fields, and pinned to the scripts of others."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from founders_timeline.editor.config import config_of
from founders_timeline.editor.scripts import FONTS, SCRIPTS, TRANSLATIONS, Script
from founders_timeline.editor.widgets import WIDGETS
from founders_timeline.schema.event_tables import EVENT, QUOTE
from founders_timeline.schema.kinds import KINDS
from founders_timeline.schema.tables import PERSON, SITE, SOURCE, TEAM
from tests.editing import EDITOR, build_editor, npm_packages
from tests.serving import serving
from tests.sites import SITE_FILE, TEAM_FILE, load, write_site
from tests.small_site import built, language

ADMIN = ["admin/config.yml", "admin/editor.js", "admin/index.html"]
REPOSITORY = "https://github.com/example/founders"


def with_editor(root: Path, editor: str = EDITOR) -> dict[str, bytes]:
    """Build a small site with an editor; return its files under admin/."""
    files = built(write_site(root, {SITE_FILE: f"title: Example\n{editor}"}))
    return {path: data for path, data in files.items() if path.startswith("admin/")}


def config(root: Path, editor: str = EDITOR, team: str = "") -> dict[str, Any]:
    """Return the configuration of a small site's editor."""
    files = {SITE_FILE: f"title: Example\n{editor}", **({TEAM_FILE: team} if team else {})}
    site = load(write_site(root, files))
    return config_of(site, [language(code) for code in site.languages])[0]


# When there is one.


def test_there_is_no_editor_unless_the_site_asks_for_one(tmp_path: Path) -> None:
    assert [path for path in built(write_site(tmp_path)) if path.startswith("admin")] == []


def test_a_site_that_asks_for_an_editor_has_its_three_files(tmp_path: Path) -> None:
    assert sorted(with_editor(tmp_path)) == ADMIN


def test_the_editor_is_in_no_sitemap_and_not_to_be_indexed(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, {SITE_FILE: f"title: Example\nbase_url: https://example.org/\n{EDITOR}"}))
    assert b'<meta name="robots" content="noindex">' in files["admin/index.html"]
    assert b"admin" not in files["sitemap.xml"]


def test_the_same_site_has_the_same_editor(tmp_path: Path) -> None:
    assert with_editor(tmp_path / "a") == with_editor(tmp_path / "b")


# What stands in the configuration.


def fields_of(files: dict[str, bytes], collection: str, file: str = "") -> list[dict[str, Any]]:
    found = next(each for each in yaml.safe_load(files["admin/config.yml"])["collections"] if each["name"] == collection)
    if file:
        found = next(each for each in found["files"] if each["name"] == file)
    fields: list[dict[str, Any]] = found["fields"]
    return fields


def test_every_kind_of_value_has_a_widget() -> None:
    assert set(WIDGETS) == set(KINDS)


@pytest.mark.parametrize(
    ("table", "collection", "file"),
    [(EVENT, "example_events", ""), (TEAM, "example_team", "team"), (SITE, "site_files", "site")],
    ids=["event", "team", "site"],
)
def test_a_form_has_the_fields_of_its_table(tmp_path: Path, table: Any, collection: str, file: str) -> None:
    fields = fields_of(with_editor(tmp_path), collection, file)
    assert [(field["name"], field["required"]) for field in fields] == [
        (field.name, field.name in table.needed.split()) for field in table.fields
    ]
    assert all(field["hint"].startswith(row.meaning.replace("`", "")) for field, row in zip(fields, table.fields, strict=True))


def test_forms_inside_a_form_have_the_fields_of_their_tables(tmp_path: Path) -> None:
    files = with_editor(tmp_path)
    inside = {field["name"]: field for field in fields_of(files, "example_events")}
    founders = {field["name"]: field for field in fields_of(files, "example_team", "team")}["founders"]
    (sources,) = fields_of(files, "example_team", "sources")
    names = [[field["name"] for field in each["fields"]] for each in (inside["quotes"], founders, sources)]
    assert names == [[field.name for field in table.fields] for table in (QUOTE, PERSON)] + [
        ["key", *(field.name for field in SOURCE.fields)]
    ]


def test_the_cms_knows_every_option_of_the_configuration(tmp_path: Path) -> None:
    schema = json.loads((npm_packages() / "@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    editor = (
        f"editor: {{repository: {REPOSITORY}, branch: next, sign_in_url: 'https://sign-in.example.org/'}}\nlanguages: [en, fr]\n"
    )
    written = yaml.safe_load(with_editor(tmp_path, editor)["admin/config.yml"])
    assert [error.message for error in Draft7Validator(schema).iter_errors(written)] == []


def test_the_configuration_has_neither_anchors_nor_aliases(tmp_path: Path) -> None:
    assert re.findall(rb"^[^'\">|]*[&*]id\d+", with_editor(tmp_path)["admin/config.yml"], re.MULTILINE) == []


def test_by_default_every_save_is_a_pull_request_signed_with_a_token(tmp_path: Path) -> None:
    written = config(tmp_path)
    assert written["backend"] == {"name": "github", "repo": "example/founders", "auth_methods": ["token"]}
    assert written["publish_mode"] == "editorial_workflow"


def test_the_site_says_where_and_how_the_editor_saves(tmp_path: Path) -> None:
    editor = (
        f"repository: {REPOSITORY}.git\neditor: {{branch: next, saves: commit, sign_in_url: 'https://sign-in.example.org/'}}\n"
    )
    written = config(tmp_path, editor)
    expected = {"name": "github", "repo": "example/founders", "branch": "next", "base_url": "https://sign-in.example.org"}
    assert (written["backend"], written["publish_mode"]) == (expected, "simple")


def test_the_form_of_an_event_offers_names_and_for_namesakes_ids(tmp_path: Path) -> None:
    team = "name: Example\nfounded: 2015\nfounders: [{name: Ada}, {name: Ben}, {name: Ben, id: ben-two}]\npeople: [Zoe]\n"
    fields = {field["name"]: field for field in config(tmp_path, team=team)["collections"][0]["fields"]}
    assert fields["name"]["options"] == ["Ada", "ben", "ben-two", "Zoe"]


def patterns(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if "pattern" in field:
            yield field["name"], field["pattern"][0]
        yield from patterns([*field.get("fields", []), *field.get("types", [])])


def test_every_pattern_of_a_form_takes_what_the_loader_takes(tmp_path: Path) -> None:
    found = dict(patterns(fields_of(with_editor(tmp_path), "example_events")))
    good = {"date": "[2016..2018-03]", "announced": "2024-08?", "until": "", "added": "2024-08-05", "id": "a-b", "lang": "pt-BR"}
    bad = {"date": "", "announced": "in 2024", "until": "2024-8", "added": "2024", "id": "A b", "lang": "English"}
    assert all(re.search(found[name], text) for name, text in good.items())
    assert not any(re.search(found[name], text) for name, text in bad.items())


# What runs in the page.


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.copy)
def test_the_hash_of_a_script_is_that_of_its_file_in_the_npm_package(script: Script) -> None:
    folder = npm_packages() / script.package
    data = (folder / script.path).read_bytes()
    assert json.loads((folder / "package.json").read_text("utf-8"))["version"] == script.version
    assert script.integrity == f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def test_the_fonts_and_translations_are_where_the_cms_asks_for_them() -> None:
    script = SCRIPTS[-1]
    text = (npm_packages() / script.package / script.path).read_text("utf-8")
    assert set(re.findall(r"https://cdn\.jsdelivr\.net/[^\"')` ]+", text)) == set(FONTS)
    assert f"https://unpkg.com/@sveltia/cms@{script.version}/locales/" == TRANSLATIONS


def page_of(files: dict[str, bytes]) -> str:
    return files["admin/index.html"].decode()


def test_the_page_loads_each_script_by_its_hash_and_runs_none_of_its_own(tmp_path: Path) -> None:
    page = page_of(with_editor(tmp_path))
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    data, *run = scripts
    assert 'type="application/json"' in data[0]
    assert run == [
        (' src="editor.js" defer', ""),
        *((f' src="{each.url}" integrity="{each.integrity}" crossorigin="anonymous" defer', "") for each in SCRIPTS),
    ]


def policy_of(page: str) -> dict[str, list[str]]:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    directives = (directive.split() for directive in unescape(policy).split(";"))
    return {name: sources for name, *sources in directives}


def test_the_policy_allows_these_scripts_and_no_other(tmp_path: Path) -> None:
    policy = policy_of(page_of(with_editor(tmp_path)))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'", *(script.url for script in SCRIPTS)]


def test_a_site_may_serve_its_own_copies_of_the_scripts(tmp_path: Path) -> None:
    own = {f"templates/admin/{script.copy}": f"// {script.package}\n" for script in SCRIPTS}
    root = write_site(tmp_path / "site", {SITE_FILE: f"title: Example\n{EDITOR}", **own})
    folder = build_editor(root, tmp_path / "editor").folder
    page = (folder / "admin/index.html").read_text("utf-8")
    assert [(folder / f"admin/{script.copy}").read_text("utf-8") for script in SCRIPTS] == list(own.values())
    assert policy_of(page)["script-src"] == ["'self'"]
    assert "integrity" not in page


def test_serve_does_not_reload_the_editor_while_somebody_types(tmp_path: Path) -> None:
    with serving(write_site(tmp_path, {SITE_FILE: f"title: Example\n{EDITOR}"})) as server:
        assert b".live/" in server.request("/index.html").body
        assert b".live/" not in server.request("/admin/index.html").body
