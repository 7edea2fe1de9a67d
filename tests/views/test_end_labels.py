"""Names at the ends of curves: near their end, never on each other, never outside the drawing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from founders_timeline.views.end_labels import LINE, End, Label, Rectangle, place_labels

BOUNDS = Rectangle(0, 0, 900, 400)
ENDS = st.lists(
    st.builds(End, st.integers(0, 800), st.integers(0, 400), st.text("abcdefgh", min_size=1, max_size=24)),
    min_size=1,
    max_size=40,
)


def box(end: End, label: Label) -> Rectangle:
    """Return at least the space that a name takes, at 7 pixels a letter."""
    width = 7 * len(end.text)
    left = label.x - width if label.before else label.x
    return Rectangle(left, label.y - 10, left + width, label.y + 2)


@given(ENDS)
def test_no_two_names_meet(ends: list[End]) -> None:
    placed = [box(end, label) for end, label in zip(ends, place_labels(ends, [], BOUNDS), strict=True) if label]
    assert not any(one.meets(other) for one, other in combinations(placed, 2))


@given(ENDS)
def test_no_name_leaves_the_drawing(ends: list[End]) -> None:
    placed = [box(end, label) for end, label in zip(ends, place_labels(ends, [], BOUNDS), strict=True) if label]
    assert all(each.left >= 0 and each.right <= 900 and each.top >= 0 and each.bottom <= 400 for each in placed)


def test_a_single_name_stands_right_of_its_end() -> None:
    (label,) = place_labels([End(100, 200, "Acme")], [], BOUNDS)
    assert label == Label(109, 204)


def test_a_name_near_the_right_edge_stands_left_of_its_end() -> None:
    (label,) = place_labels([End(890, 200, "Acme")], [], BOUNDS)
    assert label is not None
    assert label.before


def test_the_second_of_two_names_at_one_place_goes_to_another_line() -> None:
    first, second = place_labels([End(100, 200, "Acme"), End(100, 200, "Globex")], [], BOUNDS)
    assert first is not None
    assert second is not None
    assert abs(second.y - first.y) >= LINE or first.before != second.before


def test_a_name_makes_way_for_lines_but_not_far_for_a_single_one() -> None:
    line = Rectangle(100, 200, 900, 200)
    (one,), (three,) = (place_labels([End(100, 200, "Acme")], [line] * number, BOUNDS) for number in (1, 3))
    assert (one, three) == (Label(109, 204), Label(88, 204, before=True))


def test_where_there_is_no_room_there_is_no_name() -> None:
    assert place_labels([End(5, 5, "Acme")], [], Rectangle(0, 0, 10, 10)) == (None,)
