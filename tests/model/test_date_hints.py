"""Hints: what to write instead of a text that is no date here."""

import pytest

from founders_timeline.model.date_hints import Bounds, hint_for
from founders_timeline.model.edtf import FORMS, EdtfError, parse_edtf

BOUNDS = Bounds(first="2010-01-01", last="2026-11-23")

HINTS = {
    "August 5, 2024": "Write 2024-08-05.",
    "August 5, 2026": "Write 2026-08-05.",
    "5 août 2026": "Write 2026-08-05.",
    "05.08.2026": "Write 2026-08-05 for 5 August, 2026-05-08 for 8 May.",
    "2026–08–05": "Write 2026-08-05.",
    "“2026-10-15”": "Write 2026-10-15.",
    "2016-2019": "Write [2016..2019].",
    "2016–2019": "Write [2016..2019].",
    "circa 2016": "Write 2016~.",
    "before 2026-10": "Write [2010-01-01..2026-09].",
    "2026/10/15": "Write 2026-10-15.",
    "199X": "Write [1990..1999].",
    "199x": "Write [1990..1999].",
    "19XX": "Write [1900..1999].",
    "2004-06/2006-08": "Write [2004-06..2006-08].",
    "~2015": "Write 2015~.",
    "[..2015]": "Write [2010-01-01..2015].",
    "[2015..]": "Write [2015..2026-11-23].",
    "2015/2016": "Write [2015..2016].",
    "2015-21": "Write [2015-03..2015-05] for spring in the north, [2015..2021] for those years.",
    "2015-19": "Write [2015..2019].",
    "2015-33": "Write [2015-01..2015-03] for those months, [2015..2033] for those years.",
    "?2015": "Write 2015?.",
    "{2015..2017}": "Write [2015..2017].",
    "{2015, 2016}": "Write [2015..2016].",
    "[2015, 2017]": "Write [2015..2017].",
    "2004-XX": "Write 2004.",
    "2004-06-XX": "Write 2004-06.",
    "2015/..": "Write [2015..2026-11-23].",
    "../2015": "Write [2010-01-01..2015].",
    "2015/": "Write [2015..2026-11-23].",
    "/2015": "Write [2010-01-01..2015].",
    "Q3 2024": "Write [2024-07..2024-09].",
    "2024-Q3": "Write [2024-07..2024-09].",
    "2024Q3": "Write [2024-07..2024-09].",
    "H1 2024": "Write [2024-01..2024-06].",
    "spring 2015": "Write [2015-03..2015-05].",
    "c. 2016": "Write 2016~.",
    "ca. 2016": "Write 2016~.",
    "about August 2016": "Write 2016-08~.",
    "maybe 2016": "Write 2016?.",
    "2016 (?)": "Write 2016?.",
    "2016 ?": "Write 2016?.",
    "2016?~": "Write 2016%.",
    "2015-~08": "Write 2015-08~.",
    "1er août 2026": "Write 2026-08-01.",
    "le 5 août 2026": "Write 2026-08-05.",
    "lundi 5 août 2026": "Write 2026-08-05.",
    "5. August 2026": "Write 2026-08-05.",
    "5 de agosto de 2026": "Write 2026-08-05.",
    "13/08/2024": "Write 2024-08-13.",
    "08/05/2024": "Write 2024-05-08 for 8 May, 2024-08-05 for 5 August.",
    "08/2024": "Write 2024-08.",
    "Aug-2024": "Write 2024-08.",
    "2024.08.05": "Write 2024-08-05.",
    "2024-8-5": "Write 2024-08-05.",
    "20240805": "Write 2024-08-05.",
    "2024-08-05T10:00Z": "Write the day alone, 2024-08-05, as it was where the team works.",
    "2024-08-05 10:00": "Write the day alone, 2024-08-05, as it was where the team works.",
    "２０２６-０８-０５": "Write 2026-08-05.",
    "2026年8月5日": "Write 2026-08-05.",
    "between 2016 and 2019": "Write [2016..2019].",
    "from May 2016 to June 2017": "Write [2016-05..2017-06].",
    "entre 2016 et 2019": "Write [2016..2019].",
    "2016 or 2017": "Write [2016..2017].",
    "after 2015": "Write [2016..2026-11-23].",
    "since 2015": "Write [2015..2026-11-23].",
    "by 2015": "Write [2010-01-01..2015].",
    "until May 2015": "Write [2010-01-01..2015-05].",
    "1990s": "Write [1990..1999].",
    "the 1990s": "Write [1990..1999].",
    "2024-02-30": "2024-02 has 29 days.",
    "2024-13": "Months are 01 to 12.",
    "2024-13-05": "Write 2024-05-13.",
    "987": "Write 0987.",
    "Monday, August 5, 2024": "Write 2024-08-05.",
    "2024-08-05?..": "Write [2024-08-05..2026-11-23].",
    "[2016-2018]": "Write [2016..2018].",
    "2016..2018": "Write [2016..2018].",
    "(2016)": "Write 2016.",
    "early 2016": "Write [2016-01..2016-06] if that is sure, 2016 if it is not.",
    "2024-08-05 - 2024-08-07": "Write [2024-08-05..2024-08-07].",
    "5-7 August 2024": "Write [2024-08-05..2024-08-07].",
    "2016/17": "Write [2016..2017].",
    "2020-2": "Write 2020-02.",
    "2019-05-": "Write [2019-05..2026-11-23].",
    "2016 to present": "Write [2016..2026-11-23].",
    "August 5-7, 2024": "Write [2024-08-05..2024-08-07].",
    "mid-2016": "Write [2016-04..2016-09] if that is sure, 2016 if it is not.",
    "fall 2023": "Write [2023-09..2023-11].",
    "not before 2016": "Write [2016..2026-11-23].",
    "vor 2016": "Write [2010-01-01..2015].",
    "5th of August 2024": "Write 2024-08-05.",
    "Aug. 2024": "Write 2024-08.",
    "perhaps 2016": "Write 2016?.",
    "um 2016": "Write 2016~.",
    "2024-08-05 ": "Write 2024-08-05.",
    "unknown/2015": "Write [2010-01-01..2015].",
    "2015/open": "Write [2015..2026-11-23].",
    "Donnerstag, 5. Dezember 2024": "Write 2024-12-05.",
}
UNCLEAR = [
    "5 August",
    "yesterday",
    "August",
    "12024-01-01",
    "2012.0",
    "5/8/24",
    "2015-2014",
    "before founding",
    "2012.0",
    "15 July 2016 - 3 May 2017",
    "02/30/2024",
    "13/13/2024",
    "2016, 2018",
]


