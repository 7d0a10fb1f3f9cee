"""Each kind of file that must not be read is refused in its own words, before any reader sees it."""

import io
import os
import struct
import zipfile

import pytest

from dashboard.importers.files import archive
from dashboard.importers.files.guards import FILE_SIZE_LIMIT, Unreadable, inspect
from dashboard.importers.files.sheetxml import SheetXml
from dashboard.importers.model import Issue
from tests.importers import make

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
SPREADSHEET_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Style/><Table/></Workbook>'
)
EXCEL_HTML = b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'
FAR_CELL = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + make.worksheet('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')
)
REFUSED = {
    "file_empty": (b"", "0 バイト"),
    "html": (EXCEL_HTML, "HTML"),
    "xml_spreadsheet": (SPREADSHEET_2003, "XML スプレッドシート 2003"),
    "xml": (b'<?xml version="1.0"?><data/>', "XML のファイル"),
    "old_excel": (b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(16), "Excel 4.0 以前"),
    "picture": (PNG, "画像（PNG）"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    "rich_text": (rb"{\rtf1\ansi }", "リッチ テキスト"),
    "word": (make.zipped({"word/document.xml": "<document/>"}), "Word"),
    "powerpoint": (make.zipped({"ppt/presentation.xml": "<presentation/>"}), "PowerPoint"),
    "archive": (make.zipped({"手続一覧.csv": "部,課"}), "圧縮ファイル"),
    "xlsb": (make.zipped({"xl/workbook.bin": b"\0"}), ".xlsb"),
    "ods": (make.zipped({"mimetype": "application/vnd.oasis.opendocument", "content.xml": "<x/>"}), ".ods"),
    "broken": (make.xlsx()[:-200], "壊れていて"),
    "unknown_kind": (bytes(range(256)) * 4, "表のファイルではない"),
    "too_many_cells": (make.package(make.worksheet(FAR_CELL)), "1048576 行 × 16384 列"),
    "xml_entity": (make.package(ENTITY_BOMB), "DOCTYPE"),
    "xml_encoding": (make.package(make.worksheet("").encode("utf-16")), "UTF-8 ではない"),
    "too_many_parts": (
        make.zipped({"xl/workbook.xml": ""} | {f"xl/{n}": "" for n in range(5_001)}),
        "部品が多すぎます",
    ),
}


def refusal(content: bytes, name: str = "手続一覧.xlsx") -> Issue:
    with pytest.raises(Unreadable) as caught:
        inspect(make.source(content, name))
    return caught.value.issue


@pytest.mark.parametrize("code", REFUSED)
def test_each_refusal_has_its_own_words(code: str) -> None:
    content, words = REFUSED[code]
    issue = refusal(content)
    assert (issue.code, issue.severity, issue.file) == (code, "error", "手続一覧.xlsx")
    assert words in issue.message
    assert issue.remedy.endswith("。")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (make.xlsx(), "xlsx"),
        (make.xls(), "xls"),
        ("部,課\n総務部,総務課\n".encode("cp932"), "csv"),
        ("部,課\n".encode("utf-16"), "csv"),
        (b"BM,1\n", "csv"),
    ],
)
@pytest.mark.parametrize("extension", ["xlsx", "xls", "csv", "dat"])
def test_kind_is_told_by_content_not_by_name(content: bytes, kind: str, extension: str) -> None:
    assert inspect(make.source(content, f"一覧.{extension}")) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"BM\x46\0\0\0\0\0\0\0", "BMP"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
    ],
)
def test_pictures_renamed_are_named(head: bytes, kind: str) -> None:
    issue = refusal(head + bytes(64))
    assert issue.code == "picture"
    assert kind in issue.message


@pytest.mark.parametrize(
    "content",
    [
        b"\n\n<!DOCTYPE html><body></body>",
        "\ufeff<table><tr><td>部</td></tr></table>".encode(),
        "<html><body>部</body></html>".encode("utf-16"),
        b"MIME-Version: 1.0\nContent-Type: multipart/related",
    ],
)
def test_web_pages_saved_as_excel(content: bytes) -> None:
    assert refusal(content, "一覧.xls").code == "html"


