"""How long founders were at the team: from the founding, or from a return, to the event that ends it."""

from datetime import date
from pathlib import Path

from founders_timeline.views.event import event_view
from founders_timeline.views.founder import founder_view
from tests.small_site import built, context, last_event, only_event, page

BACK = "- {name: Ada Byron, date: 2017-12-11}\n- {name: Ada Byron, date: 2020-01-01, type: return}\n"
TOGETHER = "- {name: [Ada Byron, Ben Holt], date: 2020-01-01}\n"


def tenure(root: Path, events: str, *, code: str = "en", as_of: date = date(2024, 8, 6), founder: str = "ada-byron") -> str:
    return founder_view(context(root, events, code=code, as_of=as_of), founder).tenure


def told_with_last_event(root: Path, events: str, *, as_of: date = date(2024, 8, 6)) -> str:
    subject = context(root, events, as_of=as_of)
    return event_view(subject, last_event(subject)).tenure


def test_a_founder_who_left_was_there_from_the_founding_to_the_departure(tmp_path: Path) -> None:
    assert tenure(tmp_path, "- {name: Ada Byron, date: 2024-08-05}") == "At Acme for 8 years and 7 months"


def test_a_founder_who_remains_is_there_so_far(tmp_path: Path) -> None:
    assert tenure(tmp_path, "") == "At Acme for 8 years and 7 months so far"


def test_a_leave_does_not_end_the_time_at_the_team(tmp_path: Path) -> None:
    assert tenure(tmp_path, "- {name: Ada Byron, date: 2024-08-05, type: leave}") == "At Acme for 8 years and 7 months so far"


def test_a_transfer_ends_the_time_at_the_team(tmp_path: Path) -> None:
    moved = "- {name: Ada Byron, date: 2016-12-11, type: transfer}\n- {name: Ada Byron, date: 2018-12-11}\n"
    assert tenure(tmp_path, moved) == "At Acme for 1 year"


def test_whoever_came_back_has_been_there_twice(tmp_path: Path) -> None:
    assert tenure(tmp_path, BACK) == "At Acme for 2 years · again for 4 years and 7 months so far"


def test_an_announced_departure_ends_nothing_yet(tmp_path: Path) -> None:
    assert tenure(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", as_of=date(2016, 12, 11)) == "At Acme for 1 year so far"


def test_a_tenure_is_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    assert tenure(tmp_path, "- {name: Ada Byron, date: 2024-08-05}", code="fr") == "Dans l’équipe (Acme)\u00a0: 8 ans et 7 mois"


def test_the_page_of_a_departure_says_after_how_long(tmp_path: Path) -> None:
    assert told_with_last_event(tmp_path, "- {name: Ada Byron, date: 2024-08-05}") == "After 8 years and 7 months at Acme"


def test_a_second_departure_comes_so_long_after_the_return(tmp_path: Path) -> None:
    assert told_with_last_event(tmp_path, f"{BACK}- {{name: Ada Byron, date: 2021-01-01}}\n") == "After 1 year at Acme"


def test_those_who_leave_after_the_same_time_are_told_of_together(tmp_path: Path) -> None:
    assert told_with_last_event(tmp_path, TOGETHER) == "After 4 years at Acme"


def test_those_who_leave_after_different_times_are_told_of_one_by_one(tmp_path: Path) -> None:
    back = "- {name: Ada Byron, date: 2017-12-11}\n- {name: Ada Byron, date: 2019-01-01, type: return}\n"
    assert told_with_last_event(tmp_path, back + TOGETHER) == "Ada Byron, after 1 year at Acme · Ben Holt, after 4 years at Acme"


def test_a_founder_who_leaves_with_others_is_told_of_by_name(tmp_path: Path) -> None:
    events = "- {name: [Ada Byron, Zoe Lane], date: 2020-01-01}\n"
    assert told_with_last_event(tmp_path, events) == "Ada Byron, after 4 years at Acme"


def test_what_ends_nobodys_time_says_nothing_of_it(tmp_path: Path) -> None:
    assert told_with_last_event(tmp_path, "- {name: Ada Byron, date: 2020-01-01, type: leave}") == ""


def test_the_departure_of_somebody_else_than_a_founder_says_nothing_of_it(tmp_path: Path) -> None:
    assert told_with_last_event(tmp_path, "- {name: Zoe Lane, date: 2020-01-01}") == ""


def test_an_announced_departure_does_not_say_after_how_long(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ada Byron, date: 2020-01-01}", as_of=date(2019, 1, 1))
    assert event_view(subject, only_event(subject)).tenure == ""


def test_the_pages_of_the_founder_and_of_the_departure_show_it(tmp_path: Path) -> None:
    departure = only_event(context(tmp_path, "- {name: Ada Byron, date: 2024-08-05}"))
    files = built(tmp_path)
    founder, event = (page(files, f"example/{path}.html") for path in ("founders/ada-byron", f"events/{departure.id}"))
    assert founder.findtext(".//p[@class='founder__tenure']") == "At Acme for 8 years and 7 months"
    assert event.findtext(".//ul[@class='facts']/li[3]") == "After 8 years and 7 months at Acme"
