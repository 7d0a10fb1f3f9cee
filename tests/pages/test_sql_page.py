"""SQL in 探索 through app.py: an example, a statement of one's own, what is refused, what is written before."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.console import catalogue
from dashboard.store import answers as store
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
