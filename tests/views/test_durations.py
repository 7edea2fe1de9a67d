"""Lengths of time in words: complete years and months, and no more than what the dates say."""

import pytest

from founders_timeline.model.edtf import parse_edtf
from founders_timeline.views.durations import duration
from tests.small_site import language


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        ("2015-12-11", "2024-08-05", "8 years and 7 months", "8 ans et 7 mois"),
        ("2015-12-11", "2024-08-11", "8 years and 8 months", "8 ans et 8 mois"),
        ("2015-12-11", "2016-12-11", "1 year", "1 an"),
        ("2015-12-11", "2016-12-10", "11 months", "11 mois"),
        ("2015-12-11", "2017-01-11", "1 year and 1 month", "1 an et 1 mois"),
        ("2016-02-29", "2017-02-28", "1 year", "1 an"),
        ("2023-11-17", "2023-11-21", "4 days", "4 jours"),
        ("2023-11-17", "2023-11-18", "1 day", "1 jour"),
        ("2023-11-17", "2023-11-17", "0 days", "0 jour"),
    ],
)
def test_a_length_of_time_is_told_in_complete_units(start: str, end: str, english: str, french: str) -> None:
    assert [duration(language(code), parse_edtf(start), parse_edtf(end)) for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        ("1957-09-18", "1968", "10 years and 3 months to 11 years and 3 months", "10 ans et 3 mois à 11 ans et 3 mois"),
        ("2015-12", "2024-08-05", "8 years and 7 months to 8 years and 8 months", "8 ans et 7 mois à 8 ans et 8 mois"),
        ("2015-12-11", "[2016..2019]", "up to 4 years", "4 ans au plus"),
        ("2015", "2015", "up to 11 months", "11 mois au plus"),
        ("2015-12-01", "[2016-12-05..2016-12-24]", "1 year", "1 an"),
        ("2015-12-01", "[2015-12-05..2015-12-24]", "up to 23 days", "23 jours au plus"),
    ],
)
def test_where_the_days_are_not_known_it_is_a_range(start: str, end: str, english: str, french: str) -> None:
    assert [duration(language(code), parse_edtf(start), parse_edtf(end)) for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize(
    ("end", "english", "french"),
    [
        ("2017-12-11~", "about 2 years", "environ 2 ans"),
        ("2017-12-11?", "perhaps 2 years", "peut-être 2 ans"),
        ("2017-12-11%", "perhaps about 2 years", "peut-être environ 2 ans"),
        ("2017~", "about 1 year to 2 years", "environ 1 an à 2 ans"),
        ("2016~", "up to about 1 year", "environ 1 an au plus"),
    ],
)
def test_what_is_not_sure_is_told_as_such(end: str, english: str, french: str) -> None:
    assert [duration(language(code), parse_edtf("2015-12-11"), parse_edtf(end)) for code in ("en", "fr")] == [english, french]
