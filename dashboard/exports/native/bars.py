"""Figures of lying bars from zero: a category for each row, with the texts that stand in it or at its right."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.look import theme
from dashboard.exports.native import values
from dashboard.exports.native.model import Bars, BarSeries


def read(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Bars:
    """The bars in their order from the top; each trace is a series."""
    drawn = [each for each in traces if each["type"] == "bar"]
    rows = sorted({float(row) for each in drawn for row in each["y"]})
    right = values.ticks(layout.get("yaxis2", {}))
    low, high = (values.number(end) for end in layout["xaxis"]["range"])
    beyond = {row: _longest(drawn, row) for row in rows}
    return Bars(
        _categories(rows, traces, layout),
        [_series(each, rows, {row: _near(right, row) for row in rows if beyond[row] is each}) for each in drawn],
        "".join(run.text for run in values.runs(layout["xaxis"].get("title", {}).get("text", ""))).partition("　")[0],
        values.caption(layout),
        low or 0.0,
        high,
    )


def _categories(rows: Sequence[float], traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> list[str]:
    """What each row is called: on the axis, or in a text over the bar."""
    on_axis = values.ticks(layout["yaxis"])
    if on_axis:
        return [on_axis.get(row, "") for row in rows]
    over = [
        (float(place), values.text(written))
        for each in traces if each.get("mode") == "text"
        for place, written in zip(each["y"], each["text"], strict=True)
    ]  # fmt: skip
    return [max((pair for pair in over if pair[0] <= row), default=(0.0, ""))[1] for row in rows]


def _series(trace: Mapping[str, Any], rows: Sequence[float], right: Mapping[float, str]) -> BarSeries:
    """A trace over all rows; ``right`` has what stands at the right of those whose longest bar is its."""
    count, marker = len(trace["x"]), trace["marker"]
    places = [float(row) for row in trace["y"]]
    written = dict(zip(places, values.each(trace.get("text", ""), count), strict=True))
    lengths = dict(zip(places, map(values.number, trace["x"]), strict=True))
    fills = dict(zip(places, values.each(marker["color"], count), strict=True))
    edges = dict(zip(places, values.each(marker.get("line", {}).get("color"), count), strict=True))
    return BarSeries(
        values.text(trace.get("name", "")),
        [lengths.get(row) for row in rows],
        [fills.get(row, theme.WHITE) for row in rows],
        [edges.get(row) for row in rows],
        [_label(written[row], right.get(row, "")) if row in written else "" for row in rows],
    )


def _longest(drawn: Sequence[Mapping[str, Any]], row: float) -> Mapping[str, Any]:
    """The trace with the longest bar of a row, the first of several: what stands at the right stands beyond it."""
    lengths = [
        (float(length), each)
        for each in drawn
        for place, length in zip(each["y"], each["x"], strict=True)
        if float(place) == row
    ]
    return max(lengths, key=lambda pair: pair[0])[1]


def _near(right: Mapping[float, str], row: float) -> str:
    apart = min((b - a for a, b in pairwise(sorted(right))), default=1.0)
    return next((words for place, words in right.items() if abs(place - row) < apart / 2), "")


def _label(written: Any, right: str) -> str:
    return "　".join(filter(None, [values.text(written or ""), right]))
