"""Charts over categories, in which areas or columns stand under lines."""

from typing import Any

from xlsxwriter.chart import Chart

from dashboard.charts.look import theme
from dashboard.exports.native import layout, looks
from dashboard.exports.native.model import Columns, Months
from dashboard.exports.native.sheet import Sheet

UNMARKED = {"type": "none"}


def columns(sheet: Sheet, chart: Columns) -> Chart:
    """Standing bars, with lines over them."""
    rows = len(chart.categories)
    heads = ["", chart.bars.name, *(each.name for each in chart.lines)]
    data = [chart.categories, chart.bars.values, *(each.values for each in chart.lines)]
    first = sheet.write(heads, data, [None, *["0.0%"] * (len(data) - 1)])
    bars, lines = (sheet.book.add_chart({"type": kind}) for kind in ("column", "line"))

    bars.add_series(_column(sheet, first, first + 1, rows, points=looks.fills(chart.bars), gap=8))
    for place, each in enumerate(chart.lines, first + 2):
        lines.add_series(
            {**_column(sheet, first, place, rows), "line": looks.line(each.line), "marker": {"type": "none"}}
        )
    if chart.lines:
        bars.combine(lines)
    bars.set_x_axis({"num_font": looks.font(theme.GRAY_700), "major_tick_mark": "none"})
    bars.set_y_axis(
        {"min": 0, "num_format": "0%", "num_font": looks.font(theme.GRAY_700), "line": looks.NONE,
         "major_gridlines": looks.GRID}
    )  # fmt: skip
    return bars


def months(sheet: Sheet, chart: Months, width: float, height: float) -> Chart:
    """Bands as areas on top of each other, lines over them."""
    grounds, drawn, rows = layout.stacked(chart), layout.with_ends(chart, height), len(chart.days)
    heads = ["月", *(name for name, *_ in grounds), *(each.name for each in drawn)]
    columns = [chart.days, *(shares for _, shares, _ in grounds), *(each.values for each in drawn)]
    first = sheet.write(heads, columns, ["yyyy-mm", *["0.0%"] * (len(columns) - 1)])
    area = sheet.book.add_chart({"type": "area", "subtype": "stacked"})
    lines = sheet.book.add_chart({"type": "line"})

    for place, (_, _, colour) in enumerate(grounds, first + 1):
        area.add_series(
            {
                **_column(sheet, first, place, rows),
                "fill": {"color": colour} if colour else looks.NONE,
                "border": looks.NONE,
            }
        )
    for place, each in enumerate(drawn, first + 1 + len(grounds)):
        ends = [*[looks.GONE] * (rows - 1), looks.label(each.end, "right", each.line.colour)]
        labelled = {"value": True, "custom": ends, "position": "right"} if each.end else None
        style = looks.line(each.line) if each.line.width else looks.NONE
        lines.add_series(
            {**_column(sheet, first, place, rows), "line": style, "marker": {"type": "none"}, "data_labels": labelled}
        )
    area.combine(lines)
    area.set_x_axis(
        {"date_axis": True, "num_format": "yyyy-mm", "major_unit": max(1, len(chart.days) // 6),
         "major_unit_type": "months", "num_font": looks.font(), "major_tick_mark": "none"}
    )  # fmt: skip
    area.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.2, "num_format": "0%", "num_font": looks.font(), "line": looks.NONE,
         "major_gridlines": looks.GRID}
    )  # fmt: skip
    area.set_plotarea({"layout": layout.months(chart, width)})
    return area


def _column(sheet: Sheet, first: int, place: int, rows: int, **look: Any) -> dict[str, Any]:
    """A series of one column over the categories of the first."""
    return {
        "name": sheet.head(place),
        "categories": sheet.values(first, rows),
        "values": sheet.values(place, rows),
        **look,
    }
