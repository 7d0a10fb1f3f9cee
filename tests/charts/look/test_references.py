from typing import Any

import pytest

from dashboard.charts.look import references, theme


@pytest.mark.parametrize(
    ("values", "anchors", "lifts"),
    [
        ({"median": 0.2, "city": 0.5, "target": 0.8}, ["center", "center", "center"], [0, 0, 0]),
        ({"median": 0.40, "city": 0.42}, ["right", "left"], [0, 0]),
        ({"median": 0.45, "city": 0.47, "target": 0.48}, ["right", "center", "left"], [0, references.LEVEL, 0]),
    ],
)
def test_labels_of_lines_never_collide(values: Any, anchors: Any, lifts: Any) -> None:
    notes = references.annotations(references.references(**values), 500)
    assert [note["xanchor"] for note in notes] == anchors
    assert [note["yshift"] for note in notes] == lifts


def test_a_line_without_a_value_is_not_drawn() -> None:
    lines = references.references(median=float("nan"), city=None, target=0.7)
    assert [line.text for line in lines] == ["目標 70.0%"]


def test_lines_cross_all_rows() -> None:
    (line,) = references.traces(references.references(city=0.4), rows=3)
    assert (line["x"], line["y"]) == ([0.4, 0.4], [-0.5, 2.5])
    assert line["line"]["color"] == theme.GRAY_700
