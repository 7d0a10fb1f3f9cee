"""Number formats through the whole reading: percents, 年度 in headings, ids with zeros, thousands."""

import datetime as dt
from collections.abc import Callable, Sequence

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.importers import DATASETS
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import Reading
from dashboard.importers.reading import of_workbook
from dashboard.importers.register.departments import Register
from dashboard.importers.register.placing import place
from tests.importers import make
from tests.importers.grids import codes, only
from tests.importers.opened import saved

PLAN: list[object] = ["No.", "取組名", "所管課", "計画終了", "状況"]


def read(
    rows: Sequence[Sequence[object]], style: Callable[[Worksheet], None], file: str = "一覧_R8.10.xlsx"
) -> Reading:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    style(sheet)
    made = of_workbook(open_workbook(make.source(saved(book), file)), None, None)
    return place(made, DATASETS.get(made.reading.dataset or ""), Register.empty())


def styled(column: str, code: str) -> Callable[[Worksheet], None]:
    def style(sheet: Worksheet) -> None:
        for cell in sheet[column]:
            cell.number_format = code

    return style


@pytest.mark.parametrize("header", ["進捗率（％）", "進捗率"])
@pytest.mark.parametrize("value", [0.45, 1.0, 0.01])
def test_a_percent_by_its_format(header: str, value: float) -> None:
    row = [1, "文書管理の電子化", "総務課", dt.date(2027, 3, 31), "順調", value]
    assert only(read([[*PLAN, header], row], styled("F", "0%")))["progress"] == pytest.approx(value)


@pytest.mark.parametrize(("numbers", "progress"), [([30, 100, 5], [0.3, 1, 0.05]), ([0.5, 1, 0], [0.5, 1, 0])])
def test_bare_numbers_beside_each_other(numbers: Sequence[float], progress: Sequence[float]) -> None:
    rows: list[list[object]] = [
        [i, f"取組{i}", "総務課", dt.date(2027, 3, 31), "順調", number] for i, number in enumerate(numbers, 1)
    ]
    found = read([[*PLAN, "進捗率"], *rows], lambda _: None).rows["progress"]
    assert [*found] == pytest.approx([*progress])


@pytest.mark.parametrize(
    ("numbers", "unknown"), [([1, 1, 0], [True, True, False]), ([1, 30, 100], [True, False, False]), (["1"], [True])]
)
def test_a_one_is_in_doubt(numbers: Sequence[object], unknown: Sequence[bool]) -> None:
    rows: list[list[object]] = [
        [i, f"取組{i}", "総務課", dt.date(2027, 3, 31), "順調", number] for i, number in enumerate(numbers, 1)
    ]
    reading = read([[*PLAN, "進捗率"], *rows], lambda _: None)
    assert reading.rows["progress"].isna().tolist() == [*unknown]
    assert "progress_doubtful" in codes(reading)


@pytest.mark.parametrize(("year", "code"), [(8, '"令和"0"年度"'), (dt.date(2026, 4, 1), 'ggge"年度"')])
def test_a_year_by_its_format_over_months(year: object, code: str) -> None:
    months = [f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
    rows: list[list[object]] = [
        ["令和8年10月末現在"],
        ["No.", "取組名", "所管課", year],
        [None, None, None, *months],
        [1, "文書管理の電子化", "総務課", *["●"] * 6],
    ]

    def style(sheet: Worksheet) -> None:
        sheet["D2"].number_format = code

    found = only(read(rows, style))
    assert (found["planned_start"], found["planned_end"]) == (dt.date(2026, 4, 1), dt.date(2026, 9, 30))


def test_ids_keep_their_zeros() -> None:
    rows: list[list[object]] = [["手続ID", "所管課", "手続名", "オンライン化状況"], [12, "市民課", "転入届", "済"]]
    assert only(read(rows, styled("A", "0000")))["procedure_id"] == "0012"


@pytest.mark.parametrize(
    ("header", "code", "count"), [("年間件数", '0"千件"', 42_000), ("年間件数（千件）", "#,##0,", 42_000)]
)
def test_thousands_by_the_format(header: str, code: str, count: int) -> None:
    number = 42 if "千" in code else 42_000
    rows: list[list[object]] = [
        ["手続ID", "所管課", "手続名", "オンライン化状況", header],
        [12, "市民課", "転入届", "済", number],
    ]
    assert only(read(rows, styled("E", code)))["annual_count"] == 42_000
