"""Content that tries to be more than text: every export is read back by a parser, and holds it as it was written."""

import csv
import json
import re
from html import unescape
from io import StringIO
from xml.etree import ElementTree

import icalendar
import pytest

from tests.hostile.test_hostile_content import EVERYWHERE, VALUES, as_name, hostile_event, quoted
from tests.publishing import BASE
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, write_site
from tests.small_site import built, page

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    founders = "".join(f"  - {{id: p-{key}, name: {quoted(name)}}}\n" for key, name in VALUES.items())
    events = [hostile_event(f"p-{key}", f"e-{key}", name, day) for day, (key, name) in enumerate(VALUES.items())]
    text = quoted(EVERYWHERE)
    site = {
        SITE_FILE: f"title: {text}\ndescription: {text}\nlicence: {text}\npublisher: {text}\n",
        TEAM_FILE: f"name: {text}\nfounded: 2015-12-11\nstandfirst: {text}\nfounders:\n{founders}",
        f"{EVENTS}/events.yaml": "".join(events),
    }
    return built(write_site(tmp_path_factory.mktemp("hostile"), site), base_url=BASE)


def atom_entry(files: dict[str, bytes], key: str) -> ElementTree.Element:
    entries = ElementTree.fromstring(files["example/feed.atom"]).iterfind("a:entry", ATOM)
    return next(each for each in entries if each.find(f"a:link[@href='{BASE}example/events/e-{key}.html']", ATOM) is not None)


def row(files: dict[str, bytes], table: str, row_id: str) -> dict[str, str]:
    rows = csv.DictReader(StringIO(files[f"data/example/{table}.csv"].decode("utf-8-sig"), newline=""))
    return next(each for each in rows if each["id"] == row_id)


def in_cell(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


@pytest.mark.parametrize("key", VALUES)
def test_a_title_is_read_back_from_the_atom_feed(key: str, files: dict[str, bytes]) -> None:
    assert atom_entry(files, key).findtext("a:title", namespaces=ATOM) == VALUES[key]


@pytest.mark.parametrize("key", VALUES)
def test_a_quote_in_the_content_of_a_feed_is_text(key: str, files: dict[str, bytes]) -> None:
    content = atom_entry(files, key).findtext("a:content", namespaces=ATOM) or ""
    (quote,) = page({"content": f"<meta charset=utf-8><main>{content}</main>".encode()}, "content").xpath("//blockquote/p")
    assert (quote.text, len(quote)) == (VALUES[key], 0)


@pytest.mark.parametrize("key", VALUES)
def test_a_title_is_read_back_from_json(key: str, files: dict[str, bytes]) -> None:
    (item,) = [each for each in json.loads(files["example/feed.json"])["items"] if each["_event"]["id"] == f"e-{key}"]
    (event,) = [each for each in json.loads(files["data/example/team.json"])["events"] if each["id"] == f"e-{key}"]
    (speech,) = [each for each in json.loads(files["data/example/popolo.json"])["speeches"] if each["event_id"] == f"e-{key}"]
    assert (item["title"], event["title"]["en"], speech["text"]) == (VALUES[key], VALUES[key], VALUES[key].strip())


@pytest.mark.parametrize("key", VALUES)
def test_a_headline_for_timelinejs_is_text_and_no_markup(key: str, files: dict[str, bytes]) -> None:
    slides = json.loads(files["data/example/timelinejs.json"])["events"]
    (slide,) = [each for each in slides if each["unique_id"] == f"e-{key}"]
    headline = slide["text"]["headline"]
    assert ("<" in headline, unescape(headline)) == (False, VALUES[key])


@pytest.mark.parametrize("key", VALUES)
def test_a_title_is_read_back_from_the_calendar(key: str, files: dict[str, bytes]) -> None:
    entries = icalendar.Calendar.from_ical(files["example/calendar.ics"]).walk("VEVENT")
    (entry,) = [each for each in entries if str(each["uid"]).startswith(f"e-{key}.")]
    assert str(entry["summary"]) == VALUES[key]


@pytest.mark.parametrize("key", VALUES)
def test_a_text_is_read_back_from_the_tables(key: str, files: dict[str, bytes]) -> None:
    value = VALUES[key]
    event, founder = row(files, "events", f"e-{key}"), row(files, "founders", f"p-{key}")
    quote = row(files, "quotes", f"e-{key}-1")
    shown = (event["title_en"], event["destination_en"], founder["name"], quote["text"])
    assert shown == (in_cell(value), in_cell(value.strip()), in_cell(as_name(value)), in_cell(value.strip()))


@pytest.mark.parametrize("key", VALUES)
def test_a_text_is_read_back_from_the_head_of_the_page(key: str, files: dict[str, bytes]) -> None:
    tree = page(files, f"example/events/e-{key}.html")
    (title,) = tree.xpath("//meta[@property='og:title']/@content")
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    about, *_ = json.loads(script.text_content())["@graph"]
    assert (title, about["name"], about["hasPart"][0]["text"]) == (VALUES[key], VALUES[key], VALUES[key].strip())


def test_the_sites_own_texts_are_read_back_from_every_export(files: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(files["example/feed.atom"])
    package = json.loads(files["data/datapackage.json"])
    calendar = icalendar.Calendar.from_ical(files["example/calendar.ics"])
    # icalendar takes the values of these two as they are written; they are texts (RFC 7986, 5.1; RFC 5545, 3.8.8.2).
    names = [re.sub(r"\\(.)", r"\1", str(calendar[key])) for key in ("name", "x-wr-calname")]
    assert [feed.findtext("a:title", namespaces=ATOM), package["title"], *names] == [EVERYWHERE] * 4
