"""A month grid → for each initiative its planned, actual and expected months. What is not certain is asked for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dashboard.importers.cells import is_blank, written
from dashboard.importers.findings import Report
from dashboard.importers.folding import clean, fold
from dashboard.importers.grid import address
from dashboard.importers.roadmap_marks import Mark, Marks, Meaning, line_of, read_legend
from dashboard.importers.roadmap_months import Span
from dashboard.importers.table import Table

GRID_COLUMNS: Final = ("planned_start", "planned_end", "actual_start", "actual_end", "forecast_end", "milestones")
_POINT: Final = "節目"


@dataclass(slots=True)
class Block:
    """The rows of one initiative. ``lines``: row → what its 区分 says, None where it says nothing."""

    indices: list[int]
    """Of the table's rows; the first names the initiative."""
    lines: dict[int, Meaning | None] = field(default_factory=dict)


def read_grid(table: Table, months: Mapping[int, Span], report: Report) -> dict[str, list[Any]]:
    """The columns that a grid says with its months, one value per initiative; ``table`` is left with one row for each.

    ``actual_end`` is the end of the last month with 実績: whether that was the end is for the state to say.
    """
    blocks = _blocks(table, months)
    if not blocks:
        return {name: [] for name in GRID_COLUMNS}
    first, last = min(blocks[0].lines), max(blocks[-1].lines)
    marks = Marks(table, sorted(months), read_legend(table, sorted(months), first, last))
    is_unclear = marks.doubts({row: line for block in blocks for row, line in block.lines.items()}, report)
    found = [_read(block, marks, months) for block in blocks]
    _keep_first_rows(table, blocks)
    if not is_unclear:
        _report(table, found, report)
    return {name: [bars[name] for bars in found] for name in GRID_COLUMNS}


def _blocks(table: Table, months: Mapping[int, Span]) -> list[Block]:
    """Each initiative with its rows: merged labels, 計画 and 実績 under each other, coloured rows without any text."""
    blocks: list[Block] = []
    for index, row in enumerate(table.rows):
        line = _line(table, index)
        if blocks and _continues(table, blocks[-1], index, line):
            blocks[-1].indices.append(index)
        else:
            blocks.append(Block([index]))
        blocks[-1].lines[row] = line
    for position, block in enumerate(blocks):
        following = table.rows[blocks[position + 1].indices[0]] if position + 1 < len(blocks) else None
        _add_rows_without_text(table, block, following, months)
    return blocks


def _line(table: Table, index: int) -> Meaning | None:
    return line_of(clean(written(table.values["line"][index]))) if "line" in table.values else None


def _continues(table: Table, block: Block, index: int, line: Meaning | None) -> bool:
    """Whether a row belongs to the initiative above: it has no name of its own, or the same beside another 区分."""
    row, head = table.rows[index], block.indices[0]
    own = table.sheet.values[row][table.header.columns["initiative"]]
    if is_blank(own):
        inherited = not is_blank(table.values["initiative"][index])
        return inherited or (line is not None and line not in block.lines.values())
    same = all(
        table.values[name][index] == table.values[name][head]
        for name in ("initiative_id", "initiative")
        if name in table.values
    )
    return same and line is not None and line not in block.lines.values()


def _add_rows_without_text(table: Table, block: Block, following: int | None, months: Mapping[int, Span]) -> None:
    """Rows under an initiative that hold nothing but colours."""
    bottom = max(block.lines)
    while True:
        bottom += 1
        is_text = bottom < len(table.sheet.values) and any(not is_blank(cell) for cell in table.sheet.values[bottom])
        if bottom == following or is_text or not any((bottom, column) in table.sheet.fills for column in months):
            return
        block.lines[bottom] = None


def _read(block: Block, marks: Marks, months: Mapping[int, Span]) -> dict[str, Any]:
    found: dict[Meaning, list[Span]] = {"planned": [], "actual": [], "forecast": []}
    milestones: list[str] = []
    for row, line in block.lines.items():
        for column, mark in marks.in_row(row, line):
            meaning = mark.meaning or "planned"
            if mark.is_bar:
                found[meaning].append(months[column])
            if meaning == "planned" and (mark.word or mark.is_point):
                milestones.append(_milestone(mark, months[column]))
    planned, actual, forecast = found["planned"], found["actual"], found["forecast"]
    return {
        "planned_start": _first(planned),
        "planned_end": _last(planned),
        "actual_start": _first(actual),
        "actual_end": _last(actual),
        "forecast_end": _last(forecast),
        "milestones": sorted(milestones),
    }


def _milestone(mark: Mark, month: Span) -> str:
    """A mark like ◆ is due by the end of its month; a word in a bar is a phase that begins with it."""
    return f"{month.last if mark.is_point else month.first} {mark.word or _POINT}"


def _first(months: Sequence[Span]) -> dt.date | None:
    return min((month.first for month in months), default=None)


def _last(months: Sequence[Span]) -> dt.date | None:
    return max((month.last for month in months), default=None)


def _keep_first_rows(table: Table, blocks: Sequence[Block]) -> None:
    """One row for each initiative: of every column the first of its rows that says something."""
    for name, values in table.values.items():
        table.values[name] = [
            next((values[index] for index in block.indices if not is_blank(values[index])), None) for block in blocks
        ]
    table.rows = [table.rows[block.indices[0]] for block in blocks]


def _report(table: Table, found: Sequence[Mapping[str, Any]], report: Report) -> None:
    """Initiatives without a plan, and that colours stand for words."""
    column = table.header.columns["initiative"]
    for row, bars in zip(table.rows, found, strict=True):
        if bars["planned_end"] is None:
            name = written(table.sheet.values[row][column])
            report.add("grid_without_plan", sheet=table.sheet.name, cell=address(row, column), value=name)
    if table.sheet.fills:
        report.add("grid_by_colour", sheet=table.sheet.name, cell=address(table.rows[0], column))


def drop_legend_rows(table: Table) -> None:
    """Take rows that begin a 凡例 out of the data."""
    kept = [index for index, row in enumerate(table.rows) if not _is_legend(table.sheet.values[row])]
    if len(kept) < len(table.rows):
        table.values = {name: [values[index] for index in kept] for name, values in table.values.items()}
        table.rows = [table.rows[index] for index in kept]


def _is_legend(row: Sequence[object]) -> bool:
    return any(isinstance(cell, str) and fold(cell).lstrip("【[(<■").startswith("凡例") for cell in row)
