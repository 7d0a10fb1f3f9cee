"""A table as a figure: rows by columns, the value in each cell, the larger the darker (of changes red below 0 and blue
above); totals at the edges are bold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.charts.look import cells, drawing, marks, theme, writing

ROW, LINES, LINE = 28, 3, 20
WIDTH, HEIGHT = 0.95, 0.9
LONGEST, FOLD = 16, 6
"""Signs of a row's name, and of a line over a column; so many lines, and px of one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where it stands, its keys (None: all together), value, the same in words, its name and all that is said of it."""

    row: int
    column: int
    row_key: str | None
    column_key: str | None
    value: float | None
    text: str
    name: str
    said: str

    @property
    def is_total(self) -> bool:
        """Whether it is of a whole row, a whole column or everything."""
        return self.row_key is None or self.column_key is None


def figure(
    placed: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    is_share: bool = False,
    is_signed: bool = False,
) -> theme.Figure:
    """Draw the cells. Customdata is the two keys, whether each is of all together, name and details."""
    top = 14 + LINE * max((min(LINES, -(-len(name) // FOLD)) for name in columns), default=1)
    height = top + ROW * max(len(rows), 4) + 8
    if not placed:
        return drawing.figure(theme.empty(height))
    layout = theme.layout(
        height,
        barmode="overlay",
        bargap=0,
        xaxis=theme.axis(
            side="top", range=[-0.5, len(columns) - 0.5], tickvals=list(range(len(columns))),
            ticktext=[writing.wrapped(name, FOLD, LINES) for name in columns],
            tickfont={"size": theme.TEXT, "color": theme.GRAY_900}, tickangle=0, showgrid=False,
        ),
        yaxis=theme.row_axis([writing.shortened(name, LONGEST) for name in rows]),
        margin={"l": 8, "r": 8, "t": top, "b": 0},
    )  # fmt: skip
    layout["margin"] |= {"b": 4}
    inner = [each.value for each in placed if each.value is not None and not each.is_total]
    largest = 1.0 if is_share else max(map(abs, inner), default=0) or 1
    known = [each for each in placed if each.value is not None]
    unknown = [each for each in placed if each.value is None]
    coloured = [theme.WHITE if each.is_total else _colour(each, largest, is_signed=is_signed) for each in known]
    return drawing.figure({"data": [_known(known, coloured), _unknown(unknown)], "layout": layout}, is_table=True)


def alt(placed: Sequence[Cell], title: str) -> str:
    """Type, title and main figures in words."""
    said = "、".join(f"{each.name}{each.text}" for each in placed[:10])
    return f"表の図。{title}。{f'{said}。' if said else labels.EMPTY}"


def _colour(cell: Cell, largest: float, *, is_signed: bool) -> str:
    part = (cell.value or 0) / largest
    return cells.colour(part * cells.FULL) if is_signed and part else cells.strength(part)


def _known(placed: Sequence[Cell], colours: Sequence[str]) -> dict[str, Any]:
    marker = {"color": list(colours), "line": {"color": theme.GRAY_100, "width": 1}}
    texts = [writing.bold(each.text) if each.is_total else each.text for each in placed]
    return _drawn(placed, texts, marker)


def _unknown(placed: Sequence[Cell]) -> dict[str, Any]:
    drawn = _drawn(placed, [each.text for each in placed], marks.HATCH)
    return {**drawn, "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO}}


def _drawn(placed: Sequence[Cell], texts: Sequence[str], marker: dict[str, Any]) -> dict[str, Any]:
    bars = cells.bars(
        [each.row for each in placed], [each.column for each in placed], texts, marker, width=WIDTH, height=HEIGHT
    )
    said = [
        [each.row_key or "", each.column_key or "", each.row_key is None, each.column_key is None, each.name, each.said]
        for each in placed
    ]
    return {**bars, "customdata": said, "hovertemplate": "<b>%{customdata[4]}</b><br>%{customdata[5]}<extra></extra>"}
