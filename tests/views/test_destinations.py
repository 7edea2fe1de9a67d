"""Paths: where each person went, stop by stop, and every place with those who passed through it."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.views.context import Context
from founders_timeline.views.destinations import DestinationsView, arrivals_by_part, destinations_view, path_of
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import context, language

LEFT = "- {name: Ada Byron, date: 2017-06-20}\n"
TO_GLOBEX = "- {name: Ada Byron, date: 2017-06-20, destination: Globex}\n"
BACK = "- {name: Ada Byron, date: 2020-01-01, type: return}\n"
MOVED = "- {name: Ada Byron, date: 2023-01-01, type: move, destination: Initech}\n"
BEN_TO_INITECH = "- {name: Ben Holt, date: 2016-05-01, destination: {name: Initech, url: 'https://initech.example/'}}\n"


def stops(root: Path, events: str, as_of: str = "2026-11-23") -> list[str]:
    """Return the names on Ada Byron's path; an empty one is a place that nobody has named."""
    return [stop.name for stop in path_of(context(root, events, as_of=date.fromisoformat(as_of)), "ada-byron")]


def places(root: Path, events: str, code: str = "en") -> DestinationsView:
    subject = context(root, events, code=code)
    return destinations_view(subject, arrivals_by_part(subject))


def test_somebody_who_never_left_has_one_stop(tmp_path: Path) -> None:
    assert stops(tmp_path, "") == ["Acme"]


@pytest.mark.parametrize(
    ("events", "path"),
    [
        (TO_GLOBEX, ["Acme", "Globex"]),
        (LEFT, ["Acme", ""]),
        (LEFT + MOVED, ["Acme", "Initech"]),
        (TO_GLOBEX + MOVED, ["Acme", "Globex", "Initech"]),
        (TO_GLOBEX + BACK, ["Acme", "Globex", "Acme"]),
        (LEFT + BACK, ["Acme", "", "Acme"]),
        (TO_GLOBEX + "- {name: Ada Byron, date: 2018-01-01, type: move, destination: Globex}\n", ["Acme", "Globex"]),
        (TO_GLOBEX + "- {name: Ada Byron, date: 2018-01-01, type: move}\n", ["Acme", "Globex"]),
    ],
    ids=[
        "a destination",
        "a departure to nowhere known",
        "a next place makes up for the unknown one",
        "a next place",
        "a return",
        "a return from nowhere known",
        "the same place twice",
        "a move to nowhere known",
    ],
)
def test_a_path_has_every_stop_that_is_known(events: str, path: list[str], tmp_path: Path) -> None:
    assert stops(tmp_path, events) == path


@pytest.mark.parametrize(
    "event",
    [
        "{name: Ada Byron, date: 2017-06-20, type: leave}",
        "{name: Ada Byron, date: 2017-06-20, type: role, destination: {name: Globex, role: chair}}",
        "{name: Ada Byron, date: 2017-06-20, type: milestone, title: A prize}",
        "{name: Ada Byron, date: 2017-06-20, type: death}",
        "{name: Ben Holt, date: 2017-06-20, destination: Globex}",
    ],
    ids=["a leave", "a new role", "a prize", "a death", "somebody else's departure"],
)
def test_these_lead_nowhere(event: str, tmp_path: Path) -> None:
    assert stops(tmp_path, f"- {event}\n") == ["Acme"]


def test_a_transfer_leads_to_the_body_that_is_tied_to_the_team(tmp_path: Path) -> None:
    event = "- {name: Ada Byron, date: 2024-01-01, type: transfer, destination: Acme Foundation}\n"
    assert stops(tmp_path, event) == ["Acme", "Acme Foundation"]


def test_a_path_ends_on_the_pages_day(tmp_path: Path) -> None:
    assert stops(tmp_path, TO_GLOBEX + MOVED, as_of="2022-12-31") == ["Acme", "Globex"]


