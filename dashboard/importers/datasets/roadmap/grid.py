"""A month grid → for each initiative its planned, actual and expected months. What is not certain is asked for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dashboard.importers.addresses import address, column_letters
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.roadmap.marks import Mark, Marks, Meaning, explains, line_of, read_legend
from dashboard.importers.datasets.roadmap.time_labels import Span
from dashboard.importers.datasets.roadmap.unexplained import settle
from dashboard.importers.findings.report import Report
from dashboard.importers.tables.table import Table

GRID_COLUMNS: Final = ("planned_start", "planned_end", "actual_start", "actual_end", "forecast_end", "milestones")
_POINT: Final = "節目"
_DAYS_OF_A_MONTH: Final = 31


@dataclass(slots=True)
class Block:
    """The rows of one initiative. ``lines``: row → what its 区分 says, None where it says nothing."""

    head: int
    """The row that names it."""
    indices: list[int]
    """Of the table's rows."""
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
    unlined = {row: block.head for block in blocks for row, line in block.lines.items() if line is None}
    is_unclear = settle(marks, unlined, report)
    found = [_read(block, marks, months) for block in blocks]
    _forget_notes(table, blocks, report)
    _keep_first_rows(table, blocks)
    if not is_unclear:
        _report(table, months, found, report)
    return {name: [bars[name] for bars in found] for name in GRID_COLUMNS}


def _blocks(table: Table, months: Mapping[int, Span]) -> list[Block]:
    """Each initiative with its rows: merged labels, 計画 and 実績 under each other, coloured rows without any text."""
    blocks: list[Block] = []
    for index, row in enumerate(table.rows):
        line = _line(table, index)
        if blocks and _continues(table, blocks[-1], index, line):
            blocks[-1].indices.append(index)
        else:
            blocks.append(Block(row, [index]))
        blocks[-1].lines[row] = line
    heads = {block.head for block in blocks}
    for block in blocks:
        _add_unnamed_rows(table, block, heads, months)
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


def _add_unnamed_rows(table: Table, block: Block, heads: set[int], months: Mapping[int, Span]) -> None:
    """Rows under an initiative that hold nothing but marks and colours in the months."""
    row = max(block.lines) + 1
    while row not in heads and _is_unnamed(table, row, months):
        block.lines[row] = None
        row += 1


def _is_unnamed(table: Table, row: int, months: Mapping[int, Span]) -> bool:
    values = table.sheet.values[row] if row < len(table.sheet.values) else []
    texts = {column: written(cell) for column, cell in enumerate(values) if not is_blank(cell)}
    if not texts.keys() <= months.keys() or any(explains(text) for text in texts.values()):
        return False
    return bool(texts) or any((row, column) in table.sheet.fills for column in months)


def _read(block: Block, marks: Marks, months: Mapping[int, Span]) -> dict[str, Any]:
    found: dict[Meaning, list[Span]] = {"planned": [], "actual": [], "forecast": []}
    milestones: list[str] = []
    is_assumed = False
    for row, line in block.lines.items():
        for column, mark in marks.in_row(row, line, block.head):
            is_assumed |= mark.meaning is None
            meaning = mark.meaning or "planned"
            if meaning == "actual" and marks.table.as_of and months[column].first > marks.table.as_of:
                meaning = "forecast"  # What is drawn as 実績 after 基準日 cannot be a fact yet.
            found[meaning].append(months[column])
            if meaning == "planned" and (mark.word or mark.is_point):
                milestones.append(_milestone(mark, months[column]))
    planned, actual, forecast = found["planned"], found["actual"], found["forecast"]
    is_open = any(span.is_open for span in planned)
    as_of, ended = marks.table.as_of, _last(actual)
    if as_of and ended and ended > as_of and not any(_is_month(span) for span in actual if span.last == ended):
        ended = None  # Somewhere in a quarter, half or year that is not over yet.
    return {
        "planned_start": _first(planned),
        "planned_end": None if is_open else _last(planned),
        "actual_start": _first(actual),
        "actual_end": ended,
        "forecast_end": _last(forecast),
        "milestones": sorted({*milestones}),
        "is_assumed": is_assumed,
        "is_open": is_open,
    }


def _milestone(mark: Mark, month: Span) -> str:
    """A mark like ◆ is due by the end of its month; a word in a bar is a phase that begins with it."""
    return f"{month.last if mark.is_point else month.first} {mark.word or _POINT}"


def _is_month(span: Span) -> bool:
    return (span.last - span.first).days <= _DAYS_OF_A_MONTH


def _first(months: Sequence[Span]) -> dt.date | None:
    return min((month.first for month in months), default=None)


def _last(months: Sequence[Span]) -> dt.date | None:
    return max((month.last for month in months), default=None)


def _forget_notes(table: Table, blocks: Sequence[Block], report: Report) -> None:
    """Rows of marks that were taken for notes on first reading are none."""
    unnamed = sum(len(block.lines) - len(block.indices) for block in blocks)
    if unnamed:
        report.issues[:] = [each for each in report.issues if (each.code, each.sheet) != ("note_row", table.sheet.name)]


def _keep_first_rows(table: Table, blocks: Sequence[Block]) -> None:
    """One row for each initiative: of every column the first of its rows that says something."""
    for name, values in table.values.items():
        table.values[name] = [
            next((values[index] for index in block.indices if not is_blank(values[index])), None) for block in blocks
        ]
    table.rows = [block.head for block in blocks]


def _report(table: Table, months: Mapping[int, Span], found: Sequence[Mapping[str, Any]], report: Report) -> None:
    """Initiatives without a plan, marks of one kind that were taken for the plan, and colours that stand for words."""
    column = table.header.columns["initiative"]
    columns = f"{column_letters(min(months))}～{column_letters(max(months))}"
    for index, (row, bars) in enumerate(zip(table.rows, found, strict=True)):
        place = {"sheet": table.sheet.name, "cell": address(row, column)}
        name = written(table.sheet.values[row][column])
        if bars["is_open"]:
            report.add("grid_end_open", **place, value=name)
        elif bars["planned_end"] is None and not _has_period_of_its_own(table, index):
            report.add("grid_without_plan", **place, value=name, columns=columns)
    if any(bars["is_assumed"] for bars in found):
        report.add("grid_marks_as_plan", sheet=table.sheet.name, cell=address(table.rows[0], column))
    if table.sheet.fills:
        report.add("grid_by_colour", sheet=table.sheet.name, cell=address(table.rows[0], column))


def _has_period_of_its_own(table: Table, index: int) -> bool:
    """Whether a column says when the initiative is to end: then a grid without marks takes nothing away."""
    names = ("planned_end", "planned_period")
    return any(name in table.values and not is_blank(table.values[name][index]) for name in names)
