"""A cell says what it shows: its number format may put a percent sign, an era, leading zeros or words to its number."""

import datetime as dt
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import MAC_EPOCH

from dashboard.importers.model import Value
from tests.importers import make
from tests.importers.opened import only_sheet, saved

CASES: list[tuple[float, str, Value, str | None]] = [
    (0.45, "0%", "45%", None),
    (0.4567, "0.0%", "45.67%", None),
    (1.0, "0%", "100%", None),
    (8, '"令和"0"年度"', "令和8年度", None),
    (8, '0"年度"', "8年度", None),
    (42, '0"千件"', "42千件", None),
    (1234, '#,##0"件"', 1234, None),
    (42, '"約"0"件"', "約42件", None),
    (12, "0000", "0012", None),
    (42_000, "#,##0,", 42, None),
    (46113, 'ggge"年度"', dt.date(2026, 4, 1), "令和8年度"),
    (46113, "[$-411]ge", dt.date(2026, 4, 1), "R8"),
    (46113, '[$-411]e"年"', dt.date(2026, 4, 1), "8年"),
    (1234.5, "#,##0.00", 1234.5, None),
    (-12, "#,##0;▲#,##0", -12, None),
    (0, '0;-0;"-"', 0, None),
    (7, "General", 7, None),
]


def as_xlsx(value: float, code: str) -> bytes:
    book = openpyxl.Workbook()
    book.active["B2"] = value
    book.active["B2"].number_format = code
    return saved(book)


def as_xls(value: float, code: str) -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("一覧").write(1, 1, value, xlwt.easyxf(num_format_str=code))
    return make.xls_bytes(book)


@pytest.mark.parametrize("form", [as_xlsx, as_xls])
@pytest.mark.parametrize(("value", "code", "said", "words"), CASES)
def test_a_cell_says_what_it_shows(
    form: Callable[[float, str], bytes], value: float, code: str, said: Value, words: str | None
) -> None:
    found = only_sheet(form(value, code))
    there = found.values[1][1]
    assert (there.date() if isinstance(there, dt.datetime) else there) == said
    assert found.shown.get((1, 1)) == words


def test_a_year_of_an_era_in_a_workbook_that_counts_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = MAC_EPOCH
    book.active["A1"] = 44651
    book.active["A1"].number_format = 'ggge"年度"'
    found = only_sheet(saved(book))
    assert (found.values[0][0], found.shown[0, 0]) == (dt.date(2026, 4, 1), "令和8年度")
