"""The command `import`: what other tools' files become, what is told of the rest, and our own exports coming back."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from founders_timeline.cli import main
from founders_timeline.history import Count, History, history_of
from founders_timeline.importing.html_text import markdown_of, text_of
from founders_timeline.importing.timelinejs_sheet import COLUMNS
from founders_timeline.model import Event, Site, Team
from tests.flagship import BuiltSite
from tests.publishing import publish
from tests.sites import TEAM_FILE, load, write_site
from tests.small_site import built


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], Path]:
    """Return a function that writes a file to import: JSON, or a sheet of rows."""

    def write(data: object) -> Path:
        is_sheet = isinstance(data, str)
        path = tmp_path / ("sheet.csv" if is_sheet else "data.json")
        path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
        return path

    return write


def imported(done: Result, folder: Path) -> Site:
    assert (done.exit_code, done.exception) == (0, None), done.output
    return load(folder)


def events(site: Site) -> dict[str, Event]:
    return {event.id: event for event in site.teams[0].events}


# Our own exports come back.


def counts(history: History, other: History) -> list[tuple[date, Count]]:
    """Return the counts on every day on which either history changes: between those days they stay."""
    days = sorted({*history.days_of_change(), *other.days_of_change()})
    first = max(history.team.founded.earliest, other.team.founded.earliest)
    return [(day, history.count_on(day)) for day in days if day >= first]


def comes_back(team: Team, exported: bytes, kind: str, folder: Path) -> None:
    """Import an export of a team, and hold every day against the original."""
    (folder / "export.json").write_bytes(exported)
    back = imported(run(kind, folder / "export.json", "-o", folder / "site"), folder / "site").teams[0]
    old, new = history_of(team), history_of(back)
    assert counts(new, old) == counts(old, new)
    assert old.tenures == new.tenures
    assert [(event.id, event.type, event.people, event.date) for event in back.events] == [
        (event.id, event.type, event.people, event.date) for event in team.events
    ]


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_the_shipped_teams_come_back_with_the_same_counts_on_every_day(
    flagship_on_disk: BuiltSite, tmp_path: Path, kind: str
) -> None:
    for team in flagship_on_disk.site.teams:
        folder = tmp_path / team.id
        folder.mkdir()
        comes_back(team, (flagship_on_disk.folder / "data" / team.id / f"{kind}.json").read_bytes(), kind, folder)


HARD_TEAM = """\
name: "No: 1"
founded: 2015-12
counts_as_remaining: [active, on_leave]
founders:
  - {name: Ada Byron, id: ada}
  - {name: Ada Byron, id: another-ada}
  - "123"
  - Łukasz Żółw
