"""The web editor in a real browser: the real CMS with the shipped content, and the forms' side of every short form."""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from founders_timeline.model.content import Confidence, Event, Place
from founders_timeline.model.team import Site
from tests.editing import (
    EDITOR,
    answer_for_other_hosts,
    build_editor,
    npm_packages,
    put_files,
    save_in_the_browser,
    shipped_content,
    stored_files,
    write_files,
)
from tests.flagship import BuiltSite, served
from tests.sites import SITE_FILE, load, problems_of, write_site

SCHULMAN = "content/openai/events/2024-08-05-john-schulman.yaml"
NOTE = "# Compared with his post.\n"
UPDATES = "https://unpkg.com/@sveltia/cms/package.json"
"""Where the CMS asks for a newer version of itself, which the policy refuses: the version is pinned."""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """Serve the editor of the shipped site."""
    root = write_files(tmp_path_factory.mktemp("site"), shipped_content())
    with served(build_editor(root, tmp_path_factory.mktemp("editor"))) as site:
        yield site


def sign_in(page: Page, editor: BuiltSite) -> None:
    """Open the editor with the shipped content in the browser's store."""
    page.set_default_timeout(20_000)
    page.set_viewport_size({"width": 1200, "height": 3000})  # The CMS draws a field when it comes into view.
    answer_for_other_hosts(page, editor.base)
    save_in_the_browser(page, editor)
    page.goto(editor.address("admin/config.yml"))
    files = shipped_content()
    put_files(page, {**files, SCHULMAN: f"{NOTE}{files[SCHULMAN]}"})
    page.goto(editor.address("admin/index.html"))
    page.get_by_role("button", name="Work with").click()
    expect(page.get_by_text("2024-08-05 departure John Schulman")).to_be_visible(timeout=20_000)


def field(page: Page, path: str) -> Locator:
    return page.locator(f'[data-key-path="{path}"]')


def save(page: Page, path: str) -> str:
    """Save the open entry; return what the file holds then."""
    before = stored_files(page).get(path)
    page.get_by_role("button", name="Save", exact=True).click()
    for _ in range(200):
        after = stored_files(page).get(path)
        if after and after != before:
            return after
        page.wait_for_timeout(50)
    pytest.fail(f"{path} was not saved")


def facts(site: Site) -> dict[str, object]:
    """Return all that a site says, without the lines and columns where it says it."""

    def placeless(event: Event) -> Event:
        return replace(event, place=Place(path=event.place.path))

    teams = [asdict(replace(team, events=tuple(map(placeless, team.events)))) for team in site.teams]
    return {**asdict(replace(site, teams=())), "teams": teams}


# The real CMS.


