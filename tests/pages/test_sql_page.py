"""SQL in 探索 through app.py: an example, a statement of one's own, what is refused, what is written before."""

import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.console import catalogue
from dashboard.store import answers as store
from tests.figures import charts
from tests.pages.opening import run, stands, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE, WAY = "pages/analysis/explore.py", "SQLで書く"


def asked(statement: str) -> AppTest:
    """The page after this statement was asked."""
    app = run(PAGE, x_way=WAY)
    app.text_area(key="sql").set_value(statement)
    return app.button(key="sql_run").click().run()


def test_the_tables_stand_at_the_side_with_what_their_columns_mean(data_folder: Path) -> None:
    text = words(run(PAGE, x_way=WAY))
    for table in catalogue.tables(store.serving(data_folder)):
        assert f"<b>{table.name}</b>" in text and f"1行＝{table.grain}" in text


def test_an_example_is_written_and_gives_the_rows_of_the_page(data_folder: Path) -> None:
    app = run(PAGE, x_way=WAY)
    example = catalogue.examples()[0]
    app.selectbox(key="sql_example").set_value(example.title).run()
    assert app.text_area(key="sql").value == example.sql.strip()
    app.button(key="sql_run").click().run()
    (listed,) = tables(stands(app))
    rows = store.answer(store.serving(data_folder), "online/procedures")
    left = rows[~rows["status"].isin(["online", "not_applicable"]) & rows["status"].notna()]
    counted = left[(left["annual_count"] >= 1000) & (left["barrier"] == 4)].groupby("bureau").size()
    assert dict(zip(listed["bureau"], listed["procedures"], strict=True)) == counted.to_dict()


def test_what_was_asked_is_among_those_before(data_folder: Path) -> None:
    app = asked("SELECT count(*) AS departments FROM departments")
    app.text_area(key="sql").set_value("SELECT 1 AS one")
    app.button(key="sql_run").click().run()
    before = app.selectbox(key="sql_before")
    assert [each[:15] for each in before.options[1:]] == ["SELECT 1 AS one", "SELECT count(*)"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", "文が書かれていません"),
        ("SELECT * FROM proceduress", "近い名前：procedures"),
        ("SELECT getenv('HOME')", "関数「getenv」は、ここでは使えません"),
        ("SELECT 1; DROP TABLE x", "文が二つ以上あります"),
        ("SELECT * FROM private.assessment_score", "ここから読める表ではありません"),
    ],
)
def test_what_cannot_be_asked_is_said_in_japanese_and_no_rows_stay(
    data_folder: Path, statement: str, said: str
) -> None:
    app = asked("SELECT 1 AS one")
    app.text_area(key="sql").set_value(statement)
    app.button(key="sql_run").click().run()
    assert said in words(app) and not tables(app)


def test_what_is_on_show_is_read_as_sql_and_drawn_as_it_was(data_folder: Path) -> None:
    """The statement is written, asked at once, and its rows have the figures of the page."""
    chosen: dict[str, Any] = {
        "x_columns": "barrier",
        "x_measure": "remaining",
        "x_annual": "1000以上",
        "department": ["市民課", "市民税課"],
    }
    app = run(PAGE, **chosen)
    (before,) = charts(app)
    (address,) = re.findall("href='(./explore[^']*)'[^>]*>この表をSQLで見る", words(app))
    linked: dict[str, Any] = {key: each[0] for key, each in parse_qs(urlsplit(html.unescape(address)).query).items()}
    app = run(PAGE, **linked)
    statement = app.text_area(key="sql").value
    head = [
        "-- 部×未実施の理由別のまだオンラインでない手続（2026年10月末）",
        "-- 条件：市民課・市民税課だけ、年間件数が1,000件以上",
    ]
    assert statement and statement.splitlines()[:2] == head
    (after,) = charts(app)
    assert (app.query_params["x_way"], app.query_params["x_result"]) == (WAY, "heat")
    assert before.figure and after.figure
    told = [_cells(each.figure) for each in (before, after) if each.figure]
    counted = {(name, said.removesuffix("件")) for name, said in told[0]}
    assert told[1] and told[1] <= counted
    assert {said for _, said in counted - told[1]} <= {"0"}, "a cell of nothing is no row"
    assert "about" not in after.said, "nobody has defined what a statement counts"
    assert "読むだけの文" in words(app) and "議題や資料には入れません" in words(app)
    assert not [each for each in app.button if each.key in ("offer", "taking", "reset")], "no filter narrows it"


def _cells(figure: dict[str, Any]) -> set[tuple[str, str]]:
    """The name of each cell and what is said of it."""
    return {(each[4], each[5]) for trace in figure["data"] for each in trace["customdata"]}


def test_a_link_with_a_statement_shows_its_rows(data_folder: Path) -> None:
    sql = "SELECT department, sum(remaining) AS 残り FROM department_months WHERE is_latest GROUP BY department"
    app = run(PAGE, x_way=WAY, sql=sql, x_result="bars")
    (chart,) = charts(app)
    assert chart.said["title"] == "課別の残り"
    app.selectbox(key="x_result").set_value("table").run()
    assert len(tables(stands(app))[0]) == 44 and not charts(app)
    app.text_area(key="sql").set_value("SELECT 1 AS 数").run()
    assert len(tables(app)[0]) == 44, "what was asked last stays until something else is asked"


def test_what_has_no_sql_says_why(data_folder: Path) -> None:
    app = run(PAGE, x_search="住民票")
    assert "この表はSQLでは表せません。" in words(app)
    assert "この表をSQLで見る" not in words(app)


def test_what_was_chosen_is_there_again_after_a_look_at_the_sql(data_folder: Path) -> None:
    app = run(PAGE, x_columns="barrier", x_measure="remaining")
    (before,) = charts(app)
    app.segmented_control(key="x_way").set_value(WAY).run()
    app.segmented_control(key="x_way").set_value("選んで作る").run()
    assert [each.said["title"] for each in charts(stands(app))] == [before.said["title"]]
