"""TimelineJS files: what slides and rows become, and what is told of the rest."""

from pathlib import Path

import pytest

from founders_timeline.authoring.importing.timelinejs_sheet import COLUMNS
from tests.imports import ADA, TITLE, Data, content_of, events_of, import_, sheet, site_of, slide, summary_of, timeline, title_of
from tests.small_site import built

OLD = ("Start Date", "End Date", "Headline", "Text", "Tag")


def test_a_slide_becomes_a_milestone(tmp_path: Path) -> None:
    media = {"url": "https://example.org/a", "caption": "A <i>letter</i>", "credit": "Acme"}
    text = {"headline": "A new house", "text": "<p>It has <b>two</b> doors, see <a href='https://example.org/b'>here</a>.</p>"}
    first: Data = {"start_date": {"year": "2,016", "month": " 3 "}, "text": text, "media": media, "unique_id": "new-house"}
    event = events_of(site_of(import_("timelinejs", tmp_path, timeline(first), *ADA), tmp_path))["new-house"]
    assert (str(event.type), event.date.text, title_of(event)) == ("milestone", "2016-03", "A new house")
    assert summary_of(event) == "It has **two** doors, see [here](https://example.org/b)."
    assert [(source.url, source.title, source.publisher) for source in event.sources] == [
        ("https://example.org/a", "A letter", "Acme")
    ]


def test_the_team_is_named_by_the_title_and_founded_at_the_first_slide(tmp_path: Path) -> None:
    data = timeline(slide("b", 2021), slide("a", 2019))
    team = site_of(import_("timelinejs", tmp_path, data, "--founder", "Ada Byron"), tmp_path).teams[0]
    assert (team.id, team.name, str(team.founded)) == ("the-acme-story", "The Acme story", "2019")
    assert team.standfirst
    assert team.standfirst.texts[0][1] == "So it was."


def test_options_name_the_team_its_founding_and_its_founders(tmp_path: Path) -> None:
    options = ["--name", "Globex", "--founded", "2015-12-11", "--founder", "Ada Byron", "--founder", "Ben Holt"]
    team = site_of(import_("timelinejs", tmp_path, {"events": [slide("a")]}, *options), tmp_path).teams[0]
    assert (team.name, str(team.founded)) == ("Globex", "2015-12-11")
    assert [person.name for person in team.founders] == ["Ada Byron", "Ben Holt"]


def test_groups_are_people_however_they_are_spaced_and_capitalised(tmp_path: Path) -> None:
    data = timeline(slide("a", group="Ada Byron"), slide("b", group=" Ben  Holt "), slide("c", group="ada byron"))
    done = import_("timelinejs", tmp_path, data)
    assert "founders: the groups are taken for founders (Ada Byron, Ben Holt)" in done.stderr
    assert sorted(event.people for event in events_of(site_of(done, tmp_path)).values()) == [
        ("ada-byron",),
        ("ada-byron",),
        ("ben-holt",),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"end_date": {"year": 2021}}, "slide 1 (x): events have no end here: 2021."),
        ({"start_date": {"year": 2020, "month": 1, "day": 1, "hour": 7}}, "slide 1 (x): there is no place here for hour (7)."),
        ({"background": {"color": "red"}}, 'slide 1 (x): there is no place here for background ({"color": "red"}).'),
        ({"display_date": "Spring"}, "slide 1 (x): the label of the date has no place here: Spring"),
        (
            {"media": {"url": "/p.png", "caption": "A"}},
            "slide 1 (x): the address /p.png (A) was left out: it does not begin with",
        ),
        ({"media": {"url": "https://example.org/", "alt": "House"}}, "slide 1 (x): there is no place here for alt (House)."),
        ({"media": {"url": "https://example.org/", "credit": "<a href='//x.example'>A</a>"}}, "for the link to //x.example"),
        ({"media": {"caption": "A house"}}, "slide 1 (x): there is no place here for A house, beside no media."),
        (
            {"text": {"headline": "x", "text": "of {remaining}"}},
            "{remaining} would be a placeholder here; it is (remaining) now.",
        ),
        (
            {"text": {"headline": "x", "text": "{ a | b | {c} }"}},
            "{ a | b | {c} } would be a placeholder here; it is (a | b | (c)) now.",
        ),
        ({"text": {"headline": "x", "text": "x" * 9000}}, "the text has more than 8,000 characters. It was left out: xxx"),
        ({"text": {"headline": "x", "text": "<img src='https://example.org/p' alt='Ada'>"}}, "img https://example.org/p Ada"),
        ({"text": {"headline": "x", "text": "<a href='/about'>here</a>"}}, "the link to /about was left out"),
        ({"_event": {"type": "party"}}, 'there is no place here for _event ({"type": "party"}).'),
    ],
)
def test_what_has_no_place_is_told_once(tmp_path: Path, more: Data, told: str) -> None:
    done = import_("timelinejs", tmp_path, timeline({**slide("x"), **more}), *ADA)
    site_of(done, tmp_path)
    assert done.stderr.count(told) == 1


