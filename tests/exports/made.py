"""Workbooks with much that a rewrite would lose, and what two workbooks have in common."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from dashboard.importers import Issue
from dashboard.importers.files.ooxml import worksheet_parts
from dashboard.importers.model import Severity
from tests.importers.make import with_part

HEADER = ("手続ID", "所管課", "手続名", "オンライン化状況", "年間件数", "オンライン件数")
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f"
    b"\0\5\0\1\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"
)


def rich() -> bytes:
    """One sheet 「O'Brien」 of 手続 with merges, formulas, formats, a picture, a chart, notes, rules and protection."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("O'Brien")
        wide = book.add_format({"num_format": "#,##0", "border": 1, "locked": False})
        green = book.add_format({"bg_color": "#C6E0B4", "bold": True})
        sheet.merge_range("A1:F1", "手続一覧（令和8年10月末現在）", green)
        sheet.write_row(1, 0, HEADER, green)
        sheet.write_row(2, 0, ("1", "市民課", "転入届", "実施済", "約100", 40), wide)
        sheet.write_row(3, 0, ("2", "市民課", "転出届", "調整中"), green)
        sheet.write_formula(3, 4, "=SUM(2,3)", wide, 5)
        sheet.write_row(4, 0, ("3", "税務課", "=1+1", "未実施"))
        sheet.set_column("C:C", 33, wide)
        sheet.set_row(7, 40, green)
        sheet.set_column("H:H", None, None, {"hidden": True})
        sheet.data_validation("D3:D9", {"validate": "list", "source": ["実施済", "未実施"]})
        sheet.conditional_format("E3:E9", {"type": "cell", "criteria": ">", "value": 50, "format": green})
        sheet.conditional_format("F3:F9", {"type": "data_bar", "data_bar_2010": True})
        sheet.write_comment("E3", "課のメモ")
        sheet.write_comment("B3", "ほかのメモ")
        sheet.protect("ひみつ")
        sheet.insert_image("J3", "p.png", {"image_data": io.BytesIO(PICTURE)})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='O''Brien'!$F$3:$F$5"})
        sheet.insert_chart("J9", chart)
        book.add_worksheet("取込結果").write_string(0, 0, "課のシート")
        book.define_name("件数", "='O''Brien'!$E$3:$E$5")
    return stream.getvalue()


def found(cell: str, severity: Severity = "error", sheet: str = "O'Brien", **more: Any) -> Issue:
    words = {"message": "数として読めません。", "remedy": "数字だけを入力してください。", "rule": "L2-01", **more}
    return Issue("not_a_number", severity, file="手続.xlsx", sheet=sheet, cell=cell, **words)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_names(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return worksheet_parts(archive)


def without_marks(xml: bytes) -> list[tuple[str, dict[str, str], str | None]]:
    """A worksheet part, element by element, but for the styles of cells, blank cells and the link to notes."""
    return [*_elements(fromstring(xml))]


def _elements(element: Element) -> Iterator[tuple[str, dict[str, str], str | None]]:
    name = element.tag.rpartition("}")[2]
    said = {key: value for key, value in element.attrib.items() if (name, key) not in (("c", "s"), ("row", "spans"))}
    inside = [each for child in element for each in _elements(child)]
    is_blank = not inside and (name == "c" or (name == "row" and set(said) == {"r"}))
    if name != "legacyDrawing" and not is_blank:
        yield name, said, element.text
        yield from inside


def opened(content: bytes) -> openpyxl.Workbook:
    """As openpyxl opens it, which says of what it would lose that it would."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content))


def notes(content: bytes, sheet: str) -> dict[str, str]:
    """Cell → its note."""
    book = opened(content)
    cells = (cell for row in book[sheet].iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if isinstance(cell.comment, Comment)}


def fills(content: bytes, sheet: str) -> dict[str, tuple[str, str]]:
    """Cell → the pattern and the colour of its fill, where it has one."""
    book = opened(content)
    cells = (cell for row in book[sheet].iter_rows() for cell in row)
    return {
        cell.coordinate: (cell.fill.patternType, str(cell.fill.fgColor.rgb)) for cell in cells if cell.fill.patternType
    }


def threaded(content: bytes) -> bytes:
    """The workbook with its first note made the stand-in of a threaded comment, as Excel writes it."""
    place = next(name for name in parts(content) if "comments" in name)
    xml = parts(content)[place].replace(b"<author></author>", b"<author>tc={0001}</author>")
    assert b"tc={0001}" in xml
    return with_part(content, place, xml)
