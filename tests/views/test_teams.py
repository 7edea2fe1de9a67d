"""The page of all teams: numbers, order, the last change, and the finding."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.views.teams import TeamsView, teams_view
from tests.many_teams import contexts_of, forty
from tests.sites import TODAY

ACME = "name: Acme\nfounded: 2010-01-01\nfounders: [Ada Byron, Ben Holt]\npeople: [Zoe Lane]\n"
GLOBEX = "name: Globex\nfounded: 2012\nfounders: [Ben Holt, Cleo Marsh, Dan Roe]\n"


def teams(root: Path, acme: str = "", globex: str = "", *, code: str = "en", as_of: date = TODAY) -> TeamsView:
    contexts = contexts_of(root, {"acme": ACME, "globex": GLOBEX}, {"acme": acme, "globex": globex}, code=code, as_of=as_of)
    return teams_view(contexts)


def test_who_lost_half_soonest_comes_first_then_whoever_kept_the_smaller_share(tmp_path: Path) -> None:
    files, events = forty()
    rows = teams_view(contexts_of(tmp_path, files, events)).teams
    orders = [(row.half_order, row.remaining_order, row.name) for row in rows]
    assert orders == sorted(orders)


def test_a_team_says_how_many_remain_and_when_half_was_gone(tmp_path: Path) -> None:
    row = teams(tmp_path, "- {name: Ada Byron, date: 2012-01-01}\n").teams[0]
    assert (row.name, row.remaining, row.rule, row.half) == ("Acme", "1", "1 of 2 at work · 1 departed", "2 years")


@pytest.mark.parametrize(
    "what", ["{name: Zoe Lane, date: 2019}", "{name: Ben Holt, type: role, date: 2019, destination: {role: x}}"]
)
def test_the_last_change_is_a_founders(what: str, tmp_path: Path) -> None:
    (row,) = (row for row in teams(tmp_path, f"- {{name: Ada Byron, date: 2012-01-01}}\n- {what}\n").teams if row.name == "Acme")
    assert row.last is not None
    assert (row.last.names, row.last.kind, row.last.url) == (
        "Ada Byron",
        "departure",
        "acme/events/ada-byron-2012-01-01.html",
    )


def test_a_last_change_of_many_names_the_first_and_counts_the_others(tmp_path: Path) -> None:
    (row,) = (row for row in teams(tmp_path, globex="- {name: [Ben Holt, Cleo Marsh, Dan Roe], date: 2019}\n").teams if row.last)
    assert row.last is not None
    assert row.last.names == "Ben Holt and 2 others"


def test_what_lies_ahead_is_no_change_yet(tmp_path: Path) -> None:
    view = teams(tmp_path, "- {name: Ada Byron, date: 2022-01-01}\n", as_of=date(2020, 1, 1))
    assert [row.last for row in view.teams] == [None, None]


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        (
            "en",
            "3 of 5 founders of 2 teams remain. Globex has kept all of its founders. Nobody is left at Acme."
            " 1 person is among the founders of several teams, and is counted in each.",
        ),
        (
            "fr",
            "Des 5 fondateurs de 2 équipes, il en reste 3. Globex a gardé l’ensemble de ses fondateurs."
            " Il ne reste personne chez Acme."
            " 1 personne compte parmi les fondateurs de plusieurs équipes\u00a0; elle est comptée dans chacune.",
        ),
    ],
)
def test_the_finding_adds_up_the_teams_and_names_the_whole_and_the_empty_ones(code: str, finding: str, tmp_path: Path) -> None:
    assert teams(tmp_path, "- {name: [Ada Byron, Ben Holt], date: 2012-01-01}\n", code=code).finding == finding


def test_a_count_that_is_not_known_is_a_range(tmp_path: Path) -> None:
    view = teams(tmp_path, "- {name: Ada Byron, date: '[2012..2020]'}\n", as_of=date(2015, 1, 1))
    assert view.finding.startswith("4–5 of 5 founders")
