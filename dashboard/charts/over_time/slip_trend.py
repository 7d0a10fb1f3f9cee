"""The end expected, report by report (milestone trend analysis): level is on plan, rising is slipping."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, end_labels, marks, months, theme, writing

HEIGHT = 360
LINES = 8
TOP, BOTTOM, LEFT, MARK = 34, 36, 74, 7
KEY = "水平＝計画どおり　右上がり＝遅れ　点線＝期限が来る"
NAVY = "#000060"
"""Blue 1200: names are written in the colours of their lines, so each has at least 4.5:1 on white."""
LOOKS = (
    (theme.BLUE_900, "circle"), (theme.GREEN_800, "square"), (NAVY, "diamond"), (theme.GRAY_700, "x"),
    (theme.BLUE_600, "triangle-up"), (theme.GRAY_536, "star"), (theme.YELLOW_900, "cross"),
    (theme.GRAY_900, "hexagon"),
)  # fmt: skip
"""Colour and sign of the lines, from the top of the list."""


def figure(history: pd.DataFrame, *, fiscal_year_start: int = 4, height: int = HEIGHT) -> theme.Figure:
    """Draw rows of roadmap/slip_history; a line for each initiative, at most eight, in their order."""
    known = history.dropna(subset="expected_end")
    if known.empty:
        return drawing.figure(theme.empty(height))
    keys = list(dict.fromkeys(known["initiative_key"]))[:LINES]
    lines = [known[known["initiative_key"] == key].sort_values("as_of") for key in keys]
    shown = pd.concat(lines)
    days = months.days(shown.drop_duplicates("as_of").sort_values("as_of"))
    low, high = _bounds(shown)
    is_due_seen = max(days[0], low) < min(days[-1], high)
    names = [_end_name(line) for line in lines]
    right = int(max(theme.text_width(name) for name in names)) + 16
    layout = theme.layout(
        height,
        xaxis=months.axis(days),
        yaxis=_end_axis(low, high),
        shapes=[*months.year_lines(days, fiscal_year_start), *([_diagonal(days, low, high)] if is_due_seen else [])],
        annotations=[
            *_names(lines, names, low, high, height),
            captions.key([KEY if is_due_seen else KEY.partition("　点線")[0]], left=LEFT),
        ],
        margin={"l": LEFT, "r": right, "t": TOP, "b": BOTTOM},
    )
    data = [_line(line, *look) for line, look in zip(lines, LOOKS, strict=False)]
    return drawing.figure({"data": data, "layout": layout})


def alt(history: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "折れ線グラフ。終わりの見込の、報告月ごとの移り変わり。"
    known = history.dropna(subset="expected_end")
    if known.empty:
        return title + labels.EMPTY
    ends = [
        f"{line['initiative'].iloc[-1]}は{labels.month(line['expected_end'].iloc[0])}から{labels.month(line['expected_end'].iloc[-1])}"
        for _, line in known.sort_values("as_of").groupby("initiative_key", sort=False)
    ]
    return f"{title}{'、'.join(ends[:LINES])}。"


def _bounds(shown: pd.DataFrame) -> tuple[dt.date, dt.date]:
    low, high = shown["expected_end"].min(), shown["expected_end"].max()
    room = max((high - low).days // 12, 20)
    return (low - pd.Timedelta(days=room)).date(), (high + pd.Timedelta(days=room)).date()


def _end_axis(low: dt.date, high: dt.date) -> dict[str, Any]:
    """Few months, the same distance apart."""
    span = (high.year - low.year) * 12 + high.month - low.month
    step = next((each for each in (1, 2, 3, 6, 12) if span / each <= 7), 24)
    first = low.year * 12 + low.month - 1
    ticks = [dt.date(month // 12, month % 12 + 1, 1) for month in range(first, first + span + 1) if month % step == 0]
    texts = [labels.month(day) for day in ticks]
    # Marks of the first month stand half outside the axis.
    return theme.axis(
        range=[low, high], type="date", tickvals=ticks, ticktext=texts, ticklen=MARK, tickcolor=theme.WHITE
    )


def _diagonal(days: Sequence[dt.date], low: dt.date, high: dt.date) -> dict[str, Any]:
    """Where the report month is the end itself: what meets it is due."""
    start, end = max(days[0], low), min(days[-1], high)
    line = {"color": theme.GRAY_420, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": start, "y0": start, "x1": end, "y1": end, "line": line}


def _line(line: pd.DataFrame, colour: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": months.days(line),
        "y": [day.date() for day in pd.to_datetime(line["expected_end"])],
        "line": {"color": colour, "width": 2, "shape": "linear"},
        "marker": {"color": colour, "symbol": symbol, "size": MARK, "opacity": 1},
        "customdata": [[row.initiative_key, row.initiative, _words(row)] for row in marks.records(line)],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        "cliponaxis": False,
    }


def _words(row: Any) -> str:
    slip = (row.expected_end - row.baseline_end).days if labels.known(row.baseline_end) else None
    beside = f"（基準計画から{labels.slip(slip)}）" if slip is not None else ""
    return f"{labels.month(row.as_of)}の報告：{row.expected_end:%Y-%m-%d}{beside}"


def _end_name(line: pd.DataFrame) -> str:
    last = line.iloc[-1]
    name = writing.shortened(str(last["initiative"]), end_labels.LONGEST)
    if not labels.known(last["baseline_end"]):
        return name
    return f"{name} {labels.slip((last['expected_end'] - last['baseline_end']).days)}"


def _names(
    lines: Sequence[pd.DataFrame], names: Sequence[str], low: dt.date, high: dt.date, height: int
) -> list[dict[str, Any]]:
    room = height - TOP - BOTTOM
    whole = (high - low).days or 1
    wanted = [(line["expected_end"].iloc[-1].date() - low).days / whole * room for line in lines]
    colours = [colour for colour, _ in LOOKS]
    return end_labels.beside(list(zip(names, colours, strict=False)), wanted, room)
