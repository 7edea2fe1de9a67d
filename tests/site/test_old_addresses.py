"""Ids that an event had before: old addresses lead on to its page, feeds and calendars keep its entry."""

from datetime import date
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.publishing import BASE, json_of
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.small_site import SITE, TEAM, built, page

EVENT = "- name: Ada Byron\n  date: 2020-06-15\n  destination: Globex\n  sources: ['https://example.org/a']\n"
CORRECTED = f"{EVENT.replace('2020-06-15', '2020-06-16')}  aliases: [ada-byron-2020-06-15]\n"
OLD, NEW = "example/events/ada-byron-2020-06-15.html", "example/events/ada-byron-2020-06-16.html"


def site(folder: Path, events: str, base_url: str = BASE, as_of: date = date(2026, 11, 23)) -> dict[str, bytes]:
    root = write_site(folder, {SITE_FILE: SITE, TEAM_FILE: TEAM, f"{EVENTS}/events.yaml": events})
    return built(root, as_of, base_url)


def entry_ids(files: dict[str, bytes]) -> tuple[list[str], list[str], list[str]]:
    """Return the ids in the Atom feed, the JSON Feed and the calendar."""
    calendar = files["example/calendar.ics"].decode().replace("\r\n ", "")
    return (
        [entry.id for entry in feedparser.parse(files["example/feed.atom"]).entries],
        [item["id"] for item in json_of(files, "example/feed.json")["items"]],
        [line.removeprefix("UID:") for line in calendar.split("\r\n") if line.startswith("UID:")],
    )


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_an_old_address_leads_on_to_the_events_page(folder: str, tmp_path: Path) -> None:
    files = site(tmp_path, CORRECTED)
    moved = page(files, folder + OLD)
    up = "../" * (2 + len(folder.split("/")) - 1)
    assert folder + NEW in files
    assert moved.xpath("//a/@href") == [f"{up}{folder}{NEW}"]
    assert moved.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={up}{folder}{NEW}"]


def test_an_old_address_is_not_for_search_engines(tmp_path: Path) -> None:
    files = site(tmp_path, CORRECTED)
    moved = page(files, OLD)
    assert moved.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert moved.xpath("//link[@rel='canonical']/@href") == [BASE + NEW]
    assert (OLD.encode() in files["sitemap.xml"], NEW.encode() in files["sitemap.xml"]) == (False, True)


def test_without_a_base_url_an_old_address_leads_on_all_the_same(tmp_path: Path) -> None:
    moved = page(site(tmp_path, CORRECTED, base_url=""), OLD)
    assert (moved.xpath("//link[@rel='canonical']"), moved.xpath("//a/@href")) == ([], [f"../../{NEW}"])


def test_the_page_at_an_old_address_has_the_policy_of_every_page_and_nothing_inline(tmp_path: Path) -> None:
    files = site(tmp_path, CORRECTED)
    policies = [page(files, path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content") for path in (OLD, "index.html")]
    assert policies[0] == policies[1] != []
    assert page(files, OLD).xpath("//script | //style | //*[@style]") == []


def test_entries_keep_their_ids_when_a_date_is_corrected(tmp_path: Path) -> None:
    before, after = site(tmp_path / "before", EVENT), site(tmp_path / "after", CORRECTED)
    assert entry_ids(before) == entry_ids(after)


def test_entries_keep_their_ids_when_a_date_is_corrected_twice(tmp_path: Path) -> None:
    twice = CORRECTED.replace("2020-06-16", "2020-07-01").replace("06-15]", "06-15, ada-byron-2020-06-16]")
    files = site(tmp_path / "after", twice)
    assert entry_ids(site(tmp_path / "before", EVENT)) == entry_ids(files)
    assert {OLD, NEW} <= set(files)


def test_entries_keep_their_ids_when_the_site_moves(tmp_path: Path) -> None:
    here, there = (site(tmp_path, EVENT, base_url=url) for url in (BASE, "https://elsewhere.example.com/"))
    assert entry_ids(here) == entry_ids(there)


def test_no_two_entries_have_the_same_id(tmp_path: Path) -> None:
    ids = [*entry_ids(site(tmp_path, CORRECTED + EVENT.replace("Ada Byron", "Ben Holt")))]
    assert [len(set(each)) for each in ids] == [2, 2, 2]


def test_the_data_names_the_ids_that_an_event_had(tmp_path: Path) -> None:
    (event,) = json_of(site(tmp_path, CORRECTED), "data/example/team.json")["events"]
    assert (event["id"], event["aliases"]) == ("ada-byron-2020-06-16", ["ada-byron-2020-06-15"])


AHEAD = "- {name: Ada Byron, date: 2027-01-15, sources: [{url: 'https://example.org/a', date: 2026-03-02}]}\n"


@pytest.mark.parametrize(
    ("event", "day"),
    [
        (AHEAD, "2026-03-02"),
        (AHEAD.replace("}]}", "}], added: 2026-04-01}"), "2026-04-01"),
        (AHEAD.replace("}]}", "}], announced: 2026-02}"), "2026-02-01"),
        (AHEAD.replace("date: 2026-03-02", "accessed: 2026-05-05"), "2026-05-05"),
        (AHEAD.replace("2026-03-02", "2026-07-01"), "2026-06-01"),
        (AHEAD.replace(", date: 2026-03-02", ""), "2026-06-01"),
        (AHEAD.replace("}]}", "}], added: 2026-12-01}"), "2026-03-02"),
        (AHEAD.replace("}]}", "}], corrections: [{date: 2026-09-09, text: A}]}"), "2026-03-02"),
        (AHEAD.replace("}]}", "}], corrections: [{date: 2026-05-09, text: A}]}"), "2026-05-09"),
    ],
    ids=["source", "added", "announced", "read", "later source", "nothing", "added later", "corrected later", "corrected"],
)
def test_no_day_in_a_feed_or_calendar_lies_after_the_day_of_the_build(event: str, day: str, tmp_path: Path) -> None:
    files = site(tmp_path, event, as_of=date(2026, 6, 1))
    feed = feedparser.parse(files["example/feed.atom"])
    assert (feed.feed.updated, feed.entries[0].updated) == (f"{day}T12:00:00Z", f"{day}T12:00:00Z")
    assert json_of(files, "example/feed.json")["items"][0]["date_modified"] == f"{day}T12:00:00Z"
    assert f"LAST-MODIFIED:{day.replace('-', '')}T120000Z" in files["example/calendar.ics"].decode()
