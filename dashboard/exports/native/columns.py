"""A histogram: a column for each step, the outlines of others as lines, means and halves in words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.exports.native import values
from dashboard.exports.native.model import BarSeries, Columns, Line, MonthLine, Run


def is_one(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> bool:
    """Whether columns stand on the ground, under a drawing of their own."""
    first = traces[0]
    stands = first["type"] == "bar" and "orientation" not in first and "base" not in first
    return stands and "domain" in layout.get("yaxis2", {})


def read(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Columns:
    """The steps from 0 to 1 in points; what stands over them is said over the chart."""
    bars = traces[0]
    step = float(bars["meta"])
    steps = range(round(1 / step))
    shares = {round(x / step - 0.5): float(y) for x, y in zip(bars["x"], bars["y"], strict=True)}
    heights = [shares.get(place) for place in steps]
    look = bars["marker"]
    over = [each for each in traces[1:] if each.get("yaxis") == "y2" and each["mode"] == "lines"]
    said = [Run(f"{values.text(each['text'])}　", each["line"]["color"]) for each in over]
    return Columns(
        [f"{place * step * 100:.0f}〜{(place + 1) * step * 100:.0f}" for place in steps],
        BarSeries(
            values.text(bars["name"]), heights, [look["color"]] * len(steps), [look["line"]["color"]] * len(steps),
            [""] * len(steps),
        ),
        [_line(each, step, len(steps)) for each in traces[1:] if "yaxis" not in each and "name" in each],
        [*said, *values.caption(layout)],
    )  # fmt: skip


def _line(trace: Mapping[str, Any], step: float, steps: int) -> MonthLine:
    """An outline by its heights, each as far as the next: up from the ground first, and down to it last."""
    edges = [(round(x / step), float(y)) for x, y in zip(trace["x"], trace["y"], strict=True)][1:]
    heights = {place: y for (start, y), (end, _) in pairwise(edges) for place in range(start, end)}
    style = trace["line"]
    line = Line(style["color"], style["width"] * values.PT, style.get("dash", "solid"))
    return MonthLine(values.text(trace["name"]), [heights.get(place) for place in range(steps)], line)
