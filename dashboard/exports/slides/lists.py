"""Lists as tables of a slide."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.exports.native.model import Cell
from dashboard.exports.slides import charts, pages
from dashboard.exports.slides.pages import Box
from dashboard.screens import columns
from dashboard.screens.block import Table

MOST = 40
"""A list of more rows is no slide's matter: Excel has it whole."""
SIZE, LINE, PAD = 10.0, 13.0, 4.0
"""Pt of the texts, of a line of them, and over and under them in a cell."""
WIDEST, LEAST, READ = 32.0, 3.0, 11.0
"""Ems of the widest column and the narrowest, and of one that can still be read with longer texts in it."""
WHERE = {"ファイル", "シート", "行", "セル"}
"""Where a row was read: on a slide nobody opens the file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a list in words that fit on one slide, which these are, where there are several pieces, and which columns
    there is no room for.
    """

    rows: pd.DataFrame
    which: str
    left_out: Sequence[str]
    widths: Sequence[float]
    heights: Sequence[float]


def pieces(table: Table, box: Box) -> Iterator[Piece]:
    """The list in parts that fit into the box; none where it is too long or empty."""
    shown, kinds = columns.in_words(table.rows, table.answer, outside=True)
    if not 0 < len(shown) <= MOST:
        return
    named = [name for name in map(str, shown) if name not in WHERE]
    written = pd.DataFrame({name: [_written(value, kinds[name]) for value in shown[name]] for name in named})
    known = written.loc[:, (written != "").any()]
    rows = _fitting(known, box.width)
    missing = (
        [f"ここにない列：{'、'.join(known.columns[len(rows.columns) :])}"]
        if len(rows.columns) < len(known.columns)
        else []
    )
    widths = _widths(rows, box.width)
    texts: list[Sequence[str]] = [list(rows.columns), *rows.to_numpy().tolist()]
    heights = [_height(row, widths) for row in texts]
    parts = list(_parts(heights, box.height))
    for start, end in parts:
        which = f"{start + 1}〜{end}行目（全{len(rows)}行）" if len(parts) > 1 else ""
        yield Piece(rows.iloc[start:end], which, missing, widths, [heights[0], *heights[start + 1 : end + 1]])


def table(slide: Slide, box: Box, piece: Piece, name: str) -> None:
    """Place a part of a list; what is longer than its column goes on in the next line."""
    rows = piece.rows
    whole = Box(box.left, box.top, box.width, sum(piece.heights))
    frame = slide.shapes.add_table(len(rows) + 1, len(rows.columns), *whole.emu)
    frame.name = name
    pages.describe(frame, f"{name}（{len(rows)}行）")
    made = frame.table
    made.horz_banding = False
    for place, width in enumerate(piece.widths):
        made.columns[place].width = Emu(Pt(width))
    for place, height in enumerate(piece.heights):
        made.rows[place].height = Emu(Pt(height))
    for place, head in enumerate(rows.columns):
        charts.cell(made.cell(0, place), Cell(str(head), theme.BLUE_50, bold=True), SIZE, is_left=True)
    for at, row_ in enumerate(rows.itertuples(index=False), 1):
        for place, value in enumerate(row_):
            charts.cell(made.cell(at, place), Cell(str(value)), SIZE, is_left=True)


def _fitting(rows: pd.DataFrame, whole: float) -> pd.DataFrame:
    """The first columns, as many as can be read beside each other."""
    needed = [(min(longest, READ) + 1.5) * SIZE for longest in _longest(rows)]
    fitting = next((place for place in range(1, len(needed)) if sum(needed[: place + 1]) > whole), len(needed))
    return rows.iloc[:, :fitting]


def _longest(rows: pd.DataFrame) -> list[float]:
    """Ems of the longest text of each column."""
    return [max(LEAST, *(theme.text_width(str(text), 1) for text in (name, *rows[name]))) for name in rows.columns]


def _parts(heights: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    """Which rows go together: as many as there is room for under the heads (the first height)."""
    start, filled = 0, heights[0]
    for place, height in enumerate(heights[1:]):
        if filled + height > room and place > start:
            yield start, place
            start, filled = place, heights[0]
        filled += height
    yield start, len(heights) - 1


def _height(texts: Iterable[str], widths: Sequence[float]) -> float:
    lines = max(
        sum(math.ceil(max(theme.text_width(line, 1) * SIZE, 1) / (width - 10)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return lines * LINE + PAD


def _written(value: object, kind: labels.Kind) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if kind == "share":
        return labels.percent(float(value))  # type: ignore[arg-type]
    if kind == "points":
        return f"{value:.1f}"
    return labels.count(value) if kind == "count" else str(value)  # type: ignore[arg-type]


def _widths(rows: pd.DataFrame, whole: float) -> Sequence[float]:
    """By their longest texts, within what is read in one look."""
    longest = [min(each, WIDEST) + 1.5 for each in _longest(rows)]
    return [whole * each / sum(longest) for each in longest]
