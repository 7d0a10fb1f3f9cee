"""What a workbook holds, and what the value reader alone would not have told."""

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter

from dashboard.importers.files.guards import Unreadable
from dashboard.importers.files.workbook import open_workbook
from tests.importers import make
from tests.importers.opened import data, only_sheet, read, saved


@pytest.mark.parametrize(("content", "kind"), [(make.xlsx(), "xlsx"), (make.xls(), "xls")])
def test_values_by_row_and_column(content: bytes, kind: str) -> None:
    workbook = read(content)
    assert (workbook.file, workbook.kind, workbook.issues) == ("手続一覧.xlsx", kind, [])
    assert workbook.sheets[0].name == "一覧"
    assert workbook.sheets[0].values == [list(row) for row in make.ROWS]


def test_csv_is_a_workbook_of_one_sheet() -> None:
    workbook = open_workbook(make.source("番号,課\n007,税務課\n".encode("cp932"), "手続.csv"))
    assert (workbook.kind, workbook.sheets[0].name) == ("csv", "手続")
    assert workbook.sheets[0].values == [["番号", "課"], ["007", "税務課"]]


def test_a_refused_file_is_not_read() -> None:
    with pytest.raises(Unreadable, match="パスワードで保護されています"):
        read(make.encrypted_xlsx())


def test_addresses_are_true_and_blanks_are_none() -> None:
    cells = (
        '<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="C4" t="str"><v></v></c><c r="D4"><v>0</v></c></row>'
    )
    assert only_sheet(data(cells)).values == [
        [None, None, None, None],
        [None, 1, None, None],
        [None, None, None, None],
        [None, None, None, 0],
    ]


def test_trailing_blank_rows_and_columns_are_cut() -> None:
    blanks = '<row r="9000"><c r="Z9000" t="str"><f>""</f><v></v></c><c r="XFD9000" s="0"/></row>'
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row>{blanks}'
    assert only_sheet(data(cells, before='<dimension ref="A1:XFD1048576"/>')).values == [[1]]


def test_error_cells_are_flaws() -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" s="0" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>'
        '<c r="C1"><v>3</v></c><c r="D1" t="e"/></row>'
    )
    sheet = only_sheet(data(cells))
    assert sheet.values == [[None, None, 3]]
    assert sheet.flaws == {(0, 0): "#REF!", (0, 1): "#N/A"}


@pytest.mark.parametrize("literal", ["#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#新種!"])
def test_an_error_that_the_reader_does_not_know_costs_only_its_cell(literal: str) -> None:
    cells = f'<row r="1"><c r="A1" t="e"><v>{literal}</v></c><c r="B1" t="str"><v>{literal}</v></c></row>'
    workbook = read(data(cells))
    assert workbook.issues == []
    assert workbook.sheets[0].values == [[None, literal]]
    assert workbook.sheets[0].flaws == {(0, 0): literal}


@pytest.mark.parametrize(
    "formula", ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", '<f t="shared" si="0"/>', "<f>A1</f> <v></v>"]
)
def test_a_formula_never_calculated_is_a_flaw(formula: str) -> None:
    sheet = only_sheet(data(f'<row r="1"><c r="A1"><v>5</v></c><c r="B1">{formula}</c></row>'))
    assert sheet.values == [[5, None]]
    assert sheet.flaws == {(0, 1): "="}


def test_a_row_of_formulas_never_calculated_is_not_cut() -> None:
    sheet = only_sheet(data('<row r="1"><c r="A1"><v>5</v></c></row><row r="2"><c r="B2"><f>A1</f></c></row>'))
    assert sheet.values == [[5, None], [None, None]]
    assert sheet.flaws == {(1, 1): "="}


def test_calculated_formulas_are_values_and_an_empty_text_is_a_blank() -> None:
    cells = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><v>4</v></c></row>'
    )
    sheet = only_sheet(data(cells))
    assert sheet.values == [[2, 2, None, 4]]
    assert sheet.flaws == {}


def test_formulas_written_by_openpyxl_have_no_value() -> None:
    book = openpyxl.Workbook()
    book.active.append([1, "=A1*2"])
    assert only_sheet(saved(book)).flaws == {(0, 1): "="}


