"""The comparison: shares by years since the founding, who lost half soonest, and what the teams have in common."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from founders_timeline.model.content import Link
from founders_timeline.views.compare import CompareView, compare_view
from founders_timeline.views.compare_drawing import OverlaidView, OverlayView
from founders_timeline.views.founder import founder_view
from tests.many_teams import contexts_of, forty

ACME = "name: Acme\nfounded: 2010-01-01\nfounders: [Ada Byron, Ben Holt, Eve Poe, Fay Orr]\n"
GLOBEX = "name: Globex\nfounded: 2010-01-01\nfounders: [Ben Holt, Cleo Marsh, Dan Roe, Guy Ash]\n"
TEAMS = {"acme": ACME, "globex": GLOBEX}


def compared(
    root: Path,
    acme: str = "",
    globex: str = "",
    *,
    teams: Mapping[str, str] = TEAMS,
    code: str = "en",
    as_of: date = date(2020, 1, 1),
) -> CompareView:
    return compare_view(contexts_of(root, teams, {"acme": acme, "globex": globex}, code=code, as_of=as_of))


def left(names: str, day: str) -> str:
    return f"- {{name: [{names}], date: '{day}'}}\n"


def overlaid(view: CompareView, team: str, drawing: int = 0) -> OverlaidView:
    return next(each for each in view.drawings[drawing].teams if each.id == team)


def x_of(drawing: OverlayView, years: int) -> str:
    return next(tick.x for tick in drawing.ticks if tick.label == str(years))


# The drawing.


def test_every_curve_begins_at_the_left_with_everybody(tmp_path: Path) -> None:
    view = compared(tmp_path)
    drawing = view.drawings[0]
    assert all(team.curve.low.startswith(f"M{drawing.left} {drawing.levels[0].y}H") for team in drawing.teams)


def test_a_curve_falls_to_the_share_that_remains(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron, Ben Holt", "2015-01-01"))
    drawing = view.drawings[0]
    assert f"H{x_of(drawing, 5)}V{drawing.levels[1].y}H" in overlaid(view, "acme").curve.low


def test_a_curve_is_a_band_while_the_date_is_not_known(tmp_path: Path) -> None:
    curve = overlaid(compared(tmp_path, left("Ada Byron", "[2012..2014]")), "acme").curve
    assert (curve.band.count("Z"), curve.low != curve.high) == (1, True)


def test_each_curve_ends_with_the_teams_name_and_number(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron", "2015-01-01"), left("Dan Roe", "2019~"), as_of=date(2019, 6, 1))
    assert {team.name for team in view.drawings[0].teams} == {"Acme 3/4", "Globex 3–4/4"}


def test_a_curve_far_longer_than_the_others_is_cut_off_and_named(tmp_path: Path) -> None:
    old = {"oldco": "name: Oldco\nfounded: 1970-01-01\nfounders: [Hal Ono, Ian Poe, Jo Ray, Kim Sun]\n", **TEAMS}
    view = compared(tmp_path, teams=old)
    assert (overlaid(view, "oldco").name, view.notes[-1]) == ("Oldco →", "The curve of Oldco goes on beyond 10 years.")


def test_the_day_on_which_half_was_gone_is_never_cut_off(tmp_path: Path) -> None:
    old = {"oldco": "name: Oldco\nfounded: 1970-01-01\nfounders: [Hal Ono, Ian Poe]\n", **TEAMS}
    teams = contexts_of(tmp_path, old, {"oldco": left("Hal Ono", "2005-01-01")}, as_of=date(2020, 1, 1))
    assert compare_view(teams).drawings[0].ticks[-1].label >= "35"


def test_a_team_that_nobody_is_left_of_ends_soon_after(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron, Ben Holt, Eve Poe, Fay Orr", "2011-01-01"))
    assert float(x_of(view.drawings[0], 1)) < float(overlaid(view, "acme").dot_x) < float(x_of(view.drawings[0], 2))


def test_the_first_team_and_the_quickest_one_are_highlighted_until_somebody_chooses(tmp_path: Path) -> None:
    view = compared(tmp_path, globex=left("Cleo Marsh, Dan Roe", "2012-01-01"))
    assert {team.id: team.pick for team in view.drawings[0].teams} == {"acme": "1", "globex": "2"}


@pytest.mark.parametrize("moves", [False, True])
def test_forty_teams_can_be_compared(moves: bool, tmp_path: Path) -> None:
    view = compare_view(contexts_of(tmp_path, *forty(moves)))
    assert (len(view.multiples), len(view.drawings[0].teams)) == (40, 40)


# The small drawings.


def test_the_team_that_lost_half_soonest_comes_first(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron, Ben Holt", "2015-01-01"), left("Cleo Marsh, Dan Roe", "2012-01-01"))
    assert [(team.name, team.rule, team.half) for team in view.multiples] == [
        ("Globex", "2 of 4 at work · 2 departed", "Half gone after 2 years"),
        ("Acme", "2 of 4 at work · 2 departed", "Half gone after 5 years"),
    ]


def test_a_team_that_has_not_lost_half_says_nothing_of_it(tmp_path: Path) -> None:
    assert [team.half for team in compared(tmp_path).multiples] == ["", ""]


# The finding.

QUICK = left("Cleo Marsh, Dan Roe", "2012-08-01")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            "Globex was the quickest to lose half of its founders: 2 years and 7 months. Acme took 5 years and 1 month.",
        ),
        ("fr", "Globex a perdu la moitié de ses fondateurs le plus vite\u00a0: 2 ans et 7 mois. Acme y a mis 5 ans et 1 mois."),
    ],
)
def test_the_finding_names_the_quickest_team_and_the_first_one(code: str, words: str, tmp_path: Path) -> None:
    assert compared(tmp_path, left("Ada Byron, Ben Holt", "2015-02-03"), QUICK, code=code).finding == words


def test_the_finding_names_those_who_kept_everybody(tmp_path: Path) -> None:
    finding = compared(tmp_path, globex=QUICK).finding
    assert finding.endswith(" Acme still has all of its founders.")


def test_the_finding_claims_no_quickest_team_where_the_dates_leave_that_open(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron, Ben Holt", "[2012..2013]"), QUICK)
    assert view.finding.startswith(
        "Globex was among the quickest to lose half of its founders: 2 years and 7 months. Acme took 2 years to 4 years."
    )


def test_without_any_loss_the_finding_says_so(tmp_path: Path) -> None:
    assert compared(tmp_path).finding == "No team is known to have lost half of its founders."


def test_teams_of_three_or_fewer_are_called_small(tmp_path: Path) -> None:
    teams = {"acme": ACME, "globex": "name: Globex\nfounded: 2010-01-01\nfounders: [Ben Holt, Cleo Marsh]\n"}
    note = "Globex had three founders at most: there one departure is a third of the team or more."
    assert compared(tmp_path, teams=teams).notes == (note,)


# What the teams have in common.


def test_a_founder_of_two_teams_is_linked_to_both(tmp_path: Path) -> None:
    (ben,) = compared(tmp_path).founders
    assert (ben.name, ben.teams) == (
        "Ben Holt",
        (("Acme", "acme/founders/ben-holt.html"), ("Globex", "globex/founders/ben-holt.html")),
    )


def test_a_step_from_team_to_team_is_told_by_its_events(tmp_path: Path) -> None:
    (step,) = compared(tmp_path, "- {name: Ada Byron, date: 2011-05-02, destination: Globex}\n").steps
    assert (step.name, [(told.words, told.url) for told in step.told]) == (
        "Ada Byron",
        [("left Acme for Globex", "acme/events/ada-byron-2011-05-02.html")],
    )


def test_a_move_is_not_told_as_a_departure(tmp_path: Path) -> None:
    acme = "- {name: Ada Byron, date: 2011, destination: Initech}\n"
    acme += "- {name: Ada Byron, type: move, date: 2014-10-01, destination: Globex}\n"
    view = compared(tmp_path, acme)
    assert view.steps == ()


def test_somebody_whose_step_lies_ahead_is_not_named_yet(tmp_path: Path) -> None:
    assert compared(tmp_path, "- {name: Ada Byron, date: 2021-05-02, destination: Globex}\n").steps == ()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Also among the founders of Globex", "")),
        ("fr", ("Fait aussi partie des fondateurs d’une autre équipe, Globex", "fr/")),
    ],
)
def test_a_founder_of_two_teams_is_led_from_one_page_to_the_other(tmp_path: Path, code: str, words: tuple[str, str]) -> None:
    acme, globex = contexts_of(tmp_path, TEAMS, code=code)
    title, folder = words
    assert founder_view(acme, "ben-holt").also == (Link(title=title, url=f"{folder}globex/founders/ben-holt.html"),)
    assert [link.url for link in founder_view(globex, "ben-holt").also] == [f"{folder}acme/founders/ben-holt.html"]
    assert founder_view(acme, "ada-byron").also == ()


def test_of_teams_that_are_equally_quick_none_is_called_the_quickest(tmp_path: Path) -> None:
    view = compared(tmp_path, left("Ada Byron, Ben Holt", "2012-08-01"), QUICK)
    assert view.finding.startswith("Acme was among the quickest")


def test_a_sentence_counts_teams_that_are_too_many_to_name(tmp_path: Path) -> None:
    assert compare_view(contexts_of(tmp_path, *forty())).finding.endswith(" 8 teams still have all of theirs.")
