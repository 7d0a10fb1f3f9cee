"""Where most of the yearly volume on paper lies: of procedures not online yet, or of those that are."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, marks, theme, writing

ROW = 28
MOST = 15
NAME = 13
"""Signs of a procedure's name on the axis; the whole name is shown on hover."""


def height(remaining: pd.DataFrame) -> int:
    """Px for one row each."""
    return 56 + theme.LINE_HEIGHT + ROW * max(min(len(remaining), MOST), 4)


WORDS = {
    "remaining_volume": ("残る年間件数", "未オンライン"),
    "paper_volume": ("紙・窓口の年間件数", "オンライン化済み"),
}
"""Column of the volume → what it is, and of which procedures."""


def figure(remaining: pd.DataFrame, *, column: str = "remaining_volume", chosen: Sequence[str] = ()) -> theme.Figure:
    """Draw the first rows by their volume: the dark bars together make up the first half of all of it."""
    rows = remaining.head(MOST)
    if rows.empty:
        return drawing.figure(theme.empty(height(remaining)))
    layout = theme.layout(
        height(remaining),
        xaxis=theme.count_axis(
            markup.lines([f"{WORDS[column][0]}・右は累計の割合", "濃い青＝合わせて半分"]), rows[column].max()
        ),
        yaxis=theme.row_axis(_names(rows)),
        yaxis2=theme.right_column([labels.whole_percent(share) for share in rows["cumulative_share"]]),
        bargap=0.3,
    )
    return drawing.figure({"data": [_bars(rows, column, chosen), theme.RIGHT_ANCHOR], "layout": layout})


def alt(remaining: pd.DataFrame, *, column: str = "remaining_volume") -> str:
    """Type, title and main figures in words."""
    what, whose = WORDS[column]
    title = f"横棒グラフ。{whose}の手続の{what}、多い順。"
    if remaining.empty:
        return title + labels.EMPTY
    first, last = remaining.iloc[0], remaining.head(MOST).iloc[-1]
    return (
        f"{title}最多は{first['procedure']}（{first['department']}）{labels.count(first[column])}件、"
        f"上位{min(len(remaining), MOST)}手続で全体の{labels.percent(last['cumulative_share'])}。"
    )


def _names(rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["procedure"], rows["department"], strict=True)
    return [f"{writing.shortened(procedure, NAME)}（{department}）" for procedure, department in pairs]


def _bars(rows: pd.DataFrame, column: str, chosen: Sequence[str]) -> dict[str, Any]:
    volumes = [labels.count(volume) for volume in rows[column]]
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows[column].tolist(),
        "y": list(range(len(rows))),
        "text": volumes,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": _colours(rows, chosen)},
        "customdata": [
            [row.department, row.procedure, WORDS[column][0], _why(row), labels.percent(row.cumulative_share)]
            for row in marks.records(rows)
        ],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[0]}　%{customdata[2]} %{text}件<br>"
        "%{customdata[3]}<br>ここまでの累計 %{customdata[4]}<extra></extra>",
    }


def _why(row: Any) -> str:
    """The reason why it is not online; of one that is, how much of it is used so."""
    if hasattr(row, "barrier"):
        return f"未実施の理由 {labels.barrier(row.barrier)}"
    return f"オンライン利用率 {labels.percent(row.usage_rate)}"


def _colours(rows: pd.DataFrame, chosen: Sequence[str]) -> list[str]:
    """The chosen among greys; else dark while the rows above leave the first half unfinished."""
    is_chosen = marks.is_chosen(rows, chosen)
    if any(is_chosen):
        return marks.colours(is_chosen)
    above = pairwise([0.0, *rows["cumulative_share"]])
    return [theme.BLUE_900 if before < marks.HALF else theme.BLUE_500 for before, _ in above]
