"""Moments: the counter's answer for every day, looked up by the page's own script."""

import json
from bisect import bisect_right
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from founders_timeline.views.context import Context
from founders_timeline.views.counter import as_attribute, count_rule
from founders_timeline.views.moments import moments_view
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import context, language

LEFT = "- {name: Ada Byron, date: 2024-08-05}\n"
VAGUE = "- {name: Ada Byron, date: 2024}\n"
GROUPS = {"a": "active", "l": "on_leave", "f": "affiliated", "d": "departed", "u": "uncertain"}


def data(root: Path, events: str = "", code: str = "en", as_of: date = date(2026, 11, 23)) -> dict[str, Any]:
    return moments_view(context(root, events, code=code, as_of=as_of)).data


def test_the_stretches_agree_with_the_history_on_every_day_of_the_shipped_content(flagship_on_disk: BuiltSite) -> None:
    history, team = flagship_on_disk.history, flagship_on_disk.team
    moments = moments_view(Context(flagship_on_disk.site, history, language("en"), AS_OF)).data
    starts = [date.fromisoformat(stretch["from"]) for stretch in moments["stretches"]]
    for number in range((AS_OF - team.founded.earliest).days + 1):
        day = team.founded.earliest + timedelta(number)
        stretch = moments["stretches"][bisect_right(starts, day) - 1]
        roster = history.roster_on(day)
        groups = {name: tuple(sorted(_with(letter, stretch, moments))) for letter, name in GROUPS.items()}
        assert groups == {name: getattr(roster, name) for name in GROUPS.values()}, day
        assert (stretch["remaining"], stretch["rule"]) == (
            as_attribute(roster.remaining),
            count_rule(team, roster, language("en")),
        ), day


def _with(letter: str, stretch: dict[str, str], moments: dict[str, Any]) -> list[str]:
    return [founder for founder, state in zip(moments["founders"], stretch["states"], strict=True) if state == letter]


def test_the_days_reach_from_the_founding_to_the_pages_day(tmp_path: Path) -> None:
    view = moments_view(context(tmp_path, LEFT))
    assert (view.first, view.last) == ("2015-12-11", "2026-11-23")


def test_a_stretch_begins_on_the_day_of_a_change(tmp_path: Path) -> None:
    assert [stretch["from"] for stretch in data(tmp_path, LEFT)["stretches"]] == ["2015-12-11", "2024-08-05"]


def test_a_vague_date_makes_a_stretch_whose_count_is_a_range(tmp_path: Path) -> None:
    stretches = data(tmp_path, VAGUE)["stretches"]
    assert [(stretch["from"], stretch["count"], stretch["remaining"], stretch["states"]) for stretch in stretches] == [
        ("2015-12-11", "3", "3", "aaa"),
        ("2024-01-01", "2–3", "2-3", "uaa"),
        ("2024-12-31", "2", "2", "daa"),
    ]


def test_there_is_no_stretch_after_the_pages_day(tmp_path: Path) -> None:
    assert [stretch["from"] for stretch in data(tmp_path, LEFT, as_of=date(2024, 8, 4))["stretches"]] == ["2015-12-11"]


def test_a_change_on_the_pages_day_is_the_last_stretch(tmp_path: Path) -> None:
    assert data(tmp_path, LEFT, as_of=date(2024, 8, 5))["stretches"][-1]["remaining"] == "2"


def test_each_stretch_has_its_sentence_and_rule_in_the_pages_language(tmp_path: Path) -> None:
    stretch = data(tmp_path, LEFT, "fr")["stretches"][1]
    assert (stretch["sentence"], stretch["rule"]) == ("2 des 3 fondateurs restent chez Acme.", "2 sur 3 en poste · 1 parti")


def test_every_letter_has_its_words_and_its_class(tmp_path: Path) -> None:
    moments = data(tmp_path)
    assert (moments["classes"], moments["words"]["l"]) == (GROUPS, "on leave")


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("day", [date(2024, 8, 1), date(2024, 8, 5), date(2025, 2, 11)])
def test_the_script_writes_a_day_as_the_page_does(day: date, code: str, tmp_path: Path) -> None:
    moments = data(tmp_path, code=code)
    pattern = moments["first_day"] if day.day == 1 else moments["day"]
    written = pattern.format(day=day.day, month=moments["months"][day.month - 1], year=day.year)
    assert written == language(code).day(day)


def test_the_data_is_ready_for_json(tmp_path: Path) -> None:
    moments = data(tmp_path, VAGUE)
    assert json.loads(json.dumps(moments)) == moments


def test_each_first_of_january_can_be_marked_on_the_slider(tmp_path: Path) -> None:
    assert moments_view(context(tmp_path, as_of=date(2018, 1, 1))).years == ("2016-01-01", "2017-01-01", "2018-01-01")
