"""Excel: what the pages say, on a cover, and the rows of each figure and list on a sheet of their own."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter

from dashboard import labels, markup
from dashboard.exports import excel
from dashboard.screens.material import Material

COVER = "表紙"
LONGEST = 31
"""Signs that Excel takes in the name of a sheet."""
_FORBIDDEN = str.maketrans(r"[]:*?/\'", "［］：＊？／＼’")


def book(
    materials: Sequence[Material],
    *,
    city: str,
    made_on: dt.date,
    template: Path | None = None,
    done: Callable[[], None] = lambda: None,
) -> bytes:
    """The materials as a workbook. ``done`` is called after each chart and list."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, excel.OPTIONS) as made:
        _cover(made, materials, city, made_on)
        for number, (title, notes, rows, answer) in enumerate(_sheets(materials), 1):
            sheet = made.add_worksheet(_name(number, title))
            excel.fill(made, sheet, rows, title, notes, answer)
            done()
    return buffer.getvalue()


def _sheets(materials: Sequence[Material]) -> Iterator[tuple[str, Sequence[str], pd.DataFrame, str | None]]:
    for material in materials:
        for key, block in material.blocks.items():
            told = [f"{asked}　{said}" for asked, said in material.told.get(key, ())]
            yield block.title, [markup.plain(block.finding), *told], block.rows, block.answer
        for table in material.tables.values():
            yield table.title, table.notes, table.rows, table.answer


def _cover(made: xlsxwriter.Workbook, materials: Sequence[Material], city: str, made_on: dt.date) -> None:
    sheet, bold = made.add_worksheet(COVER), made.add_format({"bold": True})
    lines: list[tuple[str, bool]] = [(f"{city}　DX推進の状況", True), (f"{made_on} 作成", False), ("", False)]
    for each in materials:
        about = "　".join(filter(None, [f"基準日 {labels.month_end(each.as_of)}", each.compared, each.narrowed]))
        lines += [(each.title, True), (each.heading.finding, False), (about, False)]
        lines += [(f"{tile.label}　{tile.value}{tile.unit}　{tile.of}　{tile.delta}", False) for tile in each.tiles]
        lines.append(("", False))
    for row, (text, is_bold) in enumerate(lines):
        sheet.write_string(row, 0, text, bold if is_bold else None)


def _name(number: int, title: str) -> str:
    """No two are the same, and none is refused."""
    return f"{number} {title.translate(_FORBIDDEN)}"[:LONGEST]
