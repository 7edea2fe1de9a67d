"""Moments: the counter's answer for every day, looked up by the page's own script."""

import json
import re
from bisect import bisect_right
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from founders_timeline.model.content import LocalText
from founders_timeline.model.team import Site
from founders_timeline.views.context import Context
from founders_timeline.views.counter import as_attribute, count_rule
from founders_timeline.views.on_this_day import MOST_CHANGES, moments_between, moments_view
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import context, language
from tests.timelines import event, history

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
    assert (stretch["rest"], stretch["rule"]) == (
        "fondateurs sur 3 restaient chez Acme le {date}",
        "2 sur 3 en poste · 1 n’y est plus",
    )


def test_the_last_day_is_told_in_the_present(tmp_path: Path) -> None:
    assert data(tmp_path, LEFT)["rest"] == "of 3 founders of Acme remain"


def test_room_is_kept_for_the_longest_answer(tmp_path: Path) -> None:
    view = moments_view(
        context(tmp_path, "- {name: Ada Byron, date: 2024-08-05, type: leave}\n- {name: Ada Byron, date: 2025-01-01}\n")
    )
    assert view.longest_rest == "of 3 founders of Acme remained on 28 September 2000"
    assert view.longest_rule == "2 of 3 at work · 1 on leave, not counted"
    assert view.longest_note == "With Ada Byron (on leave), who is not counted, it would be 3."


def test_the_script_writes_a_short_day_as_the_page_does(tmp_path: Path) -> None:
    moments = data(tmp_path, code="fr")
    written = moments["short_day"].format(day=5, month=moments["short_months"][7], year=2024)
    assert written == language("fr").short_day(date(2024, 8, 5))


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


def long_context(turns: int) -> Context:
    """Make a long timeline whose founders leave and come back in turn, one of them every week."""
    first, names = date(2016, 1, 4), "ada ben cleo".split()
    kinds = ("leave", "return")
    events = [
        event(names[turn % 3], kinds[turn // 3 % 2], str(first + timedelta(weeks=turn)), f"e{turn}") for turn in range(turns)
    ]
    past = history(*events)
    site = Site(title=LocalText(texts=(("en", "Who"),)), languages=("en",), teams=(past.team,))
    return Context(site, past, language("en"), first + timedelta(weeks=turns))


def unpacked(moments: dict[str, Any]) -> list[tuple[date, str, str]]:
    """Return the days of change with the rule and everybody's letters, as the script does."""
    day, states, stretches = date.fromisoformat(moments["first"]), "", []
    for days, text, news in moments["changes"]:
        day += timedelta(days)
        for place, letter in re.findall(r"(\d+)(\D)", news):
            states = states[: int(place)] + letter + states[int(place) + 1 :]
        states = states or news
        stretches.append((day, moments["texts"][text][3], states))
    return stretches


def agree(subject: Context, stretches: list[tuple[date, str, str]]) -> bool:
    """Tell whether stretches say on their first days what the history does."""
    for day, rule, letters in stretches:
        roster = subject.history.roster_on(day)
        own = tuple(sorted(founder.id for founder, letter in zip(subject.team.founders, letters, strict=True) if letter == "a"))
        if (rule, own) != (count_rule(subject.team, roster, subject.language), roster.active):
            return False
    return True


def test_what_is_packed_says_the_same() -> None:
    subject = long_context(400)
    stretches = unpacked(moments_view(subject).data)
    assert [day for day, _, _ in stretches] == [day for day in subject.history.days_of_change() if day <= subject.as_of]
    assert agree(subject, stretches)


def test_texts_are_packed_once() -> None:
    texts = moments_view(long_context(400)).data["texts"]
    assert len(texts) == len({tuple(text) for text in texts}) < 10


def test_the_answers_between_two_days_begin_with_the_first() -> None:
    subject, first, last = long_context(400), date(2018, 2, 1), date(2018, 2, 28)
    view = moments_between(subject, first, last)
    stretches = unpacked(view.data)
    assert (view.first, view.last, stretches[0][0], len(stretches)) == ("2018-02-01", "2018-02-28", first, 5)
    assert agree(subject, stretches)


def test_more_changes_than_a_page_can_answer_for_leave_the_earliest_out() -> None:
    subject = long_context(MOST_CHANGES + 50)
    view = moments_view(subject)
    assert (len(view.data["changes"]), view.first) == (MOST_CHANGES, str(subject.history.days_of_change()[-MOST_CHANGES]))
    assert agree(subject, unpacked(view.data))
