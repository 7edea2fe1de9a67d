"""The chart: one lane a founder over a step line of how many remain, on one time axis from the founding to the page's day."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from founders_timeline.views.chart import DrawingView, chart_scale, chart_view
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.founder_chart import path_chart_view
from founders_timeline.views.lanes import SegmentView, segments_of
from founders_timeline.views.periods import MOST_PERIODS, periods_of
from founders_timeline.views.scale import Scale, YearMark, number
from tests.small_site import TEAM, context

FOUNDED = date(2015, 12, 11)
LEFT = "- {name: Ada Byron, date: 2024-08-05}\n"
VAGUE = "- {name: Ada Byron, date: 2024}\n"
TOP, STEP = 113, 104 / 3
"""Where the step line of three founders begins in the wide drawing, and how far it falls when one leaves."""

AXIS = Scale(date(2020, 1, 1), date(2020, 1, 10), 100.0, 200.0)
"""Ten days, ten units each."""


def segments(subject: Context) -> tuple[SegmentView, ...]:
    """Return Ada Byron's lane, drawn from 0 to 100."""
    return segments_of(subject, "ada-byron", chart_scale(subject, 0, 100))


def wide(root: Path, events: str = "", team: str = TEAM, as_of: date = date(2026, 11, 23)) -> DrawingView:
    return chart_view(context(root, events, team=team, as_of=as_of)).drawings[0]


@pytest.mark.parametrize(
    ("day", "x"),
    [
        (date(2020, 1, 1), 100),
        (date(2020, 1, 2), 110),
        (date(2020, 1, 10), 190),
        (date(2020, 1, 11), 200),
        (date(2019, 12, 31), 100),
        (date(2020, 2, 1), 200),
    ],
    ids=["the first day", "the second day", "the last day", "the end of the last day", "before it", "after it"],
)
def test_a_day_is_placed_where_it_begins_and_never_outside_the_axis(day: date, x: float) -> None:
    assert AXIS.x(day) == pytest.approx(x)


def test_the_axis_is_marked_on_each_first_of_january() -> None:
    axis = Scale(date(2015, 12, 11), date(2018, 1, 1), 0, 753)
    assert axis.years() == (YearMark("21", "2016"), YearMark("387", "2017"), YearMark("752", "2018"))


def test_a_narrow_axis_is_marked_every_second_year() -> None:
    assert [mark.label for mark in Scale(date(2015, 12, 11), date(2020, 6, 1), 0, 100).years(3)] == ["2016", "2018", "2020"]


@pytest.mark.parametrize(("value", "text"), [(12.0, "12"), (12.34, "12.3"), (0.04, "0"), (99.96, "100")])
def test_a_coordinate_has_at_most_one_decimal(value: float, text: str) -> None:
    assert number(value) == text


def test_the_axis_begins_on_the_day_of_the_founding(tmp_path: Path) -> None:
    drawing = wide(tmp_path, LEFT)
    assert (drawing.first, drawing.lanes[0].segments[0].x) == ("2015-12-11", drawing.left)


def test_the_axis_ends_on_the_pages_day(tmp_path: Path) -> None:
    drawing = wide(tmp_path, LEFT)
    assert (drawing.last, drawing.lanes[-1].segments[-1].end) == ("2026-11-23", drawing.right)


def test_the_first_month_of_a_team_fills_the_axis(tmp_path: Path) -> None:
    assert wide(tmp_path, as_of=FOUNDED).last == "2016-01-10"


def test_departures_form_a_staircase_and_those_who_remain_stand_last(tmp_path: Path) -> None:
    events = "- {name: Ben Holt, date: 2019-01-01}\n- {name: Cleo Marsh, date: 2017-01-01}\n"
    assert [lane.founder for lane in wide(tmp_path, events).lanes] == ["cleo-marsh", "ben-holt", "ada-byron"]


def test_lanes_stand_at_equal_distances(tmp_path: Path) -> None:
    middles = [float(lane.y) for lane in wide(tmp_path).lanes]
    assert {after - before for before, after in pairwise(middles)} == {23}


