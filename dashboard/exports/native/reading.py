"""What a figure draws, as charts of an office program: from the same traces and layout that the browser gets."""

from typing import Any

from dashboard.charts.look.theme import Figure
from dashboard.exports.native import bars, columns, grids, months, points
from dashboard.exports.native.model import Native
from dashboard.exports.native.values import is_seen


def read(figure: Figure) -> list[Native]:
    """The charts that show what the figure shows; none where it says that there is nothing to show."""
    layout, traces = figure.drawn["layout"], [each for each in figure.drawn["data"] if is_seen(each)]
    if not traces:
        return []
    if figure.is_table:
        return list(grids.read(traces, layout, figure.key))
    if any("fill" in each for each in traces):
        return [months.read(traces, layout)]
    if columns.is_one(traces, layout):
        return [columns.read(traces, layout)]
    if _are_plain_bars(traces):
        return [bars.read(traces, layout)]
    return [points.read(traces, layout, figure.key)]


def _are_plain_bars(traces: list[dict[str, Any]]) -> bool:
    """Whether there is nothing but lying bars from zero, and texts."""
    drawn = [each for each in traces if each.get("mode") != "text"]
    return all(each["type"] == "bar" and each.get("orientation") == "h" and "base" not in each for each in drawn)
