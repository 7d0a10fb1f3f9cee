from typing import Any

import pandas as pd
import pytest

from dashboard.charts.distribution import score_strips
from dashboard.charts.look import theme

NAN = float("nan")


@pytest.fixture
def units() -> Any:
    """A city of three 部, of which one is small and one hidden, and two 課 of one of them."""
    rows = [
        ("city", None, "全庁", 0, 150, 120, 120, 0.4, 0.5, 0.6, False),
        ("bureau", "福祉部", "福祉部", 1, 100, 80, 80, 0.3, 0.42, 0.5, False),
        ("bureau", "総務部", "総務部", 2, 40, 20, 20, 0.6, 0.7, 0.85, False),
        ("bureau", "議会", "議会", 3, 9, 7, 7, NAN, NAN, NAN, True),
        ("department", "福祉部", "国民健康保険年金医療課", 1, 50, 40, 40, 0.3, 0.41, 0.5, False),
        ("department", "総務部", "人事課", 2, 40, 20, 20, 0.6, 0.7, 0.85, False),
        ("grade", None, "課長級", None, None, 30, 30, 0.3, 0.4, 0.5, False),
        ("grade", None, "係長級", None, None, 40, 40, 0.3, 0.6, 0.8, False),
    ]
    columns = ["level", "bureau", "unit", "display_order", "headcount", "respondents", "n", "p25", "mean", "p75",
               "masked"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def traces(figure: Any) -> Any:
    """Hatched rows, bands and means."""
    masked, bands, *_, means = figure.data
    return masked, bands, means


def names(trace: Any) -> Any:
    return [row[0] for row in trace.customdata]


def test_rows_are_sorted_by_mean_with_the_hidden_last(units: Any) -> None:
    figure = score_strips.figure(units)
    assert list(figure.layout.yaxis.ticktext) == ["総務部", "福祉部", "議会"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1], "the highest lies on top"


def test_bands_are_the_middle_halves_and_ticks_the_means(units: Any) -> None:
    _, bands, means = traces(score_strips.figure(units))
    assert list(bands.base) == [0.6, 0.3]
    assert list(bands.x) == pytest.approx([0.25, 0.2])
    assert dict(zip(names(means), means.x, strict=True)) == {"総務部": 0.7, "福祉部": 0.42}
    assert list(means.y) == list(bands.y) == [0, 1]


def test_a_group_too_small_for_quartiles_has_its_mean_and_nothing_else(units: Any) -> None:
    few = units.assign(
        p25=units["p25"].where(units["unit"] != "総務部"), p75=units["p75"].where(units["unit"] != "総務部")
    )
    _, bands, means = traces(score_strips.figure(few))
    assert names(bands) == ["福祉部"]
    assert names(means) == ["総務部", "福祉部"]
    assert means.customdata[0][2] == "広がりは、人数が少ないため示しません"


def test_the_city_is_a_line_with_its_label(units: Any) -> None:
    figure = score_strips.figure(units)
    (line,) = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]
    assert list(line.x) == [0.5, 0.5]
    assert "全庁の平均 50.0" in [note.text for note in figure.layout.annotations]


def test_figures_stand_at_the_right(units: Any) -> None:
    texts = list(score_strips.figure(units).layout.yaxis2.ticktext)
    assert texts == ["70.0　n=20", "42.0　n=80", ""]


def test_a_hidden_row_is_hatched_says_so_and_has_no_figure(units: Any) -> None:
    leaky = units.fillna({"p25": 0.1234, "mean": 0.1234, "p75": 0.1234})
    figure = score_strips.figure(leaky)
    masked, bands, means = traces(figure)
    assert list(masked.text) == ["n&lt;10"] and masked.marker.pattern.shape == "/"
    assert names(masked) == ["議会"]
    assert "議会" not in names(bands) + names(means)
    assert "12.3" not in figure.to_json() and "0.1234" not in figure.to_json()
    assert list(traces(score_strips.figure(units.assign(n=20)))[0].text) == ["伏せ"]


def test_the_chosen_is_coloured_and_bold_among_greys(units: Any) -> None:
    figure = score_strips.figure(units, chosen=["福祉部"])
    _, bands, means = traces(figure)
    assert list(means.marker.line.color) == [theme.GRAY_536, theme.CHOSEN]
    assert len(set(bands.marker.color)) == 2, "the bands of the others, too"
    assert figure.layout.yaxis.ticktext[1] == "<b>福祉部</b>"
    *_, plain = traces(score_strips.figure(units, chosen=["人事課"]))
    assert set(plain.marker.line.color) == {theme.BLUE_900}, "a choice that is not here greys nothing out"


def test_departments_of_one_bureau_with_long_names_in_two_lines(units: Any) -> None:
    figure = score_strips.figure(units, level="department", bureau="福祉部")
    assert list(figure.layout.yaxis.ticktext) == ["国民健康保険<br>年金医療課"]
    assert names(traces(figure)[-1]) == ["国民健康保険年金医療課"]
    assert figure.layout.margin.l == 6 * theme.TEXT + theme.TICKS_GAP


def test_grades_stand_in_a_narrow_chart(units: Any) -> None:
    renamed = units.assign(unit=units["unit"].replace("課長級", "会計年度任用職員"))
    figure = score_strips.figure(renamed, level="grade", chosen=["会計年度任用職員"])
    assert list(figure.layout.yaxis.ticktext) == ["係長級", "<b>会計年度<br>任用職員</b>"]
    assert list(figure.layout.xaxis.ticktext) == ["0", "50", "100"]


def test_grades_need_no_headcount(units: Any) -> None:
    figure = score_strips.figure(units, level="grade")
    assert list(figure.layout.yaxis.ticktext) == ["係長級", "課長級"]
    assert "回答率 —" in traces(figure)[-1].customdata[0][3]


def test_hover_tells_the_figures(units: Any) -> None:
    row = list(traces(score_strips.figure(units))[-1].customdata[1])
    assert row == ["福祉部", "平均 42.0点", "中央の半分 30.0〜50.0点", "n=80　回答率 80.0%（80/100）"]


@pytest.mark.parametrize("level", ["bureau", "department", "grade", "none"])
def test_one_height_for_a_number_of_rows(units: Any, level: Any) -> None:
    figure = score_strips.figure(units, level=level)
    assert figure.layout.height == score_strips.height(units, level=level)


def test_nothing_to_show_is_said(units: Any) -> None:
    figure = score_strips.figure(units.iloc[:0])
    assert figure.layout.annotations[0].text == "この条件に当てはまるものがありません。"
    assert "ありません" in score_strips.alt(units.iloc[:0])


def test_alt_names_the_main_figures(units: Any) -> None:
    text = score_strips.alt(units)
    assert "部別の総合点" in text
    assert "3件、最高は総務部 70.0点、最低は福祉部 42.0点、1件は表示できない" in text
    assert "1件とも表示できない" in score_strips.alt(units[units["unit"] == "議会"])
