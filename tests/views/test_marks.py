"""The events as marks under the step line: those closer together than a finger are one."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from founders_timeline.views.chart import NARROW, WIDE, chart_scale
from founders_timeline.views.context import Context
from founders_timeline.views.marks import FINGER, MarkView, marks_of
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import context, language


def marks(subject: Context, left: float = 148, right: float = 808) -> tuple[MarkView, ...]:
    return marks_of(subject, chart_scale(subject, left, right))


def milestone(day: str) -> str:
    return f"- {{date: {day}, type: milestone, title: On {day}}}\n"


def test_an_event_alone_is_a_mark_that_leads_to_it(tmp_path: Path) -> None:
    (mark,) = marks(context(tmp_path, "- {name: Ada Byron, date: 2024}"))
    assert (mark.number, mark.kind, mark.url, mark.title) == ("", "change", "#ada-byron-2024", "Ada Byron leaves Acme, 2024")


def test_events_close_together_are_one_mark_that_says_how_many(tmp_path: Path) -> None:
    (mark,) = marks(context(tmp_path, milestone("2024-01-01") + milestone("2024-01-20") + milestone("2024-02-01")))
    assert (mark.number, mark.title, mark.is_listed) == ("3", "3 events", True)


def test_a_mark_of_several_leads_to_the_newest(tmp_path: Path) -> None:
    subject = context(tmp_path, milestone("2024-01-01") + milestone("2024-01-20"))
    (mark,) = marks(subject)
    assert mark.url == f"#{subject.team.events[-1].id}"


def test_a_mark_of_several_is_a_change_if_one_of_them_is(tmp_path: Path) -> None:
    (mark,) = marks(context(tmp_path, milestone("2024-01-01") + "- {name: Ada Byron, date: 2024-01-20}\n"))
    assert mark.kind == "change"


def test_events_far_apart_have_a_mark_each(tmp_path: Path) -> None:
    assert len(marks(context(tmp_path, milestone("2018-01-01") + milestone("2024-01-01")))) == 2


def test_an_announced_event_has_no_mark(tmp_path: Path) -> None:
    assert marks(context(tmp_path, milestone("2024-01-01"), as_of=date(2023, 1, 1))) == ()


def test_marks_of_the_shipped_content_stand_a_finger_apart_and_cover_all_events(flagship_on_disk: BuiltSite) -> None:
    subject = Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), AS_OF)
    for layout in (WIDE, NARROW):
        found = marks(subject, layout.left, layout.right)
        assert min(float(after.x) - float(before.x) for before, after in pairwise(found)) >= FINGER - 0.1
        assert sum(int(mark.number or 1) for mark in found) == len(subject.team.events)
