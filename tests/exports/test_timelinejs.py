"""The data for TimelineJS, shown by TimelineJS itself."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.flagship import BuiltSite
from tests.publishing import FIRST_EVENTS, FOLDERS, formats_folder, json_of, publish

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="timelinejs/css/timeline.css"><script src="timelinejs/js/timeline.js"></script>
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="show.js"></script></html>"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def timelinejs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with TimelineJS in it; fail, never skip, where it cannot be had."""
    try:
        found = formats_folder() / "@knight-lab/timelinejs/dist"
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    folder = tmp_path_factory.mktemp("timelinejs")
    for part in ("css", "js"):
        shutil.copytree(found / part, folder / "timelinejs" / part)
    return folder


def show(page: Page, folder: Path, data: Any) -> None:
    """Open a page with a timeline of the data, from disk."""
    options = {"font": None, "hash_bookmark": False}
    call = f"window.timeline = new TL.Timeline('timeline', {json.dumps(data)}, {json.dumps(options)});"
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "show.js").write_text(call, encoding="utf-8")
    page.goto((folder / "index.html").as_uri())
    page.wait_for_selector(".tl-timemarker-content-container")


def markers(page: Page) -> list[str]:
    ids = page.locator(".tl-timemarker").evaluate_all("all => all.map(marker => marker.id)")
    return [str(each).removesuffix("-marker") for each in ids]


@pytest.mark.parametrize("code", FOLDERS)
def test_timelinejs_shows_every_event(code: str, files: dict[str, bytes], timelinejs: Path, page: Page) -> None:
    show(page, timelinejs, json_of(files, f"{FOLDERS[code]}data/example/timelinejs.json"))
    assert sorted(markers(page)) == sorted(FIRST_EVENTS)


def test_timelinejs_shows_every_event_of_the_shipped_site(flagship_on_disk: BuiltSite, timelinejs: Path, page: Page) -> None:
    show(page, timelinejs, json.loads((flagship_on_disk.folder / "data/openai/timelinejs.json").read_bytes()))
    assert sorted(markers(page)) == sorted(event.id for event in flagship_on_disk.team.events)


def test_timelinejs_shows_dates_and_titles_as_the_pages_do(files: dict[str, bytes], timelinejs: Path, page: Page) -> None:
    show(page, timelinejs, json_of(files, "data/example/timelinejs.json"))
    dates = page.locator(".tl-headline-date").all_text_contents()
    titles = page.locator(".tl-slide h2.tl-headline").all_text_contents()
    assert {"between 2020 and 2022", "about March 2019", "14 February 2018"} <= {date.strip() for date in dates}
    assert {"1 of 3 founders of Acme remains.", "Ada Byron leaves Acme for Globex, Ltd", "@ new house"} <= set(titles)


def test_timelinejs_asks_no_other_host_for_our_sake(
    files: dict[str, bytes], timelinejs: Path, page: Page, page_requests: list[str]
) -> None:
    show(page, timelinejs, json_of(files, "data/example/timelinejs.json"))
    assert [url for url in page_requests if not url.startswith(("file:", "data:"))] == []


def test_a_single_day_has_no_end_and_a_span_has_one(files: dict[str, bytes]) -> None:
    ends = {each["unique_id"]: each.get("end_date") for each in json_of(files, "data/example/timelinejs.json")["events"]}
    assert {name for name, end in ends.items() if end} == {"vague"}
    assert ends["vague"] == {"year": 2022, "month": 12, "day": 31}


def test_no_more_of_a_date_is_told_than_is_known(files: dict[str, bytes]) -> None:
    starts = {each["unique_id"]: each["start_date"] for each in json_of(files, "data/example/timelinejs.json")["events"]}
    assert (starts["return"], starts["transfer"]) == ({"year": 2019, "month": 3}, {"year": 2023})
