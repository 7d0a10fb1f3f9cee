"""What changed since the month compared with: before (hollow) → now (filled), for each 課."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, theme

ROW = 24
TICKS = 36


def height(departments: pd.DataFrame) -> int:
    """Px for one row each."""
    return TICKS + 56 + ROW * max(len(departments), 4)


def figure(
    departments: pd.DataFrame,
    *,
    measure: str = "kind",
    before: str = "前月",
    after: str = "今回",
    chosen: Sequence[str] = (),
) -> theme.Figure:
    """Draw Answer A in the order given, the first row on top: risen blue, fallen orange, unchanged grey."""
    rows = departments[departments["rate"].notna()].reset_index(drop=True)
    if rows.empty:
        return drawing.figure(theme.empty(height(departments)))
    key = f"○{before} ●{after}"
    layout = theme.layout(
        height(departments),
        xaxis=theme.share_axis(side="top", dtick=0.25),
        yaxis=theme.row_axis(marks.row_names(rows, chosen), showgrid=True),
        yaxis2=theme.right_column([labels.points(change) for change in rows["change"]]),
        margin={"l": round(theme.text_width(key)) + 16, "r": 8, "t": TICKS, "b": 8},
        annotations=[theme.key(key)],
    )
    colours = [_colour(change) for change in rows["change"]]
    data = [*_paths(rows, colours), _before(rows, colours), _now(rows, colours, measure, before)]
    return drawing.figure({"data": data, "layout": layout})


def alt(departments: pd.DataFrame, *, measure: str = "kind", before: str = "前月") -> str:
    """Type, title and main figures in words."""
    change = departments["change"]
    risen, fallen = int((change >= marks.TINY).sum()), int((change <= -marks.TINY).sum())
    return (
        f"ダンベル図。課別{labels.MEASURES[measure]}の{before}からの変化。{len(change.dropna())}課のうち"
        f"上昇{risen}課、低下{fallen}課、最大{labels.points(change.max())}、最小{labels.points(change.min())}。"
    )


def _colour(change: float) -> str:
    if change >= marks.TINY:
        return theme.BLUE_900
    return theme.ORANGE_800 if change <= -marks.TINY else theme.GRAY_536


def _paths(rows: pd.DataFrame, colours: Sequence[str]) -> list[dict[str, Any]]:
    """The ways from before to now, one trace for each direction."""
    return [_path(rows[[own == colour for own in colours]], colour) for colour in (theme.BLUE_900, theme.ORANGE_800)]


def _path(moved: pd.DataFrame, colour: str) -> dict[str, Any]:
    ends = zip(moved["rate_before"], moved["rate"], strict=True)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for before, now in ends for x in (before, now, None)],
        "y": [y for row in moved.index for y in (row, row, None)],
        "line": {"color": colour, "width": 3},
        "hoverinfo": "skip",
    }


def _before(rows: pd.DataFrame, colours: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [
            before if colour != theme.GRAY_536 else None
            for before, colour in zip(rows["rate_before"], colours, strict=True)
        ],
        "y": rows.index.tolist(),
        "marker": {"size": 11, "color": theme.WHITE, "line": {"color": list(colours), "width": 2}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _now(rows: pd.DataFrame, colours: Sequence[str], measure: str, before: str) -> dict[str, Any]:
    was = [
        f"{before} {labels.percent(rate)}（{labels.points(change)}）"
        for rate, change in zip(rows["rate_before"], rows["change"], strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["rate"].tolist(),
        "y": rows.index.tolist(),
        "yaxis": "y2",
        "text": was,
        "marker": {"size": 12, "color": list(colours), "line": {"color": theme.WHITE, "width": 1}},
        "cliponaxis": False,
        "customdata": marks.details(rows, measure),
        "hovertemplate": marks.HOVER.replace("<extra>", "<br>%{text}<extra>"),
    }
