"""Feeds as feed readers see them: Atom by feedparser, JSON Feed by its JSON Schema."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import jsonschema
import pytest

from founders_timeline.exports.feed import MOST_ENTRIES, Feed
from founders_timeline.views.context import Context
from tests.publishing import BASE, FIRST_EVENTS, FOLDERS, TEAMS, formats_folder, json_of, publish
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.small_site import SITE, TEAM, built, context, page

EVERY_FEED = pytest.mark.parametrize("team", TEAMS)
EVERY_LANGUAGE = pytest.mark.parametrize("code", FOLDERS)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


def atom(files: dict[str, bytes], code: str = "en", team: str = "example") -> feedparser.FeedParserDict:
    return feedparser.parse(files[f"{FOLDERS[code]}{team}/feed.atom"])


def entry(files: dict[str, bytes], event: str, code: str = "en") -> feedparser.FeedParserDict:
    (found,) = [each for each in atom(files, code).entries if each.link.endswith(f"/{event}.html")]
    return found


def item(files: dict[str, bytes], event: str, code: str = "en") -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [each for each in json_of(files, f"{FOLDERS[code]}example/feed.json")["items"] if each["_event"]["id"] == event]
    return found


@EVERY_FEED
@EVERY_LANGUAGE
def test_feedparser_reads_the_atom_feed_without_complaint(team: str, code: str, files: dict[str, bytes]) -> None:
    feed = atom(files, code, team)
    assert (feed.bozo, feed.version) == (0, "atom10")


@EVERY_LANGUAGE
def test_every_event_is_an_entry_of_the_atom_feed(code: str, files: dict[str, bytes]) -> None:
    assert {each.link for each in atom(files, code).entries} == {
        f"{BASE}{FOLDERS[code]}example/events/{event}.html" for event in FIRST_EVENTS
    }


def test_ids_in_feeds_are_uuids_and_no_two_feeds_or_entries_share_one(files: dict[str, bytes]) -> None:
    feeds = [atom(files, code, team) for code in FOLDERS for team in TEAMS]
    ids = [*(feed.feed.id for feed in feeds), *(entry.id for feed in feeds for entry in feed.entries)]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in ids)
    assert len(set(ids)) == len(ids) == 4 + 2 * (len(FIRST_EVENTS) + 1)


def test_an_entry_has_the_same_id_in_both_feeds(files: dict[str, bytes]) -> None:
    assert [each.id for each in atom(files).entries] == [each["id"] for each in json_of(files, "example/feed.json")["items"]]


def test_a_feed_knows_where_it_stands(files: dict[str, bytes]) -> None:
    feed = atom(files, "fr").feed
    links = {link.rel: link.href for link in feed.links}
    assert links == {"self": f"{BASE}fr/example/feed.atom", "alternate": f"{BASE}fr/index.html"}


def test_the_feed_of_a_further_team_leads_to_its_timeline(files: dict[str, bytes]) -> None:
    assert atom(files, "en", "globex").feed.link == f"{BASE}globex/index.html"


@EVERY_LANGUAGE
def test_a_feed_says_its_language(code: str, files: dict[str, bytes]) -> None:
    assert (atom(files, code).feed.language, json_of(files, f"{FOLDERS[code]}example/feed.json")["language"]) == (code, code)


def test_a_feeds_title_is_read_back_as_it_was_written(files: dict[str, bytes]) -> None:
    title = "Who is left? <b>&</b> · Acme"
    assert title in files["example/feed.json"].decode()
    assert feedparser.parse(files["example/feed.atom"], sanitize_html=False).feed.title == title


def test_an_entry_leads_to_the_events_page(files: dict[str, bytes]) -> None:
    assert entry(files, "departure", "fr").link == f"{BASE}fr/example/events/departure.html"


@pytest.mark.parametrize(
    ("event", "published", "updated"),
    [
        ("leave", "2017-05-03", "2017-05-03"),
        ("departure", "2018-02-12", "2026-11-01"),
        ("return", "2019-03-01", "2019-03-01"),
        ("vague", "2020-01-01", "2020-01-01"),
        ("ahead", "2026-11-02", "2026-11-02"),
    ],
    ids=["added", "announced and corrected", "a month", "a span", "ahead"],
)
def test_an_entrys_days_are_those_of_the_editors(event: str, published: str, updated: str, files: dict[str, bytes]) -> None:
    found = entry(files, event)
    assert (found.published[:10], found.updated[:10]) == (published, updated)


def test_a_feed_was_updated_when_its_newest_entry_was(files: dict[str, bytes]) -> None:
    assert atom(files).feed.updated == "2026-11-02T12:00:00Z"


def test_the_entry_that_changed_last_comes_first(files: dict[str, bytes]) -> None:
    changed = [each["date_modified"] for each in json_of(files, "example/feed.json")["items"]]
    assert changed == sorted(changed, reverse=True)


def test_entries_that_changed_on_one_day_stand_by_the_day_they_were_added_and_then_by_their_date(tmp_path: Path) -> None:
    events = """\
    - {id: early, name: Ada Byron, date: 2024-01-05, added: 2024-06-01}
    - {id: corrected, name: Ben Holt, date: 2024-02-05, added: 2024-03-01, corrections: [{date: 2024-06-01, text: Wrong.}]}
    - {id: late, name: Cleo Marsh, date: 2024-03-05, added: 2024-06-01}
    - {id: newest, name: Zoe Lane, type: role, destination: {role: chair}, date: 2024-01-01, added: 2024-06-02}
    """
    subject = context(tmp_path, events, site="title: Who is left?\n")
    feed = Feed(Context(replace(subject.site, base_url=BASE), subject.history, subject.language, subject.as_of))
    assert [entry.event.id for entry in feed.entries] == ["newest", "late", "early", "corrected"]


def test_the_days_of_an_entry_do_not_move_with_the_day_of_the_build(tmp_path: Path) -> None:
    event = "- {id: vague, name: Ada Byron, date: 2026, sources: ['https://example.org/a']}\n"
    days = set()
    for checked in ("2026-10-08", "2026-11-20"):
        root = write_site(
            tmp_path / checked, {SITE_FILE: SITE, TEAM_FILE: f"{TEAM}checked: {checked}\n", f"{EVENTS}/e.yaml": event}
        )
        days.add(feedparser.parse(built(root, base_url=BASE)["example/feed.atom"]).entries[0].published)
    assert days == {"2026-01-01T12:00:00Z"}


@EVERY_LANGUAGE
def test_the_content_holds_the_day_the_count_the_words_the_sources_and_the_corrections(
    code: str, files: dict[str, bytes]
) -> None:
    content = entry(files, "departure", code).content[0].value
    for words in {
        "en": [
            "14 February 2018",
            "<em>1</em> of 3",
            "she said: “I’m leaving” \\; goodbye",
            "https://example.org/ada-leaves",
            "The day was wrong.",
        ],
        "fr": ["14 février 2018", "<em>1</em> sur 3", "Je pars, adieu", "https://example.org/ada-leaves", "Le jour était faux."],
    }[code]:
        assert words in content


def test_what_lies_ahead_says_so_and_has_no_effect(files: dict[str, bytes]) -> None:
    assert ("not counted yet" in item(files, "ahead")["content_html"], item(files, "ahead")["_event"]["effect"]) == (
        True,
        None,
    )


def test_an_imprecise_date_is_a_span_and_no_count_is_told_of_it_for_programs(files: dict[str, bytes]) -> None:
    assert item(files, "vague")["_event"] == {
        "id": "vague",
        "type": "departure",
        "edtf": "[2020..2022]",
        "earliest": "2020-01-01",
        "latest": "2022-12-31",
        "people": ["ben-holt"],
        "effect": {"low": 0, "high": 0},
        "count_after": None,
    }


@EVERY_FEED
@EVERY_LANGUAGE
def test_the_json_feed_fits_its_schema(team: str, code: str, files: dict[str, bytes]) -> None:
    schema = json.loads((formats_folder() / "jsonfeed-schema/schema-v1.1.json").read_bytes())
    jsonschema.validate(json_of(files, f"{FOLDERS[code]}{team}/feed.json"), schema, format_checker=jsonschema.FormatChecker())


def test_a_team_without_events_has_a_feed_without_entries(tmp_path: Path) -> None:
    feed = feedparser.parse(built(write_site(tmp_path), base_url=BASE)["example/feed.atom"])
    assert (feed.bozo, feed.entries, feed.feed.updated) == (0, [], "2015-12-11T12:00:00Z")


def test_without_a_base_url_there_are_no_feeds_and_no_links_to_them(tmp_path: Path) -> None:
    files = publish(tmp_path, base_url="")
    assert [path for path in files if "feed." in path] == []
    assert b"feed." not in files["index.html"]


@EVERY_LANGUAGE
def test_a_page_names_the_feeds_of_its_team(code: str, files: dict[str, bytes]) -> None:
    tree = page(files, f"{FOLDERS[code]}globex/index.html")
    links = tree.xpath("//link[@rel='alternate'][@type][not(contains(@type, 'oembed'))]")
    assert [(link.get("type"), link.get("href")) for link in links] == [
        ("application/atom+xml", f"{'../' * (1 + len(FOLDERS[code]) // 3)}{FOLDERS[code]}globex/feed.atom"),
        ("application/feed+json", f"{'../' * (1 + len(FOLDERS[code]) // 3)}{FOLDERS[code]}globex/feed.json"),
        ("text/calendar", f"{'../' * (1 + len(FOLDERS[code]) // 3)}{FOLDERS[code]}globex/calendar.ics"),
    ]


def test_a_feed_has_the_hundred_entries_that_changed_last(tmp_path: Path) -> None:
    events = "".join(f"- {{date: 2019-01-{1 + n % 31:02}, id: e{n:03}, type: milestone, title: A}}\n" for n in range(130))
    added = "- {date: 2018-01-01, id: late, added: 2026-01-01, type: milestone, title: A}\n"
    found = [entry.event for entry in Feed(context(tmp_path, events + added, site=f"{SITE}base_url: {BASE}\n")).entries]
    assert (len(found), found[0].id) == (MOST_ENTRIES, "late")
    assert min(event.date.earliest for event in found[1:]).day == 7
