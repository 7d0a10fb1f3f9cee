"""How total scores differ between 部, 課 or 職位: a row each, with its mean and, of enough people, the middle half."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, references, scores, theme, writing

ROW = 36
TICKS = 28
HEAD = references.LEVEL + TICKS + 6
FOOT = 16
LEAST_ROWS = 4

NARROW = 220
"""Px between 0 and 100 points on the narrowest screen."""

WIDE_NAME, NARROW_NAME = 9, 7
"""Signs of a name on one line; the chart of 職位 has a third of the width."""

FEW_TICKS: dict[str, Any] = {"tickvals": [0, 0.5, 1], "ticktext": ["0", "50", "100"]}

BAND = 0.5
"""Height of a band, in rows."""

CHOSEN_BAND = "#f6c8a8"

HOVER = "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"
"""Over name, mean, middle half, and n with the share that answered."""


def shown(units: pd.DataFrame, level: str, bureau: str | None = None) -> pd.DataFrame:
    """The rows of a level (with ``bureau``: the 課 of one 部): by mean, the highest first, hidden ones last."""
    own = units[units["level"] == level]
    own = own if bureau is None else own[own["bureau"] == bureau]
    own = own.assign(masked=scores.is_masked(own), mean=own["mean"].astype(float))
    return own.sort_values(["masked", "mean", "display_order"], ascending=[True, False, True]).reset_index(drop=True)


def height(units: pd.DataFrame, *, level: str = "bureau", bureau: str | None = None) -> int:
    """Px for one row each."""
    return HEAD + FOOT + ROW * max(len(shown(units, level, bureau)), LEAST_ROWS)


def figure(
    units: pd.DataFrame,
    *,
    level: str = "bureau",
    bureau: str | None = None,
    chosen: Sequence[str] = (),
    k: int = 10,
) -> theme.Figure:
    """Draw the total scores (0–1) of the groups of a level (bureau, department or grade); marks carry their name."""
    rows = shown(units, level, bureau)
    if rows.empty:
        return drawing.figure(theme.empty(height(units, level=level, bureau=bureau)))
    city = units.loc[units["level"] == "city", "mean"].astype(float)
    lines = scores.city_line(city.iloc[0] if len(city) else None)
    is_narrow = level == "grade"
    signs = NARROW_NAME if is_narrow else WIDE_NAME
    own_names = [writing.folded(name, signs) for name in chosen]
    names = [writing.bold_among(writing.folded(name, signs), own_names) for name in rows["unit"]]
    layout = theme.layout(
        height(units, level=level, bureau=bureau),
        xaxis=scores.axis(side="top", **(FEW_TICKS if is_narrow else {})),
        yaxis=theme.row_axis([""] * len(rows), ticktext=names, showgrid=False),
        yaxis2=theme.right_column([_figures(row) for row in marks.records(rows)]),
        annotations=[*references.annotations(lines, NARROW, lift=TICKS), _column_head()],
        margin={"l": 8, "r": 8, "t": HEAD, "b": FOOT},
        barmode="overlay",
    )
    known = rows[~rows["masked"]]
    here = [name for name in chosen if name in set(known["unit"])]
    data = [
        _masked(rows[rows["masked"]], k),
        _bands(known, here),
        *references.traces(lines, len(rows)),
        _means(known, here),
    ]
    return drawing.figure({"data": data, "layout": writing.with_left(layout, names)})


def alt(units: pd.DataFrame, *, level: str = "bureau", bureau: str | None = None) -> str:
    """Type, title and main figures in words."""
    rows = shown(units, level, bureau)
    known = rows[~rows["masked"]]
    what = {"bureau": "部", "department": "課", "grade": "職位"}.get(level, level)
    title = f"帯と縦線の図。{what}別の総合点、平均の高い順。"
    if known.empty:
        return title + (f"{len(rows)}件とも表示できない。" if len(rows) else labels.EMPTY)
    first, last = known.iloc[0], known.iloc[-1]
    hidden = f"、{len(rows) - len(known)}件は表示できない" if len(rows) > len(known) else ""
    return (
        f"{title}{len(rows)}件、最高は{first['unit']} {labels.score(first['mean'])}点、"
        f"最低は{last['unit']} {labels.score(last['mean'])}点{hidden}。"
    )


def _figures(row: Any) -> str:
    """Mean and n at the right of a row; nothing for a hidden one, whose bar says why."""
    return "" if row.masked else f"{labels.score(row.mean)}　n={labels.count(row.n)}"


def _column_head() -> dict[str, Any]:
    return {
        **theme.key("平均　n", lift=5),
        "x": 1,
        "xanchor": "left",
        "xshift": 16,
    }


def _bands(rows: pd.DataFrame, chosen: Sequence[str]) -> dict[str, Any]:
    """The middle half of each group that is large enough for it."""
    rows = rows[rows["p25"].notna()]
    return {
        "type": "bar",
        "orientation": "h",
        "base": rows["p25"].tolist(),
        "x": (rows["p75"].astype(float) - rows["p25"].astype(float)).tolist(),
        "y": rows.index.tolist(),
        "width": BAND,
        "marker": {
            "color": _colours(rows, chosen, theme.BLUE_200, CHOSEN_BAND, theme.GRAY_100),
            "line": {"color": _colours(rows, chosen, theme.BLUE_500, theme.CHOSEN, theme.GRAY_420), "width": 1},
        },
        **_told(rows),
    }


def _means(rows: pd.DataFrame, chosen: Sequence[str]) -> dict[str, Any]:
    colours = _colours(rows, chosen, theme.BLUE_900, theme.CHOSEN, theme.GRAY_536)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["mean"].tolist(),
        "y": rows.index.tolist(),
        "yaxis": "y2",
        "marker": {"symbol": "line-ns", "size": ROW * 0.36, "line": {"width": 4, "color": colours}},
        "cliponaxis": False,
        **_told(rows),
    }


def _masked(rows: pd.DataFrame, k: int) -> dict[str, Any]:
    """Hidden groups: a hatched row that says why and carries no figure."""
    return scores.hatched(rows["unit"], rows["n"], rows.index, k, BAND)


def _colours(rows: pd.DataFrame, chosen: Sequence[str], usual: str, own: str, others: str) -> list[str]:
    """One colour a mark: the usual one, or where some are chosen their own among the others'."""
    return [(own if is_own else others) if chosen else usual for is_own in rows["unit"].isin(chosen)]


def _told(rows: pd.DataFrame) -> dict[str, Any]:
    """What a click selects and what is said on hover."""
    return {
        "customdata": [
            [
                row.unit,
                f"平均 {labels.score(row.mean)}点",
                scores.middle_half(row) or "広がりは、人数が少ないため示しません",
                f"n={labels.count(row.n)}　回答率 {labels.with_fraction(row.respondents, row.headcount)}",
            ]
            for row in marks.records(rows)
        ],
        "hovertemplate": HOVER,
        **marks.STEADY,
    }
