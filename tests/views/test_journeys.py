"""Steps from place to place: each one once, in order, and none that no event states."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.views.journeys import Journeys, Step, journeys_of
from tests.many_teams import contexts_of
from tests.sites import TODAY

ACME = "name: Acme\nfounded: 2000-01-01\nfounders: [Ada Byron, Ben Holt]\npeople: [Zoe Lane]\n"
GLOBEX = "name: Globex\nfounded: 2010-01-01\nfounders: [Cleo Marsh, Dan Roe]\npeople: [Ada Byron]\n"


def journeys(
    root: Path, acme: str = "", globex: str = "", *, teams: tuple[str, str] = (ACME, GLOBEX), as_of: date = TODAY
) -> Journeys:
    names = dict(zip(("acme", "globex"), teams, strict=True))
    return journeys_of(contexts_of(root, names, {"acme": acme, "globex": globex}, as_of=as_of))


def shown(step: Step) -> str:
    origin, goal = (place.name.texts[0][1] for place in (step.origin, step.goal))
    return f"{step.person.name}: {origin} → {goal}"


def steps(root: Path, acme: str = "", globex: str = "", *, teams: tuple[str, str] = (ACME, GLOBEX)) -> list[str]:
    return [shown(step) for step in journeys(root, acme, globex, teams=teams).steps]


def test_a_departure_with_a_destination_is_a_step(tmp_path: Path) -> None:
    assert steps(tmp_path, "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n") == ["Ada Byron: Acme → Initech"]


def test_a_departure_and_the_move_after_it_are_one_step(tmp_path: Path) -> None:
    (step,) = journeys(
        tmp_path,
        "- {name: Ada Byron, date: 2005-02-01}\n- {name: Ada Byron, type: move, date: 2006-01-01, destination: Initech}\n",
    ).steps
    assert (shown(step), [told.event and str(told.event.date) for told in step.tellings]) == (
        "Ada Byron: Acme → Initech",
        ["2005-02-01", "2006-01-01"],
    )


def test_whoever_goes_through_several_places_takes_several_steps(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n"
    moved = "- {name: Ada Byron, type: move, date: 2008-01-01, destination: Hooli}\n"
    assert steps(tmp_path, left + moved) == ["Ada Byron: Acme → Initech", "Ada Byron: Initech → Hooli"]


def test_a_step_knows_how_the_person_had_come_to_where_it_begins(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n"
    moved = "- {name: Ada Byron, type: move, date: 2008-01-01, destination: Hooli}\n"
    first, second = journeys(tmp_path, left + moved).steps
    assert (second.before, second.leaves, first.leaves) == (first, False, True)


def test_a_step_that_two_teams_files_tell_is_one(tmp_path: Path) -> None:
    acme = "- {name: Ada Byron, date: 2010-02-01, destination: Globex}\n"
    acme += "- {name: Ada Byron, type: move, date: 2012-02-18, destination: Initech}\n"
    globex = "- {name: Ada Byron, date: '[2012-01-26..2012-02-02]', destination: Initech}\n"
    assert steps(tmp_path, acme, globex) == ["Ada Byron: Acme → Globex", "Ada Byron: Globex → Initech"]


def test_a_return_and_a_departure_on_one_day_in_two_files_are_one_step(tmp_path: Path) -> None:
    acme = "- {name: Ada Byron, date: 2010-02-01, destination: Globex}\n- {name: Ada Byron, type: return, date: 2012-03-04}\n"
    globex = "- {name: Ada Byron, date: 2012-03-04, destination: Acme}\n"
    assert steps(tmp_path, acme, globex) == ["Ada Byron: Acme → Globex", "Ada Byron: Globex → Acme"]


@pytest.mark.parametrize("destination", ["Globex", "globex", "GLOBEX", "'Glo bex'", "{name: {en: The other firm, fr: Globex}}"])
def test_a_destination_is_a_team_where_a_name_or_the_id_is_the_teams(destination: str, tmp_path: Path) -> None:
    (step,) = journeys(tmp_path, f"- {{name: Ada Byron, date: 2011-02-01, destination: {destination}}}\n").steps
    assert (step.goal.team is not None) == (destination != "'Glo bex'")


def test_two_spellings_of_one_place_are_one_place(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n"
    left += "- {name: Ben Holt, date: 2006-02-01, destination: Ínitech}\n"
    assert len({step.goal.key for step in journeys(tmp_path, left).steps}) == 1


def test_a_later_role_at_the_same_place_is_no_step_and_tells_nothing_of_it(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n"
    (step,) = journeys(tmp_path, left + "- {name: Ada Byron, type: move, date: 2009-01-01, destination: Initech}\n").steps
    assert [str(told.event.date) for told in step.tellings if told.event] == ["2005-02-01"]


@pytest.mark.parametrize("kind", ["role", "milestone", "leave"])
def test_what_moves_nobody_is_no_step(kind: str, tmp_path: Path) -> None:
    title = ", title: On stage" if kind == "milestone" else ""
    destination = ", destination: {name: Globex, role: adviser}" if kind == "role" else ""
    assert steps(tmp_path, f"- {{name: Ada Byron, type: {kind}, date: 2011-02-01{title}{destination}}}\n") == []


def test_out_and_back_in_is_no_step(tmp_path: Path) -> None:
    out = "- {name: Ada Byron, type: ouster, date: 2023-11-17}\n- {name: Ada Byron, type: reinstatement, date: 2023-11-21}\n"
    assert steps(tmp_path, out) == []


def test_a_return_from_elsewhere_is_a_step_back(tmp_path: Path) -> None:
    out = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n- {name: Ada Byron, type: return, date: 2009-01-01}\n"
    assert steps(tmp_path, out)[1:] == ["Ada Byron: Initech → Acme"]


def test_a_founder_of_two_teams_who_left_neither_takes_no_step(tmp_path: Path) -> None:
    assert (
        steps(
            tmp_path, teams=(ACME, GLOBEX.replace("[Cleo Marsh", "[Ada Byron, Cleo Marsh").replace("people: [Ada Byron]\n", ""))
        )
        == []
    )


def test_whoever_left_a_team_and_is_a_founder_of_the_next_one_took_a_step(tmp_path: Path) -> None:
    globex = GLOBEX.replace("[Cleo Marsh", "[Ada Byron, Cleo Marsh").replace("people: [Ada Byron]\n", "")
    (step,) = journeys(tmp_path, "- {name: Ada Byron, date: 2008-02-01}\n", teams=(ACME, globex)).steps
    assert (shown(step), step.tellings[1].event) == ("Ada Byron: Acme → Globex", None)


def test_a_move_known_to_the_year_follows_the_departure_of_that_year(tmp_path: Path) -> None:
    left = "- {name: Ada Byron, date: 2005-02-01, destination: Initech}\n"
    moved = "- {name: Ada Byron, type: move, date: 2005, destination: Hooli}\n"
    assert steps(tmp_path, left + moved) == ["Ada Byron: Acme → Initech", "Ada Byron: Initech → Hooli"]


def test_a_departure_known_to_the_year_of_the_founding_comes_after_the_founding(tmp_path: Path) -> None:
    acme = ACME.replace("2000-01-01", "2000-06-01")
    left = (
        "- {name: Ada Byron, date: 2000, destination: Initech}\n- {name: Ada Byron, type: move, date: 2003, destination: Hooli}\n"
    )
    assert steps(tmp_path, left, teams=(acme, GLOBEX)) == ["Ada Byron: Acme → Initech", "Ada Byron: Initech → Hooli"]


def test_what_lies_ahead_is_no_step_yet(tmp_path: Path) -> None:
    assert journeys(tmp_path, "- {name: Ada Byron, date: 2020, destination: Globex}\n", as_of=date(2019, 12, 31)).steps == ()


def test_a_departure_without_a_next_place_stays_open(tmp_path: Path) -> None:
    (left,) = journeys(tmp_path, "- {name: Ada Byron, date: 2005-02-01}\n").open
    assert left[0].name == "Ada Byron"


@pytest.mark.parametrize("kind", ["death", "move"])
def test_neither_a_death_nor_a_next_place_leaves_a_departure_open(kind: str, tmp_path: Path) -> None:
    destination = ", destination: Initech" if kind == "move" else ""
    left = f"- {{name: Ada Byron, date: 2005-02-01}}\n- {{name: Ada Byron, type: {kind}, date: 2009{destination}}}\n"
    assert journeys(tmp_path, left).open == ()


def test_a_step_is_a_founders_if_it_leaves_the_team_that_they_founded(tmp_path: Path) -> None:
    left = "- {name: [Ada Byron, Zoe Lane], date: 2011-02-01, destination: Globex}\n"
    onward = "- {name: Ada Byron, date: 2013-02-01, destination: Initech}\n"
    found = journeys(tmp_path, left, onward).steps
    assert [(shown(step), step.is_founder) for step in found] == [
        ("Ada Byron: Acme → Globex", True),
        ("Zoe Lane: Acme → Globex", False),
        ("Ada Byron: Globex → Initech", False),
    ]