def test_eras_are_told(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, timeline(slide("a"), eras=[slide("The war")]), *ADA)
    assert "era 1 (The war): eras have no place here: 2020" in done.stderr


@pytest.mark.parametrize(
    ("start", "read"),
    [
        ({"year": "2012.0"}, "2012"),
        ({"year": "802"}, "0802"),
        ({"year": 2012.0, "month": "May", "day": "6"}, "2012-05-06"),
        ({"year": "2013", "month": "0", "day": "0"}, "2013"),
        ({"year": "2013", "month": "5", "day": "00"}, "2013-05"),
        ("2014-05-06", "2014-05-06"),
        ("2014-05-06T07:00:00Z", "2014-05-06"),
        ("2010,5,6", "2010-05-06"),
        ("2014/05/06", "2014-05-06"),
        ("August 5, 2014", "2014-08-05"),
        ("5th of Aug 2014", "2014-08-05"),
        ("Sept. 2014", "2014-09"),
        ("25/12/2014", "2014-12-25"),
        (2014, "2014"),
        ("2014~", "2014~"),
    ],
)
def test_dates_are_read_as_far_as_they_say_something(tmp_path: Path, start: object, read: str) -> None:
    done = import_("timelinejs", tmp_path, timeline({**slide("a"), "start_date": start}), *ADA)
    assert [event.date.text for event in site_of(done, tmp_path).teams[0].events] == [read]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ({"year": "-500"}, "the date -500 lies outside the years"),
        ({"year": "15"}, "the date 15 has a year of two digits."),
        ({"year": 30000}, "the date 30000 lies outside the years"),
        ({"year": "c. 2016"}, "the date c. 2016 is not a date."),
        ({"year": "MMXX"}, "the date MMXX is not a date."),
        ({"year": "2012", "month": "13"}, "the date 2012-13 names a month that is not in the calendar."),
        ({"year": "2014", "day": "5"}, "the date 2014-5 has a day and no month."),
        ({"month": "5", "day": "6"}, "the date month 5, day 6 has no year."),
        ("2014-02-30", "the date 2014-02-30 is not a day in the calendar."),
        ("February 30, 2014", "the date February 30, 2014 is not in the calendar."),
        ("5/6/14", "the date 5/6/14 has a year of two digits."),
        ("5 May", "the date 5 May has no year of four digits."),
        ("May 1-3, 2014", "the date May 1-3, 2014 is not a date."),
        ("Spring 2014", "the date Spring 2014 is not a date."),
        ({"year": ""}, "it has no year."),
        (None, "it has no year."),
    ],
)
def test_a_date_that_cannot_be_read_is_told_and_kept_as_a_comment(tmp_path: Path, start: object, told: str) -> None:
    undated = {**slide("Some day: yes"), "start_date": start}
    done = import_("timelinejs", tmp_path, timeline(slide("a"), undated), *ADA)
    assert len(events_of(site_of(done, tmp_path))) == 1
    assert f"slide 2 (Some day: yes): {told}" in done.stderr
    content = (tmp_path / "site/content/acme/team.yaml").read_text("utf-8")
    assert "title: 'Some day: yes'\n" in content
    assert all(str(word) in content for word in (start.values() if isinstance(start, dict) else [start or ""]))


def test_slides_of_one_name_and_year_get_files_of_their_own(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, timeline(slide("a"), slide("a"), slide("a")), *ADA)
    assert sorted(events_of(site_of(done, tmp_path))) == ["2020-a", "2020-a-2", "2020-a-3"]


