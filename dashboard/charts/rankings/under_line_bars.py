"""Where the people under a line are: 課 by 課 (or 部), coarse, with those marked in which hardly anybody can."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, scores, theme, writing

ROW, TOP = 22, 28
REST = "ほかの課"
FEW = "⚑"


def height(under: pd.DataFrame) -> int:
    """Px for one row a 課."""
    return TOP + 12 + ROW * max(len(_rows(under)), 4)


def figure(under: pd.DataFrame, *, chosen: Sequence[str] = (), k: int = 10) -> theme.Figure:
    """課 (or 部) with most people under the line on top; those counted together below. Marks carry their 課."""
    rows = _rows(under, chosen)
    if rows.empty:
        return drawing.figure(theme.empty(height(under)))
    largest = float(rows.loc[rows["people"].notna(), "n"].max()) if rows["people"].notna().any() else 0
    layout = theme.layout(
        height(under),
        xaxis=theme.axis(range=[0, max(k, largest) * 1.02], showgrid=False, showticklabels=False),
        yaxis=theme.row_axis([_name(row, chosen) for row in marks.records(rows)]),
        yaxis2=theme.right_column([_text(row, k) for row in marks.records(rows)]),
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
        barmode="overlay",
    )
    flag = [f"{FEW}＝できる人がほぼいない"] if _is_judged(rows) else []
    words = [*flag, captions.entry("届かない人", theme.BLUE_500), "□答えた人"]
    layout["annotations"] = [captions.key(captions.packed(words), left=layout["margin"]["l"])]
    data = [_all(rows), _under(rows, chosen, k), _hidden(rows, k), theme.RIGHT_ANCHOR]
    return drawing.figure({"data": [trace for trace in data if trace], "layout": layout})


def alt(under: pd.DataFrame, kind: str = "課") -> str:
    """Type, title and main figures in words; ``kind``: what the rows are."""
    rows = _rows(under)
    own = rows[(rows["level"] != "rest") & rows["people"].notna()] if len(rows) else rows
    if own.empty:
        return f"棒グラフ。{kind}別の、線に届かない人。示せる{kind}がありません。"
    first = own.iloc[0]
    most = f"、最も多いのは{first['department']}の約{labels.count(first['people'])}人" if first["people"] > 0 else ""
    few = f"、できる人がほぼいない課は{sum(map(_is_few, marks.records(own)))}" if _is_judged(rows) else ""
    return f"棒グラフ。{kind}別の、線に届かない人。{len(own)}{kind}{most}{few}。"


def _rows(under: pd.DataFrame, chosen: Sequence[str] = ()) -> pd.DataFrame:
    """課, the chosen first, then most people first, those hidden last; below them what is counted together."""
    if under.empty:
        return under
    rows = under[under["level"].isin(["bureau", "department", "rest"])]
    others = [_own(row, chosen) is None for row in marks.records(rows)]
    rows = rows.assign(is_rest=rows["level"] == "rest", is_other=others, amount=rows["people"].fillna(-1))
    order = {"is_rest": True, "is_other": True, "amount": False, "n": False, "department": True}
    return rows.sort_values(list(order), ascending=list(order.values())).reset_index(drop=True)


def _is_judged(rows: pd.DataFrame) -> bool:
    """Whether it is told where hardly anybody can: of 課, not of 部."""
    return bool(rows["able_few"].notna().any())


def _is_few(row: Any) -> bool:
    return labels.known(row.able_few) and bool(row.able_few)


def _name(row: Any, chosen: Sequence[str]) -> str:
    if row.level == "rest":
        return f"{row.bureau if isinstance(row.bureau, str) else '全庁'}の{REST}"
    name = f"{FEW} {row.department}" if _is_few(row) else str(row.department)
    return name if _own(row, chosen) is None else writing.bold(name)


def _own(row: Any, chosen: Sequence[str]) -> str | None:
    """Which of the chosen a row belongs to: it, or its 部; what is counted together is nobody's."""
    names = () if row.level == "rest" else (row.department, row.bureau)
    return next((name for name in names if name in chosen), None)


def _all(rows: pd.DataFrame) -> dict[str, Any]:
    """Everybody who answered, as an outline behind."""
    shown = rows[rows["people"].notna()]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shown["n"].tolist(),
        "y": shown.index.tolist(),
        "width": 0.72,
        "marker": {"color": theme.BLUE_50, "line": theme.EDGE},
        "hoverinfo": "skip",
    }


def _under(rows: pd.DataFrame, chosen: Sequence[str], k: int) -> dict[str, Any]:
    shown = rows[rows["people"].notna()]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shown["people"].tolist(),
        "y": shown.index.tolist(),
        "width": 0.72,
        "marker": {"color": [_colour(row, chosen) for row in marks.records(shown)]},
        "customdata": [_details(row, k) for row in marks.records(shown)],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }


def _hidden(rows: pd.DataFrame, k: int) -> dict[str, Any] | None:
    """Rows that may not be shown: hatched, all of one length, so that the bar says nothing either."""
    hidden = rows[rows["people"].isna()]
    if hidden.empty:
        return None
    return {
        "type": "bar",
        "orientation": "h",
        "x": [k] * len(hidden),
        "y": hidden.index.tolist(),
        "width": 0.72,
        "marker": marks.HATCH,
        "customdata": [[*_details(row, k)[:2], scores.why(row.n, k), row.level] for row in marks.records(hidden)],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }


def _colour(row: Any, chosen: Sequence[str]) -> str:
    if (name := _own(row, chosen)) is not None:
        return scores.own(name, chosen)
    return theme.GRAY_420 if chosen or row.level == "rest" else theme.BLUE_500


def _details(row: Any, k: int) -> list[str]:
    """Customdata: 課 or 部 ("" where several are counted together), the name to show, the figure, the level."""
    department = row.department if isinstance(row.department, str) else ""
    return [department, department or _name(row, ()), _text(row, k), row.level]


def _text(row: Any, k: int) -> str:
    if not labels.known(row.people):
        return scores.hidden(row.n, k)
    if row.people == 0:
        return f"ほぼなし／{labels.count(row.n)}人"
    if row.people == row.n:
        return f"ほぼ全員／{labels.count(row.n)}人"
    return f"約{labels.count(row.people)}人／{labels.count(row.n)}人"
