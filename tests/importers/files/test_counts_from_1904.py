"""Workbooks from older Macintoshes count their days from 1904: a bare number is 1,462 days later than elsewhere."""

import datetime as dt
from collections.abc import Sequence

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard import importers
from dashboard.importers.model import Value
from tests.importers import make
from tests.importers.grids import finding
from tests.importers.make import source
from tests.importers.opened import only_sheet, saved
from tests.importers.roadmap_readings import CITY, opened

FROM_1904 = 44651
"""2026-04-01 there; 2022-03-31 in a workbook that counts from 1900."""
ROADMAP: list[list[Value]] = [
    ["令和8年10月末現在"],
    ["No.", "取組名", "所管課", "計画開始", "計画終了"],
    [1, "文書管理", "総務課", FROM_1904, None],
]


def workbook(rows: Sequence[Sequence[Value]], *, is_1904: bool, kind: str = "xlsx") -> bytes:
    if kind == "xls":
        old = xlwt.Workbook()
        old.dates_1904 = is_1904
        page = old.add_sheet("一覧")
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                is_day = isinstance(value, dt.date)
                page.write(row, column, value, xlwt.easyxf(num_format_str="yyyy/mm/dd" if is_day else "General"))
        return make.xls_bytes(old)
    book = openpyxl.Workbook()
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for each in rows:
        book.active.append([*each])
    return saved(book)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@pytest.mark.parametrize(("is_1904", "day"), [(True, "2026-04-01"), (False, "2022-03-31")])
def test_a_bare_number_is_counted_as_its_workbook_counts(kind: str, is_1904: bool, day: str) -> None:
    content = workbook(ROADMAP, is_1904=is_1904, kind=kind)
    assert only_sheet(content).counts_from_1904 is is_1904
    reading = opened(content, f"ロードマップ.{kind}")
    assert [*map(str, reading.rows["planned_start"])] == [day]
    assert finding(reading, "date_serial").cell == "D3"


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_cell_with_the_format_of_a_day_is_right_already(kind: str) -> None:
    rows: list[list[Value]] = [*ROADMAP[:2], [1, "文書管理", "総務課", dt.date(2026, 4, 1), dt.date(2027, 3, 31)]]
    reading = opened(workbook(rows, is_1904=True, kind=kind), f"ロードマップ.{kind}")
    assert [*map(str, reading.rows.loc[0, ["planned_start", "planned_end"]])] == ["2026-04-01", "2027-03-31"]


def test_other_numbers_and_texts_are_left_as_they_are() -> None:
    header: list[Value] = ["No.", "取組名", "所管課", "計画開始", "計画終了", "基準値"]
    rows: list[list[Value]] = [ROADMAP[0], header, [1, "文書管理", "総務課", 20260401, "R9.3.31", 44651]]
    found = opened(workbook(rows, is_1904=True)).rows.loc[0]
    assert [str(found["planned_start"]), str(found["planned_end"])] == ["2026-04-01", "2027-03-31"]
    assert found["kpi_baseline"] == 44651


def test_numbers_of_days_in_every_kind_of_list() -> None:
    city = workbook([["部", "課", "有効開始"], ["総務部", "総務課", FROM_1904]], is_1904=True)
    lists = workbook(
        [["No.", "所管課", "手続名", "オンライン化状況", "実施日", "実施期間", "予定時期"],
         [1, "総務課", "転入届", "実施済", FROM_1904, None, FROM_1904]], is_1904=True,
    )  # fmt: skip
    people: list[list[Value]] = [[number, "総務課", FROM_1904, 1, 2, 3] for number in range(9)]
    answers = workbook([["職員番号", "所属課", "回答日", "問1", "問2", "問3"], *people], is_1904=True)
    readings = importers.read(
        [source(city, "組織.xlsx"), source(lists, "手続_R8.10.xlsx"), source(answers, "アセスメント_令和8年度.xlsx")],
        register=CITY,
    )
    assert [str(each.rows.iloc[0][name]) for each, name in zip(readings, ("valid_from", "online_since", "answered_on"),
            strict=True)] == ["2026-04-01"] * 3  # fmt: skip
    assert readings[1].rows.iloc[0]["planned_for"] == "2026年4月1日"


def test_the_flag_of_the_workbook_is_read_however_it_is_written() -> None:
    content = make.package(make.worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert not only_sheet(content).counts_from_1904
    for flag, expected in (("1", True), ("true", True), ("0", False), ("false", False)):
        head = f'<workbook xmlns="{make.MAIN}" xmlns:r="{make.RELATIONSHIPS}"><workbookPr date1904="{flag}"/>'
        sheets = '<sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>'
        assert only_sheet(make.with_part(content, "xl/workbook.xml", head + sheets)).counts_from_1904 is expected
