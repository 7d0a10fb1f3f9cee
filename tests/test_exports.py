"""What leaves the dashboard is what was shown, and stays text where it was text."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports import csv, excel
from dashboard.screens import columns
from dashboard.store import answers as store
from dashboard.store import queries

ROWS = pd.DataFrame(
    {
        "department": ["市民課", "=1+1", "@cmd", "+81"],
        "rate": [0.452, None, 0.0, 1.0],
        "annual_count": [1234.0, None, 0, -5],
        "as_of": pd.Series(["2026-10-31", None, "2026-09-30", "2026-10-31"], dtype="datetime64[us]"),
    }
)
NOTES = ["令和8年10月末現在", "=注"]
TOP = len(NOTES) + 3
"""The row of the headings, as Excel counts."""


def sheet(rows: pd.DataFrame, answer: str | None = None) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(rows, "題名", NOTES, answer)))
    return book.worksheets[0]


def test_title_notes_and_table_stand_in_order() -> None:
    rows = list(sheet(ROWS).values)
    assert [row[0] for row in rows[:4]] == ["題名", "令和8年10月末現在", "=注", None]
    assert rows[4] == ("課", "率", "年間件数", "基準日")
    assert rows[5][:3] == ("市民課", 0.452, 1234)
    assert rows[5][3] == pd.Timestamp("2026-10-31")


def test_no_text_becomes_a_formula() -> None:
    assert [cell.data_type for cell in sheet(ROWS)["A"][TOP:]] == ["s"] * 4
    assert csv.text(ROWS).splitlines()[2].startswith("'=1+1,")
    assert csv.text(ROWS).splitlines()[4] == "'+81,1.0,-5.0,2026-10-31"


def test_unknown_is_blank_and_zero_is_zero() -> None:
    rows = list(sheet(ROWS).values)
    assert rows[6][1:] == (None, None, None)
    assert rows[7][1:3] == (0, 0)


def test_an_empty_table_is_still_a_workbook() -> None:
    assert list(sheet(ROWS.iloc[:0]).values)[4] == ("課", "率", "年間件数", "基準日")


@pytest.mark.parametrize(
    ("answer", "column", "value", "shown", "number_format"),
    [
        ("online/departments", "rate", 0.452, 0.452, "0.0%"),
        ("online/spread_by_month", "median", 0.25, 0.25, "0.0%"),
        ("assessment/units", "median", 0.25, 25, "0.0"),
        ("assessment/fields", "alpha", 0.754, 0.754, "0.00"),
        ("roadmap/history", "kpi_actual", 45.25, 45.25, "General"),
        ("roadmap/totals", "median_slip", 45.5, 45.5, "General"),
        ("roadmap/initiatives", "slip_days", 1245.0, 1245, "#,##0"),
        ("roadmap/initiatives", "reason", "slip", "終わりの見込が基準計画より遅い", "General"),
        ("restricted/trainees", "score", 0.3, 30, "0.0"),
    ],
)
def test_a_figure_is_what_the_screen_shows(
    answer: str, column: str, value: object, shown: object, number_format: str
) -> None:
    """Its number stays a number; how it is shown follows from what the column is, not from how it is stored."""
    cell = sheet(pd.DataFrame({column: [value]}), answer).cell(TOP + 1, 1)
    assert (cell.value, cell.number_format) == (shown, number_format)


def test_a_moment_keeps_its_minute() -> None:
    cell = sheet(pd.DataFrame({"imported_at": [pd.Timestamp("2026-11-05 00:12")]})).cell(TOP + 1, 1)
    assert (cell.value, cell.number_format) == (pd.Timestamp("2026-11-05 09:12"), "yyyy-mm-dd hh:mm")


@pytest.mark.parametrize("name", queries.names())
def test_every_answer_has_the_headings_of_the_screen(name: str, store_of: Callable[[str], Path]) -> None:
    rows = store.answer(store_of(name), name).head(20)
    headings = [cell.value for cell in sheet(rows, name)[TOP]]
    assert headings == list(columns.in_words(rows, name)[0])
