"""Spans of days as bars on an axis of dates: what was done is solid, what is expected is hatched."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import theme

Span = tuple[dt.date, dt.date]
"""The first and the last day, both included."""
DAY = 86_400_000
"""Milliseconds: Plotly's lengths on an axis of dates."""


def bars(spans: Sequence[tuple[int, Span]], width: float, marker: dict[str, Any]) -> dict[str, Any]:
    """A trace of bars, each on its row; ``width`` in rows."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, (start, _) in spans],
        "x": [((end - start).days + 1) * DAY for _, (start, end) in spans],
        "y": [place for place, _ in spans],
        "width": width,
        "marker": marker,
        "hoverinfo": "skip",
    }


def solid(colours: Sequence[str]) -> dict[str, Any]:
    """What is there."""
    return {"color": list(colours)}


def hatched(colours: Sequence[str]) -> dict[str, Any]:
    """What is expected is not there yet: the same colour, hatched."""
    return {
        "color": theme.WHITE,
        "line": {"color": list(colours), "width": 1},
        "pattern": {"shape": "/", "fgcolor": list(colours), "size": 5, "solidity": 0.4},
    }


def vertical(day: dt.date, line: dict[str, Any]) -> dict[str, Any]:
    """A line through all rows on one day."""
    return {"type": "line", "yref": "paper", "x0": day, "x1": day, "y0": 0, "y1": 1, "layer": "below", "line": line}


def fiscal_year(day: dt.date, start: int) -> int:
    """The 年度 of a day, where it begins with the month ``start``."""
    return day.year if day.month >= start else day.year - 1


def day(value: Any) -> dt.date | None:
    """The day of a cell, None where it is not known."""
    return pd.Timestamp(value).date() if labels.known(value) else None
