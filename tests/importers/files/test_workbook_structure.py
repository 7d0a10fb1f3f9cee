"""What lies around the values of a workbook: hidden parts, merges and shapes are recorded and reported once."""

import io

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from tests.importers import make
from tests.importers.opened import codes, data, read, saved


def hidden_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active
    sheet.title = "様式"
    for row in make.ROWS:
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[500].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions.group("E", "XFD", hidden=True)
    book.create_sheet("作業").sheet_state = "hidden"
    book["作業"]["A1"] = "控え"
    book.create_sheet("選択肢").sheet_state = "veryHidden"
    return book


def test_hidden_parts_are_read_marked_and_reported_once_per_sheet() -> None:
    workbook = read(saved(hidden_book()))
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
        ("様式", False),
        ("作業", True),
        ("選択肢", True),
    ]
    assert (workbook.sheets[0].hidden_rows, workbook.sheets[0].hidden_columns) == ({1}, {1})
    assert workbook.sheets[1].values == [["控え"]]
    assert [(issue.rule, issue.severity, issue.sheet) for issue in workbook.issues] == [
        ("L1-13", "info", "様式"),
        ("L1-13", "info", "作業"),
        ("L1-13", "info", "選択肢"),
    ]
    assert "2 行目、B 列" in workbook.issues[0].message
    assert "シート全体" in workbook.issues[1].message


def test_many_hidden_rows_are_counted_not_listed() -> None:
    cells = "".join(f'<row r="{n}" hidden="1"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 9))
    (issue,) = read(data(cells)).issues
    assert "1、2、3、4、5 ほか 3 行目" in issue.message


def test_merges_are_recorded_not_filled_and_reported_once() -> None:
    merges = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:XFD1048576"/></mergeCells>'
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="C2"><v>3</v></c></row>'
    workbook = read(data(cells, after=merges))
    assert workbook.sheets[0].values == [[1, 2, None], [None, None, 3]]
    assert workbook.sheets[0].merges == [(0, 0, 1, 0), (0, 1, 1, 2)]
    (issue,) = workbook.issues
    assert (issue.rule, issue.severity, issue.cell) == ("L1-12", "info", "A1:A2")
    assert "2 か所" in issue.message


def drawn(*, shape: bool) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("計画")
        sheet.write(0, 0, "取組名")
        sheet.write_comment(0, 0, "注記")
        if shape:
            sheet.insert_textbox(2, 2, "ここに書いた")
    return stream.getvalue()


def test_shapes_are_reported_comments_are_not() -> None:
    (issue,) = read(drawn(shape=True)).issues
    assert (issue.code, issue.rule, issue.severity, issue.sheet) == ("shapes_unread", "L1-10", "info", "計画")
    assert (issue.cell, "1 か所あります（C3）" in issue.message) == ("C3", True)
    assert codes(drawn(shape=False)) == []


def test_an_emptied_drawing_is_not_reported() -> None:
    empty = '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
    assert codes(make.with_part(drawn(shape=True), "xl/drawings/drawing1.xml", empty)) == []


def test_structure_that_cannot_be_read_blocks_nothing() -> None:
    content = make.package(make.worksheet('<row r="1"><c r="A1"><v>1</v></c></row><drawing r:id="rId1"/>'))
    workbook = read(make.with_part(content, "xl/worksheets/_rels/sheet1.xml.rels", "<broken"))
    assert workbook.sheets[0].values == [[1]]
    assert [(issue.code, issue.severity) for issue in workbook.issues] == [("structure_unknown", "info")]
