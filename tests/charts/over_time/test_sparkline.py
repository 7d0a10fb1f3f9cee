import re
from typing import Any

import pytest

from dashboard.charts.over_time import sparkline


def points(svg: Any) -> Any:
    return [[tuple(map(float, p.split(","))) for p in run.split()] for run in re.findall(r'points="([^"]*)"', svg)]


def test_rises_from_bottom_left_to_top_right() -> None:
    assert points(sparkline.svg([0.1, 0.2, 0.3])) == [[(4, 32), (100, 18), (196, 4)]]


def test_an_unknown_value_is_a_gap_not_zero() -> None:
    assert points(sparkline.svg([1, None, 2, float("nan"), 3])) == [[(4, 32)], [(100, 18)], [(196, 4)]]


def test_equal_values_lie_in_the_middle() -> None:
    assert points(sparkline.svg([5, 5])) == [[(4, 18), (196, 18)]]


@pytest.mark.parametrize("values", [[], [None], [float("nan")]])
def test_nothing_known_is_an_empty_picture(values: Any) -> None:
    assert "polyline" not in sparkline.svg(values)
    assert "circle" not in sparkline.svg(values)


def test_the_title_is_read_aloud_and_escaped() -> None:
    svg = sparkline.svg([1, 2], title="<率>")
    assert "<title>&lt;率&gt;</title>" in svg
    assert 'role="img"' in svg
