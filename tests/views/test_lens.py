"""The lens: it opens by rule where several changes of the count fall within a few days."""

from datetime import date
from pathlib import Path

from founders_timeline.views.context import Context
from founders_timeline.views.lens import LensView, lens_views
from tests.flagship import AS_OF, BuiltSite
from tests.small_site import TEAM, context, language

WEEK = """\
- {name: [Ada Byron, Ben Holt], date: 2023-11-17, quotes: [{text: I quit., speaker: Ada Byron, lang: en}]}
- {name: [Ada Byron, Ben Holt], date: 2023-11-21, type: return}
"""


def only(root: Path, events: str = WEEK, code: str = "en", team: str = TEAM) -> LensView:
    (lens,) = lens_views(context(root, events, code=code, team=team))
    return lens


def test_several_changes_within_a_few_days_open_a_lens(tmp_path: Path) -> None:
    lens = only(tmp_path)
    assert lens.intro == "15 Nov 2023 – 23 Nov 2023, day by day: 2 changes of the count, too close together for the axis above."


def test_two_changes_within_a_few_days_do_not(tmp_path: Path) -> None:
    events = "- {name: Ada Byron, date: 2023-11-17}\n- {name: Ben Holt, date: 2023-11-21}\n"
    assert lens_views(context(tmp_path, events)) == ()


def test_many_changes_on_one_day_do_not(tmp_path: Path) -> None:
    assert lens_views(context(tmp_path, "- {name: [Ada Byron, Ben Holt, Cleo Marsh], date: 2023-11-17}\n")) == ()


def test_changes_weeks_apart_do_not(tmp_path: Path) -> None:
    events = "- {name: [Ada Byron, Ben Holt], date: 2023-11-01}\n- {name: Cleo Marsh, date: 2023-11-21}\n"
    assert lens_views(context(tmp_path, events)) == ()


def test_what_is_not_known_to_the_day_opens_no_lens(tmp_path: Path) -> None:
    events = "- {name: [Ada Byron, Ben Holt], date: 2023-11}\n- {name: Cleo Marsh, date: 2023-11-21}\n"
    assert lens_views(context(tmp_path, events)) == ()


def test_the_lanes_break_and_rejoin_and_the_count_falls_and_rises(tmp_path: Path) -> None:
    drawing = only(tmp_path).drawings[0]
    assert [[segment.kind for segment in lane.segments] for lane in drawing.lanes] == [["active", "departed", "active"]] * 2
    assert [level.label for level in drawing.levels] == ["3", "1", "3"]


def test_each_day_of_change_says_who_is_out_and_who_is_back(tmp_path: Path) -> None:
    assert [note.text for note in only(tmp_path).drawings[0].notes] == [
        "17 Nov: Ada Byron and Ben Holt out",
        "21 Nov: Ada Byron and Ben Holt back",
    ]


def test_quotations_hang_from_their_days(tmp_path: Path) -> None:
    lens = only(tmp_path)
    assert [(said.quote.text, said.day) for said in lens.quotes] == [
        ("I quit.", '<time datetime="2023-11-17">17 Nov 2023</time>')
    ]
    assert lens.drawings[0].leaders.count("M") == 1


def test_a_step_of_the_story_that_tells_these_days_names_the_lens(tmp_path: Path) -> None:
    story = "story:\n  - {from: 2023-11-17, to: 2023-11-21, title: A wild week, text: Out and back.}\n"
    assert only(tmp_path, team=TEAM + story).title == "A wild week"


def test_the_shipped_content_has_a_lens_on_november_2023_and_no_other(flagship_on_disk: BuiltSite) -> None:
    (lens,) = lens_views(Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), AS_OF))
    assert [level.label for level in lens.drawings[0].levels] == ["6", "4", "6"]
    assert [label for _, label in lens.drawings[0].days][::15] == ["15 Nov", "30 Nov"]
    assert len(lens.quotes) >= 3


def test_a_lens_never_shows_a_day_that_has_not_come(flagship_on_disk: BuiltSite) -> None:
    subject = Context(flagship_on_disk.site, flagship_on_disk.history, language("en"), date(2023, 11, 22))
    (lens,) = lens_views(subject)
    assert lens.drawings[0].days[-1][1] == "22 Nov"
