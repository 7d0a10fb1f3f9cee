"""What the values alone do not tell about a sheet: hidden parts, merges, flawed cells, drawn shapes."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from zipfile import ZIP_STORED, ZipFile

import xlrd

from dashboard.importers.files import flaws, formats
from dashboard.importers.files.formats import BUILT_IN
from dashboard.importers.files.ooxml import counts_from_1904, number_formats, related_parts, worksheet_parts
from dashboard.importers.files.sheetxml import Merge, SheetXml
from dashboard.importers.model import Position

_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|pic|graphicFrame|cxnSp)\b")
_ANCHOR = re.compile(rb"<(?:\w+:)?(?:one|two)CellAnchor\b.*?</(?:\w+:)?(?:one|two)CellAnchor>", re.DOTALL)
_FROM = re.compile(rb"<(?:\w+:)?from>\s*<(?:\w+:)?col>(\d+)</.*?<(?:\w+:)?row>(\d+)</", re.DOTALL)


@dataclass(slots=True)
class Structure:
    """A sheet's structure. Positions are 0-based and may lie outside the used range."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    flaws: dict[Position, str] = field(default_factory=dict)
    shapes: list[Position] = field(default_factory=list)
    """Where drawn shapes, pictures and charts begin."""
    formats: dict[Position, str] = field(default_factory=dict)
    """The number formats that may make a cell say something else than its number (formats.matters)."""
    counts_from_1904: bool = False
    """Whether the workbook's days are counted from 1904."""


def xlsx_structures(content: bytes) -> dict[str, Structure]:
    """The structure of each worksheet of an .xlsx or .xlsm, by the sheet's name."""
    with ZipFile(io.BytesIO(content)) as archive:
        styles = number_formats(archive)
        codes = {style: code or BUILT_IN.get(number, "") for style, (number, code) in styles.items()}
        telling = {style: code for style, code in codes.items() if code and formats.matters(code)}
        is_1904 = counts_from_1904(archive)
        parts = worksheet_parts(archive)
        return {name: _xlsx_structure(archive, part, telling, is_1904=is_1904) for name, part in parts.items()}


def _xlsx_structure(archive: ZipFile, part: str, telling: Mapping[int, str], *, is_1904: bool) -> Structure:
    sheet = SheetXml(archive.read(part))
    return Structure(
        formats={place: telling[style] for place, style in sheet.formatted(telling).items()} if telling else {},
        hidden_rows=sheet.hidden_rows(),
        hidden_columns=sheet.hidden_columns(),
        merges=sheet.merges(),
        flaws=flaws.find_flaws(sheet),
        shapes=_shapes(archive, part) if sheet.has_drawing() else [],
        counts_from_1904=is_1904,
    )


def _shapes(archive: ZipFile, part: str) -> list[Position]:
    # Excel leaves an empty drawing behind when the last shape is deleted.
    drawings = [archive.read(drawing) for drawing in related_parts(archive, part, "drawing").values()]
    anchors = [anchor for drawing in drawings for anchor in _ANCHOR.findall(drawing) if _SHAPE.search(anchor)]
    places = [(int(match[2]), int(match[1])) for anchor in anchors if (match := _FROM.search(anchor))]
    # An absolute anchor names no cell.
    return sorted(places) or ([(0, 0)] if any(map(_SHAPE.search, drawings)) else [])


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
    codes = [book.format_map[style.format_key].format_str for style in book.xf_list]
    telling = {style: code for style, code in enumerate(codes) if formats.matters(code)}
    return {sheet.name: _xls_structure(sheet, telling) for sheet in book.sheets()}


def _xls_structure(sheet: xlrd.sheet.Sheet, telling: Mapping[int, str]) -> Structure:
    return Structure(
        formats={
            (row, column): telling[style]
            for row in range(sheet.nrows if telling else 0)
            for column in range(sheet.row_len(row))
            if (style := sheet.cell_xf_index(row, column)) in telling
        },
        hidden_rows={row for row, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns={column for column, info in sheet.colinfo_map.items() if info.hidden},
        merges=[(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells],
        flaws={
            (row, column): xlrd.error_text_from_code[sheet.cell_value(row, column)]
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == xlrd.XL_CELL_ERROR
        },
        counts_from_1904=bool(sheet.book.datemode),
    )
