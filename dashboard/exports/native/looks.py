"""How lines, marks, texts and axes of the model are said to xlsxwriter."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.look import theme
from dashboard.exports.native.model import Axis, BarSeries, Line, Look

FACE, TEXT = "BIZ UDPゴシック", 10
DASHES: Mapping[str, str] = {
    "solid": "solid", "dash": "dash", "dot": "round_dot", "dashdot": "dash_dot", "longdash": "long_dash",
}  # fmt: skip
"""Plotly's dashes → xlsxwriter's."""
NONE = {"none": True}
GONE = {"delete": True}
"""No label."""
GRID = {"visible": True, "line": {"color": theme.GRAY_100}}


def fills(series: BarSeries) -> list[dict[str, Any]]:
    """Fill and edge of each bar."""
    pairs = zip(series.fills, series.edges, strict=True)
    return [{"fill": {"color": fill}, "border": {"color": edge} if edge else NONE} for fill, edge in pairs]


def axis(axis: Axis) -> dict[str, Any]:
    """An axis with its ticks, and no line of its own."""
    made: dict[str, Any] = {
        "min": axis.low,
        "max": axis.high,
        "line": NONE,
        "num_font": font(theme.GRAY_700),
        "label_position": "low" if axis.is_shown else "none",
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "num_format": axis.number_format,
        "major_gridlines": {"visible": axis.has_grid and axis.is_shown, "line": {"color": theme.GRAY_100}},
    }
    return made | ({"major_unit": axis.step} if axis.step else {})


def number_format(axis: Axis) -> str | None:
    """How the sheet writes the numbers along an axis."""
    return "yyyy-mm-dd" if axis.is_date else axis.number_format.replace("0%", "0.0%")


def line(line: Line | None) -> dict[str, Any]:
    """A line, or none."""
    if line is None:
        return NONE
    return {
        "color": line.colour,
        "width": round(line.width, 2),
        "dash_type": DASHES[line.dash],
    }


def marker(looks: Sequence[Look | None]) -> dict[str, Any]:
    """The marks of a series, which all look alike."""
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


def label(text: str, place: str, colour: str = theme.GRAY_900, *, bold: bool = False) -> dict[str, Any]:
    """A text at a place of the chart."""
    return {"value": text, "position": place, "font": {**font(colour), "bold": bold}}


def font(colour: str = theme.GRAY_900) -> dict[str, Any]:
    """The typeface of every text."""
    return {"name": FACE, "size": TEXT, "color": colour}
