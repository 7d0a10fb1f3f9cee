"""Month grids whose bars are colours and signs that no 凡例 explains, as a 課 draws them."""

import io
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl.styles import Color, PatternFill

from dashboard.importers import SourceFile
from dashboard.importers.model import Value

BLUE, ORANGE, GREY = "9DB7F9", "FB5B01", "D9D9D9"
FIRST = 5
"""The row of the first initiative; its first month stands in column D."""
Cell = tuple[str | Color | None, Value]
"""The colour and the text of a month."""
Row = Sequence[Cell]
DRAWN: Sequence[Row] = (
    [(BLUE, None)] * 6 + [(None, None)] * 6,
    [(None, None), *[(ORANGE, None)] * 4, *[(GREY, None)] * 7],
)
"""Of one initiative: planned from April to September, done from May to August, the rest is nothing."""


def grid(
    sheets: Mapping[str, Sequence[Row]], department: str = "市民課", name: str = "市民課_R8.10.xlsx"
) -> SourceFile:
    """A workbook with one initiative of a 課 on each sheet, drawn in these rows."""
    book = openpyxl.Workbook()
    for place, (title, rows) in enumerate(sheets.items()):
        page = book.create_sheet(title, place)
        page.append(["ロードマップ　令和8年10月末現在"])
        page.append([])
        page.append(["No.", "取組名", "所管課", "令和8年度"])
        page.append([None, None, None, *(f"{(month + 3) % 12 + 1}月" for month in range(12))])
        page.append([str(place + 1), f"窓口{place + 1}", department])
        for row, cells in enumerate(rows, start=FIRST):
            for column, (colour, text) in enumerate(cells, start=4):
                cell = page.cell(row, column, text)
                if colour:
                    cell.fill = PatternFill("solid", fgColor=colour if isinstance(colour, Color) else f"FF{colour}")
    del book["Sheet"]
    stream = io.BytesIO()
    book.save(stream)
    return SourceFile(name, stream.getvalue())
