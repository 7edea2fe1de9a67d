"""After how long half of a team was gone: years and months by the calendar, and a range where the dates are not known."""

from pathlib import Path

import pytest

from founders_timeline.views.half import half_gone, half_gone_words
from tests.small_site import context, language

TEAM = "name: Acme\nfounded: {founded}\nfounders: [Ada Byron, Ben Holt, Cleo Marsh]\n"


def words(root: Path, *dates: str, founded: str = "2020-03-10", code: str = "en") -> str:
    names = ("Ada Byron", "Ben Holt", "Cleo Marsh")
    events = "".join(f"- {{name: {name}, date: '{day}'}}\n" for name, day in zip(names, dates, strict=False))
    half = half_gone(context(root, events, team=TEAM.format(founded=founded)))
    return half_gone_words(language(code), half) if half else ""


@pytest.mark.parametrize(
    ("day", "length"),
    [
        ("2022-10-08", "2 years and 7 months"),
        ("2021-03-10", "1 year"),
        ("2020-04-12", "1 month"),
        ("2020-03-20", "10 days"),
        ("2020-03-11", "1 day"),
        ("2022-03-24", "2 years"),
        ("2022-03-25", "2 years and 1 month"),
        ("2023-02-28", "3 years"),
    ],
)
def test_the_time_is_told_in_years_and_months_to_the_nearest_month(day: str, length: str, tmp_path: Path) -> None:
    assert words(tmp_path, "2020-03-10", day) == length


def test_it_is_over_when_at_most_half_remain(tmp_path: Path) -> None:
    assert words(tmp_path, "2021-03-10") == ""


def test_a_date_that_is_a_span_gives_the_two_limits(tmp_path: Path) -> None:
    assert words(tmp_path, "2020-03-10", "[2021..2022]") == "10 months to 2 years and 10 months"


def test_half_is_gone_only_once_that_is_certain(tmp_path: Path) -> None:
    assert words(tmp_path, "2020-03-10", "[2021..2026]") == ""


@pytest.mark.parametrize("day", ["2022-10-08~", "2022-10-08?"])
def test_a_date_that_is_not_sure_gives_about_so_long(day: str, tmp_path: Path) -> None:
    assert words(tmp_path, "2020-03-10", day) == "about 2 years and 7 months"


def test_a_founding_known_to_the_year_leaves_the_time_open(tmp_path: Path) -> None:
    assert words(tmp_path, "2021-01-01", "2022-07-01", founded="2020") == "1 year and 6 months to 2 years and 6 months"


def test_the_time_is_told_in_french(tmp_path: Path) -> None:
    assert words(tmp_path, "2020-03-10", "2022-10-08", code="fr") == "2 ans et 7 mois"
