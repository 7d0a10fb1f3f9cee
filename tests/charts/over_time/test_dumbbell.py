import pandas as pd

from dashboard.charts.look import theme
from dashboard.charts.over_time import dumbbell


def test_before_and_now(departments: pd.DataFrame) -> None:
    *_, before, now = dumbbell.figure(departments).data
    assert list(now.x) == [1.0, 0.1, 0.5]
    assert list(before.x) == [0.9, None, 0.75], "no change is one dot"
    assert list(now.marker.color) == [theme.BLUE_900, theme.GRAY_536, theme.ORANGE_800]
    assert before.marker.color == theme.WHITE


def test_paths_by_direction(departments: pd.DataFrame) -> None:
    risen, fallen = dumbbell.figure(departments).data[:2]
    assert (list(risen.x), risen.line.color) == ([0.9, 1.0, None], theme.BLUE_900)
    assert (list(fallen.x), fallen.line.color) == ([0.75, 0.5, None], theme.ORANGE_800)


def test_changes_in_words(departments: pd.DataFrame) -> None:
    figure = dumbbell.figure(departments)
    assert list(figure.layout.yaxis2.ticktext) == ["＋10.0pt", "±0.0pt", "▲25.0pt"]
    assert figure.data[-1].text[2] == "前月 75.0%（▲25.0pt）"
    assert figure.data[-1].customdata[2][0] == "保育課"


def test_a_new_department_has_no_before(departments: pd.DataFrame) -> None:
    new = departments.head(1).assign(rate_before=float("nan"), change=float("nan"))
    figure = dumbbell.figure(new)
    assert list(figure.layout.yaxis2.ticktext) == ["—"]
    assert figure.data[-2].x[0] is None
    assert figure.data[-1].marker.color[0] == theme.GRAY_536


def test_the_chosen_is_bold(departments: pd.DataFrame) -> None:
    assert "<b>福祉課</b>" in dumbbell.figure(departments, chosen=["福祉課"]).layout.yaxis.ticktext


def test_alt_counts_rises_and_falls(departments: pd.DataFrame) -> None:
    assert "上昇1課、低下1課、最大＋10.0pt、最小▲25.0pt" in dumbbell.alt(departments)
