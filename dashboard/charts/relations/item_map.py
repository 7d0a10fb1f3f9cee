"""The questions by how many can (mean score) and how well they tell people apart (discrimination)."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, placing, scores, theme, writing
from dashboard.markup import Markup

HEIGHT, TOP, LEFT = 540, 56, 66
NARROW = (270, 410)
"""Px of the drawing on the narrowest screen, across and down."""
POOR, EASY, HARD = 0.2, 0.85, 0.15
"""The lines of item_reading (queries/macros/item_reading.sql)."""
KINDS = (
    ("circle", "●", theme.BLUE_900),
    ("square", "■", theme.ORANGE_800),
    ("diamond", "◆", "#197a4b"),
    ("triangle-up", "▲", theme.GRAY_700),
    ("star", "★", "#927200"),
)
"""The mark of each field as Plotly calls it, its sign in the key, and its colour."""
GROUND = "#fff1e8"
"""Behind the questions to look at again."""


def figure(items: pd.DataFrame, *, chosen: str | None = None) -> theme.Figure:
    """Draw the questions that may be shown; marks carry their question_no."""
    known = items.dropna(subset=["difficulty", "discrimination"])
    if known.empty:
        return drawing.figure(theme.empty(HEIGHT))
    known = known.sort_values("field_order", kind="stable").reset_index(drop=True)
    span = [min(0.0, known["discrimination"].min()) - 0.05, max(0.6, known["discrimination"].max()) + 0.08]
    layout = theme.layout(
        HEIGHT,
        xaxis=scores.axis("平均点（右ほど、できる人が多い）"),
        yaxis=theme.axis("識別力（上ほど、できる人とできない人を分ける）", range=span, dtick=0.2, tickformat=".1f"),
        shapes=_zones(span),
        annotations=[*_zone_names(span), captions.key(_key(known), left=LEFT)],
        margin={"l": LEFT, "r": 12, "t": TOP, "b": 8},
    )
    known = known.assign(**_numbers(known, span, chosen))
    data = [_marks(rows, place, chosen) for place, (_, rows) in enumerate(known.groupby("field", sort=False))]
    return drawing.figure({"data": data, "layout": layout})


def alt(items: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    counts = items["reading"].value_counts()
    said = [f"{words}{counts[code]}問" for code, words in labels.READINGS.items() if counts.get(code)]
    if items["difficulty"].isna().all():
        return "散布図。設問の平均点と識別力。" + labels.EMPTY
    return f"散布図。設問の平均点と識別力。{'、'.join([f'{len(items)}問', *said])}。"


def _key(known: pd.DataFrame) -> list[Markup]:
    """The sign and colour of each field."""
    kinds = [(field, KINDS[place % len(KINDS)]) for place, field in enumerate(known["field"].unique())]
    return captions.packed(captions.entry(field, colour, sign) for field, (_, sign, colour) in kinds)


def _numbers(known: pd.DataFrame, span: list[float], chosen: str | None) -> dict[str, list[str]]:
    """The number written at each mark and on which side: none where it would cover another, the chosen always."""
    first = known.assign(later=known["question_no"] != chosen).sort_values("later", kind="stable")
    across, down = NARROW
    dots = [
        placing.Dot(x * across, (span[1] - y) / (span[1] - span[0]) * down, 6)
        for x, y in zip(first["difficulty"], first["discrimination"], strict=True)
    ]
    bounds = placing.Box(-0.03 * across, 0, 1.03 * across, down)
    written = placing.label(dots, [str(number) for number in first["question_no"]], bounds)
    placed = pd.DataFrame(written, index=first.index).reindex(known.index)
    return {"written": placed["text"].tolist(), "side": placed["textposition"].tolist()}


def _marks(rows: pd.DataFrame, place: int, chosen: str | None) -> dict[str, Any]:
    symbol, _, colour = KINDS[place % len(KINDS)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": str(rows["field"].iloc[0]),
        "x": rows["difficulty"].tolist(),
        "y": rows["discrimination"].tolist(),
        "text": [writing.bold(number) if number and number == chosen else number for number in rows["written"]],
        "textposition": rows["side"].tolist(),
        "textfont": {"color": theme.GRAY_900, "shadow": theme.HALO},
        "marker": {
            "symbol": symbol,
            "size": [15 if number == chosen else 11 for number in rows["question_no"]],
            "color": colour,
            "opacity": 1,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [_details(row) for row in marks.records(rows)],
        "hovertemplate": "<b>問%{customdata[0]}</b> %{customdata[1]}<br>"
        "平均点 %{customdata[2]}点・識別力 %{customdata[3]}（%{customdata[4]}）<br>n=%{customdata[5]}<extra></extra>",
        **marks.STEADY,
    }


def _details(row: Any) -> list[str]:
    question = writing.folded(str(row.question), 26)
    reading = labels.READINGS.get(row.reading, labels.UNKNOWN)
    figures = (labels.score(row.difficulty), f"{row.discrimination:.2f}")
    return [str(row.question_no), question, *figures, reading, labels.count(row.n)]


def _zones(span: list[float]) -> list[dict[str, Any]]:
    """見直し候補 shaded; the ends where nearly all or none can, between lines."""
    line = {
        "type": "line",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.GRAY_420, "dash": "dot", "width": 1},
    }
    shade = {
        "type": "rect",
        "layer": "below",
        "x0": HARD,
        "x1": EASY,
        "y0": span[0],
        "y1": POOR,
        "line": {"width": 0},
        "fillcolor": GROUND,
    }
    return [shade, {**line, "x0": EASY, "x1": EASY}, {**line, "x0": HARD, "x1": HARD}]


def _zone_names(span: list[float]) -> list[dict[str, Any]]:
    middle = (EASY + HARD) / 2
    return [
        _zone_name("review", middle, "center", span[0], "bottom", theme.ORANGE_TEXT),
        _zone_name("separates", middle, "center", span[1], "top", theme.BLUE_900),
        _zone_name("easy", 1.03, "right", span[1], "top", theme.GRAY_700),
        _zone_name("hard", -0.03, "left", span[1], "top", theme.GRAY_700),
    ]


def _zone_name(reading: str, x: float, xanchor: str, y: float, yanchor: str, colour: str) -> dict[str, Any]:
    return {
        "text": writing.folded(labels.READINGS[reading], 6),
        "x": x,
        "xanchor": xanchor,
        "align": xanchor,
        "y": y,
        "yanchor": yanchor,
        "showarrow": False,
        "font": {"color": colour},
    }
