"""Two measures against each other and 課の動き through app.py: what stands in the URL, what is kept, what is listed."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.records import views
from dashboard.store import answers as store
from tests.figures import charts
from tests.pages.opening import run, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/explore.py"
SCATTER: dict[str, Any] = {"x_rows": "department", "x_measure": "kind", "x_chart": "scatter"}
MOVES = "課の動き"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


@pytest.fixture
def city(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample city, only looked at."""
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_folder))
    return sample_folder


def choose(app: AppTest, key: str, value: str) -> None:
    next(each for each in app.selectbox if each.key == key).set_value(value).run()


def test_a_second_measure_is_offered_kept_in_the_url_and_let_go_with_the_shape(city: Path) -> None:
    app = page(**SCATTER)
    assert app.query_params["x_second"] == "remaining_volume", "the most telling one at first, and the link says it"
    assert "x_columns" in app.query_params
    choose(app, "x_second", "usage")
    (chart,) = charts(app)
    assert chart.said["title"] == "課別のオンライン化率（種類ベース）とオンライン利用率（2026年10月末）"
    assert chart.figure and chart.figure["data"][0]["mode"] == "markers+text"
    choose(app, "x_chart", "bars")
    assert "x_second" not in app.query_params
    assert not [each for each in app.selectbox if each.key == "x_second"]
    choose(app, "x_columns", "bureau")
    assert "scatter" not in next(each for each in app.selectbox if each.key == "x_chart").options


def test_the_chosen_課_is_blue_among_the_city_and_its_rows_are_listed(city: Path) -> None:
    app = page(**SCATTER, department=["市民課"])
    (chart,) = charts(app)
    assert chart.figure
    (trace,) = chart.figure["data"]
    blue = [each[0] for each, colour in zip(trace["customdata"], trace["marker"]["color"], strict=True)
            if colour == theme.CHOSEN]  # fmt: skip
    assert (blue, len(trace["x"]) > 40) == (["市民課"], True)
    assert set(tables(app)[0]["課"]) == {"市民課"}
    assert "全庁の中で色を付けて示します" in words(app)


def test_both_measures_are_kept_in_a_view(data_folder: Path) -> None:
    app = page(**SCATTER, x_second="usage")
    fields = {each.key: each for each in app.text_input}
    fields["x_keep_name"].input("率と利用")
    fields["x_keep_by"].input("戦略室")
    next(each for each in app.button if each.label == "この見かたを保存").click().run()
    (kept,) = views.views(data_folder, of_sample=True)
    assert {key: list(kept.params[key]) for key in ("x_chart", "x_second")} == {
        "x_chart": ["scatter"], "x_second": ["usage"],
    }  # fmt: skip


def test_what_moved_in_a_month_is_listed_down_to_its_cell(city: Path) -> None:
    told = store.answer(store.serving(city), "explore/moves", {"rows": "department", "columns": "moved_month"})
    cell = told.dropna(subset=["row_key", "column_key"]).query("value > 0").iloc[-1]
    month = labels.month(cell["column_key"])
    laid = {"x_rows": "department", "x_columns": "moved_month", "x_months": "すべて"}
    app = page(x_subject=MOVES, **laid, x_row=cell["row_key"], x_column=month)
    (listed,) = tables(app)
    assert len(listed) == cell["value"]
    assert {"ファイル", "シート", "行", "前の一覧での状況"} <= set(listed.columns)
    assert set(listed["課"]) == {cell["row_key"]}


def test_who_stands_still_is_asked_in_one_condition(city: Path) -> None:
    app = page(x_subject=MOVES, x_rows="department", x_measure="unmoved", x_unmoved="3以上")
    (chart,) = charts(app)
    assert chart.said["title"] == "課別の続けて動きのない月数（2026年10月末）"
    (listed,) = tables(app)
    assert listed["続けて動きのない月数"].min() >= 3
    assert set(listed["一覧の基準日"].astype(str)) == {"2026-10-31"}
    half = page(x_subject=MOVES, x_measure="change", x_months="6か月")
    assert charts(half)[0].said["title"] == "部別のオンライン化率の増減（2026年5月〜2026年10月）"
    assert " → " in charts(half)[0].said["finding"], "both sides with their numerators"
    fell = page(x_subject=MOVES, x_rows="department", x_measure="change", x_months="この月", x_move=["低下"])
    assert not tables(fell) and "当てはまるものがありません" in charts(fell)[0].said["finding"], "none is not all"
