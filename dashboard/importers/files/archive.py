"""What an xlsx package must satisfy before any reader opens it. Sizes are measured, never taken from its headers."""

import copy
import lzma
import re
import sys
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from dashboard.importers.files.ooxml import WORKBOOK_PART, worksheet_parts
from dashboard.importers.files.sheetxml import SheetXml
from dashboard.importers.findings.report import unreadable
from dashboard.importers.model import SourceFile

MEGABYTE = 1 << 20
PART_LIMIT = 5_000
PART_SIZE_LIMIT = 256 * MEGABYTE
TOTAL_SIZE_LIMIT = 512 * MEGABYTE
RATIO_LIMIT = 150
RATIO_MATTERS_ABOVE = 64 * MEGABYTE
SHEET_LIMIT = 300
CELL_LIMIT = 20_000_000

BROKEN = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError, ValueError, SyntaxError)
_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\s")
_ENCRYPTED = 0x1


def part_names(source: SourceFile) -> set[str]:
    """The names of the package's parts, or a refusal if it is no whole ZIP file."""
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            return set(archive.namelist())
    except BROKEN as error:
        raise unreadable(source.name, "broken") from error


def check_package(source: SourceFile) -> None:
    """Refuse a package that is too large, a bomb, encrypted, broken or has hostile XML."""
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            _check_parts(source, archive)
    except BROKEN as error:
        raise unreadable(source.name, "broken") from error


def _check_parts(source: SourceFile, archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > PART_LIMIT:
        raise unreadable(source.name, "too_many_parts", count=len(parts), limit=PART_LIMIT)
    total = 0
    for part in parts:
        content = _expand(source, archive, part)
        total += len(content)
        _check_total(source, total)
        if part.filename.endswith((".xml", ".rels")):
            _check_xml(source, archive, part.filename, content)


def _expand(source: SourceFile, archive: ZipFile, part: ZipInfo) -> bytes:
    if part.flag_bits & _ENCRYPTED:
        raise unreadable(source.name, "password")
    honest = copy.copy(part)
    honest.file_size = sys.maxsize  # zipfile would stop at the declared size, other readers do not
    with archive.open(honest) as stream:
        content = stream.read(PART_SIZE_LIMIT + 1)
    if len(content) > PART_SIZE_LIMIT:
        raise unreadable(source.name, "part_too_large", part=part.filename, limit=PART_SIZE_LIMIT // MEGABYTE)
    if len(content) != part.file_size:
        raise unreadable(source.name, "broken")
    return content


def _check_total(source: SourceFile, total: int) -> None:
    if total > TOTAL_SIZE_LIMIT:
        raise unreadable(source.name, "expands_too_much", limit=TOTAL_SIZE_LIMIT // MEGABYTE)
    if total > RATIO_MATTERS_ABOVE and total > RATIO_LIMIT * len(source.content):
        raise unreadable(source.name, "compressed_too_much", limit=RATIO_LIMIT)


def _check_xml(source: SourceFile, archive: ZipFile, part: str, xml: bytes) -> None:
    if b"\0" in xml[:4] or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unreadable(source.name, "xml_encoding", part=part)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise unreadable(source.name, "xml_entity", part=part)
    if part == WORKBOOK_PART and (count := len(_SHEET.findall(xml))) > SHEET_LIMIT:
        raise unreadable(source.name, "too_many_sheets", count=count, limit=SHEET_LIMIT)
    sheet = SheetXml(xml)
    if sheet.is_worksheet:
        _check_extent(source, archive, part, sheet)


def _check_extent(source: SourceFile, archive: ZipFile, part: str, sheet: SheetXml) -> None:
    if sheet.is_near():  # 99,999 × 199 are fewer than may be
        return
    # Formatted blanks cost the reader nothing, so a far corner that is merely painted is no reason to refuse.
    for measure in (sheet.extent, sheet.used_extent):
        rows, columns = measure()
        if rows * columns <= CELL_LIMIT:
            return
    name = next((name for name, path in worksheet_parts(archive).items() if path == part), part)
    raise unreadable(source.name, "too_many_cells", sheet=name, rows=rows, columns=columns, limit=CELL_LIMIT)
