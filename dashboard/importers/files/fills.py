"""The background colours of cells, for forms that say with colours what a table should say with words (L1-11)."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import openpyxl
import xlrd

from dashboard.importers import colours
from dashboard.importers.colours import GRADIENT, WHITE
from dashboard.importers.files.own import HATCH, HATCHES, MARK_FILLS, is_own_sheet
from dashboard.importers.model import Position, Sheet

_THEME: Final = (
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
)
"""What a workbook without a theme of its own has."""
_OF_THEME: Final = re.compile(
    r"<a:(?:dk|lt|accent|hlink|folHlink)[1-6]?>\s*<a:s\w+Clr[^>]*?(?:lastClr|val)=\"([0-9A-Fa-f]{6})\""
)
_MARKS = frozenset(colour[-6:] for colour in (*MARK_FILLS.values(), *HATCHES.values()))
_XLS_WHITE = frozenset({1, 9, 64, 65})
_XLS_SOLID: Final = 1
LARGEST = 1_000_000
"""Cells beyond which colours are not looked at: openpyxl would take too long."""


def read_fills(content: bytes, kind: str, sheet: Sheet) -> None:
    """Put the colours of a sheet into it (colours.py), one for all that look alike. White is none, CSV has none.

    Raises whatever openpyxl or xlrd raise over a workbook that they cannot open.
    """
    if kind == "xlsx" and len(sheet.values) * max(map(len, sheet.values), default=0) <= LARGEST:
        sheet.fills = colours.unified(dict(_xlsx_fills(content, sheet.name)))
    elif kind == "xls":
        sheet.fills = colours.unified(dict(_xls_fills(content, sheet.name)))


def _xlsx_fills(content: bytes, name: str) -> Iterator[tuple[Position, str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    is_marked = any(is_own_sheet(sheet["A1"].value) for sheet in book.worksheets)
    palette = Palette(_theme(book.loaded_theme), book._colors)
    known: dict[int, str | None] = {}
    for row in book[name].iter_rows():
        for cell in row:
            if not cell.has_style:
                continue
            # Cells share their fills; a colour is worked out once.
            number = cell._style.fillId
            if number not in known:
                known[number] = _fill(cell.fill, palette, is_marked=is_marked)
            if fill := known[number]:
                yield (cell.row - 1, cell.column - 1), fill


class Palette:
    """The colours that a workbook names by number."""

    def __init__(self, theme: Sequence[str], indexed: Sequence[str]) -> None:
        self.theme, self.indexed = theme, indexed

    def colour(self, named: Any) -> str:
        """Six hex digits."""
        if named.type == "rgb":
            return str(named.rgb)[-6:].upper()
        if named.type == "theme" and named.theme < len(self.theme):
            return colours.tinted(self.theme[named.theme], named.tint or 0.0)
        is_known = named.type == "indexed" and named.indexed < len(self.indexed)
        return self.indexed[named.indexed][-6:].upper() if is_known else WHITE


def _theme(written: bytes | None) -> Sequence[str]:
    """The colours of a theme by their numbers: spreadsheets count the light one of each pair before the dark one."""
    dark, light, dark2, light2, *others = _OF_THEME.findall((written or b"").decode(errors="replace")) or [*"    "]
    found = (light, dark, light2, dark2, *others)
    return [each.upper() for each in found] if len(found) == len(_THEME) else _THEME


def _fill(fill: Any, palette: Palette, *, is_marked: bool) -> str | None:
    """A fill by its name; hatchings are colours of their own, and marks of ours what they were put over."""
    pattern = getattr(fill, "patternType", None)
    if pattern is None:
        return GRADIENT if getattr(fill, "stop", None) else None
    colour = palette.colour(fill.fgColor)
    if is_marked and colour in _MARKS:
        pattern, colour = ("solid", palette.colour(fill.bgColor)) if pattern == HATCH else ("solid", WHITE)
    return colour if pattern == "solid" else f"{pattern} {colour}"


def _xls_fills(content: bytes, name: str) -> Iterator[tuple[Position, str]]:
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    sheet = book.sheet_by_name(name)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            background = book.xf_list[sheet.cell_xf_index(row, column)].background
            number = background.pattern_colour_index
            if background.fill_pattern and number not in _XLS_WHITE:
                colour = bytes(book.colour_map.get(number) or (255, 255, 255)).hex().upper()
                yield (row, column), colour if background.fill_pattern == _XLS_SOLID else f"gray {colour}"
