"""Ids that content chooses and ids that the pages have themselves do not meet."""

import re
from collections import Counter
from pathlib import Path

import pytest

from founders_timeline.model.slug import is_taken_on_pages
from tests.sites import EVENTS, TEAM, TEAM_FILE, load, told, write_site
from tests.small_site import built

IDS = re.compile(r' id="([^"]*)"')
MILESTONE = "type: milestone\ntitle: Example\ndate: 2020-03-01\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the ids of each page of a small site that has events on it."""
    names = ("content", "moments", "moment-title", "y2020", "title-x", "x", "announced", "in-wide", "2020-03-01-house")
    events = {f"{EVENTS}/{name}.yaml": MILESTONE for name in names}
    files = built(write_site(tmp_path_factory.mktemp("site"), events))
    texts = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    return {path: IDS.findall(text) for path, text in texts.items() if "data-event=" in text}


def test_no_page_has_an_id_twice(pages: dict[str, list[str]]) -> None:
    assert [(path, name) for path, ids in pages.items() for name, number in Counter(ids).items() if number > 1] == []


def test_no_event_can_have_an_id_that_a_page_has_itself(pages: dict[str, list[str]]) -> None:
    """An id that is new on a page belongs into model/slug.py, or holds an underscore, which no event's id can."""
    events = {"x", "2020-03-01-house"}
    own = {name for ids in pages.values() for name in ids if not name.startswith("event-") and name not in events}
    assert [name for name in own if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) and not is_taken_on_pages(name)] == []


def test_a_file_named_like_a_part_of_a_page_gives_its_event_another_id(tmp_path: Path) -> None:
    (event,) = load(write_site(tmp_path, {f"{EVENTS}/content.yaml": MILESTONE})).teams[0].events
    assert event.id == "event-content"


@pytest.mark.parametrize("name", ["content", "title-x", "y2020"])
def test_an_id_that_a_page_has_itself_is_refused(tmp_path: Path, name: str) -> None:
    assert "error[slug-taken]" in told(write_site(tmp_path, {f"{EVENTS}/a.yaml": f"{MILESTONE}id: {name}\n"}))[0]


def test_a_person_may_have_such_an_id(tmp_path: Path) -> None:
    team = TEAM.replace("[Zoe Example]", "[Title, Round]")
    assert [person.id for person in load(write_site(tmp_path, {TEAM_FILE: team})).teams[0].people] == ["title", "round"]
