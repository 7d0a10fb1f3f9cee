"""Which skills to train first: people under the line × how far they are from it."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, theme, writing

ROW, SHOWN = 48, 12
NAME, BAR = -0.24, 0.2
"""Where in its row a name lies, and its bar below it (rows are 1 high, downwards)."""


def height(skills: pd.DataFrame) -> int:
    """Px for one row a skill."""
    return 16 + ROW * max(min(len(skills), SHOWN), 4)


def figure(skills: pd.DataFrame, *, chosen: str | None = None) -> theme.Figure:
    """The first twelve of the answer, largest on top; marks carry kind and question_no (or field)."""
    rows = skills.dropna(subset=["weight"]).head(SHOWN).reset_index(drop=True)
    if rows.empty:
        return drawing.figure(theme.empty(height(skills)))
    range_ = [max(len(rows), 4) - 0.5, -0.5]
    amounts = theme.right_column([_amount(row) for row in marks.records(rows)])
    layout = theme.layout(
        height(skills),
        xaxis=theme.axis(range=[0, float(rows["weight"].max()) * 1.02], showgrid=False, showticklabels=False),
        yaxis=theme.axis(range=range_, showgrid=False, showticklabels=False),
        yaxis2={**amounts, "range": range_, "tickvals": [row + BAR for row in rows.index]},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )
    names = captions.over_rows(_names(rows, chosen), [row + NAME for row in rows.index], 0)
    return drawing.figure({"data": [_bars(rows, chosen), theme.RIGHT_ANCHOR, names], "layout": layout})


def alt(skills: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    rows = skills.dropna(subset=["weight"])
    if rows.empty:
        return "棒グラフ。先に研修するスキル。" + labels.EMPTY
    first = rows.iloc[0]
    return f"棒グラフ。先に研修するスキル。最初は{first['skill']}（{_amount(first)}）。"


def _bars(rows: pd.DataFrame, chosen: str | None) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows["weight"].tolist(),
        "y": [row + BAR for row in rows.index],
        "width": 0.42,
        "marker": {"color": [theme.CHOSEN if _key(row) == chosen else theme.BLUE_500 for row in marks.records(rows)]},
        "customdata": [_details(row) for row in marks.records(rows)],
        "hovertemplate": "<b>%{customdata[2]}</b><br>約%{customdata[3]}人（n=%{customdata[4]}）、"
        "平均であと%{customdata[5]}点<extra></extra>",
        **marks.STEADY,
    }


def _key(row: Any) -> str:
    return str(row.question_no if row.kind == "question" else row.field)


def _details(row: Any) -> list[str]:
    words = writing.folded(str(row.skill), 26)
    people = [labels.count(row.people), labels.count(row.n), labels.score(row.shortfall)]
    return [row.kind, _key(row), words, *people]


def _amount(row: Any) -> str:
    return f"約{labels.count(row.people)}人・平均あと{labels.score(row.shortfall)}点"


def _names(rows: pd.DataFrame, chosen: str | None) -> list[str]:
    """Each skill on one line, a question after its number, the chosen in bold."""
    named = [
        writing.wrapped(
            f"{row.question_no} {row.skill}" if row.kind == "question" else str(row.skill), captions.SIGNS, lines=1
        )
        for row in marks.records(rows)
    ]
    return [
        writing.bold(name) if _key(row) == chosen else name
        for name, row in zip(named, marks.records(rows), strict=True)
    ]