def test_a_quotation_in_the_media_is_a_quote_of_whom_the_credit_names(tmp_path: Path) -> None:
    media = {"url": "<blockquote>I am <i>going</i> fishing.</blockquote>", "credit": "Ada Byron"}
    (event,) = site_of(import_("timelinejs", tmp_path, timeline(slide("a", media=media)), *ADA), tmp_path).teams[0].events
    assert [(quote.text, quote.speaker_id) for quote in event.quotes] == [("I am going fishing.", "ada-byron")]


def test_a_quotation_of_nobody_stands_in_the_text(tmp_path: Path) -> None:
    media = {"url": "<blockquote>I am going fishing.</blockquote>"}
    done = import_("timelinejs", tmp_path, timeline(slide("a", media=media)), *ADA)
    (event,) = site_of(done, tmp_path).teams[0].events
    assert summary_of(event) == "> I am going fishing."
    assert "slide 1 (a): nobody is named who says the quotation in the media" in done.stderr


def test_addresses_without_a_scheme_begin_with_https(tmp_path: Path) -> None:
    data = timeline(slide("a", media={"url": "//example.org/x"}), slide("b", media={"url": "<iframe src='//example.org/y'>"}))
    site = site_of(import_("timelinejs", tmp_path, data, *ADA), tmp_path)
    assert [event.sources[0].url for event in site.teams[0].events] == ["https://example.org/x", "https://example.org/y"]


def test_version_2_is_read(tmp_path: Path) -> None:
    first = {"startDate": "2010,5,6", "headline": "Founded", "text": "<p>In a barn.</p>", "tag": "Ada Byron"}
    asset = {"media": "https://example.org/p.jpg", "credit": "A", "caption": "B"}
    second = {"startDate": "2012,1", "endDate": "2012,3", "headline": "Later", "asset": asset}
    data = {"timeline": {"headline": "Acme", "text": "<p>How it went</p>", "type": "default", "date": [first, second]}}
    done = import_("timelinejs", tmp_path, f"storyjs_jsonp_data = {data};".replace("'", '"'))
    site = site_of(done, tmp_path)
    assert [(event.date.text, title_of(event)) for event in site.teams[0].events] == [
        ("2010-05-06", "Founded"),
        ("2012-01", "Later"),
    ]
    assert site.teams[0].events[1].sources[0].publisher == "A"
    assert "slide 2 (Later): events have no end here: 2012,3." in done.stderr


# Sheets.


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_sheet_of_nineteen_columns_is_read(tmp_path: Path, separator: str) -> None:
    row = {"Year": "2020", "Month": "3", "Headline": "A; new, house", "Text": "So it was.", "Media": "https://example.org/a"}
    rows = [{"Type": "title", "Headline": "Acme"}, {**row, "Media Credit": "Acme", "Group": "Ada Byron"}]
    done = import_("timelinejs", tmp_path, sheet(*rows, separator=separator))
    event = events_of(site_of(done, tmp_path))["2020-03-ada-byron"]
    assert (title_of(event), summary_of(event), event.sources[0].publisher) == ("A; new, house", "So it was.", "Acme")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_as_excel_writes_it_is_read(tmp_path: Path, encoding: str) -> None:
    text = f"sep=;\r\nYEAR;headline ;Text\r\n2020;Été;{'x' * 200_000}\r\n"
    done = import_("timelinejs", tmp_path, text.encode(encoding), *ADA)
    assert list(events_of(site_of(done, tmp_path))) == ["2020-ete"]
    assert "a text of more than 64,000 characters was left out" in done.stderr


def test_every_column_of_a_sheet_is_kept_or_told(tmp_path: Path) -> None:
    row = {name: name for name in COLUMNS} | {"Year": "2020", "Month": "1", "Day": "2", "End Year": "2021"}
    row |= {"End Month": "", "End Day": "", "Type": "", "Media": "https://example.org/a", "Group": "Ada Byron"}
    done = import_("timelinejs", tmp_path, sheet({"Type": "title", "Headline": "Acme"}, row))
    content = content_of(tmp_path)
    kept = ["2020-01-02", "Headline", "Text", "https://example.org/a", "Media Credit", "Media Caption", "Ada Byron"]
    told = ["2021", "time (Time)", "Display Date", "Media Thumbnail", "Alt Text", "background (Background)"]
    assert [word for word in kept if word not in content] + [word for word in told if word not in done.stderr] == []


