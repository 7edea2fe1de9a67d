"""The counter: the number, the sentence, the rule and the day beside it, and a token for each founder."""

from datetime import date
from pathlib import Path

import pytest

from founders_timeline.history import history_of
from founders_timeline.model import Site
from founders_timeline.views.context import Context
from founders_timeline.views.counter import CounterView, counter_view
from tests.flagship import BuiltSite
from tests.small_site import TEAM, context, language

LEFT = "- {name: Ada Byron, date: 2024-08-05}"
ON_LEAVE = "- {name: Ada Byron, date: 2024-08-05, type: leave}"
AFFILIATED = "- {name: Ada Byron, date: 2024-08-05, type: transfer, destination: Acme Foundation}"
VAGUE = "- {name: Ada Byron, date: 2024}"
STILL_OPEN = "- {name: Ada Byron, date: 2024-08-05}\n- {name: Ben Holt, date: 2026}"
EVERYBODY_LEFT = "- {name: [Ada Byron, Ben Holt, Cleo Marsh], date: 2024-08-05}"
TWO_LEFT = "- {name: [Ada Byron, Ben Holt], date: 2024-08-05}"


def counter(root: Path, events: str = "", *, code: str = "en", on: str = "2026-11-23", counts: str = "") -> CounterView:
    team = TEAM + (f"counts_as_remaining: [{counts}]\n" if counts else "")
    return counter_view(context(root, events, code=code, as_of=date.fromisoformat(on), team=team))


def on_the_flagship(site: Site, on: str, code: str = "en") -> CounterView:
    return counter_view(Context(site, history_of(site.teams[0]), language(code), date.fromisoformat(on)))


def test_everybody_remains_until_something_happens(tmp_path: Path) -> None:
    assert counter(tmp_path).sentence == "3 of 3 founders of Acme remain."


@pytest.mark.parametrize(
    ("events", "english", "french"),
    [
        (LEFT, "2 of 3 founders of Acme remain.", "2 des 3 fondateurs restent chez Acme."),
        (TWO_LEFT, "1 of 3 founders of Acme remains.", "1 des 3 fondateurs reste chez Acme."),
        (EVERYBODY_LEFT, "0 of 3 founders of Acme remain.", "0 des 3 fondateurs reste chez Acme."),
        (STILL_OPEN, "1–2 of 3 founders of Acme remain.", "1–2 des 3 fondateurs restent chez Acme."),
    ],
)
def test_the_sentence_agrees_with_the_number(events: str, english: str, french: str, tmp_path: Path) -> None:
    assert [counter(tmp_path, events, code=code).sentence for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize("events", ["", LEFT, STILL_OPEN, TWO_LEFT, EVERYBODY_LEFT])
def test_the_number_and_its_rest_make_the_sentence(events: str, tmp_path: Path) -> None:
    view = counter(tmp_path, events)
    assert f"{view.number} {view.rest}." == view.sentence


@pytest.mark.parametrize(("on", "number"), [("2024-08-04", "3"), ("2024-08-05", "2"), ("2024-08-06", "2")])
def test_on_the_day_of_leaving_the_counter_shows_the_new_number(on: str, number: str, tmp_path: Path) -> None:
    assert counter(tmp_path, LEFT, on=on).number == number


@pytest.mark.parametrize(
    ("events", "counts", "number", "rule"),
    [
        ("", "", "3", "3 of 3 at work"),
        (LEFT, "", "2", "2 of 3 at work · 1 departed"),
        (ON_LEAVE, "", "2", "2 of 3 at work · 1 on leave, not counted"),
        (AFFILIATED, "", "2", "2 of 3 at work · 1 at an affiliated body, not counted"),
        (VAGUE, "", "2–3", "2–3 of 3 at work · 1 uncertain"),
        (EVERYBODY_LEFT, "", "0", "0 of 3 at work · 3 departed"),
        (ON_LEAVE, "active, on_leave", "3", "3 of 3 counted as remaining · 2 at work · 1 on leave, counted"),
        (LEFT, "active, on_leave", "2", "2 of 3 counted as remaining · 2 at work · 1 departed"),
        (AFFILIATED, "active, affiliated", "3", "3 of 3 counted as remaining · 2 at work · 1 at an affiliated body, counted"),
        (
            ON_LEAVE,
            "active, affiliated",
            "2",
            "2 of 3 counted as remaining · 2 at work · 1 on leave, not counted",
        ),
        (EVERYBODY_LEFT, "active, on_leave", "0", "0 of 3 counted as remaining · 3 departed"),
    ],
)
def test_the_rule_says_how_the_number_comes_about(events: str, counts: str, number: str, rule: str, tmp_path: Path) -> None:
    view = counter(tmp_path, events, counts=counts, on="2024-08-06")
    assert (view.number, view.rule) == (number, rule)


@pytest.mark.parametrize(
    ("events", "counts", "rule"),
    [
        (LEFT, "", "2 sur 3 en poste · 1 parti"),
        (TWO_LEFT, "", "1 sur 3 en poste · 2 partis"),
        (ON_LEAVE, "", "2 sur 3 en poste · 1 en congé, non compté"),
        (VAGUE, "", "2–3 sur 3 en poste · 1 incertain"),
        (ON_LEAVE, "active, on_leave", "3 sur 3 comptés comme restants · 2 en poste · 1 en congé, compté"),
    ],
)
def test_the_rule_is_told_in_french(events: str, counts: str, rule: str, tmp_path: Path) -> None:
    assert counter(tmp_path, events, code="fr", counts=counts, on="2024-08-06").rule == rule


@pytest.mark.parametrize(
    ("on", "attribute"),
    [("2023-12-31", "3"), ("2024-01-01", "2-3"), ("2024-12-30", "2-3"), ("2024-12-31", "2")],
)
def test_while_a_date_is_not_known_exactly_the_number_is_a_range(on: str, attribute: str, tmp_path: Path) -> None:
    assert counter(tmp_path, VAGUE, on=on).remaining == attribute


def test_an_announced_departure_is_not_counted(tmp_path: Path) -> None:
    assert counter(tmp_path, LEFT, on="2024-08-04").rule == "3 of 3 at work"


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [
        ("en", "2024-08-01", "as of 1 August 2024"),
        ("fr", "2024-08-01", "au 1er août 2024"),
        ("fr", "2024-08-06", "au 6 août 2024"),
    ],
)
def test_the_day_stands_beside_the_number(code: str, on: str, words: str, tmp_path: Path) -> None:
    assert counter(tmp_path, code=code, on=on).day == words


