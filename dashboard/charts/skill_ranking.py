"""Which skills to train first: people under the line × how far they are from it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels
from dashboard.charts import scores, theme

ROW, SHOWN, LABEL = 44, 12, 13


def height(skills: pd.DataFrame) -> int:
    """Px for one row a skill."""
    return 28 + ROW * max(min(len(skills), SHOWN), 4)


def figure(skills: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """The first twelve of the answer, largest on top; marks carry kind and question_no (or field)."""
    rows = skills.dropna(subset=["weight"]).head(SHOWN).reset_index(drop=True)
    if rows.empty:
        return go.Figure(theme.empty(height(skills)))
    names = [_name(row, chosen) for row in rows.itertuples()]
    layout = theme.layout(
        height(skills),
        xaxis=theme.axis(range=[0, float(rows["weight"].max()) * 1.02], showgrid=False, showticklabels=False),
        yaxis=theme.row_axis(names),
        yaxis2=theme.right_column(
            [f"{labels.count(row.people)}人・あと{scores.points(row.shortfall)}点" for row in rows.itertuples()]
        ),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )
    return go.Figure({"data": [_bars(rows, chosen), theme.RIGHT_ANCHOR], "layout": scores.with_left(layout, names)})


def alt(skills: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    rows = skills.dropna(subset=["weight"])
    if rows.empty:
        return "棒グラフ。先に研修するスキル。" + labels.EMPTY
    first = rows.iloc[0]
    return f"棒グラフ。先に研修するスキル。最初は{first['skill']}（{labels.count(first['people'])}人）。"


def _bars(rows: pd.DataFrame, chosen: str | None) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows["weight"].tolist(),
        "y": rows.index.tolist(),
        "width": 0.6,
        "marker": {"color": [theme.CHOSEN if row.question_no == chosen else theme.BLUE_500 for row in rows.itertuples()]},
        "customdata": [
            [row.kind, row.question_no if row.kind == "question" else row.field, row.skill, labels.count(row.people),
             labels.count(row.n), scores.points(row.shortfall), labels.count(row.departments_few), labels.count(row.departments)]
            for row in rows.itertuples()
        ],
        "hovertemplate": "<b>%{customdata[2]}</b><br>%{customdata[3]}人（n=%{customdata[4]}）、平均であと%{customdata[5]}点<br>"
        "できる人が2人以下の課 %{customdata[6]}／%{customdata[7]}課<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _name(row: Any, chosen: str | None) -> str:
    lines = scores.wrapped(f"{row.question_no} {row.skill}" if row.kind == "question" else str(row.skill), LABEL)
    return f"<b>{lines}</b>" if row.question_no == chosen else lines
