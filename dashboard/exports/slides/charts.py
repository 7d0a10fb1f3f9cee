"""A native chart on a slide, its data in the workbook inside; and a figure that is a table, as a table."""

import io
import zipfile
from typing import Any, cast

import xlsxwriter
from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.charts.look import theme
from dashboard.exports.excel import OPTIONS
from dashboard.exports.native import finishing, layout, writing
from dashboard.exports.native.model import Cell, Chart, Grid, Points
from dashboard.exports.native.sheet import Sheet
from dashboard.exports.slides import pages
from dashboard.exports.slides.pages import Box, Style

SHEET = "データ"
NAME_WIDTH = 0.24
"""Of a table's width, for the names of its rows."""


class _Data:
    """What python-pptx asks of a chart's data: the chart as XML, and the workbook to edit it with."""

    def __init__(self, xml: bytes, workbook: bytes) -> None:
        self.xml = xml
        self.xlsx_blob = workbook

    def xml_bytes(self, chart_type: Any) -> bytes:
        return self.xml


def chart(slide: Slide, box: Box, described: Chart, name: str, alt: str) -> None:
    """Place a chart; its bands lie under it, for it is seen through."""
    _grounds(slide, box, described)
    xml = _chart_xml(_workbook(described, box, is_placed=True))
    data = _Data(xml, _workbook(described, box, is_placed=False))
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu, cast(ChartData, data))
    frame.name = name
    pages.describe(frame, alt)


def _grounds(slide: Slide, box: Box, described: Chart) -> None:
    if not isinstance(described, Points):
        return
    room = layout.of(described, box.width, box.height)
    for low, high in described.bands:
        left = box.left + room.inner["x"] * box.width + (low - described.x.low) / room.across
        over = (room.top - described.y.high) / room.down
        top = box.top + room.inner["y"] * box.height + over
        band = Box(left, top, (high - low) / room.across, room.height - over)
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *band.emu)
        shape.name = "帯"
        pages.plain(shape, theme.BLUE_50)
        pages.describe(shape, "中央の半分の範囲")


def table(slide: Slide, box: Box, grid: Grid, name: str, alt: str) -> None:
    """Place a figure that is a table: names at the left, cells with their fills."""
    rows, columns = len(grid.rows) + 1, len(grid.heads) + 1
    height = min(40.0, box.height / rows)
    frame = slide.shapes.add_table(rows, columns, *Box(box.left, box.top, box.width, height * rows).emu)
    frame.name = name
    pages.describe(frame, alt)
    made = frame.table
    made.first_row = made.horz_banding = False
    first = box.width * NAME_WIDTH
    for place in range(columns):
        made.columns[place].width = Emu(Pt(first if place == 0 else (box.width - first) / (columns - 1)))
    for row in made.rows:
        row.height = Emu(Pt(height))
    size = min(12.0, height * 0.62)
    for place, head in enumerate(["", *grid.heads]):
        cell(made.cell(0, place), Cell(head, colour=theme.GRAY_700), size, is_left=place == 0)
    for at, (row_name, cells) in enumerate(grid.rows, 1):
        cell(made.cell(at, 0), Cell(row_name), size, is_left=True)
        for place, each in enumerate(cells, 1):
            cell(made.cell(at, place), each or Cell(""), size)


def cell(made: Any, said: Cell, size: float, *, is_left: bool = False) -> None:
    """Fill a cell of a table."""
    made.margin_top = made.margin_bottom = Emu(Pt(1))
    made.margin_left = made.margin_right = Emu(Pt(4))
    made.fill.solid()
    made.fill.fore_color.rgb = pages.colour(said.fill)
    made.vertical_anchor = MSO_ANCHOR.MIDDLE
    align = PP_ALIGN.LEFT if is_left else PP_ALIGN.CENTER
    # An empty cell has a size of its own, which makes its row higher.
    pages.write(made.text_frame, [said.text or " "], Style(size, said.colour, said.bold, align, MSO_ANCHOR.MIDDLE))


def _workbook(described: Chart, box: Box, *, is_placed: bool) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 24)
        made = writing.draw(Sheet(book, sheet), described, box.width, box.height)
        if is_placed:
            sheet.insert_chart(0, 6, made)
    return buffer.getvalue()


def _chart_xml(workbook: bytes) -> bytes:
    """The chart out of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return finishing.finished(archive.read("xl/charts/chart1.xml"))
