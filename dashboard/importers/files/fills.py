"""The background colours of cells, for forms that say with colours what a table should say with words (L1-11)."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import xlrd

from dashboard.importers.files.own import HATCH, HATCHES, MARK_FILLS, is_own_sheet
from dashboard.importers.model import Position, Sheet

_WHITE = frozenset({"FFFFFF", "theme0+0.00"})
_MARKS = frozenset(colour[-6:] for colour in (*MARK_FILLS.values(), *HATCHES.values()))
_XLS_WHITE = frozenset({1, 9, 64, 65})
LARGEST = 1_000_000
"""Cells beyond which colours are not looked at: openpyxl would take too long."""


def read_fills(content: bytes, kind: str, sheet: Sheet) -> None:
    """Put the colours of a sheet into it: a name for each, the same for the same colour. White is none, CSV has none.

    Raises whatever openpyxl or xlrd raise over a workbook that they cannot open.
    """
    if kind == "xlsx" and len(sheet.values) * max(map(len, sheet.values), default=0) <= LARGEST:
        sheet.fills = dict(_xlsx_fills(content, sheet.name))
    elif kind == "xls":
        sheet.fills = dict(_xls_fills(content, sheet.name))


def _xlsx_fills(content: bytes, name: str) -> Iterator[tuple[Position, str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    is_marked = any(is_own_sheet(sheet["A1"].value) for sheet in book.worksheets)
    for row in book[name].iter_rows():
        for cell in row:
            if cell.has_style and (colour := _colour(cell.fill, is_marked=is_marked)):
                yield (cell.row - 1, cell.column - 1), colour


def _colour(fill: Any, *, is_marked: bool) -> str | None:
    """A name of the fill's colour; hatchings are colours of their own, and marks of ours what they were put over."""
    pattern = getattr(fill, "patternType", None)
    if pattern is None:
        return "gradient" if getattr(fill, "stop", None) else None
    name = _name(fill.fgColor)
    if is_marked and name in _MARKS:
        pattern, name = ("solid", _name(fill.bgColor)) if pattern == HATCH else ("solid", "FFFFFF")
    if pattern == "solid":
        return None if name in _WHITE else name
    return f"{pattern} {name}"


def _name(colour: Any) -> str:
    match colour.type:
        case "rgb":
            return str(colour.rgb)[-6:].upper()
        case "theme":
            return f"theme{colour.theme}{colour.tint or 0.0:+.2f}"
        case _:
            return "FFFFFF" if colour.indexed in (9, 64) else f"indexed{colour.indexed}"


def _xls_fills(content: bytes, name: str) -> Iterator[tuple[Position, str]]:
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    sheet = book.sheet_by_name(name)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            background = book.xf_list[sheet.cell_xf_index(row, column)].background
            if background.fill_pattern and background.pattern_colour_index not in _XLS_WHITE:
                yield (row, column), f"indexed{background.pattern_colour_index}"
