"""Marks, lines, bars and texts in a plane."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from xlsxwriter.chart import Chart

from dashboard.charts.look import theme
from dashboard.exports.native import layout, looks
from dashboard.exports.native.layout import Room
from dashboard.exports.native.model import Line, Note, Point, Points, Series
from dashboard.exports.native.sheet import Data, Sheet

NOTES = "文字"
"""The series whose points are texts."""


def write(sheet: Sheet, chart: Points, width: float, height: float) -> Chart:
    """A plane of points, in which every series has a block of the sheet."""
    room = layout.of(chart, width, height)
    made = sheet.book.add_chart({"type": "scatter", "subtype": "straight"})
    drawn, notes = [*_bands(chart), *chart.series], layout.notes(chart, room)
    for each in drawn:
        made.add_series(_series(sheet, each, chart, room))
    if notes:
        made.add_series(_notes(sheet, notes))
    made.set_x_axis(looks.axis(chart.x))
    made.set_y_axis(looks.axis(replace(chart.y, high=room.top)))
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
    first = sheet.write(heads, columns, [None, looks.number_format(chart.x), looks.number_format(chart.y)])
    made: dict[str, Any] = {
        "name": sheet.head(first),
        "categories": sheet.values(first + 1, rows),
        "values": sheet.values(first + 2, rows),
        "line": looks.line(_sized(series, room)),
        "marker": looks.marker([each.look for each in points]),
        "points": _unmarked(points),
    }
    if any(each.label for each in points):
        labels = [looks.label(each.label, each.place) if each.label else looks.GONE for each in points]
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
    return [None if each.look else {"fill": looks.NONE, "border": looks.NONE} for each in points]


def _notes(sheet: Sheet, notes: Sequence[Note]) -> dict[str, Any]:
    columns: Data = [[each.text for each in notes], [each.x for each in notes], [each.y for each in notes]]
    first = sheet.write([NOTES, "横", "縦"], columns)
    return {
        "name": sheet.head(first),
        "categories": sheet.values(first + 1, len(notes)),
        "values": sheet.values(first + 2, len(notes)),
        "line": looks.NONE,
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "custom": [looks.label(each.text, each.place, each.colour, bold=each.bold) for each in notes],
        },
    }