def test_cells_and_rows_without_addresses() -> None:
    cells = "<row><c><v>1</v></c><c><f>1+1</f></c></row><row><c/><c t='e'><v>#REF!</v></c><c><v>2</v></c></row>"
    sheet = only_sheet(data(cells))
    assert sheet.values == [[1, None, None], [None, None, 2]]
    assert sheet.flaws == {(0, 1): "=", (1, 1): "#REF!"}


PREFIXED = (
    f'<x:worksheet xmlns:x="{make.MAIN}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData>'
    '<x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1</x:f></x:c></x:row>'
    '<x:row r="2"><x:c r="A2" t="e"><x:v>#SPILL!</x:v></x:c><x:c r="C2"><x:v>2</x:v></x:c></x:row></x:sheetData>'
    '<x:mergeCells count="1"><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
)


def test_namespace_prefixes() -> None:
    sheet = only_sheet(make.package(PREFIXED))
    assert sheet.values == [[1, None, None], [None, None, 2]]
    assert sheet.flaws == {(0, 1): "=", (1, 0): "#SPILL!"}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merges) == ({0}, {1}, [(0, 0, 1, 0)])


def test_strict_ooxml() -> None:
    cells = '<row r="1" hidden="true"><c r="A1" t="d"><v>2025-04-01</v></c><c r="B1"><f>A1</f></c></row>'
    xml = make.worksheet(cells, main=make.STRICT_MAIN)
    sheet = only_sheet(make.package(xml, main=make.STRICT_MAIN, relationships=make.STRICT_RELATIONSHIPS))
    assert sheet.values == [[dt.date(2025, 4, 1), None]]
    assert (sheet.flaws, sheet.hidden_rows) == ({(0, 1): "="}, {0})


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_relative_and_absolute_targets(target: str) -> None:
    sheet = only_sheet(make.package(make.worksheet('<row r="1"><c r="A1"><f>1</f></c></row>'), target=target))
    assert sheet.flaws == {(0, 0): "="}


def test_furigana_stays_out_of_the_text() -> None:
    strings = (
        f'<sst xmlns="{make.MAIN}"><si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>'
        '<si><r><t>税</t></r><r><t>務</t></r><rPh sb="0" eb="2"><t>ゼイム</t></rPh></si></sst>'
    )
    link = make.link(f"{make.RELATIONSHIPS}/sharedStrings", "sharedStrings.xml", "rId2")
    inline = '<c r="C1" t="inlineStr"><is><t>市民</t><rPh sb="0" eb="2"><t>シミン</t></rPh></is></c>'
    cells = f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>{inline}</row>'
    content = make.package(make.worksheet(cells), more_links=link)
    assert only_sheet(make.with_part(content, "xl/sharedStrings.xml", strings)).values == [["課", "税務", "市民"]]


@pytest.mark.parametrize("date_1904", [False, True])
def test_dates_of_both_calendars(date_1904: bool) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "date_1904": date_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, dt.datetime(2025, 4, 1), book.add_format({"num_format": "yyyy/m/d"}))
    assert only_sheet(stream.getvalue()).values == [[dt.date(2025, 4, 1)]]


def test_macro_files_are_read() -> None:
    content = make.with_part(make.xlsx(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert only_sheet(content).values[0] == ["部", "課", "手続名"]


def test_a_sheet_that_cannot_be_read_refuses_the_file_but_not_the_others() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_sheet("二枚目")["A1"] = 2
    workbook = read(make.with_part(saved(book), make.SHEET_PART, make.worksheet("<row><c></row>")))
    assert [sheet.name for sheet in workbook.sheets] == ["二枚目"]
    (issue,) = workbook.issues
    assert (issue.code, issue.severity, issue.sheet) == ("sheet_unreadable", "error", "Sheet")


def test_a_workbook_of_charts_alone_is_refused() -> None:
    chart = make.links(make.link(f"{make.RELATIONSHIPS}/chartsheet", "chartsheets/sheet1.xml"))
    with pytest.raises(Unreadable, match="ワークシート"):
        read(make.with_part(make.package(make.worksheet("")), "xl/_rels/workbook.xml.rels", chart))