def test_tokens_stand_in_the_order_of_lanes_turned_round(tmp_path: Path) -> None:
    subject = context(tmp_path, "- {name: Ben Holt, date: 2019-01-01}\n- {name: Cleo Marsh, date: 2020-01-01, type: leave}\n")
    lanes = [lane.founder for lane in chart_view(subject).drawings[0].lanes]
    assert [token.founder for token in counter_view(subject).tokens] == lanes[::-1]


@pytest.mark.parametrize(
    ("events", "end"),
    [
        ("", "at work"),
        ("- {name: Ada Byron, date: 2024-08-05, destination: Globex}\n", "→ Globex, Aug 2024"),
        (LEFT, "left Aug 2024"),
        ("- {name: Ada Byron, date: 2024}\n", "left 2024"),
        ("- {name: Ada Byron, date: '[2016..2019]'}\n", "left 2016–2019"),
        (LEFT + "- {name: Ada Byron, date: 2025-02-01, type: move, destination: Initech}\n", "Aug 2024 → Initech"),
        ("- {name: Ada Byron, date: 2024-08-05, type: leave}\n", "on leave, Aug 2024"),
        ("- {name: Ada Byron, date: 2024-08-05, type: transfer, destination: Acme Fund}\n", "Acme Fund, Aug 2024"),
        ("- {name: Ada Byron, date: 2024-08-05, type: death}\n", "died Aug 2024"),
    ],
)
def test_a_lane_ends_in_what_became_of_the_founder(events: str, end: str, tmp_path: Path) -> None:
    lanes = {lane.founder: lane.end for lane in wide(tmp_path, events).lanes}
    assert lanes["ada-byron"] == end


def test_where_there_is_little_room_the_end_is_told_in_fewer_words(tmp_path: Path) -> None:
    place = "The Institute for Analytical Engines of London"
    narrow = chart_view(context(tmp_path, f"- {{name: Ada Byron, date: 2024-08-05, destination: {place}}}\n")).drawings[1]
    assert narrow.lanes[0].end == "Aug 2024"


@pytest.mark.parametrize(
    ("events", "kinds"),
    [
        ("", ["active"]),
        (LEFT, ["active", "departed"]),
        ("- {name: Ada Byron, date: 2024-08-05, type: leave}\n", ["active", "on_leave"]),
        ("- {name: Ada Byron, date: 2024-08-05, type: transfer}\n", ["active", "affiliated"]),
        (LEFT + "- {name: Ada Byron, date: 2025-01-01, type: return}\n", ["active", "departed", "active"]),
        (VAGUE, ["active", "fade-out", "departed"]),
        ("- {name: Ada Byron, date: 2024, type: leave}\n", ["active", "fade-out", "on_leave"]),
        (LEFT + "- {name: Ada Byron, date: 2025, type: return}\n", ["active", "departed", "fade-in", "active"]),
    ],
    ids=["nothing", "a departure", "a leave", "a transfer", "a return", "a vague departure", "a vague leave", "a vague return"],
)
def test_a_lane_shows_each_status_as_a_stretch_and_fades_where_it_is_uncertain(
    events: str, kinds: list[str], tmp_path: Path
) -> None:
    assert [segment.kind for segment in segments(context(tmp_path, events))] == kinds


def test_a_founding_known_to_the_month_fades_in(tmp_path: Path) -> None:
    subject = context(tmp_path, team=TEAM.replace("2015-12-11", "2015-12"))
    assert [segment.kind for segment in segments(subject)] == ["fade-in", "active"]


def test_the_stretches_of_a_lane_leave_no_gap(tmp_path: Path) -> None:
    lane = segments(context(tmp_path, VAGUE + "- {name: Ada Byron, date: 2025-06-01, type: return}\n"))
    assert [segment.x for segment in lane[1:]] == [segment.end for segment in lane[:-1]]


def test_a_stretch_ends_where_the_day_of_the_change_begins(tmp_path: Path) -> None:
    subject = context(tmp_path, LEFT)
    assert segments(subject)[0].end == number(chart_scale(subject, 0, 100).x(date(2024, 8, 5)))


def test_a_stretch_of_one_day_can_still_be_seen(tmp_path: Path) -> None:
    events = LEFT + "- {name: Ada Byron, date: 2024-08-06, type: return}\n"
    assert segments(context(tmp_path, events))[1].width == "1.5"


