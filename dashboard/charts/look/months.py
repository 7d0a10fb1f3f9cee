"""A time axis of months: few labels, counted back from the latest, and the beginnings of fiscal years."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import theme

NARROW = 120
"""Px from the first to the last month on the narrowest screen."""

TICK, YEAR = 58, 52
"""Px that a month label and a fiscal year label take."""


def days(frame: pd.DataFrame) -> list[dt.date]:
    """The 基準日 of each row."""
    return [day.date() for day in pd.to_datetime(frame["as_of"])]


def axis(days: Sequence[dt.date]) -> dict[str, Any]:
    """The axis of these months: at most as many labels as fit on the narrowest screen."""
    apart = next((step for step in (1, 3, 6) if NARROW / max(1, len(days) - 1) * step >= TICK), 12)
    shown = list(days[::-1][::apart])
    return theme.axis(
        range=_range(days),
        showgrid=False,
        tickvals=shown,
        ticktext=[labels.month(day) for day in shown],
        tickangle=0,
        ticks="outside",
        tickcolor=theme.GRAY_300,
        hoverformat="%Y-%m",
        spikecolor=theme.GRAY_420,
        spikethickness=1,
        spikedash="solid",
    )


def line(
    days: Sequence[dt.date], rates: Sequence[float], texts: Sequence[str], style: dict[str, Any], name: str
) -> dict[str, Any]:
    """A line over the months that ends in a dot, so that a single month is seen too; texts are shown on hover."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": list(days),
        "y": list(rates),
        "text": list(texts),
        "hovertemplate": "%{text}<extra></extra>",
        "line": style,
        "marker": {"size": [*[0] * (len(days) - 1), 9], "color": style["color"], "opacity": 1},
        "cliponaxis": False,
    }


def year_lines(days: Sequence[dt.date], start: int) -> list[dict[str, Any]]:
    """A thin line where each fiscal year begins."""
    return [
        {
            "type": "line",
            "yref": "paper",
            "x0": day,
            "x1": day,
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.GRAY_300, "width": 1, "dash": "dot"},
        }
        for day in _year_starts(days, start)
    ]


def year_labels(days: Sequence[dt.date], start: int) -> list[dict[str, Any]]:
    """The names of the fiscal years above their lines, as many as fit."""
    starts = _year_starts(days, start)
    every = max(1, round(YEAR * max(1, len(days) - 1) / (12 * NARROW) + 0.4))
    return [
        {
            "text": f"{labels.short_fiscal_year(day)}",
            "x": day,
            "xanchor": "left",
            "xshift": -3,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"color": theme.GRAY_600},
        }
        for day in starts[::-1][::every]
    ]


def _range(days: Sequence[dt.date]) -> list[dt.date]:
    """From the first to the last month; a lone month gets room on either side."""
    room = dt.timedelta(days=15 if days[0] == days[-1] else 0)
    return [days[0] - room, days[-1] + room]


def _year_starts(days: Sequence[dt.date], start: int) -> list[dt.date]:
    years = (dt.date(year, start, 1) for year in range(days[0].year, days[-1].year + 1))
    return [day for day in years if days[0] < day < days[-1]]