def hint(text: str, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    return hint_for(text, caught.value, bounds)


@pytest.mark.parametrize("text", HINTS)
def test_a_hint_names_what_can_be_meant(text: str) -> None:
    assert hint(text) == HINTS[text]


@pytest.mark.parametrize("text", UNCLEAR)
def test_where_nobody_can_tell_what_is_meant_the_hint_names_the_forms(text: str) -> None:
    assert hint(text) == FORMS


@pytest.mark.parametrize("text", ["[..2015]", "2015/..", "before 2016"])
def test_without_a_founding_and_a_today_no_end_is_made_up(text: str) -> None:
    assert hint(text, Bounds()) in {FORMS, "Write both ends: [2016..2018]."}


@pytest.mark.parametrize("text", ["2" * 100_000, "5 August " * 5_000 + "2024", "[" * 5_000, "2024-08-05/" * 3_000])
def test_a_long_text_gets_the_forms(text: str) -> None:
    assert hint(text) == FORMS


@pytest.mark.parametrize("text", ["Y17E7", "-0333", "2200-05"])
def test_what_lies_outside_of_the_years_gets_no_hint(text: str) -> None:
    assert hint(text) == ""


@pytest.mark.parametrize("text", ["10:00 2024", "2024 X", "5 mar 2024 PST"])
def test_a_time_zone_in_a_text_prints_no_warning(text: str, recwarn: pytest.WarningsRecorder) -> None:
    hint(text)
    assert not recwarn.list
