"""Figures of marks, lines, intervals and bars in a plane."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from dashboard.charts.look import theme
from dashboard.exports.native import values
from dashboard.exports.native.axes import Frame
from dashboard.exports.native.model import GAP, Line, Look, Note, Place, Point, Points, Series

FRAME = 1.0
"""Pt of a frame."""
RIGHT: Place = "right"
PLACES: Mapping[str, Place] = {"top": "above", "bottom": "below"}


def read(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], key: str) -> Points:
    """Series in the order in which they are drawn; what stands along the axes and on the drawing."""
    frame = Frame.of(layout)
    series, notes = list[Series](), list(frame.notes())
    is_overlaid = sum(each.get("orientation") == "h" and "base" in each for each in traces) > 1
    for trace in traces:
        if _says_nothing(trace):
            notes += _bar_texts(trace, frame)
        elif trace.get("mode") == "text":
            notes += _texts(trace, frame)
        elif trace["type"] == "bar":
            notes += _bar_texts(trace, frame)
            series += _bars(trace, frame, is_overlaid=is_overlaid)
        else:
            series += _scatter(trace, frame)
    return Points(
        [*frame.lines(), *series],
        frame.x,
        frame.y,
        frame.names,
        frame.right,
        notes,
        values.caption(layout, key),
        frame.bands(),
        is_rows=frame.is_reversed,
    )


def _says_nothing(trace: Mapping[str, Any]) -> bool:
    """Whether it is what is hatched over the whole width, for there is nothing: its text says so."""
    return "pattern" in trace.get("marker", {}) and "base" not in trace


def _scatter(trace: Mapping[str, Any], frame: Frame) -> Iterator[Series]:
    points, mode = _points(trace, frame), trace["mode"]
    name = values.text(trace.get("name", "")) or _common({point.name for point in points if point.name})
    if "lines" in mode:
        yield Series(name, _stepped(points) if trace["line"].get("shape") == "hv" else points, _line(trace))
        return
    for _, alike in groupby(sorted(points, key=_kind), key=_kind):
        yield Series(name, list(alike))


def _common(names: set[str]) -> str:
    return names.pop() if len(names) == 1 else ""


def _kind(point: Point) -> tuple[Any, ...]:
    look = point.look
    return (look.fill, look.edge or "", round(look.size), look.symbol) if look else ()


def _points(trace: Mapping[str, Any], frame: Frame) -> list[Point]:
    count = len(trace["x"])
    looks = _looks(trace, count) if "markers" in trace["mode"] else [None] * count
    written = values.each(trace.get("text", ""), count) if "text" in trace["mode"] else [""] * count
    places = [_place(each) for each in values.each(trace.get("textposition", "middle right"), count)]
    marks = zip(frame.across(trace), frame.down(trace), values.names(trace, count), looks, written, places, strict=True)
    return [
        GAP if x is None or y is None else Point(x, y, name or frame.row_of(y), look, values.text(words), place)
        for x, y, name, look, words, place in marks
    ]


def _looks(trace: Mapping[str, Any], count: int) -> list[Look | None]:
    marker = trace["marker"]
    edge = marker.get("line", {})
    fields = (marker.get("color", "#ffffff"), marker["size"], marker.get("symbol", "circle"), edge.get("color"))
    return [
        Look(fill, size * values.PT, values.SYMBOLS[symbol], colour) if size else None
        for fill, size, symbol, colour in zip(*(values.each(field, count) for field in fields), strict=True)
    ]


def _stepped(points: Sequence[Point]) -> list[Point]:
    """A line that goes across first and up then."""
    steps = list[Point]()
    for point in points:
        if steps and point.x is not None and steps[-1].y is not None and steps[-1].x != point.x:
            steps.append(Point(point.x, steps[-1].y))
        steps.append(point)
    return steps


def _bars(trace: Mapping[str, Any], frame: Frame, *, is_overlaid: bool) -> Iterator[Series]:
    """Bars of one look are a series. Those with an edge are frames where others lie over them, or where hollow: which
    series is on top is not the same in every program.
    """
    is_lying = trace.get("orientation") == "h"
    count, marker = len(trace["x"]), trace["marker"]
    edges = values.each(marker.get("line", {}).get("color"), count)
    looks = zip(values.each(marker["color"], count), edges, strict=True)
    thick, said = float(values.each(trace["width"], count)[0]), values.text(trace.get("name", ""))
    bars = zip(looks, frame.spans(trace), values.names(trace, count), strict=True)
    for (fill, edge), alike in groupby(sorted(bars, key=lambda bar: str(bar[0])), key=lambda bar: bar[0]):
        points = [point for _, span, name in alike for point in _ends(span, name, frame, is_lying=is_lying)]
        if edge and is_lying and (is_overlaid or fill == theme.WHITE):
            yield Series(said, list(_frames(points, thick)), Line(edge, FRAME))
        else:
            yield Series(said, points, Line(fill, 0), thick, is_lying)


def _frames(points: Sequence[Point], thick: float) -> Iterator[Point]:
    """Around each lying bar (start, end, gap)."""
    for start, end in zip(points[::3], points[1::3], strict=True):
        corners = ((start, 0.5), (end, 0.5), (end, -0.5), (start, -0.5), (start, 0.5))
        yield from (replace(corner, y=(corner.y or 0) + side * thick) for corner, side in corners)
        yield GAP


def _ends(span: tuple[float, float, float], name: str, frame: Frame, *, is_lying: bool) -> Iterator[Point]:
    start, end, at = span
    for place in (start, end):
        yield Point(place, at, name or frame.row_of(at)) if is_lying else Point(at, place, name)
    yield GAP


def _bar_texts(trace: Mapping[str, Any], frame: Frame) -> Iterator[Note]:
    """What stands in bars, at their beginning or in the middle, or at their end."""
    count, where = len(trace["x"]), trace.get("textposition", "none")
    if where == "none":
        return
    colours = values.each(trace.get("textfont", {}).get("color", theme.GRAY_900), count)
    bars = zip(frame.spans(trace), values.each(trace["text"], count), colours, strict=True)
    for (start, end, y), words, colour in bars:
        at, place = _in_bar(start, end) if where == "inside" else (end, RIGHT)
        if trace.get("insidetextanchor") == "start":
            at, place = start, RIGHT
        yield Note(at, y, values.text(words), place, colour=colour, bold=values.is_bold(words))


def _in_bar(start: float, end: float) -> tuple[float, Place]:
    return (start + end) / 2, "center"


def _texts(trace: Mapping[str, Any], frame: Frame) -> Iterator[Note]:
    count = len(trace["x"])
    colours = values.each(trace.get("textfont", {}).get("color", theme.GRAY_900), count)
    places = values.each(trace.get("textposition", "middle center"), count)
    marks = zip(frame.across(trace), frame.down(trace), trace["text"], places, colours, strict=True)
    for x, y, words, place, colour in marks:
        if x is not None and y is not None:
            yield Note(x, y, values.text(words), _place(place), colour=colour, bold=values.is_bold(words))


def _line(trace: Mapping[str, Any]) -> Line:
    line = trace["line"]
    return Line(line["color"], line["width"] * values.PT, line.get("dash", "solid"))


def _place(position: str) -> Place:
    """Where a text stands to its mark, of nine ways in one of five."""
    down, across = position.split()
    if across != "center":
        return "right" if across == "right" else "left"
    return PLACES.get(down, "center")
