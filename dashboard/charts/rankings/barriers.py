"""Why procedures are not online yet: how many, or how much yearly volume, behind each reason."""

from typing import Any, Literal

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, theme

ROW = 36
TITLES = {"procedures": "手続数", "remaining_volume": "残る年間件数"}

Counted = Literal["procedures", "remaining_volume"]


def height(barriers: pd.DataFrame) -> int:
    """Px for one row each."""
    return 56 + ROW * max(len(barriers), 2)


def figure(barriers: pd.DataFrame, *, measure: Counted = "procedures") -> theme.Figure:
    """Draw Answer E, the largest on top; where no reason is written the bar is hatched and comes last.

    Customdata is the code of the reason (None where none is written) and its words.
    """
    written, unwritten = _parts(barriers, measure)
    rows = pd.concat([written, unwritten])
    if rows.empty:
        return drawing.figure(theme.empty(height(barriers)))
    total = rows[measure].sum()
    layout = theme.layout(
        height(barriers),
        xaxis=theme.count_axis(f"{TITLES[measure]}（右は割合）", rows[measure].max()),
        yaxis=theme.row_axis([labels.barrier(code) for code in rows["barrier"]]),
        yaxis2=theme.right_column([labels.whole_percent(value / total if total else None) for value in rows[measure]]),
        bargap=0.35,
        barmode="overlay",
    )
    bars = [
        _bars(written, measure, 0, {"color": theme.BLUE_900}),
        _bars(unwritten, measure, len(written), marks.HATCH),
    ]
    return drawing.figure({"data": [*bars, theme.RIGHT_ANCHOR], "layout": layout})


def alt(barriers: pd.DataFrame, *, measure: Counted = "procedures") -> str:
    """Type, title and main figures in words."""
    title = f"横棒グラフ。未実施の理由別の{TITLES[measure]}、多い順。"
    parts = [
        f"{labels.barrier(code)}{labels.count(value)}件"
        for code, value in pd.concat(_parts(barriers, measure))[["barrier", measure]].itertuples(index=False)
    ]
    return title + ("、".join(parts) + "。" if parts else labels.EMPTY)


def _parts(barriers: pd.DataFrame, measure: Counted) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The reasons, the largest first; and the row of procedures without one."""
    unwritten = barriers["barrier"].isna()
    return barriers[~unwritten].sort_values([measure, "barrier"], ascending=[False, True]), barriers[unwritten]


def _bars(rows: pd.DataFrame, measure: Counted, first: int, marker: dict[str, Any]) -> dict[str, Any]:
    """Bars of these rows, the first of them on row ``first``."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows[measure].tolist(),
        "y": list(range(first, first + len(rows))),
        "text": [labels.count(value) for value in rows[measure]],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": marker,
        "customdata": [[int(code) if labels.known(code) else None, labels.barrier(code)] for code in rows["barrier"]],
        "name": TITLES[measure],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{fullData.name} %{text}件<extra></extra>",
    }