def test_a_stop_leads_to_the_event_that_led_there(tmp_path: Path) -> None:
    first, second = path_of(context(tmp_path, TO_GLOBEX, code="fr"), "ada-byron")
    assert (first.url, second.url) == ("", "fr/example/events/ada-byron-2017-06-20.html")


def test_the_team_is_told_from_other_places(tmp_path: Path) -> None:
    assert [stop.is_team for stop in path_of(context(tmp_path, TO_GLOBEX + BACK), "ada-byron")] == [True, False, True]


def test_the_shipped_content_tells_a_path_that_comes_back_and_goes_on(flagship_on_disk: BuiltSite) -> None:
    subject = Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), AS_OF)
    names = [stop.name for stop in path_of(subject, "andrej-karpathy")]
    assert names == ["OpenAI", "Tesla", "OpenAI", "Eureka Labs", "Anthropic"]


def test_there_is_a_path_for_each_founder(tmp_path: Path) -> None:
    travellers = places(tmp_path, TO_GLOBEX).travellers
    assert [(traveller.name, len(traveller.path)) for traveller in travellers] == [
        ("Ada Byron", 2),
        ("Ben Holt", 1),
        ("Cleo Marsh", 1),
    ]


def test_places_with_most_people_come_first_then_those_reached_first(tmp_path: Path) -> None:
    events = TO_GLOBEX + MOVED + BEN_TO_INITECH + "- {name: Cleo Marsh, date: 2016-01-01, destination: Hooli}\n"
    assert [place.name for place in places(tmp_path, events).destinations] == ["Initech", "Hooli", "Globex"]


def test_a_place_names_those_who_passed_through_in_the_order_of_their_coming(tmp_path: Path) -> None:
    (place, _) = places(tmp_path, TO_GLOBEX + MOVED + BEN_TO_INITECH).destinations
    assert [passage.name for passage in place.passages] == ["Ben Holt", "Ada Byron"]


@pytest.mark.parametrize(("code", "words"), [("en", "2 people"), ("fr", "2 personnes")])
def test_a_place_says_how_many_people_went_there(code: str, words: str, tmp_path: Path) -> None:
    assert places(tmp_path, TO_GLOBEX + MOVED + BEN_TO_INITECH, code).destinations[0].count_words == words


def test_a_place_has_the_address_that_any_event_gives(tmp_path: Path) -> None:
    assert places(tmp_path, TO_GLOBEX + MOVED + BEN_TO_INITECH).destinations[0].url == "https://initech.example/"


@pytest.mark.parametrize(
    ("events", "after"), [(TO_GLOBEX + MOVED, "then Initech"), (TO_GLOBEX + BACK, "then Acme"), (TO_GLOBEX, "")]
)
def test_a_passage_says_where_it_led_next(events: str, after: str, tmp_path: Path) -> None:
    globex = next(place for place in places(tmp_path, events).destinations if place.name == "Globex")
    assert globex.passages[0].next == after


def test_the_team_and_an_unnamed_place_are_no_destinations(tmp_path: Path) -> None:
    assert places(tmp_path, LEFT + BACK).destinations == ()


def test_people_who_are_no_founders_are_among_those_who_passed_through(tmp_path: Path) -> None:
    (place,) = places(tmp_path, "- {name: Zoe Lane, date: 2017-06-20, destination: {name: Globex, role: chair}}\n").destinations
    (passage,) = place.passages
    assert (passage.name, passage.is_founder, passage.url, passage.role) == ("Zoe Lane", False, "", "chair")


def test_a_place_whose_name_differs_between_languages_is_one_place(tmp_path: Path) -> None:
    named = "destination: {name: {en: Example University, fr: Université Exemple}}"
    events = f"- {{name: Ada Byron, date: 2017-06-20, {named}}}\n- {{name: Ben Holt, date: 2018-06-20, {named}}}\n"
    assert [(place.name, len(place.passages)) for place in places(tmp_path, events, "fr").destinations] == [
        ("Université Exemple", 2)
    ]
