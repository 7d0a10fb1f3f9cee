"""課 under their 部 by month, the latest first: what has come, what came late, what is missing. In one column or two.

Those who are missing in the latest month stand on top, under a heading of their own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import cells, drawing, marks, theme, writing
from dashboard.charts.look.rows import NO_BUREAU

PITCH, TOP = 19, 42
MISSING = "未提出の課"
MOST_IN_ONE = 24
"""Rows in one column; more stand in two, so that all of a city's 課 are seen at once."""
GAP = 0.24
"""Of the width, for the names of the second column."""
SIGNS = 10
"""Full-width signs of a name that there is room for; the whole name is shown on hover."""
WIDTH, HEIGHT = 0.86, 0.95
"""Of a cell, in columns and rows."""
YEAR_WIDTH = 2
"""Columns that the words 2026年 under a month need."""
MOST_MISSING = 10
"""More than so many stand with their 部: then it is no news of single ones."""
NOTABLE = ("missing", "late", "not_due")

_LOOK: Mapping[str, tuple[str, str]] = {
    "sent": (theme.WHITE, theme.BLUE_900),
    "late": (theme.BLUE_50, theme.BLUE_900),
    "missing": (theme.ORANGE_800, theme.WHITE),
    "not_due": (theme.WHITE, theme.GRAY_700),
    "not_asked": (theme.WHITE, theme.GRAY_600),
}
"""Colour of the cell and of its sign: orange is only what needs attention."""
KEY = "○ 届いた　△ 遅れて届いた　未 まだ届かない　… 期限前　－ 対象外"


@dataclass(frozen=True, slots=True)
class _Panel:
    """One column of the figure: the lines from the top, a 部 or (部, 課), and which of the two it is."""

    lines: Sequence[tuple[str, str | None]]
    number: int

    @property
    def axis(self) -> str:
        return "2" if self.number else ""


def figure(rows: pd.DataFrame, *, chosen: Collection[str] = ()) -> theme.Figure:
    """Draw rows of submissions/states in their order. Customdata is the 課 and the 基準日."""
    if rows.empty:
        return drawing.figure(theme.empty(TOP + 4 * PITCH))
    panels = _panels(rows)
    months = list(dict.fromkeys(rows["as_of"]))
    depth = max(len(panel.lines) for panel in panels)
    axes: dict[str, Any] = {}
    for panel in panels:
        axes |= _axes(panel, months, depth, chosen, is_alone=len(panels) == 1)
    layout = theme.layout(
        TOP + depth * PITCH + 4, barmode="overlay", bargap=0, margin={"l": 8, "r": 8, "t": TOP, "b": 0}, **axes
    )
    layout["margin"] |= {"l": theme.TICKS_GAP + max(map(_width, panels)), "r": 8, "b": 4}
    data = [trace for panel in panels for trace in _traces(panel, rows, months, chosen)]
    return drawing.figure({"data": data, "layout": layout}, is_table=True)


