"""The plane of a figure: its axes, what stands along them, lines and bands of its layout, and where marks lie in it."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from dashboard.exports.native import values
from dashboard.exports.native.model import Axis, Line, Note, Place, Point, Series

FORMATS = {".0%": "0%", ",d": "#,##0"}
LEVEL = 8.0
"""Pt from which on a text stands on a level of its own above the drawing."""
PLACES: Mapping[str, Place] = {"left": "right", "right": "left"}
"""Which side of its place a text stands on, by the end that lies there."""
LEVELS: Mapping[str, Place] = {"bottom": "above", "top": "below"}


@dataclass(frozen=True, slots=True)
class Frame:
    """Places of a figure in the coordinates of the chart. Rows that count downwards there count upwards here."""

    x: Axis
    y: Axis
    layout: Mapping[str, Any]
    names: Mapping[float, str]
    right: Mapping[float, str]
    is_reversed: bool
    upper: float
    """The end of ``y`` where a second drawing stands over the first; it is that of the first where there is none."""

    @classmethod
    def of(cls, layout: Mapping[str, Any]) -> Self:
        """The plane that this layout describes."""
        across, down = layout["xaxis"], layout["yaxis"]
        low, high = (float(values.number(end) or 0) for end in down["range"])
        low, high, is_reversed = (high, low, True) if low > high else (low, high, False)
        share = float(down.get("domain", (0, 1))[1])

        def turned(ticks: Mapping[float, str]) -> dict[float, str]:
            return {low + high - place if is_reversed else place: words for place, words in ticks.items()}

        names, right = turned(values.ticks(down)), turned(values.ticks(layout.get("yaxis2", {})))
        y = _axis(down, low, low + (high - low) / share, is_named=is_reversed or bool(names))
        if share < 1:
            y = replace(y, number_format=f"[<={high:.6f}]{y.number_format};;")
        return cls(_axis(across, *_ends(across), is_named=False), y, layout, names, right, is_reversed, high)

    def across(self, trace: Mapping[str, Any]) -> list[float | None]:
        """Where the marks lie on the lower axis."""
        return [values.number(each) for each in trace["x"]]

    def down(self, trace: Mapping[str, Any]) -> list[float | None]:
        """Where the marks lie on the left axis."""
        return [self._y(each, trace.get("yaxis", "y")) for each in trace["y"]]

    def spans(self, trace: Mapping[str, Any]) -> list[tuple[float, float, float]]:
        """Of each bar its beginning, its end, and where it lies on the other axis."""
        lying = trace.get("orientation") == "h"
        lengths, places = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
        bases = values.each(trace.get("base", 0), len(lengths))
        bars = zip(bases, lengths, places, strict=True)
        return [self._span(base, length, place, is_lying=lying) for base, length, place in bars]

    def row_of(self, y: float) -> str:
        """The name beside the row in which something lies."""
        near = min(self.names, key=lambda place: abs(place - y), default=None)
        return self.names[near] if near is not None and abs(near - y) <= 0.5 else ""

    def lines(self) -> Iterator[Series]:
        """The lines of the layout."""
        for each in self.layout.get("shapes", ()):
            if each["type"] == "line":
                (x0, y0), (x1, y1) = (self._place(each, side) for side in "01")
                line = each["line"]
                style = Line(line["color"], line["width"] * values.PT, line.get("dash", "solid"))
                yield Series("補助線", [Point(x0, y0), Point(x1, y1)], style)

    def bands(self) -> list[tuple[float, float]]:
        """Grounds over the whole height: from, to."""
        return [
            (self._place(each, "0")[0], self._place(each, "1")[0])
            for each in self.layout.get("shapes", ())
            if each["type"] == "rect" and each.get("yref") == "paper"
        ]

    def notes(self) -> Iterator[Note]:
        """The texts on the drawing and beside it."""
        for each in self.layout.get("annotations", ()):
            if values.is_key(each):
                continue
            x, y = self._place(each, "")
            lift, lean = each.get("yshift", 0) * values.PT, each.get("xanchor", "center")
            place = _stands(each, lean)
            yield Note(
                x, y, values.text(each["text"]), place, lean, lift if lift >= LEVEL else 0.0,
                each.get("font", {}).get("color", "#1a1a1a"), values.is_bold(each["text"]),
            )  # fmt: skip

    def _span(self, base: Any, length: Any, place: Any, *, is_lying: bool) -> tuple[float, float, float]:
        start = float(values.number(base) or 0)
        long = float(length) / (values.DAY_MS if isinstance(base, dt.date) else 1)
        if is_lying:
            return start, start + long, float(self._y(place) or 0)
        ends = float(self._y(start) or 0), float(self._y(start + long) or 0)
        return *ends, float(values.number(place) or 0)

    def _y(self, value: Any, axis: str = "y") -> float | None:
        found = values.number(value)
        if found is None:
            return None
        second = self.layout.get("yaxis2", {})
        if axis == "y2" and "domain" in second:
            return self._over(found, second)
        return self.y.low + self.upper - found if self.is_reversed else found

    def _over(self, found: float, axis: Mapping[str, Any]) -> float:
        """A place on an axis of its own that stands over the first one."""
        bottom, top = (float(values.number(end) or 0) for end in axis["range"])
        start, end = axis["domain"]
        share = start + (end - start) * (found - bottom) / (top - bottom)
        return self.y.low + float(share) * (self.y.high - self.y.low)

    def _place(self, drawn: Mapping[str, Any], side: str) -> tuple[float, float]:
        x, y = drawn[f"x{side}"], drawn[f"y{side}"]
        if drawn.get("xref") == "paper":
            x = self.x.low + float(x) * (self.x.high - self.x.low)
        if drawn.get("yref") == "paper":
            return float(values.number(x) or 0), self.y.low + float(y) * (self.y.high - self.y.low)
        return float(values.number(x) or 0), float(self._y(y, drawn.get("yref", "y")) or 0)


def _stands(annotation: Mapping[str, Any], lean: str) -> Place:
    """Where a text stands to its place."""
    level = annotation.get("yanchor", "middle")
    return LEVELS[level] if level in LEVELS else PLACES.get(lean, "center")


def _ends(axis: Mapping[str, Any]) -> tuple[float, float]:
    low, high = (float(values.number(end) or 0) for end in axis["range"])
    return low, high


def _axis(drawn: Mapping[str, Any], low: float, high: float, *, is_named: bool) -> Axis:
    is_date = isinstance(drawn["range"][0], dt.date)
    is_shown = drawn.get("showticklabels", True) and not is_named
    # Over a long drawing the days stand in the page.
    ticks = {} if is_named else values.ticks(drawn, unseen=is_date)
    step = None
    if is_shown and not ticks:
        step = drawn["dtick"] if isinstance(drawn.get("dtick"), float | int) else _step(high - low)
        low, high = (_whole(end, step) for end in (low, high))
    return Axis(
        low,
        high,
        FORMATS.get(drawn.get("tickformat", ""), "General"),
        step,
        values.text(drawn.get("title", {}).get("text", "").partition("<br>")[0]),
        ticks,
        is_shown and not ticks,
        drawn.get("showgrid", True) and not is_named,
        is_date,
    )


def _step(span: float) -> float:
    """Between ticks: about six of them, by ones, twos or fives."""
    rough = span / 6
    power = 10.0 ** math.floor(math.log10(rough))
    return next(each * power for each in (1, 2, 5, 10) if rough <= each * power)


def _whole(end: float, step: float) -> float:
    """The end of an axis at a tick where it lies a little beyond: office programs count ticks from there."""
    near = round(end / step) * step
    return near if abs(near - end) < 0.2 * step else end
