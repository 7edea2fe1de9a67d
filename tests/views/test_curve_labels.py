"""The story's steps written on the step line, where they have room."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from founders_timeline.model.history import history_of
from founders_timeline.views.chart import DrawingView, chart_view
from founders_timeline.views.context import Context
from founders_timeline.views.curve_labels import LabelView
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import TEAM, context, language

STORY = """\
story:
  - {from: 2024-08-05, to: 2024-08-05, title: "{remaining} stay", text: Ada Byron leaves.}
"""


def drawings(root: Path, story: str) -> tuple[DrawingView, ...]:
    return chart_view(context(root, "- {name: Ada Byron, date: 2024-08-05}", team=TEAM + story)).drawings


def box(label: LabelView, size: float) -> tuple[float, float, float, float]:
    width, x, y = len(label.text) * size * 0.5, float(label.x), float(label.y)
    left = x - width if label.anchor == "end" else x
    return left, left + width, y - size * 0.7, y + size * 0.2


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def test_a_step_stands_on_the_line_with_its_numbers_filled_in(tmp_path: Path) -> None:
    assert [[label.text for label in drawing.labels] for drawing in drawings(tmp_path, STORY)] == [["2 stay"], ["2 stay"]]


def test_without_a_story_the_line_has_no_labels(tmp_path: Path) -> None:
    assert [drawing.labels for drawing in drawings(tmp_path, "")] == [(), ()]


def test_a_line_leads_from_the_label_to_its_day(tmp_path: Path) -> None:
    (label,) = drawings(tmp_path, STORY)[0].labels
    assert re.fullmatch(rf"M{label.x} [\d.]+V[\d.]+", label.leader)


@pytest.mark.parametrize("team", ["openai", "xai", "fairchild"])
def test_labels_of_the_shipped_stories_neither_meet_nor_leave_the_drawing(team: str, flagship_on_disk: BuiltSite) -> None:
    own = next(each for each in flagship_on_disk.site.teams if each.id == team)
    view = chart_view(Context(flagship_on_disk.site, history_of(own), language("en"), AS_OF))
    for drawing, size in zip(view.drawings, (13, 11), strict=True):
        boxes = [box(label, size) for label in drawing.labels]
        assert len(boxes) >= 3
        assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []
        assert all(left >= 0 and right <= drawing.width for left, right, _, _ in boxes)


def test_the_days_everybody_remembers_are_written_on_the_wide_line(flagship_on_disk: BuiltSite) -> None:
    view = chart_view(Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), AS_OF))
    assert "Four days in November" in [label.text for label in view.drawings[0].labels]
