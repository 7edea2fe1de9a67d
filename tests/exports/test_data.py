"""The data as others read it: the tables by frictionless, Popolo by the types of its specification, every value as written."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import frictionless
import pytest
import yaml

from founders_timeline.exports.csv_tables import rows_of as table_rows
from founders_timeline.exports.encoding import cell_text
from founders_timeline.exports.feed import Feed
from founders_timeline.exports.json_feed import json_feed_file
from founders_timeline.exports.table_schema import tables
from founders_timeline.exports.team_export import TeamExport
from founders_timeline.exports.team_json import team_file
from founders_timeline.model.history import history_of
from founders_timeline.model.status import Status
from founders_timeline.views.context import Context
from founders_timeline.views.event import event_view
from founders_timeline.views.table import table_view
from tests.flagship import BuiltSite
from tests.popolo_types import faults
from tests.publishing import BASE, FIRST_EVENTS, FOLDERS, TEAMS, json_of, publish, rows_of, save
from tests.sites import EVENTS, TEAM_FILE, TODAY, write_site
from tests.small_site import ROOT, TEAM, built, context, page

TABLES = ("events", "founders", "quotes", "sources", "counts")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def package(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> frictionless.Package:
    return frictionless.Package(str(save(files, tmp_path_factory.mktemp("built")) / "data/datapackage.json"))


def row(files: dict[str, bytes], table: str, key: str, column: str = "id") -> dict[str, str]:
    (found,) = [each for each in rows_of(files, f"data/example/{table}.csv") if each[column] == key]
    return found


# The description.


def test_frictionless_finds_no_fault_in_the_tables_or_their_description(package: frictionless.Package) -> None:
    report = package.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert report.valid


def test_frictionless_finds_no_fault_in_the_shipped_sites_tables(flagship_on_disk: BuiltSite) -> None:
    report = frictionless.Package(str(flagship_on_disk.folder / "data/datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []


def test_the_description_names_every_table_of_every_team(package: frictionless.Package) -> None:
    assert package.resource_names == [f"{team}-{table}" for team in TEAMS for table in TABLES]


def test_frictionless_would_find_a_reference_that_leads_nowhere(files: dict[str, bytes], tmp_path: Path) -> None:
    quotes = files["data/example/quotes.csv"].replace(b",departure,", b",another,")
    folder = save({**files, "data/example/quotes.csv": quotes}, tmp_path)
    report = frictionless.Package(str(folder / "data/datapackage.json")).validate()
    assert {fault[0] for fault in report.flatten(["type"])} == {"foreign-key"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("licenses", [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]),
        ("contributors", [{"title": "The editors", "path": "https://example.org/", "role": "publisher"}]),
        ("homepage", "https://example.org/left/index.html"),
        ("created", "2026-11-23T12:00:00Z"),
    ],
)
def test_the_description_says_whose_the_data_is(key: str, value: object, files: dict[str, bytes]) -> None:
    assert json_of(files, "data/datapackage.json")[key] == value


def test_the_description_lists_every_source_once(files: dict[str, bytes]) -> None:
    urls = [source["path"] for source in json_of(files, "data/datapackage.json")["sources"]]
    used = {each["url"] for team in TEAMS for each in rows_of(files, f"data/{team}/sources.csv")}
    assert (len(urls), set(urls)) == (len(used), used)


def test_every_column_is_described(files: dict[str, bytes]) -> None:
    resources = json_of(files, "data/datapackage.json")["resources"]
    assert [field["name"] for resource in resources for field in resource["schema"]["fields"] if not field["description"]] == []


# The tables.


def test_every_event_is_a_row(files: dict[str, bytes]) -> None:
    assert [each["id"] for each in rows_of(files, "data/example/events.csv")] == list(FIRST_EVENTS)


def test_an_events_row_holds_its_facts_in_every_language(files: dict[str, bytes]) -> None:
    assert row(files, "events", "departure") == {
        "id": "departure",
        "type": "departure",
        "date": "2018-02-14",
        "earliest": "2018-02-14",
        "latest": "2018-02-14",
        "people": "ada-byron",
        "title_en": "Ada Byron leaves Acme for Globex, Ltd",
        "title_fr": "Ada Byron quitte Acme pour Globex, SARL",
        "destination_en": "Globex, Ltd",
        "destination_fr": "Globex, SARL",
        "role_en": "director",
        "role_fr": "directrice",
        "destination_url": "https://example.org/globex",
        "summary_en": "Ada leaves; *1* of 3 stay.",
        "summary_fr": "Ada part ; il en reste *1* sur 3.",
        "confidence": "confirmed",
        "announced": "2018-02-12",
        "until": "",
        "effect_low": "-1",
        "effect_high": "-1",
        "count_after": "1",
        "added": "",
        "changed": "2026-11-01",
        "sources": "ada-leaves url-" + row(files, "sources", "First", "title")["id"].removeprefix("url-"),
        "page": "example/events/departure.html",
    }


def test_what_lies_ahead_has_no_effect(files: dict[str, bytes]) -> None:
    ahead = row(files, "events", "ahead")
    assert {ahead[column] for column in ("effect_low", "effect_high", "count_after")} == {""}


@pytest.mark.parametrize(
    ("as_of", "low", "high", "figure"),
    [("2020-01-01", -1, 0, "−1, perhaps"), ("2021-06-01", -1, 0, "−1, perhaps"), ("2022-12-31", -1, -1, "−1")],
)
def test_every_export_and_every_page_tell_an_events_own_effect(
    as_of: str, low: int, high: int, figure: str, tmp_path: Path
) -> None:
    events = "- {id: vague, name: Ben Holt, date: '[2020..2022]'}\n- {name: Cleo Marsh, date: 2020-01-01, id: between}\n"
    seen = context(tmp_path, events, as_of=date.fromisoformat(as_of), site="title: Who is left?\n")
    with_feeds = Context(replace(seen.site, base_url=BASE), seen.history, seen.language, seen.as_of)
    subject = TeamExport((seen,))
    (in_table,) = [each for each in table_rows("events", subject) if each["id"] == "vague"]
    (in_json,) = [each for each in json.loads(team_file(subject))["events"] if each["id"] == "vague"]
    (in_feed,) = [each for each in json.loads(json_feed_file(Feed(with_feeds)))["items"] if each["_event"]["id"] == "vague"]
    (in_rows,) = [each for each in table_view(seen).rows if each.id == "vague"]
    assert (in_table["effect_low"], in_table["effect_high"], in_table["count_after"]) == (low, high, None)
    assert (in_json["effect"], "count_after" in in_json) == ({"low": low, "high": high}, False)
    assert (in_feed["_event"]["effect"], in_feed["_event"]["count_after"]) == ({"low": low, "high": high}, None)
    on_page = event_view(seen, seen.team.events[seen.team.positions["vague"]]).change
    assert {in_rows.change, on_page and on_page.figure} == {figure}


def test_a_text_that_is_not_translated_has_an_empty_cell_in_the_other_language(files: dict[str, bytes]) -> None:
    transfer = row(files, "events", "transfer")
    assert (transfer["destination_en"], transfer["destination_fr"]) == ("Acme Foundation", "")


def test_a_founders_row_tells_the_status_of_the_day(files: dict[str, bytes]) -> None:
    ada = row(files, "founders", "ada-byron")
    shown = {key: ada[key] for key in ("other_names", "status", "since", "remains", "as_of", "wikidata", "links", "page")}
    assert shown == {
        "other_names": "Ada Lovelace",
        "status": "affiliated",
        "since": "2023-12-31",
        "remains": "false",
        "as_of": "2026-11-23",
        "wikidata": "Q7259",
        "links": "https://example.org/ada",
        "page": "example/founders/ada-byron.html",
    }


def test_the_counts_have_a_row_for_every_day_of_change_with_its_causes(files: dict[str, bytes]) -> None:
    rows = rows_of(files, "data/example/counts.csv")
    assert [(each["date"], each["low"], each["high"], each["causes"]) for each in rows] == [
        ("2015-12-01", "3", "3", ""),
        ("2015-12-31", "3", "3", ""),
        ("2017-05-01", "2", "2", "leave"),
        ("2018-02-14", "1", "1", "departure"),
        ("2019-03-01", "1", "2", "return"),
        ("2019-03-31", "2", "2", "return"),
        ("2020-01-01", "2", "2", "vague"),
        ("2022-12-31", "2", "2", "vague"),
        ("2023-01-01", "1", "2", "transfer"),
        ("2023-12-31", "1", "1", "transfer"),
    ]


def test_the_counts_are_those_of_the_history(flagship_on_disk: BuiltSite) -> None:
    rows = rows_of({"counts": (flagship_on_disk.folder / "data/openai/counts.csv").read_bytes()}, "counts")
    for each in rows:
        roster = flagship_on_disk.history.roster_on(date.fromisoformat(each["date"]))
        groups = [int(each[str(status)]) for status in Status]
        assert (int(each["low"]), int(each["high"])) == (roster.remaining.low, roster.remaining.high)
        assert sum(groups) + int(each["uncertain"]) == int(each["founders"]) == len(flagship_on_disk.team.founders)
    assert len(rows) == len([day for day in history_of(flagship_on_disk.team).days_of_change() if day <= TODAY])


def counts_of(root: Path, events: str, as_of: str, founded: str = "2015-12-11") -> list[tuple[object, ...]]:
    team = f"name: Acme\nfounded: {founded}\nfounders: [Ada Byron, Ben Holt, Cleo Marsh]\n"
    subject = TeamExport((context(root, events, as_of=date.fromisoformat(as_of), team=team),))
    rows = table_rows("counts", subject)
    return [(str(each["date"]), int(str(each["low"])), int(str(each["high"])), str(each["causes"])) for each in rows]


def test_a_change_on_the_pages_own_day_is_in_the_counts(tmp_path: Path) -> None:
    events = "- {id: leaves, name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2024-08-06}\n"
    assert counts_of(tmp_path, events, as_of="2024-08-05") == [("2015-12-11", 3, 3, ""), ("2024-08-05", 2, 2, "leaves")]


def test_a_departure_whose_span_holds_the_founding_is_named_as_a_cause_on_both_of_its_days(tmp_path: Path) -> None:
    events = "- {id: leaves, name: Ada Byron, date: '[2015-11-01..2016-01-31]'}\n"
    assert counts_of(tmp_path, events, as_of="2024-08-05") == [("2015-12-11", 2, 3, "leaves"), ("2016-01-31", 2, 2, "leaves")]


@pytest.mark.parametrize(
    ("as_of", "status", "remains"),
    [("2024-01-31", "active", True), ("2024-02-01", "uncertain", None), ("2024-02-29", "departed", False)],
)
def test_whether_a_founder_remains_is_left_empty_while_it_is_uncertain(
    as_of: str, status: str, remains: bool | None, tmp_path: Path
) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2024-02}\n", as_of=date.fromisoformat(as_of))
    ada, *_ = table_rows("founders", TeamExport((subject,)))
    assert (ada["status"], ada["remains"]) == (status, remains)


def test_two_sources_of_one_address_have_two_ids(files: dict[str, bytes]) -> None:
    rows = [each for each in rows_of(files, "data/example/sources.csv") if each["url"] == "https://example.org/b"]
    assert ({each["title"] for each in rows}, len({each["id"] for each in rows})) == ({"First", "Second"}, 2)


def test_a_source_names_the_events_that_cite_it(files: dict[str, bytes]) -> None:
    assert row(files, "sources", "founding")["events"] == "vague transfer ahead"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell_text(text) == "'" + text


@pytest.mark.parametrize("text", ["1+1", " =1", "'=1", "", "Ada"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cell_text(text) == text


def test_no_cell_of_any_table_begins_like_a_formula(files: dict[str, bytes]) -> None:
    cells = [cell for path in files if path.endswith(".csv") for each in rows_of(files, path) for cell in each.values() if cell]
    assert [cell for cell in cells if cell[0] in "=+-@\t\r" and not re.fullmatch("-[0-9]+", cell)] == []
    assert "'@ new house" in cells


def test_a_quote_is_read_back_as_it_was_written_behind_its_apostrophe(files: dict[str, bytes]) -> None:
    assert row(files, "quotes", "departure-1")["text"] == "'=1+1, she said: “I’m leaving” \\; goodbye"


# JSON.


def test_the_teams_json_holds_the_content_as_it_was_written(files: dict[str, bytes]) -> None:
    (event,) = [each for each in json_of(files, "data/example/team.json")["events"] if each["id"] == "departure"]
    assert event["quotes"][0]["text"] == "=1+1, she said: “I’m leaving” \\; goodbye"
    assert [each["text"]["fr"] for each in event["corrections"]] == ["Le jour était faux.", "Un nom était faux."]


def test_the_teams_json_says_who_remains(files: dict[str, bytes]) -> None:
    assert json_of(files, "data/example/team.json")["roster"] == {
        "on": "2026-11-23",
        "remaining": {"low": 1, "high": 1},
        "active": ["cleo-marsh"],
        "on_leave": [],
        "affiliated": ["ada-byron"],
        "departed": ["ben-holt"],
        "uncertain": [],
    }


def test_the_teams_json_knows_when_it_was_changed_last(files: dict[str, bytes]) -> None:
    assert json_of(files, "data/example/team.json")["changed"] == "2026-11-01"


@pytest.mark.parametrize("team", TEAMS)
def test_popolo_has_the_types_of_popolos_schemas(team: str, files: dict[str, bytes]) -> None:
    assert faults(json_of(files, f"data/{team}/popolo.json")) == []


def test_popolo_of_the_shipped_site_has_the_types_of_popolos_schemas(flagship_on_disk: BuiltSite) -> None:
    assert faults(json.loads((flagship_on_disk.folder / "data/openai/popolo.json").read_bytes())) == []


def test_popolo_refers_only_to_what_it_holds(flagship_on_disk: BuiltSite) -> None:
    data = json.loads((flagship_on_disk.folder / "data/openai/popolo.json").read_bytes())
    persons, places = ({each["id"] for each in data[name]} for name in ("persons", "organizations"))
    assert {each["person_id"] for each in data["memberships"]} <= persons
    assert {each["organization_id"] for each in data["memberships"] + data["events"]} <= places


def test_popolo_ids_are_all_different(flagship_on_disk: BuiltSite) -> None:
    data = json.loads((flagship_on_disk.folder / "data/openai/popolo.json").read_bytes())
    for name, things in data.items():
        ids = [each["id"] for each in things]
        assert len(ids) == len(set(ids)), name


def test_popolo_tells_a_founders_stretches_as_exactly_as_they_are_known(files: dict[str, bytes]) -> None:
    memberships = json_of(files, "data/example/popolo.json")["memberships"]
    dates = ("start_date", "start_date_edtf", "end_date", "end_date_edtf")
    own = [each for each in memberships if each["person_id"] == "ada-byron" and each["id"].startswith("ada-byron")]
    assert [(each["organization_id"], *(each.get(key, "") for key in dates)) for each in own] == [
        ("example", "2015-12", "2015-12", "2018-02-14", "2018-02-14"),
        ("example", "2019-03", "2019-03~", "2023", "2023"),
        ("place/Acme Foundation", "2023", "2023", "", ""),
    ]


def test_popolo_leaves_out_a_date_that_it_cannot_write(files: dict[str, bytes]) -> None:
    (event,) = [each for each in json_of(files, "data/example/popolo.json")["events"] if each["id"] == "vague"]
    assert ("start_date" in event, event["start_date_edtf"]) == (False, "[2020..2022]")


# The page.


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_the_page_links_to_every_file_of_every_team(folder: str, files: dict[str, bytes]) -> None:
    own = {path for path in files if path.startswith((f"{folder}data/", "data/")) and not path.endswith(".html")}
    own -= {path for path in own if path.endswith("timelinejs.json") and not path.startswith(f"{folder}data/")}
    own |= {f"{folder}{team}/{name}" for team in TEAMS for name in ("feed.atom", "feed.json", "calendar.ics")}
    root = "../" * (1 + folder.count("/"))
    links = {str(link).removeprefix(root) for link in page(files, f"{folder}data/index.html").xpath("//main//a/@href")}
    assert links == own


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_the_page_explains_every_column(folder: str, files: dict[str, bytes]) -> None:
    tree = page(files, f"{folder}data/index.html")
    shown = [str(name) for name in tree.xpath("//tbody/tr[td[normalize-space()]]/th/code/text()")]
    assert shown == [column.name for table in tables(("en", "fr")) for column in table.columns]


def test_every_page_leads_to_the_data(files: dict[str, bytes]) -> None:
    apart = ("embed.html", "timeline.single.html")
    for path in files:
        if path.endswith(".html") and not path.endswith(apart):
            assert page(files, path).xpath("//footer//a[contains(@href, 'data/index.html')]"), path


# The repository.


def test_the_citation_file_says_what_is_true() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert (citation["cff-version"], citation["type"], citation["license"]) == ("1.2.0", "software", "MIT")
    assert citation["authors"] == [{"name": re.findall(r'authors = \[\{ name = "(.*?)" \}\]', project)[0]}]


def test_a_team_without_events_has_tables_all_the_same(tmp_path: Path) -> None:
    folder = save(built(write_site(tmp_path / "site")), tmp_path / "built")
    assert frictionless.Package(str(folder / "data/datapackage.json")).validate().valid


def test_a_site_without_a_licence_or_a_publisher_has_a_description_without_them(tmp_path: Path) -> None:
    files = built(write_site(tmp_path))
    assert {"licenses", "contributors", "homepage"}.isdisjoint(json_of(files, "data/datapackage.json"))


def test_the_day_an_event_was_added_is_read(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-08-05, added: 2024-08-09}\n"
    assert context(tmp_path, event).team.events[0].added == date(2024, 8, 9)


def test_a_site_of_one_language_has_one_column_for_each_text(tmp_path: Path) -> None:
    files = built(write_site(tmp_path, {TEAM_FILE: TEAM, f"{EVENTS}/e.yaml": "- {name: Ada Byron, date: 2024-08-05}\n"}))
    assert [name for name in rows_of(files, "data/example/events.csv")[0] if name.startswith("title")] == ["title_en"]
