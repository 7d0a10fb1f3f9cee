"""Charts as xlsxwriter makes them: the data on a sheet, and a chart that refers to it.

The very same chart goes into a workbook and, with its data sheet, into a presentation. Sizes are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dashboard.charts.look import theme
from dashboard.exports.native import layout
from dashboard.exports.native.layout import Room
from dashboard.exports.native.model import (
    Axis,
    Bars,
    BarSeries,
    Columns,
    Line,
    Look,
    Months,
    Note,
    Point,
    Points,
    Series,
)
from dashboard.exports.native.model import Chart as Described

FACE, TEXT = "BIZ UDPゴシック", 10
DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}
NONE = {"none": True}
Data = Sequence[Sequence[str | float | None]]
NOTES = "文字"
GONE = {"delete": True}
"""No label."""


@dataclass(slots=True)
class Sheet:
    """Blocks of data beside each other on a sheet, from the row ``top`` on to ``last``; ``column`` is the next free."""

    book: xlsxwriter.Workbook
    sheet: Worksheet
    top: int = 0
    column: int = 0
    last: int = 0

    def write(self, heads: Sequence[str], columns: Data, formats: Sequence[str | None] = ()) -> int:
        """Write columns under their heads. Returns the place of the first; unknown values stay blank."""
        first = self.column
        styles = {each: self.book.add_format({"num_format": each}) for each in filter(None, formats)}
        for place, (head, values) in enumerate(zip(heads, columns, strict=True), first):
            style = styles.get(formats[place - first] or "") if place - first < len(formats) else None
            self.sheet.write_string(self.top, place, head)
            for row, value in enumerate(values, self.top + 1):
                if isinstance(value, str):
                    self.sheet.write_string(row, place, value)
                elif value is not None:
                    self.sheet.write_number(row, place, value, style)
        self.column += len(columns) + 1
        self.last = max(self.last, self.top + max(map(len, columns)))
        return first

    def head(self, column: int) -> list[Any]:
        """The head of a column, as xlsxwriter takes it."""
        return [self.sheet.get_name(), self.top, column]

    def values(self, column: int, rows: int) -> list[Any]:
        """So many values of a column."""
        return [self.sheet.get_name(), self.top + 1, column, self.top + rows, column]

    def formula(self, column: int, rows: int) -> str:
        """The same as a formula."""
        first, last = (xl_rowcol_to_cell(row, column, True, True) for row in (self.top + 1, self.top + rows))
        return f"='{self.sheet.get_name()}'!{first}:{last}"


def draw(sheet: Sheet, chart: Described, width: float, height: float) -> Chart:
    """Write the chart's data and make it. It is still to be placed."""
    if isinstance(chart, Points):
        made = _points(sheet, chart, layout.of(chart, width, height))
    elif isinstance(chart, Bars):
        made = _bars(sheet, chart)
    elif isinstance(chart, Columns):
        made = _columns(sheet, chart)
    else:
        made = _months(sheet, chart, width, height)
    made.set_legend(NONE)
    made.set_title(NONE)
    made.set_chartarea({"border": NONE, "fill": NONE})
    made.show_blanks_as("gap")
    return made


def _points(sheet: Sheet, chart: Points, room: Room) -> Chart:
    made = sheet.book.add_chart({"type": "scatter", "subtype": "straight"})
    drawn, notes = [*_bands(chart), *chart.series], layout.notes(chart, room)
    for each in drawn:
        made.add_series(_series(sheet, each, chart, room))
    if notes:
        made.add_series(_notes(sheet, notes))
    made.set_x_axis(_axis(chart.x))
    made.set_y_axis(_axis(replace(chart.y, high=room.top)))
    made.set_plotarea({"layout": room.inner})
    return made


def _bands(chart: Points) -> Iterator[Series]:
    """Grounds as frames: which series is on top is not the same in every program."""
    for left, right in chart.bands:
        low, high = chart.y.low, chart.y.high
        corners = ((left, low), (left, high), (right, high), (right, low), (left, low))
        yield Series("帯", [Point(*corner) for corner in corners], Line(theme.BLUE_500, 1.0))


