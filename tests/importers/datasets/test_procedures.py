"""Lists of procedures: rows in canonical form, doubts, and the same procedure twice."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.datasets.procedures.dataset import SCHEMA
from dashboard.importers.model import Position, Severity, Value
from tests.importers.grids import AS_OF, codes, finding, only, read, sheet, unknown
from tests.importers.procedures import CITY, HEADER, ROW, procedures, row


def test_a_row() -> None:
    reading = procedures(ROW)
    assert (reading.dataset, reading.as_of) == ("procedures", AS_OF)
    assert tuple(reading.rows.columns) == tuple(SCHEMA)
    found = only(reading)
    expected = {
        "sheet": "一覧",
        "row": 2,
        "cell": "G2",
        "procedure_id": "001",
        "procedure": "転入届",
        "bureau_text": "市民部",
        "department_text": "市民課",
        "legal_article": "第22条",
        "status": "online",
        "status_text": "1 実施済",
        "online_since": dt.date(2025, 4, 1),
        "annual_count": 1200,
        "online_count": 300,
        "priority": True,
    }
    assert {name: found[name] for name in expected} == expected
    assert pd.isna(found["annual_count_text"])


def test_types_do_not_depend_on_the_values() -> None:
    full, bare = procedures(ROW), read(sheet(["課 手続名 オンライン化状況", ["市民課", "転入届", None]]))
    assert list(full.rows.dtypes) == list(bare.rows.dtypes)


def test_rows_survive_parquet(tmp_path: Path) -> None:
    rows = procedures(ROW, row(手続ID="002", 実施日=None)).rows
    rows.to_parquet(tmp_path / "rows.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "rows.parquet"), rows)


@pytest.mark.parametrize(("written", "kept"), [("0012", "0012"), (101.0, "101"), (7, "7"), ("Ａ－１", "A-1")])
def test_procedure_ids(written: Value, kept: str) -> None:
    assert only(procedures(row(手続ID=written)))["procedure_id"] == kept


def test_unknown_counts_keep_what_was_written() -> None:
    found = only(procedures(row(年間件数="約100", オンライン件数="－")))
    assert pd.isna(found["annual_count"])
    assert (found["annual_count_text"], found["online_count_text"]) == ("約100", "－")


def test_more_online_than_all_is_unknown() -> None:
    reading = procedures(row(年間件数=10, オンライン件数=11))
    assert pd.isna(only(reading)["online_count"])
    assert only(reading)["online_count_text"] == "11"
    assert finding(reading, "online_exceeds_annual").cell == "I2"


def test_all_of_them_online_is_possible() -> None:
    assert only(procedures(row(年間件数=10, オンライン件数=10)))["online_count"] == 10


def test_true_is_no_count_though_python_says_it_equals_one() -> None:
    reading = procedures(row(年間件数=1, オンライン件数=None), row(手続ID="2", 年間件数=True, オンライン件数=None))
    assert list(reading.rows["annual_count"].isna()) == [False, True]


def test_a_negative_count_is_unknown() -> None:
    reading = procedures(row(年間件数="▲5", オンライン件数=None))
    assert pd.isna(only(reading)["annual_count"])
    assert finding(reading, "count_negative").severity == "warning"


def test_a_row_without_a_status_is_kept() -> None:
    reading = procedures(row(オンライン化状況=None, 年間件数=None, オンライン件数=None))
    assert pd.isna(only(reading)["status"])
    assert (finding(reading, "status_blank").cell, reading.refused) == ("G2", False)


def test_a_row_without_a_procedure_is_refused() -> None:
    reading = procedures(row(手続名=None))
    assert (finding(reading, "required_blank").cell, reading.refused) == ("D2", True)


def test_blanks_in_a_column_of_flags_mean_no() -> None:
    reading = procedures(ROW, row(手続ID="002", 優先手続=None))
    assert list(reading.rows["priority"]) == [True, False]
    assert unknown(procedures(row(優先手続=None)), "priority")


def test_barriers_and_plans() -> None:
    found = only(procedures(row(オンライン化状況="未実施", 未実施の理由="3 システムがない", 予定時期="2 2026年度")))
    assert (found["barrier"], found["barrier_text"], found["planned_for"]) == (3, "3 システムがない", "2026年度")


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        ((1, 7), "flawed_cell", "warning"),
        ((1, 3), "flawed_required", "error"),
        ((1, 2), "flawed_required", "error"),
    ],
)
def test_error_cells(cell: Position, code: str, severity: Severity) -> None:
    values = list(ROW)
    values[cell[1]] = None
    reading = read(sheet([HEADER, values], flaws={cell: "#REF!"}))
    found = finding(reading, code)
    assert (found.severity, found.value) == (severity, "#REF!")
    assert "#REF!" in found.message


def test_a_formula_never_calculated_and_an_error_in_a_csv() -> None:
    reading = read(sheet([HEADER, row(年間件数=None, オンライン件数="#N/A")], flaws={(1, 7): "="}))
    assert codes(reading, "warning") == ["uncalculated_cell", "flawed_cell", "departments_from_file"]


def test_a_repair_is_told_once_a_column_a_doubt_once_a_cell() -> None:
    rows = [row(手続ID=str(number), 年間件数="1,200件", オンライン件数="約3") for number in range(5)]
    reading = procedures(*rows)
    assert "5 件" in finding(reading, "number_as_text").message
    assert [issue.cell for issue in reading.issues if issue.code == "number_vague"] == ["I2", "I3", "I4", "I5", "I6"]


def test_one_id_with_two_contents_is_refused() -> None:
    reading = procedures(ROW, row(手続名="転出届"))
    found = finding(reading, "same_id_differs")
    assert (found.cell, found.value, reading.refused) == ("G3", "001", True)
    assert "G2" in found.message


def test_one_id_in_two_departments_is_fine() -> None:
    assert not procedures(ROW, row(課="税務課", 手続名="証明")).refused


def test_the_same_row_twice_counts_once() -> None:
    reading = procedures(ROW, ROW)
    assert len(reading.rows) == 1
    assert (finding(reading, "row_twice").cell, reading.refused) == ("G3", False)


def test_the_same_name_without_an_id_is_kept_twice() -> None:
    rows = [row(手続ID=None), row(手続ID=None, 年間件数=5, オンライン件数=1)]
    reading = procedures(*rows)
    assert len(reading.rows) == 2
    assert finding(reading, "same_procedure_twice").severity == "warning"
    assert not codes(procedures(row(手続ID=None), row(手続ID=None, 条項="第23条", 年間件数=9)), "error")


def test_rows_without_a_name_are_not_called_alike() -> None:
    reading = procedures(row(手続ID=None, 手続名=None), row(手続ID=None, 手続名=None, 年間件数=9, オンライン件数=1))
    assert codes(reading, "error", "warning") == ["required_blank", "required_blank", "departments_from_file"]


def test_an_empty_list_is_refused() -> None:
    assert codes(read(sheet([HEADER])), "error") == ["no_rows"]


def test_a_dataset_may_be_named() -> None:
    reading = read(sheet(["部 課 職員数", "市民部 市民課 3"]), dataset="procedures")
    assert "「手続名」「オンライン化状況」" in finding(reading, "unrecognised").message
    assert "部、課、職員数" in finding(reading, "unrecognised").message


WORDS = [
    *HEADER.split(" "),
    "小計",
    "同上",
    "※注",
    "所管課：市民課",
    "済",
    "×",
    "1,2",
    "　",
    "-",
    None,
    1,
    2.5,
    True,
    AS_OF,
]


@settings(deadline=None)
@given(st.data())
def test_no_grid_whatever_it_holds_is_an_exception(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 9)), data.draw(st.integers(0, 7))
    rows = [data.draw(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width)) for _ in range(height)]
    position = st.tuples(st.integers(0, height), st.integers(0, width - 1))
    (top, left), (bottom, right), flaw = data.draw(position), data.draw(position), data.draw(position)
    made = sheet(
        [HEADER.split(" ")[:width], *rows], merges=[(min(top, bottom), min(left, right), max(top, bottom), right)]
    )
    made.flaws[flaw] = "#REF!"
    reading = read(made, register=data.draw(st.sampled_from([None, CITY])))
    assert reading.refused or reading.dataset != "procedures" or not reading.rows["department_text"].isna().any()
