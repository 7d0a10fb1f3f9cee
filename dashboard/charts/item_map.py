"""The questions by how many can (mean score) and how well they tell people apart (discrimination)."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels
from dashboard.charts import placing, scores, theme

HEIGHT = 540
NARROW = (400, 440)
"""Px of the drawing on the narrowest screen, across and down: labels that keep apart there do so everywhere."""
POOR, EASY, HARD = 0.2, 0.85, 0.15
"""The lines of item_reading (queries/build/11_macros_assessment.sql)."""
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "star")
COLOURS = (theme.BLUE_900, theme.ORANGE_800, "#197a4b", theme.GRAY_700, "#927200")


def figure(items: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Draw the questions that may be shown; marks carry their question_no."""
    known = items.dropna(subset=["difficulty", "discrimination"])
    if known.empty:
        return go.Figure(theme.empty(HEIGHT))
    low, high = min(0.0, known["discrimination"].min()), max(0.6, known["discrimination"].max())
    span = [low - 0.05, high + 0.08]
    layout = theme.layout(
        HEIGHT,
        xaxis=scores.axis("平均点（右ほど、できる人が多い）"),
        yaxis=theme.axis("識別力（上ほど、できる人とできない人を分ける）", range=span, dtick=0.2, tickformat=".1f"),
        shapes=_zones(span),
        annotations=_zone_names(span),
        margin={"l": 66, "r": 12, "t": 40, "b": 8},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": theme.TEXT}},
    )
    known = known.sort_values("field_order", kind="stable").reset_index(drop=True)
    known = known.assign(side=_sides(known, span))
    data = [_marks(rows, place, chosen) for place, (_, rows) in enumerate(known.groupby("field", sort=False))]
    return go.Figure({"data": data, "layout": layout})


def alt(items: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    counts = items["reading"].value_counts()
    said = [f"{words}{counts[code]}問" for code, words in labels.READINGS.items() if counts.get(code)]
    return f"散布図。設問の平均点と識別力。{len(items)}問、{'、'.join(said) or labels.EMPTY}。"


def _sides(known: pd.DataFrame, span: list[float]) -> list[str]:
    """On which side of its mark each number stands, so that numbers keep off each other and off marks."""
    across, down = NARROW
    dots = [
        placing.Dot(x * across, (span[1] - y) / (span[1] - span[0]) * down, 6)
        for x, y in zip(known["difficulty"], known["discrimination"], strict=True)
    ]
    bounds = placing.Box(-0.03 * across, 0, 1.03 * across, down)
    sides = placing.label(dots, [str(number) for number in known["question_no"]], bounds)["textposition"]
    return list(sides) if not isinstance(sides, str) else [sides] * len(known)


def _marks(rows: pd.DataFrame, place: int, chosen: str | None) -> dict[str, Any]:
    colour = COLOURS[place % len(COLOURS)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": str(rows["field"].iloc[0]),
        "x": rows["difficulty"].tolist(),
        "y": rows["discrimination"].tolist(),
        "text": [f"<b>{number}</b>" if number == chosen else str(number) for number in rows["question_no"]],
        "textposition": rows["side"].tolist(),
        "textfont": {"color": theme.GRAY_900, "shadow": theme.HALO},
        "marker": {
            "symbol": SYMBOLS[place % len(SYMBOLS)],
            "size": [15 if number == chosen else 11 for number in rows["question_no"]],
            "color": colour,
            "opacity": 1,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [
            [str(row.question_no), scores.folded(row.question, 26), scores.points(row.difficulty),
             f"{row.discrimination:.2f}", labels.READINGS.get(row.reading, labels.UNKNOWN), labels.count(row.n)]
            for row in rows.itertuples()
        ],
        "hovertemplate": "<b>問%{customdata[0]}</b> %{customdata[1]}<br>平均点 %{customdata[2]}点・識別力 %{customdata[3]}"
        "（%{customdata[4]}）<br>n=%{customdata[5]}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _zones(span: list[float]) -> list[dict[str, Any]]:
    """見直し候補 shaded; the ends where nearly all or none can, between lines."""
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": {"color": theme.GRAY_420, "dash": "dot", "width": 1}}
    shade = {"type": "rect", "layer": "below", "x0": HARD, "x1": EASY, "y0": span[0], "y1": POOR, "line": {"width": 0},
             "fillcolor": "#fff1e8"}  # fmt: skip
    return [shade, {**line, "x0": EASY, "x1": EASY}, {**line, "x0": HARD, "x1": HARD}]


def _zone_names(span: list[float]) -> list[dict[str, Any]]:
    words = (
        (labels.READINGS["review"], (EASY + HARD) / 2, span[0], "center", "bottom", theme.ORANGE_TEXT),
        (labels.READINGS["separates"], (EASY + HARD) / 2, span[1], "center", "top", theme.BLUE_900),
        (labels.READINGS["easy"], 1.03, span[1], "right", "top", theme.GRAY_700),
        (labels.READINGS["hard"], -0.03, span[1], "left", "top", theme.GRAY_700),
    )
    return [
        {"text": scores.folded(text, 6), "x": x, "y": y, "xanchor": xanchor, "yanchor": yanchor, "showarrow": False,
         "align": xanchor, "font": {"color": colour}}
        for text, x, y, xanchor, yanchor, colour in words
    ]  # fmt: skip
