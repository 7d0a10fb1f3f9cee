"""Which 課 lead and which trail, with how far each rate could stray by chance."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, references, theme

ROW = 24
TICKS = 28
NARROW = 300
"""Px between 0 and 100 % on the narrowest screen."""


def height(departments: pd.DataFrame) -> int:
    """Px for one row each."""
    return references.ROOM + TICKS + 48 + ROW * max(len(departments), 4)


def figure(
    departments: pd.DataFrame,
    *,
    measure: str = "kind",
    city: float | None = None,
    target: float | None = None,
    chosen: Sequence[str] = (),
) -> theme.Figure:
    """Draw Answer A in the order given, the first row on top. Hollow dots stand on fewer than 10 procedures."""
    if departments.empty:
        return drawing.figure(theme.empty(height(departments)))
    rows = departments.reset_index(drop=True)
    lines = references.references(city=city, target=target)
    fractions = [_beside(row) for row in marks.records(rows)]
    layout = theme.layout(
        height(departments),
        xaxis=theme.share_axis(side="top", dtick=0.25),
        yaxis=theme.row_axis(marks.row_names(rows, chosen), showgrid=True),
        yaxis2=theme.right_column(fractions),
        annotations=[theme.key("白抜き＝10手続未満"), *references.annotations(lines, NARROW, lift=TICKS)],
        margin={"l": 8, "r": 8, "t": references.ROOM + TICKS, "b": 8},
    )
    data = [_missing(rows, measure), *references.traces(lines, len(rows)), *_dots(rows, measure, chosen)]
    return drawing.figure({"data": data, "layout": layout})


def _beside(row: Any) -> str:
    """The rate and what it is made of; how many of the rest have a reason that the 課 can mend."""
    fraction = labels.with_fraction(row.numerator, row.denominator)
    return (
        f"{fraction}　直せる{labels.count(row.mendable)}件"
        if labels.known(row.remaining) and row.remaining
        else fraction
    )


def alt(departments: pd.DataFrame, *, measure: str = "kind", city: float | None = None) -> str:
    """Type, title and main figures in words."""
    known = departments.dropna(subset=["rate"]).sort_values("rate")
    ends = known.iloc[[-1, 0]] if len(known) else known
    named = "、".join(
        f"{name} {labels.percent(rate)}" for name, rate in zip(ends["department"], ends["rate"], strict=True)
    )
    return (
        f"順位図。課別{labels.MEASURES[measure]}。{len(known)}課、"
        f"最高と最低は{named or labels.UNKNOWN}。全庁{labels.percent(city)}。"
    )


def _dots(rows: pd.DataFrame, measure: str, chosen: Sequence[str]) -> list[dict[str, Any]]:
    shown = rows[rows["rate"].notna()]
    hit = pd.Series(marks.is_chosen(shown, chosen), index=shown.index, dtype=bool)
    colours = marks.colours(hit.tolist())
    few = (shown["applicable"] < marks.FEW).tolist()
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": shown["rate"].tolist(),
        "y": shown.index.tolist(),
        "yaxis": "y2",
        "marker": {
            "size": 11,
            "color": [theme.WHITE if small else colour for small, colour in zip(few, colours, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        "cliponaxis": False,
        "customdata": marks.details(shown, measure),
        "hovertemplate": marks.HOVER,
    }
    return [*_intervals(shown, hit), dots]


def _intervals(shown: pd.DataFrame, hit: "pd.Series[bool]") -> list[dict[str, Any]]:
    """The intervals of all, or of the others in grey and of the chosen."""
    if not hit.any():
        return [_interval(shown, theme.BLUE_500)]
    return [_interval(shown[~hit], theme.GRAY_420), _interval(shown[hit], theme.CHOSEN)]


def _interval(shown: pd.DataFrame, colour: str) -> dict[str, Any]:
    """One trace of intervals: low, high, gap, low, high, gap …"""
    bounded = shown[shown["rate_low"].notna()]
    ends = zip(bounded["rate_low"], bounded["rate_high"], strict=True)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for low, high in ends for x in (low, high, None)],
        "y": [y for row in bounded.index for y in (row, row, None)],
        "line": {"color": colour, "width": 3},
        "hoverinfo": "skip",
    }


def _missing(rows: pd.DataFrame, measure: str) -> dict[str, Any]:
    """Rows without a rate: a hatched bar, so that nothing known looks like zero."""
    missing = rows[rows["rate"].isna()]
    nothing = f"{labels.UNKNOWN}（{labels.DENOMINATORS[measure]}なし）"
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * len(missing),
        "y": missing.index.tolist(),
        "width": 0.7,
        "text": [nothing if sent else "未提出" for sent in missing["submitted"].fillna(False)],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "marker": marks.HATCH,
        "customdata": marks.details(missing, "kind"),
        "hovertemplate": "<b>%{customdata[0]}</b>%{customdata[1]}<br>%{text}<extra></extra>",
    }