def test_an_announced_departure_is_not_drawn(tmp_path: Path) -> None:
    (segment,) = segments(context(tmp_path, LEFT, as_of=date(2024, 8, 4)))
    assert (segment.kind, segment.end) == ("active", "100")


def test_the_step_line_falls_on_the_day_of_a_departure(tmp_path: Path) -> None:
    subject = context(tmp_path, LEFT)
    x = number(chart_scale(subject, 148, 808).x(date(2024, 8, 5)))
    assert chart_view(subject).drawings[0].low == f"M148 {TOP}H{x}V{number(TOP + STEP)}H808"


def test_the_step_line_rises_on_the_day_of_a_return(tmp_path: Path) -> None:
    low = wide(tmp_path, LEFT + "- {name: Ada Byron, date: 2025-01-01, type: return}\n").low
    assert [part.split("H")[0] for part in low.split("V")[1:]] == [number(TOP + STEP), str(TOP)]


def test_the_step_line_does_not_foresee_an_announced_departure(tmp_path: Path) -> None:
    assert wide(tmp_path, LEFT, as_of=date(2024, 8, 4)).low == f"M148 {TOP}H808"


def test_where_the_count_is_known_there_is_no_band(tmp_path: Path) -> None:
    drawing = wide(tmp_path, LEFT)
    assert (drawing.band, drawing.low) == ("", drawing.high)


def test_where_the_count_is_a_range_a_band_shows_both_ends(tmp_path: Path) -> None:
    subject = context(tmp_path, VAGUE)
    scale = chart_scale(subject, 148, 808)
    left, right = number(scale.x(date(2024, 1, 1))), number(scale.x(date(2024, 12, 31)))
    assert chart_view(subject).drawings[0].band == f"M{left} {number(TOP + STEP)}H{right}V{TOP}H{left}Z"


def test_a_band_reaches_the_end_of_the_axis_while_the_date_is_still_open(tmp_path: Path) -> None:
    assert f"{number(TOP + STEP)}H808V{TOP}H" in wide(tmp_path, VAGUE, as_of=date(2024, 6, 1)).band


def test_the_ends_of_the_step_line_have_their_numbers(tmp_path: Path) -> None:
    drawing = wide(tmp_path, LEFT)
    assert [(end.label, end.y) for end in (drawing.start, drawing.end)] == [("3", str(TOP)), ("2", number(TOP + STEP))]


@pytest.mark.parametrize(
    ("founders", "labels"),
    [(1, "0"), (2, "0 1"), (4, "0 1 2 3"), (8, "0 2 4 6"), (11, "0 3 6"), (12, "0 3 6 9"), (40, "0 10 20 30")],
)
def test_levels_are_round_and_far_enough_from_the_number_of_all_founders(founders: int, labels: str, tmp_path: Path) -> None:
    team = f"name: Acme\nfounded: 2015-12-11\nfounders: [{', '.join(f'Ada B{chr(97 + n % 26)}{n}' for n in range(founders))}]\n"
    assert " ".join(level.label for level in wide(tmp_path, team=team).levels) == labels


def test_the_narrow_drawing_tells_the_same_as_the_wide_one(tmp_path: Path) -> None:
    first, second = chart_view(context(tmp_path, VAGUE)).drawings
    kinds = [[[segment.kind for segment in lane.segments] for lane in drawing.lanes] for drawing in (first, second)]
    assert (kinds[0], first.first, first.last) == (kinds[1], second.first, second.last)


@pytest.mark.parametrize(
    ("code", "spans"),
    [
        ("en", ["at work 11 December 2015 to 4 August 2024", "departed since 5 August 2024"]),
        ("fr", ["en poste du 11 décembre 2015 au 4 août 2024", "n’y est plus depuis le 5 août 2024"]),
    ],
)
def test_a_founders_periods_are_told_in_words(code: str, spans: list[str], tmp_path: Path) -> None:
    periods = periods_of(context(tmp_path, LEFT, code=code), "ada-byron")
    assert [f"{period.words} {period.span}" for period in periods] == spans


def test_a_period_that_is_to_end_goes_on_until_then(tmp_path: Path) -> None:
    (period,) = periods_of(context(tmp_path, LEFT, as_of=date(2024, 8, 4)), "ada-byron")
    assert period.span == "since 11 December 2015"


