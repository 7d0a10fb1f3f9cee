"""The 基準日 of procedures, wherever it stands, and which sheets of a workbook are read together."""

import datetime as dt
from typing import Any

import pytest

from dashboard.importers.model import Reading
from tests.importers.grids import AS_OF, Rows, codes, finding, read, sheet
from tests.importers.procedures import HEADER, ROW, row


def dated(above: Rows = (), below: Rows = (), **more: Any) -> Reading:
    rows = [*above, HEADER, ROW, *below]
    return read(sheet(rows, name=more.pop("name", "一覧")), **{"as_of": None, **more})


@pytest.mark.parametrize(
    "reading",
    [
        dated(above=[["令和8年10月末現在"]], name="R8.9", file="R8.8.xlsx"),
        dated(above=[["作成日：2026/11/5"], ["基準日", dt.date(2026, 10, 31)]]),
        dated(below=[[], ["※令和8年10月31日時点の状況"]], name="R8.9"),
        dated(name="R8.10", file="R8.9.xlsx"),
        dated(file="手続一覧_202610.xlsx"),
        dated(file="R8.10/市民課.xlsx"),
        dated(above=[["令和8年9月末現在"]], as_of=AS_OF),
    ],
)
def test_the_as_of_date_by_precedence(reading: Reading) -> None:
    assert reading.as_of == AS_OF
    assert not reading.refused


def test_where_the_as_of_date_comes_from_is_said() -> None:
    found = finding(dated(above=[["令和8年10月末現在"]]), "as_of_taken")
    assert (found.cell, found.rule) == ("A1", "L3-05")
    assert "令和8年10月末現在" in found.message


def test_a_date_among_the_data_is_no_as_of_date() -> None:
    assert dated(below=[row(手続ID="2", 予定時期="令和9年3月末時点で判断")]).as_of is None


@pytest.mark.parametrize("file", ["手続一覧.xlsx", "手続一覧_令和8年度.xlsx", "手続一覧_20261105.xlsx"])
def test_no_as_of_date_is_asked_for(file: str) -> None:
    reading = dated(file=file)
    assert reading.as_of is None
    assert "いつ現在" in finding(reading, "as_of_missing").remedy


def test_two_as_of_dates_are_asked_about() -> None:
    assert "as_of_several" in codes(dated(above=[["令和8年10月末現在"], ["令和8年9月末時点"]]), "error")


def test_a_given_date_that_the_file_contradicts_is_a_warning() -> None:
    reading = dated(above=[["令和8年9月末現在"]], as_of=AS_OF)
    assert "2026-09-30" in finding(reading, "as_of_conflict").message


def test_sheets_of_months_are_never_mixed() -> None:
    months = [sheet([HEADER, ROW], name=name) for name in ("R8.9", "R8.10")]
    assert "as_of_several" in codes(read(*months, as_of=None), "error")
    reading = read(*months)
    assert list(reading.rows["sheet"]) == ["R8.10"]
    assert finding(reading, "as_of_other_sheet").sheet == "R8.9"


def test_sheets_with_the_same_header_are_read_together() -> None:
    sheets = [sheet([HEADER, row(手続ID=name)], name=name) for name in ("総務部", "市民部")]
    others = [
        sheet(["目次"], name="目次"),
        sheet(["凡例 ○"], name="説明"),
        sheet([HEADER, ROW], name="記入例"),
        sheet([]),
    ]
    reading = read(*others, *sheets)
    assert list(reading.rows["procedure_id"]) == ["総務部", "市民部"]
    assert codes(reading, "error") == []
    skipped = {issue.sheet for issue in reading.issues if "skipped" in issue.code}
    assert skipped == {"目次", "説明", "記入例"}


def test_a_hidden_sheet_is_no_data() -> None:
    reading = read(sheet([HEADER, ROW], name="前月", hidden=True), sheet([HEADER, ROW]))
    assert list(reading.rows["sheet"]) == ["一覧"]
    assert finding(reading, "hidden_table_skipped").severity == "warning"


def test_a_sheet_that_lacks_the_status_is_not_skipped_silently() -> None:
    reading = read(sheet([HEADER, ROW]), sheet([HEADER.replace("オンライン化状況", "できたか"), ROW], name="消防本部"))
    assert (finding(reading, "column_missing").sheet, reading.refused) == ("消防本部", True)


def test_a_sheet_without_rows_adds_nothing() -> None:
    reading = read(sheet([HEADER], name="総務部"), sheet([HEADER, ROW], name="市民部"))
    assert list(reading.rows["sheet"]) == ["市民部"]
    assert not reading.refused
