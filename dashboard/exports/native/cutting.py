"""A chart with more rows than can be read on one page, as several charts of about as many rows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard.exports.native.model import GAP, Bars, BarSeries, Grid, Native, Point, Points, Series


def parts(chart: Native, most: int) -> list[Native]:
    """The chart in parts of at most so many rows, from the top."""
    if isinstance(chart, Points):
        return [_window(chart, low, high) for low, high in _windows(chart, most)] if chart.is_rows else [chart]
    if isinstance(chart, Bars):
        return [_slice(chart, start, end) for start, end in _spans(len(chart.categories), most)]
    if isinstance(chart, Grid):
        return [replace(chart, rows=chart.rows[start:end]) for start, end in _spans(len(chart.rows), most)]
    return [chart]


def _spans(rows: int, most: int) -> Iterator[tuple[int, int]]:
    pages = max(1, math.ceil(rows / most))
    each = math.ceil(rows / pages)
    yield from ((start, min(start + each, rows)) for start in range(0, rows, each))


def _windows(chart: Points, most: int) -> Iterator[tuple[float, float]]:
    """From the top, in whole rows: these count upwards."""
    for start, end in _spans(max(1, round(chart.y.high - chart.y.low)), most):
        yield max(chart.y.high - end, chart.y.low), chart.y.high - start


def _window(chart: Points, low: float, high: float) -> Points:
    over = chart.y.high

    def within(y: float | None) -> bool:
        return y is not None and low <= y <= high

    return replace(
        chart,
        y=replace(chart.y, low=low, high=high),
        series=[cut for each in chart.series if (cut := _cut(each, low, high))],
        names={y: text for y, text in chart.names.items() if within(y)},
        right={y: text for y, text in chart.right.items() if within(y)},
        notes=[replace(each, y=high) if each.y == over else each for each in chart.notes
               if within(each.y) or each.y == over],
    )  # fmt: skip


def _cut(series: Series, low: float, high: float) -> Series | None:
    """What of a series lies there; a line through all rows goes through these."""
    if series.line is None:
        points = [each for each in series.points if each.y is not None and low <= each.y <= high]
        return replace(series, points=points) if points else None
    pieces = [list(piece) for is_gap, piece in groupby(series.points, lambda each: each.y is None) if not is_gap]
    cut = [each for piece in pieces if _reaches(piece, low, high) for each in (*_within(piece, low, high), GAP)]
    return replace(series, points=cut[:-1]) if cut else None


def _reaches(piece: Sequence[Point], low: float, high: float) -> bool:
    rows = [each.y for each in piece if each.y is not None]
    return min(rows) < high and max(rows) > low


def _within(piece: Sequence[Point], low: float, high: float) -> Iterator[Point]:
    return (replace(each, y=min(max(each.y or 0.0, low), high)) for each in piece)


def _slice(chart: Bars, start: int, end: int) -> Bars:
    def cut(each: BarSeries) -> BarSeries:
        return replace(
            each, values=each.values[start:end], fills=each.fills[start:end], edges=each.edges[start:end],
            texts=each.texts[start:end],
        )  # fmt: skip

    return replace(chart, categories=chart.categories[start:end], series=[cut(each) for each in chart.series])
