"""The flows: who went from where to where, drawn, listed and told by the events that say so."""

from itertools import pairwise
from pathlib import Path

import pytest

from founders_timeline.views.flow_drawing import EndView, FlowsDrawingView
from founders_timeline.views.flows import FlowsView, PersonView, flows_view
from tests.many_teams import contexts_of, forty

ACME = "name: Acme\nfounded: 2000-01-01\nfounders: [Ada Byron, Ben Holt, Cy Orr, Di Fox]\npeople: [Zoe Lane]\n"
GLOBEX = "name: Globex\nfounded: 2010-01-01\nfounders: [Cleo Marsh, Dan Roe]\npeople: [Ada Byron]\n"
TEAMS = {"acme": ACME, "globex": GLOBEX}

THREE = "- {name: [Ada Byron, Ben Holt, Zoe Lane], date: 2011-05-02, destination: Globex}\n"
TWO = "- {name: [Cy Orr, Di Fox], date: 2012-05-02, destination: Initech}\n"
ON = "- {name: Dan Roe, date: 2013-05-02, destination: Hooli}\n"


def flows(root: Path, acme: str = "", globex: str = "", *, code: str = "en") -> FlowsView:
    return flows_view(contexts_of(root, TEAMS, {"acme": acme, "globex": globex}, code=code))


def listed(view: FlowsView) -> dict[str, dict[str, str]]:
    return {origin.name: {flow.goal: flow.count_words for flow in origin.flows} for origin in view.origins}


def told(person: PersonView) -> list[str]:
    return [each.words for each in person.step.told]


def people(view: FlowsView) -> list[PersonView]:
    return [person for origin in view.origins for flow in origin.flows for person in flow.people]


def span(end: EndView) -> tuple[float, float]:
    return float(end.y), float(end.y) + float(end.height)


def test_the_flows_out_of_each_place_are_listed_the_widest_first(tmp_path: Path) -> None:
    assert listed(flows(tmp_path, THREE + TWO, ON)) == {
        "Acme": {"Globex": "3 people", "Initech": "2 people"},
        "Globex": {"other places": "1 person"},
    }


def test_places_that_one_person_came_from_stand_together_and_last(tmp_path: Path) -> None:
    acme = "- {name: Ada Byron, date: 2005-05-02, destination: Initech}\n"
    acme += "- {name: Ada Byron, type: move, date: 2011-05-02, destination: Globex}\n"
    assert listed(flows(tmp_path, acme)) == {"Acme": {"other places": "1 person"}, "Other places": {"Globex": "1 person"}}


def test_every_step_is_in_one_flow_and_in_one_row(tmp_path: Path) -> None:
    view = flows(tmp_path, THREE + TWO, ON)
    assert sorted(person.number for person in people(view)) == [row.number for row in view.rows] == list(range(6))


def test_every_drawing_has_a_strand_for_each_step(tmp_path: Path) -> None:
    view = flows(tmp_path, THREE + TWO, ON)
    for drawing in view.drawings:
        assert sorted(strand.number for ribbon in drawing.ribbons for strand in ribbon.strands) == list(range(6))


def test_a_place_is_as_high_as_the_people_who_left_it(tmp_path: Path) -> None:
    drawing = flows(tmp_path, THREE + TWO).drawings[0]
    (acme,) = drawing.origins
    assert (acme.name, acme.size, span(acme)[1] - span(acme)[0] >= 5 * 15) == ("Acme", 5, True)


def test_no_two_places_of_a_side_meet(tmp_path: Path) -> None:
    drawing = flows_view(contexts_of(tmp_path, *forty())).drawings[0]
    for side in (drawing.origins, drawing.goals):
        spans = sorted(map(span, side))
        assert all(above[1] < below[0] for above, below in pairwise(spans))


def test_forty_teams_are_drawn_with_the_sixteen_that_most_left(tmp_path: Path) -> None:
    drawing = flows_view(contexts_of(tmp_path, *forty())).drawings[0]
    assert (len([end for end in drawing.origins if end.name]), inside(drawing)) == (16, True)