def _series(sheet: Sheet, series: Series, chart: Points, room: Room) -> dict[str, Any]:
    points, rows = series.points, len(series.points)
    heads = [series.name or "点", chart.x.title or "横", chart.y.title or "縦"]
    columns: Data = [[each.name for each in points], [each.x for each in points], [each.y for each in points]]
    first = sheet.write(heads, columns, [None, _format(chart.x), _format(chart.y)])
    made: dict[str, Any] = {
        "name": sheet.head(first),
        "categories": sheet.values(first + 1, rows),
        "values": sheet.values(first + 2, rows),
        "line": _line(_sized(series, room)),
        "marker": _marker([each.look for each in points]),
        "points": _unmarked(points),
    }
    if any(each.label for each in points):
        labels = [_label(each.label, each.place) if each.label else GONE for each in points]
        made["data_labels"] = {"value": True, "custom": labels}
    return made


def _sized(series: Series, room: Room) -> Line | None:
    if series.line is None or series.thick is None:
        return series.line
    return replace(series.line, width=room.thick(series.thick, is_lying=series.is_lying))


def _unmarked(points: Sequence[Point]) -> list[dict[str, Any] | None]:
    """Of a line with a mark here and there: the points that have none."""
    if not any(each.look for each in points) or all(each.look for each in points):
        return []
    return [None if each.look else {"fill": NONE, "border": NONE} for each in points]


def _notes(sheet: Sheet, notes: Sequence[Note]) -> dict[str, Any]:
    columns: Data = [[each.text for each in notes], [each.x for each in notes], [each.y for each in notes]]
    first = sheet.write([NOTES, "横", "縦"], columns)
    return {
        "name": sheet.head(first),
        "categories": sheet.values(first + 1, len(notes)),
        "values": sheet.values(first + 2, len(notes)),
        "line": NONE,
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "custom": [_label(each.text, each.place, each.colour, bold=each.bold) for each in notes],
        },
    }


def _bars(sheet: Sheet, chart: Bars) -> Chart:
    made = sheet.book.add_chart({"type": "bar"})
    names = [each.name or chart.title or "値" for each in chart.series]
    rows = len(chart.categories)
    first = sheet.write(["", *names], [chart.categories, *(each.values for each in chart.series)])
    for column, each in enumerate(chart.series, first + 1):
        custom = [_label(words, "outside_end") if words else GONE for words in each.texts]
        made.add_series(
            {
                "name": sheet.head(column),
                "categories": sheet.values(first, rows),
                "values": sheet.values(column, rows),
                "points": _fills(each),
                "overlap": 100,
                "gap": 45,
                "data_labels": {"value": True, "custom": custom, "position": "outside_end"},
            }
        )
    made.set_y_axis({"reverse": True, "num_font": _font(), "line": NONE, "major_tick_mark": "none"})
    made.set_x_axis({"visible": False, "min": chart.low, "max": chart.high, "major_gridlines": {"visible": False}})
    return made


def _columns(sheet: Sheet, chart: Columns) -> Chart:
    rows = len(chart.categories)
    heads = ["", chart.bars.name, *(each.name for each in chart.lines)]
    data = [chart.categories, chart.bars.values, *(each.values for each in chart.lines)]
    first = sheet.write(heads, data, [None, *["0.0%"] * (len(data) - 1)])
    columns, lines = (sheet.book.add_chart({"type": kind}) for kind in ("column", "line"))

    def column(place: int) -> dict[str, Any]:
        return {
            "name": sheet.head(place),
            "categories": sheet.values(first, rows),
            "values": sheet.values(place, rows),
        }

    columns.add_series({**column(first + 1), "points": _fills(chart.bars), "gap": 8})
    for place, each in enumerate(chart.lines, first + 2):
        lines.add_series({**column(place), "line": _line(each.line), "marker": {"type": "none"}})
    if chart.lines:
        columns.combine(lines)
    columns.set_x_axis({"num_font": _font(theme.GRAY_700), "major_tick_mark": "none"})
    columns.set_y_axis(
        {"min": 0, "num_format": "0%", "num_font": _font(theme.GRAY_700), "line": NONE,
         "major_gridlines": {"visible": True, "line": {"color": theme.GRAY_100}}}
    )  # fmt: skip
    return columns


