"""What the values alone do not tell about a sheet: hidden parts, merges, flawed cells, drawn shapes."""

import io
import re
from dataclasses import dataclass, field
from zipfile import ZIP_STORED, ZipFile

import xlrd

from dashboard.importers import flaws
from dashboard.importers.model import Position
from dashboard.importers.ooxml import related_parts, worksheet_parts
from dashboard.importers.sheetxml import Merge, SheetXml

_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|pic|graphicFrame|cxnSp)\b")


@dataclass(slots=True)
class Structure:
    """A sheet's structure. Positions are 0-based and may lie outside the used range."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    flaws: dict[Position, str] = field(default_factory=dict)
    has_shapes: bool = False


def xlsx_structures(content: bytes) -> dict[str, Structure]:
    """The structure of each worksheet of an .xlsx or .xlsm, by the sheet's name."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: _xlsx_structure(archive, part) for name, part in worksheet_parts(archive).items()}


def _xlsx_structure(archive: ZipFile, part: str) -> Structure:
    sheet = SheetXml(archive.read(part))
    return Structure(
        hidden_rows=sheet.hidden_rows(),
        hidden_columns=sheet.hidden_columns(),
        merges=sheet.merges(),
        flaws=flaws.find_flaws(sheet),
        has_shapes=sheet.has_drawing() and _has_shapes(archive, part),
    )


def _has_shapes(archive: ZipFile, part: str) -> bool:
    # Excel leaves an empty drawing behind when the last shape is deleted.
    drawings = related_parts(archive, part, "drawing").values()
    return any(_SHAPE.search(archive.read(drawing)) for drawing in drawings)


def with_readable_errors(content: bytes) -> bytes:
    """The same package with the error literals that the value reader does not know turned into ``#N/A``."""
    repacked = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(repacked, "w", ZIP_STORED) as copy:
        sheets = set(worksheet_parts(archive).values())
        for part in set(archive.namelist()):
            xml = archive.read(part)
            copy.writestr(part, flaws.with_readable_errors(SheetXml(xml)) if part in sheets else xml)
    return repacked.getvalue()


def xls_structures(content: bytes) -> dict[str, Structure]:
    """The structure of each worksheet of an .xls, by the sheet's name. Its shapes cannot be seen."""
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    return {sheet.name: _xls_structure(sheet) for sheet in book.sheets()}


def _xls_structure(sheet: xlrd.sheet.Sheet) -> Structure:
    return Structure(
        hidden_rows={row for row, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns={column for column, info in sheet.colinfo_map.items() if info.hidden},
        merges=[(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells],
        flaws={
            (row, column): xlrd.error_text_from_code[sheet.cell_value(row, column)]
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == xlrd.XL_CELL_ERROR
        },
    )