@pytest.mark.parametrize("content", [make.encrypted_xlsx(), make.encrypted_xls()], ids=["xlsx", "xls"])
def test_password_protected(content: bytes) -> None:
    issue = refusal(content)
    assert issue.code == "password"
    assert issue.message == "パスワードで保護されています。"


def test_a_workbook_that_lost_its_main_part_is_broken_and_no_mere_zip() -> None:
    assert refusal(make.zipped({"xl/worksheets/sheet1.xml": ""})).code == "broken"


def test_password_protected_zip() -> None:
    content = bytearray(make.xlsx())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert refusal(bytes(content)).code == "password"


def test_too_large_a_file_is_refused_by_its_size() -> None:
    issue = refusal(b"a" * (FILE_SIZE_LIMIT + 1))
    assert issue.code == "file_too_large"
    assert "50 MB" in issue.message


def test_too_many_sheets() -> None:
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}"/>' for n in range(301))
    content = make.with_part(make.xlsx(), "xl/workbook.xml", f"<workbook><sheets>{sheets}</sheets></workbook>")
    issue = refusal(content)
    assert (issue.code, "301 枚" in issue.message) == ("too_many_sheets", True)


def test_zip_bomb_is_stopped_by_its_ratio() -> None:
    assert refusal(make.with_part(make.xlsx(), "xl/media/a.bin", bytes(65 << 20))).code == "compressed_too_much"


def test_one_part_may_not_expand_beyond_its_limit() -> None:
    issue = refusal(bomb(257))
    assert issue.code == "part_too_large"
    assert "xl/bomb.xml" in issue.message


@pytest.mark.slow
def test_a_header_that_lies_about_the_size_does_not_help() -> None:
    assert refusal(bomb(257, declared=10)).code == "part_too_large"
    assert refusal(bomb(1, declared=10)).code == "broken"


@pytest.mark.slow
def test_many_parts_may_not_expand_beyond_the_total() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/media/photo.png", os.urandom(4 << 20))  # keeps the ratio below its limit
        for number in range(3):
            archive.writestr(f"xl/media/{number}.bin", bytes(172 << 20))
    assert refusal(stream.getvalue()).code == "expands_too_much"


def bomb(megabytes: int, declared: int | None = None) -> bytes:
    """A package with a part of zeros, if need be with a central directory that claims ``declared`` bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/bomb.xml", bytes(megabytes << 20), compresslevel=1)
    content = bytearray(stream.getvalue())
    if declared is not None:
        directory = content.rindex(b"PK\x01\x02")
        struct.pack_into("<I", content, directory + 24, declared)
    return bytes(content)


def test_a_phantom_dimension_is_no_reason_to_refuse() -> None:
    dimension = '<dimension ref="A1:XFD1048576"/>'
    painted = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert inspect(make.source(make.package(make.worksheet(painted, before=dimension)))) == "xlsx"


def test_a_far_cell_is_found_whatever_its_row_says_and_its_sheet_is_named() -> None:
    cell = '<x:row r="1"><x:c s="1" r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{make.MAIN}"><x:sheetData>{cell}</x:sheetData></x:worksheet>'
    issue = refusal(make.package(sheet))
    assert (issue.code, issue.sheet) == ("too_many_cells", "一覧")


@pytest.mark.parametrize(
    ("address", "is_near"),
    [("GQ99999", True), ("GR1", False), ("HA1", False), ("AAA1", False), ("A100000", False), ("XFD1048576", False)],
)
def test_what_is_near_is_never_too_much(address: str, is_near: bool) -> None:
    sheet = SheetXml(make.worksheet(f"<row r='1'><c s='1' r='{address}'><v>1</v></c></row>").encode())
    rows, columns = sheet.extent()
    assert sheet.is_near() is is_near
    assert not is_near or rows * columns <= archive.CELL_LIMIT
