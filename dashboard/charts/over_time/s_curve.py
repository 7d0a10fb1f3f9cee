"""Completions over time: planned against actual, and how far they are apart today."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, end_labels, months, placing, theme, writing

HEIGHT = 360
TOP, BOTTOM, RIGHT = 30, 36, 92
LINE = 20
"""Px that a line of text takes."""
LATE_ON = 0.78
"""The part of the axis from which on what is said of 基準日 stands left of it: at the right it would be cut."""


def figure(curve: pd.DataFrame, *, as_of: dt.date, fiscal_year_start: int = 4, height: int = HEIGHT) -> theme.Figure:
    """Draw rows of roadmap/s_curve: as_of (month ends), planned, actual, forecast (cumulative), total."""
    if curve.empty:
        return drawing.figure(theme.empty(height))
    days = months.days(curve)
    total = int(curve["total"].iloc[0])
    layout = theme.layout(
        height,
        xaxis=_time_axis(days, fiscal_year_start),
        yaxis=theme.axis(range=[0, total * 1.04], rangemode="tozero", ticksuffix="件"),
        shapes=[*months.year_lines(days, fiscal_year_start), *_lines(as_of, total)],
        annotations=[
            *_year_names(days, fiscal_year_start),
            *_ends(curve, height, total),
            *_notes(curve, as_of, height),
        ],
        margin={"l": 56, "r": RIGHT, "t": TOP, "b": BOTTOM},
        hovermode="x unified",
    )
    data = [
        _line(curve, days, "planned", "計画", {"color": theme.GRAY_536, "width": 2, "dash": "dash", "shape": "hv"}),
        _line(curve, days, "forecast", "見込", {"color": theme.BLUE_600, "width": 2, "dash": "dot", "shape": "hv"}),
        _line(curve, days, "actual", "実績", {"color": theme.BLUE_900, "width": 3, "shape": "hv"}),
        *_gap(curve, as_of),
    ]
    return drawing.figure({"data": data, "layout": layout})


def alt(curve: pd.DataFrame, *, as_of: dt.date) -> str:
    """Type, title and main figures in words."""
    title = "折れ線グラフ。完了した取組の累計を、計画・実績・見込で示す。"
    now = _now(curve, as_of)
    if now is None:
        return title + labels.EMPTY
    planned, actual = labels.count(now["planned"]), labels.count(now["actual"])
    return f"{title}{labels.month_end(as_of)}までの計画は{planned}件、実績は{actual}件、全体は{now['total']}件。"


def _now(curve: pd.DataFrame, as_of: dt.date) -> pd.Series | None:
    hit = curve[curve["as_of"] == pd.Timestamp(as_of)]
    return hit.iloc[0] if len(hit) else None


def _time_axis(days: Sequence[dt.date], start: int) -> dict[str, Any]:
    years = [day for day in days if day.month == start]
    ticks = [dt.date(day.year, start, 1) for day in years]
    return theme.axis(
        range=[days[0].replace(day=1), days[-1]],
        showgrid=False,
        tickvals=ticks,
        ticktext=[labels.month(day) for day in ticks],
        ticks="outside",
        tickcolor=theme.GRAY_300,
        tickangle=0,
        hoverformat="%Y-%m",
    )


def _year_names(days: Sequence[dt.date], start: int) -> list[dict[str, Any]]:
    """The 年度 in the middle of their columns."""
    middles = [day for day in days if (day.month - start) % 12 == 5]
    return [
        {
            "text": labels.short_fiscal_year(dt.date(day.year if day.month >= start else day.year - 1, start, 1)),
            "x": day,
            "xanchor": "center",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"color": theme.GRAY_600},
        }
        for day in middles
    ]


def _line(
    curve: pd.DataFrame, days: Sequence[dt.date], column: str, name: str, style: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(days),
        "y": list(curve[column]),
        "line": style,
        "name": name,
        "hovertemplate": "%{fullData.name} %{y}件<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
    }


def _lines(as_of: dt.date, total: int) -> list[dict[str, Any]]:
    """基準日, and all of them as the height to reach."""
    return [
        {"type": "line", "x0": as_of, "x1": as_of, "yref": "paper", "y0": 0, "y1": 1,
         "line": {"color": theme.RED_900, "width": 2}},
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": total, "y1": total,
         "line": {"color": theme.GRAY_420, "width": 1, "dash": "dot"}},
    ]  # fmt: skip


def _ends(curve: pd.DataFrame, height: int, total: int) -> list[dict[str, Any]]:
    """Names and last values at the right end, kept apart."""
    last = curve.iloc[-1]
    ends = [("計画", last["planned"], theme.GRAY_536), ("見込", last["forecast"], theme.BLUE_600)]
    ends = [end for end in ends if labels.known(end[1])]
    room = height - TOP - BOTTOM
    wanted = [value / (total * 1.04) * room for _, value, _ in ends]
    texts = [(f"{name} {labels.count(value)}件", colour) for name, value, colour in ends]
    return end_labels.beside(texts, wanted, room)


def _gap(curve: pd.DataFrame, as_of: dt.date) -> list[dict[str, Any]]:
    """From what should be done to what is, on 基準日."""
    now = _now(curve, as_of)
    if now is None or now["planned"] == now["actual"]:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [as_of, as_of],
            "y": [now["planned"], now["actual"]],
            "line": {"color": theme.ORANGE_800, "width": 5},
            "marker": {"size": 8, "color": theme.ORANGE_800},
            "hoverinfo": "skip",
        }
    ]


def _notes(curve: pd.DataFrame, as_of: dt.date, height: int) -> list[dict[str, Any]]:
    """The gap and what is done beside 基準日, one over the other: the line that ends there has no end at the right."""
    now = _now(curve, as_of)
    if now is None or not now["total"]:
        return []
    gap = int(now["actual"] - now["planned"])
    sign = "▲" if gap < 0 else "＋" if gap else "±"
    room = height - TOP - BOTTOM
    unit = room / (now["total"] * 1.04)
    done = now["actual"] * unit
    wanted = [done - LINE / 2 - 2, (now["planned"] + now["actual"]) / 2 * unit]
    places = placing.spread_apart(wanted, LINE, LINE / 2, room - LINE / 2)
    said = [
        (f"実績 {labels.count(now['actual'])}件", theme.BLUE_900),
        (
            f"{sign}{abs(gap)}件（{labels.points(gap / now['total'])}）",
            theme.ORANGE_TEXT if gap < 0 else theme.BLUE_900,
        ),
    ]
    side = _side(months.days(curve), as_of)
    return [
        {
            "text": writing.bold(text),
            "x": as_of,
            **side,
            "y": place / room,
            "yref": "paper",
            "yanchor": "middle",
            "showarrow": False,
            "font": {"color": colour, "shadow": theme.HALO},
        }
        for (text, colour), place in zip(said, places, strict=True)
    ]


def _side(days: Sequence[dt.date], as_of: dt.date) -> dict[str, Any]:
    """Right of 基準日, or left of it where that is late on the axis."""
    first = days[0].replace(day=1)
    is_late = (as_of - first).days > LATE_ON * (days[-1] - first).days
    return {"xanchor": "right", "xshift": -10} if is_late else {"xanchor": "left", "xshift": 10}