people: [Zoe Lane, Never Named]
"""
HARD_EVENTS = """\
- {name: ada, date: "[2016..2018]", destination: {name: Globex, role: chair}}
- {name: ada, date: 2020~, type: return}
- {name: another-ada, date: 2019-03, type: leave, until: 2020}
- {name: "123", date: 2021-05-06?, type: transfer, destination: The Foundation}
- {name: [Łukasz Żółw, Zoe Lane], date: 2022-01-01, type: death}
- {name: Zoe Lane, type: role, date: 2018, destination: {role: chair}}
- {type: milestone, date: 2017%, title: "It’s: {remaining}?"}
"""


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_vague_dates_odd_names_and_every_status_come_back(tmp_path: Path, kind: str) -> None:
    root = write_site(tmp_path / "old", {TEAM_FILE: HARD_TEAM, "content/example/events/all.yaml": HARD_EVENTS})
    comes_back(load(root).teams[0], built(root)[f"data/example/{kind}.json"], kind, tmp_path)


@pytest.mark.parametrize("kind", ["timelinejs", "popolo"])
def test_the_site_of_the_export_tests_comes_back(tmp_path: Path, kind: str) -> None:
    files = publish(tmp_path / "old")
    team = load(tmp_path / "old").teams[0]
    comes_back(team, files[f"data/example/{kind}.json"], kind, tmp_path)


def test_quotes_and_sources_come_back_from_popolo(tmp_path: Path) -> None:
    quote = "{text: 'So: I go.', lang: en, source: ada-leaves, date: 2020-02}"
    event = f"name: Ada\ndate: 2020\nquotes: [{quote}]\nsources: [ada-leaves]\n"
    root = write_site(tmp_path / "old", {"content/example/events/ada.yaml": event})
    (tmp_path / "data.json").write_bytes(built(root)["data/example/popolo.json"])
    site = imported(run("popolo", tmp_path / "data.json", "-o", tmp_path / "new"), tmp_path / "new")
    (said,) = events(site)["ada"].quotes
    assert (said.text, said.lang, str(said.date), said.source and said.source.url, said.speaker_id) == (
        "So: I go.",
        "en",
        "2020-02",
        "https://example.org/ada-leaves",
        "ada",
    )


# TimelineJS JSON.


def slide(headline: str, year: int | str = 2020, **more: object) -> dict[str, object]:
    return {"start_date": {"year": year}, "text": {"headline": headline}, **more}


TITLE = {"text": {"headline": "The <b>Acme</b> story", "text": "<p>So it was.</p>"}}
ADA = ["--founder", "Ada Byron"]


def test_a_slide_becomes_a_milestone(file: Callable[[object], Path], tmp_path: Path) -> None:
    media = {"url": "https://example.org/a", "caption": "A <i>letter</i>", "credit": "Acme"}
    text = {"headline": "A new house", "text": "<p>It has <b>two</b> doors, see <a href='https://example.org/b'>here</a>.</p>"}
    first = {"start_date": {"year": "2,016", "month": " 3 "}, "text": text, "media": media, "unique_id": "new-house"}
    done = run("timelinejs", file({"title": TITLE, "events": [first]}), "-o", tmp_path / "s", *ADA)
    event = events(imported(done, tmp_path / "s"))["new-house"]
    assert (str(event.type), event.date.text, event.title and event.title.texts[0][1]) == ("milestone", "2016-03", "A new house")
    assert event.summary
    assert event.summary.texts[0][1] == "It has **two** doors, see [here](https://example.org/b)."
    assert [(source.url, source.title, source.publisher) for source in event.sources] == [
        ("https://example.org/a", "A letter", "Acme")
    ]


def test_the_team_is_named_by_the_title_and_founded_at_the_first_slide(file: Callable[[object], Path], tmp_path: Path) -> None:
    done = run("timelinejs", file({"title": TITLE, "events": [slide("b", 2021), slide("a", 2019)]}), "-o", tmp_path / "s", *ADA)
    team = imported(done, tmp_path / "s").teams[0]
    assert (team.id, team.name, str(team.founded)) == ("the-acme-story", "The Acme story", "2019")
    assert team.standfirst
    assert team.standfirst.texts[0][1] == "So it was."


def test_options_name_the_team_its_founding_and_its_founders(file: Callable[[object], Path], tmp_path: Path) -> None:
    options = ["--name", "Globex", "--founded", "2015-12-11", *ADA, "--founder", "Ben Holt"]
    team = imported(run("timelinejs", file({"events": [slide("a")]}), "-o", tmp_path / "s", *options), tmp_path / "s").teams[0]
    assert (team.name, str(team.founded), [person.name for person in team.founders]) == (
        "Globex",
        "2015-12-11",
        ["Ada Byron", "Ben Holt"],
    )


def test_groups_are_people(file: Callable[[object], Path], tmp_path: Path) -> None:
    data = {"title": TITLE, "events": [slide("a", group="Ada Byron"), slide("b", group=" Ben  Holt ")]}
    done = run("timelinejs", file(data), "-o", tmp_path / "s")
    assert "founders: the groups are taken for founders (Ada Byron, Ben Holt)" in done.stderr
    assert [event.people for event in imported(done, tmp_path / "s").teams[0].events] == [("ada-byron",), ("ben-holt",)]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"end_date": {"year": 2021}}, "events have no end here: 2021."),
        ({"start_date": {"year": 2020, "month": 1, "day": 1, "hour": 7}}, "dates have no time of day here."),
        ({"background": {"color": "red"}}, "backgrounds have no place here."),
        ({"display_date": "Spring"}, "the label of the date has no place here: Spring"),
        ({"media": {"url": "/picture.png"}}, "the address /picture.png does not begin with https:// or http://."),
        ({"media": {"url": "https://example.org/", "alt": "A house"}}, "the media's alt has no place here: A house"),
        (
            {"text": {"headline": "x", "text": "of {remaining}"}},
            "{remaining} would be a placeholder here; it is (remaining) now.",
        ),
        ({"text": {"headline": "x", "text": "x" * 9000}}, "the text has more than 8,000 characters. It was left out: xxx"),
    ],
)
def test_what_has_no_place_is_told(file: Callable[[object], Path], tmp_path: Path, more: dict[str, object], told: str) -> None:
    data = {"title": TITLE, "events": [{**slide("x"), **more}]}
    done = run("timelinejs", file(data), "-o", tmp_path / "s", *ADA)
    imported(done, tmp_path / "s")
    assert f"slide 1 (x): {told}" in done.stderr


def test_eras_are_told(file: Callable[[object], Path], tmp_path: Path) -> None:
    done = run(
        "timelinejs", file({"title": TITLE, "events": [slide("a")], "eras": [slide("The war")]}), "-o", tmp_path / "s", *ADA
    )
    assert "era 1 (The war): eras have no place here." in done.stderr


def test_a_slide_without_a_year_is_told_and_kept_as_a_comment(file: Callable[[object], Path], tmp_path: Path) -> None:
    undated = {"start_date": {"year": ""}, "text": {"headline": "Some day: yes"}}
    done = run("timelinejs", file({"title": TITLE, "events": [slide("a"), undated]}), "-o", tmp_path / "s", *ADA)
    assert len(events(imported(done, tmp_path / "s"))) == 1
    assert "slide 2 (Some day: yes): it has no year" in done.stderr
    assert "#   title: 'Some day: yes'\n" in (tmp_path / "s/content/the-acme-story/team.yaml").read_text("utf-8")


@pytest.mark.parametrize("year", [-300, 12, 30000, "MMXX", None, {"x": 1}])
def test_a_year_that_cannot_be_written_is_no_year(file: Callable[[object], Path], tmp_path: Path, year: Any) -> None:  # noqa: ANN401
    done = run("timelinejs", file({"title": TITLE, "events": [slide("a"), slide("b", year)]}), "-o", tmp_path / "s", *ADA)
    assert len(events(imported(done, tmp_path / "s"))) == 1
    assert "slide 2 (b): it has no year" in done.stderr


def test_slides_of_one_name_and_year_get_files_of_their_own(file: Callable[[object], Path], tmp_path: Path) -> None:
    done = run("timelinejs", file({"title": TITLE, "events": [slide("a"), slide("a"), slide("a")]}), "-o", tmp_path / "s", *ADA)
    assert sorted(events(imported(done, tmp_path / "s"))) == ["2020-a", "2020-a-2", "2020-a-3"]


# TimelineJS sheets.


def sheet(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join(",".join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)


def test_a_sheet_of_nineteen_columns_is_read(file: Callable[[object], Path], tmp_path: Path) -> None:
    row = {"Year": "2,020", "Month": "3", "Headline": "A new house", "Text": "So it was.", "Media": "https://example.org/a"}
    rows = [
        {"Type": "title", "Headline": "Acme"},
        {**row, "Media Credit": "Acme", "Media Caption": "A letter", "Group": "Ada Byron"},
    ]
    event = events(imported(run("timelinejs", file(sheet(*rows)), "-o", tmp_path / "s"), tmp_path / "s"))["2020-03-ada-byron"]
    assert (event.title and event.title.texts[0][1], event.summary and event.summary.texts[0][1]) == ("A new house", "So it was.")
    assert [(source.url, source.title, source.publisher) for source in event.sources] == [
        ("https://example.org/a", "A letter", "Acme")
    ]


def test_every_column_of_a_sheet_is_kept_or_told(file: Callable[[object], Path], tmp_path: Path) -> None:
    row = {name: name for name in COLUMNS} | {
        "Year": "2020",
        "Month": "1",
        "Day": "2",
        "End Year": "2021",
        "End Month": "",
        "End Day": "",
    }
    row |= {"Type": "", "Media": "https://example.org/a", "Group": "Ada Byron"}
    done = run("timelinejs", file(sheet({"Type": "title", "Headline": "Acme"}, row)), "-o", tmp_path / "s")
    content = "".join(path.read_text("utf-8") for path in (tmp_path / "s").rglob("*.yaml"))
    kept = ["2020-01-02", "Headline", "Text", "https://example.org/a", "Media Credit", "Media Caption", "Ada Byron"]
    told = ["2021", "time of day", "Display Date", "Media Thumbnail", "Alt Text", "backgrounds"]
    assert [word for word in kept if word not in content] + [word for word in told if word not in done.stderr] == []


def test_rows_without_a_year_are_told_and_blank_rows_are_not(file: Callable[[object], Path], tmp_path: Path) -> None:
    rows = [{"Type": "title", "Headline": "Acme"}, {"Year": "2020", "Headline": "a"}, {}, {"Headline": "Some day", "Month": "3"}]
    done = run("timelinejs", file(sheet(*rows)), "-o", tmp_path / "s", *ADA)
    assert ("slide 2 (Some day): it has no year" in done.stderr, done.stderr.count("no year")) == (True, 1)


def test_a_sheet_from_before_2015_is_read(file: Callable[[object], Path], tmp_path: Path) -> None:
    columns = ("Start Date", "End Date", "Headline", "Text", "Tag")
    rows = [
        {"Start Date": "8/5/2014", "Headline": "a", "Tag": "Ada Byron"},
        {"Start Date": "2013", "Headline": "b", "Tag": "Ada Byron"},
    ]
    done = run("timelinejs", file(sheet(*rows, columns=columns)), "-o", tmp_path / "s", "--name", "Acme")
    assert [event.date.text for event in imported(done, tmp_path / "s").teams[0].events] == ["2013", "2014-08-05"]


def test_a_sheet_may_have_columns_that_nobody_knows(file: Callable[[object], Path], tmp_path: Path) -> None:
    text = sheet({"Year": "2020", "Headline": "a"}, columns=(*COLUMNS, "Mood"))
    done = run("timelinejs", file(text), "-o", tmp_path / "s", "--name", "Acme", *ADA)
    assert "column Mood: it is none of TimelineJS's." in done.stderr


# Popolo.

PERSONS = [{"id": "a", "name": "Ada Byron"}, {"id": "b", "name": "Ben Holt"}, {"id": "z", "name": "Zoe Lane"}]
PLACES = [{"id": "acme", "name": "Acme", "founding_date": "2015-12-11"}, {"id": "globex", "name": "Globex"}]


def member(person: str, place: str = "acme", start: str = "2015-12-11", end: str = "", **more: object) -> dict[str, object]:
    dates = {"start_date": start, "end_date": end}
    return {"person_id": person, "organization_id": place, **{key: value for key, value in dates.items() if value}, **more}


def popolo(*memberships: dict[str, object], **more: object) -> dict[str, object]:
    return {"persons": PERSONS, "organizations": PLACES, "memberships": [*memberships], **more}


def told_by(site: Site) -> list[tuple[str, str, tuple[str, ...], str]]:
    def place(event: Event) -> str:
        return event.destination.name.texts[0][1] if event.destination and event.destination.name else ""

    return [(event.date.text, str(event.type), event.people, place(event)) for event in site.teams[0].events]


def test_an_end_is_a_departure_for_the_place_that_comes_next(file: Callable[[object], Path], tmp_path: Path) -> None:
    data = popolo(member("a", end="2020-03"), member("a", "globex", "2020-03-15", role="chair"), member("b"))
    site = imported(run("popolo", file(data), "-o", tmp_path / "s"), tmp_path / "s")
    assert told_by(site) == [("2020-03", "departure", ("a",), "Globex")]
    assert [founder.id for founder in site.teams[0].founders] == ["a", "b"]


def test_a_second_stretch_is_a_return_and_a_later_place_a_move(file: Callable[[object], Path], tmp_path: Path) -> None:
    data = popolo(member("a", end="2018"), member("a", start="2020-01-01", end="2021-01-01"), member("a", "globex", "2022"))
    assert told_by(imported(run("popolo", file(data), "-o", tmp_path / "s"), tmp_path / "s")) == [
        ("2018", "departure", ("a",), ""),
        ("2020-01-01", "return", ("a",), ""),
        ("2021-01-01", "departure", ("a",), ""),
        ("2022", "move", ("a",), "Globex"),
    ]


def test_another_role_the_day_after_is_no_departure(file: Callable[[object], Path], tmp_path: Path) -> None:
    data = popolo(member("a", end="2018-05-31", role="engineer"), member("a", start="2018-06-01", role="chair"))
    assert told_by(imported(run("popolo", file(data), "-o", tmp_path / "s"), tmp_path / "s")) == [
        ("2018-06-01", "role", ("a",), "")
    ]


def test_who_came_later_is_no_founder(file: Callable[[object], Path], tmp_path: Path) -> None:
    data = popolo(member("a"), member("b", start="2017", end="2019"))
    team = imported(run("popolo", file(data), "-o", tmp_path / "s"), tmp_path / "s").teams[0]
    assert ([each.id for each in team.founders], [each.id for each in team.people]) == (["a"], ["b"])


def test_founders_may_be_named(file: Callable[[object], Path], tmp_path: Path) -> None:
    options = ["--founder", "Ben Holt", "--founder", "a"]
    team = imported(run("popolo", file(popolo(member("a"))), "-o", tmp_path / "s", *options), tmp_path / "s").teams[0]
    assert [each.id for each in team.founders] == ["b", "a"]


def test_events_become_milestones_with_their_speeches(file: Callable[[object], Path], tmp_path: Path) -> None:
    event = {"id": "party", "name": "A party", "start_date": "2018-05", "description": "With *cake*.", "attendees": ["z"]}
    speech = {
        "id": "s",
        "event_id": "party",
        "creator_id": "a",
        "text": "Welcome.",
        "sources": [{"url": "https://example.org/s", "note": "Notes"}],
    }
    site = imported(
        run("popolo", file(popolo(member("a"), events=[event], speeches=[speech])), "-o", tmp_path / "s"), tmp_path / "s"
    )
    party = events(site)["party"]
    assert (party.type, party.people, party.quotes[0].speaker_id, party.quotes[0].source and party.quotes[0].source.title) == (
        "milestone",
        ("z",),
        "a",
        "Notes",
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (popolo(member("a"), member("b", "globex", "2019")), "memberships of Ben Holt: none of them is in the team"),
        (popolo(member("a"), member("a", "globex", "2010")), "membership of Ada Byron at Globex: it does not follow a departure"),
        (popolo(member("a", end="soon")), "membership  of a: end_date soon is no date here."),
        (popolo(member("a", post_id="p")), "post_id has no place here: p"),
        (popolo(member("a"), {"organization_id": "acme"}), "it names no person or no organization"),
        (popolo(member("a"), posts=[{"id": "p"}]), "posts p: it has no place here."),
        (popolo(member("a"), speeches=[{"id": "s", "text": "Hm."}]), "speech s: it belongs to no event of the file: Hm."),
        (popolo(member("a"), events=[{"id": "e", "name": "x"}]), "event e: it has no year"),
        (popolo(member("a")), "person Zoe Lane: no event names the person"),
    ],
)  # fmt: skip
def test_what_popolo_says_and_content_cannot_is_told(
    file: Callable[[object], Path], tmp_path: Path, data: object, told: str
) -> None:
    done = run("popolo", file(data), "-o", tmp_path / "s")
    imported(done, tmp_path / "s")
    assert told in done.stderr


# Where it is written, and what is refused.


def test_a_team_may_be_added_to_a_site(file: Callable[[object], Path], tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    done = run("popolo", file(popolo(member("a"))), "-o", root / "content" / "acme")
    assert (done.exit_code, [team.id for team in load(root).teams]) == (0, ["acme", "example"])


def test_nothing_is_overwritten(file: Callable[[object], Path], tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    refused = [
        run("popolo", file(popolo(member("a"))), "-o", folder).exit_code for folder in (root, root / "content" / "example")
    ]
    assert (refused, {path: path.read_bytes() for path in root.rglob("*.yaml")}) == ([2, 2], before)


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("timelinejs", {"events": 3}, "This is no TimelineJS data"),
        ("timelinejs", [1], "This is no TimelineJS data"),
        ("timelinejs", {"title": TITLE, "events": [slide("a")]}, "name each with --founder"),
        ("timelinejs", {"events": [slide("a", group="Ada")]}, "name it with --name"),
        ("timelinejs", {"title": TITLE, "events": [slide("a", "", group="Ada")]}, "say it with --founded"),
        ("timelinejs", "a,b\n1,2\n", "This is no TimelineJS spreadsheet"),
        ("timelinejs", "", "This is no TimelineJS spreadsheet"),
        ("popolo", {"persons": []}, "This is no Popolo data"),
        ("popolo", [], "This is no Popolo data"),
        ("popolo", {**popolo(member("a")), "organizations": [{"id": "acme"}], "memberships": []}, "say it with --founded"),
        ("popolo", popolo(member("a", start="2019")), "name each founder with --founder"),
    ],
)  # fmt: skip
def test_a_file_that_says_too_little_is_refused(
    file: Callable[[object], Path], tmp_path: Path, kind: str, data: object, reason: str
) -> None:
    done = run(kind, file(data), "-o", tmp_path / "s")
    assert (done.exit_code, reason in done.stderr, (tmp_path / "s").exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("contents", "reason"), [(b'{"a": ', "is no JSON (line 1)"), (b"\xff", "is not UTF-8"), (b"[" * 200_000, "is no JSON")]
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, contents: bytes, reason: str) -> None:
    (tmp_path / "data.json").write_bytes(contents)
    done = run("popolo", tmp_path / "data.json", "-o", tmp_path / "s")
    assert (done.exit_code, reason in done.stderr) == (1, True)


def test_what_came_in_wrong_is_told_by_the_loader(file: Callable[[object], Path], tmp_path: Path) -> None:
    done = run("timelinejs", file({"title": TITLE, "events": [slide("a\u202eb")]}), "-o", tmp_path / "s", *ADA)
    assert (done.exit_code, "error[control-char]" in done.stderr) == (1, True)


def test_a_place_to_write_must_be_named(file: Callable[[object], Path]) -> None:
    done = run("popolo", file(popolo(member("a"))))
    assert (done.exit_code, "Missing option '-o'" in done.stderr) == (2, True)


# HTML.


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain text", "plain text"),
        ("a<br>b<p>c</p>d", "a\n\nb\n\nc\n\nd"),
        ("<b>so</b> <em>it</em>", "**so** *it*"),
        ("<a href='https://example.org/'>x</a> <a href='javascript:x'>y</a>", "[x](https://example.org/) y"),
        ("2 * 3 [x] _y_ `z`", "2 \\* 3 \\[x\\] \\_y\\_ \\`z\\`"),
        ("<script>alert(1)</script>x &amp; y &lt;b&gt;", "x & y <b>"),
        ("<img src=x> <unknown>x</unknown>", "x"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


def test_html_becomes_text() -> None:
    assert text_of("<b>So</b>\n it <a href='x'>was</a> *") == "So it was *"