def test_a_vague_date_is_a_period_of_its_own(tmp_path: Path) -> None:
    period = periods_of(context(tmp_path, VAGUE), "ada-byron")[1]
    assert f"{period.words} {period.span}" == "uncertain 1 January 2024 to 30 December 2024"


def test_the_chart_is_told_as_a_table_of_all_founders(tmp_path: Path) -> None:
    rows = chart_view(context(tmp_path, LEFT)).rows
    assert [(row.name, len(row.periods)) for row in rows] == [("Ada Byron", 2), ("Ben Holt", 1), ("Cleo Marsh", 1)]


def test_the_chart_is_told_in_a_sentence(tmp_path: Path) -> None:
    events = LEFT + "- {name: Ada Byron, date: 2025-01-01, type: return}\n"
    assert chart_view(context(tmp_path, events)).summary == (
        "From 3 (11 December 2015) to 3 (23 November 2026). The lowest number so far is 2, first reached on 5 August 2024."
    )


def test_the_lowest_number_is_told_with_the_day_on_which_it_was_first_reached(tmp_path: Path) -> None:
    events = LEFT + "- {name: Ada Byron, date: 2025-01-01, type: return}\n- {name: Ada Byron, date: 2026-01-01}\n"
    assert chart_view(context(tmp_path, events)).summary.endswith("is 2, first reached on 5 August 2024.")


def test_the_founders_own_chart_has_the_same_stretches(tmp_path: Path) -> None:
    subject = context(tmp_path, VAGUE)
    own, lane = path_chart_view(subject, "ada-byron"), chart_view(subject).drawings[0].lanes[0]
    assert [segment.kind for segment in own.segments] == [*(segment.kind for segment in lane.segments), "departed"]


@pytest.mark.parametrize(
    ("as_of", "labels"),
    [("2018-06-01", ["2016", "2017", "2018"]), ("2026-06-01", ["2016", "2018", "2020", "2022", "2024", "2026"])],
)
def test_the_founders_own_chart_marks_every_second_year_of_a_long_time(as_of: str, labels: list[str], tmp_path: Path) -> None:
    subject = context(tmp_path, as_of=date.fromisoformat(as_of))
    assert [mark.label for mark in path_chart_view(subject, "ada-byron").years] == labels


def turns(name: str, number: int, day: int = 1) -> str:
    """Write events in which somebody goes on leave and comes back so often, from 2016 on, on a day of each month."""
    when = (f"20{16 + turn // 12}-{1 + turn % 12:02}-{day:02}" for turn in range(number))
    return "".join(f"- {{name: {name}, date: {date}, type: {('leave', 'return')[n % 2]}}}\n" for n, date in enumerate(when))


def crowd(root: Path, founders: int, changes: int) -> DrawingView:
    """Draw a team whose founders leave and come back all the time, wide."""
    names = [f"Ada {number}" for number in range(founders)]
    team = f"name: Acme\nfounded: 2015-01-01\nfounders: [{', '.join(names)}]\n"
    events = "".join(turns(name, changes, number + 1) for number, name in enumerate(names))
    return chart_view(context(root, events, team=team)).drawings[0]


def test_bars_of_few_tenures_are_drawn_one_by_one(tmp_path: Path) -> None:
    assert all(lane.segments and not lane.bars for lane in crowd(tmp_path, 10, 20).lanes)


def test_bars_of_a_crowd_are_one_path_for_each_status_on_a_lane(tmp_path: Path) -> None:
    lane = next(lane for lane in crowd(tmp_path, 10, 96).lanes if lane.name == "Ada 0")
    assert ([bars.kind for bars in lane.bars], lane.segments) == (["active", "on_leave"], ())
    assert lane.bars[0].path.count("M") == 49


def test_the_table_of_a_crowd_tells_the_last_stretches_and_how_many_came_before(tmp_path: Path) -> None:
    team = "name: Acme\nfounded: 2015-01-01\nfounders: [Ada, Ben]\n"
    events = turns("Ada", MOST_PERIODS // 2) + turns("Ben", MOST_PERIODS // 2)
    row, _ = chart_view(context(tmp_path, events, team=team)).rows
    assert (len(row.periods), row.earlier_words) == (2, f"and {MOST_PERIODS // 2 - 1} earlier ones")