def test_cells_and_columns_that_nobody_knows_are_told(tmp_path: Path) -> None:
    text = "Year,Headline,Text,Mood,\n2020,a,b,happy,lost,more\n"
    done = import_("timelinejs", tmp_path, text, *ADA)
    assert "column Mood: it is none of TimelineJS's." in done.stderr
    assert "slide 1 (a): there is no place here for column Mood (happy)." in done.stderr
    assert "row 2: these cells stand in no column: lost, more" in done.stderr


def test_blank_rows_are_not_told(tmp_path: Path) -> None:
    rows = [{"Type": "title", "Headline": "Acme"}, {"Year": "2020", "Headline": "a"}, {}, {"Headline": "Some day", "Month": "3"}]
    done = import_("timelinejs", tmp_path, sheet(*rows), *ADA)
    assert done.stderr.count("no year") == 1
    assert "slide 2 (Some day): the date month 3 has no year." in done.stderr


def old_sheet(*dates: str) -> str:
    return sheet(*({"Start Date": date, "Headline": "a", "Tag": "Ada Byron"} for date in dates), columns=OLD)


@pytest.mark.parametrize(("option", "read"), [("--day-first", "2014-05-08"), ("--month-first", "2014-08-05")])
def test_days_and_months_are_read_in_the_order_that_is_said(tmp_path: Path, option: str, read: str) -> None:
    done = import_("timelinejs", tmp_path, old_sheet("8/5/2014", "2013"), "--name", "Acme", option)
    assert [event.date.text for event in site_of(done, tmp_path).teams[0].events] == ["2013", read]


def test_an_order_that_nothing_shows_is_asked_for(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, old_sheet("8/5/2014", "4/4/2014"), "--name", "Acme")
    assert (done.exit_code, (tmp_path / "site").exists()) == (1, False)
    assert "8/5/2014 can be read in two ways: say --day-first or --month-first." in done.stderr


def test_an_order_that_another_date_shows_is_told(tmp_path: Path) -> None:
    done = import_("timelinejs", tmp_path, old_sheet("8/5/2014", "25.12.2013"), "--name", "Acme")
    assert [event.date.text for event in site_of(done, tmp_path).teams[0].events] == ["2013-12-25", "2014-05-08"]
    assert "dates: such as 8/5/2014 are read with the day first, as 25.12.2013 must be; else say --month-first." in done.stderr


def test_a_long_sheet_is_imported_and_built(tmp_path: Path) -> None:
    people = ["Ada Byron", "Ben Holt", "Zoë Lane"]
    rows = [
        {
            "Year": str(1900 + n // 4),
            "Month": str(n % 12 + 1),
            "Headline": f"No. {n}",
            "Text": f"<p>{n}</p>",
            "Group": people[n % 3],
        }
        for n in range(400)
    ]
    done = import_("timelinejs", tmp_path, sheet({"Type": "title", "Headline": "Acme"}, *rows), "--founded", "1900")
    site = site_of(done, tmp_path)
    assert len(site.teams[0].events) == 400
    files = built(tmp_path / "site")
    assert b'data-remaining="3" data-founders="3"' in files["index.html"]
    assert len([path for path in files if path.startswith("acme/events/")]) == 400


def test_title_is_needed_once(tmp_path: Path) -> None:
    rows = [{"Type": "title", "Headline": "Acme"}, {"Type": "Title", "Headline": "Bcme"}, {"Year": "2020", "Headline": "a"}]
    done = import_("timelinejs", tmp_path, sheet(*rows), "--founder", "Ada Byron")
    assert site_of(done, tmp_path).teams[0].name == "Acme"
    assert "Bcme" in done.stderr


def test_the_title_slides_media_are_kept(tmp_path: Path) -> None:
    title = {**TITLE, "media": {"url": "https://example.org/t"}}
    team = site_of(import_("timelinejs", tmp_path, {**timeline(slide("a")), "title": title}, *ADA), tmp_path).teams[0]
    assert [source.url for source in team.sources] == ["https://example.org/t"]
