"""Where the people under a line are: 課 by 課, coarse, with those marked in which nobody or hardly anybody can."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels
from dashboard.charts import marks, theme

ROW, TOP = 26, 30
REST = "ほかの課"


def height(under: pd.DataFrame) -> int:
    """Px for one row a 課."""
    return TOP + 12 + ROW * max(len(_rows(under)), 4)


def figure(under: pd.DataFrame, *, chosen: Sequence[str] = (), k: int = 10) -> go.Figure:
    """課 with most people under the line on top; those counted together below. Marks carry their 課."""
    rows = _rows(under)
    if rows.empty:
        return go.Figure(theme.empty(height(under)))
    names = [_name(row, chosen) for row in rows.itertuples()]
    layout = theme.layout(
        height(under),
        xaxis=theme.count_axis("", float(rows["n"].max()) * 1.1),
        yaxis=theme.row_axis(names),
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
        barmode="overlay",
        annotations=[_key()],
    )
    return go.Figure({"data": [_all(rows), _under(rows, chosen)], "layout": layout})


def alt(under: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    rows = _rows(under)
    own = rows[(rows["level"] == "department") & rows["people"].notna()]
    if own.empty:
        return "棒グラフ。課別の、線に届かない人。示せる課がありません。"
    few = int(own["able_few"].fillna(False).astype(bool).sum())
    return (
        f"棒グラフ。課別の、線に届かない人。{len(own)}課、最も多いのは{own.iloc[0]['department']}の約"
        f"{labels.count(own.iloc[0]['people'])}人、できる人が2人以下の課は{few}。"
    )


def _rows(under: pd.DataFrame) -> pd.DataFrame:
    if under.empty:
        return under
    rows = under[under["level"].isin(["department", "rest"])]
    rows = rows.assign(is_rest=rows["level"] == "rest", amount=rows["people"].fillna(-1))
    return rows.sort_values(["is_rest", "amount", "n", "department"], ascending=[True, False, False, True]).reset_index(drop=True)


def _name(row: Any, chosen: Sequence[str]) -> str:
    if row.level == "rest":
        return f"{row.bureau if isinstance(row.bureau, str) else '全庁'}の{REST}"
    mark = "⚑ " if row.able_few is True or row.able_few == 1 else ""
    return f"<b>{mark}{row.department}</b>" if row.department in chosen else f"{mark}{row.department}"


def _all(rows: pd.DataFrame) -> dict[str, Any]:
    """Everybody who answered, as an outline behind."""
    return {
        "type": "bar", "orientation": "h", "x": rows["n"].tolist(), "y": rows.index.tolist(), "width": 0.72,
        "marker": {"color": theme.BLUE_50, "line": {"color": theme.BLUE_300, "width": 1}}, "hoverinfo": "skip",
        "text": [_text(row) for row in rows.itertuples()], "textposition": "outside", "cliponaxis": False,
        "textfont": {"color": theme.GRAY_900},
        **marks.STEADY,
    }  # fmt: skip


def _under(rows: pd.DataFrame, chosen: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [people if labels.known(people) else 0 for people in rows["people"]],
        "y": rows.index.tolist(),
        "width": 0.72,
        "marker": {
            "color": [
                theme.CHOSEN if row.department in chosen else theme.GRAY_420 if row.level == "rest" else theme.BLUE_500
                for row in rows.itertuples()
            ]
        },
        "customdata": [[row.department if isinstance(row.department, str) else "", _text(row)] for row in rows.itertuples()],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        **marks.STEADY,
    }


def _text(row: Any) -> str:
    if not labels.known(row.people):
        return f"伏せ／{labels.count(row.n)}人"
    if row.people == 0:
        return f"2人以下／{labels.count(row.n)}人"
    if row.people == row.n:
        return f"ほぼ全員／{labels.count(row.n)}人"
    return f"約{labels.count(row.people)}人／{labels.count(row.n)}人"


def _key() -> dict[str, Any]:
    return {"text": "⚑＝できる人が2人以下の課　□＝答えた人", "x": 0, "xref": "paper", "xanchor": "left", "y": 1,
            "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False, "font": {"color": theme.GRAY_600}}  # fmt: skip
