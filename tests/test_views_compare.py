"""The comparison: every team's count on one axis of years since the founding, and on one of calendar dates."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.history import history_of
from founders_timeline.model import Link
from founders_timeline.views.compare import CompareView, compare_view
from founders_timeline.views.context import Context
from founders_timeline.views.curves import CurveView
from founders_timeline.views.founder import founder_view
from tests.sites import SITE_FILE, load, write_site
from tests.small_site import language

ACME = "name: Acme\nfounded: 2000-01-01\nfounders: [Ada Byron, Ben Holt]\n"
GLOBEX = "name: Globex\nfounded: 2010-01-01\nfounders: [Ben Holt, Cleo Marsh, Dan Roe, Eve Poe]\n"
SITE = "title: {en: Who is left?, fr: Qui reste-t-il ?}\nlanguages: [en, fr]\nteams: [acme, globex]\n"


def compared(root: Path, acme: str = "", globex: str = "", *, as_of: date = date(2020, 1, 1), code: str = "en") -> CompareView:
    return compare_view(contexts(root, acme, globex, as_of=as_of, code=code))


def contexts(
    root: Path, acme: str = "", globex: str = "", *, as_of: date = date(2020, 1, 1), code: str = "en"
) -> tuple[Context, ...]:
    files = {SITE_FILE: SITE, "content/acme/team.yaml": ACME, "content/globex/team.yaml": GLOBEX}
    files |= {f"content/{team}/events/all.yaml": text for team, text in (("acme", acme), ("globex", globex)) if text}
    site = load(write_site(root, files))
    return tuple(Context(site, history_of(team), language(code), as_of) for team in site.teams)


def curves(view: CompareView, figure: str) -> tuple[CurveView, ...]:
    return next(each for each in view.figures if each.id == figure).drawings[0].curves


def test_by_age_every_team_begins_at_the_left(tmp_path: Path) -> None:
    assert [curve.label_x for curve in curves(compared(tmp_path), "age")] == ["30", "30"]


def test_by_date_a_team_begins_where_it_stands_in_time(tmp_path: Path) -> None:
    acme, globex = curves(compared(tmp_path), "calendar")
    assert [float(acme.label_x), float(globex.label_x)] == pytest.approx([30, 30 + 900 / 2], abs=1)


def test_a_curve_steps_down_on_the_day_of_a_departure(tmp_path: Path) -> None:
    (acme, _) = curves(compared(tmp_path, acme="- {name: Ada Byron, date: 2010-01-01}\n"), "age")
    assert acme.low == acme.high == "M30 34H480V66H930"


def test_a_curve_is_a_band_while_the_date_is_not_known(tmp_path: Path) -> None:
    (acme, _) = curves(compared(tmp_path, acme="- {name: Ada Byron, date: '[2005..2010]'}\n"), "age")
    assert (acme.band.count("Z"), acme.low != acme.high) == (1, True)


def test_a_curve_of_which_all_is_known_has_no_band(tmp_path: Path) -> None:
    assert [curve.band for curve in curves(compared(tmp_path), "age")] == ["", ""]


def test_a_team_that_nobody_is_left_of_ends_soon_after(tmp_path: Path) -> None:
    gone = "- {name: [Ada Byron, Ben Holt], date: 2001-01-01}\n"
    (acme, _) = curves(compared(tmp_path, acme=gone), "calendar")
    assert (acme.end, float(acme.end_x) < 110) == ("0", True)


def test_a_curve_ends_with_its_number(tmp_path: Path) -> None:
    view = compared(tmp_path, globex="- {name: Dan Roe, date: 2019}\n", as_of=date(2019, 6, 1))
    assert [curve.end for curve in curves(view, "age")] == ["2", "3–4"]


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "10.0 years"), ("fr", "10,0 ans")],
)
def test_a_team_says_after_how_many_years_half_of_it_was_gone(code: str, words: str, tmp_path: Path) -> None:
    view = compared(tmp_path, acme="- {name: Ada Byron, date: 2010-01-01}\n", code=code)
    assert (view.teams[0].half_gone, view.teams[1].half_gone) == (words.replace(".0", "").replace(",0", ""), "")


def test_half_counts_as_gone_only_once_it_certainly_is(tmp_path: Path) -> None:
    view = compared(tmp_path, acme="- {name: Ada Byron, date: 2019}\n", as_of=date(2019, 6, 1))
    assert view.teams[0].half_gone == ""


def test_a_founder_of_two_teams_is_linked_to_both(tmp_path: Path) -> None:
    (ben,) = compared(tmp_path).shared
    assert (ben.name, ben.words, [url for _, url in ben.links]) == (
        "Ben Holt",
        "is a founder of Acme and of Globex",
        ["acme/founders/ben-holt.html", "globex/founders/ben-holt.html"],
    )


def test_somebody_who_went_from_one_team_to_the_other_is_named_with_the_day(tmp_path: Path) -> None:
    view = compared(tmp_path, acme="- {name: Ada Byron, date: 2011-05-02, destination: Globex}\n")
    assert [(each.name, each.words) for each in view.shared][1:] == [("Ada Byron", "left Acme for Globex, 2 May 2011")]


def test_somebody_whose_move_lies_ahead_is_not_named_yet(tmp_path: Path) -> None:
    view = compared(tmp_path, acme="- {name: Ada Byron, date: 2021-05-02, destination: Globex}\n")
    assert [each.name for each in view.shared] == ["Ben Holt"]


def test_the_rule_stands_beside_each_teams_number(tmp_path: Path) -> None:
    view = compared(tmp_path, globex="- {name: Dan Roe, date: 2019-01-01, type: leave}\n")
    assert [(team.remaining, team.rule) for team in view.teams] == [
        ("2", "2 of 2 at work"),
        ("3", "3 of 4 at work · 1 on leave, not counted"),
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", ("Also a founder of Globex", "")), ("fr", ("Fait aussi partie des fondateurs d’une autre équipe, Globex", "fr/"))],
)
def test_a_founder_of_two_teams_is_led_from_one_page_to_the_other(tmp_path: Path, code: str, words: tuple[str, str]) -> None:
    acme, globex = contexts(tmp_path, code=code)
    title, folder = words
    assert founder_view(acme, "ben-holt").also == (Link(title, f"{folder}globex/founders/ben-holt.html"),)
    assert [link.url for link in founder_view(globex, "ben-holt").also] == [f"{folder}acme/founders/ben-holt.html"]
    assert founder_view(acme, "ada-byron").also == ()
