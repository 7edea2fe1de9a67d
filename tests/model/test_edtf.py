"""Which texts are dates, which days they may mean, and what is said about the others."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from founders_timeline.model.edtf import (
    EARLIEST_YEAR,
    FORMS,
    LATEST_YEAR,
    EdtfDate,
    EdtfError,
    Precision,
    day,
    days_in_month,
    parse_edtf,
)

SPANS = {
    "2024-08-05": ("2024-08-05", "2024-08-05", Precision.DAY),
    "2024-02-29": ("2024-02-29", "2024-02-29", Precision.DAY),
    "2024-08": ("2024-08-01", "2024-08-31", Precision.MONTH),
    "2023-02": ("2023-02-01", "2023-02-28", Precision.MONTH),
    "2024-02": ("2024-02-01", "2024-02-29", Precision.MONTH),
    "2024-12": ("2024-12-01", "2024-12-31", Precision.MONTH),
    "2024": ("2024-01-01", "2024-12-31", Precision.YEAR),
    "1000": ("1000-01-01", "1000-12-31", Precision.YEAR),
    "2199": ("2199-01-01", "2199-12-31", Precision.YEAR),
    "[2016..2018]": ("2016-01-01", "2018-12-31", Precision.SPAN),
    "[2016-07..2018]": ("2016-07-01", "2018-12-31", Precision.SPAN),
    "[2016..2018-02]": ("2016-01-01", "2018-02-28", Precision.SPAN),
    "[2016-07-15..2016-08]": ("2016-07-15", "2016-08-31", Precision.SPAN),
    "[2016-07-15..2016-07-20]": ("2016-07-15", "2016-07-20", Precision.SPAN),
    "[2016..2016]": ("2016-01-01", "2016-12-31", Precision.SPAN),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_date_means_one_of_the_days_of_its_span(text: str) -> None:
    read = parse_edtf(text)
    assert (read.earliest.isoformat(), read.latest.isoformat(), read.precision) == SPANS[text]


@pytest.mark.parametrize("text", SPANS)
def test_a_date_keeps_its_text(text: str) -> None:
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    ("sign", "uncertain", "approximate"), [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)]
)
@pytest.mark.parametrize("text", ["2024-08-05", "2024-08", "2024"])
def test_a_qualifier_says_how_sure_a_date_is(text: str, sign: str, uncertain: bool, approximate: bool) -> None:
    read = parse_edtf(text + sign)
    assert (read.uncertain, read.approximate) == (uncertain, approximate)


@pytest.mark.parametrize("sign", "?~%")
@pytest.mark.parametrize("text", ["2024-08-05", "2024-08", "2024"])
def test_a_qualifier_changes_neither_span_nor_precision(text: str, sign: str) -> None:
    plain, qualified = parse_edtf(text), parse_edtf(text + sign)
    assert (qualified.earliest, qualified.latest, qualified.precision) == (plain.earliest, plain.latest, plain.precision)


def test_a_qualified_date_keeps_its_sign_in_its_text() -> None:
    assert str(parse_edtf("2024-08~")) == "2024-08~"


@pytest.mark.parametrize(
    ("text", "is_day"), [("2024-08-05", True), ("2024-08-05?", True), ("2024-08", False), ("[2024..2025]", False)]
)
def test_only_a_known_day_is_a_day(text: str, is_day: bool) -> None:
    assert parse_edtf(text).is_day is is_day


def test_a_span_of_one_day_is_a_day() -> None:
    assert parse_edtf("[2024-08-05..2024-08-05]").is_day


def test_a_day_can_be_made_from_a_calendar_date() -> None:
    assert day(date(2024, 8, 5)) == parse_edtf("2024-08-05")


WRITE_TWO_DIGITS = "is not a date: months and days have two digits."
FAR_OFF = "lies outside the years 0001 to 2199."
INTERVAL = "is an interval: it stands for all of its days, not for one of them."
PLAIN_ENDS = "The ends of a span are plain dates: [2016..2018]."
REFUSED = {
    "": ("is not a date.", FORMS),
    "TBD": ("is not a date.", FORMS),
    "today": ("is not a date.", FORMS),
    "yes": ("is not a date.", FORMS),
    "5 August 2024": ("is not a date.", FORMS),
    "August 2024": ("is not a date.", FORMS),
    "99999": ("is not a date.", FORMS),
    "-2024": (FAR_OFF, ""),
    "-2024-05-14": (FAR_OFF, ""),
    "Y17E7": (FAR_OFF, ""),
    "Y-170000002": (FAR_OFF, ""),
    "0000": (FAR_OFF, ""),
    "1715644800": ("is not a date.", FORMS),
    "2024-W20-2": ("is not a date.", FORMS),
    "2024-05-14 ": ("is not a date.", FORMS),
    " 2024-05-14": ("is not a date.", FORMS),
    "2024-05-14\n": ("is not a date.", FORMS),
    "2024 - 05 - 14": ("is not a date.", FORMS),
    "２０２４-05-14": ("is not a date.", FORMS),
    "２０２４0514": ("is not a date.", FORMS),
    "２０２４-05-14T10": ("is not a date.", FORMS),
    "2024-05-14T１０": ("is not a date.", FORMS),
    "２０２４-5-1": ("is not a date.", FORMS),
    "202405140": ("is not a date.", FORMS),
    "x2024-05-14T10": ("is not a date.", FORMS),
    "٢٠٢٤": ("is not a date.", FORMS),
    "2024??": ("is not a date.", FORMS),
    "2024?~": ("is not a date.", FORMS),
    "?": ("is not a date.", FORMS),
    "2024-~08": ("is not a date.", FORMS),
    "202X": ("is not a date.", FORMS),
    "2024-21": ("names a month that is not in the calendar.", "Months are 01 to 12."),
    "2024-00": ("names a month that is not in the calendar.", "Months are 01 to 12."),
    "2024-13-01": ("names a month that is not in the calendar.", "Months are 01 to 12."),
    "2024-02-30": ("is not a day in the calendar.", "2024-02 has 29 days."),
    "2023-02-29": ("is not a day in the calendar.", "2023-02 has 28 days."),
    "2024-08-00": ("is not a day in the calendar.", "2024-08 has 31 days."),
    "0000-01-01": (FAR_OFF, ""),
    "2200-01": (FAR_OFF, ""),
    "9999-12-31": (FAR_OFF, ""),
    "2024-8": (WRITE_TWO_DIGITS, FORMS),
    "2024-8-5": (WRITE_TWO_DIGITS, FORMS),
    "2024-08-5": (WRITE_TWO_DIGITS, FORMS),
    "20240805": ("is not a date: the hyphens are missing.", FORMS),
    "05/08/2024": ("has slashes, which are read differently from country to country.", FORMS),
    "2016/2018": (INTERVAL, FORMS),
    "2004-06/2006-08": (INTERVAL, FORMS),
    "../2015": (INTERVAL, FORMS),
    "2015/": (INTERVAL, FORMS),
    "2024-05-14T23:30:00-08:00": ("holds a time of day.", "Write the day alone, 2024-05-14, as it was where the team works."),
    "2024-05-14 10:00:00": ("holds a time of day.", "Write the day alone, 2024-05-14, as it was where the team works."),
    "[2018..2016]": ("ends before it begins.", "Put the earlier date first."),
    "[2018-03..2018-02-28]": ("ends before it begins.", "Put the earlier date first."),
    "[2016..]": ("lacks one end of the span.", "Write both ends: [2016..2018]."),
    "[..2018]": ("lacks one end of the span.", "Write both ends: [2016..2018]."),
    "[..]": ("lacks one end of the span.", "Write both ends: [2016..2018]."),
    "[2016?..2018]": ("has ?, ~ or % inside a span.", PLAIN_ENDS),
    "[2016..2018~]": ("has ?, ~ or % inside a span.", PLAIN_ENDS),
    "[2016..2018]?": ("is not a date.", FORMS),
    "[2016 .. 2018]": ("is not a date.", FORMS),
    "[2016,2018]": ("is not a date.", FORMS),
    "[2016..2017..2018]": ("is not a date.", FORMS),
    "[2016..2018-02-30]": ("is not a day in the calendar.", "2018-02 has 28 days."),
    "{2016..2018}": ("is not a date.", FORMS),
    "2016..2018": ("is not a date.", FORMS),
}


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_what_is_wrong_and_what_to_write(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert (caught.value.message, caught.value.hint) == REFUSED[text]


def test_the_text_of_the_error_is_its_message() -> None:
    assert str(EdtfError("is not a date.")) == "is not a date."


def test_every_form_that_the_hint_names_is_a_date() -> None:
    forms = ["2024-08-05", "2024-08", "2024", "[2016..2018]"]
    assert [str(parse_edtf(form)) for form in forms if form in FORMS] == forms


DAYS = st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))


@given(DAYS)
def test_every_day_of_the_calendar_reads_as_itself(moment: date) -> None:
    assert parse_edtf(moment.isoformat()) == EdtfDate(
        text=moment.isoformat(), earliest=moment, latest=moment, precision=Precision.DAY
    )


@given(DAYS)
def test_a_day_lies_in_its_month_and_its_month_in_its_year(moment: date) -> None:
    month, year = parse_edtf(moment.isoformat()[:7]), parse_edtf(moment.isoformat()[:4])
    assert year.earliest <= month.earliest <= moment <= month.latest <= year.latest


@given(st.text(alphabet="0123456789-.[]?~%T:/ ", max_size=25) | st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        read = parse_edtf(text)
    except EdtfError:
        return
    assert read.text == text


@pytest.mark.parametrize("year", [1, 987, 1000, 1900, 2000, 2024, 2025, 2199])
def test_months_have_the_days_of_the_calendar(year: int) -> None:
    assert [days_in_month(year, month) for month in range(1, 13)] == [monthrange(year, month)[1] for month in range(1, 13)]
