"""What to put online next: the procedures with the largest yearly volume still on paper."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, theme, writing

ROW = 28
MOST = 15
NAME = 13
"""Signs of a procedure's name on the axis; the whole name is shown on hover."""


def height(remaining: pd.DataFrame) -> int:
    """Px for one row each."""
    return 56 + ROW * max(min(len(remaining), MOST), 4)


def figure(remaining: pd.DataFrame, *, chosen: Sequence[str] = ()) -> theme.Figure:
    """Draw the first rows of Answer D: the dark bars together make up the first half of what remains."""
    rows = remaining.head(MOST)
    if rows.empty:
        return drawing.figure(theme.empty(height(remaining)))
    layout = theme.layout(
        height(remaining),
        xaxis=theme.count_axis("残る年間件数（右は累計の割合）", rows["remaining_volume"].max()),
        yaxis=theme.row_axis(_names(rows)),
        yaxis2=theme.right_column([labels.whole_percent(share) for share in rows["cumulative_share"]]),
        bargap=0.3,
    )
    return drawing.figure({"data": [_bars(rows, chosen), theme.RIGHT_ANCHOR], "layout": layout})


def alt(remaining: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "横棒グラフ。未オンラインの手続の残る年間件数、多い順。"
    if remaining.empty:
        return title + labels.EMPTY
    first, last = remaining.iloc[0], remaining.head(MOST).iloc[-1]
    return (
        f"{title}最多は{first['procedure']}（{first['department']}）{labels.count(first['remaining_volume'])}件、"
        f"上位{min(len(remaining), MOST)}手続で全体の{labels.percent(last['cumulative_share'])}。"
    )


def _names(rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["procedure"], rows["department"], strict=True)
    return [f"{writing.shortened(procedure, NAME)}（{department}）" for procedure, department in pairs]


def _bars(rows: pd.DataFrame, chosen: Sequence[str]) -> dict[str, Any]:
    volumes = [labels.count(volume) for volume in rows["remaining_volume"]]
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows["remaining_volume"].tolist(),
        "y": list(range(len(rows))),
        "text": volumes,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": _colours(rows, chosen)},
        "customdata": [
            [department, procedure, labels.barrier(barrier), labels.percent(share)]
            for department, procedure, barrier, share in zip(
                rows["department"], rows["procedure"], rows["barrier"], rows["cumulative_share"], strict=True
            )
        ],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[0]}　残り年間 %{text}件<br>"
        "未実施の理由 %{customdata[2]}<br>ここまでの累計 %{customdata[3]}<extra></extra>",
        **marks.STEADY,
    }


def _colours(rows: pd.DataFrame, chosen: Sequence[str]) -> list[str]:
    """The chosen in orange among greys; else dark while the rows above leave the first half unfinished."""
    is_chosen = marks.is_chosen(rows, chosen)
    if any(is_chosen):
        return marks.colours(is_chosen)
    above = pairwise([0.0, *rows["cumulative_share"]])
    return [theme.BLUE_900 if before < marks.HALF else theme.BLUE_500 for before, _ in above]
