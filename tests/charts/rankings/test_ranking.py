from typing import Any

import pandas as pd

from dashboard.charts.look import theme
from dashboard.charts.rankings import ranking


def traces(figure: Any) -> Any:
    """Hatched rows, intervals and dots."""
    bar, *_, intervals, dots = figure.data
    return bar, intervals, dots


def test_rows_keep_the_callers_order(departments: pd.DataFrame) -> None:
    figure = ranking.figure(departments)
    assert list(figure.layout.yaxis.ticktext) == departments["department"].tolist()
    _, _, dots = traces(figure)
    assert list(dots.x) == [1.0, 0.1, 0.5]
    assert list(dots.y) == [0, 1, 2]
    assert [row[0] for row in dots.customdata] == ["人事課", "福祉課", "保育課"]


def test_fractions_stand_at_the_right(departments: pd.DataFrame) -> None:
    texts = list(ranking.figure(departments).layout.yaxis2.ticktext)
    assert texts == ["100.0%（20/20）", "10.0%（4/40）　直せる30件", "50.0%（2/4）　直せる1件", "—", "—"]


def test_few_procedures_are_hollow(departments: pd.DataFrame) -> None:
    _, _, dots = traces(ranking.figure(departments))
    assert list(dots.marker.color) == [theme.BLUE_900, theme.BLUE_900, theme.WHITE]


def test_intervals_run_from_low_to_high(departments: pd.DataFrame) -> None:
    _, intervals, _ = traces(ranking.figure(departments))
    assert list(intervals.x) == [0.84, 1.0, None, 0.04, 0.23, None, 0.15, 0.85, None]
    assert list(intervals.y) == [0, 0, None, 1, 1, None, 2, 2, None]


def test_unknown_and_unsent_are_hatched_and_said(departments: pd.DataFrame) -> None:
    bar, _, _ = traces(ranking.figure(departments))
    assert list(bar.y) == [3, 4]
    assert list(bar.text) == ["—（対象手続なし）", "未提出"]
    assert bar.marker.pattern.shape == "/"


def test_the_chosen_stands_out_with_its_interval_and_is_bold(departments: pd.DataFrame) -> None:
    figure = ranking.figure(departments, chosen=["福祉課"])
    _, own, dots = traces(figure)
    assert (list(own.x), own.line.color) == ([0.04, 0.23, None], theme.CHOSEN)
    assert list(dots.marker.line.color) == [theme.GRAY_420, theme.CHOSEN, theme.GRAY_420]
    assert figure.layout.yaxis.ticktext[1] == "<b>福祉課</b>"


def test_lines_to_compare_with(departments: pd.DataFrame) -> None:
    figure = ranking.figure(departments, city=0.4, target=0.7)
    assert {"全庁 40.0%", "目標 70.0%"} <= {note.text for note in figure.layout.annotations}


def test_one_height_for_a_number_of_rows(departments: pd.DataFrame) -> None:
    assert ranking.figure(departments).layout.height == ranking.height(departments)
    assert ranking.height(departments.head(0)) == ranking.figure(departments.head(0)).layout.height
