"""Excel: what the pages say on a cover; each figure and list on a sheet of its own, a native chart over its rows."""

import datetime as dt
import io
from collections.abc import Callable, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import labels, markup
from dashboard.exports import excel
from dashboard.exports.native import cutting, finishing, reading, writing
from dashboard.exports.native.model import Bars, Grid, Native, Points
from dashboard.exports.native.sheet import Sheet
from dashboard.screens.block import Block
from dashboard.screens.material import Material

COVER, DATA = "表紙", "図のデータ"
ROWS, PITCH = 40, 15.0
"""So many rows of a figure stand in one chart, each so many pt high."""
WIDTH, LEAST, AROUND = 700.0, 260.0, 70.0
"""Pt: a chart's width, its least height, and what it needs above and under its rows."""
LINE = 15.0
"""Pt of a row of the sheet."""
PX = 96 / 72


def book(
    materials: Sequence[Material],
    *,
    city: str,
    made_on: dt.date,
    done: Callable[[], None] = lambda: None,
) -> bytes:
    """The materials as a workbook. ``done`` is called after each chart and list."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, excel.OPTIONS) as file:
        _cover(file, materials, city, made_on)
        made = _Book(file)
        for material in materials:
            for key, block in material.blocks.items():
                made.block(block, [f"{asked}　{said}" for asked, said in material.told.get(key, ())])
                done()
            for table in material.tables.values():
                sheet = made.sheet(table.title)
                excel.fill(file, sheet, table.rows, table.title, table.notes, table.answer, outside=True)
                done()
        made.end()
    return finishing.workbook(buffer.getvalue())


class _Book:
    """Sheets one after the other. What the charts are drawn from lies together on the last one, which is hidden: their
    rows stand under them.
    """

    def __init__(self, file: xlsxwriter.Workbook) -> None:
        self.file = file
        self.names: list[str] = []
        self.waiting: list[tuple[Worksheet, int, Native, float]] = []

    def sheet(self, title: str) -> Worksheet:
        """A sheet of that name: no two are the same, and none is refused."""
        self.names.append(title)
        return self.file.add_worksheet(excel.tab(f"{len(self.names)} {title}"))

    def block(self, block: Block, told: Sequence[str]) -> None:
        """A figure's sheet: what it says, its charts, its rows."""
        notes = [markup.plain(block.finding), *told]
        parts = [part for each in reading.read(block.figure) for part in cutting.parts(each, ROWS)]
        heights = [_height(each) for each in parts]
        above = [round(height / LINE) + 2 for height in heights]
        sheet = self.sheet(block.title)
        excel.fill(self.file, sheet, block.rows, block.title, notes, block.answer, sum(above), outside=True)
        row = len(notes) + 2
        for part, height, rows in zip(parts, heights, above, strict=True):
            self._place(sheet, row, part, height)
            row += rows

    def _place(self, sheet: Worksheet, row: int, described: Native, height: float) -> None:
        sheet.write_string(row - 1, 0, "".join(run.text for run in described.caption))
        if isinstance(described, Grid):
            self._cells(sheet, row, described)
        else:
            self.waiting.append((sheet, row, described, height))

    def _cells(self, sheet: Worksheet, row: int, grid: Grid) -> None:
        """A figure that is a table, with its fills."""
        for place, head in enumerate(grid.heads, 1):
            sheet.write_string(row, place, head)
        for at, (name, cells) in enumerate(grid.rows, row + 1):
            sheet.write_string(at, 0, name)
            for place, cell in enumerate(cells, 1):
                if cell:
                    look = {"bg_color": cell.fill, "font_color": cell.colour, "bold": cell.bold, "align": "center"}
                    sheet.write_string(at, place, cell.text, self.file.add_format(look))

    def end(self) -> None:
        """Draw the charts."""
        if not self.waiting:
            return
        data, top = self.file.add_worksheet(DATA), 0
        for sheet, row, described, height in self.waiting:
            block = Sheet(self.file, data, top)
            chart = writing.draw(block, described, WIDTH, height)  # type: ignore[arg-type]
            chart.set_size({"width": WIDTH * PX, "height": height * PX})
            sheet.insert_chart(row, 1, chart, {"object_position": 2, "description": sheet.get_name()})
            top = block.last + 3
        data.hide()


def _height(described: Native) -> float:
    if isinstance(described, Grid):
        return (len(described.rows) + 1) * LINE
    rows = len(described.categories) if isinstance(described, Bars) else 0
    if isinstance(described, Points) and described.is_rows:
        rows = round(described.y.high - described.y.low)
    return max(LEAST, rows * PITCH + AROUND)


def _cover(made: xlsxwriter.Workbook, materials: Sequence[Material], city: str, made_on: dt.date) -> None:
    sheet, bold = made.add_worksheet(COVER), made.add_format({"bold": True})
    wrapped = made.add_format({"text_wrap": True, "valign": "top"})
    lines: list[tuple[str, bool]] = [
        (f"{city}　DX推進の状況", True),
        (f"{made_on} 作成。図のもとの数値は、隠れているシート「{DATA}」にあります。", False),
        ("", False),
    ]
    for each in materials:
        about = "　".join(filter(None, [f"基準日 {labels.month_end(each.as_of)}", each.compared, each.narrowed]))
        lines += [(each.title, True), (each.heading.finding, False), (about, False)]
        lines += [(f"{tile.label}　{tile.value}{tile.unit}　{tile.of}　{tile.delta}", False) for tile in each.tiles]
        lines.append(("", False))
    sheet.set_column(0, 0, 110)
    for row, (text, is_bold) in enumerate(lines):
        sheet.write_string(row, 0, text, bold if is_bold else wrapped)
    excel.printed(sheet)
