"""Makers of spreadsheets, sound and hostile, as the bytes that an office would send."""

import io
import zipfile
from collections.abc import Iterable, Mapping

import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from dashboard.importers.model import SourceFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_PART = "xl/worksheets/sheet1.xml"
ROWS = (("部", "課", "手続名"), ("総務部", "総務課", "情報公開請求"), ("総務部", "人事課", "採用試験申込"))


def source(content: bytes, name: str = "手続一覧.xlsx") -> SourceFile:
    return SourceFile(name, content)


def xlsx(rows: Iterable[Iterable[object]] = ROWS, **options: object) -> bytes:
    """A workbook with one sheet 「一覧」."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("一覧")
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
    return stream.getvalue()


def xls(rows: Iterable[Iterable[object]] = ROWS) -> bytes:
    """An Excel 97–2003 workbook with one sheet 「一覧」."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("一覧")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    return xls_bytes(book)


def xls_bytes(book: xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def encrypted_xlsx(password: str = "ひみつ") -> bytes:
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx())).encrypt(password, stream)
    return stream.getvalue()


def encrypted_xls() -> bytes:
    """An .xls whose record after the first one is FILEPASS, as in a password-protected one."""
    content = xls()
    first = content.index(b"\x09\x08\x10\x00")  # BOF, 16 bytes long
    second = first + 4 + 16
    return content[:second] + b"\x2f\x00" + content[second + 2 :]


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(content: bytes, name: str, part: bytes | str) -> bytes:
    """The same package with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {info: archive.read(info) for info in archive.namelist()}
    return zipped({**parts, name: part})


def worksheet(sheet_data: str, before: str = "", after: str = "", main: str = MAIN) -> str:
    return f'<worksheet xmlns="{main}">{before}<sheetData>{sheet_data}</sheetData>{after}</worksheet>'


def package(
    sheet: bytes | str,
    *,
    main: str = MAIN,
    relationships: str = RELATIONSHIPS,
    target: str = "worksheets/sheet1.xml",
    more_links: str = "",
    **others: bytes | str,
) -> bytes:
    """The smallest workbook around the XML of one sheet 「一覧」."""
    sheets = '<sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": links(link(f"{relationships}/officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relationships}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": links(link(f"{relationships}/worksheet", target) + more_links),
            SHEET_PART: sheet,
        }
    )


def links(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def link(kind: str, target: str, name: str = "rId1") -> str:
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
