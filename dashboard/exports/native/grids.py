"""Figures that are tables: cells with a text and a fill, by row and column."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.exports.native import values
from dashboard.exports.native.model import Cell, Grid, Run


def read(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], key: str) -> Iterator[Grid]:
    """A table for each pair of axes."""
    for axis in dict.fromkeys(str(each.get("xaxis", "x"))[1:] for each in traces):
        own = [each for each in traces if str(each.get("xaxis", "x"))[1:] == axis]
        yield _grid(own, layout[f"xaxis{axis}"], layout[f"yaxis{axis}"], values.caption(layout, key))


def _grid(
    traces: Sequence[Mapping[str, Any]], across: Mapping[str, Any], down: Mapping[str, Any], caption: Sequence[Run]
) -> Grid:
    # Over a long table the heads stand in the page.
    columns, rows = values.ticks(across, unseen=True), values.ticks(down)
    found = {place: cell for each in traces for place, cell in _cells(each)}
    return Grid(
        list(columns.values()),
        [(name, [found.get((round(row), round(column))) for column in columns]) for row, name in rows.items()],
        caption,
    )


def _cells(trace: Mapping[str, Any]) -> Iterator[tuple[tuple[int, int], Cell]]:
    count, marker = len(trace["x"]), trace["marker"]
    looks = zip(
        trace["base"],
        trace["x"],
        trace["y"],
        values.each(trace.get("text", ""), count),
        values.each(marker["color"], count),
        values.each(trace["textfont"]["color"], count),
        strict=True,
    )
    for base, width, row, written, fill, colour in looks:
        cell = Cell(values.text(written), fill, colour, values.is_bold(written))
        yield (round(row), round(base + width / 2)), cell
