"""Vertical lines to compare with (中央値, 全庁, 目標) and their labels above the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.look.theme import text_width

LEVEL = 19
"""Height of one level of labels, in px."""

SHIFT = {"center": 0, "right": -4, "left": 4}
"""How a label may lie to its line, the best first, and the px by which it then keeps off."""

CROWDED = (("right", 0), ("center", 1), ("left", 0))
"""Anchor and level of three labels that cannot stand side by side."""

LEAST_GAP = 8
"""Px between two labels."""

ROOM = 2 * LEVEL + 4
"""What the labels need above the drawing, in px."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to compare with: a share (0–1), its name and its line."""

    name: str
    value: float
    colour: str
    dash: str

    @property
    def text(self) -> str:
        """The label: name and value."""
        return f"{self.name} {labels.percent(self.value)}"


def references(
    *, median: float | None = None, city: float | None = None, target: float | None = None
) -> list[Reference]:
    """The lines that have a value, from left to right."""
    styles = (
        ("中央値", median, theme.BLUE_600, "solid"),
        ("全庁", city, theme.GRAY_700, "dash"),
        ("目標", target, theme.GRAY_900, "dot"),
    )
    lines = [Reference(name, value, *style) for name, value, *style in styles if value is not None and value == value]
    return sorted(lines, key=lambda line: line.value)


def traces(lines: Sequence[Reference], rows: int) -> list[dict[str, Any]]:
    """A vertical line over all rows for each reference. As traces they lie over the gridlines and under the dots."""
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [line.value, line.value],
            "y": [-0.5, rows - 0.5],
            "line": {"color": line.colour, "dash": line.dash, "width": 2},
            "hoverinfo": "skip",
        }
        for line in lines
    ]


def band(low: float, high: float) -> dict[str, Any]:
    """A light band over the full height between two shares: the middle half of the 課."""
    return {
        "type": "rect",
        "layer": "below",
        "yref": "paper",
        "x0": low,
        "x1": high,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.BLUE_50,
        "line": theme.EDGE,
    }


def annotations(lines: Sequence[Reference], width: float, lift: float = 0) -> list[dict[str, Any]]:
    """The labels above at most three lines, turned away from each other where they would meet.

    width: px between 0 and 100 % on the narrowest screen; lift: px between the drawing and the lower level.
    """
    return [
        {
            "text": line.text,
            "x": line.value,
            "xanchor": anchor,
            "xshift": SHIFT[anchor],
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": lift + level * LEVEL,
            "showarrow": False,
            "font": {"color": line.colour},
        }
        for line, (anchor, level) in zip(lines, _places(lines, width), strict=False)
    ]


def _places(lines: Sequence[Reference], width: float) -> Sequence[tuple[str, int]]:
    """Anchor and level of each label: side by side if there is any way, else the one in the middle climbs."""
    ways = product(SHIFT, repeat=len(lines))
    clear = next((way for way in ways if _are_clear(lines, way, width)), None)
    return CROWDED if clear is None else [(anchor, 0) for anchor in clear]


def _are_clear(lines: Sequence[Reference], anchors: Sequence[str], width: float) -> bool:
    ends = [_ends(line, anchor, width) for line, anchor in zip(lines, anchors, strict=True)]
    return all(left[1] + LEAST_GAP <= right[0] for left, right in pairwise(ends))


def _ends(line: Reference, anchor: str, width: float) -> tuple[float, float]:
    """Left and right end of a label in px."""
    size = text_width(line.text)
    left = line.value * width + SHIFT[anchor] - {"left": 0, "center": size / 2, "right": size}[anchor]
    return left, left + size
