"""What leaves the dashboard is what was shown, and stays text where it was text."""

import io

import openpyxl
import pandas as pd

from dashboard.exports import csv, excel

TABLE = pd.DataFrame(
    {
        "課": ["市民課", "=1+1", "@cmd", "+81"],
        "率": [0.452, None, 0.0, 1.0],
        "件数": pd.array([1234, None, 0, -5], dtype="Int64"),
        "基準日": pd.to_datetime(["2026-10-31", None, "2026-09-30", "2026-10-31"]),
    }
)


def sheet(table: pd.DataFrame):
    return openpyxl.load_workbook(io.BytesIO(excel.workbook(table, "題名", ["令和8年10月末現在", "=注"]))).active


def test_title_notes_and_table_stand_in_order():
    rows = list(sheet(TABLE).values)
    assert [row[0] for row in rows[:4]] == ["題名", "令和8年10月末現在", "=注", None]
    assert rows[4] == ("課", "率", "件数", "基準日")
    assert rows[5][:3] == ("市民課", 0.452, 1234)
    assert rows[5][3] == pd.Timestamp("2026-10-31")


def test_no_text_becomes_a_formula():
    assert [cell.data_type for cell in sheet(TABLE)["A"][5:]] == ["s"] * 4
    assert csv.text(TABLE).splitlines()[2].startswith("'=1+1,")
    assert csv.text(TABLE).splitlines()[4] == "'+81,1.0,-5,2026-10-31"


def test_unknown_is_blank_and_zero_is_zero():
    rows = list(sheet(TABLE).values)
    assert rows[6][1:] == (None, None, None)
    assert rows[7][1:3] == (0, 0)


def test_shares_are_shown_as_percentages_and_stay_numbers():
    cell = sheet(TABLE)["B"][5]
    assert (cell.value, cell.number_format) == (0.452, "0.0%")


def test_an_empty_table_is_still_a_workbook():
    assert list(sheet(TABLE.iloc[:0]).values)[4] == ("課", "率", "件数", "基準日")
