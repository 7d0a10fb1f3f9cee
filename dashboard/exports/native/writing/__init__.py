"""Charts as xlsxwriter makes them: the data on a sheet, and a chart that refers to it.

The very same chart goes into a workbook and, with its data sheet, into a presentation. Sizes are points.
"""

from xlsxwriter.chart import Chart

from dashboard.exports.native import looks
from dashboard.exports.native.model import Bars, Columns, Points
from dashboard.exports.native.model import Chart as Described
from dashboard.exports.native.sheet import Sheet
from dashboard.exports.native.writing import bars, categories, points


def draw(sheet: Sheet, chart: Described, width: float, height: float) -> Chart:
    """Write the chart's data and make it. It is still to be placed."""
    made = _made(sheet, chart, width, height)
    made.set_legend(looks.NONE)
    made.set_title(looks.NONE)
    made.set_chartarea({"border": looks.NONE, "fill": looks.NONE})
    return made


def _made(sheet: Sheet, chart: Described, width: float, height: float) -> Chart:
    if isinstance(chart, Points):
        return points.write(sheet, chart, width, height)
    if isinstance(chart, Bars):
        return bars.write(sheet, chart)
    if isinstance(chart, Columns):
        return categories.columns(sheet, chart)
    return categories.months(sheet, chart, width, height)