def inside(drawing: FlowsDrawingView) -> bool:
    return all(span(end)[0] >= 0 and span(end)[1] <= float(drawing.height) for end in drawing.origins + drawing.goals)


def test_flows_that_end_apart_are_a_finger_apart(tmp_path: Path) -> None:
    drawing = flows(tmp_path, TWO, "- {name: Cleo Marsh, date: 2012, destination: Acme}\n" + ON).drawings[0]
    tops = sorted(float(ribbon.strands[0].path[1:].split("H")[0].split()[1]) for ribbon in drawing.ribbons)
    assert all(below - above >= 24 for above, below in pairwise(tops))


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("{name: Ada Byron, date: 2011, destination: Globex}", ["left Acme for Globex"]),
        ("{name: Ada Byron, type: ouster, date: 2011, destination: Globex}", ["was removed from Acme; next place: Globex"]),
        ("{name: Ada Byron, type: transfer, date: 2011, destination: Globex}", ["moved from Acme to Globex"]),
    ],
)
def test_each_step_is_told_as_what_it_was(event: str, words: list[str], tmp_path: Path) -> None:
    assert [told(person) for person in people(flows(tmp_path, f"- {event}\n"))] == [words]


def test_a_move_is_told_as_joining_with_what_came_before(tmp_path: Path) -> None:
    acme = "- {name: Ada Byron, date: 2005, destination: Initech}\n"
    acme += "- {name: Ada Byron, type: move, date: 2011-10-01, destination: Globex}\n"
    (step,) = (person.step for person in people(flows(tmp_path, acme)) if person.goal == "Globex")
    assert ([each.words for each in step.told], [each.words for each in step.before]) == (
        ["joined Globex"],
        ["left Acme for Initech"],
    )


def test_a_doubtful_event_says_so(tmp_path: Path) -> None:
    (person,) = people(flows(tmp_path, "- {name: Ada Byron, date: 2011, destination: Globex, confidence: reported}\n"))
    assert person.step.told[0].doubt == "reported"


def test_a_step_counts_from_the_end_of_its_last_possible_day(tmp_path: Path) -> None:
    (person,) = people(flows(tmp_path, "- {name: Ada Byron, date: '[2011..2013]', destination: Globex}\n"))
    assert person.year == 2013


def test_who_left_for_no_place_that_is_named_is_listed_apart(tmp_path: Path) -> None:
    view = flows(tmp_path, THREE + "- {name: Cy Orr, date: 2012}\n")
    assert [(person.name, person.told.words) for person in view.open] == [("Cy Orr", "left Acme")]


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        (
            "en",
            "6 steps from one place to the next, by 6 people. Most left Acme (5). Most went to Globex (3)."
            " The widest flow leads from Acme to Globex (3).",
        ),
        (
            "fr",
            "6 passages d’un lieu à un autre, par 6 personnes. Lieu le plus souvent quitté\u00a0: Acme (5)."
            " Lieu le plus souvent rejoint\u00a0: Globex (3). Le flux le plus large\u00a0: Acme vers Globex (3).",
        ),
    ],
)
def test_the_finding_counts_steps_and_people_and_names_the_most_frequent(code: str, finding: str, tmp_path: Path) -> None:
    assert flows(tmp_path, THREE + TWO, ON, code=code).finding == finding


def test_one_step_is_told_in_the_singular_and_is_not_the_most_frequent(tmp_path: Path) -> None:
    assert flows(tmp_path, globex=ON).finding == "1 step from one place to the next, by 1 person."


def test_without_any_step_there_is_nothing_to_draw(tmp_path: Path) -> None:
    view = flows(tmp_path)
    assert (view.finding, view.drawings, view.rows) == ("No event names a place that anybody went to.", (), ())


def test_long_names_are_cut_in_the_drawing_and_whole_in_the_list(tmp_path: Path) -> None:
    long = "The Exceedingly Long-Named Institute of Everything"
    view = flows(tmp_path, f"- {{name: [Cy Orr, Di Fox], date: 2012, destination: {long}}}\n")
    assert (view.drawings[0].goals[0].name, listed(view)["Acme"]) == ("The Exceedingly Long-Na…", {long: "2 people"})
