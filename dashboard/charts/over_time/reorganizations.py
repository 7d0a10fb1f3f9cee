"""Which 課 became which: a line for each, grey before the reorganisation and blue after it."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, theme

ROW, TOP, FOOT, LEAST_ROWS = 34, 34, 36, 2
WIDTH = 10
"""Px of a line."""
LEAD = dt.timedelta(days=365 * 2)
"""What is shown before the first change where the 課 has no beginning."""


def height(rows: pd.DataFrame) -> int:
    """Px for one row each."""
    return TOP + FOOT + ROW * max(len(rows), LEAST_ROWS)


def figure(rows: pd.DataFrame, today: dt.date) -> theme.Figure:
    """Draw rows of definitions/reorganizations, ``change`` in words; the first on top."""
    if rows.empty:
        return drawing.figure(theme.empty(height(rows)))
    first, last = _ends(rows, today)
    layout = theme.layout(
        height(rows),
        xaxis=theme.axis(range=[first, last], type="date", dtick="M12", tickformat="%Y"),
        yaxis=theme.row_axis([_name(row.before, row.bureau_before) for row in marks.records(rows)]),
        yaxis2=theme.right_column(
            [f"{row.change}：{_name(row.after, row.bureau_after)}" for row in marks.records(rows)]
        ),
        margin={"l": 8, "r": 8, "t": TOP, "b": FOOT},
        annotations=[
            captions.key(
                captions.packed([captions.entry("前の課", theme.GRAY_420), captions.entry("後の課", theme.BLUE_500)])
            )
        ],
    )
    data = [
        *(line for place, row in enumerate(marks.records(rows)) for line in _line(row, place, first, last)),
        *(_changed(row, place) for place, row in enumerate(marks.records(rows))),
        theme.RIGHT_ANCHOR | {"x": [first]},
    ]
    return drawing.figure({"data": data, "layout": layout})


def alt(rows: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    said = [
        f"{row.changed_on:%Y-%m-%d} {_name(row.before, None)}→{_name(row.after, None)} {row.change}"
        for row in marks.records(rows)
    ]
    return f"年表。課の移り変わり。{'、'.join(said) or labels.EMPTY}。"


def _ends(rows: pd.DataFrame, today: dt.date) -> tuple[dt.date, dt.date]:
    changed = rows["changed_on"]
    first = min([changed.min().date() - LEAD, *(day.date() for day in rows["since"].dropna())])
    return first, max(today, changed.max().date() + dt.timedelta(days=365))


def _name(department: Any, bureau: Any) -> str:
    if not labels.known(department):
        return "（なし）"
    return f"{department}（{bureau}）" if labels.known(bureau) else str(department)


def _line(row: Any, place: int, first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """What the 課 was before, and what it is after; where there was or is none, no line."""
    start = row.since.date() if labels.known(row.since) else first
    end = min(row.until.date(), last) if labels.known(row.until) else last
    day = row.changed_on.date()
    parts = ((row.before, start, day, theme.GRAY_420), (row.after, day, end, theme.BLUE_500))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [begin, until],
            "y": [place, place],
            "line": {"color": colour, "width": WIDTH},
            "hoverinfo": "skip",
        }
        for name, begin, until, colour in parts
        if labels.known(name)
    ]


def _changed(row: Any, place: int) -> dict[str, Any]:
    """The day of the change."""
    names = _name(row.before, row.bureau_before), _name(row.after, row.bureau_after)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.changed_on.date()],
        "y": [place],
        "marker": {
            "color": theme.BLUE_900,
            "symbol": "diamond",
            "size": 13,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "customdata": [[*names, f"{row.changed_on:%Y-%m-%d}"]],
        "hovertemplate": "<b>%{customdata[2]}</b><br>%{customdata[0]} → %{customdata[1]}<extra></extra>",
    }
