"""Lying bars."""

from xlsxwriter.chart import Chart

from dashboard.exports.native import looks
from dashboard.exports.native.model import Bars
from dashboard.exports.native.sheet import Sheet


def write(sheet: Sheet, chart: Bars) -> Chart:
    """A category a row of the sheet, a column for each series."""
    made = sheet.book.add_chart({"type": "bar"})
    names = [each.name or chart.title or "値" for each in chart.series]
    rows = len(chart.categories)
    first = sheet.write(["", *names], [chart.categories, *(each.values for each in chart.series)])
    for column, each in enumerate(chart.series, first + 1):
        custom = [looks.label(words, "outside_end") if words else looks.GONE for words in each.texts]
        made.add_series(
            {
                "name": sheet.head(column),
                "categories": sheet.values(first, rows),
                "values": sheet.values(column, rows),
                "points": looks.fills(each),
                "overlap": 100,
                "gap": 45,
                "data_labels": {"value": True, "custom": custom, "position": "outside_end"},
            }
        )
    made.set_y_axis({"reverse": True, "num_font": looks.font(), "line": looks.NONE, "major_tick_mark": "none"})
    made.set_x_axis({"visible": False, "min": chart.low, "max": chart.high, "major_gridlines": {"visible": False}})
    return made
