"""The calendar as calendar programs see it: by icalendar, which wrote it, and by vobject, which did not."""

from datetime import date, timedelta

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from tests.publishing import BASE, FIRST_EVENTS, FOLDERS, TEAMS, publish

EVERY_LANGUAGE = pytest.mark.parametrize("code", FOLDERS)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


def calendar(files: dict[str, bytes], code: str = "en", team: str = "example") -> icalendar.Calendar:
    read = icalendar.Calendar.from_ical(files[f"{FOLDERS[code]}{team}/calendar.ics"])
    assert isinstance(read, icalendar.Calendar)
    return read


def entries(files: dict[str, bytes], code: str = "en") -> dict[str, vobject.base.Component]:
    """Return the entries as vobject reads them, by the id of the event."""
    (read,) = vobject.readComponents(files[f"{FOLDERS[code]}example/calendar.ics"].decode())
    return {entry.uid.value.split(".")[0]: entry for entry in read.vevent_list}


@pytest.mark.parametrize("team", TEAMS)
@EVERY_LANGUAGE
def test_icalendar_reads_it_without_an_error(team: str, code: str, files: dict[str, bytes]) -> None:
    read = calendar(files, code, team)
    assert [each.errors for each in read.walk()] == [[] for _ in read.walk()]


@EVERY_LANGUAGE
def test_vobject_reads_every_event(code: str, files: dict[str, bytes]) -> None:
    assert set(entries(files, code)) == set(FIRST_EVENTS)


@EVERY_LANGUAGE
def test_an_entry_is_known_by_its_team_event_and_language(code: str, files: dict[str, bytes]) -> None:
    assert entries(files, code)["departure"].uid.value == f"departure.example.{code}@founders-timeline"


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        ("departure", date(2018, 2, 14), date(2018, 2, 14)),
        ("return", date(2019, 3, 1), date(2019, 3, 31)),
        ("transfer", date(2023, 1, 1), date(2023, 12, 31)),
        ("vague", date(2020, 1, 1), date(2022, 12, 31)),
    ],
    ids=["a day", "a month", "a year", "a span"],
)
def test_an_entry_fills_all_its_possible_days(event: str, first: date, last: date, files: dict[str, bytes]) -> None:
    entry = entries(files)[event]
    assert (entry.dtstart.value, entry.dtend.value) == (first, last + timedelta(days=1))


@pytest.mark.parametrize(
    ("code", "event", "title"),
    [
        ("en", "departure", "Ada Byron leaves Acme for Globex, Ltd"),
        ("fr", "departure", "Ada Byron quitte Acme pour Globex, SARL"),
        ("en", "return", "Ada Byron returns to Acme (the exact day is not known: about March 2019)"),
        ("en", "milestone", "@ new house (the exact day is not known: 2025, uncertain)"),
        ("fr", "milestone", "Une nouvelle maison (jour exact inconnu\u00a0: 2025, date incertaine)"),
    ],
)
def test_an_imprecise_entry_says_so_in_its_title(code: str, event: str, title: str, files: dict[str, bytes]) -> None:
    assert entries(files, code)[event].summary.value == title


def test_days_are_written_as_days(files: dict[str, bytes]) -> None:
    text = files["example/calendar.ics"].decode()
    assert "DTSTART;VALUE=DATE:20180214\r\nDTEND;VALUE=DATE:20180215\r\n" in text


def test_the_time_stamp_is_the_day_of_the_counts(files: dict[str, bytes]) -> None:
    assert {entry.dtstamp.value.isoformat() for entry in entries(files).values()} == {"2026-11-23T00:00:00+00:00"}


def test_no_entry_blocks_anybodys_time(files: dict[str, bytes]) -> None:
    assert {entry.transp.value for entry in entries(files).values()} == {"TRANSPARENT"}


def test_an_entry_leads_to_the_events_page(files: dict[str, bytes]) -> None:
    assert entries(files, "fr")["vague"].url.value == f"{BASE}fr/example/events/vague.html"


def test_without_a_base_url_there_is_a_calendar_without_addresses_of_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = publish(tmp_path_factory.mktemp("site"), base_url="")
    assert [entry for entry in entries(files).values() if hasattr(entry, "url")] == []


def test_the_description_says_when_what_became_of_the_count_and_where_it_is_known_from(files: dict[str, bytes]) -> None:
    assert entries(files)["departure"].description.value.split("\n") == [
        "14 February 2018",
        "Founders remaining: 2 before, 1 after",
        "Ada leaves; 1 of 3 stay.",
        "https://example.org/ada-leaves",
        "https://example.org/b",
    ]


def test_no_line_is_longer_than_75_octets(files: dict[str, bytes]) -> None:
    assert max(len(line) for line in files["fr/example/calendar.ics"].split(b"\r\n")) <= 75
