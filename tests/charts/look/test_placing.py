import math
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.look import placing, theme
from dashboard.charts.look.placing import Box, Dot


def test_a_label_goes_right_unless_something_is_there() -> None:
    bounds = Box(0, 0, 500, 100)
    free = placing.label([Dot(100, 50, 10)], ["福祉課"], bounds)
    assert free == {"text": ["福祉課"], "textposition": ["middle right"]}
    crowded = placing.label([Dot(100, 50, 10), Dot(130, 50, 10)], ["福祉課", ""], bounds)
    assert crowded == {"text": ["福祉課", ""], "textposition": ["middle left", "middle right"]}


def test_a_label_that_would_leave_the_drawing_turns_round() -> None:
    placed = placing.label([Dot(490, 50, 5)], ["福祉課"], Box(0, 0, 500, 100))
    assert placed["textposition"] == ["middle left"]


def test_a_label_without_any_place_is_left_out() -> None:
    placed = placing.label([Dot(10, 10, 5)], ["長い名前の課"], Box(0, 0, 20, 20))
    assert placed["text"] == [""]


def test_labels_do_not_pass_over_each_other_where_the_drawing_is_wider() -> None:
    """7 px apart the right dot's number is clear at its left, beyond the left dot's at its right; 21 px apart not."""
    dots = [Dot(100, 50, 6), Dot(88, 50, 6), Dot(107, 50, 6)]
    placed = placing.label(dots, ["4", "", "14"], Box(0, 40, 300, 60))
    assert placed == {"text": ["4", "", ""], "textposition": ["middle right"] * 3}


def test_full_width_signs_are_wider() -> None:
    assert theme.text_width("福祉", 10) == 20
    assert theme.text_width("10", 10) == 12


def test_a_row_with_room_has_no_covered_dots() -> None:
    dots = placing.swarm([Dot(x, 0, 5) for x in (0, 3, 6)], room=16)
    pairs = [(a, b) for a in dots for b in dots if a is not b]
    assert all(math.hypot(a.x - b.x, a.y - b.y) >= 10 for a, b in pairs)


@given(st.lists(st.floats(0, 400), min_size=1, max_size=12))
def test_spread_apart_keeps_order_and_gap(wanted: Any) -> None:
    places = placing.spread_apart(wanted, 20, 0, 400)
    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(above - below >= 20 - 1e-6 for below, above in pairwise(ordered))
    assert max(places) <= 400 + 1e-6
    assert min(places) >= -1e-6


def test_spread_apart_leaves_alone_what_is_apart() -> None:
    assert placing.spread_apart([300, 10, 100], 20, 0, 400) == [300, 10, 100]


def test_a_label_that_is_to_be_clear_is_left_out_rather_than_lie_on_a_dot() -> None:
    around = [placing.Dot(100 + 20 * x, 100 + 16 * y, 6) for x in range(-4, 5) for y in range(-3, 4)]
    texts = ["福祉課" if (dot.x, dot.y) == (100, 100) else "" for dot in around]
    place, room = texts.index("福祉課"), placing.Box(0, 0, 300, 300)
    assert placing.label(around, texts, room)["text"][place] == "福祉課"
    assert placing.label(around, texts, room, {place})["text"][place] == ""
    assert placing.label(around[:1], ["福祉課"], room, {0})["text"] == ["福祉課"]