def test_the_cms_takes_the_configuration_and_asks_for_a_token(editor: BuiltSite, page: Page, page_errors: list[str]) -> None:
    in_vain = answer_for_other_hosts(page, editor.base)
    page.goto(editor.address("admin/index.html"))
    expect(page.get_by_role("button", name="Sign In Using Access Token")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert [error for error in page_errors if UPDATES not in error and "net::ERR_FAILED" not in error] == []
    assert set(in_vain) <= {"https://www.githubstatus.com/api/v2/status.json"}


def test_an_event_opens_with_its_fields_filled_and_a_change_changes_nothing_else(
    editor: BuiltSite, page: Page, tmp_path: Path
) -> None:
    sign_in(page, editor)
    page.get_by_text("2024-08-05 departure John Schulman").click()
    expect(field(page, "date").get_by_role("textbox")).to_have_value("2024-08-05")
    expect(field(page, "destination.name.en").get_by_role("textbox")).to_have_value("Anthropic")
    expect(field(page, "summary.fr").get_by_role("textbox")).to_have_value(re.compile("^John Schulman rejoint Anthropic"))
    expect(field(page, "name")).to_contain_text("John Schulman")
    expect(field(page, "sources")).to_contain_text("x-schulman-leaves")
    field(page, "confidence").get_by_role("radio", name="reported").click()
    saved = save(page, SCHULMAN)
    assert saved.startswith(NOTE)
    changed = load(write_files(tmp_path, {**shipped_content(), SCHULMAN: saved}))
    openai, *others = editor.site.teams
    events = [
        replace(event, confidence=Confidence.REPORTED) if event.place.path == SCHULMAN else event for event in openai.events
    ]
    expected = replace(editor.site, teams=(replace(openai, events=tuple(events)), *others))
    assert facts(changed) == facts(expected)


def test_a_departure_typed_into_the_form_passes_the_check(editor: BuiltSite, page: Page, tmp_path: Path) -> None:
    sign_in(page, editor)
    page.get_by_role("button", name="New").first.click()
    field(page, "name").get_by_role("combobox").click()
    page.get_by_role("option", name="Greg Brockman").click()
    field(page, "date").get_by_role("textbox").fill("2026-11-20")
    field(page, "quotes").get_by_role("button", name="Add").click()
    field(page, "quotes.0.text").get_by_role("textbox").fill("I leave: for good.")
    field(page, "quotes.0.lang").get_by_role("textbox").fill("en")
    field(page, "sources").get_by_role("button", name="Add").click()
    page.get_by_role("menuitem", name="A new source").click()
    field(page, "sources.0.url").get_by_role("textbox").fill("https://example.org/brockman")
    field(page, "sources.0.date").get_by_role("textbox").fill("2026-11-20")
    path = "content/openai/events/2026-11-20-greg-brockman.yaml"
    saved = save(page, path)
    assert saved == dedent("""\
        name: Greg Brockman
        date: 2026-11-20
        type: departure
        quotes:
          - text: "I leave: for good."
            lang: en
        sources:
          - url: https://example.org/brockman
            date: 2026-11-20
        """)
    root = write_files(tmp_path, {**shipped_content(), path: saved})
    assert [problem for problem in problems_of(root) if problem.is_error] == []
    assert path in {event.place.path for event in load(root).teams[0].events}


def test_team_sources_and_site_have_forms_that_lose_nothing(editor: BuiltSite, page: Page, tmp_path: Path) -> None:
    sign_in(page, editor)
    edits = (
        ("openai_team", "team", "timezone", "Europe/Paris"),
        ("openai_team", "sources", "sources.0.title", "An introduction"),
        ("site_files", "site", "base_url", "https://example.org/founders/"),
    )
    saved = {}
    for collection, file, path, value in edits:
        page.goto(editor.address(f"admin/index.html#/collections/{collection}/entries/{file}"))
        if file == "sources":
            field(page, "sources").get_by_role("button", name="Expand", exact=True).first.click()
        field(page, path).get_by_role("textbox").fill(value)
        name = f"content/openai/{file}.yaml" if collection == "openai_team" else SITE_FILE
        saved[name] = save(page, name)
    files = shipped_content()
    expected = {
        "content/openai/team.yaml": files["content/openai/team.yaml"].replace("America/Los_Angeles", "Europe/Paris"),
        "content/openai/sources.yaml": files["content/openai/sources.yaml"].replace("Introducing OpenAI", "An introduction", 1),
        SITE_FILE: f"{files[SITE_FILE]}base_url: https://example.org/founders/\n",
    }
    sites = [load(write_files(tmp_path / name, {**files, **new})) for name, new in (("saved", saved), ("expected", expected))]
    assert facts(sites[0]) == facts(sites[1])


def test_without_its_scripts_the_page_says_what_is_wrong(editor: BuiltSite, page: Page) -> None:
    page.route(lambda address: not address.startswith(editor.base), lambda route: route.abort())
    page.goto(editor.address("admin/index.html"))
    expect(page.get_by_text("The editor could not be loaded.")).to_be_visible()


# Between file and form.

STUB = """window.formats = {};
window.CMS = { registerCustomFormat(name, ending, methods) { formats[name] = methods; }, init() {} };"""
"""Stands in for the CMS and keeps what is registered with it: the forms' side without forms."""


def own_scripts() -> dict[str, str]:
    """Return a site's own copies of the scripts: the real js-yaml, and the stub."""
    yaml = (npm_packages() / "js-yaml/dist/browser/js-yaml.umd.min.js").read_text("utf-8")
    return {"templates/admin/sveltia-cms.js": STUB, "templates/admin/js-yaml.js": yaml}


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """Open the shipped site's editor with a stub for the CMS."""
    root = write_files(tmp_path_factory.mktemp("site"), {**shipped_content(), **own_scripts()})
    with served(build_editor(root, tmp_path_factory.mktemp("editor"))) as site:
        page = browser.new_page()
        page.goto(site.address("admin/index.html"))
        yield page
        page.close()


def form_of(page: Page, name: str, text: str) -> object:
    return page.evaluate("([name, text]) => formats[name].fromFile(text)", [name, text])


def file_of(page: Page, name: str, text: str) -> str:
    """Return a file after it has been in the form, where nothing was changed."""
    there_and_back = "([name, text]) => formats[name].toFile(formats[name].fromFile(text)) + '\\n'"
    written: str = page.evaluate(there_and_back, [name, text])
    return written


def format_name(path: str) -> str:
    _, *folders, name = path.split("/")
    if not folders:
        return "site_files"
    return f"{folders[0]}_events" if len(folders) > 1 else f"{folders[0]}_{name.removesuffix('.yaml')}"


def test_every_shipped_file_comes_back_with_the_same_meaning(formats: Page, tmp_path: Path) -> None:
    before = shipped_content()
    after = {path: file_of(formats, format_name(path), text) if path.endswith(".yaml") else text for path, text in before.items()}
    sites = [load(write_files(tmp_path / name, files)) for name, files in (("before", before), ("after", after))]
    assert facts(sites[0]) == facts(sites[1])


def test_what_has_come_back_once_comes_back_as_it_is(formats: Page) -> None:
    for path, text in shipped_content().items():
        if path.endswith(".yaml"):
            once = file_of(formats, format_name(path), text)
            assert file_of(formats, format_name(path), once) == once, path


UNCHANGED = {
    "a name": "name: Ilya Sutskever\n",
    "names": "name: [Ilya Sutskever, Greg Brockman]\n",
    "a text in the first language": "title: He leaves\n",
    "a text in the other language": "title:\n  fr: Il part\n",
    "texts in both languages": "title:\n  en: He leaves\n  fr: Il part\n",
    "a destination by name": "destination: Anthropic\n",
    "a destination by role": "destination:\n  role: adviser\n",
    "a destination in two languages": "destination:\n  name:\n    en: Home\n    fr: Chez lui\n  url: https://example.org/\n",
    "a key of a source": "sources: [openai-intro]\n",
    "an address of a source": "sources: [https://example.org/a]\n",
    "a source in place": "sources:\n  - url: https://example.org/a\n    date: 2024-08\n",
    "a year": "date: 2019\n",
    "a month": "date: 2019-03\n",
    "an uncertain day": "date: 2019-03-04?\n",
    "a span": 'date: "[2016..2018]"\n',
    "a translation only": "quotes:\n  - text: Bye.\n    translations:\n      en: Bye.\n",
    "a text alone in a quote": "quotes:\n  - text: Bye.\n",
    "words that YAML may read as something else": 'title:\n  en: "No"\n  fr: "12:30"\n',
    "paragraphs": "summary: |-\n  One.\n\n  Two.\n",
    "a key that no form has": "colour: red\ntoString: [constructor]\n",
    "a name that nobody has": "name: constructor\n",
    "comments": "# Above.\n# Above too.\nname: Ilya Sutskever\n# Below # it.\n",
}
"""Events, or parts of them, that come back letter for letter."""

REWRITTEN = {
    "an id": ("name: ilya-sutskever\n", "name: Ilya Sutskever\n"),
    "another name": ("name: Diederik Kingma\n", "name: Durk Kingma\n"),
    "a list of one name": ("name: [Ilya Sutskever]\n", "name: Ilya Sutskever\n"),
    "a span without quotes": ("date: [2016..2018]\n", 'date: "[2016..2018]"\n'),
    "a destination with its name only": ("destination: {name: Anthropic}\n", "destination: Anthropic\n"),
    "a comment at the end of a line": ('title: "A # B" # note\nid: a#b\n', 'title: "A # B"\nid: a#b\n# note\n'),
    "no-break spaces": ("title: {fr: 'Un\u00a0: deux'}\n", 'title:\n  fr: "Un\u00a0: deux"\n'),
}
"""Events that come back in other letters, with the same meaning."""


@pytest.mark.parametrize("case", UNCHANGED)
def test_the_form_gives_back(formats: Page, case: str) -> None:
    assert file_of(formats, "openai_events", UNCHANGED[case]) == UNCHANGED[case]


@pytest.mark.parametrize("case", REWRITTEN)
def test_the_form_gives_back_in_other_letters(formats: Page, case: str) -> None:
    before, after = REWRITTEN[case]
    assert file_of(formats, "openai_events", before) == after


NO_FORM = ("- name: Ilya Sutskever\n", "date: [2016, 2018]\n", "title: [a]\n", "quotes: [Bye.]\n", "name: {a: b}\n")


@pytest.mark.parametrize("text", NO_FORM)
def test_a_file_that_no_form_fits_is_not_opened(formats: Page, text: str) -> None:
    with pytest.raises(Exception, match="The editor has no form for"):
        form_of(formats, "openai_events", text)


def test_a_form_of_sources_is_a_list_with_keys(formats: Page) -> None:
    text = "a: https://example.org/a\nb:\n  url: https://example.org/b\n  date: 2024\n"
    assert form_of(formats, "openai_sources", text) == {
        "sources": [{"key": "a", "url": "https://example.org/a"}, {"key": "b", "url": "https://example.org/b", "date": "2024"}]
    }
    assert file_of(formats, "openai_sources", text) == text


def test_two_sources_of_one_key_are_not_saved(formats: Page) -> None:
    sources = [{"key": "a", "url": "https://example.org/a"}] * 2
    with pytest.raises(Exception, match="Two sources have the key a"):
        formats.evaluate("(sources) => formats.openai_sources.toFile({ sources })", sources)


def test_what_is_left_empty_in_a_form_is_left_out_of_the_file(formats: Page) -> None:
    empty = {"name": [], "date": "2024", "title": None, "summary": {"en": "", "fr": " "}, "quotes": [{"text": ""}], "sources": []}
    assert formats.evaluate("(form) => formats.openai_events.toFile(form)", empty) == "date: 2024"


def test_in_a_site_of_one_language_a_text_is_a_text(tmp_path: Path, browser: Browser) -> None:
    root = write_site(tmp_path, {**own_scripts(), SITE_FILE: f"title: Example\n{EDITOR}"})
    with served(build_editor(root, tmp_path / "editor")) as site:
        page = browser.new_page()
        page.goto(site.address("admin/index.html"))
        assert file_of(page, "example_events", "title: {en: Bye}\nsummary: Bye.\n") == "title: Bye\nsummary: Bye.\n"
        page.close()
