"""The timeline's entries: what changes the count stands out, events of one day together, the rest is a line each."""

from datetime import date
from pathlib import Path

from founders_timeline.views.context import Context
from founders_timeline.views.entries import entries_of, last_seen
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import context, language

DAY = """\
- {name: Ada Byron, date: 2024-08-05, id: ada}
- {date: 2024-08-05, type: milestone, id: between, title: A meeting}
- {name: Ben Holt, date: 2024-08-05, type: leave, id: ben}
"""


def shape(subject: Context) -> list[tuple[list[str], bool]]:
    return [([event.id for event in entry.events], entry.is_large) for entry in entries_of(subject, subject.team.events)]


def test_changes_of_one_day_stand_together_and_all_else_by_itself(tmp_path: Path) -> None:
    assert shape(context(tmp_path, DAY)) == [(["ada", "ben"], True), (["between"], False)]


def test_a_day_of_several_changes_says_for_how_many_and_from_what_to_what(tmp_path: Path) -> None:
    subject = context(tmp_path, DAY)
    entry = entries_of(subject, subject.team.events)[0]
    assert (entry.people_words, entry.change and entry.change.figure, entry.change and entry.change.note) == (
        "2 founders",
        "3 → 1",
        "",
    )


def test_what_is_announced_is_no_change_yet(tmp_path: Path) -> None:
    assert shape(context(tmp_path, DAY, as_of=date(2024, 1, 1))) == [(["ada"], False), (["ben"], False), (["between"], False)]


def test_the_last_trace_of_a_founder_is_a_last_seen_line(tmp_path: Path) -> None:
    events = (
        "- {name: Ada Byron, date: 2024-08-05}\n"
        "- {name: Ada Byron, date: 2025-01-01, type: milestone, title: Still at work, id: seen}\n"
        "- {name: Ada Byron, date: 2025-02-01, type: milestone, title: On stage, id: again}\n"
        "- {name: Ben Holt, date: 2024-01-01, type: milestone, title: On stage, id: before}\n"
        "- {name: Ben Holt, date: 2025-01-01, type: leave}\n"
        "- {name: [Ben Holt, Cleo Marsh], date: 2026-01-01, type: milestone, title: A trial, id: both}\n"
    )
    assert [event.id for event in last_seen(context(tmp_path, events))] == ["again", "seen"]


def test_the_shipped_timeline_has_seventeen_changes_in_large(flagship_on_disk: BuiltSite) -> None:
    subject = Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), AS_OF)
    large = [event for entry in entries_of(subject, subject.team.events) if entry.is_large for event in entry.events]
    assert len(large) == 17
