"""A KPI month by month, against where it began and where it is to go."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, end_labels, months, theme

HEIGHT = 220
TOP, BOTTOM = 12, 36


def figure(history: pd.DataFrame, *, height: int = HEIGHT) -> theme.Figure:
    """Draw rows of as_of, kpi_actual (NaN: not reported), kpi_target and kpi_baseline, oldest first."""
    known = history["kpi_actual"].dropna()
    if history.empty or (known.empty and history[["kpi_target", "kpi_baseline"]].isna().all(axis=None)):
        return drawing.figure(theme.empty(height))
    days = months.days(history)
    last = history.iloc[-1]
    low, high = _bounds([*known, last["kpi_target"], last["kpi_baseline"]])
    references = [(name, float(last[column])) for name, column in REFERENCES if labels.known(last[column])]
    ends = [*references, *([("実績", float(known.iloc[-1]))] if len(known) else [])]
    since = "" if labels.known(last["kpi_actual"]) else f"（{labels.month(history['as_of'][known.index].max())}）"
    texts = [f"{name} {labels.quantity(value)}{since if name == '実績' else ''}" for name, value in ends]
    layout = theme.layout(
        height,
        xaxis=months.axis(days),
        yaxis=theme.axis(range=[low, high], separatethousands=True, exponentformat="none"),
        shapes=[_reference(name, value) for name, value in references],
        annotations=_ends(ends, texts, low, high, height),
        margin={"l": _left(low, high), "r": int(max(map(theme.text_width, texts))) + 16, "t": TOP, "b": BOTTOM},
    )
    return drawing.figure({"data": [_line(history, days)], "layout": layout})


REFERENCES = (("目標", "kpi_target"), ("基準", "kpi_baseline"))


def alt(history: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "折れ線グラフ。KPIの実績値の推移。"
    known = history.dropna(subset="kpi_actual")
    if known.empty:
        return f"{title}実績値の報告がありません。"
    first, last = known.iloc[0], known.iloc[-1]
    return (
        f"{title}{labels.month(first['as_of'])}の{labels.quantity(first['kpi_actual'])}から"
        f"{labels.month(last['as_of'])}の{labels.quantity(last['kpi_actual'])}へ、目標は"
        f"{labels.quantity(last['kpi_target'])}。"
    )


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """From 0 (or the lowest below it) to a little above the highest."""
    known = [float(value) for value in values if labels.known(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    room = (high - low or 1) * 0.1
    return low - (room if low < 0 else 0), high + room


def _left(low: float, high: float) -> float:
    """Px for the longest number on the axis, which Plotly writes with its decimals."""
    return max(64, *(theme.text_width(labels.quantity(round(end))) + 12 for end in (low, high)))


def _line(history: pd.DataFrame, days: Sequence[dt.date]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(days),
        "y": list(history["kpi_actual"]),
        "line": {"color": theme.BLUE_900, "width": 2},
        "marker": {"size": 6, "color": theme.BLUE_900, "opacity": 1},
        "connectgaps": False,
        "cliponaxis": False,
        "text": [f"{labels.month(day)} {labels.quantity(value)}"
                 for day, value in zip(days, history["kpi_actual"], strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _reference(name: str, value: float) -> dict[str, Any]:
    dash = "dot" if name == "目標" else "dash"
    line = {"color": theme.GRAY_700, "width": 1.5, "dash": dash}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "line": line}


def _ends(
    ends: Sequence[tuple[str, float]], texts: Sequence[str], low: float, high: float, height: int
) -> list[dict[str, Any]]:
    room = height - TOP - BOTTOM
    wanted = [(value - low) / (high - low) * room for _, value in ends]
    colours = [theme.BLUE_900 if name == "実績" else theme.GRAY_700 for name, _ in ends]
    return end_labels.beside(list(zip(texts, colours, strict=True)), wanted, room)
