from typing import Any

import pandas as pd
import pytest

from dashboard.charts.distribution import spread_dots
from dashboard.charts.look import theme


def dots(figure: Any) -> Any:
    """The trace that carries the 課."""
    return next(trace for trace in figure.data if trace.customdata is not None)


def by_name(figure: Any, values: Any) -> Any:
    return dict(zip([row[0] for row in dots(figure).customdata], values, strict=True))


def test_rows_are_the_bureaus_in_display_order_even_without_a_dot(departments: pd.DataFrame) -> None:
    axis = spread_dots.figure(departments).layout.yaxis
    assert list(axis.ticktext) == ["福祉部", "総務部", "議会"]
    assert axis.range[0] > axis.range[1], "the first 部 lies on top"


def test_each_rated_department_is_one_dot_on_its_row(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments)
    assert by_name(figure, dots(figure).x) == {"福祉課": 0.1, "人事課": 1.0, "保育課": 0.5}
    assert by_name(figure, dots(figure).y) == {"福祉課": 0, "人事課": 1, "保育課": 0}


def test_area_follows_the_number_of_procedures(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments)
    size = by_name(figure, dots(figure).marker.size)
    assert (size["福祉課"] / size["人事課"]) ** 2 == pytest.approx(40 / 20)
    assert size["保育課"] == 9, "never too small to be hit"


def test_dots_with_the_same_rate_do_not_cover_each_other(departments: pd.DataFrame) -> None:
    same = departments.assign(rate=[0.5, 0.5, 0.5, float("nan"), float("nan")], bureau="福祉部")
    figure = spread_dots.figure(same)
    assert len(set(dots(figure).y)) == 3
    assert all(abs(y) < 0.5 for y in dots(figure).y), "still on their row"


def test_lines_and_band(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments, city=0.4, target=0.7)
    lines = {trace.x[0] for trace in figure.data if trace.mode == "lines"}
    assert lines == {0.5, 0.4, 0.7}
    band = figure.layout.shapes[0]
    assert (band.x0, band.x1) == (0.3, 0.75)
    assert [note.text for note in figure.layout.annotations] == ["全庁 40.0%", "中央値 50.0%", "目標 70.0%"]


def test_without_a_choice_the_highest_and_lowest_with_enough_procedures_are_named(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments)
    assert by_name(figure, dots(figure).text) == {"福祉課": "福祉課 10%", "人事課": "人事課 100%", "保育課": ""}
    assert set(dots(figure).marker.color) == {theme.BLUE_900}


def test_a_name_that_nobody_asked_for_lies_on_no_other_dot(departments: pd.DataFrame) -> None:
    """So many 課 around the lowest that its name has no place; who is chosen is named all the same."""
    rates = [0.0, *(step / 100 for step in range(3, 60, 2))]
    crowd = pd.concat([departments.iloc[[1]]] * len(rates) * 5, ignore_index=True).assign(
        bureau=[f"{row}部" for row in range(5) for _ in rates],
        department=[f"{row}部{number}課" for row in range(5) for number in range(len(rates))],
        rate=[0.01 + rate if row == 2 else 0.02 + rate for row in range(5) for rate in rates],
    )
    lowest = "2部0課"
    assert by_name(spread_dots.figure(crowd), dots(spread_dots.figure(crowd)).text)[lowest] == ""
    chosen = spread_dots.figure(crowd, chosen=[lowest])
    assert by_name(chosen, dots(chosen).text)[lowest].startswith(lowest)


def test_the_chosen_stands_out_named_among_greys(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments, chosen=["保育課"])
    assert by_name(figure, dots(figure).text) == {"福祉課": "", "人事課": "", "保育課": "保育課 50%"}
    colours = by_name(figure, dots(figure).marker.color)
    assert colours == {"福祉課": theme.GRAY_420, "人事課": theme.GRAY_420, "保育課": theme.CHOSEN}


def test_a_chosen_bureau_colours_its_departments(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments, chosen=["福祉部"])
    chosen = [name for name, colour in by_name(figure, dots(figure).marker.color).items() if colour == theme.CHOSEN]
    assert sorted(chosen) == ["保育課", "福祉課"]


def test_a_click_carries_the_department_and_hover_its_fraction(departments: pd.DataFrame) -> None:
    rows = {row[0]: list(row) for row in dots(spread_dots.figure(departments)).customdata}
    assert rows["福祉課"] == ["福祉課", "（福祉部）", "オンライン化率（種類ベース） 10.0%（4/40）", "対象手続 40件"]


def test_without_bureaus_each_department_has_a_row_with_n_sorted_by_rate(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments.assign(bureau=None))
    assert list(figure.layout.yaxis.ticktext)[:3] == ["人事課（n=20）", "保育課（n=4）", "福祉課（n=40）"]
    assert by_name(figure, dots(figure).y) == {"人事課": 0, "保育課": 1, "福祉課": 2}


def test_nothing_to_show_is_said(departments: pd.DataFrame) -> None:
    figure = spread_dots.figure(departments[departments["rate"].isna()])
    assert figure.layout.annotations[0].text == "この条件に当てはまるものがありません。"
    assert figure.layout.height == spread_dots.height(departments[departments["rate"].isna()])


def test_alt_names_the_main_figures(departments: pd.DataFrame) -> None:
    text = spread_dots.alt(departments, city=0.4)
    assert "3課、最小10.0%、中央値50.0%、最大100.0%、全庁40.0%" in text
