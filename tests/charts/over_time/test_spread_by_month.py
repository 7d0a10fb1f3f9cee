import datetime as dt
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.look import theme
from dashboard.charts.over_time import spread_by_month


def labels_at_right(figure: Any) -> Any:
    return {note.text: note for note in figure.layout.annotations if note.x == 1}


def test_bands_run_there_and_back(spread: pd.DataFrame) -> None:
    outer, inner = spread_by_month.figure(spread).data[:2]
    assert list(outer.y) == [*spread["p90"], *spread["p10"][::-1]]
    assert list(inner.y) == [*spread["p75"], *spread["p25"][::-1]]


def test_city_dashed_and_median(spread: pd.DataFrame) -> None:
    city, median = spread_by_month.figure(spread).data[2:4]
    assert (list(city.y), city.line.dash) == (spread["city_rate"].tolist(), "dash")
    assert list(median.y) == spread["median"].tolist()
    assert "中央の半分 27.0%〜53.0%" in median.text[-1]


def test_labels_at_the_right_do_not_collide(spread: pd.DataFrame) -> None:
    figure = spread_by_month.figure(spread, target=0.5)
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    places = sorted(note.y * height for note in labels_at_right(figure).values())
    assert set(labels_at_right(figure)) == {"上位10% 73%", "目標 50%", "全庁 49%", "中央値 47%", "下位10% 17%"}
    assert all(below + 19.9 <= above for below, above in pairwise(places))


def test_the_chosen_line_carries_its_name_and_the_median_is_grey_beside_it(spread: pd.DataFrame) -> None:
    chosen = pd.DataFrame({"as_of": spread["as_of"], "department": "選挙管理委員会事務局", "rate": 0.3})
    figure = spread_by_month.figure(spread, chosen=chosen)
    line = figure.data[-1]
    assert (line.line.color, figure.data[3].line.color) == (theme.CHOSEN, theme.GRAY_536)
    assert line.customdata[0][0] == "選挙管理委員会事務局"
    assert "選挙管理…事務局 30%" in labels_at_right(figure)


def test_months_and_fiscal_years_on_the_axis(spread: pd.DataFrame) -> None:
    figure = spread_by_month.figure(spread)
    assert figure.layout.xaxis.ticktext[0] == "2026-06"
    starts = [shape.x0 for shape in figure.layout.shapes]
    assert starts == [dt.date(2026, 4, 1)]
    assert "R8年度" in {note.text for note in figure.layout.annotations}


@pytest.mark.parametrize("months", [1, 2, 7, 24, 60])
def test_month_labels_fit_the_narrowest_screen(months: Any) -> None:
    days = pd.date_range(end="2026-10-31", periods=months, freq="ME")
    columns = ("city_rate", "p10", "p25", "median", "p75", "p90")
    axis = spread_by_month.figure(pd.DataFrame({"as_of": days, **dict.fromkeys(columns, 0.4)})).layout.xaxis
    assert axis.ticktext[0] == "2026-10"
    assert len(axis.tickvals) <= max(3, months // 12)


def test_a_lone_month_is_a_dot_with_room(spread: pd.DataFrame) -> None:
    figure = spread_by_month.figure(spread.tail(1))
    assert list(figure.data[3].marker.size) == [9]
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]


def test_nothing_to_show(spread: pd.DataFrame) -> None:
    figure = spread_by_month.figure(spread.head(0))
    assert (len(figure.data), figure.layout.height) == (0, spread_by_month.HEIGHT)
    assert "この条件に" in spread_by_month.alt(spread.head(0))