def alt(rows: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "表の図。課ごとに、月ごとの資料が届いたかを示す。"
    if rows.empty:
        return title + labels.EMPTY
    latest = rows[rows["as_of"] == rows["as_of"].max()]
    counts = latest["submission"].value_counts()
    said = "、".join(f"{words}{counts[state]}課" for state, words in labels.SUBMISSIONS.items() if state in counts)
    return f"{title}{labels.month(latest['as_of'].iloc[0])}は{said}。"


def _panels(rows: pd.DataFrame) -> list[_Panel]:
    """部 with their 課 under them; halved between two 部 where they are many."""
    latest = rows[rows["as_of"] == rows["as_of"].max()].fillna({"bureau": NO_BUREAU})
    is_missing = latest["submission"].eq("missing")
    is_missing &= is_missing.sum() <= MOST_MISSING
    heads = latest["bureau"].mask(is_missing, MISSING)
    places = latest.assign(head=heads, is_present=~is_missing).sort_values("is_present", kind="stable")
    groups = [
        [(str(head), None), *zip(own["bureau"].astype(str), own["department"].astype(str), strict=True)]
        for head, own in places.groupby("head", sort=False)
    ]
    whole = [line for group in groups for line in group]
    if len(whole) <= MOST_IN_ONE:
        return [_Panel(whole, 0)]
    ends = [sum(map(len, groups[: number + 1])) for number in range(len(groups))]
    half = min(ends, key=lambda end: abs(2 * end - len(whole)))
    return [_Panel(lines, number) for number, lines in enumerate((whole[:half], whole[half:])) if lines]


def _width(panel: _Panel) -> float:
    return max(theme.text_width(writing.shortened(department or bureau, SIGNS)) for bureau, department in panel.lines)


def _axes(
    panel: _Panel, months: Sequence[pd.Timestamp], depth: int, chosen: Collection[str], *, is_alone: bool
) -> dict[str, Any]:
    edge = 0.6 if is_alone else (1 - GAP) / 2
    domain = [1 - edge, 1] if panel.number else [0, edge]
    names = [_name(line, chosen) for line in panel.lines]
    return {
        f"xaxis{panel.axis}": theme.axis(
            side="top", domain=domain, anchor=f"y{panel.axis}", range=[-0.56, len(months) - 0.44],
            tickvals=list(range(len(months))), ticktext=_months(months), tickangle=0, showgrid=False,
            tickfont={"size": theme.TEXT, "color": theme.GRAY_900},
        ),
        f"yaxis{panel.axis}": theme.row_axis(names, anchor=f"x{panel.axis}", range=[depth - 0.5, -0.5]),
    }  # fmt: skip


def _name(line: tuple[str, str | None], chosen: Collection[str]) -> str:
    bureau, department = line
    if department is None:
        colour = theme.ORANGE_TEXT if bureau == MISSING else theme.GRAY_900
        return markup.of("<b style='color:{colour}'>{}</b>", writing.shortened(bureau, SIGNS), colour=colour)
    name = writing.shortened(department, SIGNS)
    return writing.bold(name) if {bureau, department} & set(chosen) else name


def _months(months: Sequence[pd.Timestamp]) -> list[str]:
    """Numbers of the months (days that end none in full), and the year under the first of each where there is room."""
    said: list[str] = []
    last = -YEAR_WIDTH
    for place, month in enumerate(months):
        text = str(month.month) if month.is_month_end else f"{month.month}/{month.day}"
        is_first = not place or months[place - 1].year != month.year
        if is_first and place - last >= YEAR_WIDTH:
            last = place
            said.append(markup.lines([writing.bold(text) if not place else text, f"{month.year}年"]))
        else:
            said.append(markup.lines([text, "\u00a0"]))
    return said


def _traces(
    panel: _Panel, rows: pd.DataFrame, months: Sequence[pd.Timestamp], chosen: Collection[str]
) -> list[dict[str, Any]]:
    """A trace for each state."""
    place = {department: number for number, (_, department) in enumerate(panel.lines) if department}
    column = {month: number for number, month in enumerate(months)}
    own = rows[rows["department"].isin(place)]
    return [
        _trace(panel, of_state, state, place, column, chosen)
        for state in labels.SUBMISSIONS
        if len(of_state := own[own["submission"] == state])
    ]


def _trace(
    panel: _Panel,
    rows: pd.DataFrame,
    state: str,
    place: Mapping[str, int],
    column: Mapping[Any, int],
    chosen: Collection[str],
) -> dict[str, Any]:
    (ground, ink), sign = _LOOK[state], labels.SUBMISSION_SIGNS[state]
    attended = [not chosen or hit for hit in marks.is_chosen(rows, chosen)]
    drawn = cells.bars(
        [place[name] for name in rows["department"]],
        [column[month] for month in rows["as_of"]],
        [writing.bold(sign) if state in NOTABLE else sign] * len(rows),
        {
            "color": [ground if hit or state != "missing" else theme.GRAY_600 for hit in attended],
            "line": {"color": theme.WHITE, "width": 1},
        },
        width=WIDTH,
        height=HEIGHT,
    )
    return {
        **drawn,
        "xaxis": f"x{panel.axis}",
        "yaxis": f"y{panel.axis}",
        "textfont": {"color": [ink if hit or state == "missing" else theme.GRAY_600 for hit in attended]},
        "customdata": [[row.department, f"{row.as_of:%Y-%m-%d}", _said(row)] for row in marks.records(rows)],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[2]}<extra></extra>",
    }


def _said(row: Any) -> str:
    """The month, its state, and the days that go with it."""
    words = f"{labels.month(row.as_of)} {labels.SUBMISSIONS[row.submission]}"
    parts = [f"{row.arrived_on:%Y-%m-%d}"] if labels.known(row.arrived_on) else []
    if labels.known(row.due) and row.submission != "not_asked":
        over = f"から{row.days_over:.0f}日" if labels.known(row.days_over) else ""
        parts.append(f"期限 {row.due:%Y-%m-%d}{over}")
    return f"{words}（{'・'.join(parts)}）" if parts else words