def _fills(series: BarSeries) -> list[dict[str, Any]]:
    pairs = zip(series.fills, series.edges, strict=True)
    return [{"fill": {"color": fill}, "border": {"color": edge} if edge else NONE} for fill, edge in pairs]


def _months(sheet: Sheet, chart: Months, width: float, height: float) -> Chart:
    """Bands as areas on top of each other, lines over them."""
    grounds, drawn, rows = layout.stacked(chart), layout.with_ends(chart, height), len(chart.days)
    heads = ["月", *(name for name, *_ in grounds), *(each.name for each in drawn)]
    columns = [chart.days, *(shares for _, shares, _ in grounds), *(each.values for each in drawn)]
    first = sheet.write(heads, columns, ["yyyy-mm", *["0.0%"] * (len(columns) - 1)])
    area = sheet.book.add_chart({"type": "area", "subtype": "stacked"})
    lines = sheet.book.add_chart({"type": "line"})

    def column(place: int) -> dict[str, Any]:
        return {
            "name": sheet.head(place),
            "categories": sheet.values(first, rows),
            "values": sheet.values(place, rows),
        }

    for place, (_, _, colour) in enumerate(grounds, first + 1):
        area.add_series({**column(place), "fill": {"color": colour} if colour else NONE, "border": NONE})
    for place, each in enumerate(drawn, first + 1 + len(grounds)):
        ends = [*[GONE] * (rows - 1), _label(each.end, "right", each.line.colour)]
        labelled = {"value": True, "custom": ends, "position": "right"} if each.end else None
        style = _line(each.line) if each.line.width else NONE
        lines.add_series({**column(place), "line": style, "marker": {"type": "none"}, "data_labels": labelled})
    area.combine(lines)
    area.set_x_axis(
        {"date_axis": True, "num_format": "yyyy-mm", "major_unit": max(1, len(chart.days) // 6),
         "major_unit_type": "months", "num_font": _font(), "major_tick_mark": "none"}
    )  # fmt: skip
    area.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.2, "num_format": "0%", "num_font": _font(), "line": NONE,
         "major_gridlines": {"visible": True, "line": {"color": theme.GRAY_100}}}
    )  # fmt: skip
    area.set_plotarea({"layout": layout.months(chart, width)})
    return area


def _axis(axis: Axis) -> dict[str, Any]:
    made: dict[str, Any] = {
        "min": axis.low,
        "max": axis.high,
        "line": NONE,
        "num_font": _font(theme.GRAY_700),
        "label_position": "low" if axis.is_shown else "none",
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "num_format": axis.number_format,
        "major_gridlines": {"visible": axis.has_grid and axis.is_shown, "line": {"color": theme.GRAY_100}},
    }
    return made | ({"major_unit": axis.step} if axis.step else {})


def _format(axis: Axis) -> str | None:
    return "yyyy-mm-dd" if axis.is_date else axis.number_format.replace("0%", "0.0%")


def _line(line: Line | None) -> dict[str, Any]:
    if line is None:
        return NONE
    return {
        "color": line.colour,
        "width": round(line.width, 2),
        "dash_type": DASHES[line.dash],
    }


def _marker(looks: Sequence[Look | None]) -> dict[str, Any]:
    look = next(filter(None, looks), None)
    if look is None:
        return {"type": "none"}
    edge = look.edge or look.fill
    return {
        "type": look.symbol,
        "size": max(2, round(look.size)),
        "fill": {"color": look.fill},
        "border": {"color": edge},
    }


def _label(text: str, place: str, colour: str = theme.GRAY_900, *, bold: bool = False) -> dict[str, Any]:
    return {"value": text, "position": place, "font": {**_font(colour), "bold": bold}}


def _font(colour: str = theme.GRAY_900) -> dict[str, Any]:
    return {"name": FACE, "size": TEXT, "color": colour}
