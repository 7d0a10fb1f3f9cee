"""課 by their online rate and one more thing about them: whether the two go along with each other."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, placing, theme

HEIGHT = 440
WIDTH, DEPTH = 560, 340
"""Px of the drawing on the narrowest screen."""
BOUNDS = placing.Box(-6, -12, WIDTH + 40, DEPTH + 12)
"""Where labels may lie."""
NAMED = 6
"""So many 課 at the ends are named where nobody is chosen."""
HOVER = "<b>%{customdata[0]}</b>%{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"


def figure(links: pd.DataFrame, other: str, name: str, *, unit: str, chosen: Sequence[str] = ()) -> theme.Figure:
    """Draw rows of department/links that have both figures; ``other`` is the column, called ``name``, in ``unit``."""
    dots = known(links, other)
    if dots.empty:
        return drawing.figure(theme.empty(HEIGHT))
    values, is_share = dots[other].astype(float), other == "mean"
    most = 1.0 if is_share else float(max(values.max(), 1)) * 1.08
    layout = theme.layout(
        HEIGHT,
        xaxis=theme.share_axis("オンライン化率（種類）"),
        yaxis=theme.axis(f"{name}（{unit}）", range=[-0.03 * most, most * 1.03], **_ticks(most, is_share=is_share)),
        shapes=_medians(dots, other),
        margin={"l": 8, "r": 24, "t": 12, "b": 8},
    )
    return drawing.figure({"data": [_dots(dots, other, name, unit, most, chosen)], "layout": layout})


def known(links: pd.DataFrame, other: str) -> pd.DataFrame:
    """The 課 of which both figures are known and told."""
    return links[links["rate"].notna() & links[other].notna()].reset_index(drop=True)


def alt(links: pd.DataFrame, other: str, name: str) -> str:
    """Type, title and main figures in words."""
    dots = known(links, other)
    return f"散布図。課のオンライン化率と{name}。{len(dots)}課。"


def _ticks(most: float, *, is_share: bool) -> dict[str, Any]:
    if not is_share:
        return {"tickformat": ",d", "dtick": max(1, round(most / 6))}
    places = [0, 0.25, 0.5, 0.75, 1]
    return {"tickvals": places, "ticktext": [f"{place * 100:.0f}" for place in places]}


def _medians(dots: pd.DataFrame, other: str) -> list[dict[str, Any]]:
    """The medians of both, as thin lines over the whole drawing."""
    line = {"color": theme.GRAY_420, "width": 1, "dash": "dot"}
    x, y = float(dots["rate"].median()), float(dots[other].astype(float).median())
    return [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"},
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "line": line, "layer": "below"},
    ]


def _dots(dots: pd.DataFrame, other: str, name: str, unit: str, most: float, chosen: Sequence[str]) -> dict[str, Any]:
    is_chosen = marks.is_chosen(dots, chosen)
    sizes = marks.diameters(list(dots["applicable"]), smallest=9, largest=24)
    x, y = dots["rate"].tolist(), dots[other].astype(float).tolist()
    places = [
        placing.Dot(rate * WIDTH, (1 - value / most) * DEPTH, size / 2)
        for rate, value, size in zip(x, y, sizes, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": y,
        **placing.label(places, _texts(dots, other, is_chosen), BOUNDS),
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "marker": {
            "size": sizes,
            "color": marks.colours(is_chosen),
            "opacity": 0.85,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [_said(row, other, name, unit) for row in dots.to_dict("records")],
        "hovertemplate": HOVER,
    }  # fmt: skip


def _texts(dots: pd.DataFrame, other: str, is_chosen: Sequence[bool]) -> list[str]:
    """The chosen; where nobody is, those in which the two are furthest apart."""
    if any(is_chosen):
        return [name if hit else "" for name, hit in zip(dots["department"], is_chosen, strict=True)]
    apart = (dots["rate"].rank(pct=True) - dots[other].astype(float).rank(pct=True)).abs()
    named = set(apart.nlargest(NAMED).index)
    return [name if place in named else "" for place, name in dots["department"].items()]


def _said(row: dict[Any, Any], other: str, name: str, unit: str) -> list[str]:
    bureau = f"（{row['bureau']}）" if labels.known(row["bureau"]) else ""
    value = labels.score(row[other]) if other == "mean" else labels.count(row[other])
    n = f"・n={labels.count(row['n'])}" if other == "mean" else ""
    rate = labels.with_fraction(row["online"], row["applicable"])
    return [row["department"], bureau, f"オンライン化率 {rate}", f"{name} {value}{unit}{n}"]
