"""What is late, by how many days, and who has it: the first thing to read."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import captions, drawing, marks, theme, writing

PITCH = 48
SIGNS = 16
"""Full-width signs of a name over its bar: 230 px, what a city's PC leaves at 125 %."""
ROOM = 3.2
"""Times the longest bar: days and 課 stand beside it."""


def figure(late: pd.DataFrame, *, selected: str | None = None) -> theme.Figure:
    """Draw rows of roadmap/initiatives that are late, the first on top."""
    if late.empty:
        return drawing.figure(theme.empty(3 * PITCH))
    rows = list(marks.records(late))
    longest = late["delay"].max() or 1
    layout = theme.layout(
        len(rows) * PITCH + 8,
        barmode="overlay",
        bargap=0,
        xaxis=theme.axis(range=[0, longest * ROOM], showgrid=False, showticklabels=False),
        yaxis=theme.axis(range=[len(rows) - 0.5, -0.5], showgrid=False, showticklabels=False),
    )
    layout["margin"] = {"l": 8, "r": 8, "t": 0, "b": 8}
    names = [_caption(row, selected) for row in rows]
    over = captions.over_rows(names, [place - 0.24 for place in range(len(rows))], 0)
    slipped = [(place, row) for place, row in enumerate(rows) if row.reason != "start_missed"]
    missed = [(place, row) for place, row in enumerate(rows) if row.reason == "start_missed"]
    said = [[row.initiative_key, row.initiative, _hover(row)] for row in rows]
    data = [
        _bars(slipped, SLIPPED),
        _bars(missed, MISSED),
        over,
        marks.whole_rows(range(len(rows)), longest * ROOM, said),
    ]
    return drawing.figure({"data": data, "layout": layout})


def alt(late: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    rows = [f"{row.initiative}（{row.department}）{delay(row)}" for row in marks.records(late.head(5))]
    return "横棒グラフ。遅れている取組。" + ("、".join(rows) + "。" if rows else labels.EMPTY)


def _bars(items: Sequence[tuple[int, Any]], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.delay for _, row in items],
        "y": [place + 0.2 for place, _ in items],
        "width": 0.34,
        "marker": marker,
        "text": [_label(row) for _, row in items],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.TEXT, "color": theme.ORANGE_TEXT},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


SLIPPED = {"color": theme.ORANGE_800}
MISSED = {
    "color": theme.WHITE,
    "line": {"color": theme.ORANGE_800, "width": 1},
    "pattern": {"shape": "/", "fgcolor": theme.ORANGE_800, "size": 6, "solidity": 0.3},
}
"""A missed start is late in another way than a slipped end: hatched, and said in words."""


def delay(row: Any) -> str:
    """How late an initiative is, in words."""
    return f"開始が{labels.count(row.waits)}日遅れ" if row.reason == "start_missed" else labels.slip(row.slip_days)


def _label(row: Any) -> str:
    """How many days, and who has it."""
    return markup.of("<b>{}</b> <span style='color:{grey}'>{}</span>", delay(row), row.department, grey=theme.GRAY_700)


def _caption(row: Any, selected: str | None) -> str:
    name = writing.shortened(row.initiative, SIGNS)
    return writing.bold(name) if row.initiative_key == selected else name


def _hover(row: Any) -> str:
    since = f"{labels.month(row.late_since)}から遅れ" if labels.known(row.late_since) else ""
    problem = [f"課題：{row.problem}"] if labels.known(row.problem) else []
    return markup.lines([f"{row.department}・{delay(row)}・{since}", *problem])