def test_there_is_a_token_for_each_founder_in_the_teams_order(tmp_path: Path) -> None:
    tokens = counter(tmp_path, LEFT).tokens
    assert [(token.founder, token.monogram) for token in tokens] == [
        ("ada-byron", "AB"),
        ("ben-holt", "BH"),
        ("cleo-marsh", "CM"),
    ]


@pytest.mark.parametrize(
    ("event", "status", "words"),
    [
        ("", "active", "at work"),
        (LEFT, "departed", "departed"),
        (ON_LEAVE, "on_leave", "on leave"),
        (AFFILIATED, "affiliated", "affiliated"),
        (VAGUE, "uncertain", "uncertain"),
    ],
)
def test_a_token_says_the_founders_status_in_words_too(event: str, status: str, words: str, tmp_path: Path) -> None:
    token = counter(tmp_path, event, on="2024-08-06").tokens[0]
    assert (token.status, token.status_words) == (status, words)


def test_a_token_leads_to_the_founders_page_in_the_same_language(tmp_path: Path) -> None:
    assert counter(tmp_path, code="fr").tokens[0].url == "fr/example/founders/ada-byron.html"


@pytest.mark.parametrize(
    ("on", "remaining"),
    [
        ("2015-12-11", "11"),
        ("2023-11-17", "4"),
        ("2023-11-21", "6"),
        ("2024-08-06", "2"),
        ("2026-11-23", "2"),
    ],
)
def test_the_shipped_content_tells_how_many_remain_on_past_days(on: str, remaining: str, flagship_on_disk: BuiltSite) -> None:
    assert on_the_flagship(flagship_on_disk.site, on).remaining == remaining


def test_the_shipped_content_gives_a_range_where_dates_are_not_known(flagship_on_disk: BuiltSite) -> None:
    assert "-" in on_the_flagship(flagship_on_disk.site, "2018-03-01").remaining


def test_a_leave_in_the_shipped_content_is_named_and_not_counted(flagship_on_disk: BuiltSite) -> None:
    assert "1 on leave, not counted" in on_the_flagship(flagship_on_disk.site, "2024-08-06").rule
