"""Before and after: the mean change of the same people by field, with how far it could stray by chance."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels
from dashboard.charts import marks, scores, theme

ROW, TOP, LEAST_ROWS = 62, 52, 4
TOTAL = "総合"
STRETCH = 1.35
LANES = (0.1, 0.36)
"""How far below the middle of a row the chosen lie, in rows: at most two of them."""


def height(changes: pd.DataFrame) -> int:
    """Px for one row a field and one for the total."""
    return TOP + 60 + ROW * max(int((changes["level"] == "city").sum()) if len(changes) else 0, LEAST_ROWS)


def figure(changes: pd.DataFrame, *, chosen: Sequence[str] = (), k: int = 10) -> go.Figure:
    """The city, and under it the chosen groups where they may be shown."""
    city = changes[changes["level"] == "city"].reset_index(drop=True) if len(changes) else changes
    if city.empty:
        return go.Figure(theme.empty(height(changes)))
    beside = changes[changes["unit"].isin(chosen) & changes["level"].isin(["bureau", "department"])]
    bounds = pd.concat([city, beside])[["change_low", "change_high"]].abs().max().max()
    reach = (float(bounds) if labels.known(bounds) else 0.05) * STRETCH
    names = [_name(row) for row in city.itertuples()]
    layout = theme.layout(
        height(changes),
        xaxis=theme.axis(
            "変化（点）・横線＝偶然の幅（95%）", range=[-reach * 100, reach * 100], zeroline=True,
            zerolinecolor=theme.GRAY_700, zerolinewidth=1.5, ticksuffix="", tickformat="+.0f",
        ),
        yaxis=theme.row_axis(names, showgrid=True),
        margin={"l": scores.widest(names) + theme.TICKS_GAP, "r": 12, "t": TOP, "b": 8},
        annotations=[*_sides(), *_names(chosen, set(beside["unit"]))],
        barmode="overlay",
    )  # fmt: skip
    place = {_field(row): index for index, row in enumerate(city.itertuples())}
    named = [name for name in chosen if name in set(beside["unit"])][: len(LANES)]
    data = [*_points(city, place, -0.2 if named else 0.0, None), _hidden(city, place, k, reach)]
    for name, lane, (colour, _) in zip(named, LANES, scores.SERIES, strict=False):
        data += _points(beside[beside["unit"] == name], place, lane, colour)
    return go.Figure({"data": [trace for trace in data if trace], "layout": layout})


def alt(changes: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    city = changes[changes["level"] == "city"].dropna(subset=["change"]) if len(changes) else changes
    if city.empty:
        return "区間図。前回からの変化。" + labels.EMPTY
    said = [f"{_field(row)} {signed(row.change)}点" for row in city.itertuples()]
    return f"区間図。両方の回に答えた人の変化。{'、'.join(said)}。"


def signed(change: float) -> str:
    """A change in points with its sign: 0.021 → ＋2.1."""
    return labels.points(change).removesuffix("pt")


def _field(row: Any) -> str:
    return str(row.field) if isinstance(row.field, str) else TOTAL


def _name(row: Any) -> str:
    return (
        f"<b>{_field(row)}</b><br><span style='color:{theme.GRAY_600}'>共通{labels.count(row.questions)}問・"
        f"{labels.count(row.matched)}人</span>"
    )


def _points(rows: pd.DataFrame, place: dict[str, int], lower: float, colour: str | None) -> list[dict[str, Any]]:
    known = [row for row in rows.dropna(subset=["change"]).itertuples() if _field(row) in place]
    colours = [colour or _tone(row) for row in known]
    ys = [place[_field(row)] + lower for row in known]
    lines = {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip",
        "x": [x for row in known for x in (row.change_low * 100, row.change_high * 100, None)],
        "y": [y for each in ys for y in (each, each, None)],
        "line": {"color": colour or theme.BLUE_300, "width": 4 if colour is None else 2},
    }  # fmt: skip
    dots = {
        "type": "scatter", "mode": "markers", "x": [row.change * 100 for row in known], "y": ys,
        "marker": {"size": 12, "color": colours, "line": {"color": theme.WHITE, "width": 1}},
        "cliponaxis": False,
        "customdata": [
            [row.unit, _field(row), signed(row.change), f"{signed(row.change_low)}〜{signed(row.change_high)}",
             labels.count(row.matched), labels.count(row.unmatched), labels.count(row.unmatched_before)]
            for row in known
        ],
        "hovertemplate": "<b>%{customdata[0]}</b>・%{customdata[1]}<br>%{customdata[2]}点（偶然の幅 %{customdata[3]}点）<br>"
        "両方に答えた%{customdata[4]}人。今回だけ%{customdata[5]}人・前回だけ%{customdata[6]}人は含まず<extra></extra>",
        **marks.STEADY,
    }  # fmt: skip
    texts = {
        "type": "scatter", "mode": "text", "x": [row.change_high * 100 for row in known], "y": ys, "hoverinfo": "skip",
        "text": [signed(row.change) for row in known], "textposition": "middle right", "cliponaxis": False,
        "textfont": {"color": colour or theme.GRAY_900, "shadow": theme.HALO},
    }  # fmt: skip
    return [lines, dots, texts] if known else []


def _names(chosen: Sequence[str], shown: set[str]) -> list[dict[str, Any]]:
    """Whose the coloured marks are; those without any are said to have none."""
    if not chosen:
        return []
    named = [name for name in chosen if name in shown][: len(LANES)]
    words = [f"<span style='color:{colour}'>● {name}</span>" for name, (colour, _) in zip(named, scores.SERIES, strict=False)]
    return [{"text": "　".join(words), "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper",
             "yanchor": "bottom", "yshift": 26, "showarrow": False}] if words else []  # fmt: skip


def _tone(row: Any) -> str:
    if row.change_low > 0:
        return theme.BLUE_900
    return theme.ORANGE_800 if row.change_high < 0 else theme.GRAY_536


def _hidden(city: pd.DataFrame, place: dict[str, int], k: int, reach: float) -> dict[str, Any] | None:
    hidden = city[city["change"].isna()]
    if hidden.empty:
        return None
    return {
        "type": "bar", "orientation": "h", "base": [-reach * 100] * len(hidden), "x": [2 * reach * 100] * len(hidden),
        "y": [place[_field(row)] for row in hidden.itertuples()], "width": 0.5, "marker": marks.HATCH,
        "text": [scores.hidden(row.matched, k) for row in hidden.itertuples()], "textposition": "inside",
        "insidetextanchor": "middle", "textfont": {"color": theme.GRAY_700}, "hoverinfo": "skip",
    }  # fmt: skip


def _sides() -> list[dict[str, Any]]:
    words = (("← 下がった", 0, "left", theme.ORANGE_TEXT), ("伸びた →", 1, "right", theme.BLUE_900),
             ("灰色＝偶然の幅", 0.5, "center", theme.GRAY_600))  # fmt: skip
    return [
        {"text": text, "x": x, "xref": "paper", "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom",
         "yshift": 6, "showarrow": False, "font": {"color": colour}}
        for text, x, anchor, colour in words
    ]  # fmt: skip
