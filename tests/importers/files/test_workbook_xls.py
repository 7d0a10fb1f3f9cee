"""Workbooks of Excel 97–2003."""

import xlwt

from tests.importers import make
from tests.importers.opened import only_sheet, read


def test_old_excel_files() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("旧様式")
    for row, value in enumerate(["部", "総務部", "企画部"]):
        sheet.write(row, 0, value)
    sheet.write_merge(1, 2, 1, 1, "結合")
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    book.add_sheet("控え").visibility = 1
    workbook = read(make.xls_bytes(book))
    first, second = workbook.sheets
    assert [row[:2] for row in first.values[:3]] == [["部", None], ["総務部", "結合"], ["企画部", None]]
    assert (first.hidden_rows, first.hidden_columns, first.merges) == ({1}, {1}, [(1, 1, 2, 1)])
    assert second.hidden
    assert [issue.rule for issue in workbook.issues] == ["L1-13", "L1-12", "L1-13"]


def test_error_cells_of_old_excel_files() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("一覧")
    sheet.row(0).set_cell_error(0, "#REF!")
    sheet.row(0).set_cell_number(1, 5)
    sheet.row(1).set_cell_error(1, 0x2A)
    read_sheet = only_sheet(make.xls_bytes(book))
    assert read_sheet.flaws == {(0, 0): "#REF!", (1, 1): "#N/A"}
    assert read_sheet.values == [[None, 5], [None, None]]
